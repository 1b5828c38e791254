"""The terms of the ontology, each with a definition and an example from the data."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..cards.values import Mention
from ..graph.view import View, short
from ..rdf.names import BASE, ONTOLOGY

__all__ = ["Group", "TermEntry", "insertable", "terms"]

_CLASS = "owl:Class"
_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term: its name, what it means, and where it is used."""

    thing: Mention
    name: str
    definition: str
    example: Mention | None
    value: Mention | None
    """What the example has by the property; None for a class."""


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one sort."""

    key: str
    title: str
    entries: tuple[TermEntry, ...]


def terms(view: View, words: dict[str, str]) -> list[Group]:
    """Return the classes, the properties, and each code list."""
    classes = [node for node in view.instances(_CLASS) if node.value.startswith(ONTOLOGY)]
    named = {node for kind in _PROPERTIES for node in view.instances(kind)}
    properties = sorted(
        (node for node in named if node.value.startswith(ONTOLOGY)), key=lambda one: one.value
    )
    groups = [
        Group("classes", words["classes"], tuple(_entry(view, one) for one in classes)),
        Group(
            "properties", words["properties"], tuple(_entry(view, one) for one in properties)
        ),
    ]
    for scheme in view.instances("skos:ConceptScheme"):
        codes = view.subjects("skos:inScheme", scheme)
        if scheme.value.startswith(BASE) and codes:
            entries = tuple(_entry(view, one) for one in codes)
            groups.append(Group(short(scheme).replace("/", "-"), view.label(scheme), entries))
    return groups


def _entry(view: View, node: NamedNode) -> TermEntry:
    example, value = _example(view, node)
    return TermEntry(
        Mention(view.label(node), short(node)),
        short(node),
        next(iter(view.texts(node, "skos:definition")), ""),
        example,
        value,
    )


def _example(view: View, node: NamedNode) -> tuple[Mention | None, Mention | None]:
    quad = next(iter(view.store.quads_for_pattern(None, node, None)), None)
    if quad is None:
        quad = next(
            (
                one
                for one in view.store.quads_for_pattern(None, None, node)
                if isinstance(one.subject, NamedNode)
                and not one.subject.value.startswith(ONTOLOGY)
                and one.predicate.value not in _STRUCTURE
            ),
            None,
        )
        if quad is None or not isinstance(quad.subject, NamedNode):
            return None, None
        return Mention(view.label(quad.subject), short(quad.subject)), None
    if not isinstance(quad.subject, NamedNode):
        return None, None
    found = view.label(quad.object)
    id_ = short(quad.object) if isinstance(quad.object, NamedNode) else None
    return Mention(view.label(quad.subject), short(quad.subject)), Mention(found, id_)


_STRUCTURE = {
    "http://www.w3.org/2004/02/skos/core#broader",
    "http://www.w3.org/2004/02/skos/core#hasTopConcept",
}


def insertable(view: View) -> list[tuple[str, str]]:
    """Return what a query may name: as SPARQL writes it, and its label."""
    found: dict[str, str] = {}
    for quad in view.stated("skos:prefLabel"):
        node = quad.subject
        if not isinstance(node, NamedNode) or not node.value.startswith(BASE):
            continue
        name = short(node)
        kind = name.partition("/")[0]
        if "/" in name and kind not in ("metric", "area", "agency", "theme", "program", "code"):
            continue
        if isinstance(quad.object, Literal) and quad.object.language == view.lang:
            found[name.replace("/", ":", 1)] = quad.object.value
    return sorted(found.items())
