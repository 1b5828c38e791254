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

from pyoxigraph import Store

from ..figures import Match, Reading, scan
from .coordination import is_deed
from .days import Days, name_of
from .doubts import UNSURE, doubts
from .exclusions import no_value
from .findings import findings
from .measures import measured, moved, values, wanted
from .metrics import Metrics, counted_things
from .model import Draft, Row
from .phrases import Phrases
from .stubs import place_named, with_stubs
from .subjects import Subject, Subjects
from .text import Article, Span
from .times import NOW, Mention, baseline_of, mentions, period_of, said_on

__all__ = ["propose"]

LONGEST_QUOTE = 23
LONGEST_CONTEXT = 12

_BREAK = "，,。；;：:！？!?\n（(）)"
_ASIDE = re.compile("[（(][一-鿿]{1,2}[）)]")
"""So short a bracket, as in 村（居）, is part of a word and ends no clause."""
_DEPENDENT = re.compile(
    "(?:抓获|刑事拘留|查获)(?:违法)?(?:犯罪)?嫌疑人|(?:为群众)?(?:挽回|追回)(?:直接)?经济损失|返还(?:涉案)?资金"
)
_COMPARED = re.compile("[较比]|同比|相比|环比")
_BEGINS = re.compile("(?:^|[，,。；;：:“！？）)\\s]|其中|同时|来|间|年|月|日|上|由|以来)$")
_YEARLY = re.compile("年均|平均每年")


def propose(article: Article, store: Store, source: dict[str, str]) -> Draft:
    """Propose a briefing from an article.

    ``source`` has what is known of it: ``id``, ``published``, ``said``, ``area`` and more;
    what it lacks is read from the text where the text says it.
    """
    subjects = Subjects(store)
    found_area, called = subjects.area(article)
    said = _day(source.get("said", "")) or said_on(article, _day(source.get("published", "")))
    filled = {
        **source,
        "title": source.get("title") or article.title,
        "area": source.get("area") or found_area,
        "said": said.isoformat() if said else "",
    }
    days = said, _day(source.get("published", ""))
    reader = _Proposer(article, store, subjects, filled["area"], called, *days)
    rows = tuple(reader.rows())
    rows, stubs = with_stubs(rows, filled, article, counted_things(store))
    return Draft(
        filled, rows, tuple(findings(article, store, reader.times, filled["area"])), stubs
    )


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
        published: date | None,
    ) -> None:
        self._article, self._text = article, article.text
        self._area = area
        self._metrics = Metrics(store)
        self._subjects = subjects
        self._matches = list(scan(article.text))
        self.times: list[Mention] = mentions(article, self._matches, said, published)
        self._agencies = subjects.agencies(article, called)
        place = called or place_named(article)
        self._phrases = Phrases(
            article,
            self._matches,
            self.times,
            self._agencies,
            "" if place == "全国" else place,
        )
        self._broken = _ASIDE.sub(lambda one: "□" * len(one[0]), self._text)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each figure of the text, in its order."""
        for number, match in enumerate(self._matches, start=1):
            row = self._quoted(number, match)
            reason = no_value(match, self._text, self.times)
            if reason:
                yield replace(self._around(row, match), decision="exclude", reason=reason)
            elif match.reading is not Reading.FIGURE:
                yield replace(row, why=(f"unread: {match.reason}",))
            else:
                yield self._proposed(row, match)

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
        first = max(
            (self._broken.rfind(mark, start, match.start) for mark in _BREAK), default=-1
        )
        ends = [at for mark in _BREAK if (at := self._broken.find(mark, match.end, end)) >= 0]
        return max(first + 1, start), min(ends, default=end)

    def _proposed(self, row: Row, match: Match) -> Row:
        clause = self._clause(match)
        match = moved(match, self._text)
        against = _COMPARED.search(self._text[clause[0] : match.start]) is not None
        unit, classifier, kind = measured(match, compared=against)
        if kind == "change" and _YEARLY.search(self._text[slice(*clause)]):
            kind = "rate"
        row = replace(row, **values(match, kind), unit=unit, classifier=classifier, kind=kind)
        why = tuple(doubts(row, match, self._matches, self._text, clause))
        row = replace(row, area=self._placed(match), why=why)
        return self._by(self._when(self._what(row, match, clause), match, clause), match)

    def _what(self, row: Row, match: Match, clause: Span) -> Row:
        """Propose the metric, where one is surely meant."""
        words = self._phrases.of(match, clause)
        phrase = words.text
        if "分别" in self._text[clause[0] : match.start] and not words.is_dealt:
            said = "分别: it is not sure which of several things it is said of"
            row = replace(row, why=(*row.why, said))
        if (of := self._of_what(match, phrase)) is not None:
            row = replace(row, why=(*row.why, f"class: perhaps only of “{of}”"))
        kinds = wanted(row.kind) if row.unit else ()
        candidates = self._metrics.search(
            phrase, kinds=kinds, unit=row.unit, classifier=row.classifier
        )
        metric = self._metrics.best(candidates)
        sure = metric is not None and not any(why.startswith(UNSURE) for why in row.why)
        why = (
            f"metric: none that is known is surely “{phrase}”" if phrase else "metric: no words"
        )
        return replace(
            row,
            phrase=phrase,
            metric=metric.name if metric is not None and sure else "",
            candidates=tuple(candidates),
            why=row.why if metric is not None else (*row.why, why),
        )

    def _of_what(self, match: Match, phrase: str) -> str | None:
        """Return the cases that a phrase without its own, such as 抓获嫌疑人, may be of."""
        before = self._phrases.before(match)
        special = before.endswith(("案件", "案", "犯罪")) and not before.endswith("刑事案件")
        return before if special and _DEPENDENT.fullmatch(phrase) else None

    def _when(self, row: Row, match: Match, clause: Span) -> Row:
        """Propose the period, and of a change what it is measured against."""
        days, grounds = period_of(self._article, self.times, match.start)
        why = () if days else (self._undated(match),)
        base: Days | None = None
        if row.kind in ("change", "difference"):
            base, more = baseline_of(self._article, self.times, clause, days)
            grounds = (*grounds, *more) if base else grounds
            why = why if base else (*why, "baseline: not told")
        return replace(
            row,
            period=name_of(days) if days else "",
            baseline=name_of(base) if base else "",
            inferred=tuple(sorted(set(grounds))),
            why=(*row.why, *why),
        )

    def _undated(self, match: Match) -> str:
        """Say why no period is proposed."""
        start, _ = self._article.sentence(match.start)
        before = [one for one in self.times if one.start < match.start and not one.is_base]
        if before and before[-1].days is None:
            words = self._text[before[-1].start : before[-1].end]
            if before[-1].ground != NOW:
                return f"period: {words} of when? give --said"
            if start <= before[-1].start:
                return f"period: {words}, a day that the text does not name"
        return "period: not surely told"

    def _by(self, row: Row, match: Match) -> Row:
        """Propose who did it, where the text names somebody."""
        agency = self._agency(match)
        start, _ = self._article.sentence(match.start)
        if agency is None or (agency.start < start and not is_deed(row.phrase)):
            return row
        carried = agency.start < self._article.sentence(match.start)[0]
        grounds = {*row.inferred, *(["agency-paragraph"] if carried else [])}
        unknown = () if agency.name else (f"agency: {agency.called} is not known here",)
        return replace(
            row,
            agency=agency.name,
            named=agency.called,
            inferred=tuple(sorted(grounds)),
            why=(*row.why, *unknown),
        )

    def _agency(self, match: Match) -> Subject | None:
        """Return who did it: the last named in the sentence, else in the paragraph."""
        start, _ = self._article.sentence(match.start)
        paragraph, _ = self._article.paragraph(match.start)
        doers = [one for one in self._agencies if one.is_doer and one.start < match.start]
        own = [one for one in doers if start <= one.start]
        before = own or [one for one in doers if paragraph <= one.start]
        subjects = [one for one in before if self._begins(one)]
        return subjects[-1] if subjects else None

    def _begins(self, agency: Subject) -> bool:
        """Tell whether an agency stands where the subject of a clause does."""
        before = self._text[max(0, agency.start - 4) : agency.start]
        return bool(_BEGINS.search(before)) or any(
            one.end == agency.start for one in self.times
        )

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
