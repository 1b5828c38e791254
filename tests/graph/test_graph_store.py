from __future__ import annotations

import re
import sys
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from pingan_kg.errors import InputError, PinganError, UnknownName
from pingan_kg.graph.paths import part_files
from pingan_kg.graph.store import (
    QUERIED,
    Loading,
    add_data,
    add_parts,
    graph_name,
    parse_file,
    quads,
    shared,
    store,
)

graph_module = sys.modules["pingan_kg.graph.store"]


def test_each_part_is_a_named_graph(graph: Store) -> None:
    filled = {part for part in QUERIED if part_files(part)}
    assert set(graph.named_graphs()) == {graph_name(part) for part in filled}
    assert next(graph.quads_for_pattern(None, None, None, DefaultGraph()), None) is None


@pytest.mark.parametrize("part", ["shapes", "derived"])
def test_some_parts_are_not_loaded_unless_asked_for(graph: Store, part: str) -> None:
    assert graph_name(part) not in set(graph.named_graphs())
    assert set(store([part]).named_graphs()) == {graph_name(part)}
    more = store(["links"])
    add_parts(more, [part])
    assert set(more.named_graphs()) == {graph_name("links"), graph_name(part)}


def test_an_unknown_part_is_told() -> None:
    with pytest.raises(UnknownName, match="no part is called 'nope'"):
        store(["nope"])


def test_quads_and_store_hold_the_same_number_of_statements(graph: Store) -> None:
    assert len({(str(quad)) for quad in quads()}) >= len(graph)
    assert abs(sum(1 for _ in quads()) - len(graph)) < 20  # blank nodes and rewritten numbers


def test_quads_keep_lexical_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.ttl"
    file.write_text('<http://a/> <http://b/> 2.50, "7"^^<http://x/int>, "x"@zh-hans .')
    monkeypatch.setattr(graph_module, "part_files", lambda _: (file,))
    said = {str(quad.object) for quad in quads(["data"])}
    decimal = "<http://www.w3.org/2001/XMLSchema#decimal>"
    assert said == {f'"2.50"^^{decimal}', '"7"^^<http://x/int>', '"x"@zh-hans'}
    assert {quad.graph_name for quad in quads(["data"])} == {graph_name("data")}


def test_a_broken_shipped_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<http://a/> <http://b/> .")
    monkeypatch.setattr(graph_module, "part_files", lambda _: (file,))
    for attempt in (
        lambda: store(["data"]),
        lambda: list(quads(["data"])),
        Loading(("data",)).store,
    ):
        with pytest.raises(InputError, match=r"broken\.ttl: line 1, column \d+: "):
            attempt()


def test_the_files_of_a_part_can_be_read_as_one() -> None:
    """No blank-node label of one file may mean a node of another, no base be set."""
    for part in (*QUERIED, "shapes"):
        for path in part_files(part):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<!\S)_:\w|^\s*(?:@base|BASE)\b", text, re.MULTILINE), path


def test_the_shared_store_is_loaded_once() -> None:
    assert shared() is shared()


def test_loading_in_a_thread_gives_the_same(graph: Store) -> None:
    loading = Loading()
    assert len(loading.store()) == len(graph)
    assert loading.store() is loading.store()
    assert not [
        thread
        for thread in threading.enumerate()
        if thread is not threading.main_thread()
        and thread.name.startswith("Thread")
        and thread.is_alive()
    ]


FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read_with_its_lexical_forms(tmp_path: Path, suffix: str) -> None:
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    triple = Triple(
        NamedNode("http://a/x"),
        NamedNode("http://a/p"),
        Literal("2.50", datatype=decimal),
    )
    file = tmp_path / f"data.{suffix.upper()}"
    file.write_bytes(serialize([triple], format=FORMATS[suffix]) or b"")
    [quad] = parse_file(file)
    assert quad.triple == triple


def test_blank_nodes_of_two_files_are_apart(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("_:x <http://p/> 1 .")
    subjects = {parse_file(tmp_path / name)[0].subject for name in ("a.ttl", "b.ttl")}
    assert len(subjects) == 2
    assert all(isinstance(subject, BlankNode) for subject in subjects)


BAD = {
    "broken.ttl": (b"<http://a/> <http://b/>\n  oops .", r"broken\.ttl: line 2, column 3: "),
    "relative.ttl": (b"<a> <b> <c> .", "line 1, column 1: No scheme"),
    "prefix.ttl": (b"pa:a pa:b 1 .", "line 1"),
    "bytes.ttl": (b"\xff\xfe\x00", "line 1, column 1: Invalid UTF-8"),
    "empty.ttl": (b"", "holds no statement"),
    "comment.ttl": (b"# nothing\n", "holds no statement"),
    "empty.rdf": (b"", "holds no statement"),
    "empty.jsonld": (b"", "line 1, column 1: "),
    "broken.rdf": (b"<rdf:RDF>", r"broken\.rdf: "),
    "remote.jsonld": (b'{"@context": "http://localhost:1/c", "a": 1}', r"remote\.jsonld: "),
    "star.ttl": (
        b"<http://a/> <http://b/> <<( <http://a/> <http://b/> <http://c/> )>> .",
        "triple term, which is RDF 1.2",
    ),
    "deep.ttl": (
        b"<http://a/> <http://b/> " + b"<<( <http://a/> <http://b/> " * 200_000,
        "deep",
    ),
    "lists.ttl": (b"<http://a/> <http://b/> " + b"(" * 400_000, r"lists\.ttl"),
    "data.csv": (b"a,b", r"its format is unknown; name it with one of the suffixes \.ttl"),
    "data": (b"", "its format is unknown"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_error(tmp_path: Path, name: str) -> None:
    data, message = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        parse_file(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_entities_that_explode_are_stopped(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    (tmp_path / "bomb.rdf").write_text(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "{"x" * 50}">{levels}]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/">'
        '<rdf:Description rdf:about="http://a/"><a:p>&e9;</a:p></rdf:Description></rdf:RDF>'
    )
    begin = time.monotonic()
    with pytest.raises(PinganError, match=r"bomb\.rdf"):
        parse_file(tmp_path / "bomb.rdf")
    assert time.monotonic() - begin < 40


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for name in ("none.ttl", "none"):
        with pytest.raises(InputError, match="there is no such file"):
            parse_file(tmp_path / name)
    (tmp_path / "folder.ttl").mkdir()
    for name in ("folder.ttl", ""):
        with pytest.raises(InputError, match="it is a folder"):
            parse_file(tmp_path / name)


def test_a_users_file_is_added_in_a_graph_of_its_own(tmp_path: Path, mini: Store) -> None:
    file = tmp_path / "more ä.ttl"
    file.write_text("<http://a/x> <http://a/p> 1 .")
    assert add_data(mini, file) == 1
    assert add_data(mini, file) == 0
    [quad] = mini.quads_for_pattern(NamedNode("http://a/x"), None, None)
    assert quad.graph_name == NamedNode(f"file://{tmp_path}/more%20%C3%A4.ttl")


def test_what_the_graph_says_already_is_not_counted_twice(tmp_path: Path, graph: Store) -> None:
    source = part_files("data")[0]
    copy = tmp_path / "copy.ttl"
    copy.write_bytes(source.read_bytes())
    fresh = store()
    assert add_data(fresh, copy) == 0
    assert len(fresh) == len(graph)
