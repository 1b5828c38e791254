"""JSON-LD that reads like JSON a person would write.

The context is one and the same in every document, made from what the ontology and the
shapes say of properties (:class:`Context`), and stands in the document, so nothing is
ever fetched. Property names are short; texts are maps by language; things are short ids
(``metric/…``) relative to the base. A property has one value or an array, never now the
one and now the other; a value that is not of the property's kind, or one too many,
stands in full under the property's prefixed name. Numbers: whole ones (``xsd:integer``)
are JSON numbers, decimals are strings, typed in the context, for a JSON number would
come back as a double.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from .names import BASE, PREFIXES, prefixed, relative
from .order import Described, Node, Subjects, Term, natural, predicate_key, term_key

__all__ = ["Context", "Json", "Refer", "document", "identified", "node"]

_XSD = PREFIXES["xsd"]
_OWL = PREFIXES["owl"]
_RDFS = PREFIXES["rdfs"]
_SH = PREFIXES["sh"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_TEXT = "@language"
_LANG_STRING = PREFIXES["rdf"] + "langString"
_PROPERTIES = frozenset(
    f"{_OWL}{kind}Property" for kind in ("Annotation", "Datatype", "Functional", "Object")
)
_SINGLE = frozenset(
    {
        _OWL + "FunctionalProperty",
        *(f"{PREFIXES['qb']}{kind}Property" for kind in ("Dimension", "Measure")),
    }
)
"""What is said of a property that has one value."""

_CLASSES = frozenset({_OWL + "Class", _RDFS + "Class"})
_NAMESPACES = {name: iri for name, iri in PREFIXES.items() if iri != f"{BASE}{name}/"}
"""The prefixes of a document: not those of the kinds, whose ids are relative to the base."""

_NAMES = {
    PREFIXES["skos"] + "prefLabel": "label",
    PREFIXES["sdmx-dimension"] + "refArea": "area",
    PREFIXES["sdmx-dimension"] + "refPeriod": "period",
    PREFIXES["sdmx-measure"] + "obsValue": "value",
}
_TAKEN = frozenset({"id", "type", *_NAMESPACES})
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")

Json = Any
Refer = Callable[[str, Node | Triple], Json]
"""How a thing is written where a property (its IRI) leads to it."""


class _Property(NamedTuple):
    """How a property is written: ``kind`` is ``@id``, ``@language``, a datatype or None."""

    key: str
    kind: str | None
    many: bool

    def fits(self, term: Term) -> bool:
        """Tell whether a value is of the property's kind."""
        if self.kind is None:
            return True
        if not isinstance(term, Literal):
            return self.kind == "@id"
        return self.kind == (_TEXT if term.language is not None else term.datatype.value)


class Context:
    """The short names of properties and classes, and how values are written under them.

    ``schema`` are the statements of the ontology, and of the shapes. A property has one
    value where it is functional, or a dimension or measure, or where every shape that
    has a foreign property allows one; it holds things, texts by language, or values of
    one datatype by what the ontology or the shapes say of it.
    """

    def __init__(self, schema: Iterable[Triple]) -> None:
        about = Subjects(schema).about
        shapes = _shapes(about)
        kinds = {
            node.value: {
                term.value for term in said.get(_TYPE, ()) if isinstance(term, NamedNode)
            }
            for node, said in about.items()
            if isinstance(node, NamedNode)
        }
        found = {iri for iri, types in kinds.items() if types & _PROPERTIES}
        self.properties = {
            iri: _property(iri, key, kinds[iri], about[NamedNode(iri)], shapes.get(iri, []))
            for iri, key in _keys(found, set(_TAKEN)).items()
        }
        keys = {one.key for one in self.properties.values()}
        found = {iri for iri, types in kinds.items() if types & _CLASSES}
        self.classes = _keys(found, {*_TAKEN, *keys})

    def written(self) -> dict[str, Json]:
        """Return the context as it stands in a document; nobody may change it."""
        return self._written

    @cached_property
    def _written(self) -> dict[str, Json]:
        many_types = {"@id": "@type", "@container": "@set"}
        terms: dict[str, Json] = {
            "@version": 1.1,
            "@base": BASE,
            "id": "@id",
            "type": many_types,
        }
        terms.update(_NAMESPACES)
        for iri in sorted(self.properties, key=predicate_key):
            terms[self.properties[iri].key] = _definition(iri, self.properties[iri])
        for iri in sorted(self.classes, key=natural):
            terms[self.classes[iri]] = _short(iri)
        return terms


def _shapes(about: dict[Node, Described]) -> dict[str, list[dict[str, str]]]:
    """Return what the property shapes say, by the property."""
    found: dict[str, list[dict[str, str]]] = {}
    for said in about.values():
        rules = {
            predicate.value.removeprefix(_SH): term.value
            for predicate, terms in said.items()
            for term in terms
            if isinstance(term, NamedNode | Literal)
        }
        if "path" in rules:
            found.setdefault(rules["path"], []).append(rules)
    return found


def _property(
    iri: str, key: str, kinds: set[str], said: Described, shapes: list[dict[str, str]]
) -> _Property:
    kind = _kind(iri, kinds, said, shapes)
    if kind == _TEXT:
        single = any("uniqueLang" in rules for rules in shapes)
    elif kinds & _SINGLE:
        single = True
    else:  # of a foreign property the ontology does not say how many values it has
        allowed = {rules.get("maxCount") for rules in shapes}
        if PREFIXES["qb"] + "AttributeProperty" in kinds:  # of the cube's observations
            allowed.discard(None)
        single = allowed == {"1"} and not iri.startswith(PREFIXES["pa"])
    return _Property(key, kind, not single)


def _kind(
    iri: str, kinds: set[str], said: Described, shapes: list[dict[str, str]]
) -> str | None:
    if _OWL + "ObjectProperty" in kinds:
        return "@id"
    if _OWL + "AnnotationProperty" in kinds and iri.startswith(PREFIXES["skos"]):
        return _TEXT
    ranges = said.get(NamedNode(_RDFS + "range"), set())
    types = {rules["datatype"] for rules in shapes if "datatype" in rules}
    types = types or {term.value for term in ranges if isinstance(term, NamedNode)}
    if types == {_LANG_STRING} or any("uniqueLang" in rules for rules in shapes):
        return _TEXT
    only = next(iter(types)) if len(types) == 1 else None
    return (
        only if only is not None and only.startswith(_XSD) and only != _XSD + "string" else None
    )


def _keys(iris: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Give each IRI of a known namespace its local name, where none before it has that."""
    keys: dict[str, str] = {}
    for iri in sorted(iris, key=lambda iri: (not iri.startswith(PREFIXES["pa"]), natural(iri))):
        prefix, _, local = (prefixed(iri) or "").partition(":")
        key = _NAMES.get(iri, local)
        if prefix in _NAMESPACES and key not in taken:
            keys[iri] = key
            taken.add(key)
    return keys


def _definition(iri: str, written: _Property) -> Json:
    definition: dict[str, Json] = {"@id": _short(iri)}
    if written.kind == _TEXT:
        definition["@container"] = [_TEXT, "@set"] if written.many else _TEXT
        return definition
    if written.kind is not None:
        definition["@type"] = written.kind if written.kind == "@id" else _short(written.kind)
    if written.many:
        definition["@container"] = "@set"
    return definition if len(definition) > 1 else definition["@id"]


def document(triples: Iterable[Triple], context: Context) -> dict[str, Json]:
    """Return the triples as one JSON-LD document: ``@context`` and ``@graph``."""
    nodes = [node(subject, said, context) for subject, said in Subjects(triples)]
    return {"@context": context.written(), "@graph": nodes}


def node(
    subject: Node, said: Described, context: Context, refer: Refer | None = None
) -> dict[str, Json]:
    """Write one subject with all that is said of it.

    Things that are led to are written by ``refer``, by default by their ids.
    """
    written: dict[str, Json] = {"id": identified(subject)}
    for predicate in sorted(said, key=lambda found: predicate_key(found.value)):
        terms = sorted(said[predicate], key=term_key)
        if predicate == _TYPE:
            written |= _types(terms, context)
        else:
            written |= _said(predicate.value, terms, context, refer)
    return written


def _types(terms: list[Term], context: Context) -> dict[str, Json]:
    iris = [term.value for term in terms if isinstance(term, NamedNode)]
    others = [_whole(term) for term in terms if not isinstance(term, NamedNode)]
    written: dict[str, Json] = {}
    if iris:
        written["type"] = [context.classes.get(iri) or _short(iri) for iri in iris]
    return {**written, _short(_TYPE.value): others} if others else written


def _said(
    predicate: str, terms: list[Term], context: Context, refer: Refer | None
) -> dict[str, Json]:
    """Write a property's values: those that its term can hold, and the others in full."""

    def whole(term: Term) -> Json:
        if refer is None or isinstance(term, Literal):
            return _whole(term)
        return refer(predicate, term)

    known = context.properties.get(predicate)
    if known is None:
        return {_short(predicate): [whole(term) for term in terms]}
    held = [term for term in terms if known.fits(term)]
    written: dict[str, Json] = {}
    if known.kind == _TEXT:
        held = held if known.many else _once(held)
        if held:
            written[known.key] = _by_language(held, many=known.many)
    elif known.many or len(held) == 1:
        values = [
            _value(term, known.kind) if refer is None or known.kind != "@id" else whole(term)
            for term in held
        ]
        if values:
            written[known.key] = values if known.many else values[0]
    else:
        held = []
    others = [whole(term) for term in terms if term not in held]
    return {**written, _short(predicate): others} if others else written


def _once(texts: list[Term]) -> list[Term]:
    """Return the texts that are the only ones in their language."""
    tags = [term.language for term in texts if isinstance(term, Literal)]
    return [text for text, tag in zip(texts, tags, strict=True) if tags.count(tag) == 1]


def _by_language(texts: list[Term], *, many: bool) -> dict[str, Json]:
    found: dict[str, list[str]] = {}
    for text in texts:
        assert isinstance(text, Literal)  # noqa: S101
        found.setdefault(text.language or "@none", []).append(text.value)
    return {tag: told if many else told[0] for tag, told in found.items()}


def _value(term: Term, kind: str | None) -> Json:
    """Write a value where the context says its kind."""
    if kind is None:
        return _whole(term)
    if not isinstance(term, Literal):
        return identified(term)
    text = term.value
    if kind == _XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == _XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _whole(term: Term) -> Json:
    """Write a value so that it needs nothing of the context but the prefixes."""
    if not isinstance(term, Literal):
        return {"id": identified(term)}
    if term.language is not None:
        return {_TEXT: term.language, "@value": term.value}
    if term.datatype.value == _XSD + "string":
        return term.value
    return {"@type": _short(term.datatype.value), "@value": term.value}


def identified(term: Term) -> str:
    """Return the id of a thing as it stands in a document."""
    return _short(term.value) if isinstance(term, NamedNode) else str(term)


def _short(iri: str) -> str:
    return relative(iri) or prefixed(iri) or iri
