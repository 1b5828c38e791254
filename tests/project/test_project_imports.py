"""What is imported when: the command line has to start quickly."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {"rdflib", "pyshacl", "shacl", "pandas", "rich", "wcwidth", "owlrl", "numpy"}
HEAVY |= {"polars", "pyarrow", "xlsxwriter", "openpyxl", "duckdb"}
SLOW = HEAVY | {
    "importlib.metadata",
    "dataclasses",
    "logging",
    "asyncio",
    "socket",
    "ssl",
    "csv",
    "json",
    "xml",
    "email",
    "http",
    "tempfile",
    "unittest",
    "subprocess",
}


def imported(program: str) -> set[str]:
    """Return the modules there are after a program that prints nothing else to stderr."""
    program += "\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=True, timeout=60
    )
    return set(done.stderr.decode().split())


def command(*arguments: str) -> str:
    return (
        # So that the list can still be written; a child must leave all the same.
        "import os\nown, leave = os.getpid(), os._exit\n"
        "os._exit = lambda code: None if os.getpid() == own else leave(code)\n"
        f"from pingan_kg.cli import main\nmain({list(arguments)!r})"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "-n", "headline-figures"),
        ("query", "-n", "headline-figures", "--format", "tsv"),
        ("query", "CONSTRUCT { ?s a ?o } { ?s a ?o } "),
    ],
)
def test_a_query_imports_nothing_slow(arguments: tuple[str, ...]) -> None:
    assert not imported(command(*arguments)) & SLOW


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("query", "--help"), ("queries",), ("completion", "bash")],
)
def test_help_and_lists_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert not imported(command(*arguments)) & HEAVY


def test_help_of_the_group_imports_no_command_and_no_engine() -> None:
    got = imported(command("--help"))
    assert not {name for name in got if name.startswith("pingan_kg.cli.")} - {
        "pingan_kg.cli.root",
        "pingan_kg.cli.language",
        "pingan_kg.cli.manual",
        "pingan_kg.cli.options",
        "pingan_kg.cli.output",
    }
    assert "pyoxigraph" not in got


def test_the_package_imports_next_to_nothing() -> None:
    got = {name for name in imported("import pingan_kg") if name.startswith("pingan_kg")}
    assert got == {"pingan_kg"}
    assert not imported("import pingan_kg") & (HEAVY | {"pyoxigraph", "click"})


@pytest.mark.parametrize(
    "arguments", [("why", "2万余起"), ("gaps",), ("verify", "--source", "README.md")]
)
def test_the_evidence_needs_no_heavy_import(arguments: tuple[str, ...]) -> None:
    assert not imported(command(*arguments)) & HEAVY - {"wcwidth"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--about", "area/qingdao"),
        ("export", "--format", "csv"),
        ("export", "--format", "sqlite", "-o", os.devnull),
        ("chart", "changes", "-o", os.devnull),
    ],
)
def test_a_table_and_a_chart_need_no_library_but_that_of_their_format(
    arguments: tuple[str, ...],
) -> None:
    assert not imported(command(*arguments)) & HEAVY


def test_asking_from_python_needs_no_rdflib() -> None:
    got = imported("import pingan_kg; pingan_kg.query('ASK {}')")
    assert not got & HEAVY
