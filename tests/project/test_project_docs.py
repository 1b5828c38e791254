"""The documentation covers every command and query, and its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from conftest import put_built
from pingan_kg.api import query
from pingan_kg.cli.root import COMMANDS, root
from pingan_kg.rdf.names import BASE
from pingan_kg.sparql.catalog import catalog, names
from pingan_kg.sparql.columns import columns, columns_of

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EVIDENCE = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
NUMBERS = (ROOT / "docs" / "honest-numbers.md").read_text(encoding="utf-8")
TABLES = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


def _blocks(language: str, text: str) -> list[str]:
    """Return the blocks of code in a language; a block in a list item is indented."""
    fenced = rf"^( *)```{language}\n(.*?)^\1```$"
    return [dedent(block) for _, block in re.findall(fenced, text, flags=re.DOTALL | re.M)]


def _examples(text: str) -> list[str]:
    blocks = _blocks("sh", text)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("pingan-kg ")]


def test_the_reference_is_what_the_generator_writes() -> None:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"### pingan-kg {name}\n" in REFERENCE
    assert f"pingan-kg {name}" in README


@pytest.mark.parametrize("name", names())
def test_every_shipped_query_is_documented(name: str) -> None:
    assert f"### {name}\n" in REFERENCE


def test_the_readme_has_examples() -> None:
    assert len(_examples(README)) >= 10


@pytest.mark.parametrize(
    "line",
    [*_examples(README), *_examples(NUMBERS), *_examples(EVIDENCE), *_examples(TABLES)],
)
def test_every_example_of_the_command_line_runs(line: str, tmp_path: Path) -> None:
    words = shlex.split(line, comments=True)
    put_built(line, tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "pingan_kg", *words[1:]],
        check=False,
        cwd=tmp_path,
        capture_output=True,
    )
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout or "-o" in words


def _in_a_checkout(text: str) -> list[str]:
    lines = [line for block in _blocks("console", text) for line in block.splitlines()]
    return [line[2:] for line in lines if line.startswith("$ pingan-kg ") and "docs/" in line]


@pytest.mark.parametrize("line", [*_in_a_checkout(README), *_in_a_checkout(EVIDENCE)])
def test_every_example_of_a_checkout_runs(line: str) -> None:
    words = shlex.split(line)[1:]
    result = CliRunner().invoke(root, [str(ROOT / w) if "docs/" in w else w for w in words])
    assert result.exit_code == 0, result.stderr
    assert result.stdout
    assert not result.stderr


def test_offsets_and_hash_are_those_of_the_example() -> None:
    (block,) = _blocks("python", EVIDENCE)
    city = ROOT / "docs" / "example" / "2025-03-06-yunzhou"
    result = subprocess.run(
        [sys.executable, "-c", block], check=False, capture_output=True, cwd=city
    )
    assert result.returncode == 0, result.stderr.decode()
    told = dict(re.findall(r"(\S+:\S+) (\S+)", result.stdout.decode()))
    graph = "".join(path.read_text(encoding="utf-8") for path in city.glob("*.ttl"))
    assert f'"{told["schema:sha256"]}"' in graph
    assert f"oa:start {told['oa:start']}" in graph


def _links(text: str) -> list[str]:
    return re.findall(r"\]\((?!https?:)([^)#]+)", text)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda page: page.name)
def test_every_page_is_linked_and_its_links_lead_somewhere(page: Path) -> None:
    assert f"docs/{page.name}" in _links(README), "say in the README what the page is for"
    for link in _links(page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_the_links_of_the_readme_lead_somewhere() -> None:
    assert [link for link in _links(README) if not (ROOT / link).exists()] == []


def test_every_column_of_a_shipped_query_is_described() -> None:
    used = {name for query in catalog() for name in columns_of(query.text)}
    assert set(columns()) == used
    assert list(columns()) == sorted(columns())


@pytest.mark.parametrize("text", [README, TABLES], ids=["README", "tables"])
def test_the_python_example_runs(text: str) -> None:
    (block,) = _blocks("python", text)
    result = subprocess.run([sys.executable, "-c", block], check=False, capture_output=True)
    assert result.returncode == 0, result.stderr.decode()


def test_the_questions_to_the_tables_have_answers() -> None:
    import sqlite3

    from pingan_kg.tables.writing import table, written

    base = sqlite3.connect(":memory:")
    base.deserialize(written(table(), "sqlite"))
    first, second = _blocks("sql", TABLES)
    rows = base.execute(first).fetchall()
    assert rows
    assert all(None not in row for row in rows)
    assert base.execute(second.replace("'figures.parquet'", "figures")).fetchall()


@pytest.mark.parametrize("sparql", _blocks("sparql", NUMBERS))
def test_every_query_of_the_page_on_numbers_gives_rows(sparql: str) -> None:
    rows = query(sparql)
    assert rows
    assert any(value is not None for row in rows for value in row)
    figures = {row.observation for row in rows if "observation" in rows.variables}
    assert all(figure.startswith(f"{BASE}observation/") for figure in figures)


def test_no_query_of_the_page_on_numbers_is_left_out() -> None:
    assert len(_blocks("sparql", NUMBERS)) == NUMBERS.count("```sparql") >= 7
    assert len(_examples(NUMBERS)) == NUMBERS.count("\npingan-kg ") >= 5


def test_the_page_on_numbers_adds_as_it_says() -> None:
    (added,) = [block for block in _blocks("sparql", NUMBERS) if "SUM(" in block]
    rows = query(added)
    assert rows
    for row in rows:
        assert row.figures > 1
        assert row.in_any_case < row.if_apart
        assert row.with_upper_bound < row.figures


def test_the_page_on_evidence_shows_what_verify_prints() -> None:
    from pingan_kg.evidence.discrepancies import CHECKS

    for _, label in CHECKS.values():
        assert f"\n{label} " in EVIDENCE


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "README.md"])
def test_every_path_that_is_named_exists(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    paths = re.findall(
        r"`((?:ontology|data|shapes|src|tests|tools|benchmarks|docs)/[^`*<>{}]*)`", text
    )
    missing = [path for path in paths if not (ROOT / path).exists()]
    assert not missing
