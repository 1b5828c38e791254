from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from conftest import Invoke, one_error
from pingan_kg.graph import paths
from pingan_kg.rdf.names import PREFIXES

MESSY = f"@prefix s: <{PREFIXES['schema']}> .\ns:a s:b 2, 1 .\n"
NEAT = f"@prefix schema: <{PREFIXES['schema']}> .\n\nschema:a\n    schema:b 1 ,\n        2 .\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "messy.ttl").write_text(MESSY)
    (tmp_path / "neat.ttl").write_text(NEAT)
    return tmp_path


def test_files_are_rewritten(folder: Path, invoke: Invoke) -> None:
    result = invoke("fmt", "messy.ttl", "neat.ttl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "messy.ttl rewritten" in result.stderr
    assert (folder / "messy.ttl").read_text() == NEAT
    assert invoke("fmt", "--check", "messy.ttl", "neat.ttl").exit_code == 0


def test_check_changes_nothing_and_says_what_mends(folder: Path, invoke: Invoke) -> None:
    result = invoke("fmt", "--check", "neat.ttl", "messy.ttl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "messy.ttl is not in its canonical form",
        "mend with: pingan-kg fmt messy.ttl",
    ]
    assert (folder / "messy.ttl").read_text() == MESSY


def test_a_stream(invoke: Invoke) -> None:
    assert invoke("fmt", "-", stdin=MESSY.encode()).stdout == NEAT
    assert invoke("fmt", "--check", "-", stdin=NEAT.encode()).exit_code == 0
    assert invoke("fmt", "--check", "-", stdin=MESSY.encode()).exit_code == 1


def test_the_default_is_every_data_file(
    folder: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {"briefings": "messy.ttl", "reference": "neat.ttl"}
    monkeypatch.setattr(
        paths, "part_files", lambda part: (folder / listed[part],) if part in listed else ()
    )
    result = invoke("fmt", "--check")
    assert result.exit_code == 1
    assert result.stderr.endswith("mend with: pingan-kg fmt messy.ttl\n")


def test_an_installed_package_is_left_alone(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "root", lambda: Path("/somewhere/pingan_kg/_resources"))
    result = invoke("fmt")
    assert result.exit_code == 2
    assert "installed package" in one_error(result.stderr)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "holds no statement"),
        (b"\xff\xfe", "is not UTF-8 text (line 1)"),
        (b"<a:a> <a:b> 1 # why\n", "line 1: a comment"),
        (b"<a:a> <a:b> [] .", "line 1: a blank node"),
        (b"<a:a> <a:b>", "line 1"),
        (b"\x00", "line 1"),
    ],
)
def test_one_bad_file_and_none_is_rewritten(
    folder: Path, invoke: Invoke, content: bytes, why: str
) -> None:
    (folder / "bad.ttl").write_bytes(content)
    result = invoke("fmt", "messy.ttl", "bad.ttl")
    assert result.exit_code == 2
    message = one_error(result.stderr)
    assert "bad.ttl" in message
    assert why in message
    assert (folder / "messy.ttl").read_text() == MESSY
    assert (folder / "bad.ttl").read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nowhere.ttl",), "there is no such file or folder"),
        ((".",), "it is a folder, not a file"),
        (("-", "messy.ttl"), "goes with no other FILE"),
        (("x.nt",), "fmt writes Turtle"),
        (("a\0b",), "null byte"),
        (("",), "give the name of a file"),
        (("--chekc",), "--check"),
    ],
)
def test_wrong_use_is_one_line(
    folder: Path, invoke: Invoke, arguments: tuple[str, ...], why: str
) -> None:
    (folder / "x.nt").write_text("<a:a> <a:b> <a:c> .\n")
    result = invoke("fmt", *arguments)
    assert result.exit_code == 2
    assert why in one_error(result.stderr)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_rewritten(folder: Path, invoke: Invoke) -> None:
    os.mkfifo(folder / "pipe.ttl")
    result = invoke("fmt", "pipe.ttl")
    assert result.exit_code == 2
    assert "regular files only" in one_error(result.stderr)


def test_what_would_not_be_read_back_is_not_written(folder: Path, invoke: Invoke) -> None:
    text = "@prefix a: <http://a/> .\na:\U000e0001 a:b 1 .\n"
    (folder / "odd.ttl").write_text(text, encoding="utf-8")
    result = invoke("fmt", "odd.ttl")
    assert result.exit_code == 2
    assert "odd.ttl cannot be written in canonical form" in one_error(result.stderr)
    assert (folder / "odd.ttl").read_text(encoding="utf-8") == text


def test_a_byte_order_mark_is_dropped(folder: Path, invoke: Invoke) -> None:
    (folder / "mark.ttl").write_bytes(b"\xef\xbb\xbf" + NEAT.encode())
    assert invoke("fmt", "mark.ttl").exit_code == 0
    assert (folder / "mark.ttl").read_text() == NEAT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written(folder: Path, invoke: Invoke) -> None:
    folder.chmod(0o500)
    try:
        result = invoke("fmt", "messy.ttl")
    finally:
        folder.chmod(0o700)
    assert result.exit_code == 2
    assert "cannot write messy.ttl" in one_error(result.stderr)
    assert (folder / "messy.ttl").read_text() == MESSY


def test_it_has_limits(folder: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pingan_kg.cli.fmt.SECONDS", 0.2)
    monkeypatch.setattr("pingan_kg.rdf.turtle.canonical", lambda *_, **__: time.sleep(20))
    file = next(folder.glob("*.ttl"))
    before = file.read_bytes()
    result = invoke("fmt", str(file))
    assert "takes too much time or memory" in one_error(result.stderr)
    assert file.read_bytes() == before
