"""The grammar proper: the longest figure that begins at a place of a text.

``figure`` is what both ``read`` and ``scan`` call, so that what is found in
running text and what is read alone follow one grammar. Every branch looks at a
bounded number of characters beyond the numeral it reads.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

from . import hedges
from .dates import calendar
from .lexicon import BEFORE, HALVES, Comparator, Kind
from .model import Figure, bounded
from .numerals import EXACT, Fault, scaled
from .quantity import Amount, amount, folded, number_begins, split_unit, unit_at
from .units import RATIOS, kind_of_unit
from .wordings import doubling, ordinal, rank_unit, top, trend, worded

__all__ = ["figure"]

_SEPARATOR = re.compile("至|到|[—–―]{1,2}|[-~～]")
_FINITE = Context(prec=28)
_BELOW = Context(prec=28, rounding=ROUND_FLOOR)
_ABOVE = Context(prec=28, rounding=ROUND_CEILING)
_HALF = Decimal("0.5")
_HALF_STOPS = "数径岛夜天年月小个路价"
_QUARTERS = (1, 2, 3, 4)
_LOOSE = (Comparator.EXACTLY, Comparator.ABOUT)
Result = tuple[Figure, int]


class _Part(NamedTuple):
    """One number with its unit, before hedges are weighed."""

    number: Amount
    unit: str
    end: int
    kind: Kind
    ratio: tuple[int, int] | None = None


def figure(text: str, start: int, *, alone: bool = True) -> Result:
    """Read the longest figure that begins at ``start``; return it and its end.

    ``alone`` says that the text is one figure and not running text: then trends
    (稳中向好) are read too, and a range that fails is a fault, not two figures.
    Raises Fault with the place and the reason where no figure begins.
    """
    for branch in (worded, calendar, ordinal, top, doubling):
        found = branch(text, start)
        if found:
            return found
    return (trend(text, start) if alone else None) or _hedged(text, start, alone)


def _hedged(text: str, start: int, alone: bool) -> Result:
    """Read hedges, a number or a range, a unit, hedges."""
    words, at = hedges.before(text, start)
    said = [BEFORE[word] for word in words]
    part = _part(text, at, bool(words) or alone)
    ranged = _range(text, part, alone)
    if ranged:
        return _hedged_range(text, said, *ranged)
    counted = part.number.hedge is not None
    said += [part.number.hedge] if part.number.hedge else []
    behind, end = hedges.after(text, part.end, part.kind, counted=counted)
    comparator = hedges.together(start, said + behind)
    if comparator is Comparator.NEARLY and part.kind is Kind.DURATION and "近" in words:
        raise Fault(start, "近 before a span of time may mean 'the last' or 'nearly'")
    if comparator is Comparator.EXACTLY and part.unit == "季度" and text[at] not in "两兩":
        part = part._replace(kind=Kind.ORDINAL if part.number.low in _QUARTERS else part.kind)
    return _single(part, comparator, at), end


def _part(text: str, start: int, half_alone: bool) -> _Part:
    """Read one number and its unit, in whichever way they are put together."""
    if text.startswith("百分百", start):
        whole = Decimal(100)
        return _Part(Amount(whole, whole, start + 3), "%", start + 3, Kind.PERCENT)
    if text[start : start + 3] in RATIOS:
        return _of_hundred(text, start)
    if text.startswith(HALVES, start):
        half = _half(text, start, half_alone)
        if half:
            return half
    number = amount(text, start)
    if text.startswith("分之", number.end) and number_begins(text, number.end + 2):
        return _of_parts(text, start, number)
    unit = rank_unit(text, number)
    if unit:
        return _Part(number, unit, number.end + 1, Kind.RANK)
    unit, split, end = split_unit(text, number.end)
    if split == "半":
        number = _plus(number, _HALF)
    elif split:
        number = number._replace(hedge=Comparator.MORE_THAN)
    number, end = _after_unit(text, number, unit, end)
    low, high = folded(number.low, unit), folded(number.high, unit)
    return _Part(number._replace(low=low, high=high), unit, end, kind_of_unit(unit))


def _plus(number: Amount, more: Decimal) -> Amount:
    return number._replace(low=EXACT.add(number.low, more), high=EXACT.add(number.high, more))


def _after_unit(text: str, number: Amount, unit: str, end: int) -> tuple[Amount, int]:
    """Read the 五 of 七成五 and the 半 of 一年半."""
    digit = "一二三四五六七八九".find(text[end : end + 1] or " ")
    if unit == "成" and digit >= 0:
        if not number_begins(text, end + 1) and not unit_at(text, end + 1):
            return _plus(number, scaled(Decimal(digit + 1), -1)), end + 1
    elif text.startswith("半", end) and kind_of_unit(unit) in (Kind.DURATION, Kind.MULTIPLE):
        after = text[end + 1 : end + 2]
        if not (after and after in _HALF_STOPS):
            return _plus(number, _HALF), end + 1
    return number, end


def _half(text: str, start: int, alone: bool) -> _Part | None:
    """Read 一半, 半数, 半年, and 半 where something says that it is a figure."""
    for word in ("一半", "半数"):
        if text.startswith(word, start):
            end = start + 2
            return _Part(Amount(_HALF, _HALF, end), "", end, Kind.FRACTION, (1, 2))
    if text[start] != "半":
        return None
    unit = unit_at(text, start + 1)
    end = start + 1 + len(unit)
    if kind_of_unit(unit) is Kind.DURATION and unit != "日":
        return _Part(Amount(_HALF, _HALF, end), unit, end, Kind.DURATION)
    if not alone or unit:
        raise Fault(start, "半 of nothing that is measured")
    return _Part(Amount(_HALF, _HALF, end), "", start + 1, Kind.FRACTION, (1, 2))


def _of_hundred(text: str, start: int) -> _Part:
    """Read 百分之五 as 5 percent, 千分之三 as the fraction 0.003."""
    power = RATIOS[text[start : start + 3]]
    number = amount(text, start + 3)._replace(bare=False)
    if power == 2:
        return _Part(number, "%", number.end, Kind.PERCENT)
    low, high = scaled(number.low, -power), scaled(number.high, -power)
    unit = "‰" if power == 3 else ""
    return _Part(number._replace(low=low, high=high), unit, number.end, Kind.FRACTION)


def _of_parts(text: str, start: int, below: Amount) -> _Part:
    """Read 三分之一: the denominator first."""
    above = amount(text, below.end + 2)
    for number in (below, above):
        if number.hedge not in (None, above.hedge) or number.low != number.high:
            raise Fault(start, "a fraction of numbers that are not exact")
        if number.low < 1 or number.low != number.low.to_integral_value():
            raise Fault(start, "a fraction is of two whole numbers from 1 up")
    ratio = (int(above.low), int(below.low))
    value = _FINITE.divide(above.low, below.low)
    return _Part(above._replace(low=value, high=value), "", above.end, Kind.FRACTION, ratio)


def _range(text: str, left: _Part, alone: bool) -> tuple[_Part, _Part] | None:
    """Read on after one end of a range; ``None`` where there is no other end."""
    join = _SEPARATOR.match(text, left.end)
    if join is None or not number_begins(text, join.end()):
        return None
    try:
        right = _part(text, join.end(), False)
        return _ends(left, right, join)
    except Fault:
        if alone:
            raise
        return None


def _ends(left: _Part, right: _Part, join: re.Match[str]) -> tuple[_Part, _Part]:
    """Give the left end what the right end says for both: unit and multiplier."""
    at = join.start()
    if left.kind is Kind.PERCENT and not right.unit:
        right = right._replace(unit="%", kind=Kind.PERCENT)
    if left.number.hedge or right.number.hedge or left.ratio or right.ratio:
        raise Fault(at, "a range between ends that are not exact")
    if left.number.low != left.number.high or right.number.low != right.number.high:
        raise Fault(at, "a range between ends that are not exact")
    if left.unit and left.unit != right.unit:
        raise Fault(at, "a range between different units")
    if not right.unit and join.group() in ("-", "~"):
        raise Fault(at, "without a unit this may be a code")
    low, high = left.number.low, right.number.low
    power = right.number.power
    if not left.unit:
        if not left.number.power and power and low < scaled(high, -power):
            low = scaled(low, power)
        elif right.number.rounded and not left.number.rounded and low < 10 and low * 10 < high:
            raise Fault(at, "the left end may or may not share 百 or 千")
        low = folded(low, right.unit)
    if not low < high:
        raise Fault(at, "a range that runs backwards")
    return left._replace(number=left.number._replace(low=low)), right


def _hedged_range(text: str, said: list[Comparator], left: _Part, right: _Part) -> Result:
    """Weigh what hedges say of a range: 约 leaves it no certain bounds."""
    end = right.end
    if text.startswith(("不等", "之间"), end):
        end += 2
    behind, end = hedges.after(text, end, right.kind, counted=True)
    comparator = hedges.together(end, said + behind)
    if comparator not in _LOOSE:
        raise Fault(right.end, f"a range that is {comparator}", end)
    figure = Figure.between(left.number.low, right.number.low, unit=right.unit)
    return (_unbounded(figure) if comparator is Comparator.ABOUT else figure), end


def _unbounded(figure: Figure) -> Figure:
    return Figure(Kind.RANGE, Comparator.ABOUT, unit=figure.unit)


def _single(part: _Part, comparator: Comparator, start: int) -> Figure:
    """Build the figure of one number, exact or vague."""
    number = part.number
    if number.low != number.high:
        if comparator not in _LOOSE:
            raise Fault(start, f"a vague number that is {comparator}")
        opens = number.open_ends
        between = Figure.between(
            number.low, number.high, unit=part.unit, lower_open=opens[0], upper_open=opens[1]
        )
        return _unbounded(between) if comparator is Comparator.ABOUT else between
    if part.kind is Kind.RANK:
        if comparator is not Comparator.EXACTLY:
            raise Fault(start, f"a rank that is {comparator}")
        comparator = Comparator.WITHIN_TOP
    elif number.bare and comparator is Comparator.EXACTLY:
        raise Fault(start, "a multiplier with no number before it")
    value = (number.low, number.low, number.low)
    if part.ratio:
        above, below = (Decimal(count) for count in part.ratio)
        value = (number.low, _BELOW.divide(above, below), _ABOVE.divide(above, below))
    return bounded(part.kind, comparator, value, unit=part.unit, ratio=part.ratio)
