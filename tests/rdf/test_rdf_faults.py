from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from pingan_kg.rdf.faults import fault

XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://e.org/">
  <rdf:Description rdf:about="http://e.org/a">
    <ex:p>1</ex:p>
  </rdf:Description>
  {}
</rdf:RDF>
"""
JSON = """{{
  "@context": {{"p": "http://e.org/p", "q": {{"@id": "http://e.org/q"}}}},
  "@graph": [
    {{"@id": "http://e.org/a", "p": [1, {{"@value": "}}]"}}]}},
    {},
    {{"@id": "http://e.org/b", "p": 2}}
  ]
}}
"""


def refusal(text: str, kind: RdfFormat) -> str:
    with pytest.raises(SyntaxError) as caught:
        list(parse(text.encode(), format=kind))
    return fault(caught.value, text.encode(), kind)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (XML.format("<ex:a></ex:b>"), RdfFormat.RDF_XML, "line 6: ill-formed document"),
        (XML.format('<ex:a rdf:about="b"/>'), RdfFormat.RDF_XML, "line 6: .* declare a base"),
        (XML.format('<ex:a rdf:ID="1"/>'), RdfFormat.RDF_XML, "line 6: "),
        (
            JSON.format('{"p": {"@value": 1, "@id": "http://e.org/"}}'),
            RdfFormat.JSON_LD,
            "line 5: ",
        ),
        (JSON.format('{"@id": 5}'), RdfFormat.JSON_LD, "line 5: .*@id"),
        (
            JSON.format('{"@context": "http://e.org/c"}'),
            RdfFormat.JSON_LD,
            "line 5: .* write the con",
        ),
        (JSON.format("{,}"), RdfFormat.JSON_LD, "line 5, column 6: "),
        ("<a:b> <a:c> <d> .", RdfFormat.TURTLE, "line 1, column 13: .* declare a base"),
        ("<a:b> <a:c> d:e .", RdfFormat.TURTLE, "line 1, column 13: .* declare it"),
        ("<a:b> <a:c>\n'd", RdfFormat.TURTLE, "line 2, column 1: .*has to be closed"),
    ],
)
def test_a_refusal_has_its_line_and_what_to_do(text: str, kind: RdfFormat, told: str) -> None:
    said = refusal(text, kind)
    assert re.match(told, said), said


@given(st.integers(0, 30), st.integers(0, 30))
def test_the_line_of_json_is_that_of_the_first_wrong_thing(before: int, behind: int) -> None:
    good = {"@id": "http://e.org/a", "http://e.org/p": 1}
    nodes = [good] * before + [{"@id": 7}] + [good] * behind
    lines = ",\n".join(map(json.dumps, nodes))
    assert refusal(f"[\n{lines}\n]", RdfFormat.JSON_LD).startswith(f"line {before + 2}: ")
