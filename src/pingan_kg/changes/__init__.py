"""What has changed from one state of the graph to another, told in facts."""

from __future__ import annotations

__all__ = ["facts", "patch", "telling"]
