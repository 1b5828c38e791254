"""The table as CSV (RFC 4180, UTF-8)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..bounds import plain
from .columns import Cell, Table

__all__ = ["csv_bytes", "text_of"]

_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would take for a formula, or for no text."""


def csv_bytes(table: Table, *, bom: bool = False) -> bytes:
    """Write a header and the rows; ``bom`` puts a byte order mark in front.

    Excel takes a file for UTF-8 only with the mark. A text that begins as a formula does
    gets an apostrophe before it, so that no spreadsheet runs it; numbers stay as they
    are, negative ones too. An empty cell is what is not known.
    """
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(map(_cell, row))
    return (_MARK if bom else b"") + stream.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Cell) -> str:
    text = text_of(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def text_of(value: Cell) -> str:
    """Write a cell as text: numbers with all their digits, dates as ISO 8601 has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else str(value)
