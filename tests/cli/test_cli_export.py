from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphs
from conftest import Invoke, Process, examples, one_error
from pingan_kg.graph.export import export
from pingan_kg.graph.paths import PARTS
from pingan_kg.rdf.formats import WRITTEN
from pingan_kg.tables.writing import TABLES, table, written


@pytest.mark.parametrize("format_", WRITTEN)
def test_a_format_by_name(format_: str, invoke: Invoke) -> None:
    result = invoke("export", "--format", format_, "--about", "area/shandong")
    assert result.exit_code == 0
    assert result.stdout_bytes == export(format_, about="area/shandong")
    assert len(graphs.read(result.stdout_bytes, format_)) > 3


@pytest.mark.parametrize(
    ("suffix", "format_"),
    [
        ("ttl", "turtle"),
        ("jsonld", "json-ld"),
        ("json", "json-ld"),
        ("nt", "nt"),
        ("nq", "nq"),
        ("trig", "trig"),
        ("rdf", "rdfxml"),
        ("TTL", "turtle"),
    ],
)
def test_a_format_by_suffix(suffix: str, format_: str, invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / f"out.{suffix}"
    result = invoke("export", "--part", "links", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes() == export(format_, parts=["links"])


def test_parts_add_up_and_the_default_leaves_out_the_shapes(invoke: Invoke) -> None:
    one = [invoke("export", "--format", "nq", "--part", part).stdout for part in PARTS]
    every = invoke("export", "--format", "nq", *(f"--part={part}" for part in PARTS)).stdout
    assert sorted("".join(one).splitlines()) == sorted(every.splitlines())
    assert "ns/shacl#NodeShape" in every
    assert "ns/shacl#NodeShape" not in invoke("export", "--format", "nq").stdout


def test_a_part_named_twice_is_written_once(invoke: Invoke) -> None:
    once = invoke("export", "--part", "links").stdout
    assert invoke("export", "--part", "links", "--part", "links").stdout == once


def test_an_existing_file_stays_without_force(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    target.write_text("mine")
    result = invoke("export", "--part", "links", "-o", str(target))
    assert result.exit_code == 2
    assert "--force" in one_error(result.stderr)
    assert target.read_text() == "mine"
    assert invoke("export", "--part", "links", "-o", str(target), "--force").exit_code == 0
    assert target.read_bytes() == export(parts=["links"])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--format", "turtel"), "turtel"),
        (("--part", "dta"), "no part is called 'dta'"),
        (("--part", "links,context"), "no part is called 'context'"),
        (("--about", "area/quingdao"), "did you mean area/qingdao"),
        (("--about", ""), "nothing is called ''"),
        (("--about", "area/\0"), "nothing is called"),
        (("-o", "x.doc"), "no format has that suffix"),
        (("-o", "/nowhere/x.ttl"), "cannot write /nowhere/x.ttl"),
        (("extra",), "extra"),
        (("--format", "csv", "--part", "links"), "--part is for RDF"),
        (("--area", "area/qingdao"), "--area is for tables"),
        (("--with", "derived", "-o", "x.ttl"), "--with is for tables"),
        (("--bom", "-o", "x.xlsx"), "--bom is for csv"),
        (("--area", "area/quingdao", "-o", "x.csv"), "did you mean area/qingdao"),
        (("--briefing", "2025-12-09-safe", "-o", "x.csv"), "did you mean 2025-12-09"),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke,
    arguments: tuple[str, ...],
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("export", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in one_error(result.stderr)
    assert list(tmp_path.iterdir()) == []


@examples(20)
@given(st.text(max_size=12))
def test_any_name_is_answered(invoke: Invoke, name: str) -> None:
    result = invoke("export", "--about", name)
    assert result.exit_code in (0, 2)


def test_rdflib_is_not_needed(process: Process) -> None:
    done = process("export", "--format", "json-ld", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    assert b"rdflib" not in done.stderr
    assert b"pyoxigraph" in done.stderr


def test_a_reader_that_goes_away(process: Process) -> None:
    done = process("export", "-o", "/dev/full")
    assert done.returncode == 2
    assert one_error(done.stderr.decode()).startswith("error: cannot write /dev/full")


@pytest.mark.parametrize("format_", TABLES)
def test_a_table_goes_into_a_file_by_its_suffix(
    format_: str, invoke: Invoke, tmp_path: Path
) -> None:
    target = tmp_path / f"out.{format_}"
    kept = ("--area", "area/qingdao", "--about", "theme/fighting-crime")
    result = invoke("export", "-o", str(target), *kept)
    assert (result.exit_code, result.stdout) == (0, "")
    found = table(area="area/qingdao", about="theme/fighting-crime")
    assert target.read_bytes() == written(found, format_)


def test_a_table_of_other_briefings_and_derived_figures(invoke: Invoke) -> None:
    example = str(Path(__file__).parents[2] / "docs" / "example" / "2025-03-06-yunzhou")
    own = invoke("export", "--format", "csv", "--data", example, "--only", "--bom")
    assert own.stdout_bytes == written(table(data=[example], only=True), "csv", bom=True)
    more = invoke("export", "--format", "csv", "--with", "derived")
    assert more.stdout_bytes == written(table(derived=True), "csv")
