"""The table as an SQLite database, with views in each language and its columns described."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..languages import LANGUAGES
from .columns import Cell, Column, Table
from .delimited import text_of

if TYPE_CHECKING:
    import sqlite3

__all__ = ["sqlite_bytes"]

_TYPES = {"number": "NUMERIC", "count": "INTEGER", "truth": "INTEGER"}
_EXACT = ("同一数值，原样的十进制文本", "The same number as exact decimal text")
_LARGEST = 2**63 - 1


def sqlite_bytes(table: Table) -> bytes:
    """Return a database file: the same bytes for the same table and version of SQLite.

    The table ``figures`` has a row a fact; beside each number, which SQLite computes
    with as an integer or a float, stands its exact decimal text (``value_text``).
    ``figures_zh`` and ``figures_en`` are views without the other language's columns,
    and ``columns`` says of each column what it holds. Truth values are 1 and 0.
    """
    import sqlite3

    base = sqlite3.connect(":memory:")
    try:
        _fill(base, table)
        return base.serialize()
    finally:
        base.close()


def _fill(base: sqlite3.Connection, table: Table) -> None:
    columns = [one for column in table.columns for one in _stored(column)]
    kinds = ", ".join(f'"{one.name}" {_TYPES.get(one.kind, "TEXT")}' for one in columns)
    base.execute(f"CREATE TABLE figures ({kinds})")
    marks = ", ".join("?" * len(columns))
    base.executemany(
        f"INSERT INTO figures VALUES ({marks})",  # noqa: S608 (question marks)
        [
            [
                value
                for column, cell in zip(table.columns, row, strict=True)
                for value in _values(column, cell)
            ]
            for row in table.rows
        ],
    )
    for lang in LANGUAGES:
        other = tuple(f"_{one}" for one in LANGUAGES if one != lang)
        shown = ", ".join(f'"{one.name}"' for one in columns if not one.name.endswith(other))
        base.execute(f"CREATE VIEW figures_{lang} AS SELECT {shown} FROM figures")  # noqa: S608
    base.execute("CREATE TABLE columns (position INTEGER PRIMARY KEY, name, kind, zh, en)")
    base.executemany(
        "INSERT INTO columns VALUES (?, ?, ?, ?, ?)",
        [(at, one.name, one.kind, one.zh, one.en) for at, one in enumerate(columns, 1)],
    )
    base.commit()


def _stored(column: Column) -> list[Column]:
    """Return the columns of the database that a column becomes."""
    if column.kind != "number":
        return [column]
    return [column, Column(f"{column.name}_text", *_EXACT)]


def _values(column: Column, cell: Cell) -> list[str | int | float | None]:
    if cell is None:
        return [None] * len(_stored(column))
    if isinstance(cell, Decimal):
        whole = cell == cell.to_integral_value() and abs(cell) <= _LARGEST
        return [int(cell) if whole else float(cell), text_of(cell)]
    return [int(cell) if isinstance(cell, bool | int) else text_of(cell)]
