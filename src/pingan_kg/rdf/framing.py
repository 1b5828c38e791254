"""JSON-LD documents of one thing each: its facts nested in it, and labels wherever it leads.

What a thing is derived from and what it is about stand in full where they are named;
everything else that is named has its id and its label. ``facts`` holds, by
``@included``, the facts about the thing: each says itself how it is about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, NamedNode, Triple

from .jsonld import Context, Json, identified, node
from .names import PREFIXES
from .order import Described, Node, Subjects

__all__ = ["FACTS", "Framing"]

FACTS = "facts"
_ALWAYS = frozenset({"@version", "id", "type"})
_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_IN_FULL = frozenset({PREFIXES["prov"] + "wasDerivedFrom", PREFIXES["schema"] + "about"})
"""The properties whose values are written with all that is said of them."""


class Framing:
    """Write things out of one graph, one after another."""

    def __init__(self, triples: Iterable[Triple], context: Context) -> None:
        """Sort the statements by what they are about; the time is that of one thing."""
        self._about = Subjects(triples).about
        self._context = context

    def document(self, things: Sequence[tuple[NamedNode, Sequence[NamedNode]]]) -> Json:
        """Return a document of the things, each with its facts, in the given order.

        One thing is the document itself; of none, or several, ``@graph`` is the list.
        The context holds the prefixes, and the terms that the document uses.
        """
        nodes = [self._framed(thing, facts) for thing, facts in things]
        used: set[str] = set()
        for one in nodes:
            _collect(one, used)
        terms = {
            key: term
            for key, term in self._context.written().items()
            if key in used or key in _ALWAYS or "://" in str(term)
        }
        head = {"@context": {**terms, FACTS: "@included"}}
        return {**head, **nodes[0]} if len(nodes) == 1 else {**head, "@graph": nodes}

    def _framed(self, thing: NamedNode, facts: Sequence[NamedNode]) -> dict[str, Json]:
        return {**self._whole(thing, ()), FACTS: [self._whole(fact, ()) for fact in facts]}

    def _whole(self, subject: Node, within: tuple[Node, ...]) -> dict[str, Json]:
        """Write all that is said of a thing; ``within`` is what it stands in."""

        def refer(predicate: str, term: Node | Triple) -> Json:
            if isinstance(term, Triple):
                return {"id": identified(term)}
            full = isinstance(term, BlankNode) or (predicate in _IN_FULL and len(within) < 2)
            if full and term in self._about and term not in (*within, subject):
                return self._whole(term, (*within, subject))
            labels = self._about.get(term, {}).get(_LABEL, set())
            said: Described = {_LABEL: labels} if labels else {}
            return node(term, said, self._context)

        return node(subject, self._about.get(subject, {}), self._context, refer)


def _collect(value: Json, used: set[str]) -> None:
    """Gather the keys and the types that a value uses."""
    if isinstance(value, dict):
        used.update(value)
        used.update(value.get("type", ()))
        for one in value.values():
            _collect(one, used)
    elif isinstance(value, list):
        for one in value:
            _collect(one, used)
