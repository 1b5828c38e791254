"""Terms that nothing in the graph has are told, and no others."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Store

from pingan_kg import api
from pingan_kg.errors import UnknownTermWarning
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.sparql.catalog import NamedQuery, catalog
from pingan_kg.sparql.hints import unknown_terms


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("SELECT * { ?s pa:metrik ?m }", {"pa:metrik": "pa:metric"}),
        ("SELECT * { ?s a pa:Observatio }", {"pa:Observatio": "pa:Observation"}),
        ("ASK { ?s <ontology#metrik> metric:crime-cases-solvd }", {
            "pa:metrik": "pa:metric",
            "metric:crime-cases-solvd": "metric:crime-cases-solved",
        }),
        (
            "PREFIX schema: <http://schema.org/> ASK { ?s schema:minValue ?o }",
            {"http://schema.org/minValue": "schema:minValue"},
        ),
        ("SELECT * { ?s <http://example.org/x> ?o }", {"http://example.org/x": ""}),
        ("CONSTRUCT { ?s a pa:Mine } { ?s a pa:Metrik }", {"pa:Metrik": "pa:Metric"}),
    ],
)  # fmt: skip
def test_a_misspelt_term_is_told_with_the_nearest(
    graph: Store, text: str, unknown: dict[str, str]
) -> None:
    found = unknown_terms(text, graph)
    assert {term: (near or [""])[0] for term, near in found.items()} == unknown


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <graph/reference> { GRAPH <graph/no> { ?s a pa:Metric } }",
        'ASK { ?s ?p ?o FILTER(xsd:string(?o) = "a"^^xsd:token || <urn:f>(?s)) }',
        "PREFIX own: <urn:own:> CONSTRUCT { ?s own:p [ a own:C ] } { ?s a pa:Metric }",
        "SELECT * { ?s ?p 'pa:metrik' } # pa:metrik",
    ],
)
def test_what_is_no_term_of_the_graph_is_left_alone(graph: Store, text: str) -> None:
    assert unknown_terms(text, graph) == {}


@pytest.mark.parametrize("query", catalog(), ids=lambda query: query.name)
def test_shipped_queries_have_none(query: NamedQuery) -> None:
    from pingan_kg.graph.store import QUERIED, shared

    assert unknown_terms(query.text, shared((*QUERIED, *query.parts))) == {}


def test_what_is_bound_is_looked_at_too(graph: Store) -> None:
    text = "SELECT * { ?s pa:theme ?t ; skos:prefLabel ?l }"
    theme = NamedNode(PREFIXES["theme"] + "fighting-crim")
    assert unknown_terms(text, graph, {"t": theme}) == {
        "theme:fighting-crim": ["theme:fighting-crime"]
    }
    assert unknown_terms(text, graph, {"l": Literal("青岛市")}) == {'"青岛市"': ['"青岛市"@zh']}
    assert unknown_terms(text, graph, {"l": Literal("青岛市", language="zh")}) == {}


def test_python_warns_of_it() -> None:
    with pytest.warns(UnknownTermWarning, match="pa:metrik; did you mean pa:metric"):
        assert len(api.query("SELECT * { ?s pa:metrik ?m }")) == 0


def test_no_more_than_ten_are_told(graph: Store) -> None:
    names = [f"pa:x{number}" for number in range(50)]
    found = unknown_terms(f"ASK {{ VALUES ?s {{ {' '.join(names)} }} ?s ?p ?o }}", graph)
    assert list(found) == names[:10]
