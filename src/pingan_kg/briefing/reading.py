"""The evidence as the graph states it: an article, its passages, and the facts on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Store

from ..graph.view import Term, View, short
from ..languages import LANGUAGES
from ..rdf.names import expand

__all__ = ["Article", "Observation", "Passage", "articles", "evidence", "observation_nodes"]

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LONGEST = 60
"""A number of more characters is none that a briefing prints."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim or an exclusion; offsets are of the article's text, None where missing."""

    id: str
    is_claim: bool
    start: int | None
    end: int | None
    exact: str
    figure: str
    """The figure as printed, or nothing."""
    facts: tuple[str, ...]
    """The short ids of what is derived from it; of an exclusion, what bears the number."""
    reasoned: bool
    """Whether an exclusion says why; a claim needs no reason."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an observation says, as far as a figure in print can bear it out."""

    id: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    comparator: str
    """The code's local name without its prefix: ``more-than``."""
    unit: str
    """The local name of the unit: ``CCY_CNY``."""
    classifier: str
    """The measure word as printed, or nothing."""
    worded: bool
    wordings: tuple[str, ...]
    """The words that print the worded value: notations and Chinese labels of its code."""
    is_change: bool
    labels: dict[str, str]
    about: str
    """The Chinese words for what is measured: labels of the metric and of what changed."""
    basis: str = ""
    """``printed`` or ``worded``, or nothing."""
    named: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """By language what metric, area and period are called; nothing where one is not."""
    period: str = ""
    baseline: str = ""
    """Short ids of the period, and of that which a change is against."""
    year_before: bool = False
    """Whether the baseline is the same span of the year before."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all that the graph takes from it, in the order of the text."""

    id: str
    iri: str
    titles: dict[str, str]
    """By language."""
    sha256: str
    passages: tuple[Passage, ...]
    observations: dict[str, Observation]
    """By short id: those derived from a claim of the article, or from none at all."""
    periods: dict[str, tuple[str, ...]]
    """The Chinese names of the graph's periods, by short id."""


def articles(store: Store) -> list[NamedNode]:
    """Return the articles that passages of the graph are taken from, sorted."""
    view = View(store, "zh")
    nodes = view.instances("schema:NewsArticle")
    return [node for node in nodes if view.subjects("oa:hasSource", node)]


def evidence(store: Store, article: NamedNode) -> Article:
    """Return what the graph takes from an article, and the facts that rest on it."""
    view = View(store, "zh")
    passages = [_passage(view, node) for node in view.subjects("oa:hasSource", article)]
    passages.sort(key=lambda one: (one.start or 0, one.end or 0, one.id))
    own = {one.id for one in passages}
    return Article(
        id=short(article),
        iri=article.value,
        titles=view.labels(article),
        sha256="".join(view.texts(article, "schema:sha256")[:1]),
        passages=tuple(passages),
        observations={
            short(node): _observation(view, node)
            for node in observation_nodes(view)
            if _rests_on(view, node, own)
        },
        periods={
            short(node): _chinese(view, node, "skos:altLabel", "skos:prefLabel")
            for node in view.instances("time:ProperInterval")
        },
    )


def observation_nodes(view: View) -> list[NamedNode]:
    """Return what has a value, whether it says that it is an observation or not, sorted."""
    valued = (
        quad.subject
        for name in ("sdmx-measure:obsValue", "pa:wordedValue")
        for quad in view.store.quads_for_pattern(None, NamedNode(expand(name) or name), None)
    )
    found = {node for node in valued if isinstance(node, NamedNode)}
    return sorted(found.union(view.instances("pa:Observation")), key=str)


def _rests_on(view: View, node: NamedNode, own: set[str]) -> bool:
    sources = view.objects(node, "prov:wasDerivedFrom")
    claims = [short(claim) for claim in sources if isinstance(claim, NamedNode)]
    return not claims or any(claim in own for claim in claims)


def _text(view: View, node: NamedNode, name: str) -> str:
    found = [term.value for term in view.objects(node, name) if isinstance(term, Literal)]
    return found[0] if found else ""


def _number(view: View, node: NamedNode, name: str) -> Decimal | None:
    """Return a number in the form of xsd:decimal; any other (NaN, 1E9) counts as none."""
    text = _text(view, node, name)
    return Decimal(text) if _DECIMAL.fullmatch(text) and len(text) <= _LONGEST else None


def _offset(view: View, node: NamedNode, name: str) -> int | None:
    text = _text(view, node, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _passage(view: View, node: NamedNode) -> Passage:
    is_claim = "pa:Exclusion" not in view.kinds(node)
    if is_claim:
        facts = view.subjects("prov:wasDerivedFrom", node)
    else:
        facts = [one for one in view.objects(node, "pa:bearer") if isinstance(one, NamedNode)]
    return Passage(
        id=short(node),
        is_claim=is_claim,
        start=_offset(view, node, "oa:start"),
        end=_offset(view, node, "oa:end"),
        exact=_text(view, node, "oa:exact"),
        figure=_text(view, node, "pa:printedFigure"),
        facts=tuple(map(short, facts)),
        reasoned=is_claim or view.one(node, "pa:exclusionReason") is not None,
    )


def _observation(view: View, node: NamedNode) -> Observation:
    metric = view.one(node, "pa:metric")
    area = view.one(node, "sdmx-dimension:refArea")
    period = view.one(node, "sdmx-dimension:refPeriod")
    baseline = view.one(node, "pa:baselinePeriod")
    worded = view.one(node, "pa:wordedValue")
    measured = (metric, view.one(metric, "pa:changeOf"))
    return Observation(
        id=short(node),
        value=_number(view, node, "sdmx-measure:obsValue"),
        lower=_number(view, node, "schema:minValue"),
        upper=_number(view, node, "schema:maxValue"),
        comparator=_code(view.one(node, "pa:comparator")).removeprefix("comparator-"),
        unit=_code(view.one(node, "sdmx-attribute:unitMeasure")),
        classifier=_notation(view, view.one(node, "pa:classifier")),
        worded=worded is not None,
        wordings=_chinese(view, worded, "skos:notation", "skos:prefLabel", "skos:altLabel"),
        is_change=_code(view.one(metric, "pa:metricKind")) == "kind-change",
        labels=view.labels(node),
        about="；".join(
            word for thing in measured for word in _chinese(view, thing, "skos:prefLabel")
        ),
        basis=_code(view.one(node, "pa:valueBasis")).removeprefix("basis-"),
        named=_named(view, metric, area, period),
        period=short(period) if isinstance(period, NamedNode) else "",
        baseline=short(baseline) if isinstance(baseline, NamedNode) else "",
        year_before=_is_year_before(view, baseline, period),
    )


def _named(view: View, *things: Term | None) -> dict[str, tuple[str, str, str]]:
    """Return by language the labels of metric, area and period, nothing for one without."""
    labels = [view.labels(thing) if thing is not None else {} for thing in things]
    return {
        lang: (labels[0].get(lang, ""), labels[1].get(lang, ""), labels[2].get(lang, ""))
        for lang in LANGUAGES
    }


def _is_year_before(view: View, baseline: Term | None, period: Term | None) -> bool:
    """Tell whether one period is the other a year earlier, day by day."""
    for end in ("time:hasBeginning", "time:hasEnd"):
        days = [view.one(one, end, "time:inXSDDate") for one in (baseline, period)]
        first, second = (day.value if isinstance(day, Literal) else "" for day in days)
        if not (first[:4].isdigit() and second[:4].isdigit() and first[4:] == second[4:]):
            return False
        if int(first[:4]) + 1 != int(second[:4]):
            return False
    return True


def _code(term: object) -> str:
    return term.value.rpartition("/")[2] if isinstance(term, NamedNode) else ""


def _notation(view: View, term: object) -> str:
    return _text(view, term, "skos:notation") if isinstance(term, NamedNode) else ""


def _chinese(view: View, term: object, *names: str) -> tuple[str, ...]:
    """Return the texts of some properties that are Chinese, or of no language."""
    if not isinstance(term, NamedNode):
        return ()
    return tuple(
        literal.value
        for name in names
        for literal in view.objects(term, name)
        if isinstance(literal, Literal) and literal.language in (None, "zh")
    )
