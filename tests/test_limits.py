from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pingan_kg
from pingan_kg import limits

SOURCE = Path(pingan_kg.__file__).parent


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The names that the other modules take from the table."""
    return {
        alias.name
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("limits")
        for alias in node.names
    }


def test_every_limit_is_used_and_every_one_used_is_in_the_table(used: set[str]) -> None:
    assert used == set(limits.__all__)


@pytest.mark.parametrize("name", limits.__all__)
def test_every_limit_is_documented(name: str) -> None:
    reference = SOURCE.parents[1] / "docs" / "reference.md"
    assert f"| `{name}` | {getattr(limits, name):,.0f} | " in reference.read_text(
        encoding="utf-8"
    )
