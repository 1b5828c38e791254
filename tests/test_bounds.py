"""What is certain and what is possible, against a reading number by number.

A figure stands for every number that its bounds leave open. The tests draw small
graphs, walk through a grid of true values fine enough for their bounds, and say:
certain is what holds for all of them, possible what holds for some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from conftest import examples
from pingan_kg.bounds import plain
from pingan_kg.graph.store import shared
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.rdf.terms import Term
from pingan_kg.sparql.catalog import get
from pingan_kg.sparql.results import Solutions
from pingan_kg.sparql.run import run
from pingan_kg.sparql.tokens import bind, tokens

STEP = Decimal("0.125")
"""Bounds and thresholds are halves, rounding moves bounds by a half or a quarter: between
two of them there is a number of the grid."""
LEAST, MOST = Decimal(-5), Decimal(7)
"""Bounds and thresholds lie well inside."""
GRID = [LEAST + STEP * at for at in range(int((MOST - LEAST) / STEP) + 1)]

THINGS = {"case": None, "crime": "case", "fraud": "crime", "visa": None}
"""What is counted, and what each is a sort of."""

OPEN_BELOW = {"more-than"}
OPEN_ABOVE = {"less-than", "nearly"}
COMPARATORS = sorted(
    quad.subject.value.rpartition("comparator-")[2]
    for quad in shared().quads_for_pattern(
        None,
        NamedNode(PREFIXES["skos"] + "inScheme"),
        NamedNode(PREFIXES["code"] + "comparators"),
    )
    if isinstance(quad.subject, NamedNode)
)
"""All that the code list has: a new one must be given its bounds here."""


class Figure(NamedTuple):
    """An observation: its bounds, what its metric counts, and how it may be rounded."""

    comparator: str
    value: Decimal
    unit: str
    kind: str
    thing: str
    least: Decimal | None
    most: Decimal | None
    step: Decimal | None

    def numbers(self, rounding: bool) -> list[Decimal]:
        """Return the numbers of the grid that the true value may be."""
        return [number for number in GRID if self.allows(number, rounding)]

    def allows(self, number: Decimal, rounding: bool) -> bool:
        if self.comparator == "exactly" and rounding and self.step is not None:
            share = self.kind == "ratio" and self.value >= 0
            return abs(number - self.value) <= self.step / 2 and (number >= 0 or not share)
        if number == self.least and self.comparator in OPEN_BELOW:
            return False
        if number == self.most and self.comparator in OPEN_ABOVE:
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


HALVES = st.integers(-2, 5).map(lambda number: Decimal(number) / 2)
"""Few, so that they meet often."""


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    comparator = draw(st.sampled_from(COMPARATORS))
    rank = comparator == "within-top"
    value = Decimal(draw(st.integers(1, 3))) if rank else draw(HALVES)
    kind = "rank" if rank else draw(st.sampled_from(["flow", "stock", "change", "ratio"]))
    unit = draw(st.sampled_from(["NUM", "PERCENT"]))
    thing = draw(st.sampled_from(sorted(THINGS)))
    step = draw(st.sampled_from([None, Decimal("0.5"), Decimal(1)]))
    bounds: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "exactly": (value, value),
        "more-than": (value, None),
        "at-least": (value, None),
        "less-than": (None, value),
        "at-most": (None, value),
        "nearly": (None, value),
        "about": (None, None),
        "within-top": (Decimal(1), value),
        "between": (value, value + 1),
    }
    return Figure(comparator, value, unit, kind, thing, *bounds[comparator], step)


def turtle(drawn: Iterable[Figure]) -> str:
    """Write the graph; figure ``n`` is observation/n of metric/n, printed as ``n``."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += [
        f"code:thing-{thing} skos:inScheme code:counted-things ."
        + (f"code:thing-{thing} skos:broader code:thing-{wider} ." if wider else "")
        for thing, wider in THINGS.items()
    ]
    for at, one in enumerate(drawn):
        numbers = {"schema:minValue": one.least, "schema:maxValue": one.most}
        numbers["pa:roundingStep"] = one.step
        lines += [
            f"metric:{at} pa:metricKind code:kind-{one.kind} ;"
            f" pa:countedThing code:thing-{one.thing} .",
            f'claim:{at} pa:printedFigure "{at}" ; oa:start {at} .',
            f"observation:{at} a pa:Observation ; pa:metric metric:{at} ;"
            f" qb:dataSet dataset:d ; sdmx-dimension:refArea area:a ;"
            f" sdmx-dimension:refPeriod period:p ;"
            f" pa:comparator code:comparator-{one.comparator} ;"
            f" sdmx-attribute:unitMeasure unit:{one.unit} ; prov:wasDerivedFrom claim:{at} .",
        ]
        lines += [
            f'observation:{at} {name} "{number}"^^xsd:decimal .'
            for name, number in numbers.items()
            if number is not None
        ]
    return "\n".join(lines)


Answer = dict[str, str]


class Asked:
    """A graph that shipped queries are asked of, and (``twice``) RDFLib, which must agree."""

    def __init__(self, drawn: Iterable[Figure], *, twice: bool) -> None:
        graph = turtle(drawn)
        self.store = Store()
        self.store.load(graph, format=RdfFormat.TURTLE)
        self.read = rdflib.Graph().parse(data=graph, format="turtle") if twice else None

    def answer(self, name: str, **bindings: Term) -> list[Answer]:
        text = get(name).text
        result = run(text, bindings=bindings, store=self.store, trusted=True)
        assert isinstance(result, Solutions)
        names = result.variables
        rows = [
            ["" if term is None else term.value for term in row]  # type: ignore[union-attr]
            for row in result.rows
        ]
        if self.read is not None:
            assert [list(map(plainly, row)) for row in rows] == by_rdflib(
                self.read, text, bindings
            )
        return [dict(zip(names, row, strict=True)) for row in rows]


def by_rdflib(read: rdflib.Graph, text: str, bindings: dict[str, Term]) -> list[list[str]]:
    written = {key: str(term) for key, term in bindings.items()}
    found = read.query(parsed(bind(text, tokens(text), written)))
    rows = [["" if term is None else plainly(str(term)) for term in row] for row in found]  # type: ignore[union-attr]
    return [row for row in rows if any(row)]  # of an empty group it makes a blank row


def plainly(value: str) -> str:
    """Write a decimal in one way: RDFLib has 0.0 where the store has 0."""
    return plain(Decimal(value)) if re.fullmatch(r"-?[0-9]+\.[0-9]+", value) else value


@cache
def parsed(text: str) -> Query:
    """Parse once: RDFLib takes far longer to read a query than to answer it."""
    return prepareQuery(text)


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


OFTEN = examples(250)
SELDOM = examples(6)
"""With RDFLib: few questions, of several graphs each."""
SIDE = st.sampled_from(sorted(SIDES))
THING = st.sampled_from([None, None, *THINGS])


@OFTEN
@given(SOME, HALVES, THING, SIDE, st.booleans())
def test_thresholds(
    drawn: list[Figure], threshold: Decimal, thing: str | None, side: str, rounding: bool
) -> None:
    check_threshold([drawn], threshold, thing, side, rounding, twice=False)


@SELDOM
@given(st.lists(SOME, min_size=4, max_size=4), HALVES, THING, SIDE, st.booleans())
def test_thresholds_with_rdflib(
    drawn: list[list[Figure]], threshold: Decimal, thing: str | None, side: str, rounding: bool
) -> None:
    check_threshold(drawn, threshold, thing, side, rounding, twice=True)


def check_threshold(
    graphs: list[list[Figure]],
    threshold: Decimal,
    thing: str | None,
    side: str,
    rounding: bool,
    *,
    twice: bool,
) -> None:
    bindings: dict[str, Term] = {"threshold": decimal(threshold)}
    if rounding:
        bindings["rounding"] = Literal(True)
    if thing:
        bindings["thing"] = node(f"code/thing-{thing}")
    for drawn in graphs:
        holds = {
            str(at): [SIDES[side](number, threshold) for number in one.numbers(rounding)]
            for at, one in enumerate(drawn)
            if one.counts(thing)
        }
        asked = Asked(drawn, twice=twice)
        certain = asked.answer(CERTAIN[side], **bindings)
        assert printed(certain) == [at for at in holds if all(holds[at])]
        possible = asked.answer(f"figures-possibly-{side}", **bindings)
        assert printed(possible) == [at for at in holds if any(holds[at])]
        marked = [row for row in possible if row["certain"] == "true"]
        assert printed(marked) == printed(certain)


def printed(rows: list[Answer]) -> list[str]:
    return sorted(row["printed"] for row in rows)


AMOUNTS = ("flow", "stock")
COMPARED = re.compile("certainly_|possibly_")
RELATIONS: dict[str, Reading] = {
    "greater": lambda one, other: one > other,
    "equal": lambda one, other: one == other,
    "less": lambda one, other: one < other,
}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Figure, Figure]:
    """Draw two figures, mostly of one unit and kind, for else there is no answer."""
    one, other = draw(figures()), draw(figures())
    if draw(st.integers(0, 4)):
        other = other._replace(unit=one.unit, kind=one.kind)
    return one, other


@OFTEN
@given(pairs(), st.sampled_from(["metric", "observation"]), st.booleans())
def test_two_figures(drawn: tuple[Figure, Figure], kind: str, rounding: bool) -> None:
    check_pair(*drawn, kind, rounding, twice=False)


@examples(20)
@given(pairs(), st.sampled_from(["metric", "observation"]), st.booleans())
def test_two_figures_with_rdflib(
    drawn: tuple[Figure, Figure], kind: str, rounding: bool
) -> None:
    check_pair(*drawn, kind, rounding, twice=True)


def check_pair(one: Figure, other: Figure, kind: str, rounding: bool, *, twice: bool) -> None:
    (row,) = Asked([one, other], twice=twice).answer(
        "figures-compared",
        a=node(f"{kind}/0"),
        b=node("observation/1"),
        rounding=Literal(rounding),
        lang=Literal("en"),
    )
    assert (row["printed"], row["other_printed"]) == ("0", "1")
    differ = {"unit": one.unit != other.unit, "kind": one.kind != other.kind}
    assert row["differ"] == "; ".join(name for name, differs in differ.items() if differs)
    alike = one.kind == other.kind or {one.kind, other.kind} <= set(AMOUNTS)
    if one.unit != other.unit or not alike:
        assert not any(row[name] for name in row if COMPARED.match(name))
        return
    check_relations(row, list(product(one.numbers(rounding), other.numbers(rounding))))


@given(figures())
def test_a_figure_and_itself(one: Figure) -> None:
    (row,) = Asked([one], twice=False).answer(
        "figures-compared", a=node("metric/0"), b=node("metric/0")
    )
    check_relations(row, [(number, number) for number in one.numbers(rounding=False)])


def check_relations(row: Answer, values: list[tuple[Decimal, Decimal]]) -> None:
    for relation, holds in RELATIONS.items():
        truths = [holds(*pair) for pair in values]
        assert row[f"certainly_{relation}"] == str(all(truths)).lower(), relation
        assert row[f"possibly_{relation}"] == str(any(truths)).lower(), relation
