"""Which known metric a phrase speaks of: a search by words, with a score."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log

from pyoxigraph import NamedNode, Store

from ..briefing.statements import Said, node_of
from ..rdf.names import PREFIXES
from ..scripts import simplified
from .model import Candidate

__all__ = ["Metrics", "counted_things"]

_SAME = (
    ("侦破", "破获"),
    ("攻坚突破", "破获"),
    ("突破", "破获"),
    ("破案", "破获案件"),
    ("电信网络诈骗", "电诈"),
    ("电信诈骗", "电诈"),
    ("交通事故", "事故"),
    ("醉酒驾驶", "醉驾"),
    ("矛盾纠纷", "纠纷"),
    ("人次", "人"),
    ("共计", ""),
)
_TAIL = re.compile("(?:数量|总数|数|量|金额|总额|额|起数|件数|人数|处数|个数|比例|率)$")
_WORTH = 0.55
"""A metric that scores less is not proposed."""
_AHEAD = 0.06
"""By so much the best has to be ahead of the next, or none is proposed."""
_OTHER_THING, _OTHER_DEED = 0.5, 0.55
"""What a score is worth where a name counts something else, or does more to it."""
_THINGS = re.compile(
    "(?:(?P<people>嫌疑人|人员|人次|人)|(?P<events>案件|案|警情|事故|纠纷|命案|积案)"
    "|(?P<groups>组织|团伙|集团|窝点|队伍))$"
)
_MEASURED = {"人": "people", "名": "people", "人次": "people", "起": "events"}
_DEEDS = re.compile(
    "冻结|破获|查处|抓获|打掉|拦截|止付|返还|挽回|追缴|劝阻|预警|办理|受理|办结|审结|调解|起诉|化解|整改|排查"
)
_SHOWN = 0.25
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    label: str
    kind: str
    unit: str
    names: tuple[tuple[str, Counter[str]], ...]


class Metrics:
    """The metrics of a graph, to be searched by the words of a text."""

    def __init__(self, store: Store) -> None:
        """Read the labels of all metrics once."""
        self._known: list[_Known] = []
        for quad in store.quads_for_pattern(None, node_of("rdf:type"), node_of("pa:Metric")):
            if isinstance(quad.subject, NamedNode):
                self._add(store, quad.subject)
        self._known.sort(key=lambda one: one.name)
        seen = Counter(
            gram for one in self._known for _, grams in one.names for gram in set(grams)
        )
        number = sum(len(one.names) for one in self._known) or 1
        self._weights = {gram: log(1 + number / count) for gram, count in seen.items()}
        self._usual = log(1 + number)

    def _add(self, store: Store, node: NamedNode) -> None:
        said = Said(store, node)
        names = [*said.names()]
        label = said.labels().get("zh", "")
        kind, unit = (
            said.code("pa:metricKind", "kind-"),
            said.node("sdmx-attribute:unitMeasure"),
        )
        cores = [_core(name, kind) for name in dict.fromkeys([label, *names]) if name]
        if cores:
            called = tuple((core, _grams(core)) for core in cores)
            name = node.value.removeprefix(PREFIXES["metric"])
            measure = unit.value.rpartition("/")[2] if unit else ""
            self._known.append(_Known(name, label, kind, measure, called))

    def search(
        self, phrase: str, *, kinds: tuple[str, ...], unit: str, classifier: str = ""
    ) -> list[Candidate]:
        """Return the metrics of some kinds and unit that fit a phrase, the best first.

        ``classifier`` is the measure word: 人 counts people, and 起 does not.
        """
        core = _core(phrase, kinds[0] if kinds else "")
        wanted = _grams(core)
        if not wanted:
            return []
        counted = _MEASURED.get(classifier) or _counted(core)
        found = [
            Candidate(
                one.name,
                one.label,
                round(
                    max(
                        self._score(wanted, grams) * _fit(core, counted, name)
                        for name, grams in one.names
                    ),
                    2,
                ),
            )
            for one in self._known
            if one.kind in kinds and one.unit == unit
        ]
        ranked = sorted(found, key=lambda one: (-one.score, one.name))
        return [one for one in ranked[:_MOST] if one.score >= _SHOWN]

    def best(self, found: list[Candidate]) -> Candidate | None:
        """Return the metric that is proposed, None where that is not clear."""
        if not found or found[0].score < _WORTH:
            return None
        if len(found) > 1 and found[0].score - found[1].score < _AHEAD and found[0].score < 1:
            return None
        if len(found) > 1 and found[1].score == found[0].score:
            return None
        return found[0]

    def label(self, name: str) -> str:
        """Return the Chinese label of a metric, or nothing."""
        return next((one.label for one in self._known if one.name == name), "")

    def _score(self, one: Counter[str], other: Counter[str]) -> float:
        shared = sum(self._weight(gram) * count for gram, count in (one & other).items())
        total = sum(self._weight(g) * c for each in (one, other) for g, c in each.items())
        return 2 * shared / total if total else 0.0

    def _weight(self, gram: str) -> float:
        return self._weights.get(gram, self._usual)


_NARROW = re.compile("网|未成年|境外|跨境|涉外|农村")
"""Words that make a metric narrower: one that a phrase lacks is not meant by it."""


def _fit(core: str, counted: str, name: str) -> float:
    """Return how far a name counts the same kind of thing, and does the same to it."""
    other = _counted(name)
    fit = _OTHER_THING if counted and other and counted != other else 1.0
    fit *= _OTHER_THING if set(_NARROW.findall(name)) - set(_NARROW.findall(core)) else 1.0
    return fit * (_OTHER_DEED if set(_DEEDS.findall(name)) - set(_DEEDS.findall(core)) else 1.0)


def _counted(words: str) -> str:
    found = _THINGS.search(words)
    return found.lastgroup or "" if found else ""


def _core(text: str, kind: str) -> str:
    """Return the words of a label or phrase that tell one metric from another."""
    text = re.sub(r"[\s“”\"'（）()《》、，的了和与及]", "", simplified(text))
    if kind == "change":
        text = re.sub("(?:变化幅度|变化率|增长率|变化)$", "", text)
    for word, other in _SAME:
        text = text.replace(word, other)
    return _TAIL.sub("", text) if kind != "ratio" else text


def _grams(text: str) -> Counter[str]:
    if len(text) == 1:
        return Counter([text])
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def counted_things(store: Store) -> dict[str, str]:
    """Return the names of what metrics count, by their Chinese labels."""
    scheme, found = NamedNode(PREFIXES["code"] + "counted-things"), {}
    for quad in store.quads_for_pattern(None, node_of("skos:inScheme"), scheme):
        if isinstance(quad.subject, NamedNode):
            label = Said(store, quad.subject).labels().get("zh", "")
            found[label] = quad.subject.value.removeprefix(PREFIXES["code"] + "thing-")
    return found
