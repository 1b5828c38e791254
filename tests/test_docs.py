"""The documentation covers every command and query, and its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pingan_kg.catalog import names
from pingan_kg.cli.root import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


def _examples() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
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
    assert len(_examples()) >= 10


@pytest.mark.parametrize("line", _examples())
def test_every_example_of_the_readme_runs(line: str, tmp_path: Path) -> None:
    words = shlex.split(line, comments=True)
    result = subprocess.run(
        [sys.executable, "-m", "pingan_kg", *words[1:]],
        check=False,
        cwd=tmp_path,
        capture_output=True,
    )
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout or "-o" in words


def test_the_python_example_of_the_readme_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    result = subprocess.run([sys.executable, "-c", block], check=False, capture_output=True)
    assert result.returncode == 0, result.stderr.decode()


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "README.md"])
def test_every_path_that_is_named_exists(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    paths = re.findall(
        r"`((?:ontology|data|shapes|src|tests|tools|benchmarks|docs)/[^`*<>{}]*)`", text
    )
    missing = [path for path in paths if not (ROOT / path).exists()]
    assert not missing
