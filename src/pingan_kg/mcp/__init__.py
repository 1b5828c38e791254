"""The graph as tools of the Model Context Protocol, for assistants that quote figures."""

from __future__ import annotations

__all__ = ["answers", "catalogue", "server"]
