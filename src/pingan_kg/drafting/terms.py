"""Nodes and literals by their prefixed names, and the list of measure words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from ..briefing.statements import node_of
from ..rdf.names import PREFIXES

__all__ = ["classifiers", "node", "typed"]


def node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=node_of(f"xsd:{kind}"))


def classifiers(store: Store) -> dict[str, NamedNode]:
    """Return the measure words that the graph has, by how they are printed."""
    found: dict[str, NamedNode] = {}
    scheme = node("code:classifiers")
    for quad in store.quads_for_pattern(None, node_of("skos:inScheme"), scheme):
        if isinstance(quad.subject, NamedNode):
            for name in _notations(store, quad.subject):
                found.setdefault(name, quad.subject)
    return found


def _notations(store: Store, thing: NamedNode) -> Iterator[str]:
    for quad in store.quads_for_pattern(thing, node_of("skos:notation"), None):
        if isinstance(quad.object, Literal):
            yield quad.object.value
