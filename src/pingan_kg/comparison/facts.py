"""The facts of a metric, and of what is broader and narrower, in every area and period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from ..briefing.model import Observation, Thing
from ..briefing.reading import observation, segment
from ..briefing.statements import Said, node_of
from ..graph.view import View
from ..rdf.names import PREFIXES

__all__ = ["BROADER", "NARROWER", "POPULATION", "SAME", "Fact", "facts_of", "population_of"]

SAME, NARROWER, BROADER = "same", "narrower", "broader"
"""How the metric of a fact stands to the one that was asked for."""

POPULATION = NamedNode(PREFIXES["metric"] + "resident-population")
"""The metric by which figures per head are computed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An observation with what a comparison asks of it."""

    observation: Observation
    relation: str
    """:data:`SAME`, :data:`NARROWER` or :data:`BROADER`."""
    printed: str
    """The figure as printed, at its first place."""
    briefing: str
    within: tuple[NamedNode, ...]
    """The areas that its own lies in, the nearest first."""
    above: tuple[NamedNode, ...]
    """The metrics that its own is a part of, at once or through others."""
    notes: dict[str, tuple[str, ...]]
    """What an editor says of it, by language."""

    @property
    def node(self) -> NamedNode:
        """The observation's IRI."""
        return self.observation.node

    @property
    def area(self) -> Thing | None:
        """Where it was counted."""
        return self.observation.area

    @property
    def years(self) -> int | None:
        """How many whole calendar years its period is, or None where it is no such."""
        period = self.observation.period
        if period is None or period.first is None or period.last is None:
            return None
        whole = (period.first.month, period.first.day) == (1, 1)
        whole = whole and (period.last.month, period.last.day) == (12, 31)
        return period.last.year - period.first.year + 1 if whole else None

    @property
    def days(self) -> int | None:
        """How many days its period has, or None where its ends are not known."""
        period = self.observation.period
        if period is None or period.first is None or period.last is None:
            return None
        return (period.last - period.first).days + 1

    @property
    def is_point(self) -> bool:
        """Whether it says how things stood rather than what went on over its period."""
        return self.observation.kind == "stock"


def facts_of(
    store: Store,
    metric: NamedNode,
    *,
    areas: Collection[NamedNode] = (),
    periods: Collection[NamedNode] = (),
    related: bool = True,
) -> list[Fact]:
    """Return the facts of a metric that have a number, by area, period and briefing.

    With ``related`` those of the metrics that it is a part of and that are part of it, too.
    ``areas`` and ``periods`` keep what is of one of them; none given, all are kept.
    """
    reader = _Reader(store)
    metrics = {metric: SAME}
    if related:
        metrics |= dict.fromkeys(reader.above(metric), BROADER)
        metrics |= dict.fromkeys(reader.below(metric), NARROWER)
    found = [
        reader.fact(node, relation)
        for one, relation in metrics.items()
        for node in reader.subjects("pa:metric", one)
    ]
    return sorted(
        (
            fact
            for fact in found
            if fact.observation.value is not None
            and (not areas or (fact.area and fact.area.node in areas))
            and (not periods or (fact.observation.period and _period(fact) in periods))
        ),
        key=_order,
    )


def population_of(store: Store, fact: Fact) -> Fact | None:
    """Return the population by which a fact is told per head: of its area, the latest that
    lies in its period, or None where there is none."""
    period = fact.observation.period
    if fact.area is None or period is None or period.first is None or period.last is None:
        return None
    there = facts_of(store, POPULATION, areas={fact.area.node}, related=False)
    dated = [
        (one.observation.period.last, one.node.value, one)
        for one in there
        if one.observation.period is not None and one.observation.period.last is not None
    ]
    inside = [one for one in dated if period.first <= one[0] <= period.last]
    return max(inside)[2] if inside else None


def _period(fact: Fact) -> NamedNode | None:
    return fact.observation.period.node if fact.observation.period else None


def _order(fact: Fact) -> tuple[str, ...]:
    one = fact.observation
    first = one.period.first.isoformat() if one.period and one.period.first else ""
    last = one.period.last.isoformat() if one.period and one.period.last else ""
    area = one.area.node.value if one.area else ""
    return (area, first, last, (SAME, NARROWER, BROADER).index(fact.relation) * " ", one.id)


class _Reader:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._view = View(store, "zh")
        self._parts: dict[tuple[NamedNode, str], tuple[NamedNode, ...]] = {}

    def subjects(self, name: str, value: NamedNode) -> list[NamedNode]:
        quads = self._store.quads_for_pattern(None, node_of(name), value)
        return sorted(
            {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}, key=str
        )

    def above(self, metric: NamedNode) -> tuple[NamedNode, ...]:
        return self._along(metric, "skos:broader")

    def below(self, metric: NamedNode) -> tuple[NamedNode, ...]:
        found: dict[NamedNode, None] = {}
        todo = [metric]
        while todo:
            for node in self.subjects("skos:broader", todo.pop(0)):
                if node not in found and node != metric:
                    found[node] = None
                    todo.append(node)
        return tuple(found)

    def _along(self, start: NamedNode, name: str) -> tuple[NamedNode, ...]:
        """Follow a property upward; a circle of a user's own data ends it."""
        if (start, name) not in self._parts:
            found: dict[NamedNode, None] = {}
            todo = [start]
            while todo:
                for node in Said(self._store, todo.pop(0)).nodes(name):
                    if node not in found and node != start:
                        found[node] = None
                        todo.append(node)
            self._parts[start, name] = tuple(found)
        return self._parts[start, name]

    def fact(self, node: NamedNode, relation: str) -> Fact:
        one = observation(self._view, node)
        printed = [Said(self._store, claim).text("pa:printedFigure") for claim in one.claims]
        area, metric = one.area, one.metric
        notes: dict[str, list[str]] = {}
        for quad in self._store.quads_for_pattern(node, node_of("skos:note"), None):
            if isinstance(quad.object, Literal) and quad.object.language:
                notes.setdefault(quad.object.language, []).append(quad.object.value)
        return Fact(
            observation=one,
            relation=relation,
            printed=next(filter(None, printed), ""),
            briefing=segment(node),
            within=self._along(area.node, "schema:containedInPlace") if area else (),
            above=self.above(metric.node) if metric else (),
            notes={lang: tuple(sorted(texts)) for lang, texts in notes.items()},
        )
