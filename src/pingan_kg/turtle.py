"""Turtle in one canonical form: the same statements are always the same bytes.

Prefixes of the table that are used, in alphabetical order; then one block per
subject, the subjects sorted by IRI; in a block the predicates and their objects
in the order of :mod:`pingan_kg.order`; four spaces of indentation; one object a
line where a predicate has several. Lexical forms are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from .errors import InputError
from .namespaces import PREFIXES
from .order import natural, predicate_key, term_key

__all__ = ["canonical", "turtle"]

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple

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
    writer = _Writer(triples)
    blocks = writer.blocks()
    if not blocks:
        return ""
    heads = [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(writer.used)]
    return "\n".join(["".join(heads), *blocks] if heads else blocks)


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
    """Writes one graph; ``used`` are the prefixes needed so far."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.used: set[str] = set()
        self._graph: dict[Node, dict[NamedNode, set[Term]]] = {}
        self._short: dict[str, str] = {}
        for triple in triples:
            assert not isinstance(triple.subject, Triple)  # noqa: S101
            about = self._graph.setdefault(triple.subject, {})
            about.setdefault(triple.predicate, set()).add(triple.object)
        self._inside = _nested(self._graph)

    def blocks(self) -> list[str]:
        """Return one block per subject that is not written inside of another."""
        outside = [node for node in self._graph if node not in self._inside]
        outside.sort(key=lambda node: (isinstance(node, BlankNode), natural(node.value)))
        return [self._block(node) for node in outside]

    def _block(self, subject: Node) -> str:
        about = dict(self._graph[subject])
        types = about.pop(NamedNode(_RDF + "type"), set())
        head = self._term(subject, 0)
        lines = self._lines(about, 1)
        if types:
            head += " a " + " , ".join(self._objects(types, 1))
            return " ;\n".join([head, *lines]) + " .\n"
        return head + "\n" + " ;\n".join(lines) + " .\n"

    def _lines(self, about: dict[NamedNode, set[Term]], depth: int) -> list[str]:
        """Return ``predicate object , object`` for each predicate, indented."""
        lines = []
        separator = " ,\n" + _INDENT * (depth + 1)
        for predicate in sorted(about, key=lambda node: predicate_key(node.value)):
            is_type = predicate.value == _RDF + "type"
            verb = "a" if is_type else self._iri(predicate.value)
            objects = self._objects(about[predicate], depth)
            lines.append(f"{_INDENT * depth}{verb} {separator.join(objects)}")
        return lines

    def _objects(self, terms: set[Term], depth: int) -> list[str]:
        plain = sorted((term for term in terms if term not in self._inside), key=term_key)
        nested = [self._term(term, depth + 1) for term in terms if term in self._inside]
        return [self._term(term, depth) for term in plain] + sorted(nested)

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, BlankNode) and term in self._inside:
            return self._bracketed(term, depth)
        return str(term)

    def _bracketed(self, node: BlankNode, depth: int) -> str:
        items = self._items(node)
        if items is not None:
            return " ".join(["(", *(self._term(item, depth) for item in items), ")"])
        about = self._graph.get(node)
        if not about:
            return "[]"
        return "[\n" + " ;\n".join(self._lines(about, depth + 1)) + f"\n{_INDENT * depth}]"

    def _items(self, node: BlankNode) -> list[Term] | None:
        """Return the items of the list that begins here, or None where none does."""
        items: list[Term] = []
        at: Term = node
        while at != NamedNode(_RDF + "nil"):
            about = self._graph.get(at, {}) if isinstance(at, BlankNode) else {}
            first = about.get(NamedNode(_RDF + "first"), set())
            rest = about.get(NamedNode(_RDF + "rest"), set())
            if at not in self._inside or len(about) != 2 or len(first) != 1 or len(rest) != 1:
                return None
            items += first
            (at,) = rest
        return items

    def _iri(self, iri: str) -> str:
        if iri not in self._short:
            self._short[iri] = self._shortened(iri)
        return self._short[iri]

    def _shortened(self, iri: str) -> str:
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
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


def _nested(graph: dict[Node, dict[NamedNode, set[Term]]]) -> set[Term]:
    """Return the blank nodes that can be written where they are referred to.

    Those referred to exactly once, save where following the references back leads
    round in a circle.
    """
    referrers: dict[Term, list[Node]] = {}
    for subject, about in graph.items():
        for objects in about.values():
            for term in objects:
                if isinstance(term, BlankNode):
                    referrers.setdefault(term, []).append(subject)
    once = {term: found[0] for term, found in referrers.items() if len(found) == 1}
    nested: set[Term] = set()
    for node in once:
        seen: set[Term] = set()
        at: Term = node
        while at in once and at not in seen and at not in nested:
            seen.add(at)
            at = once[at]
        if at not in seen:
            nested |= seen
    return nested
