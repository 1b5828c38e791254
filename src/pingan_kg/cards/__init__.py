"""What a person reads about a thing or a fact: cards, finds, counts, reasons, gaps."""

from __future__ import annotations

__all__ = [
    "citation",
    "explanation",
    "facts",
    "find",
    "gaps",
    "show",
    "stats",
    "tables",
    "values",
    "why",
]
