"""The table as a workbook of Excel, with a second sheet that explains its columns."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .columns import Cell, Column, Table
from .delimited import text_of
from .libraries import library

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["xlsx_bytes"]

_MADE = datetime(2000, 1, 1)
_LONGEST, _ROWS = 32767, 1_048_575
"""So many characters a cell holds, and so many rows a sheet beside its header."""
_DIGITS = 15
"""So many digits a number of a spreadsheet keeps."""
_WIDEST, _ID = 48, 16
"""So wide a column gets at most; ids are long, and are for joining."""
_KINDS = {
    "text": ("文本", "text"),
    "number": ("数值", "number"),
    "count": ("整数", "whole number"),
    "date": ("日期", "date"),
    "truth": ("真假", "true or false"),
}
_SHEETS = ("数据 figures", "列说明 columns")


def xlsx_bytes(table: Table) -> bytes:
    """Return an .xlsx file, the same bytes each time.

    Numbers are numbers and dates are dates; a number of more than 15 digits, which Excel
    would round, is written as text. No cell is a formula or a link. The header stays in
    sight and can be filtered by.

    Raises :class:`~pingan_kg.errors.MissingEngine` where XlsxWriter is not installed,
    :class:`~pingan_kg.errors.InputError` for more rows or text than a sheet holds.
    """
    xlsxwriter = library("xlsxwriter")
    _check(table)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": "pingan-kg"})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    formats = {"date": book.add_format({"num_format": "yyyy-mm-dd"})}
    sheet = book.add_worksheet(_SHEETS[0])
    _lay_out(sheet, table, head, formats)
    explained = book.add_worksheet(_SHEETS[1])
    _explain(
        explained, table.columns, head, book.add_format({"text_wrap": True, "valign": "top"})
    )
    book.close()
    return stream.getvalue()


def _check(table: Table) -> None:
    """Refuse what a sheet would cut without a word."""
    if len(table.rows) > _ROWS:
        raise InputError(f"Excel cannot hold {len(table.rows)} rows; choose csv or sqlite")
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, str) and len(cell) > _LONGEST:
                raise InputError(
                    f"Excel cannot hold the {len(cell)} characters of {column.name} of"
                    f" {str(row[0])[:80]}; choose csv or sqlite"
                )


def _lay_out(sheet: Worksheet, table: Table, head: Format, formats: dict[str, Format]) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, head)
        cells = [text_of(row[at]) for row in table.rows]
        widest = max([_width(column.name) + 3, *map(_width, cells)]) + 1
        is_id = column.name == "id" or column.name.endswith(("_id", "_ids"))
        sheet.set_column(at, at, min(widest, _ID if is_id else _WIDEST))
        for line, row in enumerate(table.rows, 1):
            _write(sheet, line, at, row[at], formats)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(
    sheet: Worksheet, line: int, at: int, value: Cell, formats: dict[str, Format]
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    elif isinstance(value, int) or (isinstance(value, Decimal) and _is_kept(value)):
        sheet.write_number(line, at, _number(value))
    elif isinstance(value, date) and value.year > 1900:  # a spreadsheet's first day
        sheet.write_datetime(line, at, datetime(*value.timetuple()[:3]), formats["date"])
    else:
        sheet.write_string(line, at, text_of(value))


def _is_kept(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= _DIGITS and abs(value.adjusted()) < 300


def _number(value: Decimal | int) -> Any:
    return int(value) if value == int(value) and abs(value) < 10**_DIGITS else float(value)


def _explain(
    sheet: Worksheet, columns: tuple[Column, ...], head: Format, wrapped: Format
) -> None:
    titles = ("列 column", "类型", "说明", "kind", "description")
    for at, (title, size) in enumerate(zip(titles, (24, 8, 48, 16, 64), strict=True)):
        sheet.write_string(0, at, title, head)
        sheet.set_column(at, at, size)
    for line, column in enumerate(columns, 1):
        zh, en = _KINDS[column.kind]
        for at, text in enumerate((column.name, zh, column.zh, en, column.en)):
            sheet.write_string(line, at, text, wrapped)
    sheet.freeze_panes(1, 1)


def _width(text: str) -> int:
    """Return about how many columns a text takes: a Chinese character two."""
    return sum(2 if one > "\u2e80" else 1 for one in text[:_WIDEST])
