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
from pingan_kg.rdf.jsonld import document

OBSERVATION = "observation/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


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


def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export("json-ld"))
    return found


def test_it_reads_like_json_a_person_would_write() -> None:
    nodes = {node["id"]: node for node in _document()["@graph"]}
    node = nodes[OBSERVATION]
    assert list(node)[:3] == ["id", "type", "label"]
    assert node["type"] == "Observation"
    assert list(node["label"]) == ["zh", "en"]
    assert node["metric"] == "metric/telecom-fraud-cases-solved"
    assert node["area"] == "area/qingdao"
    assert node["value"] == "20000"
    assert node["comparator"] == "code/comparator-more-than"
    assert node["unitMeasure"] == "unit:NUM"
    assert isinstance(node["program"], list)
    claim = nodes["claim/2025-12-09-body-telecom-fraud-cases-solved"]
    assert isinstance(claim["start"], int)
    assert isinstance(claim["printedFigure"], str)


def test_nothing_need_be_fetched_and_things_are_sorted() -> None:
    found = _document()
    assert isinstance(found["@context"], dict)
    ids = [node["id"] for node in found["@graph"]]
    assert len(ids) == len(set(ids))
    things = [name for name in ids if name.startswith("observation/")]
    assert things == sorted(things)


def test_a_part_is_written_as_in_the_whole() -> None:
    whole = {node["id"]: node for node in _document()["@graph"]}
    part = json.loads(export("json-ld", about=OBSERVATION))
    assert next(one for one in part["@graph"] if one["id"] == OBSERVATION) == whole[OBSERVATION]
    assert set(part["@context"]) < set(_document()["@context"])


@given(graphs.blank_graphs)
def test_blank_nodes_and_lists_come_back(found: list[Triple]) -> None:
    text = json.dumps(document(found))
    assert graphs.read(text, "json-ld") == graphs.canonical(found)


def test_lists_are_lists() -> None:
    text = '<a:a> <https://schema.org/b> ( "x" <a:c> 2 ), () , [ <https://schema.org/b> "z" ] .'
    found = graphs.read(text, "turtle")
    (node,) = document(quad.triple for quad in found)["@graph"]
    assert {
        "@list": [{"@value": "x"}, {"id": "a:c"}, {"@type": "xsd:integer", "@value": "2"}]
    } in (node["b"])
    assert graphs.read(json.dumps(document(quad.triple for quad in found)), "json-ld") == found
