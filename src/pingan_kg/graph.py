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
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from .errors import InputError, PinganError
from .files import read_bytes
from .namespaces import BASE
from .paths import part_files
from .worker import Failure, Write, run

__all__ = [
    "DATA_SUFFIXES",
    "QUERIED",
    "Loading",
    "add_file",
    "add_parts",
    "file_quads",
    "graph_name",
    "parse_file",
    "quads",
    "shared",
    "store",
]

QUERIED = ("ontology", "data", "links", "context")
"""The parts that a query sees unless told otherwise.

The shapes are about the graph, not of it; the derived figures are printed
nowhere, and whoever wants them asks for them.
"""

DATA_SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}
"""The RDF formats that are read, by a file's suffix; standard input is Turtle."""

PARSE_SECONDS = 30.0


def graph_name(part: str) -> NamedNode:
    """Return the IRI of the named graph that holds a part."""
    return NamedNode(f"{BASE}graph/{part}")


def store(parts: Iterable[str] = QUERIED) -> Store:
    """Load the parts into a new store, each into its named graph.

    Query it with ``use_default_graph_as_union=True``. Raises
    :class:`~pingan_kg.errors.InputError` where a shipped file cannot be read,
    :class:`~pingan_kg.errors.UnknownName` for an unknown part.
    """
    return _loaded(_read(parts))


def _read(parts: Iterable[str]) -> list[tuple[str, bytes]]:
    """Return each part's files as one text; they share their prefixes."""
    return [
        (part, b"\n".join(read_bytes(path, "data file") for path in part_files(part)))
        for part in parts
    ]


def _loaded(texts: list[tuple[str, bytes]]) -> Store:
    loaded = Store()
    _load(loaded, texts)
    return loaded


def _load(loaded: Store, texts: list[tuple[str, bytes]]) -> None:
    for part, text in texts:
        try:
            loaded.load(text, format=RdfFormat.TURTLE, to_graph=graph_name(part))
        except SyntaxError as error:
            for _ in quads([part]):  # file by file, which names the broken one
                pass
            raise InputError(_syntax(error, part)) from error


def add_parts(loaded: Store, parts: Iterable[str]) -> None:
    """Load further parts into a store of one's own. Raises as :func:`store` does."""
    _load(loaded, _read(parts))


@cache
def shared(parts: tuple[str, ...] = QUERIED) -> Store:
    """Return the parts' store that the process shares; nobody may write to it."""
    return store(parts)


class Loading:
    """A store being loaded in a thread, while other modules are imported.

    The thread does nothing but load, a part at a time: for each step in Python
    it would have to wait until the importing thread lets it.
    """

    def __init__(self, parts: tuple[str, ...] = QUERIED) -> None:
        """Read the files and start loading; :meth:`store` waits for the end."""
        self._store: Store | None = None
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None
        try:
            self._texts = _read(parts)
        except PinganError as error:
            self._error = error
            return
        self._thread = threading.Thread(target=self._body, daemon=True)
        self._thread.start()

    def _body(self) -> None:
        try:
            self._store = _loaded(self._texts)
        except BaseException as error:  # noqa: BLE001 (raised where the store is asked for)
            self._error = error

    def store(self) -> Store:
        """Return the store once it is there, or raise what :func:`store` raised."""
        if self._thread is not None:
            self._thread.join()
        if self._store is None:
            raise self._error or RuntimeError("the loading thread ended without a store")
        return self._store


def file_quads(path: Path, part: str) -> Iterator[Quad]:
    """Parse one shipped Turtle file, keeping its lexical forms.

    Yields its statements as quads of the part's named graph. Raises
    :class:`~pingan_kg.errors.InputError`.
    """
    name = graph_name(part)
    try:
        for quad in parse(read_bytes(path, "data file"), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, name)
    except SyntaxError as error:
        raise InputError(_syntax(error, str(path))) from error


def quads(parts: Iterable[str] = QUERIED) -> Iterator[Quad]:
    """Parse the parts' files, keeping lexical forms, in the order of the files.

    Each quad is in its part's named graph. Raises as :func:`store` does.
    """
    for part in parts:
        for path in part_files(part):
            yield from file_quads(path, part)


def parse_file(path: str | os.PathLike[str]) -> list[Quad]:
    """Parse a user's RDF file (``-``: Turtle from standard input), strictly.

    The format follows from the suffix (:data:`DATA_SUFFIXES`). The parser runs
    in a child with limits, for there are files that crash it. Lexical forms are
    kept, blank nodes are renamed (two files' ``_:a`` are two nodes), and
    statements outside of any named graph stay in the default graph.

    Raises :class:`~pingan_kg.errors.InputError` naming file, line and column,
    also for a file without any statement.
    """
    name = os.fspath(path)
    kind = _format(name)
    data = read_bytes(path, "data file")
    name = "standard input" if name == "-" else name

    def work(write: Write) -> None:
        try:
            for quad in parse(data, format=kind):
                if isinstance(quad.object, Triple):
                    raise ValueError("it holds a triple term, which is RDF 1.2, not RDF 1.1")
                write(b"%s .\n" % str(quad).encode())
        except SyntaxError as error:
            raise ValueError(_syntax(error, name)) from error

    try:
        lines = run(work, seconds=PARSE_SECONDS)
    except Failure as failure:
        raise InputError(_failed(failure, name)) from failure
    if not lines:
        raise InputError(f"{name} holds no statement")
    # Renamed here and not in the child: every child is born with the same random state.
    return list(parse(lines, format=RdfFormat.N_QUADS, rename_blank_nodes=True))


def add_file(loaded: Store, path: str | os.PathLike[str]) -> int:
    """Add a user's file to a store and return how many statements were new.

    What stands outside of any named graph goes into one named after the file.
    A triple that the store holds already, in whichever graph, is not added
    again: the union of the graphs would count it twice.
    """
    name = NamedNode("urn:stdin") if os.fspath(path) == "-" else NamedNode(_file_iri(path))
    added = 0
    for quad in parse_file(path):
        triple = (quad.subject, quad.predicate, quad.object)
        if next(loaded.quads_for_pattern(*triple, None), None) is None:
            place = name if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
            loaded.add(Quad(*triple, place))
            added += 1
    return added


def _file_iri(path: str | os.PathLike[str]) -> str:
    from urllib.parse import quote

    return "file://" + quote(os.path.abspath(os.fsencode(path)))


def _format(name: str) -> RdfFormat:
    if name == "-":
        return RdfFormat.TURTLE
    suffix = os.path.splitext(name)[1].lower()
    if suffix in DATA_SUFFIXES:
        return DATA_SUFFIXES[suffix]
    if os.path.isdir(name):
        raise InputError(f"cannot read the data file {name}: it is a folder, not a file")
    if not os.path.exists(name):
        raise InputError(f"cannot read the data file {name}: there is no such file or folder")
    known = ", ".join(DATA_SUFFIXES)
    raise InputError(f"{name}: its format is unknown; name it with one of the suffixes {known}")


def _syntax(error: SyntaxError, name: str) -> str:
    """Turn the parser's error into one line that names file, line and column."""
    text = " ".join(str(error.args[0]).split())
    if error.lineno is None:
        return f"{name}: {text}"
    place = f"line {error.lineno}" + (f", column {error.offset}" if error.offset else "")
    return f"{name}: {place}: {text.partition(': ')[2] or text}"


def _failed(failure: Failure, name: str) -> str:
    if failure.kind == "raised":
        return failure.text if failure.text.startswith(name) else f"{name}: {failure.text}"
    why = {
        "timeout": f"parsing it took longer than {PARSE_SECONDS:g} s",
        "memory": "parsing it takes too much memory",
        "size": "it is too large",
    }
    return f"{name}: " + why.get(
        failure.kind, "the parser crashed on it, it may be nested deeply"
    )
