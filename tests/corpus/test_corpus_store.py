"""A store on disk: the same answers as in memory, and whole or not there at all."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from conftest import CITY, THOROUGH, Invoke, command_line, one_error
from pingan_kg.corpus import building, built, manifest, opened
from pingan_kg.corpus.opening import MANIFEST, QUADS
from pingan_kg.errors import InputError, OutputError
from pingan_kg.graph.store import opened as in_memory
from pingan_kg.sparql.catalog import catalog

CALLS = [
    ("briefings",),
    ("stats",),
    ("gaps", "--briefing", CITY.name),
    ("search", "云州市"),
    ("show", "area/yunzhou"),
    ("why", "120余起", "--source", str(CITY / "article.txt")),
    ("compare", "drug-cases-solved"),
    ("verify", "--source", str(CITY / "article.txt")),
    ("query", "SELECT ?s { ?s a pa:Observation } ORDER BY ?s"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("corpus") / "store"
    built(target, data=[CITY])
    return target


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_it_answers_as_the_files_do(
    invoke: Invoke, folder: Path, call: tuple[str, ...]
) -> None:
    from_files = invoke(*call, "--data", str(CITY))
    from_store = invoke(*call, "--store", str(folder))
    assert from_store.stdout == from_files.stdout
    assert from_store.exit_code == from_files.exit_code == 0


ASKED = [
    one.name
    for one in catalog()
    if not one.parts and not any(param.required for param in one.params)
]


@pytest.mark.parametrize("name", ASKED)
def test_shipped_queries_give_the_same_rows(invoke: Invoke, folder: Path, name: str) -> None:
    call = ("query", "-n", name, "--format", "csv", "--lang", "en")
    from_store = invoke(*call, "--store", str(folder)).stdout
    assert from_store == invoke(*call, "--data", str(CITY)).stdout


def test_it_holds_what_is_loaded_into_memory(folder: Path) -> None:
    assert set(opened(folder)) == set(in_memory(data=[CITY]))
    assert manifest(folder).statements == len(opened(folder))
    assert not manifest(folder).is_shipped


def test_the_shipped_briefings_can_be_left_out(tmp_path: Path) -> None:
    built(tmp_path / "store", data=[CITY], only=True)
    assert set(opened(tmp_path / "store")) == set(in_memory(data=[CITY], only=True))


def test_a_folder_is_replaced_only_if_told_so(tmp_path: Path, invoke: Invoke) -> None:
    target = tmp_path / "store"
    built(target)
    with pytest.raises(OutputError, match="--force"):
        built(target, data=[CITY])
    assert manifest(target).is_shipped
    assert invoke("store", "build", str(target), "--data", str(CITY), "--force").exit_code == 0
    assert manifest(target).data == (str(CITY),)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    with pytest.raises(OutputError, match="other files"):
        built(tmp_path / "mine", force=True)


def test_a_stopped_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "store"
    read: list[str] = []
    own = building.own_quads

    def stopping(path: str) -> object:
        read.append(path)
        if len(read) == 3:
            raise OSError(28, "No space left on device")
        return own(path)

    monkeypatch.setattr(building, "_AT_ONCE", 1)
    monkeypatch.setattr(building, "own_quads", stopping)
    with pytest.raises(OutputError, match="make room"):
        built(target, data=[CITY])
    assert not target.exists()
    built(target, data=[CITY])
    assert len(read) == len(set(read)) + 1, "only the file at which it stopped is read again"
    assert set(opened(target)) == set(in_memory(data=[CITY]))


def test_a_file_that_has_changed_is_not_taken_for_read(tmp_path: Path) -> None:
    copy = tmp_path / "city"
    shutil.copytree(CITY, copy)
    broken = max(copy.glob("*.ttl"))
    whole = broken.read_bytes()
    broken.write_bytes(b"oops")
    with pytest.raises(InputError, match=broken.name):
        built(tmp_path / "store", data=[copy])
    broken.write_bytes(whole)
    first = min(copy.glob("*.ttl"))
    first.write_text(first.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    built(tmp_path / "store", data=[copy])
    found = {quad.subject for quad in opened(tmp_path / "store")}
    assert found == {quad.subject for quad in in_memory(data=[copy])}


def test_a_killed_build_leaves_nothing_half_made(tmp_path: Path) -> None:
    """Whenever it is killed: no store, or a whole one; the next run makes it whole."""
    chance = random.Random(1)
    call = command_line("store", "build", str(tmp_path / "store"), "--data", str(CITY))
    wanted = set(in_memory(data=[CITY]))
    for _ in range(4 * THOROUGH):
        running = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 0.8))
        running.send_signal(signal.SIGKILL)
        running.wait()
        if (tmp_path / "store").exists():
            assert set(opened(tmp_path / "store")) == wanted
            shutil.rmtree(tmp_path / "store")
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
    assert set(opened(tmp_path / "store")) == wanted


def test_what_is_being_built_is_never_taken_for_whole(tmp_path: Path, folder: Path) -> None:
    """Killed between saying that it is whole and taking its name, then begun anew."""
    beside = tmp_path / "store.building"
    shutil.copytree(folder, beside)
    (tmp_path / "broken.ttl").write_bytes(b"oops")
    with pytest.raises(InputError, match="broken"):
        built(tmp_path / "store", data=[tmp_path / "broken.ttl"], only=True)
    with pytest.raises(InputError, match="built whole"):
        opened(beside)


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.building").mkdir()
    first = Store(str(tmp_path / "store.building" / QUADS))
    with pytest.raises(OutputError, match="another process is building it"):
        built(tmp_path / "store")
    del first


@pytest.mark.parametrize(
    "call",
    [
        ("store", "build", "{folder}"),
        ("store", "make", "{new}"),
        ("store", "build", "{new}", "--data", "{new}/none.ttl"),
        ("stats", "--store", "{new}"),
        ("stats", "--store", "{folder}", "--only"),
        ("links", "--store", "{folder}"),
        ("show", "area/qingdao", "--format", "turtle", "--store", "{folder}"),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, folder: Path, tmp_path: Path, call: tuple[str, ...]
) -> None:
    said = [word.format(folder=folder, new=tmp_path / "new") for word in call]
    result = invoke(*said)
    assert (result.exit_code, result.stdout) == (2, "")
    one_error(result.stderr)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "{}", '{"format": 99}', "[1]"])
def test_a_damaged_manifest_is_told(tmp_path: Path, folder: Path, text: str) -> None:
    copy = tmp_path / "store"
    os.makedirs(copy)
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    whole = json.dumps({**said, "format": 99}) if "99" in text else text
    (copy / MANIFEST).write_text(whole, encoding="utf-8")
    with pytest.raises(InputError, match="build the store again"):
        opened(copy)
