from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, Triple

import graphs
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.export import excerpt, export, serialized
from pingan_kg.graph.paths import PARTS
from pingan_kg.graph.store import QUERIED, quads, shared
from pingan_kg.rdf.formats import WRITTEN
from pingan_kg.rdf.names import BASE, PREFIXES

BRIEFING = "2025-12-09-safe-qingdao"
OBSERVATION = f"observation/{BRIEFING}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
GRAPH = NamedNode(f"{BASE}graph/{BRIEFING}")


def _expected(parts: tuple[str, ...], format_: str) -> Dataset:
    found = list(quads(parts))
    return graphs.canonical(found) if format_ in ("nq", "trig") else graphs.merged(found)


@pytest.mark.parametrize("format_", WRITTEN)
@pytest.mark.parametrize("parts", [QUERIED, ("shapes",), PARTS], ids=["whole", "shapes", "all"])
def test_every_format_gives_back_the_statements_of_the_files(
    parts: tuple[str, ...], format_: str
) -> None:
    assert graphs.read(export(format_, parts=parts), format_) == _expected(parts, format_)


@pytest.mark.parametrize("format_", WRITTEN)
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


@pytest.mark.parametrize("format_", WRITTEN)
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
    for format_ in WRITTEN:
        assert b"2.50" in serialized([quad], format_)


def test_a_bell_in_a_text_is_no_xml() -> None:
    quad = Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("ring\a"), GRAPH)
    with pytest.raises(InputError, match=r"cannot hold the character U\+0007"):
        serialized([quad], "rdfxml")


def test_no_statements_are_an_empty_document() -> None:
    for format_ in WRITTEN:
        assert len(graphs.read(serialized([], format_), format_)) == 0


def test_an_excerpt_has_the_thing_its_evidence_what_cites_it_and_labels() -> None:
    exact, evidence = (
        NamedNode(PREFIXES[p] + n) for p, n in (("oa", "exact"), ("prov", "wasDerivedFrom"))
    )
    fact = NamedNode(BASE + OBSERVATION)
    store = shared()
    claims = {quad.object for quad in store.quads_for_pattern(fact, evidence, None)}
    text = export("nt", about=OBSERVATION).decode()
    assert {line.split()[0] for line in text.splitlines() if str(exact) in line} == {
        str(claim) for claim in claims
    }
    assert f'<{BASE}area/qingdao> <{PREFIXES["skos"]}prefLabel> "Qingdao"@en' in text
    assert set(text.splitlines()) < set(export("nt").decode().splitlines())
    text = export("nt", about=f"claim/{BRIEFING}/body-telecom-fraud-cases-solved").decode()
    assert sum(str(exact) in line for line in text.splitlines()) == 1
    assert f"{fact} {evidence} " in text
    assert f"{fact} <{PREFIXES['skos']}prefLabel>" in text


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


def test_data_of_ones_own_is_written_with_the_shipped_or_alone(tmp_path: Path) -> None:
    file = tmp_path / "more.ttl"
    file.write_text(f"<{BASE}claim/2026-01-01-x/a> <a:p> [ <a:q> 1 ] . <a:b> <a:p> 2 .")
    alone = graphs.read(export("nq", data=[file], only=True, parts=["briefings"]), "nq")
    named = {quad.predicate.value: quad.graph_name for quad in alone}
    assert len(alone) == 3
    assert named["a:q"] == NamedNode(f"{BASE}graph/2026-01-01-x")
    both = graphs.read(export("nq", data=[file], parts=["briefings"]), "nq")
    assert len(both) == len(list(quads(["briefings"]))) + 3


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownName, match="no format is called 'turtel'; did you mean turtle"):
        export("turtel")
    with pytest.raises(UnknownName, match="no part is called 'dta'"):
        export(parts=["dta"])
    with pytest.raises(UnknownName, match="nothing is called 'area/nowhere'"):
        export(about="area/nowhere")
