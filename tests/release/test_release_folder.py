"""A folder is written whole or not at all, and only a release is ever replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CITY, Invoke, one_error
from pingan_kg.errors import OutputError
from pingan_kg.release import folder as module
from pingan_kg.release.folder import write_folder

FILES = {"SHA256SUMS": b"", "dataset.ttl": b"a", "briefings/one.ttl": b"b"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file()
    }


def test_it_is_what_was_given_and_nothing_beside_it(tmp_path: Path) -> None:
    for target in (tmp_path / "new", tmp_path / "within" / "another"):
        write_folder(str(target), FILES)
        assert contents(target) == FILES
    (tmp_path / "empty").mkdir()
    write_folder(str(tmp_path / "empty"), FILES)
    assert contents(tmp_path / "empty") == FILES
    assert {one.name for one in tmp_path.iterdir()} == {"new", "within", "empty"}


def test_what_is_there_is_replaced_only_if_asked_and_a_release(tmp_path: Path) -> None:
    target = tmp_path / "release"
    write_folder(str(target), {**FILES, "old.ttl": b"old"})
    with pytest.raises(OutputError, match="is not empty"):
        write_folder(str(target), FILES)
    write_folder(str(target), FILES, force=True)
    assert contents(target) == FILES
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match="holds no release"):
        write_folder(str(mine), FILES, force=True)
    assert contents(mine) == {"thesis.txt": b"mine"}
    with pytest.raises(OutputError, match="it is a file"):
        write_folder(str(mine / "thesis.txt"), FILES)


def test_what_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "release"
    write_folder(str(target), FILES)

    def full(path: str, _data: bytes) -> None:
        if path.endswith("two.ttl"):
            raise OutputError("cannot write it: no space left on device")

    monkeypatch.setattr(module, "write_whole", full)
    with pytest.raises(OutputError, match="no space"):
        write_folder(str(target), {**FILES, "briefings/two.ttl": b""}, force=True)
    assert contents(target) == FILES
    assert [one.name for one in tmp_path.iterdir()] == ["release"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_tells_what_it_wrote_and_refuses_in_one_line(
    invoke: Invoke, tmp_path: Path, lang: str
) -> None:
    target = tmp_path / "release"
    arguments = ("release", str(target), "--data", str(CITY), "--only", "--lang", lang)
    done = invoke(*arguments)
    assert done.exit_code == 0
    assert str(target) in done.stdout
    assert "example.org" in done.stderr
    for wrong, said in (
        (arguments, str(target)),
        ((*arguments, "--force", "--site", "ftp://x"), "ftp://x"),
        (("release", str(tmp_path / "other"), "--only", "--lang", lang), "--only"),
    ):
        refused = invoke(*wrong)
        assert refused.exit_code == 2
        assert said in one_error(refused.stderr)
    assert not (tmp_path / "other").exists()
