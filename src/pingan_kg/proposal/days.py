"""Periods as days: what they are called in an IRI, in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..languages import MONTHS, day_words

__all__ = [
    "FIRST_PLAN",
    "Days",
    "days_of",
    "every_day",
    "labels_of",
    "name_of",
    "years",
]

Days = tuple[date, date]
"""First and last day, both in it."""

FIRST_PLAN = 1953


def years(first: int, last: int) -> Days:
    """Return the days of whole years."""
    return date(first, 1, 1), date(last, 12, 31)


def days_of(name: str) -> Days | None:
    """Return the days of a period by its name, or None for a name that is no such.

    >>> days_of("2024")
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    >>> name_of(days_of("2024-to-09-30"))
    '2024-to-09-30'
    """
    if found := re.fullmatch(r"(1[1-8])th-five-year-plan", name):
        year = FIRST_PLAN + 5 * (int(found[1]) - 1) + 3
        return years(year, year + 4)
    if re.fullmatch("[0-9]{4}", name):
        return years(int(name), int(name))
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
    if days == years(first.year, last.year):
        if first.year == last.year:
            return str(first.year)
        number = (first.year - FIRST_PLAN - 3) // 5 + 1
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
    zh = f"{day_words(first)[0]}至{last.month}月{last.day}日"
    en = f"{first.day} {MONTHS[first.month - 1]} to {day_words(last)[1]}"
    if first.year != last.year:
        return f"{day_words(first)[0]}至{day_words(last)[0]}", " to ".join(
            (day_words(first)[1], day_words(last)[1])
        )
    return zh, en


def every_day(days: Days) -> Iterator[date]:
    """Yield the two ends of a period, once where they are the same."""
    first, last = days
    yield first
    if last > first + timedelta(0):
        yield last
