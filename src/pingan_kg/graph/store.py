"""The graph: loaded into a store for queries, or parsed as it is written.

The store rewrites literals (``2.50`` becomes ``2.5``) and lower-cases language
tags. So queries go to :func:`store`, and everything that must keep lexical
forms (exports, the formatter) to :func:`quads`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ..errors import InputError, PinganError
from ..files import read_bytes
from ..rdf.faults import placed
from ..rdf.names import BASE, briefing_of
from .parsing import own_quads
from .paths import Piece, pieces

__all__ = [
    "QUERIED",
    "SHARED",
    "Loading",
    "add_data",
    "add_parts",
    "briefing_graphs",
    "briefings",
    "file_quads",
    "graph_name",
    "opened",
    "quads",
    "shared",
    "store",
]

SHARED = ("ontology", "reference", "links")
"""The parts that all briefings share."""

QUERIED = (*SHARED, "briefings")
"""The parts that a query sees unless told otherwise.

The shapes are about the graph, not of it; the derived figures are printed
nowhere, and whoever wants them asks for them.
"""

_SOURCE = NamedNode(BASE + "ontology#Source")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def graph_name(graph: str) -> NamedNode:
    """Return the IRI of a named graph: ``reference``, or a briefing's id."""
    return NamedNode(f"{BASE}graph/{graph}")


def store(
    parts: Iterable[str] = QUERIED, *, data: Iterable[str | os.PathLike[str]] = ()
) -> Store:
    """Load the parts, and files or folders of one's own, into a new store.

    Each graph is loaded into its named graph; query them all together with
    ``use_default_graph_as_union=True``. Raises :class:`~pingan_kg.errors.InputError`
    where a file cannot be read, :class:`~pingan_kg.errors.UnknownName` for an unknown
    part.
    """
    loaded = _loaded(_read(parts))
    for path in data:
        add_data(loaded, path)
    return loaded


def opened(
    parts: Iterable[str] = QUERIED,
    *,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
) -> Store:
    """Return a store of the parts with a user's data; ``only``: no shipped briefing.

    Without data it is the process's own (see :func:`shared`). What shared things say of
    a briefing that is left out, such as which of its claims name a program, is left out
    with it. Raises as :func:`store` does.
    """
    data = tuple(data)
    if not only:
        return store(parts, data=data) if data else shared(tuple(parts))
    loaded = store(_without_briefings(parts), data=data)
    shared_graphs = set(map(graph_name, SHARED))
    for name in shared_graphs:
        for quad in list(loaded.quads_for_pattern(None, None, None, name)):
            left_out = filter(_is_shipped, (quad.subject, quad.object))
            if not all(_is_described(loaded, one, shared_graphs) for one in left_out):
                loaded.remove(quad)
    return loaded


def _without_briefings(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part not in ("briefings", "derived"))


def _is_shipped(term: object) -> bool:
    """Tell whether a term is a thing of one of the shipped briefings."""
    briefing = briefing_of(term.value) if isinstance(term, NamedNode) else None
    return briefing is not None and briefing in {piece.graph for piece in pieces("briefings")}


def _is_described(loaded: Store, node: object, but_in: set[NamedNode]) -> bool:
    """Tell whether a thing is described elsewhere than in some graphs."""
    assert isinstance(node, NamedNode)  # noqa: S101
    quads = loaded.quads_for_pattern(node, None, None)
    return any(quad.graph_name not in but_in for quad in quads)


def _read(parts: Iterable[str]) -> list[tuple[Piece, bytes]]:
    return [(piece, _text(piece)) for part in parts for piece in pieces(part)]


def _text(piece: Piece) -> bytes:
    """Return a graph's files as one text; they share their prefixes and base."""
    return b"\n".join(read_bytes(path, "data file") for path in piece.files)


def _loaded(texts: list[tuple[Piece, bytes]]) -> Store:
    loaded = Store()
    _load(loaded, texts)
    return loaded


def _load(loaded: Store, texts: list[tuple[Piece, bytes]]) -> None:
    for piece, text in texts:
        try:
            loaded.load(text, format=RdfFormat.TURTLE, to_graph=graph_name(piece.graph))
        except SyntaxError as error:
            for path in piece.files:  # file by file, which names the broken one
                for _ in file_quads(path, piece.graph):
                    pass
            raise InputError(f"{piece.graph}: {placed(error)}") from error


def add_parts(loaded: Store, parts: Iterable[str]) -> None:
    """Load further parts into a store of one's own. Raises as :func:`store` does."""
    _load(loaded, _read(parts))


def add_data(loaded: Store, path: str | os.PathLike[str]) -> int:
    """Add a user's file, or folder of briefings, to a store; return how many were new.

    Each statement goes into the graph that :func:`~pingan_kg.graph.parsing.own_quads`
    gives it. A triple that the store holds already, in whichever graph, is not added
    again: the union of the graphs would count it twice.
    """
    added = 0
    for quad in own_quads(path):
        triple = (quad.subject, quad.predicate, quad.object)
        if next(loaded.quads_for_pattern(*triple, None), None) is None:
            loaded.add(quad)
            added += 1
    return added


def briefings(graph: Store) -> list[str]:
    """Return the ids of the briefings in a store, sorted."""
    found = {quad.subject for quad in graph.quads_for_pattern(None, _TYPE, _SOURCE)}
    prefix = BASE + "source/"
    return sorted(
        node.value.removeprefix(prefix)
        for node in found
        if isinstance(node, NamedNode) and node.value.startswith(prefix)
    )


def briefing_graphs(graph: Store, briefing: str) -> list[NamedNode]:
    """Return the named graphs that matter to one briefing: its own, and what is shared.

    What is shared are the parts of that name, and whatever files of a user's own hold
    that is of no briefing.
    """
    own = graph_name(briefing)
    kept = set(map(graph_name, (*SHARED, "vocabularies", f"{briefing}/derived")))
    found = [name for name in graph.named_graphs() if isinstance(name, NamedNode)]
    inside = f"{BASE}graph/"
    return [
        own,
        *(
            name
            for name in found
            if name != own and (name in kept or not name.value.startswith(inside))
        ),
    ]


@cache
def shared(parts: tuple[str, ...] = QUERIED) -> Store:
    """Return the parts' store that the process shares; nobody may write to it."""
    return store(parts)


class Loading:
    """A store being loaded in a thread, while other modules are imported.

    The thread does nothing but load, a graph at a time: for each step in Python
    it would have to wait until the importing thread lets it.
    """

    def __init__(
        self,
        parts: tuple[str, ...] = QUERIED,
        *,
        reading: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Read the files and start loading; :meth:`store` waits for the end.

        ``reading`` is the shipped briefing that will be asked for, if that is known, with
        the files that matter (``reference/metrics``, ``briefing/claims``; none: all). The
        rest is read only if the guess was wrong.
        """
        self._store = Store()
        self._error: BaseException | None = None
        self._wanted: str | None = None
        self._texts: list[tuple[Piece, bytes]] = []
        self._left: list[Piece] = []
        self._thread = threading.Thread(target=self._body, daemon=True)
        try:
            there = [piece for part in parts for piece in pieces(part)]
            if reading is not None and reading[0] in {piece.graph for piece in there}:
                there, self._left = _chosen(there, *reading)
            self._texts = [(piece, _text(piece)) for piece in there]
        except PinganError as error:
            self._error = error
        self._thread.start()

    def _body(self) -> None:
        left = self._texts
        try:
            while left:
                _load(self._store, left[:1])
                left = left[1:]
                if self._wanted is not None:
                    left = [text for text in left if self._is_wanted(text[0])]
        except BaseException as error:  # noqa: BLE001 (raised where the store is asked for)
            self._error = error

    def _is_wanted(self, piece: Piece) -> bool:
        return piece.graph in (*SHARED, self._wanted)

    def store(self, briefing: str | None = None) -> Store:
        """Return the store once it is there, or raise what :func:`store` raised.

        Where one shipped briefing is asked for, the others are not waited for.
        """
        if briefing in {piece.graph for piece, _ in self._texts}:
            self._wanted = briefing
        self._thread.join()
        if self._error is not None:
            raise self._error
        if self._wanted is None and self._left:
            _load(self._store, [(piece, _text(piece)) for piece in self._left])
        return self._store


def _chosen(
    there: list[Piece], briefing: str, files: tuple[str, ...]
) -> tuple[list[Piece], list[Piece]]:
    """Tell what matters to one briefing, and of that which files, from the rest."""
    chosen: list[Piece] = []
    left: list[Piece] = []
    for piece in there:
        if piece.graph not in (*SHARED, briefing):
            left.append(piece)
            continue
        folder = "briefing" if piece.graph == briefing else piece.graph
        names = {
            one: f"{folder}/{os.path.basename(one).removesuffix('.ttl')}" for one in piece.files
        }
        kept = tuple(one for one in piece.files if not files or names[one] in files)
        rest = tuple(one for one in piece.files if one not in kept)
        chosen += [Piece(piece.graph, kept)] if kept else []
        left += [Piece(piece.graph, rest)] if rest else []
    return chosen, left


def file_quads(path: str, graph: str) -> Iterator[Quad]:
    """Parse one shipped Turtle file, keeping its lexical forms.

    Yields its statements as quads of a named graph. Raises
    :class:`~pingan_kg.errors.InputError`.
    """
    name = graph_name(graph)
    try:
        for quad in parse(read_bytes(path, "data file"), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, name)
    except SyntaxError as error:
        raise InputError(f"{os.fspath(path)}: {placed(error)}") from error


def quads(
    parts: Iterable[str] = QUERIED,
    *,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
) -> Iterator[Quad]:
    """Parse the parts' files and a user's data, keeping lexical forms, file by file.

    Each quad is in its named graph; ``only`` leaves the shipped briefings out, as
    :func:`opened` does. Raises as :func:`store` does.
    """
    own = [quad for path in data for quad in own_quads(path)]
    described = {quad.subject for quad in own} if only else set()
    for part in _without_briefings(parts) if only else parts:
        for piece in pieces(part):
            for path in piece.files:
                for quad in file_quads(path, piece.graph):
                    left_out = filter(_is_shipped, (quad.subject, quad.object) if only else ())
                    if described.issuperset(left_out):
                        yield quad
    yield from own
