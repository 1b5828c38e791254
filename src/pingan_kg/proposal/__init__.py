"""What a text proposes: its figures a row each, with what is sure of them."""

from __future__ import annotations

__all__ = ["measures", "model", "rows", "text", "times"]
