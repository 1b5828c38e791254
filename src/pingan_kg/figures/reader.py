"""Read one figure or a list of them, and find all of a running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import hedges
from .context import judged
from .dates import in_year
from .grammar import figure
from .lexicon import HEDGES, UNIVERSALS, Comparator, Kind
from .marks import Clean, clean, idiomatic, numbering, quoted
from .model import Figure, FigureError, Found, Match, as_printed, named, refused
from .numerals import Code, Fault
from .quantity import blocked, number_begins
from .units import unit_at
from .wordings import direction

__all__ = ["read", "read_list", "scan"]

LONGEST = 100
"""A text of more characters than this is no figure."""
MOST = 1000
"""A list of more characters than this is no list of figures."""
_BETWEEN = re.compile("、|和|与|及|以及|或")
_EACH = re.compile("分别(?:达到|达|是|为)?")
_NUMERALS = "0-9〇零一二两三四五六七八九十百千万亿"
_BEGINNINGS = frozenset(
    "0123456789〇零一二两三四五六七八九十百千万亿几数半第前首榜之全翻负-−¥$€£(壹贰叁肆伍陆柒捌玖上下今本去UHN"
)
_STARTS = re.compile(
    "["
    + re.escape(
        "".join(
            sorted(
                _BEGINNINGS
                | {word[0] for word, said in HEDGES.items() if said is not Comparator.EXACTLY}
            )
        )
    )
    + "]"
)
_SELDOM = re.compile(
    "全(?=["
    + "".join(sorted({word[1] for word in UNIVERSALS}))
    + "])|(?:US|HK|NT)\\$|[上下](?=半年|[一1])|[今本去](?=年以来)"
    "|[壹贰叁肆伍陆柒捌玖](?=[拾佰仟万亿])"
)
_OFTEN = _BEGINNINGS - frozenset("UHN全上下今本去壹贰叁肆伍陆柒捌玖")
_NUMBER = re.compile(f"[{_NUMERALS}几数壹贰叁肆伍陆柒捌玖拾佰仟]+(?:[.,][{_NUMERALS}]+)*")
_CODES = re.compile(
    r"[0-9]{1,6}(?:\+[0-9XN]{1,6}){1,9}"
    r"|[0-9]{1,6}(?:\.[0-9]{1,4})?(?:[:：∶][0-9]{1,6}(?:\.[0-9]{1,4})?){1,9}"
    r"|[0-9]{1,3}比[0-9]{1,3}(?![0-9.年万亿%])"
    r"|[0-9]{1,6}[×xX*][0-9]{1,6}(?![0-9万亿])"
    r"|[0-9]{1,3}(?P<unit>[A-Za-z]{1,4})(?![a-z0-9/])"
)
_POINTED = re.compile(
    "[〇零一二三四五六七八九十]{1,8}[.·•][〇零一二三四五六七八九](?:[〇零一二三四五六七八九]{0,3})"
    "|[〇零一二三四五六七八九]{4}/[〇零一二三四五六七八九]{2}(?=年|$|[^〇零一二三四五六七八九])"
)
"""Digits in words around a point, as newspapers of Taiwan and Hong Kong set them, or the
two halves of a financial year."""
_PLAN = re.compile("十[一二三四五六七八九]五")
_COMMAS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:(?:，|, )[0-9]{3}){1,4}(?![0-9])")
_LETTERS = re.compile(r"[A-Za-z]{1,8}[-]?$")
_LETTERED = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?(?![0-9.])")
_ITEM = re.compile(r"\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)")
_SIGNABLE = re.compile(r"[\s，。；：、（(“为达至到约升降在]")
_SCALED = ("百", "千", "万", "亿", "%", "‰")
_MARKED = ("%", "‰", "万", "亿", "元", "个")
_SIGNED = (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MEASURE, Kind.MONEY)
_BESIDE = ("、", "和", "与", "及", "以及")
_THIS_YEAR = re.compile("(今年|本年|当年|去年|上年|前年|明年)的?$")
_YEARS = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}


def read(text: str) -> Figure:
    """Read a text that is one figure expression from its first character to its last.

    Emphasis marks, full-width digits, traditional characters and one space between a
    digit and a Chinese word are read as if they were plain. Raises FigureError, which
    says where reading stopped and why.

    >>> found = read("1200余万人次")
    >>> found.value, found.lower, found.upper, found.unit
    (Decimal('12000000'), Decimal('12000000'), None, '人次')
    >>> read("5万千")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    pingan_kg.figures.model.FigureError: not a figure: '5万千', at character 2: ...
    """
    if len(text) > LONGEST:
        raise FigureError(text, LONGEST, f"more than {LONGEST} characters")
    seen = clean(text)
    return _whole(text, seen, 0, len(seen.text))


def _whole(text: str, seen: Clean, start: int, end: int) -> Figure:
    """Read the figure that is all of the seen text from ``start`` to ``end``."""
    inner = seen.text[start:end]
    if not inner:
        raise FigureError(text, seen.start(start) if text else 0, "nothing is printed here")
    try:
        found, stop = figure(inner, 0)
    except Fault as fault:
        raise FigureError(text, seen.start(start + fault.offset), fault.reason) from None
    if stop < len(inner):
        reason = f"{inner[stop]!r} does not belong to the figure before it"
        raise FigureError(text, seen.start(start + stop), reason)
    return as_printed(found, inner, seen.shown[start:end], seen.narrow[start:end])


def read_list(text: str, *, things: int | None = None) -> list[Figure]:
    """Read figures set side by side, as in 13%、16.7% or 分别为5起和3起.

    Each is read as it is printed: none lends its unit to another. With ``things``
    there must be as many figures as things they are said of. Raises FigureError.

    >>> [str(found.value) for found in read_list("13%、16.7%", things=2)]
    ['13', '16.7']
    """
    if len(text) > MOST:
        raise FigureError(text, MOST, f"more than {MOST} characters")
    seen = clean(text)
    each = _EACH.match(seen.text)
    start = each.end() if each else 0
    ends = [(found.start(), found.end()) for found in _BETWEEN.finditer(seen.text, start)]
    figures = []
    for stop, following in [*ends, (len(seen.text), len(seen.text))]:
        figures.append(_whole(text, seen, start, stop))
        start = following
    if figures[-1].unit and any(not found.unit for found in figures if not found.wording):
        raise FigureError(text, 0, "one unit that may or may not be that of all")
    if things is not None and len(figures) != things:
        raise FigureError(text, 0, f"{len(figures)} figures for {things} things")
    return figures


def scan(text: str, *, year: int | None = None) -> Iterator[Match]:
    """Yield every figure of a text in order, in digits and in words.

    Offsets are code points of the text as given, marks and all. No numeral is left
    out: ``reading`` tells figures from names and refusals, both of ``Kind.NAME``, and
    ``reason`` says why they are. ``year`` is that of 今年: then 今年上半年 has its
    first and last day. A figure does not cross a line end. Time and memory grow with
    the length of the text.

    >>> for found in scan("案件**2万**余起，下降13%、16.7%"):
    ...     print(found.figure.printed, found.start, found.end, found.direction)
    2万余起 4 10 None
    13% 13 16 -1
    16.7% 17 22 -1
    >>> [(found.reading.value, found.reason) for found in scan("约2万余起")]
    [('refusal', 'hedges that do not agree: about, more-than')]
    """
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield from _line(text[begin:end], begin, year)
        begin = end + 1


def _line(line: str, base: int, year: int | None) -> Iterator[Match]:
    seen = clean(line)
    text = seen.text
    last: Match | None = None
    last_end = 0
    for found in _figures(text):
        start, end, what = found[:3]
        dated = what.kind in (Kind.DATE, Kind.YEAR, Kind.PERIOD)
        toward, same_period = (None, False) if dated else direction(text, start)
        between = text[last_end:start]
        if toward is None and last and between in _BESIDE:
            toward, same_period = last.direction, last.year_on_year
        if what.begins.startswith("--"):
            known = _year(text, start, last if between in ("", "的") else None, year)
            what = in_year(what, known) if known else what
        elif year and what.wording.endswith("以来"):
            first = year + _YEARS.get(what.wording[:2], 0)
            what = replace(what, begins=f"{first}-01-01")
        printed = as_printed(
            what, text[start:end], seen.shown[start:end], seen.narrow[start:end]
        )
        place = base + seen.start(start), base + seen.end(end)
        last = Match(*place, printed, toward, same_period, found.reading, found.reason)
        last_end = end
        yield last


def _year(text: str, start: int, last: Match | None, year: int | None) -> int | None:
    """Return the year of a period, printed before it or reckoned from that of 今年."""
    if last and last.figure.kind is Kind.YEAR and last.figure.value is not None:
        return int(last.figure.value)
    said = _THIS_YEAR.search(text, max(0, start - 4), start) if year else None
    return year + _YEARS.get(said.group(1), 0) if year and said else None


def _figures(text: str) -> Iterator[Found]:
    """Yield what stands in a line; offsets are of the line as seen."""
    at = 0
    while begin := _STARTS.search(text, at):
        start = begin.start()
        may = text[start] in _OFTEN or _SELDOM.match(text, start) or hedges.begins(text, start)
        found = _at(text, start, at) if may else None
        if found is None:
            at = start + 1
            continue
        yield found
        at = found.end


def _at(text: str, start: int, low: int) -> Found | None:
    """Return what begins here, if anything does; ``low`` is where the last one ended."""
    first = text[start]
    item = _ITEM.match(text, start) if first == "(" else None
    if item:
        return _code(start, item.end(), "the number of a paragraph")
    if first == "(" or (first in "几数" and blocked(text, start)):
        return None
    code = (_coded if "0" <= first <= "9" else _pointed)(text, start, low)
    return code or _figure(text, start, low)


def _figure(text: str, start: int, low: int) -> Found | None:
    """Return the figure that begins here, a name or a refusal, if any does."""
    first = text[start]
    try:
        what, end = figure(text, start, alone=False)
    except Fault as fault:
        return _fault(text, start, fault, low)
    if first == "突" and hedges.breakthrough(text, end, what.unit, what.value):
        return _at(text, start + 2, low)
    found = Found(start, end, what)
    return _signed(text, found) if first in "-−" else judged(text, found)


def _coded(text: str, start: int, low: int) -> Found | None:
    """Return a code that is more than its digits: PM2.5, 1+1+9, 3∶7."""
    end = numbering(text, start)
    if end:
        return _code(start, end, "the number of an entry, a figure or a table")
    before = text[start - 1 : start]
    if before == "-" or (before.isascii() and before.isalpha()):
        letters = _LETTERS.search(text, max(low, start - 9), start)
        digits = _LETTERED.match(text, start)
        if letters and digits and text[digits.end() : digits.end() + 1] not in _MARKED:
            return _code(letters.start(), digits.end(), "part of a code with letters")
    commas = _COMMAS.match(text, start)
    if commas:
        last = _at(text, commas.end() - 3, low)
        return refused(start, last.end if last else commas.end(), "a comma between digits")
    found = _CODES.match(text, start)
    if found and found["unit"] and unit_at(text, found.start("unit")):
        return None
    return _code(start, found.end(), "a code, a ratio, a score or a time") if found else None


def _pointed(text: str, start: int, low: int) -> Found | None:
    """Return what digits in words around a point make: a day (七·一) or what is not read."""
    found = _POINTED.match(text, start)
    if found is None:
        return None
    end = found.end()
    if "/" not in found.group() and (text[end : end + 1] in _SCALED or unit_at(text, end)):
        last = _at(text, end - 1, low)
        return refused(start, max(end, last.end if last else end), "digits around a point")
    return _code(start, end, "a day or a year that names something")


def _code(start: int, end: int, reason: str) -> Found:
    return named(Found(start, end, Figure(Kind.NAME, Comparator.WORDED)), reason)


def _signed(text: str, found: Found) -> Found | None:
    """Return the negative figure that begins with a hyphen, if that is a minus."""
    before = text[found.start - 1 : found.start]
    if not before or _SIGNABLE.match(before):
        return judged(text, found)
    if not "一" <= before <= "鿿":
        return None
    if found.figure.measures in _SIGNED:
        return judged(text, found)
    return refused(found.start, found.end, "a hyphen or a minus")


def _fault(text: str, start: int, fault: Fault, low: int) -> Found | None:
    """Return what stands where the grammar refuses: a code, a refusal, or what is behind."""
    words, at = hedges.before(text, start)
    if words and number_begins(text, at):
        behind = _at(text, at, low)
        if behind is None or fault.end == at:
            return behind
        return refused(start, max(behind.end, fault.end), fault.reason)
    if text[start] in "几数":
        behind = _at(text, start + 1, low) if text[start + 1 : start + 2] in _SCALED else None
        return refused(start, behind.end, fault.reason) if behind else None
    run = None if text[start] in "-−" else _NUMBER.match(text, start)
    end = max(run.end() if run else 0, fault.end)
    if end <= start:
        return None
    name = fault.reason if isinstance(fault, Code) else ""
    based = text.startswith("分", end) or text[start - 1 : start] == "每"
    scale = text[start:end] in _SCALED and not based
    if idiomatic(text, start) or (scale and not unit_at(text, end)):
        name = "part of a word"
    if quoted(text, start, end):
        name = name or "a name in quotation marks"
    if _PLAN.fullmatch(text, start, end):
        name = "the name of a five-year plan"
    return _code(start, end, name) if name else refused(start, end, fault.reason)
