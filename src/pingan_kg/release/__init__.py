"""What a publisher uploads: the graph in its formats, described for catalogues and people."""

from __future__ import annotations

__all__ = ["assembly", "folder", "redirects"]
