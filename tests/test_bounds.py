"""What is certain and what is possible, against a reading number by number.

A figure stands for every number that its bounds leave open. The tests draw small
graphs, walk through a grid of true values fine enough for their bounds, and say:
certain is what holds for all of them, possible what holds for some.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from pingan_kg.catalog import get
from pingan_kg.namespaces import BASE, PREFIXES
from pingan_kg.query import run
from pingan_kg.results import Solutions
from pingan_kg.sparql import bind, tokens
from pingan_kg.terms import Term

STEP = Decimal("0.25")
"""Bounds and thresholds are halves: between two of them there is a number of the grid."""
LEAST, MOST = Decimal(-8), Decimal(16)
"""Bounds and thresholds lie well inside."""
GRID = [LEAST + STEP * at for at in range(int((MOST - LEAST) / STEP) + 1)]

THINGS = {"case": None, "crime": "case", "fraud": "crime", "visa": None}
"""What is counted, and what each is a sort of."""


class Figure(NamedTuple):
    """An observation: its bounds, and what its metric counts."""

    comparator: str
    value: Decimal
    unit: str
    kind: str
    thing: str
    least: Decimal | None
    most: Decimal | None

    def numbers(self) -> list[Decimal]:
        """Return the numbers of the grid that the true value may be."""
        return [number for number in GRID if self.allows(number)]

    def allows(self, number: Decimal) -> bool:
        if self.comparator == "more-than" and number == self.least:
            return False
        above = self.least is None or number >= self.least
        return above and (self.most is None or number <= self.most)

    def counts(self, thing: str | None) -> bool:
        if thing is None:
            return True
        at: str | None = self.thing
        while at is not None and at != thing:
            at = THINGS[at]
        return at == thing and self.kind != "rank"


HALVES = st.integers(-8, 20).map(lambda number: Decimal(number) / 2)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    comparator = draw(st.sampled_from(["exactly", "more-than", "at-least", "within-top"]))
    rank = comparator == "within-top"
    value = Decimal(draw(st.integers(1, 8))) if rank else draw(HALVES)
    kind = "rank" if rank else draw(st.sampled_from(["flow", "stock", "change", "rank"]))
    unit = draw(st.sampled_from(["NUM", "PERCENT"]))
    thing = draw(st.sampled_from(sorted(THINGS)))
    bounds: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "exactly": (value, value),
        "more-than": (value, None),
        "at-least": (value, None),
        "within-top": (Decimal(1), value),
    }
    least, most = bounds[comparator]
    if comparator == "at-least" and draw(st.booleans()):
        least, most = None, value  # no comparator says it yet: an upper bound alone
    return Figure(comparator, value, unit, kind, thing, least, most)


def turtle(drawn: Iterable[Figure]) -> str:
    """Write the graph; figure ``n`` is observation/n of metric/n, printed as ``n``."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += [
        f"code:thing-{thing} skos:broader code:thing-{wider} ."
        for thing, wider in THINGS.items()
        if wider
    ]
    for at, one in enumerate(drawn):
        bounds = {"schema:minValue": one.least, "schema:maxValue": one.most}
        lines += [
            f"metric:{at} pa:metricKind code:kind-{one.kind} ;"
            f" pa:countedThing code:thing-{one.thing} .",
            f'claim:{at} pa:printedFigure "{at}" ; oa:start {at} .',
            f"observation:{at} pa:metric metric:{at} ;"
            f" pa:comparator code:comparator-{one.comparator} ;"
            f" sdmx-attribute:unitMeasure unit:{one.unit} ; prov:wasDerivedFrom claim:{at} .",
        ]
        lines += [
            f'observation:{at} {name} "{bound}"^^xsd:decimal .'
            for name, bound in bounds.items()
            if bound is not None
        ]
    return "\n".join(lines)


Answer = dict[str, str]


def ask(graph: str, name: str, **bindings: Term) -> list[Answer]:
    """Ask a shipped query, of the store and of RDFLib, which must agree."""
    text = get(name).text
    store = Store()
    store.load(graph, format=RdfFormat.TURTLE)
    result = run(text, bindings=bindings, store=store, trusted=True)
    assert isinstance(result, Solutions)
    names = result.variables
    rows = [["" if term is None else term.value for term in row] for row in result.rows]  # type: ignore[union-attr]
    other = rdflib.Graph().parse(data=graph, format="turtle")
    written = {key: str(term) for key, term in bindings.items()}
    found = other.query(bind(text, tokens(text), written))
    theirs = [["" if term is None else str(term) for term in row] for row in found]  # type: ignore[union-attr]
    assert rows == [row for row in theirs if any(row)]  # an empty group makes it a blank row
    return [dict(zip(names, row, strict=True)) for row in rows]


def decimal(number: Decimal) -> Literal:
    return Literal(f"{number:f}", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))


def node(name: str) -> NamedNode:
    return NamedNode(BASE + name)


Reading = Callable[[Decimal, Decimal], bool]

SIDES: dict[str, Reading] = {
    "above": lambda number, threshold: number > threshold,
    "below": lambda number, threshold: number < threshold,
}
CERTAIN = {"above": "figures-above", "below": "figures-certainly-below"}
SOME = st.lists(figures(), min_size=1, max_size=5)


@settings(max_examples=100)
@given(SOME, HALVES, st.sampled_from([None, *THINGS]), st.sampled_from(sorted(SIDES)))
def test_thresholds(
    drawn: list[Figure], threshold: Decimal, thing: str | None, side: str
) -> None:
    bindings: dict[str, Term] = {"threshold": decimal(threshold)}
    if thing:
        bindings["thing"] = node(f"code/thing-{thing}")
    holds = {
        str(at): [SIDES[side](number, threshold) for number in one.numbers()]
        for at, one in enumerate(drawn)
        if one.counts(thing)
    }
    graph = turtle(drawn)
    certain = ask(graph, CERTAIN[side], **bindings)
    assert {row["printed"] for row in certain} == {at for at in holds if all(holds[at])}
    possible = ask(graph, f"figures-possibly-{side}", **bindings)
    assert {row["printed"] for row in possible} == {at for at in holds if any(holds[at])}
    assert {row["printed"] for row in possible if row["certain"] == "true"} == {
        row["printed"] for row in certain
    }
    assert len(possible) == len({row["printed"] for row in possible})


AMOUNTS = ("flow", "stock")
RELATIONS: dict[str, Reading] = {
    "greater": lambda one, other: one > other,
    "equal": lambda one, other: one == other,
    "less": lambda one, other: one < other,
}


@given(figures(), figures(), st.booleans(), st.booleans())
def test_two_figures(one: Figure, other: Figure, itself: bool, by_metric: bool) -> None:
    kind = "metric" if by_metric else "observation"
    graph = turtle([one, one if itself else other])
    second = 0 if itself else 1
    rows = ask(graph, "figures-compared", a=node(f"{kind}/0"), b=node(f"observation/{second}"))
    if itself:
        pairs = [(number, number) for number in one.numbers()]
    else:
        pairs = list(product(one.numbers(), other.numbers()))
        alike = one.kind == other.kind or {one.kind, other.kind} <= set(AMOUNTS)
        if one.unit != other.unit or not alike:
            assert not rows
            return
    (row,) = rows
    assert (row["printed"], row["other_printed"]) == ("0", str(second))
    for relation, holds in RELATIONS.items():
        truths = [holds(*pair) for pair in pairs]
        assert row[f"certainly_{relation}"] == str(all(truths)).lower()
        assert row[f"possibly_{relation}"] == str(any(truths)).lower()
