"""What two facts, or several, give by arithmetic: always as the numbers that are possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pyoxigraph import Store

from ..bounds import Interval
from .facts import SAME, Fact, population_of

__all__ = ["KINDS", "PER", "Computed", "per_head", "share", "yearly_total"]

PER = 100_000
"""Rates are per so many people."""

KINDS = {
    "share": ("占比", "share"),
    "per-head": ("每10万人", "per 100,000 people"),
    "yearly-total": ("各年之和", "sum of the years"),
}
"""What can be computed, in words."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A number that nobody printed."""

    kind: str
    """A key of :data:`KINDS`."""
    bounds: Interval
    """The numbers that are possible, as printed: of a share in percent."""
    facts: tuple[Fact, ...]
    """What it rests on."""
    of: Fact
    """What it says something of: the part, the figure told per head, the total."""


def share(part: Fact, whole: Fact) -> Computed | None:
    """Return what percentage of a figure is that of an area in it, over the same period.

    None where they are not of one metric and period, or the area is no part of the other.
    """
    one, other = part.observation, whole.observation
    alike = (
        part.relation == whole.relation == SAME
        and one.kind == other.kind
        and one.kind in ("flow", "stock")
        and one.measure == other.measure
        and one.period is not None
        and other.period is not None
        and (one.period.first, one.period.last) == (other.period.first, other.period.last)
    )
    if not alike or whole.area is None or whole.area.node not in part.within:
        return None
    found = _divided(one.bounds(), other.bounds(), 100)
    if found is None:
        return None
    if found.upper is not None:
        found &= Interval.between(0, 100)
    return Computed("share", found, (part, whole), part)


def per_head(store: Store, fact: Fact) -> Computed | None:
    """Return a count per :data:`PER` people of its area, None where no population is known
    on a day of its period. What is counted over several years is not divided by them."""
    one = fact.observation
    if one.kind not in ("flow", "stock") or one.measure != "NUM":
        return None
    people = population_of(store, fact)
    if people is None or people.node == fact.node:
        return None
    found = _divided(one.bounds(), people.observation.bounds(rounding=True), PER)
    return None if found is None else Computed("per-head", found, (fact, people), fact)


def yearly_total(total: Fact, facts: Iterable[Fact]) -> Computed | None:
    """Add up the years of a longer period; of each year one fact is taken, the firmest.

    None where the total is over no whole years, or fewer than two of them are known.
    """
    period = total.observation.period
    if total.years is None or total.years == 1 or period is None or period.first is None:
        return None
    if total.observation.kind != "flow" or total.area is None:
        return None
    years: dict[int, list[Fact]] = {}
    for fact in facts:
        inside = fact.observation.period
        if (
            fact.years == 1
            and fact.observation.metric == total.observation.metric
            and fact.area is not None
            and fact.area.node == total.area.node
            and fact.observation.measure == total.observation.measure
            and fact.observation.bounds() is not None
            and inside is not None
            and inside.first is not None
            and 0 <= inside.first.year - period.first.year < total.years
        ):
            years.setdefault(inside.first.year, []).append(fact)
    if len(years) < 2:
        return None
    chosen = [_firmest(years[year]) for year in sorted(years)]
    bounds = Interval.exactly(0)
    for fact in chosen:
        found = fact.observation.bounds()
        assert found is not None  # noqa: S101 (only such are kept)
        bounds += found
    if len(years) < total.years:  # the years that are missing add something, or nothing
        bounds = Interval(bounds.lower, None, lower_open=bounds.lower_open)
    return Computed("yearly-total", bounds, tuple(chosen), total)


def _firmest(facts: Sequence[Fact]) -> Fact:
    def looseness(fact: Fact) -> tuple[int, str]:
        found = fact.observation.bounds()
        ends = 0 if found is None else (found.lower is None) + (found.upper is None)
        return (ends, fact.node.value)

    return min(facts, key=looseness)


def _divided(one: Interval | None, other: Interval | None, times: int) -> Interval | None:
    if one is None or other is None:
        return None
    try:
        found = one / other
    except (ValueError, ZeroDivisionError):
        return None
    factor = Fraction(times)
    return Interval(
        None if found.lower is None else found.lower * factor,
        None if found.upper is None else found.upper * factor,
        found.lower_open,
        found.upper_open,
    )
