"""What a text proposes: a row a figure, with what is sure, and why the rest is empty.

Rules only, and no guess: a field that is not sure stays empty and says why. Sentence by
sentence; a subject and a period are carried on and marked so; 分别 is dealt out;
denominators, thresholds and what stands in brackets are known for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pyoxigraph import Store

from ..bounds import COMPARATORS, plain
from ..evidence.pairing import groups
from ..figures import Comparator, Kind, Match, Reading, scan
from ..figures.lexicon import UNIVERSALS
from .metrics import Metrics
from .model import Draft, Finding, Row
from .stubs import with_stubs
from .subjects import Subject, Subjects
from .text import Article, Span
from .times import Days, Mention, baseline_of, mentions, name_of, period_of, said_on

__all__ = ["propose"]

LONGEST_QUOTE = 23
LONGEST_CONTEXT = 12

_UNITS = {
    Kind.PERCENT: "PERCENT",
    Kind.MONEY: "CCY_CNY",
    Kind.COUNT: "NUM",
}
_MEASURES = {
    "年": "YR",
    "个月": "MO",
    "天": "DAY",
    "小时": "HR",
    "分钟": "MIN",
    "公里": "KiloM",
}
_UNSURE = ("in brackets", "denominator", "threshold", "scope")
_EXCLUDED = {
    Kind.DATE: "date",
    Kind.YEAR: "period",
    Kind.PERIOD: "period",
    Kind.NAME: "name",
    Kind.ORDINAL: "ordinal",
}
_BREAK = "，,。；;：:！？!?\n（(）)"
_LEAD = re.compile(
    r"^(?:[、\s“”\"]|其中|同时|此外|另外|目前|截至目前|期间|今年以来|今年|去年|五年来|五年间|近年来|每年|全年|累计|共计|共|已|先后"
    r"|新|还|均|又|再|并|也|仅|就|各地|各级|全国|全省|全市|全区|全县|我国|我省|我市|我区|全国范围内|深入开展|开展|(?:组织|推动|依法)(?=[一-鿿]))+"
)
_TRAIL = re.compile(
    r"(?:分别|达到了|达到|达|已达|(?<!行)为|是|有|共|累计|超过|超|突破|近|约|了|均|都|占比|占|至|到|在|同比|环比|较[^，。]{0,12}|比[^，。]{0,12}"
    r"|与[^，。]{0,12}相比|同[^，。]{0,12}相比|大幅|明显|显著|稳步|持续|连续|下降|上升|增长|提高|提升|减少|增加|降低|下降了|上升了|增长了|合计|保持|稳定)+$"
)
_TAIL_NOUN = re.compile("^(?:的)?([“‘]?[一-鿿”’]{2,14})")
_DENOMINATOR = re.compile("(?:每|平均每)$")
_THRESHOLD = re.compile("^(?:岁|周岁)?(?:及以上|以上的|以下的|以内的|及以下)")
_SCOPE = re.compile("(?:在|从|对)(?:全国|全省|全市)?$")
_SCOPE_BEHIND = re.compile("^(?:城市|省份|县区|单位|企业)?(?:中|参评|参与|参加)")
_WORDED = re.compile(
    "全部告破|全部侦破|全破|全覆盖|全部达标|全部办结|零发生|双下降|三下降|持续下降|稳步提升|持续提升|稳中向好"
)
_HONOUR = re.compile(
    "(?:获评|荣获|获得|入选|被评为|被确定为|被命名为|被授予|列为|成为)([“《]?[一-鿿“”《》0-9]{2,30})|全国首(?:个|部|家|创)[一-鿿]{1,12}"
)
_PROGRAM = re.compile(
    "“([一-鿿0-9+·、-]{2,16})”(?:专项行动|行动|机制|模式|平台|工程|计划|品牌|战役|制度|体系)"
    "|[一-鿿]{2,14}(?:专项行动|专项整治|攻坚行动|三年行动)"
)


def propose(article: Article, store: Store, source: dict[str, str]) -> Draft:
    """Propose a briefing from an article.

    ``source`` has what is known of it: ``id``, ``published``, ``said``, ``area`` and more;
    what it lacks is read from the text where the text says it.
    """
    subjects = Subjects(store)
    found_area, called = subjects.area(article)
    said = _day(source.get("said", "")) or said_on(article)
    filled = {
        **source,
        "title": source.get("title") or article.title,
        "area": source.get("area") or found_area,
        "said": said.isoformat() if said else "",
    }
    reader = _Proposer(article, store, subjects, filled["area"], called, said)
    rows = tuple(reader.rows())
    rows, stubs = with_stubs(rows, filled, article)
    return Draft(filled, rows, tuple(reader.findings()), stubs)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


class _Proposer:
    def __init__(  # noqa: PLR0913, PLR0917 (what is known before the first figure)
        self,
        article: Article,
        store: Store,
        subjects: Subjects,
        area: str,
        called: str,
        said: date | None,
    ) -> None:
        self._article, self._text = article, article.text
        self._area = area
        self._metrics = Metrics(store)
        self._subjects = subjects
        self._matches = list(scan(article.text))
        self._times: list[Mention] = mentions(article, self._matches, said)
        self._agencies = subjects.agencies(article, called)
        self._dealt = {
            match.start: thing
            for group in groups(
                article.text, [one for one in self._matches if one.reading is Reading.FIGURE]
            )
            for match, thing in zip(group.figures, group.things, strict=True)
        }

    def rows(self) -> Iterator[Row]:
        """Yield a row for each figure of the text, in its order."""
        for number, match in enumerate(self._matches, start=1):
            row = self._quoted(number, match)
            reason = self._no_value(match)
            if reason:
                yield replace(self._around(row, match), decision="exclude", reason=reason)
            elif match.reading is not Reading.FIGURE:
                yield replace(row, why=(f"unread: {match.reason}",))
            else:
                yield self._proposed(row, match)

    def findings(self) -> Iterator[Finding]:
        """Yield what is no figure and may be a fact, in the order of the text."""
        kinds = (("worded", _WORDED), ("honour", _HONOUR), ("program", _PROGRAM))
        found = [
            (one.start(), one.end(), kind)
            for kind, pattern in kinds
            for one in pattern.finditer(self._text)
        ]
        last = -1
        for start, end, kind in sorted(found):
            if start >= last:
                end_ = min(end, start + LONGEST_QUOTE)
                quote = self._text[start:end_]
                yield Finding(kind, start, end_, quote, self._article.part(start))
                last = end

    def _no_value(self, match: Match) -> str:
        """Return why a number is the value of nothing, or nothing."""
        if match.reading is Reading.NAME:
            return "name"
        if match.reading is Reading.FIGURE and match.figure.kind in _EXCLUDED:
            return _EXCLUDED[match.figure.kind]
        covered = any(one.start <= match.start and match.end <= one.end for one in self._times)
        return "period" if covered else ""

    def _quoted(self, number: int, match: Match) -> Row:
        start, end = self._clause(match)
        stop = end if end - start <= LONGEST_QUOTE else match.end
        begin = max(start, stop - LONGEST_QUOTE) if stop >= match.end else match.start
        begin = min(begin, match.start)
        begin, stop = _trimmed(self._text, begin, stop)
        line, edge = self._article.paragraph(match.start)
        return Row(
            number=number,
            start=begin,
            end=stop,
            quote=self._text[begin:stop],
            prefix=self._text[max(line, begin - LONGEST_CONTEXT) : begin],
            suffix=self._text[stop : min(edge, stop + LONGEST_CONTEXT)],
            part=self._article.part(match.start),
            printed=self._text[match.start : match.end],
            context=self._context(match),
            area=self._area,
        )

    def _around(self, row: Row, match: Match) -> Row:
        """Quote nothing but the number itself: of what is no value nothing else matters."""
        line, edge = self._article.paragraph(match.start)
        return replace(
            row,
            start=match.start,
            end=match.end,
            quote=row.printed,
            prefix=self._text[max(line, match.start - LONGEST_CONTEXT) : match.start],
            suffix=self._text[match.end : min(edge, match.end + LONGEST_CONTEXT)],
            area="",
        )

    def _context(self, match: Match) -> str:
        line, edge = self._article.paragraph(match.start)
        before = self._text[max(line, match.start - 24) : match.start]
        behind = self._text[match.end : min(edge, match.end + 16)]
        return f"{before}【{self._text[match.start : match.end]}】{behind}"

    def _clause(self, match: Match) -> Span:
        start, end = self._article.paragraph(match.start)
        first = max((self._text.rfind(mark, start, match.start) for mark in _BREAK), default=-1)
        ends = [at for mark in _BREAK if (at := self._text.find(mark, match.end, end)) >= 0]
        return max(first + 1, start), min(ends, default=end)

    def _proposed(self, row: Row, match: Match) -> Row:
        why: list[str] = []
        clause = self._clause(match)
        unit, classifier, kind = self._measured(match)
        phrase = self._phrase(match, clause)
        candidates = (
            self._metrics.search(phrase, kinds=_wanted(kind), unit=unit) if unit else []
        )
        metric = self._metrics.best(candidates)
        why += self._doubts(match, clause, unit)
        if metric is None:
            why.append(
                f"metric: none that is known is surely “{phrase}”"
                if phrase
                else "metric: no words"
            )
        days, grounds = period_of(self._article, self._times, match.start)
        if days is None:
            why.append("period: not surely told")
        base: Days | None = None
        base_grounds: tuple[str, ...] = ()
        if kind == "change":
            base, base_grounds = baseline_of(self._article, self._times, clause, days)
            if base is None:
                why.append("baseline: not told")
        agency = self._agency(match)
        inferred = [*grounds, *(base_grounds if base else ())]
        if agency is not None and agency.start < self._article.sentence(match.start)[0]:
            inferred.append("agency-paragraph")
        if agency is not None and not agency.name:
            why.append(f"agency: {agency.called} is not known here")
        sure = not any(text.startswith(_UNSURE) for text in why)
        read = _values(match)
        return replace(
            row,
            value=read["value"],
            lower=read["lower"],
            upper=read["upper"],
            comparator=read["comparator"],
            step=read["step"],
            basis=read["basis"],
            unit=unit,
            classifier=classifier,
            kind=kind,
            phrase=phrase,
            metric=metric.name if metric and sure else "",
            candidates=tuple(candidates),
            area=self._placed(match),
            period=name_of(days) if days else "",
            baseline=name_of(base) if base else "",
            agency=agency.name if agency else "",
            named=agency.called if agency else "",
            inferred=tuple(sorted(set(inferred))),
            why=tuple(why),
        )

    def _measured(self, match: Match) -> tuple[str, str, str]:  # noqa: PLR0911 (a table)
        """Return the unit in QUDT, the measure word, and the kind of metric to look for."""
        figure = match.figure
        kind = figure.measures
        if figure.comparator is Comparator.WORDED:
            return ("PERCENT", "", "ratio") if figure.wording in UNIVERSALS else ("", "", "")
        if kind is Kind.PERCENT or figure.unit in ("%", "％"):
            moved = match.direction is not None
            return "PERCENT", "%", "change" if moved else "ratio"
        if kind is Kind.MONEY:
            return "CCY_CNY", figure.unit, "flow"
        if kind is Kind.RANK:
            return "NUM", figure.unit, "rank"
        if figure.unit in _MEASURES:
            return _MEASURES[figure.unit], figure.unit, "span"
        if kind is Kind.COUNT:
            return "NUM", figure.unit, "flow"
        return "", figure.unit, ""

    def _doubts(self, match: Match, clause: Span, unit: str) -> Iterator[str]:
        before, behind = self._text[: match.start], self._text[match.end :]
        if not unit:
            unknown = match.figure.unit or match.figure.kind.value
            yield f"unit: {unknown} is none that metrics have"
        if _DENOMINATOR.search(before[-4:]):
            yield "denominator: it says per how many"
        if _THRESHOLD.match(behind[:6]):
            yield "threshold: it says from where on something counts"
        if _SCOPE.search(before[-4:]) and _SCOPE_BEHIND.match(behind[:6]):
            yield "scope: it says among how many"
        opened = before.rfind("（", clause[0] - 1, match.start) >= 0
        if opened or before[clause[0] - 1 : clause[0]] in ("（", "("):
            yield "in brackets: a breakdown of what stands before, or an aside"

    def _phrase(self, match: Match, clause: Span) -> str:
        """Return the words that say what is measured."""
        if match.start in self._dealt:
            head = self._text[clause[0] : match.start]
            return _TRAIL.sub("", _LEAD.sub("", self._dealt[match.start])) or head
        before = self._text[clause[0] : match.start]
        others = [one.end for one in self._matches if clause[0] < one.end <= match.start]
        if others and any(one in before for one in ("、", "和", "及")):
            before = self._text[max(others) : match.start].lstrip("、和及与")
        for time in self._times:
            if clause[0] <= time.start and time.end <= match.start:
                before = before.replace(self._text[time.start : time.end], "")
        for agency in self._agencies:
            if clause[0] <= agency.start < match.start:
                before = before.replace(agency.called, "")
        before = _LEAD.sub("", before.replace("*", "").strip(' “”"、'))
        moved = _TRAIL.sub("", before)
        noun = _TAIL_NOUN.match(self._text[match.end : clause[1]].replace("*", ""))
        if noun and match.figure.measures is not Kind.PERCENT:
            return moved + noun[1]
        return moved

    def _agency(self, match: Match) -> Subject | None:
        """Return who did it: the last named in the sentence, else in the paragraph."""
        start, _ = self._article.sentence(match.start)
        paragraph, _ = self._article.paragraph(match.start)
        own = [one for one in self._agencies if start <= one.start < match.start]
        before = own or [one for one in self._agencies if paragraph <= one.start < match.start]
        return before[-1] if before else None

    def _placed(self, match: Match) -> str:
        """Return the area: another one that the sentence names before, or the text's own."""
        start, _ = self._article.sentence(match.start)
        named = self._subjects.areas_in(self._text[start : match.start])
        return named[-1][1] if named else self._area


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t　、，,。；;：:":
        start += 1
    while end > start and text[end - 1] in " \t　、，,。；;":
        end -= 1
    return start, end


def _wanted(kind: str) -> tuple[str, ...]:
    return ("flow", "stock") if kind == "flow" else (kind,) if kind else ()


def _values(match: Match) -> dict[str, str]:
    figure = match.figure
    sign = -1 if match.direction == -1 and figure.measures is Kind.PERCENT else 1

    def text(number: Decimal | None) -> str:
        return "" if number is None else plain(number * sign)

    lower, upper = (figure.lower, figure.upper)[::sign]
    value = figure.value if figure.value is not None else figure.lower
    if figure.comparator is Comparator.WORDED:
        whole = "100" if figure.wording in UNIVERSALS else ""
        return {
            "value": whole,
            "lower": whole,
            "upper": whole,
            "comparator": "exactly" if whole else "",
            "step": "",
            "basis": "worded",
        }
    comparator = "between" if figure.comparator is Comparator.RANGE else str(figure.comparator)
    assert comparator in COMPARATORS  # noqa: S101 (the grammar takes its own from there)
    return {
        "value": text(value),
        "lower": text(lower),
        "upper": text(upper),
        "comparator": comparator,
        "step": plain(figure.step) if figure.step else "",
        "basis": "printed",
    }
