"""What is amiss in the evidence itself, whatever the article says."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from ..briefing.model import Briefing, Claim, Exclusion, Observation, Passage
from ..graph.view import View, short
from ..rdf.names import PREFIXES

__all__ = ["Flaw", "flaws"]

Flaw = tuple[str, str, dict[str, str]]
"""A code of the discrepancies, the thing's short id, and what is said of it."""

_FACTS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
"""What is a fact only by a claim; agencies and people may be known from elsewhere."""


def flaws(store: Store, article: Briefing) -> Iterator[Flaw]:
    """Yield what is amiss: claims that are not there, facts without any, doubled values."""
    view = View(store, "zh")
    yield from _hanging(view)
    yield from _unsourced(view)
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


def _hanging(view: View) -> Iterator[Flaw]:
    """Facts that rest on nothing, or on claims that the graph does not hold."""
    for name in ("prov:wasDerivedFrom", "pa:conflictsWith"):
        prefix, _, local = name.partition(":")
        predicate = NamedNode(PREFIXES[prefix] + local)
        for quad in view.store.quads_for_pattern(None, predicate, None):
            fact, claim = quad.subject, quad.object
            if not isinstance(fact, NamedNode) or not isinstance(claim, NamedNode):
                continue
            if claim.value.startswith(PREFIXES["claim"]) and not _described(view, claim):
                yield "missing", short(fact), {"other": short(claim)}
    for kind in _FACTS:
        for node in view.instances(kind):
            if not view.objects(node, "prov:wasDerivedFrom"):
                yield "bare", short(node), {}


def _described(view: View, node: NamedNode) -> bool:
    return next(view.store.quads_for_pattern(node, None, None), None) is not None


def _unsourced(view: View) -> Iterator[Flaw]:
    """Passages of no article."""
    nodes = {
        *view.instances("pa:Claim"),
        *view.instances("pa:Exclusion"),
        *(
            quad.subject
            for quad in view.store.quads_for_pattern(
                None, NamedNode(PREFIXES["oa"] + "exact"), None
            )
            if isinstance(quad.subject, NamedNode)
        ),
    }
    for node in sorted(nodes, key=str):
        source = view.one(node, "oa:hasSource")
        if source is None or "pa:Source" not in view.kinds(source):
            yield "unsourced", short(node), {}
