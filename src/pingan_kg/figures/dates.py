"""Years and dates, which belong to the thing that bears them and count nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from .lexicon import Comparator, Kind
from .model import Figure
from .numerals import Fault, whole

__all__ = ["calendar"]

_YEAR = "(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_ONE = "[一二三四五六七八九]"
_DAY = f"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十{_ONE}?|十{_ONE}?|{_ONE})"
_TO = "(?:至|到|[—–―]{1,2}|[-~～])"
_YEARS = re.compile(f"({_YEAR})年?{_TO}({_YEAR})年(?![代级])")
_ONE_YEAR = re.compile(f"({_YEAR})年(?![代级])")
_DATE = re.compile(f"(?:({_YEAR})年)?({_MONTH})月(?:({_DAY})[日号])?")
_ONE_DAY = re.compile(f"({_DAY})日(?![内以元])")
_MONTHS = re.compile(f"({_MONTH})月?{_TO}({_MONTH})月(?!{_DAY}日)")
_NUMERIC = re.compile("([12][0-9]{3})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])")
_CLOCK = re.compile("(2[0-3]|1[0-9]|0?[0-9])时(?:([0-5]?[0-9])分)?(?![间段代期候速分])")
_JOIN = re.compile(_TO)
_FIRST = frozenset("0123456789〇零一二三四五六七八九十")
Result = tuple[Figure, int]


def calendar(text: str, start: int) -> Result | None:
    """Read a year, a date or a span of them; ``None`` where none begins here.

    >>> calendar("2021—2025年", 0)[0].lower, calendar("12月9日", 0)[0].date
    (Decimal('2021'), '--12-09')
    """
    if text[start : start + 1] not in _FIRST:
        return None
    span = _YEARS.match(text, start)
    if span:
        return _years(span), span.end()
    span = _MONTHS.match(text, start)
    if span:
        first, last = (f"--{_number(group):02}" for group in span.groups())
        return _dated(f"{first}/{last}", start), span.end()
    return _days(text, start)


def _days(text: str, start: int) -> Result | None:
    """Read a date, a span of dates, or a year alone."""
    clock = _CLOCK.match(text, start)
    if clock:
        hour, minute = clock.group(1), clock.group(2) or "0"
        form = f"{int(hour):02}:{int(minute):02}:00"
        return Figure(Kind.DATE, Comparator.EXACTLY, date=form), clock.end()
    found = _day(text, start)
    if found is None:
        year = _ONE_YEAR.match(text, start)
        if year is None:
            return None
        number = Decimal(_number(year.group(1)))
        return Figure.of(number, unit="年", kind=Kind.YEAR), year.end()
    first, end = found
    join = _JOIN.match(text, end)
    if join:
        other = _day(text, join.end())
        if other:
            return _dated(f"{first}/{other[0]}", start), other[1]
    return _dated(first, start), end


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() else whole(digits)


def _years(span: re.Match[str]) -> Figure:
    first, last = (_number(group) for group in span.groups())
    if first >= last:
        raise Fault(span.start(2), "years that run backwards")
    return Figure(
        Kind.YEAR,
        Comparator.RANGE,
        lower=Decimal(first),
        upper=Decimal(last),
        unit="年",
    )


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
        date(year or 2000, month, day or 1)
    except ValueError:
        raise Fault(start, "no such day in the calendar") from None
    head = f"{year:04}-{month:02}" if year else f"--{month:02}"
    return f"{head}-{day:02}" if day else head


def _dated(form: str, start: int) -> Figure:
    first, _, last = form.partition("/")
    if last and len(first) == len(last) and first >= last and first.startswith("--"):
        # A span within one year that runs backwards may cross the new year: not read.
        raise Fault(start, "dates that run backwards")
    comparator = Comparator.RANGE if last else Comparator.EXACTLY
    return Figure(Kind.DATE, comparator, date=form)
