"""Fit tables to a terminal: long ones are cut, ids stay whole, for they are to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from .output import fit, one_line, table, width

__all__ = ["first_rows", "table_with_ids"]

Row = TypeVar("Row")

_ROWS = 12
"""How many rows of a long table are shown, unless all are asked for."""

_MORE = {"zh": "……另有{}行（--all 全部列出）", "en": "… and {} more (--all lists them)"}

_LEAST = 8
"""The fewest columns of the terminal that another column is cut down to."""


def first_rows(
    rows: Sequence[Row], lang: str, *, everything: bool
) -> tuple[Sequence[Row], str]:
    """Return the rows to show, and the line that says how many there are beyond."""
    if everything or len(rows) <= _ROWS:
        return rows, ""
    return rows[:_ROWS], _MORE[lang].format(len(rows) - _ROWS) + "\n"


def table_with_ids(
    headers: Sequence[str], rows: Sequence[Sequence[str]], at: int, *, columns: int | None
) -> str:
    """Lay out a text table in so many columns, cutting every column but one.

    ``at`` is the place of the column that stays whole (any other number: none). Where
    that leaves the others no room, it is cut as well.
    """
    if columns is None or not rows or at not in range(len(headers)):
        return table(headers, rows, columns=columns)
    lines = [[one_line(cell) for cell in line] for line in (headers, *rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    others = [place for place in range(len(widths)) if place != at]
    room = columns - widths[at] - 2 * len(others)
    while sum(widths[place] for place in others) > room:
        widest = max(others, key=widths.__getitem__, default=at)
        if widest == at or widths[widest] <= _LEAST:
            return table(headers, rows, columns=columns)
        widths[widest] -= 1
    head, *cut = [
        [fit(cell, size) for cell, size in zip(line, widths, strict=True)] for line in lines
    ]
    return table(head, cut)
