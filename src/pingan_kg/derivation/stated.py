"""Observations that state a number, as arithmetic needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..graph.view import View

__all__ = ["Span", "Stated", "local", "stated"]

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NAMED = (
    "pa:metric",
    "sdmx-dimension:refArea",
    "sdmx-dimension:refPeriod",
    "sdmx-attribute:unitMeasure",
)


@dataclass(frozen=True, slots=True)
class Span:
    """A period of whole years, and how much of it had passed on a day.

    ``days`` is the length of the period, ``passed`` counts from its first day to
    that day, both included.
    """

    years: int
    days: int
    passed: int


@dataclass(frozen=True, slots=True)
class Stated:
    """An observation that has a number.

    ``kind``, ``comparator`` and ``measure`` are the ends of their codes and of the
    unit (``flow``, ``exactly``, ``NUM``). ``printed`` is an exact value as printed in
    digits, without its sign; ``span`` is None where the period is not of whole years.
    """

    node: NamedNode
    metric: NamedNode
    kind: str
    area: NamedNode
    period: NamedNode
    as_of: date
    value: Decimal
    comparator: str
    unit: NamedNode
    classifier: str
    printed: str | None
    span: Span | None
    source: str

    @property
    def name(self) -> str:
        """Its name within ``observation/``."""
        return local(self.node)

    @property
    def measure(self) -> str:
        """The name of its unit."""
        return local(self.unit)


def stated(view: View) -> list[Stated]:
    """Read the observations that state a number, sorted."""
    read = (_read(view, node) for node in view.instances("pa:Observation"))
    return [one for one in read if one is not None]


def local(term: object) -> str:
    """Return the last part of an IRI, or nothing for what is no IRI."""
    return term.value.rpartition("/")[2] if isinstance(term, NamedNode) else ""


def _read(view: View, node: NamedNode) -> Stated | None:
    names = (
        "pa:metric sdmx-dimension:refArea sdmx-dimension:refPeriod sdmx-attribute:unitMeasure"
    )
    found = [view.one(node, name) for name in names.split()]
    metric, area, period, unit = (
        term if isinstance(term, NamedNode) else None for term in found
    )
    value, as_of = view.one(node, "sdmx-measure:obsValue"), _date(view.one(node, "pa:asOf"))
    if not (metric and area and period and unit and as_of) or not isinstance(value, Literal):
        return None
    number = Decimal(value.value)
    comparator = local(view.one(node, "pa:comparator")).removeprefix("comparator-")
    classifier = view.one(node, "pa:classifier", "skos:notation")
    return Stated(
        node=node,
        metric=metric,
        kind=local(view.one(metric, "pa:metricKind")).removeprefix("kind-"),
        area=area,
        period=period,
        as_of=as_of,
        value=number,
        comparator=comparator,
        unit=unit,
        classifier=classifier.value if isinstance(classifier, Literal) else "",
        printed=_digits(view, node, number) if comparator == "exactly" else None,
        span=_span(view, period, as_of),
        source=local(view.one(node, "prov:wasDerivedFrom", "oa:hasSource")),
    )


def _digits(view: View, node: NamedNode, value: Decimal) -> str | None:
    """Return the value as printed: of several forms that with the fewest decimals."""
    forms = [form for text in view.printed(node) for form in _NUMBER.findall(text)]
    return min((form for form in forms if Decimal(form) == abs(value)), key=len, default=None)


def _span(view: View, period: NamedNode, as_of: date) -> Span | None:
    begin, end = (
        _date(view.one(period, f"time:has{which}", "time:inXSDDate"))
        for which in ("Beginning", "End")
    )
    if begin is None or end is None or not begin <= as_of <= end:
        return None
    after = end + timedelta(days=1)
    if (after.month, after.day) != (begin.month, begin.day):
        return None
    return Span(after.year - begin.year, (after - begin).days, (as_of - begin).days + 1)


def _date(term: object) -> date | None:
    try:
        return date.fromisoformat(term.value) if isinstance(term, Literal) else None
    except ValueError:
        return None
