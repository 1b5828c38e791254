"""The graph handed over whole: as RDF, as an RDFLib dataset, as a table of its figures.

These are functions of :mod:`pingan_kg.api`. Nothing is imported before it is called for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .graph.paths import checked
from .graph.store import QUERIED

if TYPE_CHECKING:
    import rdflib

__all__ = ["Paths", "export", "load", "observations", "paths_of"]

Paths = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]
"""One path or several; a text is one path."""


def paths_of(given: Paths) -> tuple[str, ...]:
    """Return the paths that are given as texts."""
    if isinstance(given, str | os.PathLike):
        return (os.fspath(given),)
    return tuple(os.fspath(path) for path in given)


def export(
    format: str = "turtle",
    *,
    parts: Iterable[str] = QUERIED,
    about: str | None = None,
    data: Paths = (),
    only: bool = False,
) -> bytes:
    """Return the graph, or a part of it, in an RDF format, or its figures as a table.

    See :func:`pingan_kg.graph.export.export` for the formats of RDF and what is raised, and
    :data:`pingan_kg.tables.writing.TABLES` for those of tables, of which ``parts`` only says
    whether the ``derived`` figures are in it.

    >>> export("csv", about="metric/crime-cases-solved").decode().count("observation/") > 1
    True
    """
    from .graph.export import export as serialised
    from .tables.writing import TABLES, table, written

    paths = paths_of(data)
    if format not in TABLES:
        return serialised(format, parts=parts, about=about, data=paths, only=only)
    is_derived = "derived" in map(checked, tuple(parts))
    return written(table(derived=is_derived, about=about, data=paths, only=only), format)


def observations(  # noqa: PLR0913 (options, by keyword only)
    *,
    frame: str = "pandas",
    derived: bool = False,
    briefing: str | None = None,
    area: str | None = None,
    period: str | None = None,
    about: str | None = None,
    data: Paths = (),
    only: bool = False,
) -> Any:
    """Return all figures as a data frame of ``pandas`` or ``polars``, a row a fact.

    The columns are those of the exported tables, see ``docs/tables.md``; a number is a
    float (``value``) and, beside it, an exact decimal (``value_decimal``). ``briefing``,
    ``area``, ``period`` and ``about`` keep it to what they name, and with ``derived`` the
    shipped derived figures come behind the printed ones. Raises
    :class:`~pingan_kg.errors.MissingEngine` where the library is not installed, and as
    :func:`pingan_kg.tables.writing.table` does.

    >>> figures = observations(
    ...     about="metric/telecom-fraud-cases-solved", briefing="2025-12-09-safe-qingdao"
    ... )
    >>> figures[["value", "comparator_code", "printed"]].values.tolist()
    [[20000.0, 'more-than', '2万余起']]
    """
    from .tables.frames import frame as framed
    from .tables.writing import table

    found = table(
        derived=derived,
        briefing=briefing,
        area=area,
        period=period,
        about=about,
        data=paths_of(data),
        only=only,
    )
    return framed(found, frame)


def load(
    parts: Iterable[str] = QUERIED, *, data: Paths = (), only: bool = False
) -> rdflib.Dataset:
    """Return the graph as an RDFLib dataset, each named graph by its name.

    ``parts`` are by default all but the derived figures and the shapes. The default
    graph is the union of all; lexical forms are those of the files.
    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown part.

    >>> from rdflib import URIRef
    >>> dataset = load()
    >>> fraud = URIRef("https://w3id.org/pingan-kg/metric/telecom-fraud-cases-solved")
    >>> (fraud, None, None) in dataset
    True
    """
    import rdflib

    from .graph.store import quads
    from .rdf.names import PREFIXES
    from .rdf.values import to_rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    graphs: dict[str, rdflib.Graph] = {}

    def converted() -> Iterator[Any]:
        for quad in quads(parts, data=paths_of(data), only=only):
            name = str(quad.graph_name).strip("<>")
            if name not in graphs:
                graphs[name] = dataset.graph(rdflib.URIRef(name))
            triple = map(to_rdflib, (quad.subject, quad.predicate, quad.object))
            yield (*triple, graphs[name])

    dataset.addN(converted())
    return dataset
