"""The graph as an RDFLib dataset, for those who work with RDFLib."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .store import QUERIED, quads

if TYPE_CHECKING:
    import rdflib

__all__ = ["dataset"]


def dataset(
    parts: Iterable[str] = QUERIED,
    *,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
) -> rdflib.Dataset:
    """Return the parts and a user's data as a dataset, each named graph by its name.

    The default graph is the union of all; lexical forms are those of the files. Raises
    as :func:`pingan_kg.graph.store.quads` does.
    """
    import rdflib

    from ..rdf.names import PREFIXES
    from ..rdf.values import to_rdflib

    found = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace, override=True, replace=True)
    graphs: dict[str, rdflib.Graph] = {}

    def converted() -> Iterator[Any]:
        for quad in quads(parts, data=data, only=only):
            name = str(quad.graph_name).strip("<>")
            if name not in graphs:
                graphs[name] = found.graph(rdflib.URIRef(name))
            triple = map(to_rdflib, (quad.subject, quad.predicate, quad.object))
            yield (*triple, graphs[name])

    found.addN(converted())
    return found
