"""Terms as Python values and as RDFLib's, and the way back."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
import rdflib
from hypothesis import given
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

import graphs
from pingan_kg import errors
from pingan_kg.rdf.terms import XSD
from pingan_kg.rdf.values import from_rdflib, python_value, to_rdflib, to_term


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("http://x/"), "http://x/"),
        (Literal("青岛", language="zh"), "青岛"),
        (Literal(7), 7),
        (typed("-16.7", "decimal"), Decimal("-16.7")),
        (typed("1e3", "double"), 1000.0),
        (typed("true", "boolean"), True),
        (typed("2025-12-09", "date"), datetime.date(2025, 12, 9)),
        (typed("no date", "date"), "no date"),
        (typed("no number", "decimal"), "no number"),
        (typed("9" * 5000, "integer"), "9" * 5000),
        (typed("x", "gYear"), "x"),
        (Literal("x", datatype=NamedNode("http://x/t")), "x"),
        (BlankNode("b"), "b"),
    ],
)
def test_a_term_becomes_a_python_value(term: Any, value: object) -> None:
    assert python_value(term) == value
    assert type(python_value(term)) is type(value)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("metric:x", NamedNode("https://w3id.org/pingan-kg/metric/x")),
        ("plain", Literal("plain")),
        (3, Literal(3)),
        (True, Literal(True)),
        (Decimal("2.50"), typed("2.50", "decimal")),
        (Decimal("1E+3"), typed("1000", "decimal")),
        (datetime.date(2025, 12, 9), typed("2025-12-09", "date")),
        (rdflib.URIRef("http://x/"), NamedNode("http://x/")),
        (rdflib.Literal("青岛", lang="zh"), Literal("青岛", language="zh")),
        (rdflib.Literal('a\n"b'), Literal('a\n"b')),
        (rdflib.Literal(5), typed("5", "integer")),
        (NamedNode("http://x/"), NamedNode("http://x/")),
    ],
)
def test_a_python_value_becomes_a_term(value: object, term: object) -> None:
    assert to_term(value) == term


@pytest.mark.parametrize(
    "value",
    [object(), None, [1], BlankNode("b")],
    ids=lambda value: type(value).__module__ + type(value).__name__,
)
def test_what_is_no_term_is_refused(value: object) -> None:
    with pytest.raises(errors.InputError):
        to_term(value)


@given(graphs.iris | graphs.literals | graphs.blanks)
def test_rdflib_gives_a_term_back(term: Any) -> None:
    assert from_rdflib(to_rdflib(term)) == term


def test_lexical_forms_reach_rdflib() -> None:
    assert str(to_rdflib(typed("2.50", "decimal"))) == "2.50"
    assert to_rdflib(Literal("青岛", language="zh")) == rdflib.Literal("青岛", lang="zh")
    assert to_rdflib(BlankNode("b")) == rdflib.BNode("b")
    triple = Triple(NamedNode("http://x/"), NamedNode("http://x/"), Literal(1))
    with pytest.raises(errors.InputError):
        to_rdflib(triple)
