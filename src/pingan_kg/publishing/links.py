"""The links to things elsewhere: read from the graph, and checked against the excerpts."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..errors import UnknownName, did_you_mean
from ..rdf.names import BASE, PREFIXES, compact, short_id

__all__ = ["Link", "Linkset", "flaws", "links", "linksets"]


def _name(prefixed: str) -> NamedNode:
    prefix, _, local = prefixed.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


class Linkset(NamedTuple):
    """A set of links to one target. ``label``, ``title`` and ``note`` are in one language."""

    id: str
    """Its name, such as ``eurovoc``."""
    label: str
    target: str
    """The IRI of the data set that the links lead to."""
    title: str
    version: str
    license: str
    """The IRI of the target's licence, where it is known."""
    see: str
    """Where the targets and their labels were read."""
    note: str
    links: int


class Link(NamedTuple):
    """One link and why it holds, in the terms of SSSOM. ``label`` and ``reason`` are in
    one language; ``confidence`` is a decimal from 0 to 1 as the file has it."""

    set: str
    subject: str
    label: str
    predicate: str
    """Compact, such as ``skos:closeMatch``."""
    object: str
    object_label: str
    justification: str
    """Compact, such as ``semapv:ManualMappingCuration``."""
    confidence: str
    reason: str

    @property
    def id(self) -> str:
        """The subject as it is typed: ``theme/public-safety``, ``unit:PERCENT``."""
        return short_id(self.subject) or compact(self.subject)


def links(
    store: Store,
    lang: str = "zh",
    *,
    subject: str | None = None,
    linkset: str | None = None,
    predicate: str | None = None,
) -> list[Link]:
    """Return the links, sorted by set, subject and object.

    ``subject`` is an IRI, ``linkset`` the name of a set, ``predicate`` a compact name, or
    its local name. Raises :class:`~pingan_kg.errors.UnknownName` for a set or predicate
    that no link is of.
    """
    found = [
        _link(store, quad.subject, lang)
        for quad in store.quads_for_pattern(
            None, _name("rdf:type"), _name("sssom:Mapping"), None
        )
        if isinstance(quad.subject, NamedNode)
    ]
    sets = _known(linkset, {link.set for link in found}, "linkset")
    ways = _known(predicate, {link.predicate for link in found}, "predicate of links")
    return sorted(
        link
        for link in found
        if (sets is None or link.set == sets)
        and (ways is None or link.predicate == ways)
        and (subject is None or link.subject == subject)
    )


def _known(given: str | None, there: set[str], kind: str) -> str | None:
    if given is None:
        return None
    given = given.removeprefix("dataset/").removeprefix("links-")
    for name in sorted(there):
        if given in (name, name.partition(":")[2]):
            return name
    hint = did_you_mean(given, sorted(there)) or f"; there are: {', '.join(sorted(there))}"
    raise UnknownName(f"no {kind} is called {given!r}{hint}")


def _link(store: Store, mapping: NamedNode, lang: str) -> Link:
    source = _value(store, mapping, "owl:annotatedSource")
    return Link(
        set=_value(store, mapping, "dcterms:isPartOf").removeprefix(BASE + "dataset/links-"),
        subject=source,
        label=_text(store, NamedNode(source), "skos:prefLabel", lang) if source else "",
        predicate=compact(_value(store, mapping, "owl:annotatedProperty")),
        object=_value(store, mapping, "owl:annotatedTarget"),
        object_label=_value(store, mapping, "sssom:object_label"),
        justification=compact(_value(store, mapping, "sssom:mapping_justification")),
        confidence=_value(store, mapping, "sssom:confidence"),
        reason=_text(store, mapping, "skos:note", lang),
    )


def linksets(store: Store, lang: str = "zh") -> list[Linkset]:
    """Return the sets of links, sorted by name; ``store`` holds the vocabularies too."""
    counts: dict[str, int] = {}
    for link in links(store, lang):
        counts[link.set] = counts.get(link.set, 0) + 1
    found = []
    for quad in store.quads_for_pattern(None, _name("rdf:type"), _name("void:Linkset"), None):
        assert isinstance(quad.subject, NamedNode)  # noqa: S101
        name = quad.subject.value.removeprefix(BASE + "dataset/links-")
        target = NamedNode(_value(store, quad.subject, "void:objectsTarget"))
        found.append(
            Linkset(
                id=name,
                label=_text(store, quad.subject, "skos:prefLabel", lang),
                target=target.value,
                title=_text(store, target, "dcterms:title", lang),
                version=_value(store, target, "dcat:version"),
                license=_value(store, target, "dcterms:license"),
                see=_value(store, quad.subject, "rdfs:seeAlso"),
                note=_text(store, quad.subject, "skos:note", lang),
                links=counts.get(name, 0),
            )
        )
    return sorted(found)


def flaws(store: Store) -> list[tuple[Link, str]]:
    """Return the links whose target no excerpt has, or has by another label.

    With each the label that the excerpt has, or nothing. ``store`` holds the vocabularies.
    """
    found = []
    for link in links(store, "en"):
        labels = [
            quad.object.value
            for name in ("skos:prefLabel", "skos:altLabel")
            for quad in store.quads_for_pattern(NamedNode(link.object), _name(name), None)
            if isinstance(quad.object, Literal)
        ]
        if link.object_label not in labels:
            found.append((link, labels[0] if labels else ""))
    return found


def _value(store: Store, node: NamedNode, name: str) -> str:
    found = sorted(
        quad.object.value
        for quad in store.quads_for_pattern(node, _name(name), None)
        if isinstance(quad.object, NamedNode | Literal)
    )
    return found[0] if found else ""


def _text(store: Store, node: NamedNode, name: str, lang: str) -> str:
    texts = {
        quad.object.language or "": quad.object.value
        for quad in store.quads_for_pattern(node, _name(name), None)
        if isinstance(quad.object, Literal)
    }
    return texts.get(lang) or next((texts[tag] for tag in sorted(texts)), "")
