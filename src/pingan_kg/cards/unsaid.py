"""What a source leaves unsaid, read by the shipped query ``gaps``."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, QuerySolutions, Store

from ..sparql.catalog import get
from ..sparql.tokens import bind, tokens

__all__ = ["Gap", "GapCase", "unsaid"]


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


def unsaid(store: Store, lang: str) -> tuple[Gap, ...]:
    """Return what the sources of a graph leave unsaid, the gravest first."""
    heads: dict[str, tuple[str, bool, str]] = {}
    cases: dict[str, list[GapCase]] = {}
    for row in _rows(lang, store):
        kind = row["kind"]
        heads[kind] = (row["gap"], row["missing"] == "true", row["ground"])
        case = GapCase(row["id"], row["name"], row["printed"], row["supplied"])
        cases.setdefault(kind, []).append(case)
    return tuple(Gap(kind, *heads[kind], tuple(found)) for kind, found in cases.items())


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
