"""What a printed figure measures, and what its words leave possible, as a row has it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from ..bounds import COMPARATORS, plain
from ..figures import UNIVERSALS, Comparator, Kind, Match
from ..scripts import simplified
from .model import Row

__all__ = ["decimal", "ends", "measured", "moved", "values", "wanted"]

_MEASURES = {
    "年": "YR",
    "个月": "MO",
    "天": "DAY",
    "小时": "HR",
    "分钟": "MIN",
    "公里": "KiloM",
}

_TURNS = {"降": -1, "减": -1, "升": 1, "增": 1, "涨": 1}

_WEIGHTS = {"公斤": Decimal(1), "千克": Decimal(1), "吨": Decimal(1000)}
"""Units of weight, in kilograms."""


def moved(match: Match, text: str) -> Match:
    """Return a share with its direction, where one character before it says that: 降一成."""
    is_share = match.figure.measures in (Kind.PERCENT, Kind.FRACTION)
    turn = _TURNS.get(text[match.start - 1 : match.start])
    if not is_share or turn is None or match.direction is not None:
        return match
    return replace(match, direction=turn)


def measured(match: Match, *, compared: bool = False) -> tuple[str, str, str]:  # noqa: PLR0911 (a table)
    """Return the unit in QUDT, the measure word, and the kind of metric to look for.

    ``compared`` tells whether its clause compares: then 减少2起 is a difference.
    """
    figure = match.figure
    kind = figure.measures
    unit = simplified(figure.unit)
    if figure.comparator is Comparator.WORDED:
        return ("PERCENT", "", "ratio") if figure.wording in UNIVERSALS else ("", "", "")
    if kind is Kind.PERCENTAGE_POINT:
        return "PERCENT", figure.unit, "difference"
    if kind is Kind.FRACTION:
        return "PERCENT", "", "ratio" if match.direction is None else "change"
    if unit in _WEIGHTS:
        return "KiloGM", figure.unit, "flow"
    if kind is Kind.PERCENT or figure.unit in ("%", "％"):
        moved = match.direction is not None
        return "PERCENT", "%", "change" if moved else "ratio"
    if kind is Kind.MONEY:
        return "CCY_CNY", figure.unit, "flow"
    if kind is Kind.RANK:
        return "NUM", figure.unit, "rank"
    if unit in _MEASURES:
        return _MEASURES[unit], figure.unit, "span"
    if kind is Kind.COUNT and compared and match.direction is not None:
        return "NUM", figure.unit, "difference"
    if kind is Kind.COUNT:
        return "NUM", figure.unit, "flow"
    return "", figure.unit, ""


def wanted(kind: str) -> tuple[str, ...]:
    return ("flow", "stock") if kind == "flow" else (kind,) if kind else ()


def values(match: Match, kind: str) -> dict[str, Any]:
    figure = match.figure
    falls = match.direction == -1 and kind in ("change", "difference", "rate")
    sign = -1 if falls else 1
    times = (
        Decimal(100)
        if figure.measures is Kind.FRACTION
        else _WEIGHTS.get(simplified(figure.unit), 1)
    )

    def text(number: Decimal | None) -> str:
        return "" if number is None else plain(number * sign * times)

    lower, upper = (figure.lower, figure.upper)[::sign]
    value = figure.value if figure.value is not None else figure.lower
    if figure.comparator is Comparator.WORDED:
        whole = "100" if figure.wording in UNIVERSALS else ""
        return {
            "value": whole,
            "lower": whole,
            "upper": whole,
            "comparator": "exactly" if whole else "",
            "step": "",
            "basis": "worded",
        }
    comparator = "between" if figure.comparator is Comparator.RANGE else str(figure.comparator)
    assert comparator in COMPARATORS  # noqa: S101 (the grammar takes its own from there)
    return {
        "value": text(value),
        "lower": text(lower),
        "upper": text(upper),
        "comparator": comparator,
        "step": plain(figure.step * times) if figure.step else "",
        "basis": "printed",
    }


def decimal(text: str) -> Decimal | None:
    """Return a number that stands in a row, None where it is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def ends(row: Row, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Return the bounds of a row: those given, else those of its comparator."""
    if row.comparator == "between":
        return decimal(row.lower), decimal(row.upper)
    if row.comparator == "within-top":
        return Decimal(1), value
    ends = COMPARATORS[row.comparator]
    low, high = (ends.upper, ends.lower) if value < 0 else (ends.lower, ends.upper)
    return (value if low else None), (value if high else None)
