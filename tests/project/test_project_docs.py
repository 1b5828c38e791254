"""The documentation covers every command and query, and its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from pingan_kg.api import query
from pingan_kg.cli.root import COMMANDS
from pingan_kg.rdf.names import BASE
from pingan_kg.sparql.catalog import names

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
    result = subprocess.run(
        [sys.executable, "-m", "pingan_kg", *words[1:]],
        check=False,
        cwd=tmp_path,
        capture_output=True,
    )
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout or "-o" in words


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
