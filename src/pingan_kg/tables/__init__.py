"""The figures as one tidy table, a row a fact, for spreadsheets, databases and data frames."""

from __future__ import annotations

__all__ = [
    "columns",
    "delimited",
    "frames",
    "libraries",
    "partitions",
    "rows",
    "selection",
    "sql",
]
__all__ += ["writing"]
