"""Figures drawn as bars in SVG, open where they are only bounds."""

from __future__ import annotations

__all__ = ["drawing", "lettering", "selection"]
