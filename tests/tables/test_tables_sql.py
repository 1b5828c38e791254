"""Figures in Parquet: SQL gives what SPARQL gives, and reads nothing but its folder."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store

from conftest import CITY, THOROUGH, Invoke, command_line, one_error
from pingan_kg.errors import InputError, OutputError, QueryError, QueryRefused, QueryTimeout
from pingan_kg.graph.store import opened
from pingan_kg.sparql.catalog import get
from pingan_kg.sparql.results import Solutions
from pingan_kg.sparql.run import answer
from pingan_kg.tables import rows
from pingan_kg.tables.columns import Table
from pingan_kg.tables.partitions import parted
from pingan_kg.tables.rows import batches, figures
from pingan_kg.tables.sql import asked

SHOWN = ("unit", "metric", "min", "max", "counted", "area", "period", "id")
SELECTED = "unit_code, metric_en, min, max, counted_en, area_en, period_en, id"
BOUNDED = (
    "figures-above",
    "figures-possibly-above",
    "figures-certainly-below",
    "figures-possibly-below",
)


@pytest.fixture(scope="module")
def store() -> Store:
    return opened(data=[CITY])


@pytest.fixture(scope="module")
def table(store: Store) -> Table:
    return figures(store)


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("table") / "it's [a] table"
    parted(store, target)
    return target


def by_sparql(store: Store, name: str, names: tuple[str, ...], **given: str) -> Counter[object]:
    found = answer(get(name), given, store, "en")
    assert isinstance(found, Solutions)
    at = [found.variables.index(name) for name in names]
    return Counter(
        tuple(_plain(row[i].value if isinstance(row[i], Literal) else None) for i in at)
        for row in found.rows
    )


def by_sql(folder: Path, text: str) -> Counter[object]:
    return Counter(tuple(map(_plain, row)) for row in asked(folder, text).cells)


def _plain(text: str | None) -> object:
    """Return a number as a number: 20000 and 20000.0 are one."""
    try:
        return None if text is None else Decimal(text)
    except ArithmeticError:
        return text


@pytest.mark.parametrize("rounding", ["false", "true"])
@pytest.mark.parametrize("name", BOUNDED)
def test_bounds_are_those_of_the_query_of_that_name(
    store: Store, table: Table, folder: Path, name: str, rounding: str
) -> None:
    printed = sorted({cell for cell in table.column("value") if cell is not None})
    chance = random.Random(name)
    hedged = [-5, 100, 20000]
    for threshold in [*hedged, *chance.sample(printed, THOROUGH)]:
        possible = ("certain",) if "possibly" in name else ()
        wanted = by_sparql(
            store,
            name,
            (*SHOWN, *possible),
            threshold=str(threshold),
            rounding=rounding,
        )
        macro = f"{name.replace('-', '_')}({threshold}, rounding := {rounding})"
        selected = ", ".join((SELECTED, *possible))
        assert by_sql(folder, f"SELECT {selected} FROM {macro}") == wanted, threshold
        assert wanted or threshold not in hedged


def test_kinds_are_counted_as_the_query_of_that_name_does(store: Store, folder: Path) -> None:
    names = ("source", "unit", "figures", "lower_bounds", "upper_bounds", "unbounded")
    wanted = by_sparql(store, "kinds-of-figures", names)
    assert wanted
    assert by_sql(folder, f"SELECT {', '.join(names)} FROM kinds_of_figures()") == wanted


def test_it_holds_every_row_of_the_table_once(table: Table, folder: Path) -> None:
    ids = [row[0] for row in asked(folder, "SELECT id FROM figures").cells]
    assert sorted(map(str, ids)) == sorted(map(str, table.column("id")))
    added = asked(folder, "SELECT sum(value) FROM figures WHERE unit_code = 'NUM'").cells
    numbers = zip(table.column("unit_code"), table.column("value"), strict=True)
    total = sum(v for unit, v in numbers if unit == "NUM" and isinstance(v, Decimal))
    assert Decimal(added[0][0] or 0) == total


def test_read_in_batches_nothing_is_lost_or_said_twice(
    store: Store, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_BATCH", 7)
    found = [row for some in batches(store) for row in some.rows]
    assert Counter(found) == Counter(table.rows)


def test_levels_are_told_by_the_code_of_the_area(folder: Path) -> None:
    found = asked(folder, "SELECT DISTINCT level, area_code FROM figures").cells
    forms = {"province": "..0000", "prefecture": r"..(?!00)\d\d00", "county": r"....(?!00)\d\d"}
    for level, code in found:
        assert level == "other" if code is None else re.fullmatch(forms[str(level)], code)
    assert {level for level, _ in found} == {"other", *forms}


@pytest.mark.parametrize(
    "text",
    [
        "COPY figures TO '{}/x.csv'",
        "SELECT 1; SELECT 2",
        "SET memory_limit = '9GB'",
        "ATTACH '{}/x.db'",
        "INSTALL httpfs",
        "CREATE TABLE t AS SELECT 1",
        "",
    ],
)
def test_nothing_but_one_select_is_answered(folder: Path, text: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(QueryRefused):
        asked(folder, text.format(str(folder).replace("'", "''")))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("call", ["read_text('{}')", "read_csv('{}')", "glob('{}')"])
def test_no_other_file_is_read(folder: Path, tmp_path: Path, call: str) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n", encoding="utf-8")
    for path in (other, f"{folder}/../../{tmp_path.name}/other.csv"):
        with pytest.raises(QueryError, match="Permission Error"):
            asked(
                folder, f"SELECT * FROM {call.format(str(path).replace(chr(39), chr(39) * 2))}"
            )


def test_a_query_without_end_is_stopped(folder: Path) -> None:
    with pytest.raises(QueryTimeout):
        asked(folder, "SELECT count(*) FROM range(9999999) a, range(9999999) b"
              " WHERE (a.range * b.range) % 7 = 1", timeout=0.7)  # fmt: skip


def test_what_is_not_whole_is_no_table(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "table"
    shutil.copytree(folder, copy)
    (copy / "pingan-kg-table.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="build the table again"):
        asked(copy, "SELECT 1")
    (copy / "pingan-kg-table.json").unlink()
    with pytest.raises(InputError, match="written whole"):
        asked(copy, "SELECT 1")
    with pytest.raises(OutputError, match="holds other files"):
        parted(Store(), copy, force=True)


def test_a_killed_writer_leaves_nothing_half_written(tmp_path: Path) -> None:
    target = tmp_path / "table"
    chance = random.Random(1)
    call = command_line("table", "build", str(target), "--data", str(CITY), "--only")
    for _ in range(THOROUGH):
        running = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 0.6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        if target.exists():
            asked(target, "SELECT count(*) FROM figures")
            shutil.rmtree(target)
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
    wanted = len(figures(opened(data=[CITY], only=True)).rows)
    assert asked(target, "SELECT count(*) FROM figures").cells == [[str(wanted)]]
    assert [path.name for path in tmp_path.iterdir()] == ["table"]


@pytest.mark.parametrize("format", ["table", "csv", "md"])
def test_rows_are_laid_out(invoke: Invoke, folder: Path, format: str) -> None:
    text = "SELECT id, NULL AS nothing, 0.50 AS half FROM figures LIMIT 1"
    done = invoke("table", "sql", str(folder), text, "--format", format)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "observation/" in done.stdout
    assert "0.5" in done.stdout


@pytest.mark.parametrize(
    "call",
    [
        ("build", "{folder}"),
        ("build", "{new}", "SELECT 1"),
        ("sql", "{folder}"),
        ("sql", "{folder}", "SELEC 1"),
        ("sql", "{folder}", "SELECT none FROM figures"),
        ("sql", "{folder}", "SELECT 1", "--only"),
        ("sql", "{new}", "SELECT 1"),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, folder: Path, tmp_path: Path, call: tuple[str, ...]
) -> None:
    done = invoke("table", *(word.format(folder=folder, new=tmp_path / "new") for word in call))
    assert (done.exit_code, done.stdout) == (2, "")
    one_error(done.stderr)
    assert not list(tmp_path.iterdir())
