"""The text of a shipped query for other engines, and what keeps it plain enough for them."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import QuerySolutions

from conftest import Invoke, one_error
from pingan_kg.errors import QueryError
from pingan_kg.graph.store import QUERIED, shared
from pingan_kg.sparql.catalog import NamedQuery, catalog, get
from pingan_kg.sparql.run import written
from pingan_kg.sparql.substitution import substituted
from pingan_kg.sparql.tokens import tokens

FORBIDDEN = {
    "an aggregate ordered by (Virtuoso refuses it)": (
        r"ORDER BY [^\n]*\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(",
        "SELECT ?a { ?a ?b ?c } GROUP BY ?a ORDER BY DESC(COUNT(?c))",
    ),
    "EXISTS in BIND (Virtuoso cannot compile it)": (
        r"BIND\(\s*(?:NOT\s+)?EXISTS\b",
        "SELECT ?x { ?a ?b ?c BIND(EXISTS { ?c ?d ?e } AS ?x) }",
    ),
    "a comparison of unbound values saved by COALESCE(…, true): say !BOUND(?x) || …": (
        r"COALESCE\([^()]*[<>=][^()]*, true\)",
        "SELECT ?a { ?a ?b ?c FILTER(COALESCE(?c > ?d, true)) }",
    ),
    "a path of unknown length in OPTIONAL (Virtuoso loses rows)": (
        r"OPTIONAL \{[^{}]*[+*] ",
        "SELECT ?a { ?a a ?b OPTIONAL { ?a ?p+ ?c } }",
    ),
    "BIND in an OPTIONAL of one line (Comunica loses what comes after)": (
        r"OPTIONAL \{ [^\n{}]* BIND\(",
        "SELECT ?a { ?a a ?b OPTIONAL { ?a ?p ?c BIND(STR(?c) AS ?d) } }",
    ),
}
"""What some engine of benchmarks/engines.py gets wrong; each with a query that has it."""

each_query = pytest.mark.parametrize("query", catalog(), ids=lambda query: query.name)


@each_query
@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_query_has_what_an_engine_gets_wrong(query: NamedQuery, what: str) -> None:
    found = re.search(FORBIDDEN[what][0], _plain(query.text))
    assert not found, f"{query.name} has {what}: {found and found[0]}"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_forbidden_is_found(what: str) -> None:
    pattern, example = FORBIDDEN[what]
    assert re.search(pattern, example)


def _plain(text: str) -> str:
    return re.sub(r"(?m)^#.*$", "", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a { ?a ?b ?c }", "SELECT ?a { ?a <b> ?c }"),
        (
            "SELECT ?a { ?a a ?c FILTER(!BOUND(?b) || ?b = ?c) }",
            "SELECT ?a { ?a a ?c FILTER(<b> = ?c) }",
        ),
        ("SELECT ?a { ?a a ?c FILTER(BOUND(?b)) }", "SELECT ?a { ?a a ?c FILTER(true) }"),
        (
            "SELECT ?a { ?a a ?c FILTER(?c = COALESCE(?b, 1)) }",
            "SELECT ?a { ?a a ?c FILTER(?c = <b>) }",
        ),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?b ?a", "SELECT ?a { ?a <b> ?c } ORDER BY ?a"),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?b LIMIT 1", "SELECT ?a { ?a <b> ?c } LIMIT 1"),
        (
            "SELECT ?n { { SELECT ?b (COUNT(?c) AS ?n) { ?c ?b ?d } GROUP BY ?b } ?x ?b ?n }",
            "SELECT ?n { { SELECT (COUNT(?c) AS ?n) { ?c <b> ?d } } ?x <b> ?n }",
        ),
        ('SELECT ?a { ?a ?p "?b" } # ?b', 'SELECT ?a { ?a ?p "?b" } # ?b'),
    ],
)
def test_terms_stand_in_the_place_of_variables(text: str, expected: str) -> None:
    assert substituted(text, {"b": "<b>"}) == expected


def test_a_variable_that_the_query_assigns_is_refused() -> None:
    for text in ("SELECT ?b { BIND(1 AS ?b) }", "SELECT ?b { VALUES ?b { 1 } }"):
        with pytest.raises(QueryError, match="itself assigns"):
            substituted(text, {"b": "<b>"})


def test_what_print_gives_is_answered_as_the_query_is(invoke: Invoke) -> None:
    asked = ("query", "-n", "figures-above", "-p", "threshold=2万", "-p", "area=area/qingdao")
    printed = invoke(*asked, "--print").output
    answered = invoke(*asked, "--format", "csv").output
    assert answered.count("\n") > 1
    assert invoke("query", printed, "--format", "csv").output == answered
    assert "?threshold" not in {token.text for token in tokens(printed)}


def test_print_wants_a_shipped_query(invoke: Invoke) -> None:
    result = invoke("query", "ASK {}", "--print")
    assert result.exit_code == 2
    assert "--print goes with -n NAME" in one_error(result.stderr)


@each_query
def test_every_text_stands_alone(query: NamedQuery) -> None:
    """Any engine answers it: no prefix and no base of ours is needed."""
    if any(param.required for param in query.params):
        pytest.skip("it needs a parameter; tests/sparql/test_sparql_queries.py gives it")
    store = shared((*QUERIED, *query.parts))
    result = store.query(
        written(get(query.name), {}, store, "en"), use_default_graph_as_union=True
    )
    assert isinstance(result, QuerySolutions)
    assert next(result, None) is not None
