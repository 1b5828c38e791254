"""Turtle in one canonical form: the same statements are always the same bytes.

The base, if an IRI needs it; the prefixes that are used, in alphabetical order, those of
the table and, for other namespaces, the document's own; then one block per subject, the
subjects sorted by IRI; in a block the predicates and their objects in the order of
:mod:`pingan_kg.rdf.order`; four spaces of indentation; one object a line where a predicate
has several. Lexical forms are kept as they are. What belongs to one briefing is written
relative to the base, by the same short id that the command line takes: Turtle would have
its slashes escaped behind a prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Triple, parse

from ..display import UNSAFE
from ..errors import InputError
from .faults import placed
from .names import BASE, PREFIXES, prefixed, relative
from .order import (
    Described,
    NaturalKey,
    Node,
    Subjects,
    Term,
    natural,
    predicate_key,
    term_key,
)

__all__ = ["canonical", "trig", "turtle"]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_XSD = PREFIXES["xsd"]
_INDENT = "    "

Graph = NamedNode | BlankNode | DefaultGraph
"""What a graph may be called."""

_TOKENS = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\n\r]++|\\.)*+"'
    r"|'(?:[^'\\\n\r]++|\\.)*+'"
    r"|<[^<>\s]*+>"
    r"|\\."
    r"|(?P<open>[\"'])"
    r"|(?P<comment>\#)"
    r"|(?P<blank>(?<![\w.-])_:|[\[(])"
    r"|(?P<triple><<)",
    re.DOTALL,
)
"""What must be told apart (each takes what it has begun, so that a long text takes no memory)
to find, outside of texts and IRIs, what has no canonical form."""

_REFUSED = {
    "comment": "a comment, which the canonical form does not keep; "
    "write it as a triple (skos:note) or delete it",
    "blank": "a blank node, which the canonical form does not have; give the thing an IRI",
    "triple": "a triple term, which is RDF 1.2, not RDF 1.1",
}

_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""A local name that needs no escape."""
_UNSAFE = re.compile(f'["\\\\{UNSAFE}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical(text: str | bytes, *, where: str) -> str:
    """Return the canonical form of a Turtle document.

    The parser is strict and keeps lexical forms (language tags become lower
    case: RDF compares them so). ``where`` names the document in messages.

    Raises :class:`~pingan_kg.errors.InputError`, with the line, where the text is
    no Turtle, says nothing, or has what the canonical form cannot keep: comments,
    blank nodes, triple terms and texts with a base direction.

    >>> print(canonical("@prefix s: <https://schema.org/> . s:a s:b 2, 1 .", where="here"))
    @prefix schema: <https://schema.org/> .
    <BLANKLINE>
    schema:a
        schema:b 1 ,
            2 .
    <BLANKLINE>
    """
    source = _decoded(text, where)
    _refuse(source, where)
    try:
        parsed = parse(source.encode(), format=RdfFormat.TURTLE)
        triples = [quad.triple for quad in parsed]
    except SyntaxError as error:
        raise InputError(f"{where}: {placed(error)}") from error
    if not triples:
        raise InputError(f"{where} holds no statement")
    for triple in triples:
        if isinstance(triple.object, Literal) and triple.object.direction is not None:
            raise InputError(
                f"{where}: {triple.object} has a base direction, which is RDF 1.2, not RDF 1.1"
            )
    return _read_back(turtle(triples, prefixes=parsed.prefixes), triples, where)


def _read_back(written: str, triples: list[Triple], where: str) -> str:
    """Return the Turtle where it is read as what was to be written; there are IRIs that
    one parser takes and the next refuses.
    """
    try:
        found = {quad.triple for quad in parse(written.encode(), format=RdfFormat.TURTLE)}
    except SyntaxError as error:
        raise InputError(
            f"{where} cannot be written in canonical form: {placed(error)}"
        ) from error
    if found != set(triples):
        raise InputError(
            f"{where} cannot be written in canonical form: it would be read otherwise"
        )
    return written


def turtle(triples: Iterable[Triple], *, prefixes: Mapping[str, str] | None = None) -> str:
    """Write triples as canonical Turtle; no triples are an empty text.

    Blank nodes are written by their labels: for the same bytes on every run give them
    canonical ones first. ``prefixes`` are somebody's own, for namespaces that the table
    of this project does not have; what they call otherwise than the table is left out.
    """
    writer = _Writer(prefixes)
    blocks = writer.blocks(triples)
    return writer.head() + blocks


def trig(graphs: Mapping[Graph, Iterable[Triple]]) -> str:
    """Write graphs as TriG: each graph's blocks as :func:`turtle` writes them."""
    writer = _Writer()
    parts = []
    for name in sorted(graphs, key=_graph_key):
        blocks = writer.blocks(graphs[name])
        if blocks and not isinstance(name, DefaultGraph):
            inner = "".join(
                _INDENT * bool(line.strip()) + line for line in blocks.splitlines(True)
            )
            blocks = f"{writer.term(name)} {{\n{inner}}}\n"
        parts += [blocks] if blocks else []
    return writer.head() + "\n".join(parts)


def _graph_key(name: Graph) -> tuple[bool, NaturalKey]:
    return (not isinstance(name, DefaultGraph), natural(str(name)))


def _decoded(text: str | bytes, where: str) -> str:
    try:
        data = text if isinstance(text, bytes) else text.encode()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{where} is not UTF-8 text (line {line}); save it as UTF-8") from None
    except UnicodeEncodeError:
        raise InputError(f"{where} holds half a character (a lone surrogate)") from None


def _refuse(source: str, where: str) -> None:
    for found in _TOKENS.finditer(source):
        if found.lastgroup == "open":
            return  # a text that does not end: the parser says so better
        if found.lastgroup is not None:
            line = source.count("\n", 0, found.start()) + 1
            raise InputError(f"{where}: line {line}: {_REFUSED[found.lastgroup]}")


class _Writer:
    """Writes graphs; ``used`` are the prefixes needed so far."""

    def __init__(self, prefixes: Mapping[str, str] | None = None) -> None:
        known = set(PREFIXES.values())
        self.own = {
            name: space
            for name, space in sorted((prefixes or {}).items(), key=lambda one: -len(one[1]))
            if name not in PREFIXES and space not in known and space != BASE
        }
        self.used: set[str] = set()
        self.based = False
        self._short: dict[str, str] = {}

    def head(self) -> str:
        """Return the base and prefix lines, and an empty line after them."""
        spaces = {**self.own, **PREFIXES}
        lines = [f"@base <{BASE}> .\n"] if self.based else []
        lines += [f"@prefix {name}: <{spaces[name]}> .\n" for name in sorted(self.used)]
        return "".join([*lines, "\n"]) if lines else ""

    def blocks(self, triples: Iterable[Triple]) -> str:
        """Return one block per subject, an empty line between two."""
        return "\n".join(self._block(*described) for described in Subjects(triples))

    def _block(self, subject: Node, about: Described) -> str:
        head = self.term(subject)
        separator = f" ,\n{_INDENT}{_INDENT}"
        types = about.get(_TYPE, ())
        if types:
            head += " a " + " , ".join(map(self.term, sorted(types, key=term_key)))
        lines = [
            f"{_INDENT}{self.term(predicate)} "
            + separator.join(map(self.term, sorted(about[predicate], key=term_key)))
            for predicate in sorted(about, key=lambda node: predicate_key(node.value))
            if predicate != _TYPE
        ]
        if types:
            return " ;\n".join([head, *lines]) + " .\n"
        return head + "\n" + " ;\n".join(lines) + " .\n"

    def term(self, term: Term) -> str:
        """Write one term."""
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        return self._literal(term) if isinstance(term, Literal) else str(term)

    def _iri(self, iri: str) -> str:
        if iri not in self._short:
            self._short[iri] = self._shortened(iri)
        return self._short[iri]

    def _shortened(self, iri: str) -> str:
        if (name := prefixed(iri)) is not None:
            self.used.add(name.partition(":")[0])
            return name
        if (path := relative(iri)) is not None:
            self.based = True
            return f"<{path}>"
        for prefix, space in self.own.items():
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        kind = literal.datatype.value
        if kind in _BARE and _BARE[kind].fullmatch(literal.value):
            return literal.value
        text = '"' + _UNSAFE.sub(_escape, literal.value) + '"'
        if literal.language is not None:
            return f"{text}@{literal.language}"
        return text if kind == _XSD + "string" else f"{text}^^{self._iri(kind)}"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPES.get(match[0]) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")
