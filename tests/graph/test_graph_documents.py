"""Framed documents: as their schema says, and read back as what the graph says."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib
from jsonschema import Draft202012Validator
from pyoxigraph import NamedNode, Quad, Store, Triple

import graphs
from conftest import CITY, Invoke, one_error
from pingan_kg.graph.documents import KINDS, framed, frames, json_schema
from pingan_kg.rdf.names import PREFIXES, briefing_of
from worlds import MODEL, model

_SUBSET = """
PREFIX pa: <https://w3id.org/pingan-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
CONSTRUCT { ?s ?p ?o } WHERE {
  { SELECT DISTINCT ?top WHERE {
    VALUES ?fact { pa:Observation pa:Recognition pa:Milestone }
    { BIND(?thing AS ?top) }
    UNION { ?top ?any ?thing ; a ?fact }
    UNION { ?top a ?fact
      FILTER(?below != "" && CONTAINS(STR(?top), ?below)) } } }
  ?top (prov:wasDerivedFrom|schema:about)? / (prov:wasDerivedFrom|schema:about)? ?described .
  { ?described ?p ?o BIND(?described AS ?s) }
  UNION { ?described ?named ?s . ?s skos:prefLabel ?o BIND(skos:prefLabel AS ?p)
    FILTER(?named != rdf:type) }
}
"""


def subset(store: Store, thing: NamedNode) -> set[Triple]:
    """Return what a document of a thing holds, by a query that shares no code with it."""
    below = briefing_of(thing.value) if "/dataset/" in thing.value else None
    constant = {"?thing": str(thing), "?below": json.dumps(f"/{below}/" if below else "")}
    query = _SUBSET
    for name, value in constant.items():
        query = query.replace(name, value)
    return set(store.query(query, use_default_graph_as_union=True))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def whole() -> list[Quad]:
    return list(model())


def things(whole: list[Quad], kind: str) -> list[NamedNode]:
    """Return some things of a kind: those with most said of them, and one with least."""
    typed = {
        quad.subject
        for quad in whole
        if quad.predicate.value == PREFIXES["rdf"] + "type"
        and quad.object == NamedNode(KINDS[kind].type)
    }
    counted = {one: 0 for one in typed if isinstance(one, NamedNode)}
    for quad in whole:
        if quad.object in counted:
            counted[quad.object] += 1  # type: ignore[index]
    ranked = sorted(counted, key=lambda one: (-counted[one], one.value))
    return [*ranked[:2], *ranked[2:][-1:]]


@pytest.mark.parametrize("kind", KINDS)
def test_it_reads_back_as_the_subset_and_is_as_its_schema_says(
    kind: str, whole: list[Quad]
) -> None:
    validator = Draft202012Validator(json.loads(json_schema(kind)))
    for thing in things(whole, kind):
        written = frames(whole, kind, thing=thing)
        document = json.loads(written)
        assert [error.message for error in validator.iter_errors(document)] == []
        assert document["id"] == thing.value.removeprefix("https://w3id.org/pingan-kg/")
        expected = graphs.merged(Quad(*triple) for triple in subset(model(), thing))
        assert graphs.read(written, "json-ld") == expected


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_rdflib_reads_the_same(whole: list[Quad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    thing = things(whole, "agency")[1]
    written = frames(whole, "agency", thing=thing)
    graph = rdflib.Graph().parse(data=written, format="json-ld")
    assert graphs.read(graph.serialize(format="nt"), "nt") == graphs.read(written, "json-ld")


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_a_kind_are_a_list_of_the_same_documents(
    kind: str, small: dict[str, bytes]
) -> None:
    written = small[f"frames/{kind}.jsonld"]
    assert written == framed(kind, data=[CITY], only=True)
    document = json.loads(written)
    schema = json.loads(small[f"frames/{kind}.schema.json"])
    Draft202012Validator.check_schema(schema)
    assert [one.message for one in Draft202012Validator(schema).iter_errors(document)] == []
    listed = document.get("@graph", [document])
    assert listed
    alone = json.loads(framed(kind, about=listed[-1]["id"], data=[CITY], only=True))
    assert {key: alone[key] for key in listed[-1] if key != "@context"} == {
        key: value for key, value in listed[-1].items() if key != "@context"
    }


def test_figures_keep_their_hedge_words_and_their_digits(whole: list[Quad]) -> None:
    thing = NamedNode(f"{PREFIXES['dataset']}{MODEL}")
    facts = json.loads(frames(whole, "briefing", thing=thing))["facts"]
    figures = [fact for fact in facts if "value" in fact]
    assert figures
    for fact in figures:
        assert isinstance(fact["value"], str)
        assert fact["comparator"]["label"].keys() == {"zh", "en"}
        assert all(claim["exact"] for claim in fact["wasDerivedFrom"])


def _broken(facts: list[dict[str, Any]], how: str) -> None:
    fact = next(one for one in facts if "value" in one)
    if how == "no hedge word":
        del fact["comparator"]
    elif how == "a float":
        fact["value"] = float(fact["value"])
    elif how == "an id alone":
        fact["area"] = fact["area"]["id"]
    elif how == "a list":
        fact["metric"] = [fact["metric"]]
    else:
        fact["sentiment"] = "good"


@pytest.mark.parametrize(
    "how", ["no hedge word", "a float", "an id alone", "a list", "an unknown key"]
)
def test_the_schema_finds_what_is_wrong(how: str, small: dict[str, bytes]) -> None:
    document = json.loads(small["frames/briefing.jsonld"])
    validator = Draft202012Validator(json.loads(small["frames/briefing.schema.json"]))
    assert validator.is_valid(document)
    _broken(document["facts"], how)
    assert not validator.is_valid(document)


def test_the_command_writes_them(invoke: Invoke) -> None:
    done = invoke("export", "--framed", "briefing", "--about", MODEL)
    assert (done.exit_code, done.stdout_bytes) == (0, framed("briefing", about=MODEL))
    schema = invoke("export", "--framed", "metric", "--schema")
    assert schema.stdout_bytes == json_schema("metric")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--framed", "metrik"), "metric"),
        (("--framed", "metric", "--about", "area/qingdao"), "area/qingdao"),
        (("--framed", "metric", "--about", "metric/nothing"), "metric/nothing"),
        (("--framed", "metric", "--format", "turtle"), "turtle"),
        (("--framed", "metric", "--area", "area/qingdao"), "--area"),
        (("--framed", "metric", "--bom"), "--bom"),
        (("--framed", "metric", "--schema", "--about", "area/qingdao"), "--schema"),
        (("--schema",), "--framed"),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, arguments: tuple[str, ...], why: str, lang: str
) -> None:
    done = invoke("export", *arguments, "--lang", lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert why in one_error(done.stderr)
