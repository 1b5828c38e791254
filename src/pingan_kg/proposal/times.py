"""When: the periods that a text names, those that a figure takes from before it, baselines.

Closed lists only. A period that stands in the clause of the figure is the text's own;
one that is taken over from earlier says so; what is not sure is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..figures import Kind, Match
from .text import Article

__all__ = [
    "NOW",
    "Days",
    "Mention",
    "baseline_of",
    "days_of",
    "mentions",
    "name_of",
    "period_of",
    "said_on",
]

NOW = "now"
"""The ground of a mention such as 截至目前: a day that the text does not name."""

Days = tuple[date, date]
"""First and last day, both in it."""

_FIRST_PLAN = 1953
_PLAN = re.compile('[“"「]?十([一二三四五六七八])五[”"」]?(?:时期|期间|规划|以来|时间|五年)?')
_PLANS = {number: at for at, number in enumerate("一二三四五六七八", start=11)}
_THIS_YEAR = re.compile("今年(?:以来)?|本年度?|年初以来")
_LAST_YEAR = re.compile("去年|上年(?!同期|末)|上一年(?!同期)")
_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年度?(?![0-9]{1,2}月|[前上下第一二三四末底初]|至|到|—|-)"
)
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:至|到|—|-|~|－)((?:19|20)[0-9]{2})年")
_FIVE = re.compile("(?:过去)?五年(?:来|间)|近五年")
_BASE_BEFORE = re.compile("(?:较|比|与|同|相比|对比)$")
_BASE_BEHIND = re.compile("(?:年)?(?:同期|相比|末)")
_YEAR_ON_YEAR = re.compile("同比|(?:较|比|与)(?:上年|去年|上一年)同期")
_YEAR_BEFORE = re.compile("(?:较|比)(?:上年|去年|上一年|前一年)(?!同期)")
_YEARS_BEFORE = re.compile(
    "(?<=[较比])(?:前|上|上一个?)(?:[一二三四五六七八九十]|[0-9]{1,2})年"
)
_NOW = re.compile("(?:截至)?目前|现有|现已(?=建|有|形)|现共有|截至(?:现在|当前)")
_MONTH_DAY = re.compile("(?<![0-9年])([0-9]{1,2})月([0-9]{1,2})日")
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")


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
    found = _DAY.search(article.text)
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


def mentions(article: Article, matches: Sequence[Match], said: date | None) -> list[Mention]:
    """Return the periods that a text names, in order; ``said`` resolves 今年 and 去年."""
    text = article.text
    found: dict[int, Mention] = {}

    def put(start: int, end: int, days: Days | None, ground: str = "") -> None:
        if not any(one.start < end and start < one.end for one in found.values()):
            before, behind = text[max(0, start - 2) : start], text[end : end + 3]
            base = bool(_BASE_BEFORE.search(before) or _BASE_BEHIND.match(behind))
            found[start] = Mention(start, end, days, base, ground)

    plans: list[tuple[int, Days | None]] = []
    for one in _YEARS.finditer(text):
        put(one.start(), one.end(), _span(int(one[1]), int(one[2])))
    for one in _PLAN.finditer(text):
        first = _FIRST_PLAN + 5 * (_PLANS[one[1]] - 1)
        plan = (date(first + 3, 1, 1), date(first + 7, 12, 31)) if first > 2000 else None
        plans.append((one.start(), plan))
        put(one.start(), one.end(), plan)
    for one in _YEARS_BEFORE.finditer(text):
        put(one.start(), one.end(), None)
    for one in _NOW.finditer(text):
        put(one.start(), one.end(), None, NOW)
    for match in matches:
        figure = match.figure
        spans = figure.begins != figure.ends or figure.kind is Kind.PERIOD
        if figure.begins and figure.ends and spans:
            put(match.start, match.end, *_dated(match, said))
    for one in _YEAR.finditer(text):
        put(one.start(), one.end(), _span(int(one[1]), int(one[1])))
    for one in _FIVE.finditer(text):
        before = [days for at, days in plans if at < one.start()]
        plan = before[-1] if before else plans[0][1] if plans else None
        put(one.start(), one.end(), plan, "period-section" if plan else "")
    this = (date(said.year, 1, 1), said) if said else None
    last = _span(said.year - 1, said.year - 1) if said else None
    for words, days in ((_THIS_YEAR, this), (_LAST_YEAR, last)):
        for one in words.finditer(text):
            put(one.start(), one.end(), days, "period-year")
    return [found[start] for start in sorted(found)]


def _dated(match: Match, said: date | None) -> tuple[Days | None, str]:
    ends = []
    inferred = False
    for end in (match.figure.begins, match.figure.ends):
        inferred |= end.startswith("--")
        day = f"{said.year}-{end[2:]}" if end.startswith("--") and said is not None else end
        try:
            ends.append(date.fromisoformat(day))
        except ValueError:
            return None, ""
    return (ends[0], ends[1]), "year" if inferred else ""


def _span(first: int, last: int) -> Days:
    return date(first, 1, 1), date(last, 12, 31)


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
    if _YEAR_ON_YEAR.search(text):
        return (_year_before(period), ("baseline",)) if period else (None, ())
    if _YEAR_BEFORE.search(text) and period and _is_year(period):
        return _year_before(period), ()
    based = [one for one in found if clause[0] <= one.start < clause[1] and one.is_base]
    if based and _YEARS_BEFORE.fullmatch(article.text, based[-1].start, based[-1].end):
        return _as_long_before(period, article.text[based[-1].start : based[-1].end]), ()
    return (based[-1].days, _grounds(based[-1])) if based else (None, ())


def _as_long_before(period: Days | None, words: str) -> Days | None:
    """Return the years before a period of as many years as the words say."""
    said = re.sub(
        "[^一二三四五六七八九十0-9]", "", words.removeprefix("上一个").removeprefix("上一")
    )
    years = (
        int(said)
        if said.isdigit() and said.isascii()
        else "一二三四五六七八九十".find(said) + 1
    )
    if period is None or period != _span(period[0].year, period[1].year):
        return None
    if period[1].year - period[0].year + 1 != years:
        return None
    return _span(period[0].year - years, period[0].year - 1)


def _is_year(period: Days) -> bool:
    return period == _span(period[0].year, period[0].year)


def _year_before(period: Days) -> Days | None:
    try:
        first, last = (one.replace(year=one.year - 1) for one in period)
    except ValueError:  # 29 February
        return None
    return first, last


def days_of(name: str) -> Days | None:
    """Return the days of a period by its name, or None for a name that is no such.

    >>> days_of("2024")
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    >>> name_of(days_of("2024-to-09-30"))
    '2024-to-09-30'
    """
    if found := re.fullmatch(r"(1[1-8])th-five-year-plan", name):
        year = _FIRST_PLAN + 5 * (int(found[1]) - 1) + 3
        return _span(year, year + 4)
    if re.fullmatch("[0-9]{4}", name):
        return _span(int(name), int(name))
    first, joint, last = name.partition("-to-")
    if not joint:
        return None
    if len(first) == 4:
        first, last = f"{first}-01-01", last if len(last) > 5 else f"{first}-{last}"
        last = f"{last}-12-31" if len(last) == 4 else last
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def name_of(days: Days) -> str:
    """Return the name that a period has in its IRI."""
    first, last = days
    if days == _span(first.year, last.year):
        if first.year == last.year:
            return str(first.year)
        number = (first.year - _FIRST_PLAN - 3) // 5 + 1
        if last.year - first.year == 4 and days_of(f"{number}th-five-year-plan") == days:
            return f"{number}th-five-year-plan"
        return f"{first.isoformat()}-to-{last.isoformat()}"
    if (first.month, first.day) == (1, 1) and first.year == last.year:
        return f"{first.year}-to-{last:%m-%d}"
    return f"{first.isoformat()}-to-{last.isoformat()}"


def labels_of(days: Days) -> tuple[str, str]:
    """Return what a period is called in Chinese and English."""
    name = name_of(days)
    first, last = days
    if name.endswith("-five-year-plan"):
        number = "一二三四五六七八"[int(name[:2]) - 11]
        return f"“十{number}五”时期", f"{name[:2]}th Five-Year Plan"
    if name == str(first.year):
        return f"{first.year}年", name
    zh = f"{day_labels(first)[0]}至{last.month}月{last.day}日"
    en = f"{first.day} {_MONTHS[first.month - 1]} to {day_labels(last)[1]}"
    if first.year != last.year:
        return f"{day_labels(first)[0]}至{day_labels(last)[0]}", " to ".join(
            (day_labels(first)[1], day_labels(last)[1])
        )
    return zh, en


def day_labels(day: date) -> tuple[str, str]:
    """Return what a day is called in Chinese and English."""
    return (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    )


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def every_day(days: Days) -> Iterator[date]:
    """Yield the two ends of a period, once where they are the same."""
    first, last = days
    yield first
    if last > first + timedelta(0):
        yield last
