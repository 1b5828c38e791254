"""Figures that follow from printed ones by arithmetic alone."""

from __future__ import annotations

__all__ = ["figure", "rules"]
