"""Turtle in one canonical form: the same statements are always the same bytes.

The base, if an IRI needs it; prefixes of the table that are used, in alphabetical
order; then one block per subject, the subjects sorted by IRI; in a block the
predicates and their objects in the order of :mod:`pingan_kg.rdf.order`; four spaces
of indentation; one object a line where a predicate has several. Lexical forms are
kept as they are. What belongs to one briefing is written relative to the base, by the
same short id that the command line takes: Turtle would have its slashes escaped
behind a prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ..errors import InputError
from .names import BASE, PREFIXES
from .order import Described, Node, Subjects, Term, natural, predicate_key, term_key

__all__ = ["canonical", "trig", "turtle"]

_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]
_INDENT = "    "

_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\s]*>"
    r"|\\."
    r"|(?P<open>[\"'])"
    r"|(?P<comment>\#)"
    r"|(?P<blank>(?<![\w.-])_:|[\[(])"
    r"|(?P<triple><<)",
    re.DOTALL,
)
"""What must be told apart to find, outside of texts and IRIs, what has no canonical form."""

_REFUSED = {
    "comment": "a comment, which the canonical form does not keep; "
    "write it as a triple (skos:note) or delete it",
    "blank": "a blank node, which the canonical form does not have; give the thing an IRI",
    "triple": "a triple term, which is RDF 1.2, not RDF 1.1",
}

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""The local names written with a prefix: fewer than Turtle allows, all of them plain."""

_PATH = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)+[A-Za-z0-9_][A-Za-z0-9_.-]*")
"""The IRIs written relative to the base: ``<claim/2025-12-09-safe-qingdao/body-x>``."""

_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]'
)
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
        triples = [quad.triple for quad in parse(source.encode(), format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise InputError(f"{where}: {_told(error)}") from error
    if not triples:
        raise InputError(f"{where} holds no statement")
    for triple in triples:
        if isinstance(triple.object, Literal) and triple.object.direction is not None:
            raise InputError(
                f"{where}: {triple.object} has a base direction, which is RDF 1.2, not RDF 1.1"
            )
    return turtle(triples)


def turtle(triples: Iterable[Triple]) -> str:
    """Write triples as canonical Turtle; no triples are an empty text.

    Blank nodes are written as ``( … )`` and ``[ … ]`` where they are referred to
    once, else by their labels: for the same bytes on every run give them canonical
    labels first.
    """
    writer = _Writer()
    blocks = writer.blocks(triples)
    return writer.head() + blocks


def trig(graphs: Mapping[NamedNode, Iterable[Triple]]) -> str:
    """Write named graphs as TriG: each graph's blocks as :func:`turtle` writes them."""
    writer = _Writer()
    parts = []
    for name in sorted(graphs, key=lambda node: natural(node.value)):
        blocks = writer.blocks(graphs[name])
        if blocks:
            inner = "".join(
                _INDENT * bool(line.strip()) + line for line in blocks.splitlines(True)
            )
            parts.append(f"{writer.term(Subjects(()), name, 0)} {{\n{inner}}}\n")
    return writer.head() + "\n".join(parts)


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


def _told(error: SyntaxError) -> str:
    """Say the parser's error with line and column, as far as it knows them."""
    text = str(error.args[0])
    if error.lineno is None:
        return text
    column = f", column {error.offset}" if error.offset else ""
    return f"line {error.lineno}{column}: {text.partition(': ')[2] or text}"


class _Writer:
    """Writes graphs; ``used`` are the prefixes needed so far."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.based = False
        self._short: dict[str, str] = {}

    def head(self) -> str:
        """Return the base and prefix lines, and an empty line after them."""
        lines = [f"@base <{BASE}> .\n"] if self.based else []
        lines += [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(self.used)]
        return "".join([*lines, "\n"]) if lines else ""

    def blocks(self, triples: Iterable[Triple]) -> str:
        """Return one block per subject, an empty line between two."""
        graph = Subjects(triples)
        return "\n".join(self._block(graph, subject) for subject in graph.outside())

    def _block(self, graph: Subjects, subject: Node) -> str:
        about = dict(graph.about[subject])
        types = about.pop(NamedNode(_RDF + "type"), set())
        head = self.term(graph, subject, 0)
        lines = self._lines(graph, about, 1)
        if types:
            head += " a " + " , ".join(self._objects(graph, types, 1))
            return " ;\n".join([head, *lines]) + " .\n"
        return head + "\n" + " ;\n".join(lines) + " .\n"

    def _lines(self, graph: Subjects, about: Described, depth: int) -> list[str]:
        """Return ``predicate object , object`` for each predicate, indented."""
        lines = []
        separator = " ,\n" + _INDENT * (depth + 1)
        for predicate in sorted(about, key=lambda node: predicate_key(node.value)):
            verb = "a" if predicate.value == _RDF + "type" else self._iri(predicate.value)
            objects = self._objects(graph, about[predicate], depth)
            lines.append(f"{_INDENT * depth}{verb} {separator.join(objects)}")
        return lines

    def _objects(self, graph: Subjects, terms: set[Term], depth: int) -> list[str]:
        plain = sorted((term for term in terms if term not in graph.inside), key=term_key)
        nested = [self.term(graph, term, depth + 1) for term in terms if term in graph.inside]
        return [self.term(graph, term, depth) for term in plain] + sorted(nested)

    def term(self, graph: Subjects, term: Term, depth: int) -> str:
        """Write one term; a nested blank node with all that is said of it."""
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if term not in graph.inside:
            return str(term)
        items = graph.items(term)
        if items is not None:
            return " ".join(["(", *(self.term(graph, item, depth) for item in items), ")"])
        about = graph.about.get(term, {}) if isinstance(term, BlankNode) else {}
        lines = " ;\n".join(self._lines(graph, about, depth + 1))
        return f"[\n{lines}\n{_INDENT * depth}]" if lines else "[]"

    def _iri(self, iri: str) -> str:
        if iri not in self._short:
            self._short[iri] = self._shortened(iri)
        return self._short[iri]

    def _shortened(self, iri: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        if iri.startswith(BASE) and _PATH.fullmatch(iri, len(BASE)):
            self.based = True
            return f"<{iri[len(BASE) :]}>"
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
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
