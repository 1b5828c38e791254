"""Write the table of figures in one of its formats."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import UnknownName, did_you_mean
from ..graph.store import QUERIED, opened
from .columns import Table
from .delimited import csv_bytes
from .rows import figures
from .selection import kept

__all__ = ["TABLES", "table", "written"]

TABLES = ("csv", "xlsx", "sqlite", "parquet")
"""The formats of the table of figures."""


def table(  # noqa: PLR0913 (options, by keyword only)
    *,
    derived: bool = False,
    briefing: str | None = None,
    area: str | None = None,
    period: str | None = None,
    about: str | None = None,
    data: Iterable[str] = (),
    only: bool = False,
) -> Table:
    """Return the table of figures of the shipped graph and data of one's own.

    See :func:`pingan_kg.tables.rows.figures` for what is in it, and
    :func:`pingan_kg.tables.selection.kept` for what it can be kept to and what is raised.
    """
    store = opened((*QUERIED, *(("derived",) if derived else ())), data=data, only=only)
    found = figures(store, derived=derived)
    return kept(found, store, briefing=briefing, area=area, period=period, about=about)


def written(found: Table, format: str, *, bom: bool = False) -> bytes:
    """Return a table in one of :data:`TABLES`, the same bytes each time.

    Raises :class:`~pingan_kg.errors.UnknownName` for another format,
    :class:`~pingan_kg.errors.MissingEngine` where what writes it is not installed.
    """
    if format == "csv":
        return csv_bytes(found, bom=bom)
    if format == "xlsx":
        from .workbook import xlsx_bytes

        return xlsx_bytes(found)
    if format == "sqlite":
        from .database import sqlite_bytes

        return sqlite_bytes(found)
    if format == "parquet":
        from .parquet import parquet_bytes

        return parquet_bytes(found)
    hint = did_you_mean(format, TABLES) or f"; there are: {', '.join(TABLES)}"
    raise UnknownName(f"no format of tables is called {format!r}{hint}")
