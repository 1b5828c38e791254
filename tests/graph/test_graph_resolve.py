from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from pyoxigraph import NamedNode, Quad, Store

from pingan_kg.errors import UnknownName
from pingan_kg.graph.resolve import resolve, short_id, short_ids
from pingan_kg.rdf.names import BASE, PREFIXES

LABEL = PREFIXES["skos"] + "prefLabel"
NAMES = [
    f"<{BASE}agency/justice>",
    f"{BASE}agency/justice",
    "agency/justice",
    "agency:justice",
    "司法局",
    "司法行政机关",
    "Justice Bureau",
    " 司法局 ",
    "justice",
]


@pytest.mark.parametrize("text", [*NAMES, "justice bureau"])
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


def test_ids_are_shortened(mini: Store) -> None:
    assert short_ids(mini) == [
        "agency/justice",
        "agency/police",
        "metric/cases",
        "program/cases",
    ]
    assert short_id("http://x/") == "http://x/"


def test_things_of_briefings_are_named_by_their_ids(mini: Store) -> None:
    for briefing in ("2024-b", "2025-a"):
        mini.update(
            f'INSERT DATA {{ <{BASE}observation/{briefing}/thefts> <{LABEL}> "x"@en . '
            f'<{BASE}observation/{briefing}/frauds-{briefing}> <{LABEL}> "y {briefing}"@en }}'
        )
    for text in ("observation/2024-b/thefts", "observation:2024-b/thefts", "2024-b/thefts"):
        assert resolve(mini, text) == NamedNode(BASE + "observation/2024-b/thefts")
    assert resolve(mini, "frauds-2025-a") == NamedNode(
        BASE + "observation/2025-a/frauds-2025-a"
    )
    with pytest.raises(UnknownName, match="several things: observation/2024-b/thefts, obs"):
        resolve(mini, "thefts")
    with pytest.raises(UnknownName, match="did you mean observation/2025-a/thefts"):
        resolve(mini, "observation/2025-a/theft")


class Counting:
    """A store that counts the statements that are read from it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.read = 0

    def quads_for_pattern(self, *pattern: Any) -> Iterator[Quad]:
        for quad in self.store.quads_for_pattern(*pattern):
            self.read += 1
            yield quad


@pytest.mark.parametrize("text", [*NAMES, "observation/9/x"])
def test_what_is_named_is_looked_up(mini: Store, text: str) -> None:
    mini.update(
        "INSERT DATA { "
        + " . ".join(f'<{BASE}observation/{n}/x> <{LABEL}> "x {n}"@en' for n in range(99))
        + " }"
    )
    counting = Counting(mini)
    resolve(cast(Store, counting), text)
    assert counting.read < 9
