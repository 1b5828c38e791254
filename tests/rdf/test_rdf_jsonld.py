from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib
from hypothesis import given
from pyoxigraph import Triple

import graphs
from pingan_kg.graph.export import export
from pingan_kg.graph.store import QUERIED, quads
from pingan_kg.rdf.jsonld import Context, document
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.sparql.run import run

BRIEFING = "2025-12-09-safe-qingdao"
OBSERVATION = f"observation/{BRIEFING}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
CLAIM = f"claim/{BRIEFING}/body-telecom-fraud-cases-solved"


@pytest.fixture
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def _by_rdflib(text: bytes) -> Any:
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    return graphs.read(graph.serialize(format="nt"), "nt")


@pytest.mark.usefixtures("as_written")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("parts", [QUERIED, ("shapes",)], ids=["whole", "shapes"])
def test_rdflib_reads_the_same_statements(parts: tuple[str, ...]) -> None:
    assert _by_rdflib(export("json-ld", parts=parts)) == graphs.merged(quads(parts))


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export("json-ld"))
    return found


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(quad.triple for quad in quads(("ontology", "shapes")))


def test_it_reads_like_json_a_person_would_write(whole: dict[str, Any]) -> None:
    nodes = {node["id"]: node for node in whole["@graph"]}
    node = nodes[OBSERVATION]
    assert list(node)[:3] == ["id", "type", "label"]
    assert "Observation" in node["type"]
    assert list(node["label"]) == ["zh", "en"]
    assert node["metric"] == "metric/telecom-fraud-cases-solved"
    assert node["area"] == "area/qingdao"
    assert node["value"] == "20000"
    assert node["comparator"] == "code/comparator-more-than"
    assert node["unitMeasure"] == "unit:NUM"
    assert CLAIM in node["wasDerivedFrom"]
    claim = nodes[CLAIM]
    assert isinstance(claim["start"], int)
    assert isinstance(claim["printedFigure"], str)


def test_nothing_need_be_fetched_and_things_are_sorted(whole: dict[str, Any]) -> None:
    assert isinstance(whole["@context"], dict)
    ids = [node["id"] for node in whole["@graph"]]
    assert len(ids) == len(set(ids))
    things = [name for name in ids if name.startswith("metric/")]
    assert things == sorted(things)


def test_a_term_is_always_an_array_or_never(whole: dict[str, Any]) -> None:
    array: dict[str, set[bool]] = {}
    for node in whole["@graph"]:
        for key, value in node.items():
            array.setdefault(key, set()).add(isinstance(value, list))
    assert {key: kinds for key, kinds in array.items() if len(kinds) > 1} == {}


def test_every_export_and_query_has_one_context(whole: dict[str, Any]) -> None:
    part = json.loads(export("json-ld", about=OBSERVATION))
    asked = run("DESCRIBE <claim/x>").serialize("json-ld")
    constructed = run("CONSTRUCT { ?s ?p ?o } { ?s a pa:Source ; ?p ?o }").serialize("json-ld")
    for written in (part, json.loads(asked), json.loads(constructed)):
        assert written["@context"] == whole["@context"]
    nodes = {node["id"]: node for node in whole["@graph"]}
    assert next(one for one in part["@graph"] if one["id"] == OBSERVATION) == nodes[OBSERVATION]
    source = f"source/{BRIEFING}"
    (found,) = (one for one in json.loads(constructed)["@graph"] if one["id"] == source)
    assert found == nodes[source]


def test_what_does_not_fit_a_term_stands_in_full(context: Context) -> None:
    text = """
        @prefix pa: <https://w3id.org/pingan-kg/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <a:a> pa:metric <a:b> , <a:c> ; pa:asOf "2025-12-09" ; pa:speaker "who" ;
            skos:prefLabel "one"@en , "two"@en , "\u4e00"@zh .
    """
    found = graphs.read(text, "turtle")
    written = document((quad.triple for quad in found), context)
    (node,) = written["@graph"]
    assert node == {
        "id": "a:a",
        "label": {"zh": "\u4e00"},
        "skos:prefLabel": [
            {"@language": "en", "@value": "one"},
            {"@language": "en", "@value": "two"},
        ],
        "pa:metric": [{"id": "a:b"}, {"id": "a:c"}],
        "pa:speaker": ["who"],
        "pa:asOf": ["2025-12-09"],
    }
    assert graphs.read(json.dumps(written), "json-ld") == found


@given(found=graphs.blank_graphs)
def test_any_graph_comes_back(found: list[Triple], context: Context) -> None:
    text = json.dumps(document(found, context))
    assert graphs.read(text, "json-ld") == graphs.canonical(found)


def test_a_context_is_made_of_what_the_ontology_says() -> None:
    text = """
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix pa: <https://w3id.org/pingan-kg/ontology#> .
        @prefix schema: <https://schema.org/> .
        pa:Thing a owl:Class . pa:one a owl:ObjectProperty , owl:FunctionalProperty .
        pa:many a owl:ObjectProperty . schema:many a owl:ObjectProperty .
    """
    made = Context(quad.triple for quad in graphs.read(text, "turtle")).written()
    assert made["one"] == {"@id": "pa:one", "@type": "@id"}
    assert made["many"] == {"@id": "pa:many", "@type": "@id", "@container": "@set"}
    assert made["Thing"] == "pa:Thing"
    assert made["schema"] == PREFIXES["schema"]
