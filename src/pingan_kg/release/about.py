"""What the data set says of itself: read from the graph, used by every description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..errors import InputError
from ..rdf.names import BASE, expand

__all__ = ["DATASET", "About", "about", "literals", "node", "texts", "values"]

DATASET = NamedNode(BASE + "dataset/pingan-kg")
"""The data set that all briefings are part of."""


class About(NamedTuple):
    """The data set in the words that catalogues ask for; texts are by language."""

    version: str
    license: str
    """The IRI of the licence."""
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    creator: Mapping[str, str]
    issued: str
    """The day of the first release, as ISO 8601 has it."""
    modified: str

    @property
    def home(self) -> str:
        """The IRI of the folder in which the files of this version lie."""
        return f"{BASE}releases/{self.version}/"


def about(store: Store) -> About:
    """Read what the data set says of itself.

    Raises :class:`~pingan_kg.errors.InputError` for what a release cannot do without.
    """
    creator = next(iter(values(store, DATASET, "dcterms:creator")), None)
    keywords: dict[str, list[str]] = {}
    for word in sorted(literals(store, DATASET, "dcat:keyword"), key=lambda one: one.value):
        keywords.setdefault(word.language or "", []).append(word.value)
    return About(
        version=_one(store, "dcat:version"),
        license=_one(store, "dcterms:license"),
        title=texts(store, DATASET, "dcterms:title"),
        description=texts(store, DATASET, "dcterms:description"),
        keywords={lang: tuple(keywords[lang]) for lang in sorted(keywords)},
        creator=texts(store, creator, "skos:prefLabel") if creator is not None else {},
        issued=_one(store, "dcterms:issued"),
        modified=_one(store, "dcterms:modified"),
    )


def node(name: str) -> NamedNode:
    """Return the IRI that a compact name stands for."""
    return NamedNode(expand(name) or name)


def values(store: Store, subject: NamedNode, name: str) -> list[NamedNode]:
    """Return the IRIs that a thing has under a property, sorted, each once."""
    found = {
        quad.object.value
        for quad in store.quads_for_pattern(subject, node(name), None)
        if isinstance(quad.object, NamedNode)
    }
    return [NamedNode(iri) for iri in sorted(found)]


def literals(store: Store, subject: NamedNode, name: str) -> list[Literal]:
    """Return the literals that a thing has under a property, sorted, each once."""
    found = {
        quad.object
        for quad in store.quads_for_pattern(subject, node(name), None)
        if isinstance(quad.object, Literal)
    }
    return sorted(found, key=str)


def texts(store: Store, subject: NamedNode, name: str) -> dict[str, str]:
    """Return the texts of a property by language, of several the first."""
    found: dict[str, str] = {}
    for text in literals(store, subject, name):
        found.setdefault(text.language or "", text.value)
    return found


def _one(store: Store, name: str) -> str:
    found = [
        quad.object.value
        for quad in store.quads_for_pattern(DATASET, node(name), None)
        if isinstance(quad.object, NamedNode | Literal)
    ]
    if len(set(found)) != 1:
        raise InputError(
            f"dataset/pingan-kg has {len(set(found))} values of {name}; a release needs one"
        )
    return found[0]
