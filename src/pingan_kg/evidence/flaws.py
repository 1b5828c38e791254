"""What is amiss in the evidence itself, whatever the article says."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from ..briefing.reading import Article, observation_nodes
from ..graph.view import View, short
from ..rdf.names import BASE, PREFIXES, expand

__all__ = ["Flaw", "flaws"]

Flaw = tuple[str, str, dict[str, str]]
"""A code of the discrepancies, the thing's short id, and what is said of it."""

_FACTS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
"""What is a fact only by a claim; agencies and people may be known from elsewhere."""
_SINGLE_OF_PASSAGES = (
    "oa:hasSource oa:start oa:end oa:exact pa:printedFigure pa:part pa:speaker"
    " pa:exclusionReason"
)
_SINGLE_OF_OBSERVATIONS = (
    "sdmx-measure:obsValue pa:wordedValue schema:minValue schema:maxValue pa:comparator"
    " sdmx-attribute:unitMeasure pa:classifier pa:metric sdmx-dimension:refArea"
    " sdmx-dimension:refPeriod pa:baselinePeriod pa:valueBasis pa:asOf"
)


def flaws(store: Store, article: Article) -> Iterator[Flaw]:
    """Yield what is amiss: claims that are not there, facts without any, doubled values."""
    view = View(store, "zh")
    yield from _hanging(view)
    yield from _unsourced(view)
    for passage in article.passages:
        node = _node(passage.id)
        if not view.kinds(node).intersection(("pa:Claim", "pa:Exclusion")):
            yield "untyped", passage.id, {"kind": "pa:Claim / pa:Exclusion"}
        if passage.is_claim and not passage.facts:
            yield "unused", passage.id, {}
        if not passage.reasoned:
            yield "unreasoned", passage.id, {}
        yield from _several(view, node, _SINGLE_OF_PASSAGES)
    for node in observation_nodes(view):
        if short(node) not in article.observations:
            continue
        if "pa:Observation" not in view.kinds(node):
            yield "untyped", short(node), {"kind": "pa:Observation"}
        yield from _several(view, node, _SINGLE_OF_OBSERVATIONS)


def _node(short_id: str) -> NamedNode:
    """Return the thing of a short id: the inverse of :func:`~pingan_kg.graph.view.short`."""
    if ":" not in short_id:
        return NamedNode(BASE + short_id)
    return NamedNode(expand(short_id) or short_id)


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
        if source is None or "schema:NewsArticle" not in view.kinds(source):
            yield "unsourced", short(node), {}


def _several(view: View, node: NamedNode, names: str) -> Iterator[Flaw]:
    """Properties with more values than one, of which only one can be meant."""
    for name in names.split():
        values = view.objects(node, name)
        if len(values) > 1:
            told = " / ".join(
                value.value if isinstance(value, Literal) else view.label(value)
                for value in values
            )
            yield "several", short(node), {"property": name, "stated": told}
