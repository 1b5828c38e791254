"""Files of a user's own, parsed strictly and within limits, and the graphs they go into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from ..errors import InputError
from ..files import read_bytes
from ..limits import SECONDS
from ..rdf.faults import fault
from ..rdf.formats import FORMATS, by_suffix, read_format, suffixes
from ..rdf.names import BASE, PREFIXES, briefing_of
from ..worker import Failure, Write, run

__all__ = ["data_files", "home_graph", "own_quads", "parse_bytes", "parse_file"]

_DERIVED = PREFIXES["derived"]


def data_files(path: str | os.PathLike[str]) -> list[str]:
    """Return the RDF files that a path stands for: itself, or all those in a folder.

    Of a folder all files count whose suffix is that of an RDF format, in it and below
    it, sorted; hidden ones do not. Raises :class:`~pingan_kg.errors.InputError` where
    there is no such file or folder, or the folder holds none.
    """
    name = os.fspath(path)
    if name != "-" and not os.path.exists(name):
        raise InputError(f"cannot read the data {name}: there is no such file or folder")
    if not os.path.isdir(name):
        return [name]
    found = []
    for folder, below, files in os.walk(name):
        below[:] = sorted(one for one in below if not one.startswith("."))
        found += [
            os.path.join(folder, file)
            for file in sorted(files)
            if by_suffix(file, FORMATS) and not file.startswith(".")
        ]
    if not found:
        there = ", ".join(suffixes(FORMATS))
        raise InputError(f"the folder {name} holds no data file (a suffix of {there})")
    return found


def parse_file(path: str | os.PathLike[str]) -> list[Quad]:
    """Parse a user's RDF file (``-``: Turtle from standard input), see :func:`parse_bytes`.

    Raises :class:`~pingan_kg.errors.InputError` also where it cannot be read.
    """
    name = os.fspath(path)
    if name != "-" and not os.path.exists(name):
        raise InputError(f"cannot read the data file {name}: there is no such file or folder")
    if os.path.isdir(name):
        raise InputError(f"cannot read the data file {name}: it is a folder, not a file")
    read_format(name)  # an unknown suffix is told before anything is read
    return parse_bytes(read_bytes(path, "data file"), name)


def parse_bytes(data: bytes, file: str) -> list[Quad]:
    """Parse the bytes of a user's RDF file, strictly.

    The format follows from the file's suffix (:data:`pingan_kg.rdf.formats.SUFFIXES`);
    a byte order mark is dropped. The parser runs in a child with limits, for there are
    files that crash it. Lexical forms are kept, blank nodes are renamed (two files'
    ``_:a`` are two nodes; the names are the same on every run), and statements outside of any
    named graph stay in the default graph.

    Raises :class:`~pingan_kg.errors.InputError` naming file, line and column,
    also for a file without any statement.
    """
    kind = read_format(file)
    data = data.removeprefix(b"\xef\xbb\xbf")
    name = "standard input" if file == "-" else file

    def work(write: Write) -> None:
        try:
            for quad in parse(data, format=kind):
                if isinstance(quad.object, Triple):
                    raise ValueError("it holds a triple term, which is RDF 1.2, not RDF 1.1")
                write(b"%s .\n" % str(quad).encode())
        except SyntaxError as error:
            raise ValueError(fault(error, data, kind)) from error

    try:
        lines = run(work, seconds=SECONDS)
        found = list(_renamed(parse(lines, format=RdfFormat.N_QUADS), os.fsencode(name) + data))
    except Failure as failure:
        raise InputError(_failed(failure, name)) from failure
    except SyntaxError as error:  # an IRI that the Turtle parser takes, and RDF does not
        text = str(error.args[0]).partition(": ")[2] or error.args[0]
        raise InputError(f"{name}: it holds what cannot be written again: {text}") from error
    if not found:
        raise InputError(f"{name} holds no statement")
    return found


def _renamed(quads: Iterable[Quad], whole: bytes) -> Iterator[Quad]:
    """Number blank nodes behind a mark of the file: the same on every run, and no other's."""
    from hashlib import sha256

    mark = f"f{sha256(whole).hexdigest()[:16]}n"
    numbers: dict[object, BlankNode] = {}

    def named(node: Any) -> Any:
        if isinstance(node, BlankNode):
            return numbers.setdefault(node, BlankNode(f"{mark}{len(numbers)}"))
        return node

    for quad in quads:
        graph = named(quad.graph_name)
        yield Quad(named(quad.subject), quad.predicate, named(quad.object), graph)


def own_quads(path: str | os.PathLike[str]) -> Iterator[Quad]:
    """Yield a user's statements, each in the named graph that it belongs into.

    Of a file's default graph, what is of one briefing by its IRI goes into that
    briefing's graph; what is shared (agencies, metrics) into one named after the file.
    A blank node goes where the statement that leads to it went. Raises as
    :func:`parse_file` does.
    """
    for file in data_files(path):
        rest = NamedNode("urn:stdin" if file == "-" else _file_iri(file))
        parsed = parse_file(file)
        homes: dict[BlankNode, NamedNode] = {}
        for quad in parsed:
            if isinstance(quad.object, BlankNode) and isinstance(quad.subject, NamedNode):
                homes[quad.object] = home_graph(quad.subject) or rest
        for quad in parsed:
            if isinstance(quad.graph_name, DefaultGraph):
                node = quad.subject
                home = homes.get(node) if isinstance(node, BlankNode) else home_graph(node)
                yield Quad(node, quad.predicate, quad.object, home or rest)
            else:
                yield quad


def home_graph(subject: object) -> NamedNode | None:
    """Return the named graph of the briefing whose thing it is by its IRI, or None."""
    iri = subject.value if isinstance(subject, NamedNode) else ""
    briefing = briefing_of(iri) if iri.startswith(BASE) else None
    if briefing is None:
        return None
    return NamedNode(f"{BASE}graph/{briefing}{'/derived' * iri.startswith(_DERIVED)}")


def _file_iri(path: str | os.PathLike[str]) -> str:
    from urllib.parse import quote

    return "file://" + quote(os.path.abspath(os.fsencode(path)))


def _failed(failure: Failure, name: str) -> str:
    if failure.kind == "raised":
        return f"{name}: {failure.text}"
    why = {
        "timeout": f"parsing it took longer than {SECONDS:g} s; split it into several files",
        "memory": "parsing it takes too much memory; split it into several files",
        "size": "it is too large; split it into several files",
    }
    return f"{name}: " + why.get(
        failure.kind, "the parser crashed on it, it may be nested deeply"
    )
