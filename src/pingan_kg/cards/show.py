"""Look things up: by name, by text, as a card, and counted.

>>> describe(find("2万余起"), lang="en").facts[1].values[0].text
'more than 20,000; the upper bound is not stated'
"""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import NamedNode, Store

from ..errors import UnknownName, did_you_mean
from ..graph.resolve import briefing_of, looked_up, resolve
from ..graph.store import shared
from ..graph.view import View, short
from ..languages import checked
from .facts import facts
from .find import find_texts, kinds, printing
from .stats import tallies
from .tables import sections
from .values import Card, Fact, Find, Mention, Section, Tally, kinds_of

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
    is called so, a label in Chinese or English, or a figure that is printed of one fact
    only. Raises :class:`~pingan_kg.errors.UnknownName` where nothing is called that
    (with near names), or several things are (with their ids).
    """
    graph = _given(store)
    if not looked_up(graph, name.strip()):
        printed = printing(View(graph, "zh"), name)
        if len(printed) == 1:
            return printed[0]
    return resolve(graph, name)


def describe(thing: NamedNode, *, lang: str, store: Store | None = None) -> Card:
    """Return a card of a thing: its labels, facts, and tables of what hangs on to it.

    Texts are in ``lang`` (``zh`` or ``en``), in the other language where it is silent.
    Raises :class:`~pingan_kg.errors.InputError` for another language, as all here do.
    """
    view = View(_given(store), checked(lang))
    return Card(
        iri=thing.value,
        id=short(thing),
        labels=view.labels(thing),
        kinds=kinds_of(view, thing),
        facts=facts(view, thing),
        sections=sections(view, thing),
        briefing=briefing_of(thing.value) or "",
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
    return find_texts(View(_given(store), checked(lang)), text, of=of)


def stats(*, lang: str, store: Store | None = None) -> tuple[Tally, ...]:
    """Return what is in the graph, counted: see :class:`Tally`."""
    return tallies(View(_given(store), checked(lang)))


def _given(store: Store | None) -> Store:
    return shared() if store is None else store
