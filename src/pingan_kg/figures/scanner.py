"""Find every figure in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import hedges
from .grammar import figure
from .lexicon import BEFORE, FALLING, IDIOMS, RISING, Comparator, Kind
from .marks import clean
from .model import Figure, Match, as_named, as_printed
from .numerals import Fault
from .quantity import blocked, number_begins

__all__ = ["scan"]

_NUMERALS = "0-9〇零一二两兩三四五六七八九十百千万亿萬億"
_STARTS = re.compile(
    f"[{_NUMERALS}几数半第前首榜之全翻负\\-−"
    + "".join({word[0] for word in BEFORE if BEFORE[word] is not Comparator.EXACTLY})
    + "]|[壹贰貳叁肆伍陆陸柒捌玖](?=[拾佰仟万亿萬億])"
)
_NUMBER = re.compile(f"[{_NUMERALS}]+(?:[.,][{_NUMERALS}]+)*")
_SIGNABLE = re.compile(r"[\s，。；：、（(“为达至到约升降在]")
_IDIOM = re.compile("|".join(IDIOMS))
_CODE_BEFORE = re.compile(r"[A-Za-z:：/·._\-]$")
_CODE_AFTER = re.compile(r"[A-Za-z:：/·_\-号后版式型路×]|年代|世纪|热线|专线|国道|电话|平台")
_QUOTED = 12
_PLAIN = (Kind.COUNT, Kind.MEASURE)
_IDIOMATIC = (*_PLAIN, Kind.MONEY, Kind.DURATION, Kind.RANGE)
_CHANGE = re.compile(
    "(?:^|(?<=[^新净]))(?:(?P<down>"
    + "|".join(word for word in FALLING.split() if len(word) > 1)
    + "|(?:(?<=[比均别年期])|^)[降减跌])|(?P<up>"
    + "|".join(word for word in RISING.split() if len(word) > 1)
    + "|(?:(?<=[比均别年期])|^)[增升涨]))"
    "(?:(?<=幅)(?:度?为|约为))?了?(?:达到|达)?$"
)
_WINDOW = 24
_BESIDE = ("、", "和", "与", "及", "以及")


class _Found(NamedTuple):
    start: int
    end: int
    figure: Figure


def scan(text: str) -> Iterator[Match]:
    """Yield every figure of a text in order, in digits and in words.

    Offsets are code points of the text as given, marks and all. No numeral is
    left out: one that is probably part of a name, a code or an idiom, or that
    the grammar refuses, comes as ``Kind.NAME``. A figure does not cross a line
    end. Time and memory grow with the length of the text.

    >>> for found in scan("案件**2万**余起，下降13%、16.7%"):
    ...     print(found.figure.printed, found.start, found.end, found.direction)
    2万余起 4 10 None
    13% 13 16 -1
    16.7% 17 22 -1
    """
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield from _line(text[begin:end], begin)
        begin = end + 1


def _line(line: str, base: int) -> Iterator[Match]:
    seen = clean(line)
    text = seen.text
    last: Match | None = None
    last_end = 0
    for found in _figures(text):
        start, end, what = found
        said = as_printed(what, seen.shown[start:end])
        direction, same_period = _direction(text, start)
        if direction is None and last and text[last_end:start] in _BESIDE:
            direction, same_period = last.direction, last.year_on_year
        last = Match(
            base + seen.start(start), base + seen.end(end), said, direction, same_period
        )
        last_end = end
        yield last


def _figures(text: str) -> Iterator[_Found]:
    """Yield the figures of a line, names told apart; offsets are of the line as seen."""
    at = 0
    idioms = _IDIOM.finditer(text)
    idiom = next(idioms, None)
    while begin := _STARTS.search(text, at):
        start = begin.start()
        found = _at(text, start)
        if found is None:
            at = start + 1
            continue
        while idiom and idiom.end() <= found.start:
            idiom = next(idioms, None)
        within = idiom is not None and idiom.start() < found.end
        within = within and found.figure.kind in _IDIOMATIC
        if within or _is_name(text, found):
            found = found._replace(figure=as_named(found.figure))
        yield found
        at = found.end


def _at(text: str, start: int) -> _Found | None:
    """Return the figure that begins here, if one does."""
    first = text[start]
    if first in "几数" and blocked(text, start):
        return None
    if first in "-−" and start and not _SIGNABLE.match(text[start - 1]):
        return None
    try:
        what, end = figure(text, start, alone=False)
        return _Found(start, end, what)
    except Fault as fault:
        if fault.end:
            return _Found(start, fault.end, Figure(Kind.NAME, Comparator.WORDED))
    run = _NUMBER.match(text, start)
    if run:
        return _Found(start, run.end(), Figure(Kind.NAME, Comparator.WORDED))
    words, at = hedges.before(text, start)
    return _refused(text, start, at, words[-1]) if words and number_begins(text, at) else None


def _refused(text: str, start: int, at: int, hedge: str) -> _Found | None:
    """Return what stands behind a hedge that it does not agree with."""
    behind = _at(text, at)
    if behind is None or (hedge == "近" and behind.figure.kind is Kind.DURATION):
        return behind
    return _Found(start, behind.end, Figure(Kind.NAME, Comparator.WORDED))


def _is_name(text: str, found: _Found) -> bool:
    """Tell whether a numeral is probably part of a name, a code or an idiom."""
    start, end, what = found
    if what.kind not in _PLAIN and what.kind is not Kind.RANGE:
        return False
    printed = text[start:end]
    if any("0" <= character <= "9" for character in printed):
        return not what.unit and printed[-1].isdigit() and _is_code(text, start, end)
    if what.unit:
        return what.comparator is Comparator.EXACTLY and _quoted(text, start, end)
    vague = any(character in "几数" for character in printed)
    plain = what.comparator is Comparator.EXACTLY or what.kind is Kind.RANGE
    return plain and (len(printed) <= 2 or "点" in printed) and not vague


def _is_code(text: str, start: int, end: int) -> bool:
    return bool(
        end - start > 4
        or _CODE_BEFORE.search(text[max(0, start - 1) : start])
        or _CODE_AFTER.match(text, end)
        or _quoted(text, start, end)
    )


def _quoted(text: str, start: int, end: int) -> bool:
    """Tell whether it stands between quotation marks a few characters apart."""
    before = text[max(0, start - _QUOTED) : start]
    opening = max(before.rfind(mark) for mark in "“‘「『《")
    if opening < 0 or any(mark in before[opening:] for mark in "”’」』》"):
        return False
    after = text[end : end + _QUOTED - (len(before) - opening) + 1]
    return any(mark in after for mark in "”’」』》")


def _direction(text: str, start: int) -> tuple[int | None, bool]:
    """Return the direction of the verb that ends where the figure begins, and 同比."""
    before = text[max(0, start - _WINDOW) : start]
    verb = _CHANGE.search(before)
    if verb is None:
        return None, False
    clause = re.split("[，。；、：]", before[: verb.start()])[-1]
    return (-1 if verb.group("down") else 1), "同比" in clause
