"""Agencies and what they are tied to: a picture by kind, and a list that says the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..cards.values import Mention
from ..charts.lettering import lines
from ..graph.view import View, short

__all__ = ["Network", "network"]

_ROW = 30.0
_LEFT, _RIGHT = 330.0, 650.0
_WIDTH = 980.0
_SHOWN = 24
"""So many agencies the picture has at most, those with the most ties; the list has all."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the picture."""

    text: str
    anchor: str
    x: float
    y: float
    end: bool
    """Whether the text ends at its place, rather than beginning there."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: a curve, as thick as there is much."""

    path: str
    width: float
    title: str
    agency: str
    theme: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An agency or a theme in the list, with what hangs on to it."""

    thing: Mention
    anchor: str
    programs: tuple[Mention, ...]
    metrics: tuple[Mention, ...]
    ties: tuple[tuple[str, int, int], ...]
    """Name of the other, figures, programs."""


@dataclass(frozen=True, slots=True)
class Network:
    """The picture and the list."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    agencies: tuple[Listed, ...]
    themes: tuple[Listed, ...]


def network(view: View, told: str, nobody: str) -> Network:
    """Lay out the ties of agencies and themes, by figures and programs.

    ``told`` says how many, with places for both numbers; ``nobody`` stands for whoever
    did what the text names nobody for.
    """
    ties = _Ties(view, nobody)
    agencies = ties.ordered(0)
    themes = ties.ordered(1)
    shown = agencies[:_SHOWN]
    height = _ROW * max(len(shown), len(themes), 1) + 16
    places: dict[str, float] = {}
    nodes = []
    for side, names in ((0, shown), (1, themes)):
        step = (height - 16) / max(len(names), 1)
        for at, name in enumerate(names):
            y = 8 + step * (at + 0.5)
            places[f"{side}{name}"] = y
            text = lines(ties.labels[name], 14, 310)[0]
            text = text if text == ties.labels[name] else text[:-1] + "…"
            nodes.append(
                Node(text, ties.anchors[name], _RIGHT if side else _LEFT, round(y, 1), not side)
            )
    edges = [
        Edge(
            _curve(places[f"0{agency}"], places[f"1{theme}"]),
            round(1 + (figures + programs) ** 0.5, 2),
            f"{ties.labels[agency]} – {ties.labels[theme]}: {told.format(figures, programs)}",
            ties.anchors[agency],
            ties.anchors[theme],
        )
        for (agency, theme), (figures, programs) in sorted(ties.counts().items())
        if agency in shown
    ]
    return Network(
        _WIDTH,
        round(height, 1),
        tuple(nodes),
        tuple(edges),
        tuple(ties.listed(name, 0) for name in agencies),
        tuple(ties.listed(name, 1) for name in themes),
    )


def _curve(left: float, right: float) -> str:
    a, b = _LEFT + 8, _RIGHT - 8
    middle = (a + b) / 2
    return f"M{a:g} {left:.1f}C{middle:g} {left:.1f} {middle:g} {right:.1f} {b:g} {right:.1f}"


class _Ties:
    """Who is tied to which theme, read from the graph in one pass."""

    def __init__(self, view: View, nobody: str) -> None:
        self._view = view
        self.labels: dict[str, str] = {"": nobody}
        self.anchors: dict[str, str] = {"": "nobody"}
        self._figures: Counter[tuple[str, str]] = Counter()
        self._programs: Counter[tuple[str, str]] = Counter()
        self._things: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        themes_of: dict[NamedNode, list[str]] = {}
        for node in view.instances("pa:Observation"):
            metric = view.one(node, "pa:metric")
            if not isinstance(metric, NamedNode):
                continue
            if metric not in themes_of:
                themes_of[metric] = self._names(metric, "pa:theme")
            for agency in self._names(node, "pa:responsibleAgency") or [""]:
                self._count(self._figures, agency, themes_of[metric], self._name(metric), 1)
        for node in view.instances("pa:Program"):
            for agency in self._names(node, "pa:responsibleAgency") or [""]:
                themes = self._names(node, "pa:theme")
                self._count(self._programs, agency, themes, self._name(node), 0)

    def _name(self, node: NamedNode) -> str:
        name = short(node)
        self.labels.setdefault(name, self._view.label(node))
        self.anchors.setdefault(name, name.replace("/", "-"))
        return name

    def _names(self, node: NamedNode, name: str) -> list[str]:
        found = self._view.objects(node, name)
        return [self._name(one) for one in found if isinstance(one, NamedNode)]

    def _count(
        self,
        counts: Counter[tuple[str, str]],
        agency: str,
        themes: list[str],
        thing: str,
        at: int,
    ) -> None:
        for theme in themes:
            counts[agency, theme] += 1
            self._things.setdefault(theme, ({}, {}))[at][thing] = None
        self._things.setdefault(agency, ({}, {}))[at][thing] = None

    def counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Return figures and programs of each pair of agency and theme."""
        return {
            pair: (self._figures[pair], self._programs[pair])
            for pair in {*self._figures, *self._programs}
        }

    def ordered(self, side: int) -> list[str]:
        """Return the agencies (0) or themes (1), those with the most ties first."""
        totals: Counter[str] = Counter()
        for pair, numbers in self.counts().items():
            totals[pair[side]] += sum(numbers)
        return sorted(totals, key=lambda name: (name == "", -totals[name], name))

    def listed(self, name: str, side: int) -> Listed:
        """Return what the list says of an agency (0) or theme (1)."""
        ties = [
            (self.labels[pair[1 - side]], *numbers)
            for pair, numbers in sorted(
                self.counts().items(), key=lambda one: (-sum(one[1]), one[0])
            )
            if pair[side] == name
        ]
        programs, metrics = self._things[name]
        return Listed(
            Mention(self.labels[name], name or None),
            self.anchors[name],
            tuple(Mention(self.labels[one], one) for one in programs),
            tuple(Mention(self.labels[one], one) for one in metrics),
            tuple(ties),
        )
