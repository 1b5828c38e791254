"""Derived figures: the arithmetic, the numbers of the briefing, and that they stay apart."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path

import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from conftest import Invoke
from pingan_kg import api, load
from pingan_kg.bounds import DIGITS, Interval, half_unit, plain
from pingan_kg.derivation.figure import DerivedFigure, amount, comparator, formula
from pingan_kg.derivation.rules import derive
from pingan_kg.errors import InputError
from pingan_kg.graph.export import export
from pingan_kg.graph.paths import PARTS
from pingan_kg.graph.store import QUERIED, quads, store
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.rdf.turtle import turtle
from pingan_kg.shacl.validate import CHECKED, validate

ROOT = Path(__file__).parents[2]
DERIVED = PREFIXES["derived"]
CLASS = NamedNode(PREFIXES["pa"] + "DerivedFigure")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?figure a pa:DerivedFigure }"

# Intervals

numbers = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)
shares = st.fractions(min_value=0, max_value=1, max_denominator=50)


@st.composite
def intervals_with_a_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
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
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (left, x), (right, y) = one, other
    assert x + y in left + right
    if y:
        assert x / y in left / right


@given(members)
def test_bounds_are_rounded_outward_and_no_further_than_said(
    drawn: tuple[Interval, Fraction],
) -> None:
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
def test_the_whole_numbers_within_are_all_kept_and_no_others(
    drawn: tuple[Interval, Fraction],
) -> None:
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
def test_what_lies_in_both_lies_in_each(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (left, x), (right, y) = one, other
    try:
        both = left & right
    except ValueError:
        assert x not in right
        assert y not in left
        return
    for number in (x, y):
        assert (number in both) == (number in left and number in right)


@given(st.decimals(0, 1000, places=3), st.integers(0, 3))
def test_a_number_lies_within_what_is_printed_of_it(value: Decimal, places: int) -> None:
    printed = format(round(value, places), f".{places}f")
    assert value in Interval.rounded(printed)
    assert half_unit(printed) == Decimal(1) / (2 * 10**places)


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
        lambda: comparator(Interval(None, Fraction(1))),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"number|division|bound"):
        wrong()


def test_division_by_what_may_be_nothing_has_no_upper_bound() -> None:
    assert (Interval.exactly(1) / Interval.between(0, 2)).bounds() == (Decimal("0.5"), None)
    assert (Interval.exactly(1) / Interval.at_least(2)).bounds() == (Decimal(0), Decimal("0.5"))


NOTHING, SOME = Interval.exactly(0), Interval(Fraction(1), Fraction(2), True, True)


def test_an_end_is_open_where_no_member_reaches_it() -> None:
    """Nothing divided is nothing, whatever the ends of the divisor are."""
    assert 0 in NOTHING / SOME
    assert 0 in Interval.between(0, 5) / SOME
    for one in (SOME, SOME / Interval.exactly(1)):
        assert (1 in one, 2 in one) == (False, False)
    assert comparator(Interval.more_than(2) / Interval.exactly(3)) == "more-than"
    assert Fraction(1, 2) not in Interval.exactly(1) / SOME
    assert Interval(Fraction(1), Fraction(3), True, True).whole() == Interval.exactly(2)


def test_bounds_in_words() -> None:
    assert amount(Interval.exactly(10_000), "NUM") == ("1万", "10,000")
    assert amount(Interval.exactly(5), "CCY_CNY") == ("5元", "CNY 5")
    assert amount(Interval.at_least(348_000_000), "CCY_CNY")[0] == "不少于3.48亿元"
    assert amount(Interval.between(8, 9), "NUM", classifier="件") == ("8件至9件", "8 to 9")


def test_a_formula_has_a_statement_for_each_bound() -> None:
    third = Interval.exactly(1) / Interval.between(3, 4)
    assert formula(third, third, "1 / 4", "1 / 3") == "1 / 4 = 0.25; 1 / 3 ≤ 0.3334"
    more = Interval.more_than(7) / Interval.exactly(3)
    assert formula(more, more, "7 / 3", "nothing") == "2.333 ≤ 7 / 3"


# The briefing's figures, each recomputed here from what is printed

D, PASSED = 1826, 1804  # the days of 2021-2025, and those up to 9 December 2025
PLAN = "qingdao-14th-five-year-plan"
LEVELS = {
    f"criminal-police-reports-change-{PLAN}": ("-10.7", 1),
    "enterprise-inspections-change-qingdao-2025-to-12-09": ("-54.4", 1),
    "key-road-traffic-efficiency-change-qianhai-seafront-14th-five-year-plan": ("12.6", 1),
    f"road-traffic-accidents-change-{PLAN}": ("-13", 0),
    f"road-traffic-deaths-change-{PLAN}": ("-16.7", 1),
}
EXACT_TOTALS = {
    "cold-homicide-cases-solved": 55,
    "congestion-points-treated": 730,
    "evil-force-organisations-dismantled": 12,
    "government-rules-enacted": 43,
    "local-regulations-enacted": 23,
    "mafia-type-organisations-dismantled": 4,
    "organised-crime-cases-solved": 520,
}
LOWER_BOUNDS = {
    "appeal-follow-ups": 880 * 10**4,
    "appeals-resolved": 161_000,
    "crime-cases-solved": 76_000,
    "cybercrime-cases-solved": 4_800,
    "disaster-hit-households-aided": 14_000,
    "drink-driving-violations-handled": 10 * 10**4,
    "drug-cases-solved": 1_100,
    "economic-crime-cases-opened": 3_500,
    "economic-losses-recovered": 1_740_000_000,
    "environment-food-drug-ip-cases-solved": 2_200,
    "fraud-losses-returned": 530_000_000,
    "large-events-safeguarded": 6_700,
    "legal-aid-cases": 98_000,
    "legal-aid-interests-recovered": 350_000_000,
    "road-hazards-rectified": 362_000,
    "safety-social-organisations": 2_000,
    "telecom-fraud-cases-solved": 2 * 10**4,
    "telecom-fraud-dissuasions": 1200 * 10**4,
}


@cache
def described() -> dict[str, dict[str, list[str]]]:
    """Read the file's statements: values as written, by figure and property."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in quads(["derived"]):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        name = quad.subject.value.removeprefix(DERIVED)
        key = re.split(r"[/#]", quad.predicate.value)[-1]
        found.setdefault(name, {}).setdefault(key, []).append(quad.object.value)
    return found


def bound(name: str, which: str) -> Fraction | None:
    written = described()[name].get(f"{which}Value")
    return Fraction(written[0]) if written else None


def how(name: str) -> str:
    return described()[name]["comparator"][0].rpartition("comparator-")[2]


def test_the_days_of_the_plan() -> None:
    first, last, briefing = date(2021, 1, 1), date(2025, 12, 31), date(2025, 12, 9)
    assert (last - first).days + 1 == D == 5 * 365 + 1
    assert (briefing - first).days + 1 == PASSED == D - 22


def test_these_figures_and_no_others() -> None:
    means = {f"mean-{name}-{PLAN}" for name in (*EXACT_TOTALS, *LOWER_BOUNDS)}
    whole = f"whole-disaster-reduction-demonstration-communities-share-{PLAN}"
    assert set(described()) == {f"level-{name}" for name in LEVELS} | means | {whole}
    assert len(described()) == 31


@pytest.mark.parametrize("name", LEVELS)
def test_a_level_is_a_hundred_and_the_change(name: str) -> None:
    change, places = LEVELS[name]
    half = Fraction(1, 2 * 10**places)
    bounds = bound(f"level-{name}", "min"), bound(f"level-{name}", "max")
    assert bounds == (100 + Fraction(change) - half, 100 + Fraction(change) + half)
    assert how(f"level-{name}") == "between"


@pytest.mark.parametrize("metric", EXACT_TOTALS)
def test_a_mean_of_a_total_so_far_is_a_lower_bound(metric: str) -> None:
    """The plan had three weeks to run: what came later can only add to a total."""
    total, name = Fraction(EXACT_TOTALS[metric]), f"mean-{metric}-{PLAN}"
    assert (bound(name, "min"), bound(name, "max")) == (total / 5, None)
    assert how(name) == "at-least"
    assert f"{D - PASSED} days to run" in " ".join(described()[name]["note"])


@pytest.mark.parametrize("metric", LOWER_BOUNDS)
def test_a_mean_of_a_lower_bound_is_a_lower_bound(metric: str) -> None:
    name = f"mean-{metric}-{PLAN}"
    assert (bound(name, "min"), bound(name, "max")) == (Fraction(LOWER_BOUNDS[metric], 5), None)
    assert how(name) == "more-than"


def test_the_city_has_as_many_communities_as_make_503_of_them_24_2_percent() -> None:
    name = f"whole-disaster-reduction-demonstration-communities-share-{PLAN}"
    fitting = [
        whole
        for whole in range(503, 20_000)
        if Fraction("24.15") <= Fraction(50300, whole) <= Fraction("24.25")
    ]
    assert (bound(name, "min"), bound(name, "max")) == (fitting[0], fitting[-1]) == (2075, 2082)
    assert how(name) == "between"
    assert len(described()[name]["wasDerivedFrom"]) == 2


def value(node: ast.expr) -> Fraction:
    """Work out a term with fractions."""
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    assert isinstance(node, ast.BinOp)
    left, right = value(node.left), value(node.right)
    signs = {ast.Add: left + right, ast.Sub: left - right, ast.Mult: left * right}
    return signs[type(node.op)] if type(node.op) in signs else left / right


@pytest.mark.parametrize("name", described())
def test_every_formula_is_true_and_ends_in_the_bounds(name: str) -> None:
    found: set[Fraction] = set()
    for statement in described()[name]["formula"][0].split("; "):
        terms = re.split(r" (=|<|≤) ", statement.replace("×", "*"))
        values = [value(ast.parse(term, mode="eval").body) for term in terms[::2]]
        for sign, left, right in zip(terms[1::2], values, values[1:], strict=False):
            assert {"=": left == right, "<": left < right, "≤": left <= right}[sign], statement
        found |= {
            end
            for term, end in zip(terms[::2], values, strict=True)
            if re.fullmatch(r"[0-9.]+", term)
        }
    ends = {end for which in ("min", "max") if (end := bound(name, which)) is not None}
    assert ends <= found
    assert len(found) in (len(ends), 2 * len(ends))


@pytest.mark.parametrize("name", described())
def test_the_label_tells_the_bounds(name: str) -> None:
    english = next(text for text in described()[name]["prefLabel"] if text.isascii())
    for which in ("min", "max"):
        end = described()[name].get(f"{which}Value")
        if end:
            whole, point, rest = end[0].partition(".")
            assert re.search(rf"(?<![\d,.]){int(whole):,}{point}{rest}(?![\d.])", english)


def test_the_files_are_what_the_tool_writes() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "derive.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = turtle(
        triple for one in derive(store(["ontology", "data"])) for triple in one.triples()
    )
    assert sorted(told.splitlines()) == sorted(
        (ROOT / "data" / "derived" / "2025-12-09-safe-qingdao.ttl").read_text().splitlines()
    )


# Another briefing

WORLD = """
area:town a schema:AdministrativeArea ; skos:prefLabel "镇"@zh , "Town"@en .
period:plan a time:ProperInterval ; skos:prefLabel "规划期"@zh , "Plan"@en ;
    time:hasBeginning period:begin ; time:hasEnd period:end .
period:begin time:inXSDDate "2027-01-01"^^xsd:date .
period:end time:inXSDDate "2029-12-31"^^xsd:date .
metric:flow pa:metricKind code:kind-flow ; skos:prefLabel "件数"@zh , "Cases"@en .
metric:stock pa:metricKind code:kind-stock ; skos:prefLabel "存量"@zh , "Stock"@en .
metric:share pa:metricKind code:kind-ratio ; pa:numerator metric:stock ;
    pa:shareOf code:thing-community ; skos:prefLabel "比例"@zh , "Share"@en .
metric:change pa:metricKind code:kind-change ; pa:changeOf metric:flow ;
    skos:prefLabel "变化"@zh , "Change"@en .
claim:one oa:hasSource source:gazette ; pa:printedFigure "{printed}" .
code:thing-community skos:prefLabel "社区"@zh , "community"@en .
"""
FACT = """
observation:{metric}-town-plan a pa:Observation ; pa:metric metric:{metric} ;
    sdmx-dimension:refArea area:town ; sdmx-dimension:refPeriod period:plan ;
    sdmx-measure:obsValue "{value}"^^xsd:decimal ; pa:comparator code:comparator-{how} ;
    sdmx-attribute:unitMeasure unit:{unit} ; pa:asOf "{as_of}"^^xsd:date ;
    prov:wasDerivedFrom claim:one .
"""


def fact(metric: str, number: str, how: str = "exactly", **more: str) -> str:
    unit = "PERCENT" if metric in ("share", "change") else "NUM"
    said = {"unit": unit, "as_of": "2029-12-31", **more}
    return FACT.format(metric=metric, value=number, how=how, **said)


def follows(*facts: str, printed: str = "", world: str = WORLD) -> list[DerivedFigure]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    graph = Store()
    graph.load(
        (prefixes + world.replace("{printed}", printed) + "".join(facts)).encode(),
        format=RdfFormat.TURTLE,
    )
    return derive(graph)


def test_nothing_of_the_briefing_is_built_in() -> None:
    (mean,) = follows(fact("flow", "100"))
    assert (mean.name, mean.source) == ("mean-flow-town-plan", "gazette")
    assert mean.formula == "33.33 ≤ 100 / 3; 100 / 3 ≤ 33.34"
    assert mean.label == (
        "件数，年均：33.33至33.34（镇，规划期）",
        "Cases, mean per year: 33.33 to 33.34 (Town, Plan)",
    )


def test_a_mean_may_be_exact_or_have_no_upper_bound() -> None:
    assert [
        comparator(one.bounds) for one in follows(fact("flow", "300", as_of="2029-06-30"))
    ] == ["at-least"]
    assert [comparator(one.bounds) for one in follows(fact("flow", "300"))] == ["exactly"]
    assert [comparator(one.bounds) for one in follows(fact("flow", "300", "at-least"))] == [
        "at-least"
    ]


@pytest.mark.parametrize(
    ("facts", "printed"),
    [
        (fact("stock", "300"), ""),  # a stock is not spread over years
        (fact("flow", "300", "within-top"), ""),
        (fact("flow", "30", unit="YR"), ""),
        (fact("flow", "300", as_of="2030-01-01"), ""),  # after the period
        (fact("change", "-13"), ""),  # said in words only
        (fact("change", "-13"), "15%"),  # another number
        (fact("change", "-13", "more-than"), "13%"),
        (fact("share", "24.2"), "24.2%"),  # no count of the part
        (fact("share", "24.2") + fact("stock", "503", "more-than"), "24.2%"),
        (fact("share", "24.2") + fact("stock", "503", as_of="2029-06-30"), "24.2%"),
        (fact("share", "24.2", as_of="2029-06-30") + fact("stock", "503"), "24.2%"),
        (fact("share", "100") + fact("stock", "503"), "all"),
    ],
)
def test_only_what_follows_is_derived(facts: str, printed: str) -> None:
    assert follows(facts, printed=printed) == []


@pytest.mark.parametrize("days", [("2027-01-01", "2027-12-31"), ("2027-02-01", "2029-12-31")])
def test_a_mean_per_year_needs_several_whole_years(days: tuple[str, str]) -> None:
    world = WORLD.replace("2027-01-01", days[0]).replace("2029-12-31", days[1])
    assert follows(fact("flow", "300", as_of="2027-06-30"), world=world) == []


def test_the_printed_decimals_count_and_not_those_of_the_value() -> None:
    for printed, ends in (("13%", (86.5, 87.5)), ("13.0%", (86.95, 87.05))):
        (level,) = follows(fact("change", "-13"), printed=printed)
        assert tuple(map(float, filter(None, level.bounds.bounds()))) == ends
    assert "no baseline period" in level.note[1]
    (level,) = follows(fact("change", "-13"), printed="13.00% 13.0%")
    assert level.bounds == Interval.between(Decimal("86.95"), Decimal("87.05"))
    (level,) = follows(fact("change", "-13"), printed="13.0000000%")
    assert level.formula.startswith("100 - 13.0000000 - 0.00000005 = 86.99999995; ")


@pytest.mark.parametrize(
    ("printed", "count", "ends"),
    [
        ("100%", 503, (503, 505)),  # no more than all
        ("0%", 3, (600, None)),  # perhaps next to nothing
        ("50%", 1, (2, 2)),
        ("24.2%", 503, (2075, 2082)),
    ],
)
def test_a_whole_is_whole(printed: str, count: int, ends: tuple[int, int | None]) -> None:
    number = printed.rstrip("%")
    (whole,) = follows(fact("share", number), fact("stock", str(count)), printed=printed)
    assert whole.bounds.bounds() == ends
    assert whole.facts == tuple(sorted(whole.facts, key=str))


def test_a_count_and_a_share_that_contradict_each_other_are_told() -> None:
    with pytest.raises(InputError, match="no whole number has such a part"):
        follows(fact("share", "30.0"), fact("stock", "1"), printed="30.0%")


# Apart from what is printed


def test_the_parts_hold_either_printed_or_derived() -> None:
    assert "derived" in PARTS
    assert "derived" not in QUERIED
    assert set(CHECKED) == {*QUERIED, "derived"}
    own = {quad.subject for quad in quads(["derived"])}
    typed = {quad.subject for quad in quads(["derived"]) if quad.object == CLASS}
    assert own == typed
    others = [part for part in PARTS if part not in ("derived", "shapes", "ontology")]
    assert not [quad for quad in quads(others) if mentions(quad)]


def mentions(quad: Quad) -> bool:
    return any(
        isinstance(term, NamedNode) and (term == CLASS or term.value.startswith(DERIVED))
        for term in (quad.subject, quad.predicate, quad.object)
    )


def test_they_are_queried_only_if_asked_for(invoke: Invoke) -> None:
    assert invoke("query", COUNT).stdout.split() == ["n", "0"]
    assert invoke("query", COUNT, "--with", "derived").stdout.split() == ["n", "31"]
    assert api.query(COUNT)[0].n == 0
    assert api.query(COUNT, parts=[*QUERIED, "derived"])[0].n == 31
    assert len(api.named("derived-figures")) == 32  # one rests on two facts


@pytest.mark.parametrize("pattern", ["?f sdmx-measure:obsValue ?v", "?f a pa:Observation"])
def test_a_query_for_printed_values_never_finds_them(pattern: str) -> None:
    found = api.query(f"SELECT ?f {{ {pattern} }}", parts=[*QUERIED, "derived"])
    assert len(found) > 60
    assert not [row.f for row in found if row.f.startswith(DERIVED)]


def test_they_are_exported_and_handed_over_only_if_asked_for(invoke: Invoke) -> None:
    assert DERIVED.encode() not in export("nt")
    assert DERIVED.encode() in export("nt", parts=["derived"])
    shown = invoke("export", "--part", "derived").stdout
    assert shown.count("a pa:DerivedFigure") == 31
    node = rdflib.URIRef(CLASS.value)
    assert not list(load()[: rdflib.RDF.type : node])
    dataset = load([*QUERIED, "derived"])
    assert len(list(dataset[: rdflib.RDF.type : node])) == 31


def test_mixing_is_found_out(tmp_path: Path) -> None:
    file = tmp_path / "mixed.ttl"
    name = next(iter(described()))
    file.write_text(f"<{DERIVED}{name}> a <{PREFIXES['qb']}Observation> .", encoding="utf-8")
    report = validate([file])
    assert not report.conforms
    assert [one.shape for one in report.results if one.severity == "Violation"] == [
        PREFIXES["shape"] + "derived-class"
    ]


def test_a_figure_does_not_depend_on_the_order_of_its_source() -> None:
    graph = store(["ontology", "data"])
    backwards = Store()
    for quad in reversed(list(graph)):
        backwards.add(quad)
    figures = derive(graph)
    assert derive(backwards) == figures
