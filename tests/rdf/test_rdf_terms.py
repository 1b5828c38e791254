from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from pingan_kg.errors import InputError
from pingan_kg.rdf.names import BASE
from pingan_kg.rdf.terms import PARAMETER_TYPES, XSD, display, parse_term, typed_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("<http://x/y>", NamedNode("http://x/y")),
        ("pa:Metric", NamedNode("https://w3id.org/pingan-kg/ontology#Metric")),
        ("unknown:Metric", Literal("unknown:Metric")),
        ("metric:x", NamedNode(f"{BASE}metric/x")),
        ("metric/x", NamedNode(f"{BASE}metric/x")),
        ("observation:2025-12-09-a/x", NamedNode(f"{BASE}observation/2025-12-09-a/x")),
        ("observation/2025-12-09-a/x", NamedNode(f"{BASE}observation/2025-12-09-a/x")),
        ("schema/x", Literal("schema/x")),
        ("and/or", Literal("and/or")),
        ("12", Literal(12)),
        ("-16.7", Literal("-16.7", datatype=NamedNode(XSD + "decimal"))),
        ("2.50", Literal("2.50", datatype=NamedNode(XSD + "decimal"))),
        ("1e3", Literal("1e3", datatype=NamedNode(XSD + "double"))),
        ("true", Literal(True)),
        ('"true"', Literal("true")),
        ('"青岛"@zh', Literal("青岛", language="zh")),
        ('"2025-12-09"^^xsd:date', Literal("2025-12-09", datatype=NamedNode(XSD + "date"))),
        ('"x"^^<http://x/y>', Literal("x", datatype=NamedNode("http://x/y"))),
        (r'"a\"b\n\\"', Literal('a"b\n\\')),
        ("plain text", Literal("plain text")),
        ("2025-12-09", Literal("2025-12-09")),
        ("", Literal("")),
        ("２万", Literal("２万")),
    ],
)
def test_a_term_is_read_by_its_form(text: str, term: NamedNode | Literal) -> None:
    assert parse_term(text) == term


@pytest.mark.parametrize(
    "text", ["<not an iri>", "<relative>", '"open', '"x"@', '"x"^^nope:date', '"x"^^12', '"x"y']
)
def test_what_begins_as_a_term_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_term(text)


@given(st.text(max_size=60))
def test_reading_never_breaks(text: str) -> None:
    for read in (
        parse_term,
        *(lambda t, k=kind: typed_term(t, k) for kind in PARAMETER_TYPES[1:]),
    ):
        try:
            term = read(text)
        except InputError:
            continue
        assert isinstance(term, NamedNode | Literal)


@pytest.mark.parametrize(
    ("text", "kind", "good"),
    [
        ("12", "integer", True),
        ("12.5", "integer", False),
        ("12.5", "decimal", True),
        ("2025-12-09", "date", True),
        ("9.12.2025", "date", False),
        ("true", "boolean", True),
        ("yes", "boolean", False),
        ("12", "string", True),
        ('"12"@en', "string", True),
    ],
)
def test_a_typed_value_has_the_form_of_its_type(text: str, kind: str, good: bool) -> None:
    if good:
        assert isinstance(typed_term(text, kind), Literal)
    else:
        with pytest.raises(InputError, match=f"is no {kind}; write it like"):
            typed_term(text, kind)


def test_a_table_shows_prefixes_and_texts() -> None:
    assert display(NamedNode(XSD + "date")) == "xsd:date"
    assert display(Literal("青岛", language="zh")) == "青岛"
    assert display(None) == ""
