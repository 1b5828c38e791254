"""The wheel, also when built from the sdist, carries the graph and answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("ontology", "data", "shapes")


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an sdist, and with the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def unpacked(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, as an installer would lay it out."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _turtle_files(top: Path) -> set[str]:
    return {
        str(file.relative_to(top)) for name in FOLDERS for file in (top / name).rglob("*.ttl")
    }


def test_the_wheel_holds_every_file_of_the_graph(unpacked: Path) -> None:
    assert _turtle_files(unpacked / "pingan_kg" / "_resources") == _turtle_files(ROOT)
    places = [top / "pingan_kg" / "sparql" / "queries" for top in (ROOT / "src", unpacked)]
    ours, theirs = ({file.name for file in place.glob("*.rq")} for place in places)
    assert ours == theirs != set()
    assert (unpacked / "pingan_kg" / "py.typed").is_file()


def test_the_wheel_names_both_licences(unpacked: Path) -> None:
    (info,) = unpacked.glob("*.dist-info")
    assert {file.name for file in (info / "licenses").iterdir()} == {"LICENSE", "LICENSE-DATA"}
    assert "License-Expression: MIT AND CC-BY-4.0" in (info / "METADATA").read_text()


def test_the_wheel_answers_outside_of_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        check=False,
        args=[
            sys.executable,
            "-m",
            "pingan_kg",
            "query",
            "-n",
            "headline-figures",
            "--format",
            "csv",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    assert "2万余起" in result.stdout
    place = subprocess.run(
        [sys.executable, "-c", "from pingan_kg.graph.paths import root; print(root())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert place.stdout.strip() == str(unpacked / "pingan_kg" / "_resources")


def test_the_sdist_holds_what_the_tests_need(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "LICENSE", "LICENSE-DATA", "requirements.lock"} <= names
    tests = {str(file.relative_to(ROOT)) for file in (ROOT / "tests").rglob("test_*.py")}
    tools = {str(file.relative_to(ROOT)) for file in (ROOT / "tools").glob("*.py")}
    assert tests | tools <= names


def test_the_lock_pins_versions_with_hashes_and_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = text.replace("\\\n", " ").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    for pin in pins:
        assert re.match(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+]* ", pin), pin[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", pin), f"{pin[:60]}: run make lock"
    assert "://" not in text


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *(
            name
            for extra in project["project"]["optional-dependencies"].values()
            for name in extra
        ),
    ]
    names = {re.split(r"[<>=!~ ]", requirement)[0].lower() for requirement in wanted}
    locked = {
        line.split("==")[0].lower()
        for line in (ROOT / "requirements.lock").read_text().splitlines()
        if "==" in line
    }
    assert names <= locked
