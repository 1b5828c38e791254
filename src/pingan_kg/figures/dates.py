"""Years, dates, times and calendar periods, which count nothing."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal

from .lexicon import Comparator, Kind
from .model import Figure
from .numerals import Fault, whole

__all__ = ["calendar", "in_year", "months", "of_an_era"]

_YEAR = "(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_ONE = "[一二三四五六七八九]"
_DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十{_ONE}?|十{_ONE}?|{_ONE})"
_HOUR = "(?:2[0-4]|1[0-9]|0?[0-9])"
_TO = "(?:至|到|[—–―]{1,2}|[-~～])"
_YEARS = re.compile(f"({_YEAR})年?{_TO}({_YEAR})年(?!代(?![表理码])|级)")
_ONE_YEAR = re.compile(f"({_YEAR})年(?!代(?![表理码])|级)")
_LISTED_YEAR = re.compile(f"({_YEAR})(?=(?:[、和与及]{_YEAR}){{1,4}}年(?!代(?![表理码])|级))")
_DATE = re.compile(f"(?:({_YEAR})年)?({_MONTH})月份?(?:({_DAY})[日号])?")
_ONE_DAY = re.compile(f"({_DAY})日(?![内元圆]|以(?!来))")
_MONTHS = re.compile(f"(?:({_YEAR})年)?({_MONTH})月?{_TO}({_MONTH})月份?(?!{_DAY}[日号])")
_BESIDE = re.compile(f"({_MONTH})、({_MONTH})月份?(?!{_DAY}[日号])")
_DAYS = re.compile(
    f"(?:(?:({_YEAR})年)?({_MONTH})月)?({_DAY})[日号]?{_TO}({_DAY})(?(2)[日号]|日)(?![元圆内])"
)
_NUMERIC = re.compile("([12][0-9]{3})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])")
_CLOCK = re.compile(
    f"({_HOUR})(?:时(?:([0-5]?[0-9])分(?!钟)|(?![0-9间段代期候速分]))|点([0-5]?[0-9])分(?!钟))"
)
_HOURS = re.compile(f"({_HOUR})时?{_TO}({_HOUR})时(?![间段代期候速分])")
_LATE = ("下午", "晚上", "傍晚", "当晚", "昨晚", "今晚", "夜间")
_JOIN = re.compile(_TO)
_HALF = re.compile(f"(?:({_YEAR})年)?([上下])半年(?!期(?![间末初内]))")
_QUARTER = re.compile(f"({_YEAR})年(第?[一二三四1-4]季度|前[一二三两]季度)")
_QUARTERS = {
    word: at for at, words in enumerate(("一1", "二两2", "三3", "四4"), 1) for word in words
}
_PLAN = re.compile(
    "“?(十[一二三四五六七八九]?|[一二三四五六七八九])五”?(?:期间|时期)|(十[一二三四五六七八九])五"
)
_PLAN_YEARS = re.compile("(十[一二三四五六七八九]?|[一二三四五六七八九])五(?=”?(?:期间|时期))")
_LATELY = re.compile(f"(?:({_YEAR})年以来)|(今年|去年|本年|上年|前年|明年)(以来|全年)?")
_SINCE = re.compile("(?:今年|本年|去年)以来")
_NEAR = re.compile("[上下](?:一|1)(?:个?季度|个?月|年度?|周)")
_AROUND = ("左右", "前后", "上下", "许")
_MAY_BE = re.compile("[0-9〇零一二三四五六七八九十]{1,4}[年月日时点号至到—–―~～、和与及/.-]")
_FIRST = frozenset("0123456789〇零一二三四五六七八九十上下“今去本前明")
_NUMERALS = frozenset("0123456789〇零一二三四五六七八九十")
_FIRST_PLANS = {1: 1953, 2: 1958}
_ERA = re.compile(
    "度|底|初(?![心中步])|末|全年|同[月期]|[上下]半年|第?[一二三四1-4]季"
    "|[0-9]{1,2}(?:月|[至到—~-][0-9]{1,2}月)"
)
"""What follows a year, and not a number of years: 95年底, 114年12月."""
_LASTING = re.compile("来|间|前|后|以|历|的[历奋]|华诞|校庆|风雨")
_LASTED = frozenset("建立办过党逾近约历时满达经共迎")
Result = tuple[Figure, int]


def calendar(text: str, start: int, *, alone: bool = True) -> Result | None:
    """Read a year, a date, a time or a period; ``None`` where none begins here.

    ``alone`` says that the text is one figure: then 2023年上半年 and 今年以来 are read too,
    of which running text has 今年以来 only, and 2023年上半年 as two figures.

    >>> calendar("2021—2025年", 0)[0].lower, calendar("12月9日", 0)[0].date
    (Decimal('2021'), '--12-09')
    """
    first = text[start : start + 1]
    if first not in _FIRST:
        return None
    found = _period(text, start, alone)
    if found or first not in _NUMERALS or not _MAY_BE.match(text, start):
        return found
    span = _YEARS.match(text, start)
    if span:
        return _years(span), span.end()
    listed = _LISTED_YEAR.match(text, start)
    if listed:
        return _year(_number(listed.group(1))), listed.end()
    found = _span(text, start) or _days(text, start)
    if found and found[0].kind is Kind.DATE and text.startswith(_AROUND, found[1]):
        length = 1 if text.startswith("许", found[1]) else 2
        return replace(found[0], comparator=Comparator.ABOUT), found[1] + length
    return found


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() else whole(digits)


def _year(year: int) -> Figure:
    """Return a year and its first and last day."""
    figure = Figure.of(Decimal(year), unit="年", kind=Kind.YEAR)
    return months(figure, 1, 12, str(year))


def months(figure: Figure, first: int, last: int, year: str = "") -> Figure:
    """Return the figure with the first and last day of a span of months.

    ``year`` is empty where it is not known; the last day of February is then not known.
    """
    head = f"{year}-" if year else "--"
    days = monthrange(int(year) if year else 2001, last)[1]
    ends = f"{head}{last:02}-{days:02}" if year or last != 2 else ""
    return replace(figure, begins=f"{head}{first:02}-01", ends=ends)


def in_year(figure: Figure, year: int) -> Figure:
    """Return a period whose year is not printed as that of a year.

    >>> half, _ = calendar("上半年", 0)
    >>> half.begins, in_year(half, 2025).ends
    ('--01-01', '2025-06-30')
    """
    if not figure.begins.startswith("--"):
        return figure
    begins, ends = figure.begins, figure.ends
    if begins.startswith("---"):
        return figure
    if not ends:
        return months(figure, int(begins[2:4]), 2, str(year))
    return replace(figure, begins=f"{year}{begins[1:]}", ends=f"{year}{ends[1:]}")


def _named(word: str) -> Figure:
    return Figure(Kind.PERIOD, Comparator.EXACTLY, wording=word)


def _period(text: str, start: int, alone: bool) -> Result | None:
    """Read 上半年, 十四五期间, 上一季度; alone also 2023年上半年, 今年以来."""
    first = text[start]
    if first in "一二三四五六七八九十“":
        plan = _PLAN.fullmatch(text, start) if alone else _PLAN_YEARS.match(text, start)
        if plan:
            return _plan(plan), plan.end()
    if not alone and first not in "上下今本去":
        return None
    half = _HALF.match(text, start)
    if half:
        month = 1 if half.group(2) == "上" else 7
        year = str(_number(half.group(1))) if half.group(1) else ""
        return months(_named(half.group()), month, month + 5, year), half.end()
    quarter = _QUARTER.match(text, start) if alone else None
    if quarter:
        last = 3 * _QUARTERS[quarter.group(2)[-3]]
        month = 1 if "前" in quarter.group() else last - 2
        year = str(_number(quarter.group(1)))
        return months(_named(quarter.group()), month, last, year), quarter.end()
    near = _NEAR.match(text, start) or (_LATELY if alone else _SINCE).match(text, start)
    if near:
        since = f"{near.group(1)}-01-01" if near.re is _LATELY and near.group(1) else ""
        return replace(_named(near.group()), begins=since), near.end()
    return None


def _plan(found: re.Match[str]) -> Figure:
    """Return the five years of a five-year plan; the first began in 1953."""
    count = _number(next(group for group in found.groups() if group))
    first = _FIRST_PLANS.get(count, 1966 + 5 * (count - 3))
    return replace(_named(found.group()), begins=f"{first}-01-01", ends=f"{first + 4}-12-31")


def _years(span: re.Match[str]) -> Figure:
    first, last = (_number(group) for group in span.groups())
    if first >= last:
        raise Fault(span.start(2), "years that run backwards", span.end())
    return Figure(
        Kind.YEAR,
        Comparator.RANGE,
        lower=Decimal(first),
        upper=Decimal(last),
        unit="年",
        begins=f"{first}-01-01",
        ends=f"{last}-12-31",
    )


def _span(text: str, start: int) -> Result | None:
    """Read a span of months, of days, or of hours."""
    span = _MONTHS.match(text, start)
    if span:
        head = f"{_number(span.group(1)):04}" if span.group(1) else "-"
        form = "/".join(f"{head}-{_number(group):02}" for group in span.group(2, 3))
        return _dated(form, start, span.end())
    beside = _BESIDE.match(text, start)
    if beside:
        one, next_one = (_number(group) for group in beside.groups())
        if next_one != one + 1:
            raise Fault(start, "months that do not follow each other", beside.end())
        return _dated(f"--{one:02}/--{next_one:02}", start, beside.end())
    span = _DAYS.match(text, start)
    if span:
        year, month, *days = (_number(group) if group else 0 for group in span.groups())
        form = "/".join(_checked(year, month, day, start) for day in days)
        return _dated(form, start, span.end())
    return None


def _days(text: str, start: int) -> Result | None:
    """Read a time, a date, a span of dates, or a year alone."""
    hours = _hours(text, start)
    if hours:
        form = "/".join(hours[0])
        comparator = Comparator.RANGE if "/" in form else Comparator.EXACTLY
        return Figure(Kind.DATE, comparator, date=form), hours[1]
    found = _day(text, start)
    if found is None:
        year = _ONE_YEAR.match(text, start)
        return (_year(_number(year.group(1))), year.end()) if year else None
    first, end = found
    join = _JOIN.match(text, end)
    if join:
        other = _day(text, join.end())
        if other:
            return _dated(f"{first}/{other[0]}", start, other[1])
    said, end = _dated(first, start, end)
    hours = _hours(text, end)
    if hours and first.count("-") >= 3:
        begins, ends = (f"{first}T{hour}" for hour in (hours[0][0], hours[0][-1]))
        return replace(said, begins=begins, ends=ends), hours[1]
    return said, end


def _hours(text: str, start: int) -> tuple[list[str], int] | None:
    """Return the XSD forms of a time, or of the two ends of a span of hours, and the end."""
    span = _HOURS.match(text, start)
    if span:
        first, last = (int(group) for group in span.groups())
        if first >= last:
            raise Fault(start, "hours that run backwards", span.end())
        return [f"{first:02}:00:00", f"{last:02}:00:00"], span.end()
    clock = _CLOCK.match(text, start)
    if clock:
        hour, minute = int(clock.group(1)), int(clock.group(2) or clock.group(3) or 0)
        if hour < 12 and text[max(0, start - 2) : start] in _LATE:
            raise Fault(start, "an hour of the afternoon or the evening", clock.end())
        return [f"{hour:02}:{minute:02}:00"], clock.end()
    return None


def _day(text: str, start: int) -> tuple[str, int] | None:
    """Return a date's XSD form and its end."""
    found = _NUMERIC.match(text, start)
    if found:
        year, month, day = (int(found.group(group)) for group in (1, 3, 4))
        return _checked(year, month, day, start), found.end()
    found = _DATE.match(text, start)
    if found:
        year, month, day = (_number(group) if group else 0 for group in found.groups())
        return _checked(year, month, day, start), found.end()
    found = _ONE_DAY.match(text, start)
    return (f"---{_number(found.group(1)):02}", found.end()) if found else None


def _checked(year: int, month: int, day: int, start: int) -> str:
    """Return the XSD form of a date, some part of which may be 0 for absent."""
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        raise Fault(start, "no such day in the calendar") from None
    if not month:
        return f"---{day:02}"
    head = f"{year:04}-{month:02}" if year else f"--{month:02}"
    return f"{head}-{day:02}" if day else head


def _dated(form: str, start: int, end: int) -> Result:
    """Build a date or a span of dates, with its first and last day."""
    first, _, last = form.partition("/")
    if last and not last.startswith("--") and first.startswith("--"):
        raise Fault(start, "a span whose beginning has no year", end)
    if last.startswith("--") and not first.startswith("--"):
        # 2024年6月1日至7月3日: the year of the first day is that of both.
        last = (first[:8] if last.startswith("---") else first[:5]) + last.lstrip("-")
    elif last.startswith("---") and not first.startswith("---"):
        last = first[:5] + last[3:]
    if last and len(first) == len(last) and first >= last:
        # A span within one year that runs backwards may cross the new year: not read.
        raise Fault(start, "dates that run backwards", end)
    comparator = Comparator.RANGE if last else Comparator.EXACTLY
    figure = Figure(Kind.DATE, comparator, date=f"{first}/{last}" if last else first)
    begins, ends = _full(first, "01"), _full(last or first, "")
    return replace(figure, begins=begins, ends=ends), end


def _full(form: str, day: str) -> str:
    """Return the first day of a month, or its last; a day as it is."""
    if form.count("-") >= 2 + form.startswith("--"):
        return form
    if day:
        return f"{form}-{day}"
    year, month = form[:4], int(form[-2:])
    bounds = months(
        Figure(Kind.DATE, Comparator.EXACTLY), 1, month, "" if form[0] == "-" else year
    )
    return bounds.ends


def of_an_era(text: str, start: int, end: int, what: Figure) -> bool:
    """Tell whether a number of years in digits may be a year: 95年底, 105年, not 历时105年."""
    if _ERA.match(text, end):
        return True
    exactly = what.comparator is Comparator.EXACTLY and what.value in range(101, 131)
    lasted = text[start - 1 : start] in _LASTED or _LASTING.match(text, end)
    return exactly and not lasted
