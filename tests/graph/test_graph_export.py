from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, Triple

import graphs
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.export import FORMATS, excerpt, export, serialized
from pingan_kg.graph.paths import PARTS
from pingan_kg.graph.store import QUERIED, quads
from pingan_kg.rdf.names import BASE, PREFIXES

OBSERVATION = "observation/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
GRAPH = NamedNode(BASE + "graph/data")


def _expected(parts: tuple[str, ...], format_: str) -> Dataset:
    found = list(quads(parts))
    return graphs.canonical(found) if format_ in ("nq", "trig") else graphs.merged(found)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("parts", [QUERIED, ("shapes",), PARTS], ids=["whole", "shapes", "all"])
def test_every_format_gives_back_the_statements_of_the_files(
    parts: tuple[str, ...], format_: str
) -> None:
    assert graphs.read(export(format_, parts=parts), format_) == _expected(parts, format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_bytes_are_the_same_on_every_run(format_: str) -> None:
    program = (
        "import sys, hashlib; from pingan_kg.graph.export import export; "
        f"print(hashlib.sha256(export({format_!r}, parts={PARTS!r})).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


@pytest.mark.parametrize("format_", FORMATS)
@given(found=graphs.graphs)
def test_any_graph_comes_back(format_: str, found: list[Triple]) -> None:
    whole = [Quad(*triple, GRAPH) for triple in map(_parts, found)]
    if format_ == "rdfxml" and any(map(_is_no_xml, found)):
        with pytest.raises(InputError, match="cannot hold the character"):
            serialized(whole, format_)
        return
    written = serialized(whole, format_)
    expected = graphs.canonical(whole) if format_ in ("nq", "trig") else graphs.canonical(found)
    assert graphs.read(written, format_) == expected
    assert serialized(whole[::-1], format_) == written


def _is_no_xml(triple: Triple) -> bool:
    text = triple.object.value if isinstance(triple.object, Literal) else ""
    return any((mark < " " and mark not in "\t\n\r") or mark in "\ufffe\uffff" for mark in text)


def _parts(triple: Triple) -> tuple[NamedNode, NamedNode, NamedNode | Literal]:
    assert isinstance(triple.subject, NamedNode)
    assert isinstance(triple.object, NamedNode | Literal)
    return (triple.subject, triple.predicate, triple.object)


def test_lexical_forms_are_those_of_the_file() -> None:
    text = '<a:a> <a:b> "2.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <a:g> .'
    (quad,) = graphs.read(text, "nq")
    for format_ in FORMATS:
        assert b"2.50" in serialized([quad], format_)


def test_a_bell_in_a_text_is_no_xml() -> None:
    quad = Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("ring\a"), GRAPH)
    with pytest.raises(InputError, match=r"cannot hold the character U\+0007"):
        serialized([quad], "rdfxml")


def test_no_statements_are_an_empty_document() -> None:
    for format_ in FORMATS:
        assert len(graphs.read(serialized([], format_), format_)) == 0


def test_an_excerpt_has_the_thing_its_evidence_what_cites_it_and_labels() -> None:
    text = export("nt", about="claim/2025-12-09-body-telecom-fraud-cases-solved").decode()
    exact = f"<{PREFIXES['oa']}exact>"
    assert sum(exact in line for line in text.splitlines()) == 1
    assert f"<{BASE}{OBSERVATION}> <{PREFIXES['prov']}wasDerivedFrom>" in text
    assert f"<{BASE}{OBSERVATION}> <{PREFIXES['skos']}prefLabel>" in text
    text = export("nt", about=OBSERVATION).decode()
    assert sum(exact in line for line in text.splitlines()) == 3
    assert f'<{BASE}area/qingdao> <{PREFIXES["skos"]}prefLabel> "Qingdao"@en' in text
    whole = export("nt").decode().splitlines()
    assert set(text.splitlines()) < set(whole)


def test_an_excerpt_follows_blank_nodes() -> None:
    thing, inner, said = NamedNode("a:a"), BlankNode("b"), NamedNode("a:p")
    whole = [
        Quad(thing, said, inner, GRAPH),
        Quad(inner, said, Literal("x"), GRAPH),
        Quad(NamedNode("a:c"), said, Literal("y"), GRAPH),
    ]
    assert excerpt(whole, thing) == whole[:2]


@pytest.mark.parametrize("name", ["Qingdao", "area/qingdao", "area:qingdao", "青岛市"])
def test_a_thing_is_named_as_elsewhere(name: str) -> None:
    assert export(about=name) == export(about=BASE + "area/qingdao")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownName, match="no format is called 'turtel'; did you mean turtle"):
        export("turtel")
    with pytest.raises(UnknownName, match="no part is called 'dta'"):
        export(parts=["dta"])
    with pytest.raises(UnknownName, match="nothing is called 'area/nowhere'"):
        export(about="area/nowhere")
