"""The parts of a print: numbers, shares and dates in one style or another."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from .model import Figure
from .numerals import EXACT, LONGEST, MYRIADS, plain, scaled

__all__ = ["Style", "calendar_print", "in_words", "is_whole", "like_a_year", "number", "share"]

_MULTIPLIERS = ((12, "万亿"), (8, "亿"), (4, "万"))
_MOST_DECIMALS = 2
_LARGEST_IN_WORDS = 10**16


class Style(StrEnum):
    """How a number is printed."""

    DIGITS = "digits"
    """2万余起: digits, with 万 or 亿 where at most two decimals then remain."""
    INNER = "inner"
    """1200余万人次: as DIGITS, but 余 before 万 or 亿."""
    PLAIN = "plain"
    """20000余起: digits alone."""
    WORDS = "words"
    """两万余起: Chinese numerals."""


def in_words(number: int) -> str:
    """Write a whole number in Chinese numerals.

    >>> in_words(1050), in_words(12_000_000), in_words(15)
    ('一千零五十', '一千二百万', '十五')
    """
    if number == 0:
        return "零"
    text = _words_of(number)
    return text[1:] if text.startswith("一十") else text


def _words_of(number: int) -> str:
    for unit, size in MYRIADS:
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low * 10 < size else ""
            head = "两" if high == 2 else _words_of(high)
            return head + unit + gap + (_words_of(low) if low else "")
    text = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            gap = "零" if text.endswith("0") else ""
            text = text.removesuffix("0") + gap
            text += (
                "两" if digit == 2 and size == 1000 else "零一二三四五六七八九"[digit]
            ) + unit
        elif text and not text.endswith("0"):
            text += "0"
    return text.removesuffix("0")


def is_whole(value: Decimal) -> bool:
    """Tell whether a number has no fraction."""
    return value == value.to_integral_value()


def like_a_year(value: Decimal) -> bool:
    """Tell whether 年 after the number would make a year of it."""
    return is_whole(value) and 1000 <= value <= 2999


def number(value: Decimal, style: Style, unit: str = "") -> tuple[str, str]:
    """Write a number; return its digits or words, and its multiplier apart.

    >>> number(Decimal(95_660_000), Style.DIGITS), number(Decimal(16_153), Style.DIGITS)
    (('9566', '万'), ('16153', ''))
    """
    if style is Style.WORDS:
        text = _words(value, unit)
        if text:
            return text, ""
    elif style is not Style.PLAIN and is_whole(value):
        for power, word in _MULTIPLIERS:
            short = scaled(value, -power).normalize(EXACT)
            decimals = short.as_tuple().exponent
            if abs(short) >= 1 and isinstance(decimals, int) and decimals >= -_MOST_DECIMALS:
                return plain(short), word
    return plain(value), ""


def _words(value: Decimal, unit: str) -> str:
    """Write a number in Chinese numerals, or nothing where the print would not be read so."""
    if abs(value) >= _LARGEST_IN_WORDS:
        return ""
    sign = "负" if value.is_signed() and value else ""
    head, _, tail = plain(abs(value)).partition(".")
    text = "两" if head == "2" and unit and not tail else in_words(int(head))
    if tail:
        text += "点" + "".join("零一二三四五六七八九"[int(digit)] for digit in tail)
    blurred = unit.startswith("百") or (unit.startswith("千") and text[-1] not in "万亿")
    return "" if blurred or len(text) > LONGEST else sign + text


def share(figure: Figure, value: Decimal, style: Style) -> str:
    """Write a fraction: 三成, 七成五, 3‰, 三分之一; nothing where there is no print."""
    if value < 0:
        return ""
    if figure.unit == "成":
        return _tenths(scaled(value, 1))
    if figure.unit == "‰":
        per_mille = scaled(value, 3)
        words = _words(per_mille, "") if style is Style.WORDS and value else ""
        return f"千分之{words}" if words else f"{plain(per_mille)}‰"
    ratio = figure.ratio
    above, below = ratio if ratio else value.as_integer_ratio()
    if min(above, below) < 1 or max(above, below) >= _LARGEST_IN_WORDS:
        return ""
    return f"{in_words(below)}分之{in_words(above)}"


def _tenths(value: Decimal) -> str:
    short = value.normalize(EXACT)
    whole, _, tail = plain(short).partition(".")
    if not 1 <= short <= 10 or len(tail) > 1:
        return f"{plain(short)}成"
    text = "两" if whole == "2" else in_words(int(whole))
    return f"{text}成" + (in_words(int(tail)) if tail else "")


def calendar_print(form: str) -> str:
    """Write a date or a span of dates from its XSD form.

    >>> calendar_print("2025-12-09"), calendar_print("--01/--11")
    ('2025年12月9日', '1月至11月')
    """
    return "至".join(_date(part) for part in form.split("/"))


def _date(form: str) -> str:
    if ":" in form:
        hour, minute, _ = form.split(":")
        return f"{int(hour)}时" + (f"{int(minute)}分" if int(minute) else "")
    if form.startswith("---"):
        return f"{int(form[3:])}日"
    year, text = "", form
    if not form.startswith("--"):
        year, _, text = form.partition("-")
        year += "年"
    month, _, day = text.removeprefix("--").partition("-")
    return f"{year}{int(month)}月" + (f"{int(day)}日" if day else "")
