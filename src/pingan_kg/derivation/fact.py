"""An observation with all that arithmetic needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import NamedNode

from ..bounds import Interval, plain
from ..briefing.model import Metric, Observation, Period, Thing

__all__ = ["Fact", "Place", "usable"]

Place = tuple[NamedNode, NamedNode, NamedNode, date]
"""What is measured, where, over which period, and said on which day."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An observation that has all that arithmetic needs."""

    said: Observation
    metric: Metric
    area: Thing
    period: Period
    unit: NamedNode
    as_of: date
    bounds: Interval
    """Allowing for rounding."""

    @property
    def place(self) -> Place:
        """What is measured, where, over which period, and said on which day."""
        return self.metric.node, self.area.node, self.period.node, self.as_of

    @property
    def printed(self) -> str:
        """The value without its sign."""
        return plain(abs(self.said.value or Decimal(0)))

    @property
    def half(self) -> str:
        """Half a rounding step, or nothing where it was not rounded."""
        return plain(self.said.step / 2) if self.said.step else ""

    @property
    def days_left(self) -> int:
        """How many days the period had to run when the figure was said."""
        last = self.period.last
        return max(0, (last - self.as_of).days) if last else 0

    def is_inferred(self, what: str) -> bool:
        """Tell whether its period or its baseline is inferred."""
        return any(code.startswith(what) for code in self.said.inferred)

    @property
    def years(self) -> int:
        """Of how many years the period is; 0 where it is not of whole years."""
        first, last = self.period.first, self.period.last
        if first is None or last is None or last == date.max or not first <= self.as_of <= last:
            return 0
        after = last + timedelta(days=1)
        whole = (after.month, after.day) == (first.month, first.day)
        return after.year - first.year if whole else 0


def usable(one: Observation) -> Fact | None:
    """Return what arithmetic needs of an observation, None where something is missing."""
    bounds = one.bounds(rounding=True)
    if not (one.metric and one.area and one.period and one.unit and one.as_of and bounds):
        return None
    return Fact(one, one.metric, one.area, one.period, one.unit, one.as_of, bounds)
