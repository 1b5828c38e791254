from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, QueryTriples, Store

from pingan_kg.errors import QueryError
from pingan_kg.sparql.explain import explain
from pingan_kg.sparql.tokens import asks_service, bind, names_graphs, tokens, variables


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * {SeRvIcE<http://localhost/>{}}",
        "SELECT * { { SELECT * { SERVICE pa:x {} } } }",
        "SELECT (1 AS ?a) { FILTER(1<2)SERVICE#>\n<http://localhost/> {?s ?p ?o}}",
        "SELECT * { ?s ?p '''x''' SERVICE <http://localhost/> {} }",
        'SELECT * { ?s ?p "a\\"b" SERVICE <http://localhost/> {} }',
        "SELECT * { ?s ?p <http://x#> SERVICE <http://localhost/> {} }",
        "# SERVICE\nSELECT * { SERVICE <http://localhost/> {} }",
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <http://localhost/> {} #'''\n}",
        # Hidden from both plain ways of reading: one IRI is an IRI, the other is none.
        "SELECT * {?s <p#>'''\n''' FILTER(1<2#>''' \"\"\"\n) SERVICE <http://localhost/> {} }",
        "SELECT * { FILTER(1<2#>'''\n) SERVICE SILENT # c\n pa:a\\#b {} }",
        # The engine wants no space around a keyword.
        "SELECT * { ?s ?p 2SERVICE <http://localhost/> {} }",
        "SELECT * { ?s ?p 2.5e3SERVICEpa:x {} }",
        "SELECT * { ?s ?p trueSERVICESILENTpa:x {} }",
        "SELECT * { ?s ?p pa:.SERVICE?v {} }",
        "SELECT * { SERVICE:x {} }",
        "SELECT * { ?s <http://x/> ?o FILTER(1<2#>'''\n) SERVICE <http://x/> {} #'''\n}",
    ],
)
def test_a_call_of_a_service_is_found(text: str) -> None:
    assert asks_service(text, tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?service ?p ?o } # SERVICE <http://x> {}",
        'SELECT * { ?s ?p "SERVICE <http://x> {}" }',
        "SELECT * { ?s ?p '''a ' SERVICE {} ''' }",
        "SELECT * { ?s a cpsv:PublicService ; ?p <http://x/SERVICE#service> }",
        "SELECT * { ?s pa:SERVICE ?o FILTER(?a < 2 && ?b > 3) }",
        "PREFIX service: <http://x/> SELECT * { ?s service:a ?o }",
        "SELECT * { ?s a <http://x/a#service> , <http://service.example/SERVICE/> }",
        "SELECT * { GRAPH ?g { ?s pa:x.SERVICE <http://x/> } }",
        "SELECT * FROM <http://x/g/a-service-b> { GRAPH <http://x/service-c> { ?s ?p ?o } }",
    ],
)
def test_what_only_looks_like_a_service_is_none(text: str) -> None:
    assert not asks_service(text, tokens(text))


def test_variables_are_found_once_in_order() -> None:
    found = tokens('SELECT ?b $a { ?b ?p "?no" # ?no\n . FILTER(?b<?c&&?c>1) }')
    assert variables(found)[:3] == ["b", "a", "p"]
    assert "no" not in variables(found)


def test_from_is_found_as_a_word_only() -> None:
    assert names_graphs(tokens("SELECT * FROM graph:data { ?s ?p ?o }"))
    assert not names_graphs(tokens('SELECT * { ?from ?p "FROM" } # FROM'))


@given(st.text(max_size=300))
def test_tokens_lose_nothing_but_white_space_and_comments(text: str) -> None:
    at = 0
    for token in tokens(text):
        between = text[at : token.start]
        assert re.fullmatch(r"(?:\s|#[^\r\n]*)*", between)
        assert text[token.start :].startswith(token.text)
        at = token.start + len(token.text)


@pytest.mark.parametrize(
    "piece", ['"', "'", '"""', "'''", "<", "<a", "a.", "a-", "{", "\\", "%", ":"]
)
def test_splitting_is_linear(piece: str) -> None:
    begin = time.monotonic()
    tokens(piece * (300_000 // len(piece)))
    assert time.monotonic() - begin < 5


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.update(
        """INSERT DATA { <x:a> <x:p> 1 ; <x:q> "a" . <x:b> <x:p> 2 ; <x:q> "b" .
        <x:c> <x:r> <x:a> }"""
    )
    return store


def rows(store: Store, text: str, **bindings: str) -> list[list[str]]:
    bound = bind(text, tokens(text), bindings)
    result = store.query(bound, prefixes={"x": "x:"})
    if isinstance(result, QueryTriples):
        return sorted([str(triple)] for triple in result)
    if isinstance(result, QuerySolutions):
        return sorted([str(term) for term in row] for row in result)
    return [[str(bool(result))]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?o { ?s x:p ?o }", ['"1"']),
        ("SELECT ?o WHERE{?s x:p ?o}", ['"1"']),
        ("SELECT ?o { ?s x:p ?o } ORDER BY ?o LIMIT 5", ['"1"']),
        ("SELECT (EXISTS { ?s x:q ?z } AS ?e) ?o { ?s x:p ?o }", ['"true"', '"1"']),
        ("SELECT (IF(EXISTS{?s x:none ?z}, 1, 2) AS ?e) { ?s x:p ?o }", ['"2"']),
        ("SELECT ?o { { SELECT ?s ?o { ?s x:p ?o } } }", ['"1"']),
        ("SELECT ?o { SELECT ?s ?o { ?s x:p ?o } }", ['"1"']),
        ("SELECT ?o { { ?s x:p ?o } UNION { ?s x:none ?o } }", ['"1"']),
        ("SELECT ?o { ?s x:p ?o } VALUES ?o { 1 2 }", ['"1"']),
        ("SELECT ?o { ?s x:p ?o # }\n }", ['"1"']),
        ("SELECT ?o { # {\n ?s x:p ?o }", ['"1"']),
        ("SELECT ?o { ?s x:p ?o FILTER(STR(?o) != '{') }", ['"1"']),
        ("PREFIX y: <x:> SELECT ?o { ?s y:p ?o }", ['"1"']),
        ("BASE <x:y> SELECT ?o FROM <x:g> { ?s x:p ?o } ", []),
        ("ASK { ?s x:p 1 }", ["True"]),
        ("ASK{?s x:p 2}", ["False"]),
        ("ASK WHERE { ?s x:p 2 }", ["False"]),
    ],
)
def test_a_binding_holds_in_the_where_group(
    store: Store, text: str, expected: list[str]
) -> None:
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    boolean = "^^<http://www.w3.org/2001/XMLSchema#boolean>"
    got = [
        term.removesuffix(integer).removesuffix(boolean)
        for row in rows(store, text, s="<x:a>")
        for term in row
    ]
    assert got == expected


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s x:p ?o } WHERE { ?s x:p ?o }",
        "CONSTRUCT { ?s x:p ?o } { ?s x:p ?o }",
        "CONSTRUCT WHERE { ?s x:p ?o }",
        "CONSTRUCT WHERE { ?s x:p ?o . }",
        "CONSTRUCT WHERE{?s x:p ?o # end\n}",
    ],
)
def test_a_binding_holds_in_construct(store: Store, text: str) -> None:
    assert len(rows(store, text)) == 2
    assert len(rows(store, text, s="<x:b>")) == 1


@pytest.mark.parametrize(
    "text",
    ["DESCRIBE ?s", "DESCRIBE ?s WHERE { ?s x:p ?o }", "DESCRIBE ?s { ?s x:p ?o } LIMIT 1"],
)
def test_a_binding_holds_in_describe(store: Store, text: str) -> None:
    assert len(rows(store, text, s="<x:a>")) == 2


def test_describe_without_where_keeps_its_modifiers(store: Store) -> None:
    assert len(rows(store, "DESCRIBE ?s LIMIT 0", s="<x:a>")) == 0


def test_two_variables_are_bound_together(store: Store) -> None:
    text = "SELECT ?s ?o { ?s x:p ?o }"
    assert len(rows(store, text, s="<x:a>", o="1")) == 1
    assert rows(store, text, s="<x:a>", o="2") == []


@given(
    st.text(max_size=200),
    st.sampled_from(["SELECT * { ", "ASK { ", "CONSTRUCT { ", "DESCRIBE "]),
)
def test_binding_never_breaks(text: str, start: str) -> None:
    whole = start + text
    try:
        bound = bind(whole, tokens(whole), {"s": "1"})
    except QueryError:
        return
    assert "VALUES (?s) { (1) }" in bound


def said(text: str) -> str:
    explained = explain(text)
    assert explained is not None
    return explained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "the query is empty"),
        ("# only\n", "the query is empty"),
        (
            "SELCT * { ?s ?p ?o }",
            "line 1, column 1: no query begins with “SELCT”; did you mean SELECT?",
        ),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1: this is an update; only queries are"),
        ("insert data { <a:b> <a:c> 1 }", "line 1, column 1: this is an update"),
        (
            "# c\nPREFIX e: <http://e/> BASE <http://e/>\nWITH <g> DELETE {} WHERE {}",
            "line 3, column 1: this is an update",
        ),
        ("ASK { ?s ?p ?o } ; LOAD <a:b>", "line 1, column 20: this is an update"),
        (
            "ASK { ?s ?p TRUE }",
            "line 1, column 13: “TRUE” cannot stand here; write it in small",
        ),
        ("ASK { ?s _:b ?o }", "line 1, column 10: the blank node “_:b” cannot stand here: it"),
        ("ASK { ?s ?p <a b> }", "line 1, column 17: “<a b>” is no IRI"),
        ("ASK { INSERT DATA {} }", "line 1, column 7: “INSERT” cannot stand here"),
        (
            "SELECT * {\n  ?s skso:prefLabel ?o }",
            "line 2, column 6: the prefix skso: is not known; did you mean skos",
        ),
        ("SELECT * { ?s ?p 'open }", "line 1, column 25: the text “'open }” is never closed"),
        (
            "SELECT * { ?s ?p ?o FILTER NOT EXIST {} }",
            "line 1, column 32: “EXIST” cannot stand here; did you mean EXISTS?",
        ),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: the query ends before the '{' of line 1"),
        (
            "SELECT * { ?s ?p <rel> } )",
            "line 1, column 26: “)” cannot stand here",
        ),
        (
            "SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?x }",
            "line 1, column 41: SELECT names a variable",
        ),
        ("SELECT * {\n ?s ?p ?o FILTER(?o >) }", "line 2, column 22: “)” cannot stand here"),
        (
            "SELECT * { ?s ?p ?o } ODER BY ?s",
            "line 1, column 23: “ODER” cannot stand here; did you mean ORDER",
        ),
        (
            "SELECT * {\n\n  ?s ?p ?o ; ; ; }\n中文 中文 }",
            "line 4, column 1: “中文” cannot stand",
        ),
    ],
)
def test_a_syntax_error_is_placed_and_explained(text: str, expected: str) -> None:
    assert said(text).startswith(expected)


def test_the_line_and_a_caret_are_shown() -> None:
    text = "SELECT *\n{ ?s 中文:x ?o ) }"
    _, line, caret = said(text).split("\n")
    assert line == "{ ?s 中文:x ?o ) }"
    assert caret.endswith("^")


def test_a_long_line_is_shortened() -> None:
    text = "SELECT * { " + "?s ?p ?o . " * 200 + ") }"
    message, line, caret = said(text).split("\n")
    assert max(len(message), len(line), len(caret)) < 200
    assert line[len(caret) - 1] == ")"


@given(st.text(max_size=80), st.sampled_from(["", "SELECT * { ", "ASK { ?s ?p ?o FILTER("]))
def test_explaining_never_breaks(text: str, start: str) -> None:
    explained = explain(start + text)
    assert explained is None or explained.count("\n") in (0, 2)


@pytest.mark.parametrize(
    ("before", "wrong", "after"),
    [
        ("SELECT ?a WHERE ", "?a", " pa:b ?c }"),
        ("SELECT ?a { ?a pa:b ?c } LIMIT ", "x", ""),
        ("SELECT ", "{", " ?s ?p ?o }"),
        ("SELECT ?s { ?s ?p ", "}", ""),
        ("SELECT ?s { ?s pa:x ?o . FILTER ", "?o", " > 3 }"),
        ("SELECT ?s { ?s pa:x ?o . ", "OPTINAL", " { ?s ?p ?q } }"),
        ("SELECT ?s { ?s pa:x ?o ", ")", ""),
        ("PREFIX ", "x", " <http://a/> SELECT * {}"),
        ("SELECT ?s", ",", " ?o { ?s ?p ?o }"),
        ("SELECT ", "COUNT", "(?s) { ?s ?p ?o }"),
        ("SELECT ?s { ?s ?p ?o FILTER(", "FOO", "(?o)) }"),
        ("SELECT ?s { ?s ?p ?o } ", "}", ""),
        ("SELECT ?s { ?s ?p ?o FILTER(LANG(?o) = ", "zh", ") }"),
        ("SELECT * WHERE { ?s ?p ?o FILTER NOT ", "EXIST", " { ?s ?a ?b } }"),
        ("SELECT ?s { ?s ?p ?o } ORDER ", "?s", ""),
        ("SELECT ?s {\n ?s ?p 'x'@zh-cn , 2.5e3 , 'x'^^xsd:a ; !(a|^pa:b)+ ?c ", "]", " }"),
        ("ASK { FILTER(?a<=1 && ?b!=?c || ?d>=2 && ", ")", " }"),
    ],
)
def test_the_very_token_that_is_wrong_is_named(before: str, wrong: str, after: str) -> None:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    assert said(before + wrong + after).startswith(f"line {line}, column {column}: ")
