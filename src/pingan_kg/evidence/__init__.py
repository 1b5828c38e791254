"""The evidence: an article's passages, a copy of it, and how the two are held together.

``passages`` reads from the graph what it takes from an article, ``copies`` (with
``markup``) reads a copy of it, and ``tracing`` (with ``locate``) finds the passages
there. ``flaws``, ``placement`` and ``reading`` (with ``agreement`` and ``pairing``) say
what does not agree, in the words of ``discrepancies``. ``explanation`` and ``citation``
say where one fact comes from. The verbs are :mod:`pingan_kg.verify` and
:mod:`pingan_kg.why`.
"""

from __future__ import annotations

__all__ = ()
