"""The graph: where its files lie, its store, how it is read and exported."""

from __future__ import annotations

__all__ = ["documents", "export", "parsing", "paths", "resolve", "store", "view"]
