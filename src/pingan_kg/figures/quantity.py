"""Amounts and units: 1200余万, 1万2千, 三四百, and the unit word after them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .lexicon import BLOCKED, REMAINDERS, Comparator, Kind
from .numerals import EXACT, Fault, digits, scaled, whole, words
from .units import FOLDED, KILO_UNITS, MULTIPLIERS, SPLIT_UNITS, UNIT_LENGTH, UNIT_STOPS, UNITS

__all__ = ["Amount", "amount", "blocked", "folded", "number_begins", "split_unit", "unit_at"]

SIGNS = "负-−"
_FORMAL = "[壹贰貳叁肆伍陆陸柒捌玖]"
_RUN = re.compile(
    "[〇零一二两兩三四五六七八九十百千万亿萬億几数]{1,40}|"
    + _FORMAL
    + "[零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万亿萬億]{0,40}"
)
_GROUP = re.compile("[0-9]{1,9}(?![0-9.])")
_SMALLER = re.compile(
    "[一二两三四五六七八九][千百](?![万亿几])(?:零?[一二三四五六七八九][百十]){0,2}"
)
_POINT = re.compile("点[〇零一二三四五六七八九]{1,40}[万亿萬億]{0,2}")
_RATIO = re.compile("[百千万]分之|百分[点百]")
_MYRIAD = re.compile("[万亿萬億]{1,2}")
_NUMERAL = re.compile(
    "[0-9〇零一二两兩三四五六七八九十百千万亿萬億几数]|" + _FORMAL + "[拾佰仟万亿萬億]"
)
_LARGE = "百千万亿萬億"
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


def blocked(text: str, start: int) -> bool:
    """Tell whether the character before makes another word: 最近, 节约."""
    return start > 0 and text[start - 1] in BLOCKED.get(text[start], "")


def number_begins(text: str, start: int) -> bool:
    """Tell whether a numeral, signed or not, begins here."""
    signed = text[start : start + 1] in tuple(SIGNS)
    return _NUMERAL.match(text, start + signed) is not None


def unit_at(text: str, start: int) -> str:
    """Return the longest unit word that stands here, or the empty string.

    >>> unit_at("人次的", 0), unit_at("成立", 0), unit_at("kW", 0)
    ('人次', '', 'kW')
    """
    for length in range(min(UNIT_LENGTH, len(text) - start), 0, -1):
        word = text[start : start + length]
        kind = UNITS.get(word)
        if kind is None or kind is Kind.RANK or word == "番":
            continue
        after = text[start + length : start + length + 1]
        if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
            continue
        if not (after and after in UNIT_STOPS.get(word, "")):
            return word
    return ""


def folded(number: Decimal, unit: str) -> Decimal:
    """Fold a unit that is itself a fraction into the value: 三成 is 0.3."""
    return scaled(number, FOLDED[unit]) if unit in FOLDED else number


def amount(text: str, start: int) -> Amount:
    """Read one number: sign, numeral, multiplier and 余 or 多.

    >>> amount("1200余万人次", 0)[:4]
    (Decimal('12000000'), Decimal('12000000'), 6, <Comparator.MORE_THAN: 'more-than'>)
    """
    signed = text[start : start + 1] in tuple(SIGNS)
    at = start + signed
    if text[at : at + 1].isascii() and text[at : at + 1].isdigit():
        found = _in_digits(text, at)
    else:
        run = _RUN.match(text, at)
        if run is None:
            raise Fault(at, "a number was expected")
        found = _in_words(text, at, run.end())
    if signed and found.hedge:
        raise Fault(found.end - 1, "of a negative number this may mean either side")
    if signed:
        found = found._replace(low=found.high.copy_negate(), high=found.low.copy_negate())
    return found


def _multiplier(text: str, start: int) -> str:
    """Return the multiplier that stands here, unless it begins a unit (千瓦, 百分点)."""
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
    if after and after in "余多餘" and _multiplier(text, end + 1):
        hedge, end = REMAINDERS[after], end + 1
    word = _multiplier(text, end)
    end += len(word)
    power = MULTIPLIERS.get(word, 0)
    value = scaled(number, power)
    if text[end : end + 1] in tuple(_LARGE) and _multiplier(text, end):
        raise Fault(end, f"{text[end]} cannot follow {word}")
    if word and hedge is None and (_GROUP.match(text, end) or _SMALLER.match(text, end)):
        value, end = _mixed(text, end, value, power)
        power = 0
    if hedge is None:
        hedge, end = _remainder(text, end, bool(word) or text[end - 1] == "0")
    return Amount(value, value, end, hedge, power=power)


def _mixed(text: str, start: int, value: Decimal, power: int) -> tuple[Decimal, int]:
    """Read on after 1万 in 1万2千, 1亿2000万, 1万两千 and, colloquially, 1万2."""
    if value != scaled(scaled(value, -power).to_integral_value(context=EXACT), power):
        raise Fault(start, "digits after a multiplier with decimals")
    words_follow = _SMALLER.match(text, start)
    if words_follow:
        return _joined(value, Decimal(whole(words_follow.group())), power, words_follow)
    while group := _GROUP.match(text, start):
        word = _multiplier(text, group.end())
        smaller = MULTIPLIERS.get(word, 0)
        length = group.end() - start
        if not word and length == 1 and not unit_at(text, group.end()):
            smaller = power - 1
        elif not word and length != power:
            raise Fault(start, f"after it {power} digits or another multiplier must stand")
        value, _ = _joined(value, scaled(Decimal(group.group()), smaller), power, group)
        power, start = smaller, group.end() + len(word)
        if not word:
            break
    return value, start


def _joined(
    value: Decimal, more: Decimal, power: int, found: re.Match[str]
) -> tuple[Decimal, int]:
    if more >= scaled(Decimal(1), power):
        raise Fault(found.start(), "a group that is not smaller than the one before it")
    return EXACT.add(value, more), found.end()


def _in_words(text: str, start: int, end: int) -> Amount:
    many = text.find("数", start + 1, end)
    end = many if many > 0 else end
    if end - start > 1 and text[end - 1] == "千" and text[end - 2] in "万亿萬億":
        end -= text.startswith(KILO_UNITS, end - 1)
    point = _POINT.match(text, end)
    if point:
        end = point.end()
    run = text[start:end]
    if run == "十四五" and not unit_at(text, end):
        raise Fault(start, "the name of a five-year plan")
    if run in ("几", "数") and unit_at(text, end) not in (_FEW if run == "数" else UNITS):
        raise Fault(start, f"{run} of nothing that is counted")
    hedge = None
    after = text[end : end + 1]
    vague = any(character in "几数" for character in run)
    if not vague and not point and run[-1] in "十百千拾佰仟" and after in REMAINDERS:
        inner = _MYRIAD.match(text, end + 1)
        if inner:
            hedge, end, run = REMAINDERS[after], inner.end(), run + inner.group()
    try:
        number = words(run)
    except Fault as fault:
        raise Fault(start + fault.offset, fault.reason) from None
    if hedge is None and not vague:
        hedge, end = _remainder(
            text, end, run[-1] in "十百千万亿萬億拾佰仟", digits_before=False
        )
    return Amount(
        number.low,
        number.high,
        end,
        hedge,
        number.open_ends,
        number.power,
        number.bare,
        run[-1] in "十百千拾佰仟",
    )


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


def split_unit(text: str, start: int) -> tuple[str, str, int]:
    """Read the unit, and 多 or 半 inside it: 两个多月, 一个半小时.

    Returns the unit, what split it, and the end.
    """
    if text[start : start + 1] == "个" and text[start + 1 : start + 2] in ("多", "半", "余"):
        for word in SPLIT_UNITS:
            if text.startswith(word, start + 2):
                return "个" + word, text[start + 1], start + 2 + len(word)
    unit = unit_at(text, start)
    return unit, "", start + len(unit)
