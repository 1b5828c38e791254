"""From a text to a proposed briefing: read, proposed, decided in a table, written."""

from __future__ import annotations

__all__ = ["folder", "model", "proposing", "table", "text", "writing"]
