"""What a publisher takes along: links with their reasons, in the field's formats."""

from __future__ import annotations

__all__ = ["links", "online", "sssom"]
