"""Arithmetic with bounds, and what is certain and possible, number by number.

No possible number is lost to arithmetic, and no bound is wider than said. A figure stands
for every number that its bounds leave open: the tests of the queries draw small graphs,
walk through a grid of true values fine enough for their bounds, and say: certain is what
holds for all of them, possible what holds for some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import ceil, floor
from typing import NamedTuple

import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from conftest import examples
from pingan_kg.bounds import COMPARATORS, DIGITS, Interval, bounds_of, plain
from pingan_kg.graph.store import shared
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.rdf.terms import Term
from pingan_kg.sparql.catalog import get
from pingan_kg.sparql.results import Solutions
from pingan_kg.sparql.run import run
from pingan_kg.sparql.tokens import bind, tokens

numbers = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)
shares = st.fractions(min_value=0, max_value=1, max_denominator=50)
Drawn = tuple[Interval, Fraction]


@st.composite
def intervals_with_a_member(draw: st.DrawFn) -> Drawn:
    """Draw an interval of numbers from 0 on, bounded or not, and a number in it."""
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    bounded, lower_open, upper_open = draw(st.tuples(*[st.booleans()] * 3))
    upper = high if bounded else None
    if upper == low:
        lower_open = upper_open = False
    interval = Interval(low, upper, lower_open, bounded and upper_open)
    member = low + draw(shares) * (high - low)
    assume(member in interval)
    return interval, member


members = intervals_with_a_member()


@given(members, members)
def test_what_lies_within_the_operands_gives_what_lies_within_the_result(
    one: Drawn, other: Drawn
) -> None:
    (left, x), (right, y) = one, other
    assert x + y in left + right
    if y:
        assert x / y in left / right


@given(members)
def test_bounds_are_rounded_outward_and_no_further_than_said(drawn: Drawn) -> None:
    interval, member = drawn
    lower, upper = interval.bounds()
    for end, written, sign in ((interval.lower, lower, -1), (interval.upper, upper, 1)):
        assert (written is None) == (end is None)
        if end is None or written is None:
            continue
        off = sign * (Fraction(written) - end)
        assert off >= 0
        digits = len(written.as_tuple().digits)
        assert not off or (digits <= DIGITS and off <= end / 10 ** (DIGITS - 1))
    assert lower is not None
    assert lower <= member
    assert upper is None or member <= upper


@given(members)
def test_the_whole_numbers_within_are_all_kept_and_no_others(drawn: Drawn) -> None:
    interval, member = drawn
    try:
        whole = interval.whole()
    except ValueError:
        assert not any(number in interval for number in (floor(member), ceil(member)))
        return
    for number in (floor(member), ceil(member), floor(member) - 1, ceil(member) + 1):
        assert (number in whole) == (number in interval)
    assert {end.denominator for end in (whole.lower, whole.upper) if end is not None} == {1}


@given(members, members)
def test_what_lies_in_both_lies_in_each(one: Drawn, other: Drawn) -> None:
    (left, x), (right, y) = one, other
    try:
        both = left & right
    except ValueError:
        assert x not in right
        assert y not in left
        return
    for number in (x, y):
        assert (number in both) == (number in left and number in right)


@given(st.decimals(-1000, 1000, places=3), st.integers(0, 3))
def test_a_number_lies_within_what_is_printed_of_it(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    printed = value.quantize(step)
    assert value in Interval.rounded(printed, step)
    allowed = bounds_of("exactly", printed, step=step)
    assert allowed == Interval.rounded(printed, step)
    assert bounds_of("exactly", printed) == Interval.exactly(printed)


@given(st.sampled_from(sorted(set(COMPARATORS) - {"within-top", "between"})), numbers)
def test_a_fall_is_bounded_as_the_rise_of_its_size_is(comparator: str, size: Fraction) -> None:
    """To fall by more than 5 is to change by less than -5."""
    rise, fall = bounds_of(comparator, size), bounds_of(comparator, -size)
    assert rise is not None
    assert fall is not None
    for number in (size - 1, size, size + 1):
        assert (number in rise) == (-number in fall) or not size


@given(st.sampled_from(sorted(COMPARATORS)), numbers, numbers, st.integers(1, 1000))
def test_a_share_is_between_nothing_and_all(
    comparator: str, value: Fraction, other: Fraction, step: int
) -> None:
    most = 100
    found = bounds_of(comparator, value, lower=value, upper=other, step=step, most=most)
    if found is not None:
        assert found.lower is not None
        assert found.upper is not None
        assert 0 <= found.lower <= found.upper <= most


@pytest.mark.parametrize(
    ("comparator", "value", "lower", "upper"),
    [
        ("unheard-of", 5, None, None),
        ("exactly", None, None, None),
        ("between", 3, 3, None),
        ("between", 5, 5, 3),
        ("within-top", 0, None, None),
    ],
)
def test_what_says_nothing_has_no_bounds(
    comparator: str, value: int | None, lower: int | None, upper: int | None
) -> None:
    assert bounds_of(comparator, value, lower=lower, upper=upper) is None


@given(st.decimals(0, 10**12, places=4))
def test_plain_decimals_keep_their_value(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Interval.between(2, 1),
        lambda: Interval(Fraction(1), Fraction(1), lower_open=True),
        lambda: Interval.between(Fraction(1, 3), Fraction(1, 2)).whole(),
        lambda: Interval.exactly(1) / Interval.between(-1, 1),
        lambda: Interval.exactly(1) / Interval.exactly(0),
        lambda: Interval.exactly(1) & Interval.more_than(1),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"number|division"):
        wrong()


def test_division_by_what_may_be_nothing_has_no_upper_bound() -> None:
    assert (Interval.exactly(1) / Interval.between(0, 2)).bounds() == (Decimal("0.5"), None)
    assert (Interval.exactly(1) / Interval.at_least(2)).bounds() == (Decimal(0), Decimal("0.5"))


def test_an_end_is_open_where_no_member_reaches_it() -> None:
    """Nothing divided is nothing, whatever the ends of the divisor are."""
    inner = Interval(Fraction(1), Fraction(2), True, True)
    assert 0 in Interval.exactly(0) / inner
    assert 0 in Interval.between(0, 5) / inner
    for one in (inner, inner / Interval.exactly(1)):
        assert (1 in one, 2 in one) == (False, False)
    assert Fraction(1, 2) not in Interval.exactly(1) / inner
    assert Interval(Fraction(1), Fraction(3), True, True).whole() == Interval.exactly(2)


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
CODES = sorted(
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
    comparator = draw(st.sampled_from(CODES))
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
