"""A briefing as the graph states it: its observations, claims and exclusions, read once."""

from __future__ import annotations

__all__ = ["model", "reading", "statements", "words"]
