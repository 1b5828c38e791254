from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from pingan_kg import files
from pingan_kg.errors import InputError, OutputError


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot read the query .*none.rq: there is no such"):
        files.read_text(tmp_path / "none.rq", "query")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder"):
        files.read_bytes(tmp_path)


def test_bytes_that_are_no_text_are_placed(tmp_path: Path) -> None:
    file = tmp_path / "latin.rq"
    file.write_bytes(b"one\ntwo \xe9\n")
    with pytest.raises(InputError, match="not UTF-8 text: line 2 holds the byte 0xe9"):
        files.read_text(file)


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "bom"
    file.write_bytes(b"\xef\xbb\xbfASK {}")
    assert files.read_text(file) == "ASK {}"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_an_error(name: str) -> None:
    with pytest.raises(InputError, match="cannot read"):
        files.read_bytes(name)
    with pytest.raises(OutputError, match="cannot write"):
        files.write_whole(name, b"")


def test_an_endless_file_ends() -> None:
    with pytest.raises(InputError, match="larger than 1 MiB"):
        files.read_bytes("/dev/zero", most=1 << 20)


def test_writing_makes_the_file_and_nothing_else(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "out", b"data")
    assert (tmp_path / "out").read_bytes() == b"data"
    assert os.listdir(tmp_path) == ["out"]


def test_a_file_is_not_overwritten_without_force(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(OutputError, match="exists already and is left as it is; --force"):
        files.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


def test_force_overwrites_and_keeps_the_permissions(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    target.chmod(0o640)
    files.write_whole(target, b"new", force=True)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_whole(tmp_path / "out", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    files.write_whole(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_file_that_appears_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    synced = os.fsync

    def appear(descriptor: int) -> None:
        synced(descriptor)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", appear)
    with pytest.raises(OutputError, match="exists already"):
        files.write_whole(target, b"ours")
    assert target.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["out"]


def test_without_hard_links_it_works_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    files.write_whole(tmp_path / "out", b"data")
    assert (tmp_path / "out").read_bytes() == b"data"
    with pytest.raises(OutputError, match="exists already"):
        files.write_whole(tmp_path / "out", b"other")
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("existing", [False, True])
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existing: bool
) -> None:
    target = tmp_path / "out"
    if existing:
        target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        files.write_whole(target, b"new", force=True)
    assert os.listdir(tmp_path) == (["out"] if existing else [])
    assert not existing or target.read_bytes() == b"old"


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        files.write_whole(tmp_path, b"", force=True)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no such file or folder"):
        files.write_whole(tmp_path / "none" / "out", b"")


def test_devices_are_written_directly() -> None:
    files.write_whole("/dev/null", b"data")
    with pytest.raises(OutputError, match="no space left"):
        files.write_whole("/dev/full", b"data")


def test_a_killed_process_leaves_the_target(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    program = textwrap.dedent("""
        import os, sys, time
        from pingan_kg.files import write_whole
        def wait(_):
            print("written", flush=True)
            time.sleep(60)
        os.fsync = wait
        write_whole(sys.argv[1], b"new" * 100000, force=True)
    """)
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"written\n"
        time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_neither_a_new_file_nor_a_part_of_one(
    tmp_path: Path, number: signal.Signals
) -> None:
    program = textwrap.dedent("""
        import os, sys, time
        from pingan_kg.files import write_whole
        def wait(_):
            print("written", flush=True)
            time.sleep(60)
        os.fsync = wait
        write_whole(sys.argv[1], b"new" * 100000)
    """)
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "out")], stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"written\n"
        child.send_signal(number)
    assert child.returncode == -number
    assert os.listdir(tmp_path) == []


def test_the_handlers_of_signals_are_as_before(tmp_path: Path) -> None:
    def own(*_: object) -> None:
        """Do nothing."""

    before = signal.signal(signal.SIGHUP, own)
    try:
        files.write_whole(tmp_path / "out", b"data")
        assert signal.getsignal(signal.SIGHUP) is own
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_name_that_ends_like_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    for name in (f"{tmp_path}/d/new/", f"{tmp_path}/new/"):
        with pytest.raises(OutputError, match="new/: it is a folder"):
            files.write_whole(name, b"data")
    assert [path.name for path in tmp_path.rglob("*")] == ["d"]


def test_a_folder_takes_a_name_or_what_had_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("new", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "whose").write_text(name)
    renamed = os.rename

    def refused(old: str, new: str) -> None:
        if Path(old).name == "new":
            raise OSError("refused")
        renamed(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", refused)
        with pytest.raises(OSError, match="refused"):
            files.take_name(tmp_path / "new", tmp_path / "target")
    assert (tmp_path / "target" / "whose").read_text() == "target"
    files.take_name(tmp_path / "new", tmp_path / "target")
    assert (tmp_path / "target" / "whose").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
