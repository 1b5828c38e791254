"""The files of a release by their suffix: media types, and the file types of the EU list."""

from __future__ import annotations

__all__ = ["FILE_TYPES", "MEDIA_TYPES", "suffix"]

MEDIA_TYPES = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".htaccess": "text/plain",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ldp": "text/ldpatch",
    ".md": "text/markdown",
    ".nq": "application/n-quads",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
}
"""As registered with IANA, or in the specification of the format."""

FILE_TYPES = {
    ".csv": "CSV",
    ".html": "HTML",
    ".json": "JSON",
    ".jsonld": "JSON_LD",
    ".nq": "RDF_N_QUADS",
    ".parquet": "PARQUET",
    ".svg": "SVG",
    ".trig": "RDF_TRIG",
    ".tsv": "TSV",
    ".ttl": "RDF_TURTLE",
}
"""Codes of the authority table file-type of the EU's Publications Office."""


def suffix(name: str) -> str:
    """Return what a file's name ends with, the dot included."""
    return name[name.rfind(".") :]
