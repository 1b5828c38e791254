"""The table as columns of Arrow, and as Parquet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .columns import Column, Table
from .delimited import text_of
from .libraries import library

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

__all__ = ["arrow_table", "parquet_bytes"]

_PRECISION, _SCALE = 38, 10
"""The digits of a number, and how many of them stand behind the point."""


def arrow_table(table: Table) -> pyarrow.Table:
    """Return the table as Arrow has it: numbers as decimal128(38, 10), dates as date32.

    Each field has its descriptions as metadata. Raises
    :class:`~pingan_kg.errors.MissingEngine` where pyarrow is not installed,
    :class:`~pingan_kg.errors.InputError` for a number that no such decimal holds.
    """
    arrow = library("pyarrow")
    types = {
        "number": arrow.decimal128(_PRECISION, _SCALE),
        "count": arrow.int32(),
        "date": arrow.date32(),
        "truth": arrow.bool_(),
    }
    fields = [
        arrow.field(
            column.name,
            types.get(column.kind, arrow.string()),
            metadata={"description_zh": column.zh, "description_en": column.en},
        )
        for column in table.columns
    ]
    arrays = [
        arrow.array(_cells(table, column), type=field.type)
        for column, field in zip(table.columns, fields, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields))


def parquet_bytes(table: Table) -> bytes:
    """Return a Parquet file: the same bytes for the same table and version of pyarrow.

    Raises as :func:`arrow_table` does.
    """
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    stream = arrow.BufferOutputStream()
    parquet.write_table(arrow_table(table), stream, compression="zstd")
    return bytes(stream.getvalue())


def _cells(table: Table, column: Column) -> list[Any]:
    cells = table.column(column.name)
    if column.kind == "number":
        for name, value in zip(table.column("id"), cells, strict=True):
            if isinstance(value, Decimal) and not _fits(value):
                raise InputError(
                    f"a decimal of Arrow and Parquet cannot hold {text_of(value)[:80]} of"
                    f" {name} (at most {_PRECISION - _SCALE} digits before the point and"
                    f" {_SCALE} behind it); choose csv or sqlite"
                )
    return list(cells)


def _fits(value: Decimal) -> bool:
    _, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)  # noqa: S101
    return -exponent <= _SCALE and len(digits) + exponent <= _PRECISION - _SCALE
