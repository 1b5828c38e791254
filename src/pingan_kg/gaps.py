"""What the source leaves unsaid: what is missing, and what was supplied on what ground.

>>> first = gaps(lang="en")[0]
>>> first.label, first.missing, first.cases[0].printed
('change without a baseline', True, '12.6%')
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pyoxigraph import Literal, QuerySolutions, Store

from .catalog import get
from .errors import InputError, UnknownName
from .graph import shared
from .sparql import bind, tokens
from .suggest import did_you_mean
from .wording import LANGUAGES

__all__ = ["Gap", "GapCase", "gaps"]


@dataclass(frozen=True, slots=True)
class GapCase:
    """A fact that has a gap: its short id, and what to call it."""

    id: str
    name: str
    printed: str
    """The figure as printed; empty where none is."""
    supplied: str
    """What was supplied in the place of what is not printed; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sort of gap, and the facts that have it, in the order of the text.

    ``missing`` is true where nothing was supplied. ``ground`` says what is not printed
    and, where something was supplied, on what ground.
    """

    kind: str
    label: str
    missing: bool
    ground: str
    cases: tuple[GapCase, ...]


def gaps(
    *, lang: str = "zh", of: Collection[str] = (), store: Store | None = None
) -> tuple[Gap, ...]:
    """Return what the source leaves unsaid, the gravest first, texts in ``zh`` or ``en``.

    ``of`` are the kinds wanted (``gap-baseline``, ``inferred-year`` ...), by default all.
    Raises :class:`~pingan_kg.errors.InputError` for another language and ``UnknownName``
    for an unknown kind.
    """
    if lang not in LANGUAGES:
        raise InputError(f"lang is zh or en, not {lang!r}")
    heads: dict[str, tuple[str, bool, str]] = {}
    cases: dict[str, list[GapCase]] = {}
    for row in _rows(lang, shared() if store is None else store):
        kind = row["kind"]
        heads[kind] = (row["gap"], row["missing"] == "true", row["ground"])
        case = GapCase(row["id"], row["name"], row["printed"], row["supplied"])
        cases.setdefault(kind, []).append(case)
    for kind in of:
        if kind not in heads:
            hint = did_you_mean(kind, heads)
            known = ", ".join(heads) or "there are none"
            raise UnknownName(f"no gap is called {kind!r}{hint}; the gaps are: {known}")
    return tuple(
        Gap(kind, *heads[kind], tuple(found))
        for kind, found in cases.items()
        if not of or kind in of
    )


def _rows(lang: str, store: Store) -> list[dict[str, str]]:
    """Answer the shipped query ``gaps``; what is unbound is an empty text."""
    text = get("gaps").text
    bound = bind(text, tokens(text), {"lang": str(Literal(lang))})
    solutions = store.query(bound, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101
    names = [variable.value for variable in solutions.variables]
    return [
        {
            name: term.value if isinstance(term, Literal) else ""
            for name, term in zip(names, row, strict=True)
        }
        for row in solutions
    ]
