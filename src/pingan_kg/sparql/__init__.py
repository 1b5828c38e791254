"""Queries: those that are shipped, and how any is answered within limits."""

from __future__ import annotations

__all__ = [
    "catalog",
    "columns",
    "explain",
    "hints",
    "parameters",
    "results",
    "rows",
    "run",
    "tokens",
]
