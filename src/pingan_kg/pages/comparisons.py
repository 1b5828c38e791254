"""The comparisons of the pages: each metric that has several figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from ..cards.compare import ComparedFact, Comparison, Pair, compare
from ..errors import InputError
from .drawings import Drawing
from .figures import Figures

__all__ = ["Compared", "comparisons"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A metric's figures side by side."""

    path: str
    found: Comparison
    drawing: Drawing
    rows: tuple[tuple[ComparedFact, Pair | None], ...]
    """The base first, then each other fact with its verdict against the base."""
    areas: int
    periods: int


def comparisons(store: Store, figures: Figures, lang: str) -> Iterator[Compared]:
    """Yield the comparison of each metric that has more than one number, by its id."""
    for metric in sorted({str(cell) for cell in figures.table.column("metric_id") if cell}):
        own = figures.of(metric)
        if len(own.rows) < 2:
            continue
        try:
            found = compare(metric, lang=lang, store=store)
        except InputError:  # its figures are words
            continue
        if len(found.facts) < 2:
            continue
        against = {pair.other: pair for pair in found.pairs}
        name = metric.partition("/")[2]
        yield Compared(
            path=f"compare/{name}",
            found=found,
            drawing=Drawing(f"compare/{name}", found.metric, own),
            rows=tuple((fact, against.get(fact.id)) for fact in found.facts),
            areas=len({fact.area_id for fact in found.facts}),
            periods=len({fact.period for fact in found.facts}),
        )
