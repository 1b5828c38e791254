"""The evidence: an article's passages, a copy of it, and how the two are held together.

``copies`` (with ``markup``) reads a copy of an article, and ``tracing`` (with
``locate``) finds there the passages that the graph takes from it. ``flaws``,
``placement`` and ``reading`` (with ``agreement`` and ``pairing``) say what does not
agree, in the words of ``discrepancies``; ``verify`` does it all.
"""

from __future__ import annotations

__all__ = ["copies", "discrepancies", "markup", "pairing", "tracing", "verify"]
