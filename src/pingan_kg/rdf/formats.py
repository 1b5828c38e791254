"""The one table of formats: their names, and the file suffixes that tell them."""

from __future__ import annotations

import os
from collections.abc import Collection

from pyoxigraph import RdfFormat

from ..errors import InputError, UnknownName, did_you_mean

__all__ = ["FORMATS", "SUFFIXES", "WRITTEN", "by_suffix", "known", "read_format", "suffixes"]

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "json-ld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "n3": RdfFormat.N3,
}
"""The formats of RDF by the names that ``--format`` takes."""

WRITTEN = tuple(name for name in FORMATS if name != "n3")
"""The formats of RDF that are written; what N3 adds to Turtle no graph here has."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    ".ttl": ("turtle",),
    ".turtle": ("turtle",),
    ".jsonld": ("json-ld",),
    ".json": ("json", "csl-json", "json-ld"),
    ".nt": ("nt",),
    ".nq": ("nq",),
    ".trig": ("trig",),
    ".rdf": ("rdfxml",),
    ".owl": ("rdfxml",),
    ".xml": ("xml", "rdfxml"),
    ".n3": ("n3",),
    ".csv": ("csv",),
    ".tsv": ("tsv", "sssom"),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".srj": ("json",),
    ".srx": ("xml",),
    ".md": ("md",),
    ".txt": ("text", "table"),
    ".bib": ("bibtex",),
    ".ris": ("ris",),
    ".rq": ("rq",),
    ".xlsx": ("xlsx",),
    ".sqlite": ("sqlite",),
    ".sqlite3": ("sqlite",),
    ".db": ("sqlite",),
    ".parquet": ("parquet",),
    ".svg": ("svg",),
    ".html": ("html",),
    ".htm": ("html",),
    ".ldp": ("ldp",),
}
"""What a file's suffix tells, in reading and in writing: the first that can be meant."""


def known(name: str, formats: Collection[str] = tuple(FORMATS)) -> str:
    """Return a format's name. Raises :class:`~pingan_kg.errors.UnknownName`."""
    if name not in formats:
        hint = did_you_mean(name, formats)
        raise UnknownName(
            f"no format is called {name!r}{hint}; the formats are: {', '.join(formats)}"
        )
    return name


def suffixes(formats: Collection[str]) -> list[str]:
    """Return the usual suffix of each of some formats."""
    found: dict[str, str] = {}
    for suffix, names in SUFFIXES.items():
        for name in names:
            if name in formats:
                found.setdefault(name, suffix)
                break
    return list(found.values())


def by_suffix(file: str, formats: Collection[str]) -> str | None:
    """Return the one of some formats that a file's suffix tells, or None.

    >>> by_suffix("figures.json", ["csv", "json"]), by_suffix("graph.json", ["json-ld"])
    ('json', 'json-ld')
    """
    suffix = os.path.splitext(file)[1].lower()
    return next((name for name in SUFFIXES.get(suffix, ()) if name in formats), None)


def read_format(file: str) -> RdfFormat:
    """Return the format in which a file of RDF is read (``-``: Turtle).

    Raises :class:`~pingan_kg.errors.InputError` for an unknown suffix.
    """
    name = "turtle" if file == "-" else by_suffix(file, FORMATS)
    if name is None:
        there = ", ".join(suffixes(FORMATS))
        raise InputError(
            f"{file}: its format is unknown; name it with one of the suffixes {there}"
        )
    return FORMATS[name]
