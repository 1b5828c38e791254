"""Terms as people write and read them."""

from __future__ import annotations

import re

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..errors import InputError, did_you_mean
from .names import BASE, PREFIXES, compact

__all__ = ["PARAMETER_TYPES", "XSD", "Term", "display", "parse_term", "typed_term"]

Term = NamedNode | BlankNode | Literal | Triple

XSD = PREFIXES["xsd"]

PARAMETER_TYPES = ("iri", "string", "integer", "decimal", "date", "boolean")
"""What a parameter of a shipped query may be declared to be."""

_PREFIXED = r"([A-Za-z][\w-]*):((?:[\w.%-]+/)*[\w.%-]*)"
_SHORT_ID = r"([a-z]+)/(?:[\w.%-]+/)*[\w.%-]+"
_QUOTED = r'(?s)"((?:[^"\\]|\\.)*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(\S+))?'
_LEXICAL = {
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)",
    "double": r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+",
    "boolean": r"true|false",
    "date": r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def parse_term(text: str) -> NamedNode | Literal:
    """Read a term by the rule of ``-p name=value``.

    ``<iri>`` is an IRI, and so are ``prefix:name`` and ``prefix:id/name`` where the
    prefix is in the table, and the short id of a thing (``metric/name``,
    ``claim/id/name``); ``"text"``, ``"text"@zh`` and ``"2025-12-09"^^xsd:date`` are literals
    as in SPARQL; a number, ``true`` and ``false`` are typed by their form;
    everything else is a plain string. Raises
    :class:`~pingan_kg.errors.InputError` where it begins as an IRI or a quoted
    literal and is none.

    >>> [type(parse_term(text)).__name__ for text in ("theme:mediation", "12.5", "a:b")]
    ['NamedNode', 'Literal', 'Literal']
    """
    if text.startswith("<") and text.endswith(">"):
        return _iri(text[1:-1])
    if len(text) > 1 and text.startswith('"') and (matched := re.fullmatch(_QUOTED, text)):
        return _quoted(*matched.groups())
    if text.startswith('"'):
        raise InputError(f'{text}: write "text", "text"@zh or "text"^^xsd:date')
    for kind in ("integer", "decimal", "double", "boolean"):
        if re.fullmatch(_LEXICAL[kind], text):
            return Literal(text, datatype=NamedNode(XSD + kind))
    matched = re.fullmatch(_PREFIXED, text)
    if matched and matched[1] in PREFIXES:
        return _iri(PREFIXES[matched[1]] + matched[2])
    matched = re.fullmatch(_SHORT_ID, text)
    if matched and PREFIXES.get(matched[1]) == f"{BASE}{matched[1]}/":
        return _iri(BASE + text)
    return _literal(text)


def typed_term(text: str, kind: str) -> Literal:
    """Read the value of a parameter declared to be of one of :data:`PARAMETER_TYPES`.

    A quoted literal is read as :func:`parse_term` reads it; else the whole text
    is the value. Raises :class:`~pingan_kg.errors.InputError` where it has not
    the form of its type. (``iri`` is not read here: a thing is looked up.)
    """
    if text.startswith('"') and isinstance(term := parse_term(text), Literal):
        return term
    if kind == "string":
        return _literal(text)
    if not re.fullmatch(_LEXICAL[kind], text):
        example = {"date": "2025-12-09", "boolean": "true", "integer": "3"}.get(
            kind, "12.5, 20,000 or 2万"
        )
        raise InputError(f"{text!r} is no {kind}; write it like {example}")
    return Literal(text, datatype=NamedNode(XSD + kind))


def display(term: Term | None) -> str:
    """Return what a table shows: a prefixed IRI, a literal's text, or nothing."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        raise InputError(f"<{text}> is no IRI: {error}") from error


def _literal(
    text: str, language: str | None = None, datatype: NamedNode | None = None
) -> Literal:
    try:
        return Literal(text, language=language, datatype=datatype)
    except (ValueError, UnicodeEncodeError) as error:
        raise InputError(f"{text!r} is no literal: {error}") from error


def _quoted(body: str, language: str | None, datatype: str | None) -> Literal:
    text = re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), body, flags=re.S)
    if datatype is None:
        return _literal(text, language)
    kind = parse_term(datatype)
    if not isinstance(kind, NamedNode):
        prefix = datatype.partition(":")[0]
        raise InputError(f"{datatype} is no datatype{did_you_mean(prefix, PREFIXES)}")
    return _literal(text, None, kind)
