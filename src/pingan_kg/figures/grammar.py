"""The grammar proper: the longest figure that begins at a place of a text.

``figure`` is what both ``read`` and ``scan`` call, so that what is found in
running text and what is read alone follow one grammar. Every branch looks at a
bounded number of characters beyond the numeral it reads.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from . import hedges
from .dates import calendar, months
from .lexicon import HALVES, HEDGES, Comparator, Kind
from .model import Figure, bounded
from .numerals import EXACT, Code, Fault, scaled
from .quantity import Amount, Part, amount, folded_in, half, number_begins, of_hundred
from .units import CURRENCY_SIGNS, FOLDED, kind_of_unit, split_unit, unit_at
from .wordings import QUARTERS, doubling, ordinal, quarter, rank_unit, top, trend, worded

__all__ = ["figure"]

_SEPARATOR = re.compile("至|到|[—–―]{1,2}|[-~～]|[和与跟]")
_JOINS = frozenset("至到—–―-~～和与跟")
_BETWEEN = ("之间", "间")
_FINITE = Context(prec=28)
_BELOW = Context(prec=28, rounding=ROUND_FLOOR)
_ABOVE = Context(prec=28, rounding=ROUND_CEILING)
_HALF = Decimal("0.5")
_TENTH = Decimal("0.1")
_SHARE_BEGINS = frozenset("百千万十一半")
_DIGIT = re.compile("[0-9]")
_ONES = "一二三四五六七八九123456789"
_CURRENCY_BEGINS = frozenset(sign[0] for sign in CURRENCY_SIGNS)
_HALF_STOPS = "数径岛夜天年月小个路价导球场百截"
_RATIO = re.compile("(?:十万|百万|[百千万])分之")
_COMPARING = re.compile("(?:19|20)[0-9]{2}年(?!级)")
_WORDED = frozenset("首榜之第前全翻")
_MANY = 10
_LATELY = re.compile("来|以来|间|内|里|期")
_PARTS = (Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE)
_LOOSE = (Comparator.EXACTLY, Comparator.ABOUT)
Result = tuple[Figure, int]


def figure(text: str, start: int, *, alone: bool = True) -> Result:
    """Read the longest figure that begins at ``start``; return it and its end.

    ``alone`` says that the text is one figure and not running text: then trends
    (稳中向好) are read too, and a range that fails is a fault, not two figures.
    Raises Fault with the place and the reason where no figure begins.
    """
    if text[start : start + 1] in _WORDED:
        for branch in (worded, ordinal, top, doubling):
            found = branch(text, start)
            if found:
                return found
    found = calendar(text, start, alone=alone)
    if found:
        return found
    return (trend(text, start) if alone else None) or _hedged(text, start, alone)


def _hedged(text: str, start: int, alone: bool) -> Result:
    """Read hedges, a number or a range, a unit, hedges."""
    words, at = hedges.before(text, start)
    said = [HEDGES[word] for word in words]
    if words and _COMPARING.match(text, at):
        raise Fault(start, "a hedge before what may be a year", at)
    part = _part(text, at, bool(words) or alone)
    ranged = _range(text, part, alone) if text[part.end : part.end + 1] in _JOINS else None
    if ranged:
        return _hedged_range(text, said, *ranged)
    if text.startswith("月", part.end) and not part.unit:
        raise Fault(part.end, "月 is of the calendar, or it is 个月", part.end + 1)
    if part.number.lent and part.unit:
        raise Fault(part.number.end - 1, "a colloquial last digit before a unit", part.end)
    inside = part.number.hedge
    behind, end = hedges.after(text, part.end, part.kind, counted=inside is not None)
    if inside or behind:
        said += [inside, *behind] if inside else behind
    comparator = hedges.together(start, said) if said else Comparator.EXACTLY
    last = bool(words) and words[-1] == text[at - 1] == "近"
    if last and comparator is Comparator.NEARLY and part.kind is Kind.DURATION:
        # 近三年 are the last three years, three of them; 近15分钟 and 近30年 may be either.
        hours = part.unit.endswith(("小时", "分钟", "秒", "钟"))
        many = part.number.low >= _MANY and not _LATELY.match(text, end)
        reason = "近 before a span of time may mean 'the last' or 'nearly'"
        raise Fault(start, reason, end if hours or many else at)
    if comparator is Comparator.EXACTLY and part.unit == "季度" and text[at] not in "两":
        part = part._replace(kind=Kind.ORDINAL if part.number.low in QUARTERS else part.kind)
    based = start > 0 and text[start - 1] == "每"
    return quarter(_single(part, comparator, at, based=based)), end


def _part(text: str, start: int, half_alone: bool) -> Part:
    """Read one number and its unit, in whichever way they are put together."""
    first = text[start : start + 1]
    part = _share(text, start, half_alone) if first in _SHARE_BEGINS else None
    if first in _CURRENCY_BEGINS:
        part = _signed_money(text, start)
    if part:
        return part
    number = amount(text, start)
    if text.startswith("分之", number.end) and number_begins(text, number.end + 2):
        return _of_parts(text, start, number)
    if text[number.end : number.end + 1] == "/" and _DIGIT.match(text, number.end + 1):
        return _stroke(text, start, number)
    unit = rank_unit(text, number)
    if unit:
        return Part(number, unit, number.end + 1, Kind.RANK)
    unit, split, end = split_unit(text, number.end)
    if split == "半":
        number = _plus(number, _HALF)._replace(step=None)
    elif split:
        number = number._replace(hedge=Comparator.MORE_THAN)
    number, end = _after_unit(text, number, unit, end)
    return Part(folded_in(number, unit), unit, end, kind_of_unit(unit))


def _share(text: str, start: int, half_alone: bool) -> Part | None:
    """Read 百分百, 百分之五 and 半, which say their share before a number or without one."""
    if text.startswith("百分百", start):
        whole = Decimal(100)
        return Part(Amount(whole, whole, start + 3), "%", start + 3, Kind.PERCENT)
    ratio = _RATIO.match(text, start)
    if ratio and number_begins(text, ratio.end()):
        return of_hundred(text, ratio)
    return half(text, start, alone=half_alone) if text.startswith(HALVES, start) else None


def _signed_money(text: str, start: int) -> Part:
    """Read ￥300万 and US$5亿: the sign of a currency before the number."""
    sign = next((sign for sign in CURRENCY_SIGNS if text.startswith(sign, start)), "")
    if not sign:
        raise Fault(start, "a letter begins no figure")
    number = amount(text, start + len(sign))
    unit = CURRENCY_SIGNS[sign]
    end = number.end + (len(unit) if text.startswith(unit, number.end) else 0)
    return Part(number, unit, end, Kind.MONEY)


def _stroke(text: str, start: int, above: Amount) -> Part:
    """Read 1/7 as a seventh, and 15.1/10万 as so many of a hundred thousand."""
    below = amount(text, above.end + 1)
    if above.hedge or below.hedge or above.power or text.startswith("/", below.end):
        raise Fault(start, "a stroke between numbers that make no fraction", below.end)
    if below.power:
        share = EXACT.divide(above.low, below.low)
        number = below._replace(low=share, high=share, step=None)
        return Part(number, "", below.end, Kind.FRACTION)
    whole = above.low == above.low.to_integral_value()
    if not (whole and 0 < above.low < below.low <= 100) or unit_at(text, below.end):
        raise Code(start, "a date, a code or a score", below.end)
    ratio = (int(above.low), int(below.low))
    value = _FINITE.divide(above.low, below.low)
    number = below._replace(low=value, high=value, step=None)
    return Part(number, "", below.end, Kind.FRACTION, ratio)


def _plus(number: Amount, more: Decimal) -> Amount:
    return number._replace(low=EXACT.add(number.low, more), high=EXACT.add(number.high, more))


def _after_unit(text: str, number: Amount, unit: str, end: int) -> tuple[Amount, int]:
    """Read the 五 of 七成五 and the 半 of 一年半."""
    if unit == "%" and number.low != number.high and text[number.end - 1] in _ONES:
        raise Fault(number.end - 1, "digits one by one, or one or the other", end)
    digit = _ONES.find(text[end : end + 1] or " ") if unit == "成" else -1
    if digit >= 0:
        digit %= 9
        if not number_begins(text, end + 1) and not unit_at(text, end + 1):
            more = _plus(number, scaled(Decimal(digit + 1), -1))
            return more._replace(step=_TENTH), end + 1
    elif unit and text.startswith("半", end) and (kind_of_unit(unit) is not Kind.COUNT):
        after = text[end + 1 : end + 2]
        if not (after and after in _HALF_STOPS) and number.hedge is None:
            return _plus(number, _HALF)._replace(step=None), end + 1
    return number, end


def _of_parts(text: str, start: int, below: Amount) -> Part:
    """Read 三分之一: the denominator first."""
    above = amount(text, below.end + 2)
    for number in (below, above):
        if number.hedge not in (None, above.hedge) or number.low != number.high:
            raise Fault(start, "a fraction of numbers that are not exact")
        if number.low < 1 or number.low != number.low.to_integral_value():
            raise Fault(start, "a fraction is of two whole numbers from 1 up")
    ratio = (int(above.low), int(below.low))
    value = _FINITE.divide(above.low, below.low)
    number = above._replace(low=value, high=value, step=None)
    return Part(number, "", above.end, Kind.FRACTION, ratio)


def _range(text: str, left: Part, alone: bool) -> tuple[Part, Part] | None:
    """Read on after one end of a range; ``None`` where there is no other end."""
    join = _SEPARATOR.match(text, left.end)
    if join is None or not number_begins(text, join.end()):
        return None
    try:
        right = _part(text, join.end(), False)
    except Fault as fault:
        if join.group() in "和与跟":
            return None
        end = max(fault.end, fault.offset + 1)
        raise Fault(fault.offset, fault.reason, end) from None
    if join.group() in "和与跟":
        if right.unit == "间" and not left.unit:
            right = right._replace(unit="")
        elif not text.startswith(_BETWEEN, right.end):
            return None
    try:
        return _ends(left, right, join)
    except Fault as fault:
        shares = left.kind in _PARTS and (right.kind in _PARTS or not right.unit)
        if alone or left.kind is right.kind or shares or not left.unit:
            raise type(fault)(fault.offset, fault.reason, right.end) from None
        return None


def _ends(left: Part, right: Part, join: re.Match[str]) -> tuple[Part, Part]:
    """Give the left end what the right end says for both: unit and multiplier."""
    at = join.start()
    if left.kind is Kind.PERCENT and not right.unit:
        if join.group() in "至到" and join.string[at - 1] == "%":
            raise Fault(at, "a change and what it led to, or a range")
        right = right._replace(unit="%", kind=Kind.PERCENT)
    if left.number.hedge or right.number.hedge or left.ratio or right.ratio:
        raise Fault(at, "a range between ends that are not exact")
    if left.number.low != left.number.high or right.number.low != right.number.high:
        raise Fault(at, "a range between ends that are not exact")
    if left.unit == "个" and right.unit.startswith("个"):
        left = left._replace(unit=right.unit, kind=right.kind)
    if left.unit and left.unit != right.unit:
        raise Fault(at, "a range between different units")
    if not right.unit and join.group() in ("-", "~"):
        raise Code(at, "without a unit this may be a code")
    low, high = left.number.low, right.number.low
    power = right.number.power
    if not left.unit:
        if not left.number.power and power and low < scaled(high, -power):
            low = scaled(low, power)
        elif right.number.rounded and not left.number.rounded and low < 10 and low * 10 < high:
            raise Fault(at, "the left end may or may not share 百 or 千")
        low = scaled(low, FOLDED.get(right.unit, 0))
    if high < low < 0:
        low, high = high, low
    if not low < high:
        raise Fault(at, "a range that runs backwards")
    right = right._replace(number=right.number._replace(low=high))
    return left._replace(number=left.number._replace(low=low)), right


def _hedged_range(text: str, said: list[Comparator], left: Part, right: Part) -> Result:
    """Weigh what hedges say of a range: 约 leaves it no certain bounds."""
    end = right.end
    if text.startswith(("不等", "之间"), end):
        end += 2
    elif text.startswith("间", end):
        end += 1
    behind, end = hedges.after(text, end, right.kind, counted=True)
    comparator = hedges.together(end, said + behind)
    if comparator not in _LOOSE:
        raise Fault(right.end, f"a range that is {comparator}", end)
    same = left.number.step == right.number.step
    figure = Figure.between(left.number.low, right.number.low, unit=right.unit)
    figure = replace(figure, step=right.number.step if same else None)
    if right.unit == "季度" and {left.number.low, right.number.low} <= set(QUARTERS):
        figure = months(figure, 3 * int(left.number.low) - 2, 3 * int(right.number.low))
    return (_unbounded(figure) if comparator is Comparator.ABOUT else figure), end


def _unbounded(figure: Figure) -> Figure:
    return Figure(Kind.RANGE, Comparator.ABOUT, unit=figure.unit)


def _single(part: Part, comparator: Comparator, start: int, *, based: bool) -> Figure:
    """Build the figure of one number, exact or vague; ``based`` says that 每 stands before."""
    number = part.number
    if number.low != number.high:
        if comparator not in _LOOSE:
            raise Fault(start, f"a vague number that is {comparator}")
        opens = number.open_ends
        between = Figure.between(
            number.low, number.high, unit=part.unit, lower_open=opens[0], upper_open=opens[1]
        )
        return _unbounded(between) if comparator is Comparator.ABOUT else between
    step = number.step
    if part.kind is Kind.RANK:
        if comparator is not Comparator.EXACTLY:
            raise Fault(start, f"a rank that is {comparator}")
        comparator, step = Comparator.WITHIN_TOP, None
    elif number.bare and comparator is Comparator.EXACTLY and not based:
        raise Fault(start, "a multiplier with no number before it")
    value = (number.low, number.low, number.low)
    if part.ratio:
        above, below = (Decimal(count) for count in part.ratio)
        value = (number.low, _BELOW.divide(above, below), _ABOVE.divide(above, below))
    return bounded(part.kind, comparator, value, unit=part.unit, ratio=part.ratio, step=step)
