"""RDF as it is named, read, ordered and written here, beside what the libraries give."""

from __future__ import annotations

__all__ = [
    "faults",
    "formats",
    "framing",
    "jsonld",
    "names",
    "order",
    "schemas",
    "terms",
    "turtle",
    "values",
]
