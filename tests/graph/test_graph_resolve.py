from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store

from pingan_kg.errors import UnknownName
from pingan_kg.graph.resolve import label, resolve, short_id, short_ids
from pingan_kg.rdf.names import BASE


@pytest.mark.parametrize(
    "text",
    [
        f"<{BASE}agency/justice>",
        f"{BASE}agency/justice",
        "agency/justice",
        "agency:justice",
        "司法局",
        "司法行政机关",
        "Justice Bureau",
        "justice bureau",
        " 司法局 ",
        "justice",
    ],
)
def test_a_thing_is_found_by_what_people_write(mini: Store, text: str) -> None:
    assert resolve(mini, text) == NamedNode(BASE + "agency/justice")


def test_a_label_of_several_things_lists_them(mini: Store) -> None:
    with pytest.raises(UnknownName, match="several things: metric/cases, program/cases; give"):
        resolve(mini, "Cases")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("agency/justize", "agency/justice"),
        ("agency:justize", "agency/justice"),
        ("公安机", "公安机关"),
    ],
)
def test_an_unknown_thing_names_near_ones(mini: Store, text: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"nothing is called .*did you mean .*{near}"):
        resolve(mini, text)


@pytest.mark.parametrize(
    "text", ["", "\ud800", "<>", "http://", ":", "/", "a b:c d", "\0", "<a b>"]
)
def test_nonsense_is_unknown(mini: Store, text: str) -> None:
    with pytest.raises(UnknownName):
        resolve(mini, text)


def test_short_ids_and_labels(mini: Store) -> None:
    police = NamedNode(BASE + "agency/police")
    assert short_ids(mini) == [
        "agency/justice",
        "agency/police",
        "metric/cases",
        "program/cases",
    ]
    assert short_id("http://x/") == "http://x/"
    assert (label(mini, police, "zh"), label(mini, police, "en")) == ("公安机关", "Police")
    assert label(mini, NamedNode("http://x/"), "en") is None
