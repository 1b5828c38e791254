"""JSON Schema (2020-12) of framed documents, made from the context of JSON-LD."""

from __future__ import annotations

from .framing import FACTS
from .jsonld import Context, Json
from .names import BASE, PREFIXES

__all__ = ["schema"]

_XSD = PREFIXES["xsd"]
_LITERAL = {"$ref": "#/$defs/literal"}
_NODE = {"$ref": "#/$defs/node"}
_ONE_OF_ANY = {"anyOf": [{"type": "string"}, _LITERAL, _NODE]}
_PATTERNS = {
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "decimal": {"type": "string", "pattern": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$"},
    "date": {"type": "string", "pattern": r"^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"},
}
_NUMBER_NEEDS = ["comparator", "unitMeasure"]


def schema(kind: str, title: dict[str, str], class_: str, context: Context) -> Json:
    """Return the schema of documents of a kind; ``class_`` is the type that all have.

    A fact that has a value must have the words of its exactness (``comparator``) and its
    unit; one without has its worded value, or is a recognition or milestone.
    """
    thing = {
        "allOf": [_NODE],
        "properties": {"type": {"contains": {"const": class_}}, FACTS: {"type": "array"}},
        "required": ["id", "type", "label", FACTS],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}schema/{kind}.schema.json",
        "title": title["en"],
        "description": title["zh"],
        "type": "object",
        "required": ["@context"],
        "if": {"required": ["@graph"]},
        "then": {
            "properties": {
                "@context": {"type": "object"},
                "@graph": {"type": "array", "items": {"$ref": "#/$defs/thing"}},
            },
            "additionalProperties": False,
        },
        "else": {"$ref": "#/$defs/thing"},
        "$defs": {
            "thing": thing,
            "fact": _fact(),
            "node": _node(context),
            "literal": _literal(),
            "texts": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    }


def _fact() -> Json:
    return {
        "allOf": [_NODE],
        "required": ["id", "type", "label", "asOf", "wasDerivedFrom"],
        "dependentRequired": {"value": _NUMBER_NEEDS},
        "if": {"properties": {"type": {"contains": {"const": "Observation"}}}},
        "then": {
            "required": ["metric", "area", "period", "valueBasis"],
            "anyOf": [{"required": ["value"]}, {"required": ["wordedValue"]}],
        },
    }


def _node(context: Context) -> Json:
    """Return the schema of anything described: which keys there are, and their values."""
    known = sorted(context.properties.values(), key=lambda one: one.key)
    properties = {one.key: _values(one.kind, many=one.many) for one in known}
    return {
        "type": "object",
        "properties": {
            "@context": {"type": "object"},
            "id": {"type": "string"},
            "type": {"type": "array", "items": {"type": "string"}},
            **properties,
            FACTS: {"type": "array", "items": {"$ref": "#/$defs/fact"}},
        },
        "patternProperties": {":": {"type": "array", "items": _ONE_OF_ANY}},
        "required": ["id"],
        "additionalProperties": False,
    }


def _values(kind: str | None, *, many: bool) -> Json:
    if kind == "@language":
        if not many:
            return {"$ref": "#/$defs/texts"}
        texts = {"type": "array", "items": {"type": "string"}}
        return {"type": "object", "additionalProperties": texts}
    if kind is None:
        one: Json = _ONE_OF_ANY
    elif kind == "@id":
        one = _NODE
    else:
        one = _PATTERNS.get(kind.removeprefix(_XSD), {"type": "string"})
    return {"type": "array", "items": one} if many else one


def _literal() -> Json:
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("@value", "@type", "@language")},
        "required": ["@value"],
        "additionalProperties": False,
    }
