from __future__ import annotations

import json
import os
import sys
import time
import xml.etree.ElementTree as ET
from functools import partial

import pytest
from pyoxigraph import Literal, NamedNode, Store

from pingan_kg import limits, worker
from pingan_kg.errors import (
    InputError,
    PinganError,
    QueryCrash,
    QueryError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    UnknownName,
)
from pingan_kg.rdf.formats import WRITTEN
from pingan_kg.rdf.names import BASE
from pingan_kg.sparql import results
from pingan_kg.sparql.catalog import NamedQuery, Param, catalog, get
from pingan_kg.sparql.results import ROW_FORMATS, Boolean, Solutions, Triples
from pingan_kg.sparql.rows import rows_of
from pingan_kg.sparql.run import answer, named_bindings, run

JUSTICE = NamedNode(BASE + "agency/justice")


def solutions(text: str, **options: object) -> Solutions:
    result = run(text, **options)  # type: ignore[arg-type]
    assert isinstance(result, Solutions)
    return result


def test_rows_have_variables_and_terms(mini: Store) -> None:
    result = solutions("SELECT ?a ?none { ?a a pa:Agency } ORDER BY ?a", store=mini)
    assert result.variables == ("a", "none")
    assert result.rows == [(JUSTICE, None), (NamedNode(BASE + "agency/police"), None)]


def test_ask_gives_a_truth_value(mini: Store) -> None:
    for text, value in (("ASK { ?s a pa:Agency }", True), ("ASK { ?s a pa:Nope }", False)):
        result = run(text, store=mini)
        assert isinstance(result, Boolean)
        assert result.value is value


def test_construct_gives_a_sorted_set_of_triples(mini: Store) -> None:
    text = "CONSTRUCT { ?s a pa:Thing } { ?s a/rdfs:subClassOf* ?c . ?s ?p ?o }"
    result = run(text, store=mini)
    assert isinstance(result, Triples)
    said = [str(triple) for triple in result.triples]
    assert said == sorted(set(said))
    assert len(said) == 4


def test_the_shipped_graph_is_the_default() -> None:
    assert run("ASK { ?o a pa:Observation }").serialize("csv") == b"true\n"


def test_bindings_are_terms_not_text(mini: Store) -> None:
    text = "SELECT ?s { ?s skos:prefLabel ?label }"
    label = Literal("司法局", language="zh")
    assert solutions(text, store=mini, bindings={"label": label}).rows == [(JUSTICE,)]
    sly = Literal('x" } UNION { ?s ?p ?o } #', language="zh")
    assert solutions(text, store=mini, bindings={"label": sly}).rows == []


def test_a_binding_of_no_variable_is_refused(mini: Store) -> None:
    with pytest.raises(UnknownName, match=r"no variable \?lable; did you mean label\?"):
        run("SELECT ?s { ?s skos:prefLabel ?label }", store=mini, bindings={"lable": JUSTICE})


def test_a_bound_variable_may_not_be_assigned(mini: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="a bound variable is assigned"):
        run("SELECT ?s { BIND(1 AS ?s) }", store=mini, bindings={"s": JUSTICE})


def test_from_chooses_graphs(graph: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} { ?s ?p ?o }"

    def number(source: str) -> int:
        value = solutions(count.replace("{}", source, 1), store=graph).rows[0][0]
        assert isinstance(value, Literal)
        return int(value.value)

    names = [str(name) for name in graph.named_graphs()]
    parts = [number(f"FROM {name}") for name in names]
    assert number("") == sum(parts) == len(graph)
    assert number(f"FROM {names[1]} FROM {names[2]}") == parts[1] + parts[2]
    assert number("FROM <file:///etc/passwd>") == 0


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://localhost:9/> {?s ?p ?o}}",
    ],
)
def test_service_is_refused_unless_allowed(mini: Store, text: str) -> None:
    with pytest.raises(QueryRefused, match="--allow-service permits that"):
        run(text, store=mini)
    with pytest.raises(QueryError, match="the query failed"):
        run(text, store=mini, allow_service=True, timeout=20)


HOSTILE = {
    "braces": "ASK " + "{" * 20_000 + "}" * 20_000,
    "parentheses": "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "nots": "ASK { FILTER(" + "!" * 50_000 + "true) }",
    "ors": "ASK { FILTER(" + "||".join(["true"] * 50_000) + ") }",
    "unions": "ASK { " + "UNION".join(["{?s ?p ?o}"] * 30_000) + " }",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_deep_nesting_is_an_error_not_a_crash(mini: Store, name: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(HOSTILE[name], store=mini, timeout=30)
    assert isinstance(caught.value, QueryCrash | QueryTimeout)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY RAND()",
        "SELECT * {" + "[ ?p " * 160 + "1" + " ]" * 160 + "}",
    ],
)
def test_the_time_limit_stops_a_query(graph: Store, text: str) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"longer than 0\.4 s \(--timeout\)"):
        run(text, store=graph, timeout=0.4)
    assert time.monotonic() - begin < 10


def test_too_long_a_query_is_refused(mini: Store) -> None:
    with pytest.raises(QueryError, match="at most 1000000"):
        run(" " * (limits.QUERY + 1), store=mini)


def test_a_syntax_error_names_the_place_in_the_users_text(mini: Store) -> None:
    text = "SELECT ?s {\n ?s ?p ?o } LIMT 3"
    for bindings in ({}, {"s": JUSTICE}):
        with pytest.raises(QuerySyntaxError, match=r"line 2, column 13: “LIMT” .*LIMIT"):
            run(text, store=mini, bindings=bindings)


def test_a_trusted_query_gives_the_same_and_its_time_is_limited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = get("headline-figures").text
    assert solutions(text, trusted=True).serialize("json") == solutions(text).serialize("json")
    monkeypatch.setattr(
        sys.modules["pingan_kg.sparql.run"], "_answer", lambda *_: time.sleep(1)
    )
    with pytest.raises(QueryTimeout):
        run(text, timeout=0.05, trusted=True)


ROWS = (
    'SELECT ?a ?b { VALUES (?a ?b) { (<http://x/> "青,\\"岛"@zh) (-2.5 UNDEF) } } ORDER BY ?a'
)


@pytest.mark.parametrize("format_", ROW_FORMATS)
def test_every_row_format_is_readable(mini: Store, format_: str) -> None:
    data = solutions(ROWS, store=mini).serialize(format_)
    text = data.decode()
    assert text.endswith("\n")
    if format_ == "json":
        assert len(json.loads(text)["results"]["bindings"]) == 2
    elif format_ == "xml":
        assert ET.fromstring(text).tag.endswith("sparql")
    elif format_ == "csv":
        assert set(text.split("\r\n")) == {"a,b", 'http://x/,"青,""岛"', "-2.5,", ""}
    else:
        assert text.split("\n")[0] == "?a\t?b"


@pytest.mark.parametrize("format_", ROW_FORMATS)
def test_a_truth_value_has_every_row_format(format_: str) -> None:
    assert b"true" in Boolean(True).serialize(format_)


CONSTRUCT = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . ?s a pa:Agency }"


@pytest.mark.parametrize("format_", WRITTEN)
def test_every_graph_format_is_stable(mini: Store, format_: str) -> None:
    first = run(CONSTRUCT, store=mini).serialize(format_)
    assert first
    assert all(run(CONSTRUCT, store=mini).serialize(format_) == first for _ in range(3))


def test_turtle_has_the_prefixes_it_uses_in_order(mini: Store) -> None:
    lines = run(CONSTRUCT, store=mini).serialize("turtle").decode().split("\n")
    prefixes = [line.split(":")[0] for line in lines if line.startswith("@prefix")]
    assert prefixes == ["@prefix agency", "@prefix pa", "@prefix skos"]


def test_an_empty_graph_is_an_empty_file(mini: Store) -> None:
    assert run("CONSTRUCT { ?s a pa:X } { ?s a pa:None }", store=mini).serialize("nt") == b""


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ('SELECT ("a\\u0007b" AS ?x) {}', "xml"),
        ('CONSTRUCT { <http://x/> <http://x/p> "a\\u0007b" } {}', "rdfxml"),
        ("CONSTRUCT { <http://x/> <http://x/1> 1 } {}", "rdfxml"),
    ],
)
def test_what_xml_cannot_carry_is_refused(mini: Store, text: str, format_: str) -> None:
    with pytest.raises(PinganError, match=r"carry|hold"):
        run(text, store=mini).serialize(format_)


QUERY = NamedQuery(
    "q",
    "ASK { ?thing ?p ?o FILTER(?lang != '') }",
    "A?",
    "甲？",
    (
        Param("thing", "iri", True, "The thing.", "事物。"),
        Param("n", "integer", False, "How many.", "多少。"),
    ),
)


@pytest.mark.parametrize(
    "value", ["agency/justice", "agency:justice", "司法局", f"<{JUSTICE.value}>"]
)
def test_a_thing_is_given_as_people_write_it(mini: Store, value: str) -> None:
    got = named_bindings(QUERY, {"thing": value, "n": "3"}, mini, "zh")
    assert got == {"lang": Literal("zh"), "thing": JUSTICE, "n": Literal(3)}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, r"needs -p thing=…  \(iri: The thing\.\)"),
        ({"thing": "nope"}, "nothing is called 'nope'"),
        ({"thing": "agency/justice", "n": "many"}, "'many' is no integer; write it like 3"),
        ({"thing": "agency/justice", "thong": "x"}, "no parameter 'thong'; did you mean thing"),
        ({"thing": "agency/justice", "zzz": "x"}, "its parameters: thing, n"),
    ],
)
def test_wrong_parameters_are_told(mini: Store, given: dict[str, str], message: str) -> None:
    with pytest.raises((InputError, UnknownName), match=message):
        named_bindings(QUERY, given, mini, "en")


def test_the_language_is_bound_only_where_it_is_asked_for(mini: Store) -> None:
    plain = QUERY._replace(text="ASK {} # ?lang", params=())
    assert named_bindings(plain, {}, mini, "zh") == {}
    assert named_bindings(QUERY._replace(params=()), {"lang": "en"}, mini, "zh") == {
        "lang": Literal("en")
    }


def test_a_relative_iri_has_the_base_that_is_given(mini: Store) -> None:
    text = "SELECT (<a> AS ?own) {}"
    for base, whole in ((BASE, BASE + "a"), ("http://e.org/d/x", "http://e.org/d/a")):
        assert solutions(text, store=mini, base=base).rows == [(NamedNode(whole),)]
    with pytest.raises(InputError, match="the base 'd/' is no absolute IRI"):
        run(text, store=mini, base="d/")


@pytest.mark.parametrize(
    "text",
    ["ASK { ?s ?p 2SERVICE <http://localhost:9/> {} }", "ASK {FILTER(1<2#>'\n)sErvice<a:>{}}"],
)
def test_without_a_child_the_very_word_is_refused(
    mini: Store, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.delattr(os, "fork")
    with pytest.raises(QueryRefused, match="the word SERVICE"):
        run(text, store=mini)


def test_without_a_child_every_shipped_query_is_still_answered(
    monkeypatch: pytest.MonkeyPatch, graph: Store
) -> None:
    monkeypatch.delattr(os, "fork")
    with_the_word = [query for query in catalog() if "service" in query.text.casefold()]
    assert with_the_word
    for query in with_the_word:
        answer(query, {}, graph, "en")


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        ("ROWS", "SELECT ?a { VALUES ?a { 1 2 3 4 } }"),
        ("CELLS", "SELECT ?a ?b { VALUES (?a ?b) { (1 1) (2 2) } }"),
        ("ROWS", "SELECT ?none { VALUES ?a { 1 2 3 4 } }"),
        ("ROWS", "CONSTRUCT { ?a pa:x ?a } { VALUES ?a { pa:a pa:b pa:c pa:d } }"),
        ("ROWS", "CONSTRUCT { ?a pa:x [] } { VALUES ?a { pa:a pa:a pa:a pa:a } }"),
    ],
)
def test_an_answer_too_large_to_take_apart_is_refused_not_cut(
    mini: Store, monkeypatch: pytest.MonkeyPatch, limit: str, text: str
) -> None:
    monkeypatch.setattr(results, limit, 3)
    result = run(text, store=mini)
    with pytest.raises(QueryError, match=r"more than [13] (rows|triples), the most that are"):
        rows_of(result)
    if isinstance(result, Solutions):  # these formats need not take it apart
        assert result.serialize("csv").count(b"\r\n") > 2


def test_no_more_than_what_is_answered_is_taken_from_the_engine(
    mini: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = partial(worker.run, answer=1000)
    monkeypatch.setattr(sys.modules["pingan_kg.sparql.run"], "run_apart", small)
    with pytest.raises(QueryError, match="the answer is too large; add a LIMIT"):
        run("SELECT * { ?a ?b ?c . ?d ?e ?f }", store=mini)


def test_blank_nodes_of_a_graph_are_numbered_the_same_on_every_run(mini: Store) -> None:
    text = "CONSTRUCT { ?s pa:x [ pa:y [ pa:z ?o ] ] } { ?s skos:prefLabel ?o }"
    first, second = (run(text, store=mini).serialize("nt") for _ in range(2))
    assert first == second
    assert b"_:b0 " in first
    assert len(first.splitlines()) == 3 * len(
        solutions(
            text.replace("CONSTRUCT { ?s pa:x [ pa:y [ pa:z ?o ] ] }", "SELECT *"), store=mini
        ).rows
    )
