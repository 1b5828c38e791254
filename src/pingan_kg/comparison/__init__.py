"""One metric in several areas and periods: what of it can be compared, and what follows."""

from __future__ import annotations

__all__ = ["computing", "facts", "verdicts"]
