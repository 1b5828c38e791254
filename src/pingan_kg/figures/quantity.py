"""Amounts: 1200余万, 1万2千, 三四百, a number without its unit; halves and hundredths."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .lexicon import BLOCKED, REMAINDERS, Comparator, Kind
from .numerals import EXACT, Code, Fault, digits, scaled, ten, words
from .units import (
    FOLDED,
    KILO_UNITS,
    MULTIPLIERS,
    RATIOS,
    UNITS,
    kind_of_unit,
    unit_at,
)

__all__ = [
    "Amount",
    "Part",
    "amount",
    "blocked",
    "folded_in",
    "half",
    "number_begins",
    "of_hundred",
    "sign",
]

_FORMAL = "[壹贰叁肆伍陆柒捌玖]"
_RUN = re.compile(
    "[〇零一二两三四五六七八九十百千万亿几数]{1,40}|"
    + _FORMAL
    + "(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿几]{1,40}|(?=[元圆角分整]|$))"
    "|拾[零壹贰叁肆伍陆柒捌玖拾佰仟万亿几]{1,40}"
)
_SIGN = re.compile("负的?|零下|零上|[-−+](?=[0-9])|[-−](?=[一二两三四五六七八九十百千万亿])")
_GROUP = re.compile("[0-9]{1,9}(?![0-9.])")
_SMALLER = re.compile(
    "[一二两三四五六七八九][千百](?![万亿几])(?:零?[一二三四五六七八九][百十]){0,2}"
)
_POINT = re.compile("点[〇零一二三四五六七八九]{1,40}[万亿]{0,2}")
_RATIO = re.compile("[百千万]分之|百分[点百位]|[千]分点")
_MYRIAD = re.compile("[万亿]{1,2}")
_NUMERAL = re.compile("[0-9〇零一二两三四五六七八九十百千万亿几数]|" + _FORMAL + "[拾佰仟万亿]")
_LARGE = "百千万亿"
_ROUND = "十百千拾佰仟"
_LARGE_BEGINS = frozenset(_LARGE)
_SCALE_BEGINS = frozenset("十" + _LARGE)
_SIGN_BEGINS = frozenset("负零-−+")
_HALF = Decimal("0.5")
_HALVED = (Kind.DURATION, Kind.MEASURE, Kind.PERCENTAGE_POINT, Kind.FRACTION)
_NO_HALF = ("日", "分", "度", "里", "桶", "元", "角", "块", "倍")
_FEW = ("个", "次", "年", "日", "天", "家", "名", "项", "种", "倍", "位", "小时", "个月", "周")
"""Units before which 数 alone means several: 数年, but not 数字."""


class Amount(NamedTuple):
    """A number without its unit; ``low`` and ``high`` differ where it is vague."""

    low: Decimal
    high: Decimal
    end: int
    hedge: Comparator | None = None
    open_ends: tuple[bool, bool] = (False, False)
    power: int = 0
    """The power of ten of its multiplier, which a range may share."""
    bare: bool = False
    """Whether it is a multiplier with no number before it."""
    rounded: bool = False
    """Whether it is in words and ends in 十, 百 or 千."""
    step: Decimal | None = None
    """What one more in its last printed digit is worth."""
    lent: bool = False
    """Whether its last digit has its place from the multiplier before it: 两万五, 1万2."""


class Part(NamedTuple):
    """One number with its unit, before hedges are weighed."""

    number: Amount
    unit: str
    end: int
    kind: Kind
    ratio: tuple[int, int] | None = None


def blocked(text: str, start: int) -> bool:
    """Tell whether the character before makes another word: 最近, 节约."""
    return start > 0 and text[start - 1] in BLOCKED.get(text[start], "")


def sign(text: str, start: int) -> tuple[int, bool]:
    """Return where the number behind a sign begins, and whether the sign is a minus."""
    if text[start : start + 1] not in _SIGN_BEGINS:
        return start, False
    found = _SIGN.match(text, start)
    if found is None or (text[start] == "负" and blocked(text, start)):
        return start, False
    return found.end(), found.group() not in ("+", "零上")


def number_begins(text: str, start: int) -> bool:
    """Tell whether a numeral, signed or not, begins here."""
    return _NUMERAL.match(text, sign(text, start)[0]) is not None


def amount(text: str, start: int) -> Amount:
    """Read one number: sign, numeral, multiplier and 余 or 多.

    >>> amount("1200余万人次", 0)[:4]
    (Decimal('12000000'), Decimal('12000000'), 6, <Comparator.MORE_THAN: 'more-than'>)
    """
    at, minus = sign(text, start)
    if text[at : at + 1].isascii() and text[at : at + 1].isdigit():
        found = _in_digits(text, at)
    else:
        run = _RUN.match(text, at)
        if run is None:
            raise Fault(at, "a number was expected")
        found = _in_words(text, at, run.end())
    if minus and found.hedge:
        raise Fault(found.end - 1, "of a negative number this may mean either side", found.end)
    if minus:
        found = found._replace(low=found.high.copy_negate(), high=found.low.copy_negate())
    return found


def _multiplier(text: str, start: int) -> str:
    """Return the multiplier that stands here, unless it begins a unit (千瓦, 百分点)."""
    if text[start : start + 1] not in _SCALE_BEGINS:
        return ""
    if text.startswith(KILO_UNITS, start) or _RATIO.match(text, start):
        return ""
    for length in (3, 2, 1):
        word = text[start : start + length]
        if len(word) == length and word in MULTIPLIERS:
            return word if not text.startswith(KILO_UNITS, start + length - 1) else word[:-1]
    return ""


def _in_digits(text: str, start: int) -> Amount:
    number, end = digits(text, start)
    hedge = None
    after = text[end : end + 1]
    if after and after in "余多" and _multiplier(text, end + 1):
        hedge, end = REMAINDERS[after], end + 1
    word = _multiplier(text, end)
    end += len(word)
    if word == "万" and hedge is None and text.startswith(("多亿", "余亿"), end):
        word, hedge, end = "万亿", Comparator.MORE_THAN, end + 2
    power = MULTIPLIERS.get(word, 0)
    value = scaled(number, power)
    decimals = number.as_tuple().exponent
    step = ten(power + (decimals if isinstance(decimals, int) else 0))
    lent = False
    if text[end : end + 1] in _LARGE_BEGINS and _multiplier(text, end):
        raise Fault(end, f"{text[end]} cannot follow {word}")
    if word and hedge is None and (_GROUP.match(text, end) or _SMALLER.match(text, end)):
        value, end, step, lent = _mixed(text, end, value, power)
        power = 0
    even = bool(word) or text[end - 1] == "0"
    if hedge is None and (even or not text.startswith("多次", end)):
        hedge, end = _remainder(text, end, even)
    return Amount(value, value, end, hedge, power=power, step=step, lent=lent)


def _mixed(
    text: str, start: int, value: Decimal, power: int
) -> tuple[Decimal, int, Decimal, bool]:
    """Read on after 1万 in 1万2千, 1亿2000万, 1万两千 and, colloquially, 1万2.

    Returns the value, the end, what one more in the last digit is worth, and whether
    the last digit has its place from the multiplier before it.
    """
    if value != scaled(scaled(value, -power).to_integral_value(context=EXACT), power):
        raise Fault(start, "digits after a multiplier with decimals")
    words_follow = _SMALLER.match(text, start)
    if words_follow:
        number = words(words_follow.group())
        value, end = _joined(value, number.low, power, words_follow)
        return value, end, number.step or Decimal(1), number.lent
    lent = False
    while group := _GROUP.match(text, start):
        word = _multiplier(text, group.end())
        smaller = MULTIPLIERS.get(word, 0)
        length = group.end() - start
        lent = not word and length == 1
        if lent:
            smaller = power - 1
        elif not word and length != power:
            raise Fault(start, f"after it {power} digits or another multiplier must stand")
        value, _ = _joined(value, scaled(Decimal(group.group()), smaller), power, group)
        power, start = smaller, group.end() + len(word)
        if not word:
            break
    return value, start, ten(power), lent


def _joined(
    value: Decimal, more: Decimal, power: int, found: re.Match[str]
) -> tuple[Decimal, int]:
    if more >= ten(power):
        raise Fault(found.start(), "a group that is not smaller than the one before it")
    return EXACT.add(value, more), found.end()


def _in_words(text: str, start: int, end: int) -> Amount:
    many = text.find("数", start + 1, end)
    end = many if many > 0 else end
    if end - start > 1 and text[end - 1] in "百千" and text[end - 2] in "十百千万亿":
        end -= text.startswith(KILO_UNITS, end - 1)
    point = _POINT.match(text, end)
    end = point.end() if point else end
    run = text[start:end]
    if run == "十四五" and not unit_at(text, end):
        raise Code(start, "the name of a five-year plan", end)
    if run in ("几", "数") and unit_at(text, end) not in (_FEW if run == "数" else UNITS):
        raise Fault(start, f"{run} of nothing that is counted")
    vague = any(character in "几数" for character in run)
    inner, end, run = _within(text, start, end, run, whole=not (vague or point))
    hedge = REMAINDERS.get(inner)
    try:
        number = words(run)
    except Fault as fault:
        raise type(fault)(start + fault.offset, fault.reason) from None
    if number.lent and run[-1] == "一" and unit_at(text, end):
        # 三千一年: what follows 千 is 一年, as no thing is counted in 三千一.
        return _in_words(text, start, end - 1)
    if hedge is None and not vague:
        hedge, end = _remainder(text, end, run[-1] in "十百千万亿拾佰仟", digits_before=False)
    low, high, opens, power, bare, step, lent = number
    return Amount(low, high, end, hedge, opens, power, bare, run[-1] in _ROUND, step, lent)


def _within(text: str, start: int, end: int, run: str, *, whole: bool) -> tuple[str, int, str]:
    """Read the 余 of 十余万 and the multiplier behind it; return all three read on."""
    after = text[end : end + 1]
    if not after or after not in REMAINDERS:
        return "", end, run
    inner = _MYRIAD.match(text, end + 1)
    if not whole:
        if run[-1] in "几数" + _ROUND + "万亿" and (inner or unit_at(text, end + 1)):
            raise Fault(start, f"{after} behind a number that is vague already", end + 1)
        return "", end, run
    if inner and (run[-1] in _ROUND or (run[-1] == "万" and inner.group() == "亿")):
        return after, inner.end(), run + inner.group()
    if inner:
        raise Fault(start, f"{after} between two multipliers", inner.end())
    return "", end, run


def _remainder(
    text: str, end: int, even: bool, *, digits_before: bool = True
) -> tuple[Comparator | None, int]:
    """Read 余, 多 or 来 directly after a number; ``even`` says it ends in a round place."""
    after = text[end : end + 1]
    if after == "来":
        meant = even and unit_at(text, end + 1) != ""
    else:
        meant = after in REMAINDERS and (digits_before or even)
    return (REMAINDERS[after], end + 1) if meant else (None, end)


def folded_in(number: Amount, unit: str) -> Amount:
    """Fold a unit that is itself a fraction into the value: 三成 is 0.3."""
    power = FOLDED.get(unit)
    if power is None:
        return number
    step = number.step and scaled(number.step, power)
    low, high = scaled(number.low, power), scaled(number.high, power)
    return number._replace(low=low, high=high, step=step)


def of_hundred(text: str, ratio: re.Match[str]) -> Part:
    """Read 百分之五 as 5 percent, 千分之三 as the fraction 0.003."""
    power = RATIOS[ratio.group()]
    number = amount(text, ratio.end())._replace(bare=False)
    if power == 2:
        return Part(number, "%", number.end, Kind.PERCENT)
    whole = number.low == number.high == number.low.to_integral_value() and number.low > 0
    parts = (int(number.low), 10**power) if whole and power > 3 else None
    low, high = scaled(number.low, -power), scaled(number.high, -power)
    unit = "‰" if power == 3 else ""
    number = number._replace(
        low=low, high=high, step=number.step and scaled(number.step, -power)
    )
    return Part(number, unit, number.end, Kind.FRACTION, parts)


def half(text: str, start: int, *, alone: bool) -> Part | None:
    """Read 一半, 半数, 半年, and 半 where something says that it is a figure."""
    for word in ("一半", "半数"):
        if text.startswith(word, start):
            end = start + 2
            return Part(Amount(_HALF, _HALF, end), "", end, Kind.FRACTION, (1, 2))
    if text[start] != "半":
        return None
    unit = unit_at(text, start + 1)
    end = start + 1 + len(unit)
    kind = kind_of_unit(unit)
    if kind in _HALVED and unit not in _NO_HALF:
        if start and text[start - 1] in "大多小上下前后":
            raise Fault(start, "more or less than a half, not said by how much", end)
        of_it = folded_in(Amount(_HALF, _HALF, end), unit)
        return Part(of_it, unit, end, kind)
    if not alone or unit:
        raise Fault(start, "半 of nothing that is measured")
    return Part(Amount(_HALF, _HALF, end), "", start + 1, Kind.FRACTION, (1, 2))
