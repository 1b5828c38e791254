"""A kept store answers as the parsed files do, and is never used where they changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import Store

from pingan_kg.graph import prebuilt
from pingan_kg.graph.paths import Piece, pieces
from pingan_kg.graph.store import QUERIED, shared


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PINGAN_KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(prebuilt, "WORTH", 1)
    return tmp_path / "cache"


@pytest.fixture
def own(tmp_path: Path) -> list[Piece]:
    file = tmp_path / "own.ttl"
    file.write_text("<urn:a> <urn:b> 1 .", encoding="utf-8")
    return [Piece("own", (file,))]


def shipped() -> list[Piece]:
    return [piece for part in QUERIED for piece in pieces(part)]


def test_what_is_kept_is_the_graph(cache: Path) -> None:
    assert prebuilt.kept(shipped()) is None
    assert prebuilt.keep(shared(), shipped())
    found = prebuilt.kept(shipped())
    assert found is not None
    assert set(found) == set(shared())
    assert [one.name for one in cache.iterdir()] == [next(cache.iterdir()).name]


def test_a_changed_file_is_parsed_again(cache: Path, own: list[Piece]) -> None:
    assert prebuilt.keep(Store(), own)
    assert prebuilt.kept(own) is not None
    os.utime(own[0].files[0], ns=(1, 1))
    assert prebuilt.kept(own) is None
    assert prebuilt.keep(Store(), own), "the new takes the place of the old"
    assert prebuilt.kept(own) is not None
    assert len(list(cache.iterdir())) == 1


def test_a_broken_store_is_no_store(cache: Path, own: list[Piece]) -> None:
    assert prebuilt.keep(Store(), own)
    for file in cache.rglob("*"):
        if file.name in ("CURRENT",) or file.suffix == ".sst":
            file.write_bytes(b"broken")
    assert prebuilt.kept(own) is None


def test_nothing_is_kept_where_it_does_not_pay_or_may_not_be(
    cache: Path, own: list[Piece], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prebuilt, "WORTH", 10**6)
    assert not prebuilt.keep(Store(), own)
    monkeypatch.setattr(prebuilt, "WORTH", 1)
    monkeypatch.setenv("PINGAN_KG_CACHE", "")
    assert not prebuilt.keep(Store(), own)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PINGAN_KG_CACHE", str(tmp_path / "file"))
    assert not prebuilt.keep(Store(), own)
    assert not cache.exists()
