"""How IRIs are shortened, and that the short forms lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from pyoxigraph import NamedNode

import graphs
from pingan_kg.rdf.names import BASE, PREFIXES, compact, expand, prefixed, relative, shortened


@given(graphs.iris)
def test_short_forms_lead_back(node: NamedNode) -> None:
    for short in (prefixed(node.value), compact(node.value)):
        if short is not None and short != node.value:
            assert expand(short) == node.value
    path = relative(node.value)
    assert path is None or BASE + path == node.value


def test_no_namespace_lies_within_another() -> None:
    """Else which prefix an IRI gets would depend on the order of the table."""
    spaces = sorted(PREFIXES.values())
    assert not [
        (one, two) for one in spaces for two in spaces if one != two and two.startswith(one)
    ]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("of https://w3id.org/pingan-kg/ontology#metric.", "of pa:metric."),
        ("https://w3id.org/pingan-kg/area/qingdao 的", "area:qingdao 的"),
        ("（https://w3id.org/pingan-kg/area/qingdao）", "（area:qingdao）"),
        ("see https://example.org/a.", "see https://example.org/a."),
        ("<https://w3id.org/pingan-kg/area/x>", "area:x"),
        ("<https://w3id.org/pingan-kg/claim/2025-12-09-a/x>", "claim/2025-12-09-a/x"),
    ],
)
def test_iris_in_a_text_are_shortened(long: str, short: str) -> None:
    assert shortened(long) == short
