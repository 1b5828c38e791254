"""When: the periods that a text names, those that a figure takes from before it, baselines.

Closed lists only. A period that stands in the clause of the figure is the text's own;
one that is taken over from earlier says so; what is not sure is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..figures import Kind, Match
from .days import FIRST_PLAN, Days, years
from .text import Article

__all__ = ["NOW", "Mention", "baseline_of", "mentions", "period_of", "said_on"]

NOW = "now"
"""The ground of a mention such as 截至目前: a day that the text does not name."""

_PLAN = re.compile('[“"「]?十([一二三四五六七八])五[”"」]?(?:时期|期间|规划|以来|时间|五年)?')
_PLANS = {number: at for at, number in enumerate("一二三四五六七八", start=11)}
_THIS_YEAR = re.compile("今年(?:以来)?|本年度?|年初以来")
_LAST_YEAR = re.compile("去年(?:全年)?|上年(?!同期|末)|上一年(?!同期)")
_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年度?(?!春运|春节|国庆|五一|元旦|清明|中秋|[0-9]{1,2}月|前[一二三四0-9]|[上下]半|第|[一二三四]季|[末底初]|至|到|—|-)"
)
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:至|到|—|-|~|－)((?:19|20)[0-9]{2})年")
_FIVE = re.compile("(?<!十)(?:过去)?五年(?:来|间)|近五年")
_BASE_BEFORE = re.compile("(?:较|比|与|同|相比|对比)$")
_BASE_BEHIND = re.compile("(?:年)?(?:同期|相比|末)")
_YEAR_ON_YEAR = re.compile("同比|(?:较|比|与)(?:上年|去年|上一年)同期")
_YEAR_BEFORE = re.compile("(?:较|比)(?:上年|去年|上一年|前一年)(?!同期)")
_SAME_OF_YEAR = re.compile("同比((?:19|20)[0-9]{2})年|[较比与]((?:19|20)[0-9]{2})年同期")
_SINCE = re.compile(
    "(?<![今去前年月日来])以来"
    "|[自从]?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:以来|起|至今|开始)"
)
_WEEK = re.compile("[本上]周|[本上当]月(?![0-9])")
_RANGE = re.compile(
    "(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日?(?:至|到|—|－|-|~|～)"
    "(?:((?:19|20)[0-9]{2})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日"
)
_MONTHS_TWO = re.compile("(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})[、和]([0-9]{1,2})月份?")
_YEARS_BEFORE = re.compile(
    "(?<=[较比])(?:(?:前|上|上一个?)(?:[一二三四五六七八九十]|[0-9]{1,2})年"
    "|(?:[一二三四五六七八九十]|[0-9]{1,2})年前)"
)
_YEAR_END = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年(?:年?[末底])")
_MONTH_END = re.compile("截至(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月[末底]")
_WHOLE_YEAR = re.compile("(?<!去年)(?<!今年)全年(?!龄)")
_NOW = re.compile(
    "(?:截至)?目前|现有|现已(?=建|有|形)|现共有|截至(?:现在|当前)|(?:行动|整治)(?:中|期间)(?=[，,])"
)
_DAY_ISO = re.compile("(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
_MONTH_DAY = re.compile("(?<![0-9年])([0-9]{1,2})月([0-9]{1,2})日")
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")


_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[date], Days]], ...] = (
    (_THIS_YEAR, lambda now: (date(now.year, 1, 1), now)),
    (_LAST_YEAR, lambda now: years(now.year - 1, now.year - 1)),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a period, as code points of the text."""

    start: int
    end: int
    days: Days | None
    """None where it cannot be told which days are meant."""
    is_base: bool
    """Whether something is compared with it."""
    ground: str = ""
    """The end of the code of what is inferred, or nothing."""


def said_on(article: Article, published: date | None = None) -> date | None:
    """Return the first full date of the text: the day on which it was said, or published.

    Where the opening has but a month and a day, it is that day's last before ``published``.
    """
    found = _DAY.search(article.text) or _DAY_ISO.search(article.text)
    opening = article.text[: article.paragraphs[min(1, len(article.paragraphs) - 1)][1]]
    short = _MONTH_DAY.search(opening)
    try:
        if found is not None:
            return date(*map(int, found.groups()))
        if short is not None and published is not None:
            day = date(published.year, *map(int, short.groups()))
            return day if day <= published else day.replace(year=day.year - 1)
    except ValueError:
        pass
    return None


def mentions(
    article: Article, matches: Sequence[Match], said: date | None, now: date | None = None
) -> list[Mention]:
    """Return the periods that a text names, in order.

    ``said`` is the day on which it was said; ``now``, the day on which it was published,
    resolves 今年 and 去年 where that is not known.
    """
    now = said or now
    text, found = article.text, _Found(article.text)
    _ranges(text, found, now)
    _named(text, found)
    for one in _YEAR.finditer(text):
        found.put(one.start(), one.end(), years(int(one[1]), int(one[1])))
    for match in matches:
        figure = match.figure
        if figure.kind is Kind.YEAR:
            continue
        spans = figure.begins != figure.ends or figure.kind is Kind.PERIOD
        if figure.begins and figure.ends and spans:
            days, ground = _dated(match, found, now)
            found.put(match.start, match.end, days, ground)
    for words, resolve in _RELATIVE:
        for one in words.finditer(text):
            found.put(one.start(), one.end(), resolve(now) if now else None, "period-year")
    for one in _WHOLE_YEAR.finditer(text):
        if (year := found.year_before(one.start())) is not None:
            found.put(one.start(), one.end(), years(year, year), "period-year")
    for one in _NOW.finditer(text):
        if not (one[0].startswith("现") and found.in_sentence(one.start())):
            found.put(one.start(), one.end(), None, NOW)
    return found.ordered()


class _Found:
    """The mentions of a text as they are found: where one stands no other is put."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: dict[int, Mention] = {}

    def put(self, start: int, end: int, days: Days | None = None, ground: str = "") -> None:
        if not any(one.start < end and start < one.end for one in self._at.values()):
            before, behind = self._text[max(0, start - 2) : start], self._text[end : end + 3]
            base = bool(_BASE_BEFORE.search(before) or _BASE_BEHIND.match(behind))
            self._at[start] = Mention(start, end, days, base, ground)

    def ordered(self) -> list[Mention]:
        return [self._at[start] for start in sorted(self._at)]

    def year_before(self, offset: int) -> int | None:
        """Return the year that was named last before a place, by itself or in a date."""
        named = [
            one.days[1].year
            for one in self.ordered()
            if one.start < offset and not one.is_base and one.days and _is_within_year(one.days)
        ]
        return named[-1] if named else None

    def follows(self, offset: int, *words: str) -> bool:
        """Tell whether one of some words stands right before a place."""
        return self._text[:offset].endswith(words)

    def in_sentence(self, offset: int) -> bool:
        """Tell whether one stands before a place in its sentence."""
        start = max(self._text.rfind(mark, 0, offset) for mark in "。；！？\n")
        return any(start < one.start < offset for one in self._at.values())


def _named(text: str, found: _Found) -> None:
    """Put the periods that have a name or years of their own."""
    plans: list[tuple[int, Days | None]] = []
    for one in _YEARS.finditer(text):
        found.put(one.start(), one.end(), years(int(one[1]), int(one[2])))
    for one in _PLAN.finditer(text):
        first = FIRST_PLAN + 5 * (_PLANS[one[1]] - 1)
        plan = years(first + 3, first + 7) if first > 2000 else None
        plans.append((one.start(), plan))
        found.put(one.start(), one.end(), plan)
    for one in _YEARS_BEFORE.finditer(text):
        found.put(one.start(), one.end())
    for words in (_SINCE, _WEEK):
        for one in words.finditer(text):
            found.put(one.start(), one.end())
    for one in _YEAR_END.finditer(text):
        found.put(one.start(), one.end(), years(int(one[1]), int(one[1])))
    for one in _MONTH_END.finditer(text):
        year = int(one[1]) if one[1] else found.year_before(one.start())
        if year and 1 <= int(one[2]) <= 12:
            last = date(year + int(one[2]) // 12, int(one[2]) % 12 + 1, 1) - timedelta(1)
            days = date(year, 1, 1), last
            found.put(one.start(), one.end(), days, "" if one[1] else "year")
    for one in _FIVE.finditer(text):
        before = [days for at, days in plans if at < one.start()]
        plan = before[-1] if before else plans[0][1] if plans else None
        found.put(one.start(), one.end(), plan, "period-section" if plan else "")


def _ranges(text: str, found: _Found, now: date | None) -> None:
    """Put the ranges of days, and of two months: 1月17日至2月25日; 1、2月份."""
    for one in _RANGE.finditer(text):
        year, ground = _year_of(one[1] or one[4], now)
        first = _day_of(year, one[2], one[3])
        last = _day_of(int(one[4]) if one[4] else year, one[5] or one[2], one[6])
        found.put(one.start(), one.end(), (first, last) if first and last else None, ground)
    for one in _MONTHS_TWO.finditer(text):
        year, ground = _year_of(one[1], now)
        first, last = _day_of(year, one[2], "1"), _day_of(year, one[3], "1")
        days = (first, (last + timedelta(31)).replace(day=1)) if first and last else None
        ends = (days[0], days[1] - timedelta(1)) if days and days[0] < days[1] else None
        found.put(one.start(), one.end(), ends, ground)


def _year_of(printed: str | None, now: date | None) -> tuple[int | None, str]:
    if printed:
        return int(printed), ""
    return (now.year if now else None), "year"


def _day_of(year: int | None, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day)) if year else None
    except ValueError:
        return None


def _is_within_year(days: Days) -> bool:
    return days[0].year == days[1].year


def _dated(match: Match, found: _Found, now: date | None) -> tuple[Days | None, str]:
    """Return the days of a printed period; its year is that of the text where it has none."""
    ends = []
    year = None
    for end in (match.figure.begins, match.figure.ends):
        if end.startswith("--"):
            this = found.follows(match.start, "今年", "本年")
            year = None if this else found.year_before(match.start)
            year = year or (now.year if now else None)
        day = f"{year}-{end[2:]}" if end.startswith("--") and year else end
        try:
            ends.append(date.fromisoformat(day))
        except ValueError:
            return None, ""
    return (ends[0], ends[1]), "year" if year else ""


def period_of(
    article: Article, found: Sequence[Mention], offset: int
) -> tuple[Days | None, tuple[str, ...]]:
    """Return the period of a figure at a place, and the grounds on which it is inferred.

    The last one named before it: in its clause, in its sentence (carried), in its
    paragraph, else in the lead or the headline (section).
    """
    start, end = article.sentence(offset)
    own = [one for one in found if start <= one.start < offset and not one.is_base]
    if own:
        last = own[-1]
        clause = max(article.text.rfind(mark, start, offset) for mark in "，,；;：:") + 1
        carried = () if last.start >= clause else ("period-carried",)
        return last.days, _grounds(last, *carried) if last.days else ()
    behind = [one for one in found if offset < one.start < end and not one.is_base]
    if behind and len(behind) == 1 and not own:
        return None, ()  # it may belong to what stands behind it
    paragraph = article.paragraph(offset)[0]
    before = [one for one in found if paragraph <= one.start < start and not one.is_base]
    if not before:
        head = [one for one in found if one.start < start and not one.is_base]
        before = [one for one in head if article.part(one.start) in ("headline", "lead")]
        before = [one for one in before or head[-1:] if one.ground != NOW]
    if not before or before[-1].days is None:
        return None, ()
    return before[-1].days, _grounds(before[-1], "period-section")


def _grounds(one: Mention, *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*filter(None, (one.ground,)), *more)))


def baseline_of(
    article: Article, found: Sequence[Mention], clause: tuple[int, int], period: Days | None
) -> tuple[Days | None, tuple[str, ...]]:
    """Return what a change is measured against, where its clause says so, and the grounds."""
    text = article.text[slice(*clause)]
    year = _SAME_OF_YEAR.search(text)
    if year and period:
        return _year_before(period, period[0].year - int(year[1] or year[2])), ("baseline",)
    if _YEAR_ON_YEAR.search(text):
        return (_year_before(period), ("baseline",)) if period else (None, ())
    if _YEAR_BEFORE.search(text) and period and _is_year(period):
        return _year_before(period), ()
    based = [one for one in found if clause[0] <= one.start < clause[1] and one.is_base]
    if based and _YEARS_BEFORE.fullmatch(article.text, based[-1].start, based[-1].end):
        return _as_long_before(period, article.text[based[-1].start : based[-1].end]), ()
    return (based[-1].days, _grounds(based[-1])) if based else (None, ())


def _as_long_before(period: Days | None, words: str) -> Days | None:
    """Return what 前五年 or 十年前 is beside a period: as many years before it."""
    said = re.sub("[^一二三四五六七八九十0-9]", "", words.removeprefix("上一个"))
    many = int(said) if said.isascii() else "一二三四五六七八九十".find(said) + 1
    if period is None or period != years(period[0].year, period[1].year):
        return None
    length = period[1].year - period[0].year + 1
    if words.endswith("年前"):
        return years(period[0].year - many, period[0].year - many) if length == 1 else None
    return years(period[0].year - many, period[0].year - 1) if length == many else None


def _is_year(period: Days) -> bool:
    return period == years(period[0].year, period[0].year)


def _year_before(period: Days, many: int = 1) -> Days | None:
    try:
        first, last = (one.replace(year=one.year - many) for one in period)
    except ValueError:  # 29 February
        return None
    return first, last
