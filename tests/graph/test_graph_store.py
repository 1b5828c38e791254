"""Stores, and the graphs that what is read goes into."""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from conftest import CITY, EXAMPLES
from pingan_kg.errors import InputError, PinganError, UnknownName
from pingan_kg.graph import store as module
from pingan_kg.graph.parsing import data_files, own_quads, parse_file
from pingan_kg.graph.paths import PARTS, Piece, part_files, pieces
from pingan_kg.graph.store import (
    QUERIED,
    Loading,
    add_data,
    add_parts,
    briefing_graphs,
    briefings,
    graph_name,
    opened,
    quads,
    shared,
    store,
)
from pingan_kg.rdf.names import BASE
from pingan_kg.sparql.catalog import get, names, reading
from pingan_kg.sparql.results import Solutions
from pingan_kg.sparql.run import answer


@pytest.fixture(scope="module")
def graph() -> Store:
    """All that is shipped."""
    return shared()


def _names(part: str) -> set[NamedNode]:
    return {graph_name(piece.graph) for piece in pieces(part)}


def test_each_part_and_each_briefing_is_a_named_graph(graph: Store) -> None:
    assert set(graph.named_graphs()) == {name for part in QUERIED for name in _names(part)}
    assert _names("briefings") == {graph_name(one) for one in briefings(graph)}
    assert next(graph.quads_for_pattern(None, None, None, DefaultGraph()), None) is None


@pytest.mark.parametrize("part", ["shapes", "derived"])
def test_some_parts_are_not_loaded_unless_asked_for(graph: Store, part: str) -> None:
    assert not _names(part) & set(graph.named_graphs())
    assert set(store([part]).named_graphs()) == _names(part)
    more = store(["links"])
    add_parts(more, [part])
    assert set(more.named_graphs()) == {graph_name("links"), *_names(part)}


def test_an_unknown_part_is_told() -> None:
    with pytest.raises(UnknownName, match="no part is called 'nope'"):
        store(["nope"])


def test_quads_and_store_hold_the_same_statements(graph: Store) -> None:
    """But for lexical forms, which the store rewrites."""
    assert {(quad.subject, quad.predicate) for quad in quads()} == {
        (quad.subject, quad.predicate) for quad in graph
    }


def test_quads_keep_lexical_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.ttl"
    file.write_text('<http://a/> <http://b/> 2.50, "7"^^<http://x/int>, "x"@zh-hans .')
    monkeypatch.setattr(module, "pieces", lambda part: (Piece(part, (str(file),)),))
    said = {str(quad.object) for quad in quads(["links"])}
    decimal = "<http://www.w3.org/2001/XMLSchema#decimal>"
    assert said == {f'"2.50"^^{decimal}', '"7"^^<http://x/int>', '"x"@zh-hans'}
    assert {quad.graph_name for quad in quads(["links"])} == {graph_name("links")}


def test_a_broken_shipped_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<http://a/> <http://b/> .")
    monkeypatch.setattr(module, "pieces", lambda part: (Piece(part, (str(file),)),))
    for attempt in (
        lambda: store(["links"]),
        lambda: list(quads(["links"])),
        Loading(("links",)).store,
    ):
        with pytest.raises(InputError, match=r"broken\.ttl: line 1, column \d+: "):
            attempt()


def test_the_files_of_a_part_can_be_read_as_one() -> None:
    """No blank-node label of one file may mean a node of another; their base is one."""
    for part in PARTS:
        for path in part_files(part):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<!\S)_:\w", text), path
            assert set(re.findall(r"@base <([^>]*)>", text)) <= {BASE}, path


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


def test_a_byte_order_mark_is_no_statement(tmp_path: Path) -> None:
    file = tmp_path / "mark.ttl"
    file.write_bytes(b"\xef\xbb\xbf<a:a> <a:b> <a:c> .")
    assert len(parse_file(file)) == 1


def test_an_iri_that_only_one_parser_takes_is_told(tmp_path: Path) -> None:
    file = tmp_path / "odd.ttl"
    file.write_text("@prefix a: <http://a/> . a:\U000e0001 a:b 1 .", encoding="utf-8")
    with pytest.raises(InputError, match=r"odd\.ttl: it holds what cannot be written again"):
        parse_file(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("<a:a> <a:b> <a:c> .",))
    writer.start()
    assert len(parse_file(pipe)) == 1
    writer.join(5)


def test_a_folder_stands_for_the_rdf_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/x.ttl", "a.nt", "article.txt", ".hidden.ttl", ".git/y.ttl"):
        (tmp_path / name).write_text("")
    assert data_files(tmp_path) == [str(tmp_path / "a.nt"), str(tmp_path / "b" / "x.ttl")]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no data file"):
        data_files(tmp_path / "empty")
    with pytest.raises(InputError, match="there is no such file or folder"):
        data_files(tmp_path / "nowhere")


def test_statements_go_into_the_graph_of_their_briefing(tmp_path: Path, mini: Store) -> None:
    file = tmp_path / "more \u00e4.ttl"
    file.write_text(f"""
        @base <{BASE}> .
        <claim/2026-01-01-x/a> <a:p> 1 . <dataset/2026-01-01-x> <a:p> 1 .
        <derived/2026-01-01-x/a> <a:p> 1 . <http://a/x> <a:p> 1 .
        <metric/x> <a:p> 1 . <dataset/structure> <a:p> 1 .
    """)
    own, shared_ = graph_name("2026-01-01-x"), NamedNode(f"file://{tmp_path}/more%20%C3%A4.ttl")
    found = {quad.subject.value.removeprefix(BASE): quad.graph_name for quad in own_quads(file)}
    assert found["claim/2026-01-01-x/a"] == found["dataset/2026-01-01-x"] == own
    assert found["derived/2026-01-01-x/a"] == graph_name("2026-01-01-x/derived")
    assert found["http://a/x"] == found["metric/x"] == shared_
    assert add_data(mini, file) == len(found)
    assert add_data(mini, file) == 0


def test_what_the_graph_says_already_is_not_counted_twice(graph: Store) -> None:
    fresh = store()
    assert add_data(fresh, part_files("briefings")[0].parent) <= len(store(["derived"]))
    assert len(fresh) - len(graph) <= len(store(["derived"]))
    assert add_data(fresh, part_files("reference")[0]) == 0


def test_the_shipped_briefings_can_stay_out(graph: Store) -> None:
    alone = opened(data=[CITY], only=True)
    assert briefings(alone) == [CITY.name]
    assert briefings(opened(data=[CITY])) == sorted([*briefings(graph), CITY.name])
    assert briefings(opened(only=True)) == []
    copied = part_files("briefings")[0].parent
    assert briefings(opened(data=[copied], only=True)) == [copied.name]


def test_what_leads_to_a_briefing_left_out_is_left_out_with_it(graph: Store) -> None:
    evidence = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
    copied = part_files("briefings")[0].parent

    def dangling(found: Store) -> list[Quad]:
        return [
            quad
            for quad in found.quads_for_pattern(None, evidence, None)
            if next(found.quads_for_pattern(quad.object, None, None), None) is None
        ]

    assert not dangling(graph)
    assert not dangling(opened(data=[CITY], only=True))
    again = opened(data=[copied], only=True)
    assert not dangling(again)
    whole = list(graph.quads_for_pattern(None, evidence, None, graph_name("reference")))
    mine = [quad for quad in whole if f"/{copied.name}/" in str(quad.object)]
    assert mine
    left = list(again.quads_for_pattern(None, evidence, None, graph_name("reference")))
    assert set(left) == set(mine)
    told = {quad.object for quad in quads(only=True) if quad.predicate == evidence}
    assert not told & {quad.object for quad in whole}


def test_the_graphs_of_a_briefing_are_its_own_and_what_is_shared() -> None:
    every = store((*QUERIED, "derived"), data=[EXAMPLES])
    for one in briefings(every):
        found = {name.value for name in briefing_graphs(every, one)}
        assert graph_name(one).value in found
        assert graph_name("reference").value in found
        assert not [
            name
            for other in briefings(every)
            for name in found
            if other != one and name.startswith(graph_name(other).value)
        ]


def test_blank_nodes_have_the_same_names_on_every_run(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("_:x <http://p/> [ <http://p/> _:x ] .")
    first, second = (parse_file(file) for _ in range(2))
    assert first == second
    assert len({term for quad in first for term in quad if isinstance(term, BlankNode)}) == 2


def test_what_a_query_reads_is_all_that_it_needs() -> None:
    """``# reads:`` leaves out what would change no row, and a wrong guess costs nothing."""
    tried = 0
    for name in names():
        said = reading(name)
        if said is None or not said[1]:
            continue
        tried += 1
        params = {"briefing": said[0]}
        loaded = Loading(reading=said).store(said[0])
        assert len(loaded) < len(shared())
        for lang in ("zh", "en"):
            few = answer(get(name), params, loaded, lang)
            assert isinstance(few, Solutions)
            assert few.rows
            whole = answer(get(name), params, shared(), lang)
            assert isinstance(whole, Solutions)
            assert few.rows == whole.rows
        assert set(Loading(reading=said).store()) == set(shared())
    assert tried
