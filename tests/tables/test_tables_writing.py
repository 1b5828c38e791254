"""The formats of the table, read back by libraries that are not ours."""

from __future__ import annotations

import csv
import io
import sqlite3
import subprocess
import sys
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from pingan_kg.errors import InputError, MissingEngine, UnknownName
from pingan_kg.graph.store import shared
from pingan_kg.tables import libraries
from pingan_kg.tables.columns import COLUMNS, Cell, Table
from pingan_kg.tables.delimited import text_of
from pingan_kg.tables.frames import frame
from pingan_kg.tables.rows import figures
from pingan_kg.tables.writing import TABLES, written

NAMES = [column.name for column in COLUMNS]


@pytest.fixture(scope="module")
def table() -> Table:
    return figures(shared())


def _changed(table: Table, **cells: Cell) -> Table:
    """Return a table of the first row, with other cells."""
    row = tuple(cells.get(name, cell) for name, cell in zip(NAMES, table.rows[0], strict=True))
    return Table(table.columns, (row,))


def _csv(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def _sheet(raw: bytes, at: int = 0) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return list(book.worksheets[at].iter_rows(values_only=True))


def _base(raw: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(raw)
    return base


def test_csv_gives_every_cell_back(table: Table) -> None:
    rows = _csv(written(table, "csv"))
    assert [list(row) for row in rows[:1]] == [NAMES]
    assert [list(row.values()) for row in rows] == [
        [text_of(cell) for cell in row] for row in table.rows
    ]


def test_a_byte_order_mark_stands_in_front_only_on_request(table: Table) -> None:
    plain, marked = written(table, "csv"), written(table, "csv", bom=True)
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"id,")


@pytest.mark.parametrize("text", ["=1+1", "+5%", "-5℃", "@sum", "\t=1", "\n=1"])
def test_no_text_of_csv_is_a_formula(text: str, table: Table) -> None:
    (row,) = _csv(written(_changed(table, printed=text, value=Decimal("-5.5")), "csv"))
    assert row["printed"] == "'" + text
    assert row["value"] == "-5.5"


def test_no_shipped_text_needs_the_apostrophe(table: Table) -> None:
    cells = [cell for row in _csv(written(table, "csv")) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith("'")]


def test_a_workbook_has_numbers_dates_and_texts(table: Table) -> None:
    head, *rows = _sheet(written(table, "xlsx"))
    assert list(head) == NAMES
    for row, cells in zip(rows, table.rows, strict=True):
        for column, told, cell in zip(COLUMNS, row, cells, strict=True):
            if column.kind == "date":
                assert told == cell or told.date() == cell
            elif column.kind == "number" and cell is not None:
                assert type(told) in (int, float)
                assert Decimal(str(told)) == cell
            else:
                assert told == cell


def test_a_workbook_explains_its_columns(table: Table) -> None:
    _, *rows = _sheet(written(table, "xlsx"), 1)
    assert [(row[0], row[2], row[4]) for row in rows] == [
        (column.name, column.zh, column.en) for column in COLUMNS
    ]


def test_no_cell_of_a_workbook_is_a_formula_or_rounded(table: Table) -> None:
    long = Decimal("12345678901234567.5")
    changed = _changed(table, printed="=1+1", note_en="http://x.example", value=long)
    raw = written(changed, "xlsx")
    _, row = _sheet(raw)
    told = dict(zip(NAMES, row, strict=True))
    assert (told["printed"], told["value"]) == ("=1+1", str(long))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'state="frozen"' in sheet


def test_a_database_has_numbers_exact_texts_and_views(table: Table) -> None:
    base = _base(written(table, "sqlite"))
    told = base.execute("SELECT value, value_text, typeof(value) FROM figures").fetchall()
    for (number, text, kind), cell in zip(told, table.column("value"), strict=True):
        if cell is None:
            assert (number, text) == (None, None)
        else:
            assert kind in ("integer", "real")
            assert Decimal(text) == cell == Decimal(str(number))
    described = {row[0] for row in base.execute("SELECT name FROM columns")}
    for lang, other in (("zh", "en"), ("en", "zh")):
        cursor = base.execute(f"SELECT * FROM figures_{lang}")
        names = {column[0] for column in cursor.description}
        assert names <= described
        assert f"metric_{lang}" in names
        assert not [name for name in names if name.endswith(f"_{other}")]
        assert len(cursor.fetchall()) == len(table.rows)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_parquet_has_exact_numbers_and_descriptions(table: Table) -> None:
    found = pyarrow.parquet.read_table(io.BytesIO(written(table, "parquet")))
    assert found.column_names == NAMES
    for column in COLUMNS:
        assert found.column(column.name).to_pylist() == list(table.column(column.name))
        said = found.schema.field(column.name).metadata
        assert said[b"description_zh"].decode() == column.zh
    assert str(found.schema.field("value").type) == "decimal128(38, 10)"


def test_a_workbook_refuses_what_it_would_cut(table: Table) -> None:
    with pytest.raises(InputError, match="32768 characters of note_en"):
        written(_changed(table, note_en="x" * 32768), "xlsx")
    with pytest.raises(InputError, match="cannot hold 1048576 rows"):
        written(Table(table.columns, table.rows[:1] * 1048576), "xlsx")


@pytest.mark.parametrize("number", ["1e28", "0.00000000001"])
def test_parquet_refuses_a_number_that_it_would_alter(number: str, table: Table) -> None:
    with pytest.raises(InputError, match="cannot hold"):
        written(_changed(table, value=Decimal(number)), "parquet")


@pytest.mark.parametrize("format_", TABLES)
def test_a_table_is_the_same_bytes_in_another_process(format_: str, table: Table) -> None:
    program = (
        "import sys; from pingan_kg.tables.writing import table, written; "
        f"sys.stdout.buffer.write(written(table(), {format_!r}))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout == written(table, format_)


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_a_frame_has_floats_and_decimals(kind: str, table: Table) -> None:
    found = frame(table, kind)
    assert len(found) == len(table.rows)
    assert [name for name in found.columns if not name.endswith("_decimal")] == NAMES
    kept = [cell for cell in table.column("value") if isinstance(cell, Decimal)]
    numbers = found["value"].drop_nulls() if kind == "polars" else found["value"].dropna()
    exact = found["value_decimal"]
    exact = exact.drop_nulls() if kind == "polars" else exact.dropna()
    assert exact.to_list() == kept
    assert numbers.to_list() == [float(cell) for cell in kept]
    assert numbers.max() == float(max(kept))
    assert str(found["period_start"].dtype).lower().startswith("date")


def test_an_empty_table_is_written_in_every_format(table: Table) -> None:
    empty = Table(table.columns, ())
    assert all(written(empty, format_) for format_ in TABLES)
    assert len(frame(empty, "pandas")) == len(frame(empty, "polars")) == 0


def test_unknown_formats_and_missing_libraries_are_told(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownName, match="did you mean xlsx"):
        written(table, "xls")
    with pytest.raises(UnknownName, match="did you mean pandas"):
        frame(table, "panda")

    def gone(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(libraries, "import_module", gone)
    for format_, package in (("xlsx", "XlsxWriter"), ("parquet", "pyarrow")):
        with pytest.raises(MissingEngine, match=f"pip install {package}"):
            written(table, format_)
    for kind in ("pandas", "polars"):
        with pytest.raises(MissingEngine, match=f"pip install {kind}"):
            frame(table, kind)
