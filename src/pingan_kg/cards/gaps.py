"""What a source leaves unsaid: what is missing, and what was supplied on what ground.

One briefing is asked at a time, by the shipped query ``gaps`` over the graphs that
matter to it.

>>> first = gaps(lang="en")[0]
>>> first.label, first.missing, first.cases[0].printed
('change without a baseline', True, '12.6%')
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from ..errors import UnknownName, did_you_mean
from ..graph.resolve import briefing_of
from ..graph.store import briefing_graphs, briefings, graph_name, shared
from ..languages import checked
from ..rdf.names import BASE
from ..sparql.catalog import get
from ..sparql.results import Solutions
from ..sparql.run import run

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
    briefing: str = ""
    """The id of the briefing that has the gap; empty for what no one briefing tells."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sort of gap, and the facts that have it, in the order of each text.

    ``missing`` is true where nothing was supplied. ``ground`` says what is not printed
    and, where something was supplied, on what ground.
    """

    kind: str
    label: str
    missing: bool
    ground: str
    cases: tuple[GapCase, ...]


_Head = tuple[str, str, bool, str]
"""Kind, label, whether it is missing, and ground."""


def gaps(
    *,
    lang: str = "zh",
    of: Collection[str] = (),
    briefing: str | None = None,
    store: Store | None = None,
) -> tuple[Gap, ...]:
    """Return what the sources leave unsaid, the gravest first, texts in ``zh`` or ``en``.

    ``of`` are the kinds wanted (``gap-baseline``, ``inferred-year`` ...), by default all;
    ``briefing`` is the id of the only one asked for. Raises
    :class:`~pingan_kg.errors.InputError` for another language and ``UnknownName`` for an
    unknown kind or briefing.
    """
    graph = shared() if store is None else store
    found = _gathered(graph, checked(lang), briefing)
    known = [gap.kind for gap in found]
    for kind in of:
        if kind not in known:
            hint = did_you_mean(kind, known)
            there = ", ".join(known) or "there are none"
            raise UnknownName(f"no gap is called {kind!r}{hint}; the gaps are: {there}")
    return tuple(gap for gap in found if not of or gap.kind in of)


def _gathered(graph: Store, lang: str, briefing: str | None) -> list[Gap]:
    """Gather the gaps briefing by briefing; what is shared counts for the first it is in."""
    there = briefings(graph)
    if briefing is not None and briefing not in there:
        hint = did_you_mean(briefing, there) or f"; there are: {', '.join(there) or 'none'}"
        raise UnknownName(f"no briefing is called {briefing!r}{hint}")
    found: dict[_Head, dict[str, GapCase]] = {}
    rest: list[tuple[_Head, GapCase]] = []
    order: list[_Head] = []
    for one in [briefing] if briefing is not None else there or [""]:
        place = 0
        for head, case in _rows(graph, lang, one):
            if head not in order:
                order.insert(place, head)
            place = order.index(head) + 1
            if case.briefing == one:
                found.setdefault(head, {}).setdefault(case.id, case)
            elif briefing is None:
                rest.append((head, case))
    for head, case in rest:
        found.setdefault(head, {}).setdefault(case.id, case)
    return [Gap(*head, tuple(found[head].values())) for head in order if head in found]


def _rows(graph: Store, lang: str, briefing: str) -> Iterator[tuple[_Head, GapCase]]:
    """Answer the shipped query over one briefing (or all at once where none has an id)."""
    answer = run(
        get("gaps").text,
        bindings={"lang": Literal(lang)},
        store=graph,
        graphs=briefing_graphs(graph, briefing) if briefing else (),
        trusted=True,
    )
    assert isinstance(answer, Solutions)  # noqa: S101
    names = answer.variables
    for row in answer.rows:
        texts = {
            name: term.value if isinstance(term, Literal) else ""
            for name, term in zip(names, row, strict=True)
        }
        head = (texts["kind"], texts["gap"], texts["missing"] == "true", texts["ground"])
        own = briefing if briefing and _is_of(graph, texts["id"], briefing) else ""
        yield (
            head,
            GapCase(texts["id"], texts["name"], texts["printed"], texts["supplied"], own),
        )


def _is_of(graph: Store, name: str, briefing: str) -> bool:
    """Tell whether a thing is of a briefing: by its id, or since the two name each other."""
    if (own := briefing_of(name)) is not None:
        return own == briefing
    node = NamedNode(BASE + name)
    named = graph.quads_for_pattern(None, None, node, graph_name(briefing))
    return next(named, None) is not None or any(
        isinstance(quad.object, NamedNode) and briefing_of(quad.object.value) == briefing
        for quad in graph.quads_for_pattern(node, None, None)
    )
