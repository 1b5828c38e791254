"""What is amiss in the evidence itself, whatever the article says."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Store

from ..briefing.model import Briefing, Claim, Exclusion, Observation, Passage
from ..briefing.reading import members, segment
from ..briefing.statements import node_of
from ..graph.store import graph_name
from ..graph.view import View, short
from ..rdf.names import PREFIXES

__all__ = ["Flaw", "flaws"]

Flaw = tuple[str, str, dict[str, str]]
"""A code of the discrepancies, the thing's short id, and what is said of it."""

_FACTS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
"""What is a fact only by a claim; agencies and people may be known from elsewhere."""
_EVIDENCE = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_CONFLICT = NamedNode(PREFIXES["pa"] + "conflictsWith")

Graphs = set[NamedNode | DefaultGraph]


def flaws(store: Store, article: Briefing) -> Iterator[Flaw]:
    """Yield what is amiss: claims that are not there, facts without any, doubled values.

    The graphs looked through are the briefing's own and those that hold facts on its
    claims.
    """
    graphs: Graphs = {graph_name(article.id), DefaultGraph()}
    for claim in article.claims:
        for quad in store.quads_for_pattern(None, _EVIDENCE, claim.node):
            if isinstance(quad.graph_name, NamedNode):
                graphs.add(quad.graph_name)
    yield from _hanging(store, article, graphs)
    yield from _bare(store, article, graphs)
    yield from _unsourced(store, article)
    for passage in article.passages:
        if not passage.is_typed:
            yield "untyped", passage.id, {"kind": "pa:Claim / pa:Exclusion"}
        if isinstance(passage, Claim) and not passage.facts:
            yield "unused", passage.id, {}
        if isinstance(passage, Exclusion) and not passage.reason:
            yield "unreasoned", passage.id, {}
    for one in article.observations:
        if not one.is_typed:
            yield "untyped", one.id, {"kind": "pa:Observation"}
    things: list[Passage | Observation] = [*article.passages, *article.observations]
    for thing in things:
        for name, values in thing.doubled:
            yield "several", thing.id, {"property": name, "stated": values}


def _hanging(store: Store, article: Briefing, graphs: Graphs) -> Iterator[Flaw]:
    """Facts that rest on claims, or contradict claims, that the graph does not hold.

    A claim of another briefing may be left out with that briefing.
    """
    found = {
        (quad.subject, quad.object)
        for graph in graphs
        for predicate in (_EVIDENCE, _CONFLICT)
        for quad in store.quads_for_pattern(None, predicate, None, graph)
    }
    for fact, claim in found:
        if not isinstance(fact, NamedNode) or not isinstance(claim, NamedNode):
            continue
        if not claim.value.startswith(PREFIXES["claim"]):
            continue
        owner = segment(claim)
        known = owner in ("", article.id) or _is_described(store, node_of(f"source:{owner}"))
        if known and not _is_described(store, claim):
            yield "missing", short(fact), {"other": short(claim)}


def _is_described(store: Store, node: NamedNode) -> bool:
    return next(store.quads_for_pattern(node, None, None), None) is not None


def _bare(store: Store, article: Briefing, graphs: Graphs) -> Iterator[Flaw]:
    """Facts that rest on nothing."""
    kinds = [("rdf:type", kind) for kind in _FACTS]
    for node in members(store, article.id, *kinds, graphs=graphs):
        if next(store.quads_for_pattern(node, _EVIDENCE, None), None) is None:
            yield "bare", short(node), {}


def _unsourced(store: Store, article: Briefing) -> Iterator[Flaw]:
    """Passages of no article."""
    said = (("rdf:type", "pa:Claim"), ("rdf:type", "pa:Exclusion"), ("oa:exact", None))
    view = View(store, "zh")
    own = {passage.node for passage in article.passages}
    for node in members(store, article.id, *said) - own:
        source = view.one(node, "oa:hasSource")
        if source is None or "pa:Source" not in view.kinds(source):
            yield "unsourced", short(node), {}
