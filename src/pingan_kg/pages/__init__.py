"""The graph as a folder of static pages that people read, in both languages."""

from __future__ import annotations

__all__ = ["folder", "site"]
