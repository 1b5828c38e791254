"""What a source leaves unsaid: what is missing, and what was supplied on what ground.

One briefing is asked at a time, by the shipped query ``gaps`` over the graphs that
matter to it.

>>> [gap] = gaps(lang="en", of=["gap-baseline"], briefing="2025-12-09-safe-qingdao")
>>> gap.label, gap.missing, gap.cases[0].printed
('change without a baseline', True, '12.6%')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from ..briefing.reading import claim
from ..briefing.statements import node_of
from ..errors import UnknownName, did_you_mean
from ..graph.store import briefing_graphs, briefings, shared
from ..graph.view import Term, View
from ..languages import checked
from ..rdf.names import BASE
from ..sparql.catalog import get
from ..sparql.results import Solutions
from ..sparql.run import run

__all__ = ["Gap", "GapCase", "gaps", "gaps_of"]


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


Subject = NamedNode | BlankNode
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
    """Gather the gaps briefing by briefing, and at the end those of no briefing."""
    if briefing is not None and "pa:Source" not in _kinds(graph, briefing):
        there = briefings(graph)
        hint = did_you_mean(briefing, there) or f"; there are: {', '.join(there) or 'none'}"
        raise UnknownName(f"no briefing is called {briefing!r}{hint}")
    found: dict[_Head, dict[tuple[str, str], GapCase]] = {}
    order: list[_Head] = []
    view, alone = View(graph, lang), Store()
    for one in [*briefings(graph), ""] if briefing is None else [briefing]:
        place = 0
        _keep(alone, graph, one)
        for head, case in _answered(view, alone, briefing=one):
            if head not in order:
                order.insert(place, head)
            place = order.index(head) + 1
            found.setdefault(head, {}).setdefault((case.id, case.supplied), case)
    return [Gap(*head, tuple(found[head].values())) for head in order]


def _kinds(graph: Store, briefing: str) -> set[str]:
    try:
        return View(graph, "zh").kinds(NamedNode(f"{BASE}source/{briefing}"))
    except ValueError:
        return set()


def gaps_of(fact: NamedNode, briefing: str, *, lang: str, store: Store) -> list[Gap]:
    """Return what a briefing leaves unsaid of one of its facts, the gravest first.

    The query is asked of what is told of the fact and of what that leads to, so that its
    cost is that of one fact.
    """
    found = _answered(View(store, lang), _around(fact, briefing, store), fact=fact)
    return [Gap(*head, (case,)) for head, case in found]


def _around(fact: NamedNode, briefing: str, graph: Store) -> Store:
    """Return what the query may look at where it is asked about one fact.

    That is the fact and the figures that it may be a change of, what they lead to in two
    steps, and the codes that the query names.
    """
    view = View(graph, "zh")
    allowed = set(briefing_graphs(graph, briefing))

    def told(node: Subject) -> list[Quad]:
        quads = graph.quads_for_pattern(node, None, None)
        return [
            Quad(quad.subject, quad.predicate, quad.object)
            for quad in quads
            if quad.graph_name in allowed
        ]

    alone = Store()
    seen: set[Subject] = set()
    todo: set[Subject] = {fact}
    for metric in view.objects(fact, "pa:metric"):
        for changed in view.objects(metric, "pa:changeOf"):
            for name in allowed:
                levels = graph.quads_for_pattern(None, node_of("pa:metric"), changed, name)
                todo |= {quad.subject for quad in levels if isinstance(quad.subject, NamedNode)}
    for _ in range(3):
        found = [quad for node in todo for quad in told(node)]
        alone.extend(found)
        seen |= todo
        todo = {q.object for q in found if isinstance(q.object, NamedNode | BlankNode)} - seen
    alone.extend(quad for code in _codes() for quad in told(code))
    return alone


@cache
def _codes() -> tuple[NamedNode, ...]:
    """Return the codes that the query names, and what it tells contradictions by."""
    names = set(re.findall(r"\bcode:([a-z-]+)", get("gaps").text))
    codes = (NamedNode(f"{BASE}code/{name}") for name in sorted(names))
    return (node_of("pa:conflictsWith"), *codes)


def _keep(alone: Store, graph: Store, briefing: str) -> None:
    """Let a store hold one briefing's graphs and what is shared, or what is in no briefing.

    The query is asked there: in the store where all briefings are, what leads to a metric
    or a code is walked through for every one of them.
    """
    wanted = set(briefing_graphs(graph, briefing))
    held = set(alone.named_graphs())
    for name in held - wanted:
        alone.remove_graph(name)
    for name in wanted - held:
        alone.extend(graph.quads_for_pattern(None, None, None, name))


def _answered(
    view: View,
    asked: Store,
    *,
    briefing: str = "",
    fact: NamedNode | None = None,
) -> Iterator[tuple[_Head, GapCase]]:
    bindings: dict[str, Term] = {"lang": Literal(view.lang)}
    if briefing:
        bindings["briefing"] = NamedNode(f"{BASE}dataset/{briefing}")
    if fact is not None:
        bindings["thing"] = fact
    answer = run(get("gaps").text, bindings=bindings, store=asked, trusted=True)
    assert isinstance(answer, Solutions)  # noqa: S101
    names = answer.variables
    for row in answer.rows:
        text = {
            name: term.value if isinstance(term, Literal) else ""
            for name, term in zip(names, row, strict=True)
        }
        gap, supplied = text["gap"], text["supplied"]
        if text["kind"] == "contradiction":
            gap = view.word("contradiction")
            supplied = _contradiction(view, supplied.partition(": ")[0])
        head = (text["kind"], gap, text["missing"] == "true", text["ground"])
        yield head, GapCase(text["id"], text["name"], text["printed"], supplied, briefing)


def _contradiction(view: View, name: str) -> str:
    """Return the words of the other claim, and where they are printed."""
    other = claim(view, NamedNode(BASE + name))
    title = "" if other.source is None else view.label(other.source)
    words = "".join(other.exact.split()) or other.id
    return f"{words} ({title})" if title else words
