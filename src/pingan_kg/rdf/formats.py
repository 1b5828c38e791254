"""The one table of RDF formats: names, file suffixes, and what each can carry."""

from __future__ import annotations

import os

from pyoxigraph import RdfFormat

from ..errors import InputError, UnknownName, did_you_mean

__all__ = ["FORMATS", "SUFFIXES", "WRITTEN", "format_of", "suffix_format"]

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "json-ld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "n3": RdfFormat.N3,
}
"""The formats by the names that ``--format`` takes."""

SUFFIXES = {
    ".ttl": "turtle",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".nt": "nt",
    ".nq": "nq",
    ".trig": "trig",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
    ".n3": "n3",
}
"""The format that a file's suffix tells, in reading and in writing."""

WRITTEN = tuple(name for name in FORMATS if name != "n3")
"""The formats that are written; what N3 adds to Turtle no graph here has."""


def format_of(name: str) -> RdfFormat:
    """Return the format of a name. Raises :class:`~pingan_kg.errors.UnknownName`."""
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS) or f"; they are: {', '.join(FORMATS)}"
        raise UnknownName(f"no format is called {name!r}{hint}")
    return FORMATS[name]


def suffix_format(file: str) -> RdfFormat:
    """Return the format that a file's suffix tells (``-``: Turtle).

    Raises :class:`~pingan_kg.errors.InputError` for an unknown suffix.
    """
    if file == "-":
        return RdfFormat.TURTLE
    suffix = os.path.splitext(file)[1].lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise InputError(
            f"{file}: its format is unknown; name it with one of the suffixes {known}"
        )
    return FORMATS[SUFFIXES[suffix]]
