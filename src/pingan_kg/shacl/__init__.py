"""Validation: the shapes, run by either of two engines, and what they report."""

from __future__ import annotations

__all__ = ["engines", "misspelling", "report", "rules", "validate"]
