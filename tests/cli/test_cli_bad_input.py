"""Bad input to every command: one line, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Invoke, command_line, one_error
from worlds import MODEL

READERS = {
    "query -f": ("query", "-f"),
    "query --data": ("query", "ASK {}", "--data"),
    "verify --data": ("verify", "--source", "-", "--data"),
    "why --data": ("why", "2万余起", "--data"),
    "gaps --data": ("gaps", "--data"),
    "validate": ("validate",),
    "fmt": ("fmt",),
    "fmt --check": ("fmt", "--check"),
}
"""The ways to hand a file to the program."""

BAD = {
    "broken.ttl": b"<http://a/> <http://b/>\n  oops .",
    "bytes.ttl": bytes(range(256)),
    "utf16.ttl": "<http://a/> <http://b/> 1 .".encode("utf-16"),
    "empty.ttl": b"",
    "control.ttl": b"\x1b[31m\x00",
    "deep.ttl": b"<http://a/> <http://b/> " + b"<<( <http://a/> <http://b/> " * 100_000,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", [*BAD, "none.ttl", "folder.ttl", "-bad", "\n.ttl", "x" * 300])
def test_a_bad_file_is_one_line(
    invoke: Invoke, tmp_path: Path, reader: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    (tmp_path / "folder.ttl").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    argument = f"./{name}" if name.startswith("-") else name
    result = invoke(*READERS[reader], argument)
    if reader.startswith("fmt") and name == "folder.ttl":
        return  # a folder of files is what fmt takes
    if reader.startswith("fmt") and name == "empty.ttl":
        assert result.exit_code in (0, 1, 2)  # no statement is canonical already
        return
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    one_error(result.stderr)
    after = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before


WRITERS = {
    "query": ("query", "ASK {}"),
    "query -n": ("query", "-n", "headline-figures"),
    "queries": ("queries",),
    "briefings": ("briefings",),
    "derive": ("derive",),
    "export": ("export", "--part", "links"),
    "show": ("show", "area/qingdao"),
    "search": ("search", "Qingdao"),
    "stats": ("stats",),
    "why": ("why", "2万余起"),
    "gaps": ("gaps", "--briefing", MODEL),
    "validate": ("validate",),
}
"""The commands that write results."""


TARGETS = {
    "exists.csv": "exists already and is left as it is",
    "folder.csv": "it is a folder",
    "none/a.csv": "there is no such file or folder",
    "exists.csv/a.csv": "cannot write",
    "/dev/full": "no space left on device",
    "/proc/none.csv": "cannot write",
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("target", TARGETS)
def test_a_target_that_takes_nothing_is_one_line(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exists.csv").write_bytes(b"old")
    (tmp_path / "folder.csv").mkdir()
    format_ = {"export": "turtle", "derive": "turtle", "query": "csv", "query -n": "csv"}
    options = ("--format", format_.get(writer, "json"))
    force = () if target == "exists.csv" else ("--force",)
    result = invoke(*WRITERS[writer], *options, "-o", target, *force)
    assert result.exit_code == 2
    assert TARGETS[target] in one_error(result.stderr)
    assert result.stdout == ""
    assert sorted(os.listdir(tmp_path)) == ["exists.csv", "folder.csv"]
    assert (tmp_path / "exists.csv").read_bytes() == b"old"


@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk_and_a_reader_that_leaves(writer: str) -> None:
    arguments = command_line(*WRITERS[writer])
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            arguments, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120
        )
    assert done.returncode == 2
    assert "no space left on device" in one_error(done.stderr.decode())
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


@pytest.mark.parametrize("writer", WRITERS)
def test_an_unknown_option_or_word_is_one_line(invoke: Invoke, writer: str) -> None:
    for extra in (("--nope",), ("--format", "nope"), ("-o",), ("-o", "")):
        result = invoke(*WRITERS[writer], *extra)
        assert result.exit_code == 2
        one_error(result.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("\udcff",),
        ("show", "\udcff"),
        ("search", "\udcff"),
        ("why", "\udcff"),
        ("why", "2万余起", "--source", "\udcff"),
        ("verify", "--source", "\udcff"),
        ("export", "--about", "\udcff"),
        ("query", "ASK { ?s ?p '\udcff' }"),
        ("query", "-n", "\udcff"),
        ("query", "-f", "\udcff"),
        ("query", "ASK { ?s ?p ?x }", "-p", "x=\udcff"),
        ("query", "ASK {}", "--with", "\udcff"),
        ("query", "ASK {}", "--data", "\udcff.ttl"),
        ("query", "ASK {}", "-o", "\udcff/x.csv"),
    ],
)
def test_bytes_that_are_no_text_break_nothing(arguments: tuple[str, ...]) -> None:
    """Arguments of the wrong encoding arrive as lone surrogates."""
    words = [os.fsencode(word) for word in command_line(*arguments)]
    done = subprocess.run(words, capture_output=True, check=False, timeout=120)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    if done.returncode == 2:
        one_error(done.stderr.decode())


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "latin-1"])
def test_the_encoding_of_the_terminal_breaks_nothing(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    for arguments, code in (
        (("--lang", "zh", "query", "-n", "headline-figures", "--format", "table"), 0),
        (("--lang", "zh", "queries"), 0),
        (("show", "无此机构"), 2),
    ):
        done = subprocess.run(
            command_line(*arguments),
            capture_output=True,
            check=False,
            env=environment,
            timeout=60,
        )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr
        if code == 0:
            assert any(byte > 127 for byte in done.stdout)


def test_what_nobody_foresaw_is_one_line_too(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by\nzero")

    monkeypatch.setattr("pingan_kg.cli.export.export", broken)
    result = invoke("export")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "fault of pingan-kg (ZeroDivisionError: division by zero)" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_package_folder_is_one_line(tmp_path: Path) -> None:
    """Where the graph's files are gone the command says so."""
    program = (
        "import sys; from pingan_kg.graph import paths; "
        "paths._PACKAGE = sys.argv.pop(1); "
        "from pingan_kg.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a" / "b"), "query", "ASK {}"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "install pingan-kg again" in one_error(done.stderr.decode())
