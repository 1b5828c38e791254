"""What the source leaves unsaid: what is missing, and what was supplied on what ground.

>>> first = gaps(lang="en")[0]
>>> first.label, first.missing, first.cases[0].printed
('change without a baseline', True, '12.6%')
"""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Store

from ..errors import UnknownName, did_you_mean
from ..graph.store import shared
from ..languages import checked
from .unsaid import Gap, GapCase, unsaid

__all__ = ["Gap", "GapCase", "gaps"]


def gaps(
    *, lang: str = "zh", of: Collection[str] = (), store: Store | None = None
) -> tuple[Gap, ...]:
    """Return what the source leaves unsaid, the gravest first, texts in ``zh`` or ``en``.

    ``of`` are the kinds wanted (``gap-baseline``, ``inferred-year`` ...), by default all.
    Raises :class:`~pingan_kg.errors.InputError` for another language and ``UnknownName``
    for an unknown kind.
    """
    found = unsaid(shared() if store is None else store, checked(lang))
    known = [gap.kind for gap in found]
    for kind in of:
        if kind not in known:
            hint = did_you_mean(kind, known)
            there = ", ".join(known) or "there are none"
            raise UnknownName(f"no gap is called {kind!r}{hint}; the gaps are: {there}")
    return tuple(gap for gap in found if not of or gap.kind in of)
