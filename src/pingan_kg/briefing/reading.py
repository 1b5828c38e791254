"""The one reader of briefings, observations and claims; it assumes no shape of the data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from ..errors import UnknownName, did_you_mean
from ..graph.store import briefings, graph_name
from ..graph.view import View
from ..rdf.names import BASE, PREFIXES
from .model import (
    Briefing,
    Claim,
    Exclusion,
    Metric,
    Observation,
    Passage,
    Period,
    Source,
    Thing,
)
from .statements import Said, node_of

__all__ = ["claim", "members", "observation", "periods", "read", "segment", "source"]

_SEGMENT = re.compile(re.escape(BASE) + "[a-z]+/([^/]+)/")
"""The IRI of what is of one briefing, and that briefing's id."""

_SINGLE_OF_PASSAGES = (
    "oa:hasSource oa:start oa:end oa:exact oa:prefix oa:suffix pa:printedFigure pa:part"
    " pa:speaker pa:exclusionReason"
)
_SINGLE_OF_OBSERVATIONS = (
    "sdmx-measure:obsValue pa:wordedValue schema:minValue schema:maxValue pa:comparator"
    " sdmx-attribute:unitMeasure pa:classifier pa:metric sdmx-dimension:refArea"
    " sdmx-dimension:refPeriod pa:baselinePeriod pa:valueBasis pa:asOf pa:roundingStep"
)


def read(store: Store, briefing: str) -> Briefing:
    """Return what the graph takes from one source; the cost is that of this briefing.

    Raises :class:`~pingan_kg.errors.UnknownName` where no briefing has that id.
    """
    reader = _Reader(store)
    found = source(store, briefing)
    passages = [reader.passage(node) for node in reader.subjects("oa:hasSource", found.node)]
    passages.sort(key=lambda one: (one.start or 0, one.end or 0, one.node.value))
    facts = {fact for one in passages if isinstance(one, Claim) for fact in one.facts}
    nodes = {fact for fact in facts if reader.is_observation(fact)}
    nodes |= members(store, briefing, *_VALUED)
    observations = [reader.observation(node) for node in sorted(nodes, key=str)]
    return Briefing(briefing, found, tuple(passages), tuple(observations))


def observation(view: View, node: NamedNode) -> Observation:
    """Return one observation."""
    return _Reader(view.store).observation(node)


def claim(view: View, node: NamedNode) -> Passage:
    """Return one claim or exclusion."""
    return _Reader(view.store).passage(node)


def source(store: Store, briefing: str) -> Source:
    """Return the source of a briefing. Raises as :func:`read` does."""
    try:
        node = NamedNode(PREFIXES["source"] + briefing)
    except ValueError:
        node = node_of("source:")
    reader, said = _Reader(store), Said(store, node)
    if not said.is_a("pa:Source"):
        hint = did_you_mean(briefing, briefings(store))
        raise UnknownName(f"no briefing is called {briefing[:80]!r}{hint}")
    event = said.node("schema:about")
    return Source(
        node=node,
        labels=said.labels(),
        names=said.names(),
        kind=said.code("pa:sourceKind", "source-"),
        is_whole=said.code("pa:coverage", "coverage-") != "part",
        sha256=said.text("schema:sha256").lower(),
        event=reader.thing(event),
        day=Said(store, event).day("schema:startDate") if event else None,
        publishers=reader.things(reader.as_printed(said.nodes("schema:publisher"), node)),
        unstated=said.codes("pa:unstated", "unstated-"),
    )


_VALUED = (
    ("rdf:type", "pa:Observation"),
    ("sdmx-measure:obsValue", None),
    ("pa:wordedValue", None),
)


def members(
    store: Store,
    briefing: str,
    *said: tuple[str, str | None],
    graphs: Iterable[NamedNode | DefaultGraph] = (),
) -> set[NamedNode]:
    """Return what says one of several things, by property and value, in a briefing's graph.

    It is looked for in further ``graphs``, too, and in no named graph: there all count
    but what is another briefing's by its IRI.
    """
    found = {
        quad.subject
        for graph in {graph_name(briefing), DefaultGraph(), *graphs}
        for name, value in said
        for quad in store.quads_for_pattern(
            None, node_of(name), None if value is None else node_of(value), graph
        )
    }
    return {
        node
        for node in found
        if isinstance(node, NamedNode) and segment(node) in ("", briefing)
    }


def segment(node: NamedNode) -> str:
    """Return the id of the briefing that a thing belongs to by its IRI, or nothing."""
    found = _SEGMENT.match(node.value)
    return found[1] if found else ""


def periods(store: Store, briefing: str) -> dict[NamedNode, tuple[str, ...]]:
    """Return the Chinese names of the periods that a briefing may speak of."""
    shared = [graph_name("reference")]
    found = members(store, briefing, ("rdf:type", "time:ProperInterval"), graphs=shared)
    return {node: Said(store, node).names() for node in sorted(found, key=str)}


class _Reader:
    """Reads things of one store; what many share (metrics, periods) it reads once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._things: dict[NamedNode, Thing] = {}
        self._metrics: dict[NamedNode, Metric] = {}
        self._periods: dict[NamedNode, Period] = {}

    def subjects(self, name: str, value: NamedNode) -> list[NamedNode]:
        quads = self._store.quads_for_pattern(None, node_of(name), value)
        found = {quad.subject for quad in quads}
        return sorted((one for one in found if isinstance(one, NamedNode)), key=str)

    def as_printed(self, nodes: Iterable[NamedNode], source: NamedNode) -> list[NamedNode]:
        """Return things in the order in which a source names them."""

        def place(node: NamedNode) -> int:
            claims = Said(self._store, node).nodes("prov:wasDerivedFrom")
            said = [Said(self._store, one) for one in claims]
            starts = (
                one.offset("oa:start") for one in said if source in one.nodes("oa:hasSource")
            )
            return min((start for start in starts if start is not None), default=10**12)

        return sorted(nodes, key=place)

    def thing(self, node: NamedNode | None) -> Thing | None:
        if node is None:
            return None
        if node not in self._things:
            said = Said(self._store, node)
            self._things[node] = Thing(node, said.labels(), said.names())
        return self._things[node]

    def things(self, nodes: Iterable[NamedNode]) -> tuple[Thing, ...]:
        return tuple(thing for node in nodes if (thing := self.thing(node)) is not None)

    def metric(self, node: NamedNode | None) -> Metric | None:
        if node is None:
            return None
        if node not in self._metrics:
            said = Said(self._store, node)
            self._metrics[node] = Metric(
                node,
                said.labels(),
                said.names(),
                kind=said.code("pa:metricKind", "kind-"),
                change_of=self.thing(said.node("pa:changeOf")),
                share_of=self.thing(said.node("pa:shareOf")),
                numerator=said.node("pa:numerator"),
            )
        return self._metrics[node]

    def period(self, node: NamedNode | None) -> Period | None:
        if node is None:
            return None
        if node not in self._periods:
            said = Said(self._store, node)
            first, last = (
                Said(self._store, end).day("time:inXSDDate") if end is not None else None
                for end in (said.node("time:hasBeginning"), said.node("time:hasEnd"))
            )
            self._periods[node] = Period(node, said.labels(), said.names(), first, last)
        return self._periods[node]

    def passage(self, node: NamedNode) -> Passage:
        said = Said(self._store, node)
        is_exclusion = said.is_a("pa:Exclusion")
        own: dict[str, Any] = {
            "node": node,
            "source": said.node("oa:hasSource"),
            "start": said.offset("oa:start"),
            "end": said.offset("oa:end"),
            "exact": said.text("oa:exact"),
            "prefix": said.text("oa:prefix"),
            "suffix": said.text("oa:suffix"),
            "figure": said.text("pa:printedFigure"),
            "part": said.code("pa:part", "part-"),
            "is_typed": is_exclusion or said.is_a("pa:Claim"),
            "doubled": said.doubled(_SINGLE_OF_PASSAGES.split()),
        }
        if is_exclusion:
            reason = said.code("pa:exclusionReason", "exclusion-")
            return Exclusion(**own, reason=reason, facts=tuple(said.nodes("pa:bearer")))
        return Claim(
            **own,
            speaker=said.node("pa:speaker"),
            facts=tuple(self.subjects("prov:wasDerivedFrom", node)),
            conflicts=tuple(said.nodes("pa:conflictsWith")),
        )

    def is_observation(self, node: NamedNode) -> bool:
        """Tell whether a thing has a value, or says that it is an observation."""
        return any(
            next(
                self._store.quads_for_pattern(
                    node, node_of(name), None if value is None else node_of(value)
                ),
                None,
            )
            is not None
            for name, value in _VALUED
        )

    def observation(self, node: NamedNode) -> Observation:
        said = Said(self._store, node)
        classifier = said.node("pa:classifier")
        notation = Said(self._store, classifier).text("skos:notation") if classifier else ""
        return Observation(
            node=node,
            labels=said.labels(),
            metric=self.metric(said.node("pa:metric")),
            area=self.thing(said.node("sdmx-dimension:refArea")),
            period=self.period(said.node("sdmx-dimension:refPeriod")),
            baseline=self.period(said.node("pa:baselinePeriod")),
            value=said.number("sdmx-measure:obsValue"),
            lower=said.number("schema:minValue"),
            upper=said.number("schema:maxValue"),
            comparator=said.code("pa:comparator", "comparator-"),
            step=said.number("pa:roundingStep"),
            unit=said.node("sdmx-attribute:unitMeasure"),
            classifier=notation,
            basis=said.code("pa:valueBasis", "basis-"),
            worded=self.thing(said.node("pa:wordedValue")),
            as_of=said.day("pa:asOf"),
            responsible=self.things(said.nodes("pa:responsibleAgency")),
            reported_by=self.things(said.nodes("pa:reportedBy")),
            competent=self.things(said.nodes("pa:competentAgency")),
            inferred=said.codes("pa:inferred", "inferred-"),
            claims=tuple(said.nodes("prov:wasDerivedFrom")),
            is_typed=said.is_a("pa:Observation"),
            doubled=said.doubled(_SINGLE_OF_OBSERVATIONS.split()),
        )
