"""What a person reads about a thing or a fact: cards, finds, counts, reasons, gaps, lists."""

from __future__ import annotations

__all__ = [
    "briefings",
    "citation",
    "compare",
    "explanation",
    "facts",
    "find",
    "gaps",
    "show",
    "sources",
    "stats",
    "tables",
    "values",
    "why",
]
