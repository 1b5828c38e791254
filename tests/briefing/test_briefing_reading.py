"""The one reader: a briefing as the graph has it, whatever shape a user's data has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from invented import ARTICLE, ID, graph, turtle
from pingan_kg.briefing.model import Briefing, Claim, Exclusion
from pingan_kg.briefing.reading import claim, observation, read, source
from pingan_kg.derivation.rules import derive
from pingan_kg.errors import UnknownName
from pingan_kg.evidence.verify import verify
from pingan_kg.graph.store import briefings, graph_name
from pingan_kg.graph.view import View
from pingan_kg.rdf.names import BASE


@pytest.fixture(scope="module", params=["shipped", "invented"])
def known(request: pytest.FixtureRequest) -> tuple[Store, Briefing]:
    store = graph() if request.param == "invented" else request.getfixturevalue("graph")
    (one,) = briefings(store)
    return store, read(store, one)


def test_every_claim_and_observation_of_the_graph_is_read(
    known: tuple[Store, Briefing],
) -> None:
    store, briefing = known
    view = View(store, "en")
    claims = {one.node for one in briefing.passages if isinstance(one, Claim)}
    assert claims == set(view.instances("pa:Claim"))
    exclusions = {one.node for one in briefing.passages if isinstance(one, Exclusion)}
    assert exclusions == set(view.instances("pa:Exclusion"))
    assert {one.node for one in briefing.observations} == set(view.instances("pa:Observation"))


def test_one_thing_is_read_as_it_is_with_all_others(known: tuple[Store, Briefing]) -> None:
    store, briefing = known
    view = View(store, "en")
    for one in briefing.observations:
        assert observation(view, one.node) == one == briefing.observation(one.node)
    for passage in briefing.passages:
        assert claim(view, passage.node) == passage
        assert passage.source == briefing.source.node


def test_facts_and_claims_name_each_other(known: tuple[Store, Briefing]) -> None:
    _, briefing = known
    for one in briefing.claims:
        for fact in map(briefing.observation, one.facts):
            assert fact is None or one.node in fact.claims
    by_node = {one.node: one for one in briefing.claims}
    for fact in briefing.observations:
        assert fact.claims
        assert all(fact.node in by_node[node].facts for node in fact.claims)


def test_passages_are_in_the_order_of_the_text(known: tuple[Store, Briefing]) -> None:
    starts = [one.start or 0 for one in known[1].passages]
    assert starts == sorted(starts)


def test_printed_bounds_are_those_that_the_graph_states(known: tuple[Store, Briefing]) -> None:
    for one in known[1].observations:
        bounds = one.bounds()
        assert (bounds is None) == (one.value is None)
        if bounds is not None:
            assert bounds.bounds() == (one.lower, one.upper)
            wider = one.bounds(rounding=True)
            assert wider is not None
            assert one.comparator == "exactly" or wider == bounds


class Counting:
    """A store that counts the statements it hands out."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.handed = 0

    def quads_for_pattern(self, *pattern: object) -> Iterator[Quad]:
        for quad in self.store.quads_for_pattern(*pattern):  # type: ignore[arg-type]
            self.handed += 1
            yield quad


def test_other_briefings_cost_nothing() -> None:
    handed = []
    for others in (0, 5):
        store = graph()
        for number in range(others):
            other = ID.replace("2025", str(1900 + number))
            names = re.compile(r"(?<!@prefix )\b(metric|period):")
            text = names.sub(rf"\1:of-{number}-", turtle().replace(ID, other))
            store.load(text.encode(), format=RdfFormat.TURTLE, to_graph=graph_name(other))
        counting = Counting(store)
        read(counting, ID)  # type: ignore[arg-type]
        handed.append(counting.handed)
    assert handed[0] == handed[1]


@pytest.mark.parametrize("name", ["", "x", "2025-03-05", "a b", "<>", "\ud800", "x" * 9999])
def test_an_unknown_briefing_is_one_line(name: str) -> None:
    with pytest.raises(UnknownName, match="no briefing is called") as raised:
        read(graph(), name)
    assert len(str(raised.value)) < 400
    assert "\n" not in str(raised.value)


OBSERVATION = f"<{BASE}observation/{ID}/thefts-solved-yunzhou-2024>"
CLAIM = f"<{BASE}claim/{ID}/body-thefts-solved>"
ODD = {
    "a time of day": ("period:a", "time:inXSDDate", '"2024-01-01T00:00:00"^^xsd:dateTime'),
    "digits that are none": ("period:a", "time:inXSDDate", '"²⁰²⁴-01-01"^^xsd:date'),
    "a date without hyphens": ("period:a", "time:inXSDDate", '"20240101"^^xsd:date'),
    "no such day": ("period:a", "time:inXSDDate", '"2024-02-30"^^xsd:date'),
    "the last day of all": ("period:b", "time:inXSDDate", '"9999-12-31"^^xsd:date'),
    "a period without end": ("period:y2024", "time:hasEnd", "[]"),
    "no number": (OBSERVATION, "sdmx-measure:obsValue", '"NaN"^^xsd:double'),
    "digits of a number that are none": (OBSERVATION, "sdmx-measure:obsValue", '"³⁰"'),
    "a long number": (OBSERVATION, "sdmx-measure:obsValue", f'"{"9" * 5000}"^^xsd:decimal'),
    "a thing for a number": (OBSERVATION, "schema:minValue", "[]"),
    "a word for a metric": (OBSERVATION, "pa:metric", '"cases"'),
    "a word for a comparator": (OBSERVATION, "pa:comparator", '"more"'),
    "an unknown comparator": (OBSERVATION, "pa:comparator", "code:comparator-odd"),
    "a number for a day": (OBSERVATION, "pa:asOf", "7"),
    "a step below nothing": (OBSERVATION, "pa:roundingStep", "-5"),
    "an offset that is none": (CLAIM, "oa:start", '"x"^^xsd:integer'),
    "digits of an offset that are none": (CLAIM, "oa:start", '"²"^^xsd:integer'),
    "a blank end": (CLAIM, "oa:end", "[]"),
    "an offset beyond": (CLAIM, "oa:end", "99999999999"),
    "an end before the start": (CLAIM, "oa:end", "0"),
    "a thing for a quotation": (CLAIM, "oa:exact", "[]"),
    "a backslash": (CLAIM, "oa:exact", r'"\\(["'),
    "a thing for a figure": (CLAIM, "pa:printedFigure", "person:x"),
    "a blank fact": ("[]", "prov:wasDerivedFrom", CLAIM),
    "a blank passage": ("[]", "oa:hasSource", f"source:{ID}"),
    "a colon in a name": (f"<{BASE}claim/{ID}/a:b>", "oa:hasSource", f"source:{ID}"),
    "a name of another base": ("<urn:x:y>", "oa:hasSource", f"source:{ID}"),
}
"""Statements that take the place of those with the same subject and property."""


@pytest.mark.parametrize("name", ODD)
def test_odd_data_are_read_and_told(name: str, tmp_path: Path) -> None:
    subject, said, value = ODD[name]
    prefixes = turtle().partition("\n\n")[0]
    odd = Store()
    odd.load(f"{prefixes}\n{subject} {said} {value} .", format=RdfFormat.TURTLE)
    store = graph()
    home = graph_name(ID)
    for quad in odd:
        if isinstance(quad.subject, NamedNode):
            for old in list(store.quads_for_pattern(quad.subject, quad.predicate, None)):
                store.remove(old)
        store.add(Quad(quad.subject, quad.predicate, quad.object, home))
    assert read(store, ID).observations
    derive(store, ID)
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    for one in verify(file, store=store).discrepancies:
        assert one.message("zh")
        assert one.message("en")


def test_a_source_says_what_it_is(graph: Store) -> None:
    (one,) = briefings(graph)
    found = source(graph, one)
    assert found.is_whole
    assert found.sha256
    assert found.publishers
    assert found.day is not None
    assert found.unstated == ("cut-off",)
