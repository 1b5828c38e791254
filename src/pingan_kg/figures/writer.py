"""Write a figure as Chinese texts usually print it."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import Comparator, Kind
from .model import Figure, FigureError
from .numerals import EXACT, LONGEST, plain, scaled
from .prints import Style, calendar_print, in_words, is_whole, like_a_year, number, share
from .units import PLACES

__all__ = ["write"]

_PREFIXES = {
    Comparator.EXACTLY: "",
    Comparator.MORE_THAN: "超过",
    Comparator.LESS_THAN: "不足",
    Comparator.AT_MOST: "不超过",
    Comparator.NEARLY: "近",
    Comparator.ABOUT: "约",
}
_REMAINING = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION)
_VAGUE = (
    "",
    "十",
    "百",
    "千",
    "万",
    "十万",
    "百万",
    "千万",
    "亿",
    "十亿",
    "百亿",
    "千亿",
    "万亿",
)
_CALENDAR = range(1900, 2100)
"""Numbers that with 年 are a year even behind a hedge: 至少1900年."""


def write(figure: Figure, *, style: Style = Style.DIGITS) -> str:
    """Write a figure in its usual print; ``read`` gives an equal figure back.

    Where a style would print what is read otherwise, another is taken: two
    thousand years are 两千年, as 2000年 is a year. Raises FigureError for a figure
    that has no print, such as a name or a range without bounds.

    >>> more = Figure.of(Decimal(12_000_000), comparator=Comparator.MORE_THAN, unit="人次")
    >>> write(more), write(more, style=Style.INNER), write(more, style=Style.WORDS)
    ('1200万余人次', '1200余万人次', '一千二百万余人次')
    """
    for end in (figure.value, figure.lower, figure.upper):
        long = end is not None and len(plain(end)) > LONGEST
        if long and figure.kind is not Kind.FRACTION:
            raise _none(figure, f"a number of more than {LONGEST} digits")
    if figure.kind in (Kind.WORDED, Kind.RANK, Kind.PERIOD) and figure.wording:
        return figure.wording
    if figure.kind is Kind.DATE and figure.date:
        return calendar_print(figure.date)
    if figure.comparator is Comparator.RANGE:
        return _range(figure, style)
    return _valued(figure, style)


def _valued(figure: Figure, style: Style) -> str:
    """Write a figure that has one value."""
    if figure.value is None or figure.kind in (Kind.NAME, Kind.RANGE, Kind.WORDED):
        raise _none(figure, "it has no number of its own")
    if figure.kind in (Kind.RANK, Kind.ORDINAL):
        return _place(figure, figure.value, style)
    if figure.kind is Kind.YEAR:
        return _year(figure, figure.value, style)
    if figure.unit == "番":
        return _doubling(figure, figure.value)
    return _hedged(figure, figure.value, style)


def _none(figure: Figure, reason: str) -> FigureError:
    return FigureError(figure.printed, 0, "no print: " + reason)


def _place(figure: Figure, value: Decimal, style: Style) -> str:
    """Write 第四场, 首位, 前十, 十佳."""
    if not is_whole(value) or value < 1:
        raise _none(figure, "a place in a row is a whole number from 1 up")
    text = in_words(int(value)) if value <= 10 or style is Style.WORDS else plain(value)
    top = figure.comparator is Comparator.WITHIN_TOP
    if figure.unit in ("强", "佳") or (figure.unit == "大" and value == 10):
        if top:
            return text + figure.unit
    elif top and figure.kind is Kind.RANK and figure.unit in ("", *PLACES):
        return f"前{text}{figure.unit}"
    elif figure.comparator is Comparator.EXACTLY and figure.unit != "大":
        if figure.kind is Kind.RANK and value == 1 and figure.unit == "位":
            return "首位"
        if (figure.kind is Kind.RANK) == (figure.unit in PLACES):
            return f"第{text}{figure.unit}"
    raise _none(figure, f"{figure.kind} {figure.comparator} of {figure.unit or 'nothing'}")


def _year(figure: Figure, value: Decimal, style: Style) -> str:
    if not like_a_year(value) or figure.comparator is not Comparator.EXACTLY:
        raise _none(figure, "a year is a number from 1000 to 2999")
    if style is Style.WORDS:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in plain(value)) + "年"
    return plain(value) + "年"


def _doubling(figure: Figure, value: Decimal) -> str:
    times = int(value).bit_length() - 1
    if value != 2**times or not 1 <= times <= 19 or figure.comparator is not Comparator.EXACTLY:
        raise _none(figure, "it is no whole number of doublings")
    return f"翻{'两' if times == 2 else in_words(times) if times <= 10 else times}番"


def _hedged(figure: Figure, value: Decimal, style: Style) -> str:
    """Write a number with its unit and the hedge that suits both."""
    span = figure.kind is Kind.DURATION
    years = span and figure.unit == "年" and like_a_year(value)
    if span and figure.comparator is Comparator.EXACTLY:
        if figure.unit == "月" or (figure.unit == "季度" and value in (1, 2, 3, 4)):
            return f"前{'两' if value == 2 else in_words(int(value))}{figure.unit}"
        if figure.unit == "日" and is_whole(value) and 1 <= value <= 31:
            raise _none(figure, "it would be read as a date")
        style = Style.WORDS if years else style
    elif years and value in _CALENDAR:
        style = Style.WORDS
    text = _quantity(figure, value, style)
    if figure.comparator is Comparator.AT_LEAST:
        return "至少" + text if years else text + "以上"
    if figure.comparator is Comparator.NEARLY and span:
        return "将近" + text
    if figure.comparator is Comparator.MORE_THAN:
        return _more(figure, value, style) or ("高于" if value < 0 else "超过") + text
    prefix = _PREFIXES.get(figure.comparator)
    if prefix is None:
        raise _none(figure, f"{figure.comparator} of a {figure.kind}")
    return prefix + text


def _quantity(figure: Figure, value: Decimal, style: Style) -> str:
    """Write a number with its unit."""
    if figure.kind is Kind.FRACTION:
        text = share(figure, value, style)
        if not text:
            raise _none(figure, "no fraction of numbers that can be printed")
        return text
    if figure.kind is Kind.PERCENT:
        if style is Style.WORDS and value >= 0:
            return "百分之" + "".join(number(value, style))
        return plain(value) + "%"
    return "".join(number(value, style, figure.unit)) + figure.unit


def _more(figure: Figure, value: Decimal, style: Style) -> str:
    """Write 余 where it is usual: after a round number of things or of money."""
    if figure.kind not in _REMAINING or value < 10:
        return ""
    text, multiplier = number(value, style, figure.unit)
    if style is Style.INNER and multiplier and text.endswith("0") and "." not in text:
        return f"{text}余{multiplier}{figure.unit}"
    whole = text + multiplier
    if whole[-1] in "十百千万亿" or (whole[-1] == "0" and "." not in whole):
        return f"{whole}余{figure.unit}"
    return ""


def _range(figure: Figure, style: Style) -> str:
    """Write 3—5个, 2021—2025年, 几十."""
    low, high = figure.lower, figure.upper
    if low is None or high is None or not low < high:
        raise _none(figure, "a range without two ends")
    if figure.kind is Kind.YEAR:
        if not (like_a_year(low) and like_a_year(high)):
            raise _none(figure, "a year is a number from 1000 to 2999")
        return f"{plain(low)}—{plain(high)}年"
    if figure.lower_open or figure.upper_open:
        return _vague(figure, low, high) + figure.unit
    years = figure.unit == "年" and (like_a_year(low) or like_a_year(high))
    return _closed(figure, low, high, Style.WORDS if years else style)


def _closed(figure: Figure, low: Decimal, high: Decimal, style: Style) -> str:
    unit, kind = figure.unit, figure.measures
    if kind in (Kind.RANK, Kind.ORDINAL) or unit == "番":
        raise _none(figure, f"a range of {unit}")
    join = "至" if low < 0 or style is Style.WORDS else "—"
    if kind in (Kind.PERCENT, Kind.FRACTION):
        return join.join(
            _quantity(Figure.of(end, unit=unit), end, style) for end in (low, high)
        )
    if not unit:
        return ("至" if low < 0 else "—").join(plain(end) for end in (low, high))
    (first, scale), (last, other) = (number(end, style, unit) for end in (low, high))
    shared = bool(scale) == bool(other) and style is not Style.WORDS
    return f"{first}{scale}{'' if shared else unit}{join}{last}{other}{unit}"


def _vague(figure: Figure, low: Decimal, high: Decimal) -> str:
    """Write 几十 for [20, 100) and 十几万 for (100,000, 200,000)."""
    if figure.upper_open and not figure.lower_open:
        for power, word in enumerate(_VAGUE):
            if low == scaled(Decimal(2), power) and high == scaled(Decimal(10), power):
                return "几" + word
    if figure.upper_open and figure.lower_open:
        for power, word in ((0, ""), (4, "万"), (8, "亿")):
            tens = scaled(low, -power - 1)
            step = EXACT.subtract(high, low)
            if is_whole(tens) and 1 <= tens <= 9 and step == scaled(Decimal(10), power):
                return in_words(int(tens) * 10) + "几" + word
    raise _none(figure, "a range with an open end")
