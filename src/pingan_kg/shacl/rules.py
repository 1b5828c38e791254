"""The rules in SPARQL, asked of all things at once.

The fast engine plans the query of a rule again for every focus node, which is nine
tenths of its time, and for nothing where nobody breaks the rule. So each query is first
asked once with ``$this`` left free; only a rule that finds something is then asked thing
by thing, of what it is about.

What a query finds thing by thing it finds with ``$this`` left free too, as long as a
pattern outside of any filter names ``$this``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ..rdf.names import PREFIXES

__all__ = ["asked_at_once", "without"]

_SH = PREFIXES["sh"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_SHAPE, _TARGET, _SPARQL, _SELECT, _PREFIXES = (
    NamedNode(_SH + name)
    for name in ("NodeShape", "targetNode", "sparql", "select", "prefixes")
)


def asked_at_once(shapes: Iterable[Triple]) -> dict[NamedNode, list[Triple]]:
    """Return, by rule, a shape that has a result if the rule finds anything anywhere.

    The shape bears the rule's name, and its one focus node does too. A rule without a
    name is left out.
    """
    parts: dict[NamedNode, list[Triple]] = {}
    for triple in shapes:
        rule = triple.subject
        if isinstance(rule, NamedNode) and triple.predicate in (_SELECT, _PREFIXES):
            parts.setdefault(rule, []).append(triple)
    return {rule: list(_shape(rule, about)) for rule, about in parts.items()}


def without(shapes: Iterable[Triple], rules: Collection[object]) -> list[Triple]:
    """Return the shapes without these rules."""
    return [
        one
        for one in shapes
        if not (one.predicate == _SPARQL and one.object in rules)
        and not (one.predicate == _SELECT and one.subject in rules)
    ]


def _shape(rule: NamedNode, about: Iterable[Triple]) -> Iterator[Triple]:
    query = NamedNode(rule.value + "?")
    yield Triple(rule, _TYPE, _SHAPE)
    yield Triple(rule, _TARGET, rule)
    yield Triple(rule, _SPARQL, query)
    for triple in about:
        value = triple.object
        if isinstance(value, Literal):
            value = Literal(re.sub(r"[$?]this\b", "?this_", value.value) + " LIMIT 1")
        yield Triple(query, triple.predicate, value)
