"""Read the figures of a graph into the rows of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import NamedNode, Store

from ..bounds import plain
from ..briefing.model import Claim, Metric, Observation, Passage, Period, Source, Thing
from ..briefing.reading import claim, observation, read, segment, source
from ..briefing.statements import Said
from ..briefing.words import observation_words, value_words
from ..errors import UnknownName
from ..graph.store import briefings
from ..graph.view import View, short
from ..languages import LANGUAGES
from .cells import (
    Cells,
    bounds,
    code,
    ends,
    joined,
    notation,
    notes,
    period,
    thing,
    things,
    truth,
)
from .columns import COLUMNS, DERIVED, Column, Table

__all__ = ["batches", "figures"]

_BATCH = 64
"""So many briefings are held at a time."""


def figures(store: Store, *, derived: bool = False) -> Table:
    """Return every figure and worded finding of a store, in the order of the sources.

    With ``derived`` the derived figures that the store holds come behind them, told by
    a column that there is only then. What is said in one language only, or not at all,
    leaves its cell None.
    """
    reader = _Reader(store)
    columns = (*COLUMNS, *DERIVED) if derived else COLUMNS
    reader.read(briefings(store))
    reader.read_rest()
    found = [reader.printed(one) for one in reader.observations()]
    if derived:
        found = [{**cells, "is_derived": False} for cells in found]
        found += map(reader.derived, reader.typed("pa:DerivedFigure"))
    return _table(columns, found)


def batches(store: Store) -> Iterator[Table]:
    """Yield what :func:`figures` returns as several tables, some briefings at a time.

    What is held at a time does not grow with how many briefings there are, but for the
    names of the figures.
    """
    names = briefings(store)
    seen: set[NamedNode] = set()
    for at in (*range(0, len(names), _BATCH), None):
        reader = _Reader(store, seen)
        if at is None:
            reader.read_rest()
        else:
            reader.read(names[at : at + _BATCH])
        found = reader.observations()
        seen.update(one.node for one in found)
        if found:
            yield _table(COLUMNS, map(reader.printed, found))


def _table(columns: tuple[Column, ...], found: Iterable[Cells]) -> Table:
    names = [column.name for column in columns]
    return Table(columns, tuple(tuple(cells.get(name) for name in names) for cells in found))


class _Reader:
    """Reads the figures of one store; what many share is read once."""

    def __init__(self, store: Store, seen: Iterable[NamedNode] = ()) -> None:
        self._seen = seen
        self._view = View(store, LANGUAGES[0])
        self._said: dict[NamedNode, Said] = {}
        self._things: dict[NamedNode, Thing] = {}
        self._passages: dict[NamedNode, Passage] = {}
        self._sources: dict[NamedNode, Source | None] = {}
        self._found: dict[NamedNode, Observation] = {}

    def read(self, names: Iterable[str]) -> None:
        """Read briefings, but for the figures that were seen."""
        for name in names:
            briefing = read(self._view.store, name)
            self._sources[briefing.source.node] = briefing.source
            self._passages.update((one.node, one) for one in briefing.passages)
            self._found.update(
                (one.node, one) for one in briefing.observations if one.node not in self._seen
            )

    def read_rest(self) -> None:
        """Read the figures of no source that the graph describes."""
        for node in self.typed("pa:Observation"):
            if node not in self._found and node not in self._seen:
                self._found[node] = observation(self._view, node)

    def typed(self, kind: str) -> list[NamedNode]:
        """Return the things of a class, sorted."""
        return self._view.instances(kind)

    def observations(self) -> list[Observation]:
        """Return all observations: briefing by briefing, in the order of print."""
        return sorted(self._found.values(), key=self._place)

    def _place(self, one: Observation) -> tuple[str, int, str]:
        starts = (passage.start for passage in self._claims(one))
        first = min((start for start in starts if start is not None), default=10**12)
        return segment(one.node), first, one.id

    def printed(self, one: Observation) -> Cells:
        """Return the row of an observation; a cell that it lacks is empty."""
        said = self._of(one.node)
        return {
            **self._head(one.node),
            **self._measured(one.metric),
            **self._where(one.area),
            **period("period", one.period),
            "as_of": one.as_of,
            **period("baseline", one.baseline),
            "value": one.value,
            **bounds(one),
            "rounding_step": one.step,
            **code("comparator", self._thing(said.node("pa:comparator"))),
            "worded_code": one.worded.name if one.worded else None,
            **{f"meaning_{lang}": observation_words(one, lang) or None for lang in LANGUAGES},
            **code("unit", self._thing(one.unit)),
            **code("measure_word", self._thing(said.node("pa:classifier"))),
            "held_throughout": truth(said.text("pa:heldThroughout")),
            **code("scope", self._thing(said.node("pa:scope"))),
            **thing("ranking_body", self._thing(said.node("pa:rankingBody"))),
            **things("responsible", one.responsible),
            **things("reported_by", one.reported_by),
            **things("competent", one.competent),
            **things("program", self._several(said, "pa:program")),
            **code("basis", self._thing(said.node("pa:valueBasis"))),
            **things("inferred", self._several(said, "pa:inferred"), codes=True),
            **self._evidence(one),
            **self._source(one),
            **notes(said, one),
        }

    def derived(self, node: NamedNode) -> Cells:
        """Return the row of a derived figure: its source is that of its figures."""
        said = self._of(node)
        facts = [
            self._found[one] for one in said.nodes("prov:wasDerivedFrom") if one in self._found
        ]
        return {
            **self._head(node),
            **self._where(self._thing(said.node("sdmx-dimension:refArea"))),
            **self._during(facts, said.node("sdmx-dimension:refPeriod")),
            "as_of": max((one.as_of for one in facts if one.as_of), default=None),
            **ends(said),
            **code("comparator", self._thing(said.node("pa:comparator"))),
            **_meant(said),
            **code("unit", self._thing(said.node("sdmx-attribute:unitMeasure"))),
            "places": 0,
            **self._source(*facts),
            **notes(said),
            "is_derived": True,
            **code("derivation", self._thing(said.node("pa:derivationKind"))),
            "derived_from_ids": joined(map(short, said.nodes("prov:wasDerivedFrom"))),
            "formula": said.text("pa:formula") or None,
        }

    def _of(self, node: NamedNode) -> Said:
        if node not in self._said:
            self._said[node] = Said(self._view.store, node)
        return self._said[node]

    def _thing(self, node: NamedNode | None) -> Thing | None:
        if node is None:
            return None
        if node not in self._things:
            self._things[node] = Thing(node, self._of(node).labels())
        return self._things[node]

    def _several(self, said: Said, name: str) -> list[Thing]:
        return [one for node in said.nodes(name) if (one := self._thing(node)) is not None]

    def _head(self, node: NamedNode) -> Cells:
        labels = self._of(node).labels()
        return {
            "id": short(node),
            "briefing_id": segment(node) or None,
            **{f"label_{lang}": labels.get(lang) for lang in LANGUAGES},
        }

    def _measured(self, metric: Metric | None) -> Cells:
        if metric is None:
            return {}
        said = self._of(metric.node)
        return {
            **thing("metric", metric),
            **code("metric_kind", self._thing(said.node("pa:metricKind"))),
            **things("theme", self._several(said, "pa:theme")),
            **thing("change_of", metric.change_of),
            **thing("share_of", metric.share_of),
            **code("counted", self._thing(said.node("pa:countedThing"))),
        }

    def _where(self, area: Thing | None) -> Cells:
        if area is None:
            return {}
        return {**thing("area", area), "area_code": notation(self._of(area.node), "pa:gbt2260")}

    def _during(self, facts: list[Observation], node: NamedNode | None) -> Cells:
        known = (one.period for one in facts if one.period and one.period.node == node)
        found = next(known, None)
        if found is None and node is not None:
            found = _period(self._view.store, node)
        return period("period", found)

    def _claims(self, one: Observation) -> list[Passage]:
        """Return the passages that a figure rests on, in the order of print."""
        found = [self._passages.get(node) or claim(self._view, node) for node in one.claims]
        return sorted(found, key=lambda one: (str(one.source), one.start or 0, one.id))

    def _evidence(self, one: Observation) -> Cells:
        claims = self._claims(one)
        conflicts = (
            node for place in claims if isinstance(place, Claim) for node in place.conflicts
        )
        return {
            "printed": joined(place.figure for place in claims),
            "quotations": joined(place.exact for place in claims),
            "places": len(claims),
            "claim_ids": joined(place.id for place in claims),
            "conflicting_claim_ids": joined(map(short, conflicts)),
        }

    def _source(self, *facts: Observation) -> Cells:
        nodes = (place.source for one in facts for place in self._claims(one))
        found = [one for node in dict.fromkeys(nodes) if (one := self._source_of(node))]
        publishers = {one.node: one for source in found for one in source.publishers}.values()
        dated = min((one for one in found if one.day), key=_day, default=None)
        event = dated.event if dated else None
        grounds = self._of(event.node).codes("pa:inferred") if event else ()
        inferred = "inferred-year" in grounds
        return {
            **things("source", found),
            **things("publisher", publishers),
            "source_url": joined(self._of(source.node).text("schema:url") for source in found),
            "briefing_date": dated.day if dated else None,
            "briefing_year_inferred": inferred if dated else None,
        }

    def _source_of(self, node: NamedNode | None) -> Source | None:
        """Return a source, also that of a briefing of another batch."""
        if node is None:
            return None
        if node not in self._sources:
            try:
                self._sources[node] = source(
                    self._view.store, short(node).removeprefix("source/")
                )
            except UnknownName:
                self._sources[node] = None
        return self._sources[node]


def _day(source: Source) -> date:
    return source.day or date.max


def _meant(said: Said) -> Cells:
    """Say in words between what a derived figure lies."""
    lower, upper = said.number("schema:minValue"), said.number("schema:maxValue")
    near = lower if lower is not None else upper
    unit = said.code("sdmx-attribute:unitMeasure")
    if near is None:
        return {}
    return {
        f"meaning_{lang}": value_words(
            plain(near),
            comparator=said.code("pa:comparator", "comparator-"),
            other="" if upper is None else plain(upper),
            measure="" if unit == "NUM" else unit,
            lang=lang,
        )
        for lang in LANGUAGES
    }


def _period(store: Store, node: NamedNode) -> Period:
    """Return a period; its days are those of its ends."""
    said = Said(store, node)
    days = [
        Said(store, end).day("time:inXSDDate") if end is not None else None
        for end in (said.node("time:hasBeginning"), said.node("time:hasEnd"))
    ]
    return Period(node, said.labels(), (), *days)
