"""Briefings read in part: what each claim prints is what its fact says.

Their texts are not here, so that ``verify`` has nothing to hold them against. The
figure of each claim is read again by the grammar, within the few characters around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from pingan_kg.briefing.model import Briefing, Observation, Passage
from pingan_kg.briefing.reading import read
from pingan_kg.evidence.agreement import disagreements, labels_disagree
from pingan_kg.figures import FigureError, scan
from pingan_kg.figures import read as read_figure
from pingan_kg.graph.store import briefings, shared
from pingan_kg.rdf.names import PREFIXES

NOTE = NamedNode(PREFIXES["skos"] + "note")


def _in_part(graph: Store) -> Iterator[Briefing]:
    coverage = NamedNode(PREFIXES["pa"] + "coverage")
    part = NamedNode(PREFIXES["code"] + "coverage-part")
    for name in briefings(graph):
        source = NamedNode(f"{PREFIXES['source']}{name}")
        if next(graph.quads_for_pattern(source, coverage, part), None):
            yield read(graph, name)


def _wrong(passage: Passage, one: Observation) -> list[str]:
    before = passage.prefix or ""
    at = len(before) + passage.exact.rindex(passage.figure)
    directions = (
        match.direction
        for match in scan(before + passage.exact + (passage.suffix or ""))
        if match.start < at + len(passage.figure) and match.end > at
    )
    turn = next((found for found in directions if found is not None), None)
    try:
        figure = read_figure(passage.figure)
    except FigureError as error:
        return [error.reason]
    told = [*disagreements(figure, turn, one), *labels_disagree(passage.figure, one)]
    return [one.code for one in told if one.code != "no-direction"]


def test_what_a_claim_prints_is_what_its_fact_says() -> None:
    """Where the grammar reads otherwise, or not at all, a note says how it was read."""
    wrong = []
    seen = 0
    for briefing in _in_part(shared()):
        claims = {claim.node: claim for claim in briefing.claims}
        for one in briefing.observations:
            noted = next(shared().quads_for_pattern(one.node, NOTE, None), None) is not None
            for claim in one.claims:
                seen += 1
                found = _wrong(claims[claim], one)
                if found and not noted:
                    wrong.append((one.id, found))
    assert seen
    assert wrong == []


def test_a_direction_that_is_printed_is_the_sign() -> None:
    """The Chinese label of a change holds the verb and the figure, as the value has them."""
    for briefing in _in_part(shared()):
        for one in briefing.observations:
            if one.turns and one.value:
                verb = "下降" if one.value < 0 else "上升"
                assert verb in one.labels["zh"], one.id


def test_the_text_around_a_quotation_is_short() -> None:
    """At most 12 characters on either side of at most 23, and one side at least."""
    for name, most in (("prefix", 12), ("suffix", 12), ("exact", 23)):
        for quad in shared().quads_for_pattern(None, NamedNode(PREFIXES["oa"] + name), None):
            assert isinstance(quad.object, Literal)
            assert len(quad.object.value.replace("*", "").strip()) <= most
