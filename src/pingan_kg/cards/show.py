"""Look things up: by name, by text, as a card, and counted.

>>> describe(find("observation/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"),
...          lang="en").facts[1].values[0].text
'more than 20,000; the upper bound is not stated'
"""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode, Store

from ..errors import UnknownName, did_you_mean
from ..graph.resolve import resolve
from ..graph.store import shared
from ..graph.view import View, short
from ..rdf.names import ONTOLOGY
from .facts import facts
from .find import find_texts, kinds
from .stats import tallies
from .tables import sections
from .values import Card, Fact, Find, Mention, Section, Tally

__all__ = [
    "Card",
    "Fact",
    "Find",
    "Mention",
    "Section",
    "Tally",
    "describe",
    "find",
    "search",
    "stats",
]


def find(name: str, *, store: Store | None = None) -> NamedNode:
    """Return the thing that a name means.

    The name is an IRI, ``metric:x``, ``metric/x``, a bare ``x`` where only one thing
    is called so, or a label in Chinese or English. Raises
    :class:`~pingan_kg.errors.UnknownName` where nothing is called that (with near
    names), or several things are (with their ids).
    """
    return resolve(_given(store), name)


def describe(thing: NamedNode, *, lang: str, store: Store | None = None) -> Card:
    """Return a card of a thing: its labels, facts, and tables of what hangs on to it.

    Texts are in ``lang`` (``zh`` or ``en``), in the other language where it is silent.
    """
    view = View(_given(store), lang)
    classes = [term for term in view.objects(thing, "rdf:type") if isinstance(term, NamedNode)]
    classes.sort(key=lambda kind: not kind.value.startswith(ONTOLOGY))
    return Card(
        iri=thing.value,
        id=short(thing),
        labels=view.labels(thing),
        kinds=tuple(Mention(view.label(kind), short(kind)) for kind in classes),
        facts=facts(view, thing),
        sections=sections(view, thing),
    )


def search(
    text: str, *, lang: str, of: Collection[str] = (), store: Store | None = None
) -> list[Find]:
    """Return the things in which all words of the text are found, the best first.

    ``of`` are kinds of things (``metric``, ``program`` ...), by default all. Raises
    :class:`~pingan_kg.errors.UnknownName` for an unknown kind.
    """
    for kind in of:
        if kind not in kinds():
            hint = did_you_mean(kind, kinds())
            known = ", ".join(kinds())
            raise UnknownName(f"no kind is called {kind!r}{hint}; the kinds are: {known}")
    return find_texts(View(_given(store), lang), text, of=of)


def stats(*, lang: str, store: Store | None = None) -> tuple[Tally, ...]:
    """Return what is in the graph, counted: see :class:`Tally`."""
    return tallies(View(_given(store), lang))


def _given(store: Store | None) -> Store:
    return shared() if store is None else store
