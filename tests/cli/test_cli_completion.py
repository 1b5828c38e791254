"""Completion in Bash, as Bash calls it: commands, names, ids, parameters, parts and files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Invoke

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="there is no Bash")


@pytest.fixture(scope="session")
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "pingan-kg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pingan_kg "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def completed(invoke: Invoke, bin_folder: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Complete a line that is typed so far; "(files)" where files are to be completed."""
    script = tmp_path / "completion.sh"
    script.write_text(invoke("completion", "bash").stdout)

    def call(line: str) -> list[str]:
        told = (
            'compopt() { [[ $2 == default ]] && echo "(files)"; return 0; }\n'
            f"source {script}\n"
            "COMP_LINE=$1 COMP_POINT=${#1}\n"
            "_pingan_kg_completion pingan-kg\n"
            'printf "%s\\n" "${COMPREPLY[@]}"\n'
        )
        environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
        result = subprocess.run(
            [str(BASH), "-c", told, "bash", line],
            capture_output=True,
            check=True,
            text=True,
            env=environment,
        )
        assert not result.stderr
        return [word for word in result.stdout.splitlines() if word]

    return call


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("pingan-kg que", "queries"),
        ("pingan-kg query -n headline-f", "headline-figures"),
        ("pingan-kg query --with der", "derived"),
        ("pingan-kg query -n figures-above -p thr", "threshold="),
        ("pingan-kg query -n figures-by-theme -p theme=theme/fight", "theme/fighting-crime"),
        ("pingan-kg query -n money -p briefing=2025", "2025-12-09-safe-qingdao"),
        ("pingan-kg query -n figures-above -p rounding=t", "true"),
        ("pingan-kg show metric/telecom-fraud-c", "metric/telecom-fraud-cases-solved"),
        ("pingan-kg export --part ontology,li", "ontology,links"),
        ("pingan-kg search x --kind metric,prog", "metric,program"),
        ("pingan-kg why x --cite ri", "ris"),
        ("pingan-kg validate my", "(files)"),
        ("pingan-kg query -f ", "(files)"),
        ("pingan-kg query --data x", "(files)"),
        ("pingan-kg stats -o x", "(files)"),
        ("pingan-kg fmt ", "(files)"),
    ],
)
def test_it_is_completed(completed, line: str, among: str) -> None:  # type: ignore[no-untyped-def]
    assert among in completed(line)


def test_nothing_is_made_up(completed) -> None:  # type: ignore[no-untyped-def]
    assert completed("pingan-kg query -n no-such -p ") == []
    assert completed("pingan-kg query -n money -p threshold=") == []
