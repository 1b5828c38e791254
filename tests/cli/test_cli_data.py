"""Data of one's own, and where output goes: the same in every command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from conftest import CITY, EXAMPLES, Invoke, one_error
from pingan_kg.cli.root import COMMANDS, root
from pingan_kg.graph.store import briefings, shared
from pingan_kg.rdf.formats import by_suffix
from worlds import MODEL

READING = {
    "briefings": (),
    "chart": ("lower-bounds",),
    "compare": ("drug-cases-solved",),
    "derive": (),
    "export": (),
    "gaps": (),
    "links": ("--linkset", "eurovoc"),
    "query": ("SELECT ?s { ?s a pa:Source }",),
    "search": ("云州市",),
    "show": ("area/yunzhou",),
    "stats": (),
    "validate": (),
    "verify": ("--source", str(CITY / "article.txt")),
    "view": ("--source", str(CITY / "article.txt")),
    "why": ("120余起",),
}
"""The commands that read the graph."""
PROPOSING = {"draft", "release", "site", "store", "table"}
"""Those that look things up in it, and write a folder."""
SERVING = {"mcp"}
"""Those that answer from it until they are stopped."""


def _options(name: str) -> dict[str, click.Parameter]:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    return {option: param for param in command.params for option in param.opts}


def test_every_command_that_reads_takes_data() -> None:
    for name in COMMANDS:
        taken = {"--data", "--only"} & set(_options(name))
        reads = name in {*READING, *PROPOSING, *SERVING}
        assert taken == ({"--data", "--only"} if reads else set()), name


@pytest.mark.parametrize("name", READING)
def test_a_folder_is_read_beside_the_shipped_briefings_or_alone(
    invoke: Invoke, name: str
) -> None:
    files = [word for file in sorted(CITY.glob("*.ttl")) for word in ("--data", str(file))]
    outputs = []
    for options in (("--data", str(CITY)), ("--data", str(CITY), "--only"), (*files, "--only")):
        result = (
            invoke(name, *READING[name], *options, "--lang", "en")
            if "--lang" in _options(name)
            else invoke(name, *READING[name], *options)
        )
        assert result.exit_code == 0, result.stderr
        outputs.append(result.stdout)
    both, alone, by_files = outputs
    if name != "stats":  # which counts by graph, and those of shared things are named by file
        assert alone == by_files
    for id_ in briefings(shared()):
        assert f"/{id_}/" not in alone, "claims of the shipped briefing are left"
        assert name not in {"briefings", "query"} or id_ in both


@pytest.mark.parametrize("name", READING)
def test_data_that_is_not_there_is_one_line(invoke: Invoke, name: str, tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        result = invoke(name, *READING[name], "--data", str(path))
        assert (result.exit_code, result.stdout) == (2, "")
        assert str(path) in one_error(result.stderr)
    result = invoke(name, *READING[name], "--data", "-", "--data", "-", stdin=b"")
    assert result.exit_code == 2
    assert "standard input" in one_error(result.stderr)


def test_briefings_are_listed(invoke: Invoke) -> None:
    text = invoke("briefings", "--data", str(EXAMPLES), "--lang", "en").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    names = {path.name for path in EXAMPLES.iterdir()}
    assert [row["id"] for row in rows] == sorted(names | set(briefings(shared())))
    (city,) = (row for row in rows if row["id"] == CITY.name)
    assert city["title"] == "Yunzhou publishes its year 2024 in safety"
    assert city["date"] == "2025-03-06"
    assert "Yunzhou" in city["government"]
    told = invoke(
        "briefings", "--data", str(EXAMPLES), "--lang", "en", "--format", "json"
    ).stdout
    assert [{key: str(value) for key, value in one.items()} for one in json.loads(told)] == rows
    assert "云州" in invoke("briefings", "--data", str(CITY), "--lang", "zh").stdout
    table = invoke("briefings", "--data", str(EXAMPLES), "--format", "table").stdout
    assert all(name in table for name in names)


def test_what_is_derived_is_that_of_the_shipped_files(invoke: Invoke) -> None:
    id_ = MODEL
    every = invoke("derive", "--data", str(CITY), "--format", "nq").stdout
    one = invoke("derive", "--data", str(CITY), "--format", "nq", "--briefing", id_).stdout
    assert set(one.splitlines()) < set(every.splitlines())
    names = {quad.graph_name for quad in parse(one.encode(), format=RdfFormat.N_QUADS)}
    assert names == {NamedNode(f"https://w3id.org/pingan-kg/graph/{id_}/derived")}
    shipped = invoke("export", "--part", "derived", "--format", "nq").stdout
    assert set(one.splitlines()) == {
        line for line in shipped.splitlines() if f"/{id_}/" in line
    }


def test_an_unknown_briefing_is_one_line(invoke: Invoke) -> None:
    for name in ("derive", "gaps", "verify"):
        result = invoke(name, *READING[name], "--briefing", "2025-03-06-yunzho")
        assert (result.exit_code, result.stdout) == (2, ""), name
        assert "2025-03-06-yunzho" in one_error(result.stderr)


WRITING = {
    **READING,
    "queries": (),
    "search": ("青岛",),
    "show": ("area/qingdao",),
    "why": ("2万余起",),
}
SUFFIXES = ("json", "ttl", "html", "md", "csv", "txt", "jsonl", "nq", "bib", "doc", "")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", [name for name in WRITING if name not in ("verify", "view")])
def test_a_suffix_is_obeyed_or_refused(
    invoke: Invoke, tmp_path: Path, name: str, suffix: str
) -> None:
    target = tmp_path / f"out.{suffix}".rstrip(".")
    result = invoke(name, *WRITING[name], "-o", str(target))
    assert result.stdout == ""
    if result.exit_code == 2:
        assert "no format has that suffix" in one_error(result.stderr)
        assert not target.exists()
        return
    assert result.exit_code == 0, result.stderr
    choice = _options(name)["--format"].type
    assert isinstance(choice, click.Choice)
    named = by_suffix(str(target), choice.choices)
    if named is None:  # a style of citation
        assert (name, suffix) == ("why", "bib")
        return
    assert target.read_bytes() == invoke(name, *WRITING[name], "--format", named).stdout_bytes
