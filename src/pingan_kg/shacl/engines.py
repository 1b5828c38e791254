"""The two SHACL engines behind one function.

``shacl`` (Rust) is fast, ``pyshacl`` is the reference. Neither reads a file: both
get N-Triples that pyoxigraph wrote, so its strict parser is the only one that
ever sees what a user wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import BlankNode, Literal, RdfFormat, Triple, parse, serialize

from ..errors import InputError, MissingEngine, PinganError, UnknownName
from ..rdf.names import PREFIXES
from ..rdf.terms import XSD, Term
from ..rdf.values import from_rdflib, to_rdflib
from .rules import asked_at_once, without

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["ENGINES", "Finding", "chosen", "run"]

ENGINES = ("auto", "shacl", "pyshacl")
"""The names of engines; ``auto`` is the fast one where it is installed."""

SH = PREFIXES["sh"]


class Finding(NamedTuple):
    """One validation result as an engine gave it; terms in N-Triples syntax."""

    focus: str
    path: str | None
    value: str | None
    shape: str
    component: str
    severity: str
    messages: tuple[str, ...]


def chosen(engine: str) -> str:
    """Return the engine's own name, ``shacl`` or ``pyshacl``.

    Raises :class:`~pingan_kg.errors.MissingEngine` where it is not installed,
    :class:`~pingan_kg.errors.UnknownName` where there is no such engine.
    """
    if engine not in ENGINES:
        raise UnknownName(f"no engine is called {engine!r}; they are: {', '.join(ENGINES)}")
    if engine == "auto":
        return "shacl" if find_spec("shacl") else "pyshacl"
    if find_spec(engine) is None:
        raise MissingEngine(f"the engine {engine} is not installed: pip install {engine}")
    return engine


def run(engine: str, data: bytes, shapes: bytes) -> list[Finding]:
    """Validate N-Triples against a shapes graph in N-Triples.

    ``engine`` is a name as :func:`chosen` returns it. The order of the findings
    is the engine's own; the same finding stands there once.
    """
    found = _fast(data, shapes) if engine == "shacl" else _reference(data, shapes)
    return list(dict.fromkeys(found))


def _fast(data: bytes, shapes: bytes) -> list[Finding]:
    """Validate, asking thing by thing only the rules that find something anywhere."""
    ours = [quad.triple for quad in parse(shapes, format=RdfFormat.N_TRIPLES)]
    asked = asked_at_once(ours)
    text = data.decode()
    at_once = [triple for shape in asked.values() for triple in shape]
    results = _results(text, [*without(ours, asked), *at_once])
    found = {result.source_shape for result in results}
    idle = {rule for rule in asked if str(rule) not in found}
    if len(idle) < len(asked):
        results = _results(text, without(ours, idle))
    labels = _Labels(shapes)
    return [
        Finding(
            labels.given_back(result.focus_node),
            result.path,
            result.value if result.value is None else labels.given_back(result.value),
            (result.source_shape or "").strip("<>"),
            result.component_iri.strip("<>"),
            result.severity,
            tuple(sorted(map(labels.given_back, result.messages))),
        )
        for result in results
    ]


def _results(data: str, shapes: list[Triple]) -> list[Any]:
    import shacl

    written = serialize(shapes, format=RdfFormat.N_TRIPLES) or b""
    compiled = shacl.Shapes.from_text(written.decode(), format="ntriples")
    return list(compiled.validate_text(data, format="ntriples").results)


class _Labels:
    """Gives blank nodes back the labels ``_:b0``, ``_:b1`` … that they had in the data.

    The fast engine calls them ``_:0_bN``, numbered as they come, and goes on
    from the number of blank nodes in the shapes.
    """

    _RENAMED = re.compile(r"_:0_b([0-9]+)")

    def __init__(self, shapes: bytes) -> None:
        self._shapes = shapes

    @cached_property
    def _first(self) -> int:
        triples = parse(self._shapes, format=RdfFormat.N_TRIPLES)
        nodes = {node for triple in triples for node in (triple.subject, triple.object)}
        return sum(isinstance(node, BlankNode) for node in nodes)

    def given_back(self, text: str) -> str:
        if "_:0_b" not in text:
            return text
        return self._RENAMED.sub(lambda match: f"_:b{int(match[1]) - self._first}", text)


def _reference(data: bytes, shapes: bytes) -> list[Finding]:
    import pyshacl
    from rdflib import Graph

    try:
        with _quiet():
            report = pyshacl.validate(
                _filled(_prepared_graph(), data),
                shacl_graph=_filled(Graph(), shapes),
                inplace=True,
            )[1]
    except PinganError:
        raise
    except Exception as error:  # whatever it trips over is in the data: the shapes are ours
        raise InputError(_failed(f"{type(error).__name__}: {error}")) from error
    if not isinstance(report, Graph):
        raise InputError(_failed(str(report)))
    return _findings(report)


def _failed(why: str) -> str:
    line = next(iter(why.strip().splitlines()), "")[:200]
    return f"pySHACL failed on these data ({line}); choose --engine shacl"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep RDFLib from printing tracebacks of literals that are not of their type."""
    import logging

    logger = logging.getLogger("rdflib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _prepared_graph() -> Graph:
    """Return a graph that parses a SPARQL query once.

    pySHACL parses the query of a constraint again for every focus node, which
    is nine tenths of its time.
    """
    from rdflib import Graph
    from rdflib.plugins.sparql import prepareQuery

    class Prepared(Graph):
        def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(query_object, str):
                if query_object not in known:
                    known[query_object] = prepareQuery(query_object)
                query_object = known[query_object]
            return super().query(query_object, *args, **kwargs)

    known: dict[str, Any] = {}
    return Prepared()


def _filled(graph: Graph, data: bytes) -> Graph:
    """Add N-Triples to a graph, keeping lexical forms (RDFLib's parser does not)."""
    for triple in parse(data, format=RdfFormat.N_TRIPLES):
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


def _node(term: Term) -> Node:
    from rdflib import BNode

    if isinstance(term, Literal) and not _readable(term):
        raise InputError(
            f"pySHACL cannot read the literal {term.value[:40]!r}; choose --engine shacl"
        )
    if isinstance(term, BlankNode):  # so that messages name it as the fast engine does
        return BNode(str(term))
    return to_rdflib(term)


def _readable(literal: Literal) -> bool:
    """Tell whether Python can: it would work on the thousand million digits of 1E+999999999."""
    kind, text = literal.datatype.value, literal.value
    exponent = kind == XSD + "decimal" and "e" in text.lower()
    long = len(text) > 1000 and kind != XSD + "string" and literal.language is None
    return not (exponent or long)


def _findings(report: Graph) -> list[Finding]:
    from rdflib import URIRef

    def one(result: Node, name: str) -> Node | None:
        return report.value(result, URIRef(SH + name))

    return [
        Finding(
            _text(one(result, "focusNode")) or "",
            _path(report, one(result, "resultPath")),
            _text(one(result, "value")),
            str(one(result, "sourceShape")),
            str(one(result, "sourceConstraintComponent")),
            str(one(result, "resultSeverity")).removeprefix(SH),
            tuple(sorted(str(m) for m in report.objects(result, URIRef(SH + "resultMessage")))),
        )
        for result in report.objects(None, URIRef(SH + "result"))  # not sh:detail
    ]


def _text(node: Node | None) -> str | None:
    """Write a term as pyoxigraph does, in N-Triples syntax."""
    from rdflib import BNode

    if node is None:
        return None
    return str(node) if isinstance(node, BNode) else str(from_rdflib(node))


def _path(report: Graph, node: Node | None) -> str | None:
    """Write a result path in SPARQL syntax, as the fast engine does."""
    from rdflib import BNode, URIRef
    from rdflib.collection import Collection

    if not isinstance(node, BNode):
        return _text(node)
    if (inverse := report.value(node, URIRef(SH + "inversePath"))) is not None:
        return f"^{_path(report, inverse)}"
    for name, sign in (("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?")):
        if (inner := report.value(node, URIRef(SH + name))) is not None:
            return f"({_path(report, inner)}){sign}"
    choice = report.value(node, URIRef(SH + "alternativePath"))
    steps = Collection(report, choice if isinstance(choice, BNode) else node)
    joined = ("/" if choice is None else "|").join(str(_path(report, step)) for step in steps)
    return f"({joined})"
