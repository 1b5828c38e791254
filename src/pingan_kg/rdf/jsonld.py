"""JSON-LD that reads like JSON a person would write.

The context is made from the statements themselves and stands in the document, so
nothing is ever fetched. Property names are short; labels are maps by language;
things are short ids (``metric/…``) relative to the base; a property that has more
than one value anywhere always has an array. Numbers: whole ones (``xsd:integer``)
are JSON numbers, decimals are strings, typed in the context, for a JSON number
would come back as a double.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .names import BASE, PREFIXES, compact
from .order import Described, Node, Subjects, Term, natural, predicate_key, term_key

__all__ = ["document"]

_XSD = PREFIXES["xsd"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_KINDS = {name for name, iri in PREFIXES.items() if iri == f"{BASE}{name}/"}
_NAMESPACES = {name: iri for name, iri in PREFIXES.items() if name not in _KINDS}
"""The prefixes of a document: not those of the kinds, whose ids are relative to the base."""

_NAMES = {
    PREFIXES["skos"] + "prefLabel": "label",
    PREFIXES["sdmx-dimension"] + "refArea": "area",
    PREFIXES["sdmx-dimension"] + "refPeriod": "period",
    PREFIXES["sdmx-measure"] + "obsValue": "value",
}
_TAKEN = frozenset({"id", "type", *_NAMESPACES})

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RELATIVE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")

Json = Any


class _Property(NamedTuple):
    """How a property is written: ``kind`` is ``@id``, ``@language``, a datatype or None."""

    key: str
    kind: str | None
    many: bool


def document(triples: Iterable[Triple], *, like: Iterable[Triple] = ()) -> dict[str, Json]:
    """Return the triples as one JSON-LD document: ``@context`` and ``@graph``.

    ``like`` are triples that decide with them how properties are written: of a part
    the document then has the same form as of the whole. Blank nodes keep their
    labels where they are referred to more than once.
    """
    graph = Subjects(triples)
    every = Subjects([*like, *_all(graph)])
    properties = _properties(every.about)
    keys = {one.key for one in properties.values()}
    writer = _Writer(graph, properties, _classes(every.about, keys))
    nodes = [writer.node(node) for node in graph.outside()]
    return {"@context": writer.context(), "@graph": nodes}


def _all(graph: Subjects) -> Iterable[Triple]:
    for subject, described in graph.about.items():
        for predicate, objects in described.items():
            for term in objects:
                yield Triple(subject, predicate, term)


def _properties(about: dict[Node, Described]) -> dict[str, _Property]:
    kinds: dict[str, set[str]] = {}
    several: set[str] = set()
    several_in_one_language: set[str] = set()
    for described in about.values():
        for predicate, objects in described.items():
            kinds.setdefault(predicate.value, set()).update(map(_kind, objects))
            tags = {term.language for term in objects if isinstance(term, Literal)}
            if len(objects) > 1:
                several.add(predicate.value)
            if len(objects) > len(tags):
                several_in_one_language.add(predicate.value)
    kinds.pop(_TYPE.value, None)
    properties = {}
    for iri, key in _keys(kinds, set()).items():
        kind = _only(kinds[iri])
        many = several_in_one_language if kind == "@language" else several
        properties[iri] = _Property(key, kind, iri in many)
    return properties


def _kind(term: Term) -> str:
    if isinstance(term, Literal):
        return "@language" if term.language is not None else term.datatype.value
    return "@id"


def _only(kinds: set[str]) -> str | None:
    """Return the one kind of all values, if it need be said."""
    only = next(iter(kinds)) if len(kinds) == 1 else None
    return None if only == _XSD + "string" else only


def _classes(about: dict[Node, Described], taken: set[str]) -> dict[str, str]:
    found = {iri for described in about.values() for iri in _iris(described.get(_TYPE, ()))}
    return _keys(found, taken)


def _iris(terms: Iterable[Term]) -> list[str]:
    return [term.value for term in terms if isinstance(term, NamedNode)]


def _keys(iris: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Give each IRI of a known namespace a key: its local name, or a prefixed one."""
    keys: dict[str, str] = {}
    taken = {*_TAKEN, *taken}
    own_first = sorted(iris, key=lambda iri: (not iri.startswith(PREFIXES["pa"]), natural(iri)))
    for iri in own_first:
        prefix, _, local = compact(iri).partition(":")
        if prefix not in _NAMESPACES or not _LOCAL.fullmatch(local):
            continue
        key = _NAMES.get(iri, local)
        keys[iri] = key if key not in taken else f"{prefix}:{local}"
        taken.add(keys[iri])
    return keys


class _Writer:
    def __init__(
        self, graph: Subjects, properties: dict[str, _Property], classes: dict[str, str]
    ) -> None:
        self._graph = graph
        self._properties = properties
        self._classes = classes
        self._prefixes: set[str] = set()
        self._used: set[str] = set()

    def context(self) -> dict[str, Json]:
        """Return the context that what was written so far needs."""
        terms: dict[str, Json] = {}
        for iri in sorted(self._used, key=predicate_key):
            if iri in self._properties:
                terms[self._properties[iri].key] = self._definition(iri)
        for iri in sorted(self._used & set(self._classes), key=natural):
            terms[self._classes[iri]] = self._iri(iri)
        prefixes = {name: PREFIXES[name] for name in sorted(self._prefixes)}
        head = {"@version": 1.1, "@base": BASE, "id": "@id", "type": "@type"}
        return {**head, **prefixes, **terms}

    def _definition(self, iri: str) -> Json:
        _, kind, many = self._properties[iri]
        definition: dict[str, Json] = {"@id": self._iri(iri)}
        if kind == "@language":
            definition["@container"] = ["@language", "@set"] if many else "@language"
            return definition
        if kind is not None:
            definition["@type"] = kind if kind == "@id" else self._iri(kind)
        if many:
            definition["@container"] = "@set"
        return definition if len(definition) > 1 else definition["@id"]

    def node(self, node: Node) -> dict[str, Json]:
        """Write one subject with all that is said of it."""
        written: dict[str, Json] = {}
        if node not in self._graph.inside:
            written["id"] = self._id(node)
        described = dict(self._graph.about.get(node, {}))
        types = sorted(described.pop(_TYPE, set()), key=term_key)
        if iris := _iris(types):
            names = [self._class(iri) for iri in iris]
            written["type"] = names[0] if len(names) == 1 else names
        if len(iris) < len(types):  # a class without an IRI
            others = [self._whole(term) for term in types if not isinstance(term, NamedNode)]
            written[self._iri(_TYPE.value)] = others
        for predicate in sorted(described, key=lambda found: predicate_key(found.value)):
            key, value = self._said(predicate.value, described[predicate])
            written[key] = value
        return written

    def _said(self, predicate: str, objects: set[Term]) -> tuple[str, Json]:
        terms = sorted(objects, key=term_key)
        if predicate not in self._properties:
            return self._iri(predicate), [self._whole(term) for term in terms]
        self._used.add(predicate)
        key, kind, many = self._properties[predicate]
        if kind == "@language":
            return key, _by_language(terms, many=many)
        values = [self._value(term, kind) for term in terms]
        return key, values if many else values[0]

    def _value(self, term: Term, kind: str | None) -> Json:
        """Write a value where the context says its kind."""
        if isinstance(term, NamedNode) and kind == "@id":
            return self._id(term)
        if isinstance(term, Literal) and kind is not None:
            return _native(term)
        return self._whole(term)

    def _whole(self, term: Term) -> Json:
        """Write a value so that it needs nothing of the context."""
        if isinstance(term, Literal):
            if term.language is not None:
                return {"@language": term.language, "@value": term.value}
            if term.datatype.value == _XSD + "string":
                return term.value
            return {"@type": self._iri(term.datatype.value), "@value": term.value}
        items = self._graph.items(term)
        if items is not None and isinstance(term, BlankNode):
            return {"@list": [self._item(item) for item in items]}
        if isinstance(term, BlankNode) and term in self._graph.inside:
            return self.node(term)
        return {"id": self._id(term)}

    def _item(self, term: Term) -> Json:
        """Write an item of a list, whose property may say that its values are IRIs."""
        written = self._whole(term)
        return {"@value": written} if isinstance(written, str) else written

    def _id(self, term: Term) -> str:
        return self._iri(term.value) if isinstance(term, NamedNode) else str(term)

    def _class(self, iri: str) -> str:
        self._used.add(iri)
        return self._classes.get(iri) or self._iri(iri)

    def _iri(self, iri: str) -> str:
        for prefix, namespace in _NAMESPACES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._prefixes.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        if iri.startswith(BASE) and _RELATIVE.fullmatch(iri, len(BASE)):
            return iri[len(BASE) :]
        return iri


def _native(literal: Literal) -> Json:
    """Return JSON's own number or truth value where it comes back as it was."""
    kind, text = literal.datatype.value, literal.value
    if kind == _XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == _XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _by_language(terms: list[Term], *, many: bool) -> dict[str, Json]:
    texts: dict[str, list[str]] = {}
    for term in terms:
        assert isinstance(term, Literal)  # noqa: S101
        texts.setdefault(term.language or "@none", []).append(term.value)
    return {tag: found if many else found[0] for tag, found in texts.items()}
