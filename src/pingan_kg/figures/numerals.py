"""Numerals: digits, Chinese numerals and mixtures of both, to decimals and back.

``words`` and ``digits`` read one numeral at a place of a text and say what it
may be; what they refuse they refuse with the place and the reason.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from typing import NamedTuple

__all__ = [
    "EXACT",
    "Code",
    "Fault",
    "Numeral",
    "digits",
    "plain",
    "scaled",
    "ten",
    "whole",
    "words",
]

EXACT = Context(prec=100, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
"""Arithmetic that raises rather than rounds."""
LONGEST = 30
"""Numerals of more characters than this are refused."""

ZERO = "〇零"
ONES = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
ONES |= {"六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = (("亿", 10**8), ("万", 10**4))
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
BARE = {
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "百万": 6,
    "千万": 7,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
VAGUE = "几数"
_PAIR = re.compile("[一二两三四五六七八九]{2}")
_PAIRS = "一二 一两 两三 二三 三四 四五 五六 六七 七八 八九 三五"
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_PLAIN = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")


class Fault(Exception):
    """Reading stopped at ``offset``; never leaves the package."""

    def __init__(self, offset: int, reason: str, end: int = 0) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason
        self.end = end
        """Where what cannot be read ends, if that is known."""


class Code(Fault):
    """What stands here is a name or a code rather than a figure."""


class Numeral(NamedTuple):
    """A numeral read: its value, or its bounds where it is vague (几十, 三四百)."""

    low: Decimal
    high: Decimal
    open_ends: tuple[bool, bool] = (False, False)
    power: int = 0
    """The power of ten of its last multiplier, which a range may share."""
    bare: bool = False
    """Whether it is a multiplier with no number before it."""
    step: Decimal | None = None
    """What one more in its last written digit is worth."""
    lent: bool = False
    """Whether its last digit has its place from the multiplier before it, as in 两万五."""


def scaled(number: Decimal, power: int) -> Decimal:
    """Multiply by a power of ten, exactly, without an exponent in the result.

    >>> scaled(Decimal("1.5"), 12)
    Decimal('1500000000000')
    """
    if not power and _exponent(number) <= 0:
        return number
    moved = number.scaleb(power, EXACT)
    return moved.quantize(Decimal(1), context=EXACT) if _exponent(moved) > 0 else moved


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


_TENS_POWERS = {power: scaled(Decimal(1), power) for power in range(-2 * LONGEST, 2 * LONGEST)}


def ten(power: int) -> Decimal:
    """Return a power of ten, without an exponent.

    >>> ten(4), ten(-1)
    (Decimal('10000'), Decimal('0.1'))
    """
    return _TENS_POWERS[power]


def plain(number: Decimal) -> str:
    """Write a decimal in digits, without an exponent."""
    return format(number, "f")


def digits(text: str, start: int) -> tuple[Decimal, int]:
    """Read a number in ASCII digits; return it and its end.

    >>> digits("1,234.5万", 0)
    (Decimal('1234.5'), 7)
    """
    run = _DIGITS.match(text, start)
    if run is None:
        raise Fault(start, "a digit was expected")
    end = run.end()
    if end - start > LONGEST:
        raise Fault(start, f"more than {LONGEST} characters are no figure")
    number = _PLAIN.fullmatch(text, start, end)
    if number is None:
        good = _PLAIN.match(text, start)
        raise Code(good.end() if good else start, "points or commas that make no number")
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        raise Code(start, "a leading zero makes a code, not a number")
    return Decimal(run.group().replace(",", "")), end


def words(run: str) -> Numeral:
    """Read a whole run of Chinese numeral characters.

    >>> words("一千零五十").low, words("两万五").low, words("三点五万").low
    (Decimal('1050'), Decimal('25000'), Decimal('35000'))
    >>> words("几十").low, words("几十").high, words("几十").open_ends
    (Decimal('20'), Decimal('100'), (False, True))
    """
    if len(run) > LONGEST:
        raise Fault(0, f"more than {LONGEST} characters are no figure")
    run = run.translate(FORMAL)
    power = 12 if run.endswith("万亿") else 8 if run.endswith("亿") else 4 * run.endswith("万")
    if run in BARE:
        value = ten(BARE[run])
        return Numeral(value, value, power=power, bare=len(run) == 1, step=value)
    if "点" in run:
        value = _pointed(run, power)
        decimals = len(run) - run.index("点") - 1 - {12: 2, 8: 1, 4: 1, 0: 0}[power]
        return Numeral(value, value, power=power, step=ten(power - decimals))
    for place, character in enumerate(run):
        if character in VAGUE:
            return _vague(run, place, power)
    pair = _PAIR.search(run)
    if pair and not _positional(run) and _approximate(pair):
        return _pair(run, pair.start(), power)
    value = Decimal(whole(run))
    step, lent = _step(run)
    return Numeral(value, value, power=power, step=step, lent=lent)


def _step(run: str) -> tuple[Decimal, bool]:
    """Return what one more in the last digit is worth, and whether a multiplier lent it."""
    if _positional(run):
        return Decimal(1), False
    digit = max((at for at, character in enumerate(run) if character in ONES), default=-1)
    behind = run[digit + 1 :]
    small = behind.rstrip("万亿")
    power = sum(POWERS[character] for character in small[-1:] + behind[len(small) :])
    lender = POWERS.get(run[digit - 1], 0) if digit > 0 and not behind else 0
    lent = lender > 1
    return ten(lender - 1 if lent else power), lent


def _approximate(pair: re.Match[str]) -> bool:
    """Tell whether two neighbouring digits say one or the other; 十三五 does not."""
    return pair.group() in _PAIRS and (pair.group() != "三五" or pair.start() == 0)


def _pointed(run: str, power: int) -> Decimal:
    """Read 三点五万: whole part, point, digits one by one, multiplier."""
    body = run[: len(run) - {12: 2, 8: 1, 4: 1, 0: 0}[power]]
    head, _, tail = body.partition("点")
    for place, character in enumerate(tail):
        if character not in ONES or character in "两":
            raise Fault(len(head) + 1 + place, "after 点 digits stand one by one")
    if not head or not tail:
        raise Fault(len(head), "点 stands between digits")
    fraction = "".join(str(ONES[character]) for character in tail)
    return scaled(Decimal(f"{whole(head)}.{fraction}"), power)


def _vague(run: str, place: int, power: int) -> Numeral:
    """Read 几十 as [20, 100), 十几 as (10, 20), 几 alone as [2, 10)."""
    if any(character in VAGUE for character in run[place + 1 :]):
        raise Fault(place + 1, "几 or 数 a second time")
    head, tail = run[:place], run[place + 1 :]
    if not head:
        if tail and tail not in BARE and tail not in ("十", "十万", "十亿"):
            raise Fault(1, "几 or 数 before more than a multiplier")
        two = whole("二" + tail)
        return Numeral(Decimal(two), Decimal(5 * two), (False, True), power)
    if run[place] == "数" or not head.endswith("十") or tail not in ("", "万", "亿", "万亿"):
        raise Fault(place, f"{run[place]} is not read here")
    low = whole(head)
    scale = whole("一" + tail)
    return Numeral(Decimal(low * scale), Decimal((low + 10) * scale), (True, True), power)


def _pair(run: str, place: int, power: int) -> Numeral:
    """Read 三四百 as 300 to 400: two neighbouring digits in one place."""
    low = whole(run[:place] + run[place] + run[place + 2 :])
    high = whole(run[:place] + run[place + 1] + run[place + 2 :])
    return Numeral(Decimal(low), Decimal(high), power=power)


def _positional(run: str) -> bool:
    """Tell whether digits are read one by one, as in 二〇二五."""
    return (
        len(run) > 2
        and all(character in ONES for character in run)
        and (len(run) > 3 or any(character in ZERO for character in run))
    )


def whole(run: str) -> int:
    """Read a whole number in Chinese numerals, or digit by digit (二〇二五)."""
    if _positional(run):
        for place, character in enumerate(run):
            if character in "两":
                raise Fault(place, "两 is no digit of a number read digit by digit")
        if run[0] in ZERO:
            raise Code(0, "a leading zero makes a code, not a number")
        return int("".join(str(ONES[character]) for character in run))
    return _group(run, 0, 0)


def _group(run: str, offset: int, above: int) -> int:
    """Read a number by its 亿 and 万.

    ``above`` is the multiplier it follows, 0 at the beginning, -1 where a multiplier
    follows it as well, so that its own place is not in doubt.
    """
    for unit, size in MYRIADS:
        at = run.rfind(unit)
        if at < 0:
            continue
        if at == 0:
            raise Fault(offset, f"{unit} has no number before it")
        again = run.find("亿" if unit == "亿" else "万")
        if again < at:
            raise Fault(offset + at, f"{unit} a second time")
        high = _group(run[:at], offset, -1 if above else 0)
        rest = run[at + 1 :]
        if len(rest) == 1 and run[at - 1] == "万":
            raise Fault(offset + at + 1, "after 万亿 the place of a lone digit is not said")
        return high * size + (_group(rest, offset + at + 1, size) if rest else 0)
    return _section(run, offset, above)


def _section(run: str, offset: int, above: int) -> int:
    """Read what stands between multipliers: a number below 10,000."""
    value, digit, zero = 0, None, False
    place = above if above == 10**8 else 10**4
    for at, character in enumerate(run, offset):
        if character in ZERO and len(run) > 1:
            if digit is not None or zero or (at == offset and not above):
                raise Fault(at, "零 is out of place")
            zero = True
        elif character in ONES:
            if digit is not None:
                raise Fault(at, "two digits in a row")
            if character in "两" and not _two_fits(run, at - offset, above):
                raise Fault(at, "两 is out of place")
            digit = ONES[character]
        else:
            size = TENS.get(character, 0)
            if digit is None and not (size == 10 and (at == offset or place == 100 or zero)):
                raise Fault(at, f"{character} has no digit before it")
            if size >= place:
                raise Fault(at, f"{character} cannot follow a smaller unit")
            if zero and size * 10 == place < 10**4:
                raise Fault(at, "零 where no place is skipped")
            value += (1 if digit is None else digit) * size
            place, digit, zero = size, None, False
    if zero and digit is None:
        raise Fault(offset + len(run) - 1, "零 at the end")
    return value + _last(run, offset, above, (place, digit, zero))


def _two_fits(run: str, at: int, above: int) -> bool:
    """Tell whether 两 may stand here: before 百, 千, 万 or 亿, or alone."""
    if at + 1 < len(run):
        return run[at + 1] in "百千"
    return (at == 0 and above <= 0) or (at == 1 and run[0] in ZERO and above < 0)


def _last(run: str, offset: int, above: int, state: tuple[int, int | None, bool]) -> int:
    """Return what the last digit of a section is worth: in 两万五 it is 5000."""
    place, digit, zero = state
    lone = len(run) == 1
    if above == 10**8 and run[0] not in ZERO and not lone:
        raise Fault(offset, "after 亿 without 零 or 万 the place is not said")
    if digit is None:
        return 0
    if zero and place == 10:
        raise Fault(offset + len(run) - 1, "零 where no place is skipped")
    if zero or place == 10 or (lone and above <= 0):
        return digit
    return digit * ((above if lone else place) // 10)
