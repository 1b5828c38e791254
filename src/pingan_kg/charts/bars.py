"""What of a row of the table of figures is drawn, and what can only be told in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..bounds import plain
from ..briefing.words import value_words
from ..tables.columns import SEVERAL, Cell, Table

__all__ = ["Bar", "Told", "bars", "rows_of"]

_DRAWN = {
    "exactly": "whole",
    "more-than": "open",
    "at-least": "open",
    "less-than": "below",
    "at-most": "below",
    "nearly": "below",
    "about": "about",
    "between": "between",
}
"""By comparator, the mark that its value is drawn with."""

_NOT_DRAWN = ("rank", "status")

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure to draw: from 0 to ``near``, and what lies beyond as ``mark`` says.

    ``mark`` is ``whole``; ``open``, at least so far; ``below``, at most so far;
    ``about``; or ``between``, to ``far`` at most.
    """

    label: str
    text: str
    """The value, as printed and in words."""
    near: Decimal
    far: Decimal
    mark: str
    group: tuple[str, str, str]
    """Kind of scale (``change``, ``ratio``, ``amount``), unit, measure word."""
    row: Row


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that no bar can show: a rank, or a finding in words."""

    label: str
    text: str
    row: Row


def rows_of(table: Table) -> list[Row]:
    """Return the rows of a table by the names of its columns."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def bars(rows: Iterable[Row], lang: str) -> tuple[list[Bar], list[Told]]:
    """Return what can be drawn and what can only be told, each in the order given."""
    drawn: list[Bar] = []
    told: list[Told] = []
    for row in rows:
        bar = _bar(row, lang)
        if bar is not None:
            drawn.append(bar)
            continue
        printed = _printed(row)
        meaning = str(row[f"meaning_{lang}"] or "")
        if lang == "en" and printed and not printed.isascii():
            meaning = f"{meaning} ({printed})"
        told.append(Told(_label(row, lang), meaning or printed, row))
    return drawn, told


def _bar(row: Row, lang: str) -> Bar | None:
    value, kind = row["value"], str(row["metric_kind_code"] or "")
    mark = _DRAWN.get(str(row["comparator_code"]))
    unit = str(row["unit_code"] or "")
    if not isinstance(value, Decimal) or kind in _NOT_DRAWN or mark is None or not unit:
        return None
    lower, upper = row["min"], row["max"]
    near = far = value
    if mark == "between":
        if not isinstance(lower, Decimal) or not isinstance(upper, Decimal):
            return None
        if lower < 0 < upper:
            return None  # no bar from 0 on is between the two
        near, far = sorted((lower, upper), key=abs)
    elif mark == "open" and kind == "ratio" and 0 <= value <= 100:
        mark, far = "between", Decimal(100)  # a share has no more than all
    sort = kind if kind in ("change", "ratio") else "amount"
    group = (sort, unit, str(row["measure_word_zh"] or "") if unit == "NUM" else "")
    return Bar(_label(row, lang), _text(row, lang), near, far, mark, group, row)


def _label(row: Row, lang: str) -> str:
    return str(row[f"metric_{lang}"] or row[f"label_{lang}"] or row["id"])


def _printed(row: Row) -> str:
    return str(row["printed"] or "").split(SEVERAL)[0]


def _text(row: Row, lang: str) -> str:
    """Say a value: as printed, and in English in words, too; a change says which way."""
    value, other = row["value"], row["max"]
    assert isinstance(value, Decimal)  # noqa: S101
    kind, unit = str(row["metric_kind_code"]), str(row["unit_code"])
    measure = str(row["measure_word_zh"] or "") if unit == "NUM" else unit
    if other == value:
        other = row["min"]
    is_between = row["comparator_code"] == "between" and isinstance(other, Decimal)
    words = value_words(
        plain(value),
        comparator=str(row["comparator_code"]),
        other=plain(other) if is_between and isinstance(other, Decimal) else "",
        kind=kind,
        measure=measure,
        lang=lang,
        unbounded=False,
    )
    printed = _printed(row)
    if not printed or kind == "change":
        return words
    if lang == "zh":
        return printed
    return words if printed.isascii() else f"{words} ({printed})"
