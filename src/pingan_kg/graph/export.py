"""Write the graph, or a part of it, in an RDF format.

What is written is what was parsed from the files, so lexical forms and language
tags are theirs; and it is the same bytes on every run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from ..errors import InputError
from ..rdf.formats import WRITTEN, known
from ..rdf.names import PREFIXES
from ..rdf.order import natural, predicate_key, term_key
from ..rdf.turtle import Graph, trig, turtle
from .resolve import resolve
from .store import QUERIED, quads

if TYPE_CHECKING:
    from ..rdf.jsonld import Context

__all__ = ["Excerpts", "context", "excerpt", "export", "labelled", "serialized"]

_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_DERIVED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export(
    format: str = "turtle",
    *,
    parts: Iterable[str] = QUERIED,
    about: str | None = None,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
) -> bytes:
    """Return the parts of the graph in a format.

    ``format`` is one of :data:`~pingan_kg.rdf.formats.WRITTEN`; ``parts`` are of
    :data:`pingan_kg.graph.paths.PARTS`, by default all but the derived figures and the
    shapes. With ``about`` (an IRI, a short id, or a label) only what concerns one
    thing, see :func:`excerpt`.

    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown format, part or
    thing.

    >>> "area:shandong a schema:AdministrativeArea" in export(about="area/shandong").decode()
    True
    """
    known(format, WRITTEN)  # before the files are read
    chosen = labelled(list(quads(dict.fromkeys(parts), data=data, only=only)))
    if about is not None:
        store = Store()
        store.bulk_extend(chosen)
        chosen = excerpt(chosen, resolve(store, about))
    return serialized(chosen, format)


def excerpt(whole: Sequence[Quad], thing: NamedNode) -> list[Quad]:
    """Return a concise bounded description of a thing, see :meth:`Excerpts.of`."""
    return Excerpts(whole).of(thing)


class Excerpts:
    """Concise bounded descriptions out of one graph, of one thing after another."""

    def __init__(self, whole: Iterable[Quad]) -> None:
        """Sort the statements by what they are about; the time is that of one excerpt."""
        self._about: dict[object, list[Quad]] = {}
        self._of: dict[object, list[Quad]] = {}
        for quad in whole:
            self._about.setdefault(quad.subject, []).append(quad)
            self._of.setdefault(quad.object, []).append(quad)

    def of(self, thing: NamedNode) -> list[Quad]:
        """Return what the graph says of a thing.

        That is: everything said of it, and of the claims it is derived from; every
        statement that points to it; and the types and preferred labels of whatever
        these statements mention. Blank nodes are followed.
        """
        chosen: dict[Quad, None] = {}
        told: set[object] = set()
        ahead: list[object] = [thing]
        ahead += [quad.object for quad in self._said(thing) if quad.predicate == _DERIVED]
        while ahead:
            subject = ahead.pop()
            if subject in told:
                continue
            told.add(subject)
            for quad in self._said(subject):
                chosen[quad] = None
                if isinstance(quad.object, BlankNode):
                    ahead.append(quad.object)
        chosen.update(dict.fromkeys(self._of.get(thing, [])))
        mentioned = {term for quad in chosen for term in (quad.subject, quad.object)}
        for term in mentioned:
            for quad in self._said(term):
                if quad.predicate in (_LABEL, _TYPE):
                    chosen[quad] = None
        return list(chosen)

    def _said(self, subject: object) -> list[Quad]:
        return self._about.get(subject, [])


def serialized(chosen: Sequence[Quad], format: str) -> bytes:
    """Return quads in one of the written formats; an export and a query write by this.

    Blank nodes are written by their labels: for the same bytes on every run they need
    canonical ones. Raises :class:`~pingan_kg.errors.UnknownName` for an unknown format,
    :class:`~pingan_kg.errors.InputError` for what RDF/XML cannot hold: some characters,
    and some properties.
    """
    if known(format, WRITTEN) in ("nq", "nt"):
        statements = chosen if format == "nq" else [quad.triple for quad in chosen]
        return b"".join(sorted({f"{statement} .\n".encode() for statement in statements}))
    if format == "trig":
        graphs: dict[Graph, list[Triple]] = {}
        for quad in chosen:
            graphs.setdefault(quad.graph_name, []).append(quad.triple)
        return trig(graphs).encode()
    triples = [quad.triple for quad in chosen]
    if format == "turtle":
        return turtle(triples).encode()
    return _rdfxml(triples) if format == "rdfxml" else _jsonld(triples)


def _jsonld(triples: list[Triple]) -> bytes:
    import json

    from ..rdf.jsonld import document

    nodes = document(triples, context())["@graph"]
    written = json.dumps({"@graph": nodes}, ensure_ascii=False, indent=2)
    return f"{_jsonld_head()}{written[1:]}\n".encode()


@cache
def _jsonld_head() -> str:
    """Return how every document begins: its context is written once, for it is long."""
    import json

    head = json.dumps({"@context": context().written()}, ensure_ascii=False, indent=2)
    return head.removesuffix("\n}") + ","


@cache
def context() -> Context:
    """Return the context of every JSON-LD document, made from the shipped ontology."""
    from ..rdf.jsonld import Context

    return Context(quad.triple for quad in quads(("ontology", "shapes")))


def labelled(found: list[Quad]) -> list[Quad]:
    """Give blank nodes their canonical labels (RDFC-1.0): the same on every run."""
    if not any(isinstance(term, BlankNode) for quad in found for term in quad):
        return found
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def _rdfxml(triples: list[Triple]) -> bytes:
    for triple in triples:
        if not re.search(r"[^\W\d][\w.\-]*$", triple.predicate.value):
            raise InputError(
                f"RDF/XML cannot carry the predicate {triple.predicate}; choose another format"
            )
        if isinstance(triple.object, Literal) and (bad := _NO_XML.search(triple.object.value)):
            raise InputError(
                f"RDF/XML cannot hold the character U+{ord(bad[0]):04X} "
                f"of {triple.predicate} of {triple.subject}; choose another format"
            )
    ordered = sorted(
        dict.fromkeys(triples),
        key=lambda triple: (
            natural(str(triple.subject)),
            predicate_key(triple.predicate.value),
            term_key(triple.object),
        ),
    )
    predicates = {triple.predicate.value for triple in triples}
    used = {
        name: iri
        for name, iri in PREFIXES.items()
        if any(predicate.startswith(iri) for predicate in predicates)
    }
    written = serialize(ordered, format=RdfFormat.RDF_XML, prefixes=used)
    assert written is not None  # noqa: S101
    return written
