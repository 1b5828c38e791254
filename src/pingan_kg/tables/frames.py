"""The table as a data frame of pandas or polars."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import UnknownName, did_you_mean
from .columns import Cell, Table
from .libraries import library
from .parquet import arrow_table

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars

__all__ = ["FRAMES", "frame", "pandas_frame", "polars_frame"]

FRAMES = ("pandas", "polars")
"""The libraries whose data frames there are."""

_DTYPES = {"number": "float64", "count": "int64", "truth": "boolean", "text": "string"}


def frame(table: Table, kind: str) -> Any:
    """Return a data frame of one of :data:`FRAMES`.

    Raises :class:`~pingan_kg.errors.UnknownName` for another, and
    :class:`~pingan_kg.errors.MissingEngine` where the library is not installed.
    """
    if kind not in FRAMES:
        hint = did_you_mean(kind, FRAMES) or f"; there are: {', '.join(FRAMES)}"
        raise UnknownName(f"no data frame is called {kind!r}{hint}")
    return pandas_frame(table) if kind == "pandas" else polars_frame(table)


def pandas_frame(table: Table) -> pandas.DataFrame:
    """Return a data frame of pandas, a row a fact.

    A number is a float under its column's name, to plot and to compute with, and an exact
    :class:`~decimal.Decimal` under the name with ``_decimal`` (``value_decimal``). Dates are
    days of ``datetime64[s]``, truth values are ``boolean``, and what is not known is missing.
    """
    pandas = library("pandas")
    columns: dict[str, Any] = {}
    for column in table.columns:
        cells = table.column(column.name)
        if column.kind == "date":
            days = [cell.isoformat() if isinstance(cell, date) else None for cell in cells]
            columns[column.name] = pandas.Series(days, dtype="datetime64[s]")
            continue
        values = [_float(cell) for cell in cells] if column.kind == "number" else list(cells)
        columns[column.name] = pandas.Series(values, dtype=_DTYPES[column.kind])
        if column.kind == "number":
            columns[f"{column.name}_decimal"] = pandas.Series(list(cells), dtype="object")
    return pandas.DataFrame(columns)


def polars_frame(table: Table) -> polars.DataFrame:
    """Return a data frame of polars, with the same columns as :func:`pandas_frame`.

    Exact numbers are ``Decimal(38, 10)``, dates are ``Date``. Raises as
    :func:`pingan_kg.tables.parquet.arrow_table` does, too.
    """
    engine = library("polars")
    found = engine.from_arrow(arrow_table(table))
    numbers = [column.name for column in table.columns if column.kind == "number"]
    found = found.with_columns(engine.col(name).alias(f"{name}_decimal") for name in numbers)
    found = found.with_columns(engine.col(name).cast(engine.Float64) for name in numbers)
    order = [
        name
        for column in table.columns
        for name in (column.name, f"{column.name}_decimal")
        if name in found.columns
    ]
    ordered: polars.DataFrame = found.select(order)
    return ordered


def _float(value: Cell) -> float | None:
    return float(value) if isinstance(value, Decimal) else None
