"""From a proposal to a briefing: a table that a person decides, and its Turtle."""

from __future__ import annotations

__all__ = ["folder", "table", "writing"]
