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
from ..rdf.terms import Term

__all__ = ["asked_at_once", "without"]

_SH = PREFIXES["sh"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_SHAPE, _TARGET, _CLASS, _SPARQL, _SELECT, _PREFIXES = (
    NamedNode(_SH + name)
    for name in ("NodeShape", "targetNode", "targetClass", "sparql", "select", "prefixes")
)


def asked_at_once(shapes: Collection[Triple]) -> dict[NamedNode, list[Triple]]:
    """Return, by rule, a shape that has a result if the rule finds anything anywhere.

    The shape bears the rule's name, and its one focus node does too. A rule without a
    name is left out.
    """
    parts: dict[NamedNode, list[Triple]] = {}
    for triple in shapes:
        rule = triple.subject
        if isinstance(rule, NamedNode) and triple.predicate in (_SELECT, _PREFIXES):
            parts.setdefault(rule, []).append(triple)
    kept = _kept(shapes)
    return {
        rule: list(_shape(rule, about, kept.get(rule, ""))) for rule, about in parts.items()
    }


def _kept(shapes: Collection[Triple]) -> dict[NamedNode, str]:
    """Return, by rule, what keeps its query to the classes that the rule is about.

    That is nothing where the rule is about other things, too.
    """
    classes: dict[Term, set[str]] = {}
    unkept: set[Term] = {triple.object for triple in shapes if triple.predicate != _SPARQL}
    for triple in shapes:
        if triple.predicate == _CLASS:
            classes.setdefault(triple.subject, set()).add(str(triple.object))
        elif triple.predicate.value.startswith(_SH + "target"):
            unkept.add(triple.subject)
    path = f"?this_ {_TYPE}/{_SUBCLASS}*"
    kept: dict[NamedNode, str] = {}
    for triple in shapes:
        if triple.predicate == _SPARQL and isinstance(triple.object, NamedNode):
            about = sorted(classes.get(triple.subject, ()))
            if not about or triple.subject in unkept or triple.object in kept:
                kept[triple.object] = ""
            else:
                each = (f" {{ {path} {one} }}" for one in about)
                kept[triple.object] = " UNION".join(each)
    return kept


def without(shapes: Iterable[Triple], rules: Collection[object]) -> list[Triple]:
    """Return the shapes without these rules."""
    return [
        one
        for one in shapes
        if not (one.predicate == _SPARQL and one.object in rules)
        and not (one.predicate == _SELECT and one.subject in rules)
    ]


def _shape(rule: NamedNode, about: Iterable[Triple], kept: str) -> Iterator[Triple]:
    query = NamedNode(rule.value + "?")
    yield Triple(rule, _TYPE, _SHAPE)
    yield Triple(rule, _TARGET, rule)
    yield Triple(rule, _SPARQL, query)
    for triple in about:
        value = triple.object
        if isinstance(value, Literal):
            query_ = re.sub(r"[$?]this\b", "?this_", value.value) + " LIMIT 1"
            value = Literal(
                re.sub(r"\bWHERE\s*\{", lambda found: found[0] + kept, query_, count=1)
            )
        yield Triple(query, triple.predicate, value)
