"""Make room in a table for a column that must not be cut, for an id is to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from .output import fit, one_line, table, width

__all__ = ["table_with_ids"]

_LEAST = 8
"""The fewest columns of the terminal that another column is cut down to."""


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
