"""Verdicts and what is computed, on facts made up for each reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from pingan_kg.bounds import Interval
from pingan_kg.comparison.computing import per_head, share, yearly_total
from pingan_kg.comparison.facts import BROADER, NARROWER, POPULATION, SAME, Fact, facts_of
from pingan_kg.comparison.verdicts import LEVELS, REASONS, verdict
from pingan_kg.languages import LANGUAGES
from pingan_kg.rdf.names import BASE, PREFIXES

PROLOGUE = (
    "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    + """
    area:land skos:prefLabel "某省"@zh , "Land"@en .
    area:city skos:prefLabel "某市"@zh , "City"@en ; schema:containedInPlace area:land .
    area:ward skos:prefLabel "某区"@zh , "Ward"@en ; schema:containedInPlace area:city .
    area:town skos:prefLabel "他市"@zh , "Town"@en ; schema:containedInPlace area:land .
    metric:cases pa:metricKind code:kind-flow ; skos:prefLabel "案件"@zh , "cases"@en .
    metric:thefts pa:metricKind code:kind-flow ; skos:broader metric:cases ;
        skos:prefLabel "盗窃案件"@zh , "thefts"@en .
    metric:raids pa:metricKind code:kind-flow ; skos:prefLabel "行动"@zh , "raids"@en .
    metric:posts pa:metricKind code:kind-stock ; skos:prefLabel "岗亭"@zh , "posts"@en .
    metric:rate pa:metricKind code:kind-ratio ; skos:prefLabel "比例"@zh , "rate"@en .
    metric:place pa:metricKind code:kind-rank ; skos:prefLabel "位次"@zh , "place"@en .
    metric:fall pa:metricKind code:kind-change ; skos:prefLabel "变化"@zh , "fall"@en .
    metric:resident-population pa:metricKind code:kind-stock .
    """
)
UNITS = {"rate": "PERCENT", "fall": "PERCENT"}


def period(name: str, first: str, last: str) -> str:
    return (
        f'period:{name} skos:prefLabel "{name}"@zh , "{name}"@en ; '
        f"time:hasBeginning period:{name}-a ; time:hasEnd period:{name}-z .\n"
        f'period:{name}-a time:inXSDDate "{first}"^^xsd:date .\n'
        f'period:{name}-z time:inXSDDate "{last}"^^xsd:date .\n'
    )


PERIODS = "".join(
    period(f"y{year}", f"{year}-01-01", f"{year}-12-31") for year in range(2018, 2026)
)
PERIODS += period("plan", "2021-01-01", "2025-12-31") + period(
    "old", "2016-01-01", "2020-12-31"
)
PERIODS += period("spring", "2023-03-01", "2023-05-31")


def observed(  # noqa: PLR0917 (a line of a table)
    name: str,
    metric: str,
    area: str,
    span: str,
    value: str,
    comparator: str = "exactly",
    more: str = "",
) -> str:
    bounds = {
        "exactly": f"schema:minValue {value} ; schema:maxValue {value} ;",
        "more-than": f"schema:minValue {value} ;",
    }[comparator]
    return (
        f"<{BASE}observation/2030-01-01-x/{name}> a pa:Observation ; "
        f"pa:metric metric:{metric} ; pa:comparator code:comparator-{comparator} ; "
        f"sdmx-dimension:refArea area:{area} ; sdmx-dimension:refPeriod period:{span} ; "
        f"sdmx-measure:obsValue {value} ; {bounds} "
        f"sdmx-attribute:unitMeasure unit:{UNITS.get(metric, 'NUM')} {more} .\n"
    )


def graph(*observations: str) -> Store:
    store = Store()
    text = PROLOGUE + PERIODS + "".join(observations)
    store.load(text.encode(), format=RdfFormat.TURTLE)
    return store


def facts(store: Store, *metrics: str) -> dict[str, Fact]:
    found = [
        fact
        for metric in metrics
        for fact in facts_of(store, NamedNode(PREFIXES["metric"] + metric), related=False)
    ]
    return {fact.observation.name: fact for fact in found}


def judged(one: str, other: str, *metrics: str) -> tuple[str, str, list[str]]:
    found = facts(graph(one, other), *metrics)
    told = verdict(found["a"], found["b"])
    for reason in told.reasons:
        assert all(reason.text(lang) for lang in LANGUAGES)
        assert "{" not in "".join(reason.texts)
    return told.level, told.order, [reason.code for reason in told.reasons]


ALIKE = observed("a", "cases", "city", "y2023", "100")
FALL = "; pa:baselinePeriod period:{}"

PAIRS = {
    "another year of one area": (
        ALIKE,
        observed("b", "cases", "city", "y2024", "90"),
        ("comparable", "greater", ["time"]),
    ),
    "two areas": (
        ALIKE,
        observed("b", "cases", "town", "y2023", "90"),
        ("per-head", "", ["size"]),
    ),
    "an area within the other": (
        ALIKE,
        observed("b", "cases", "ward", "y2023", "90"),
        ("in-part", "", ["inside-area"]),
    ),
    "a plan against one of its years": (
        ALIKE,
        observed("b", "cases", "city", "plan", "900"),
        ("in-part", "", ["span", "inside-period"]),
    ),
    "a year against months of another": (
        observed("a", "cases", "city", "y2022", "100"),
        observed("b", "cases", "city", "spring", "20"),
        ("in-part", "", ["span"]),
    ),
    "a plan against the one before": (
        observed("a", "cases", "city", "plan", "900"),
        observed("b", "cases", "city", "old", "800"),
        ("comparable", "greater", ["time"]),
    ),
    "a lower bound against an exact number below it": (
        observed("a", "cases", "city", "y2023", "100", "more-than"),
        observed("b", "cases", "city", "y2023", "100"),
        ("in-part", "greater", ["one-bound"]),
    ),
    "two lower bounds": (
        observed("a", "cases", "city", "y2023", "100", "more-than"),
        observed("b", "cases", "city", "y2023", "50", "more-than"),
        ("in-part", "open", ["bounds"]),
    ),
    "a part of what is measured": (
        observed("a", "thefts", "city", "y2023", "10"),
        ALIKE.replace("/a>", "/b>"),
        ("in-part", "", ["part-of-metric"]),
    ),
    "another thing": (
        ALIKE,
        observed("b", "raids", "city", "y2023", "100"),
        ("not", "", ["metric"]),
    ),
    "a stock against a flow": (
        ALIKE,
        observed("b", "posts", "city", "y2023", "100"),
        ("not", "", ["kind", "metric"]),
    ),
    "a percentage against a count": (
        ALIKE,
        observed("b", "rate", "city", "y2023", "100"),
        ("not", "", ["unit", "kind", "metric"]),
    ),
    "two rates of areas of other size": (
        observed("a", "rate", "city", "y2023", "90"),
        observed("b", "rate", "town", "y2023", "80"),
        ("comparable", "greater", []),
    ),
    "ranks": (
        observed("a", "place", "city", "y2023", "3"),
        observed("b", "place", "town", "y2023", "5"),
        ("not", "", ["rank"]),
    ),
    "stocks on other days": (
        observed("a", "posts", "city", "y2023", "3"),
        observed("b", "posts", "city", "plan", "3"),
        ("comparable", "equal", ["time"]),
    ),
    "changes on the year before, in other years": (
        observed("a", "fall", "city", "y2023", "-10", more=FALL.format("y2022")),
        observed("b", "fall", "town", "y2024", "-5", more=FALL.format("y2023")),
        ("comparable", "less", ["time"]),
    ),
    "changes against other baselines": (
        observed("a", "fall", "city", "y2023", "-10", more=FALL.format("y2022")),
        observed("b", "fall", "town", "y2023", "-5", more=FALL.format("y2019")),
        ("in-part", "", ["baseline"]),
    ),
    "a change without a baseline": (
        observed("a", "fall", "city", "y2023", "-10", more=FALL.format("y2022")),
        observed("b", "fall", "town", "y2023", "-5"),
        ("not", "", ["no-baseline"]),
    ),
    "a note of an editor": (
        ALIKE,
        observed("b", "cases", "city", "y2023", "90", more='; skos:note "注"@zh , "Note."@en'),
        ("comparable", "greater", ["note"]),
    ),
    "one put in words": (
        observed("a", "rate", "city", "y2023", "100", more="; pa:valueBasis code:basis-worded"),
        observed("b", "rate", "town", "y2023", "99", more="; pa:valueBasis code:basis-printed"),
        ("comparable", "greater", ["worded"]),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_the_verdict_comes_from_what_the_graph_says(name: str) -> None:
    one, other, expected = PAIRS[name]
    level, order, codes = judged(one, other, *METRICS)
    assert (level, order, codes) == expected


@pytest.mark.parametrize("name", PAIRS)
def test_the_verdict_is_the_same_the_other_way_round(name: str) -> None:
    one, other, (level, order, codes) = PAIRS[name]
    found = facts(graph(one, other), *METRICS)
    told = verdict(found["b"], found["a"])
    turned = {"greater": "less", "less": "greater"}.get(order, order)
    assert (told.level, told.order) == (level, turned)
    assert sorted(reason.code for reason in told.reasons) == sorted(codes)


METRICS = ("cases", "thefts", "raids", "posts", "rate", "place", "fall")


def test_every_level_and_reason_is_tried() -> None:
    assert {level for _, _, (level, _, _) in PAIRS.values()} == set(LEVELS)
    tried = {code for _, _, (_, _, codes) in PAIRS.values() for code in codes}
    assert tried | {"unknown-period"} == set(REASONS)


def test_a_period_without_ends_is_said_to_be_so() -> None:
    lame = "period:lame skos:prefLabel 'lame'@en .\n"
    one = observed("b", "cases", "city", "lame", "1")
    assert judged(ALIKE, lame + one, "cases") == ("in-part", "", ["unknown-period"])


def test_facts_of_parts_and_wholes_are_marked() -> None:
    store = graph(
        observed("whole", "cases", "city", "y2023", "9"),
        observed("part", "thefts", "city", "y2023", "3"),
        observed("else", "raids", "city", "y2023", "3"),
    )
    for metric, relations in (
        ("cases", {"whole": SAME, "part": NARROWER}),
        ("thefts", {"whole": BROADER, "part": SAME}),
    ):
        found = facts_of(store, NamedNode(PREFIXES["metric"] + metric))
        assert {fact.observation.name: fact.relation for fact in found} == relations


def test_a_share_has_the_bounds_that_follow() -> None:
    found = facts(
        graph(
            observed("part", "cases", "city", "plan", "76000", "more-than"),
            observed("whole", "cases", "land", "plan", "300000"),
        ),
        "cases",
    )
    told = share(found["part"], found["whole"])
    assert told is not None
    assert told.bounds == Interval(Fraction(76, 3), None, lower_open=True)
    assert share(found["whole"], found["part"]) is None


def test_no_share_of_another_period_or_of_lower_bounds_alone() -> None:
    found = facts(
        graph(
            observed("part", "cases", "city", "plan", "76", "more-than"),
            observed("other", "cases", "land", "y2023", "300"),
            observed("open", "cases", "land", "plan", "300", "more-than"),
        ),
        "cases",
    )
    assert share(found["part"], found["other"]) is None
    told = share(found["part"], found["open"])
    assert told is not None
    assert told.bounds.bounds() == (Decimal(0), None)


def test_a_count_per_head_needs_a_population_within_the_period() -> None:
    people = observed("people", "resident-population", "city", "y2023", "10000000")
    store = graph(observed("a", "cases", "city", "plan", "500"), people)
    (fact,) = facts_of(store, NamedNode(PREFIXES["metric"] + "cases"))
    told = per_head(store, fact)
    assert told is not None
    assert told.bounds == Interval.exactly(5)
    assert {one.observation.metric and one.observation.metric.node for one in told.facts} == {
        POPULATION,
        NamedNode(PREFIXES["metric"] + "cases"),
    }
    store = graph(observed("a", "cases", "city", "y2024", "500"), people)
    (fact,) = facts_of(store, NamedNode(PREFIXES["metric"] + "cases"))
    assert per_head(store, fact) is None


def test_years_add_up_and_missing_years_leave_it_open() -> None:
    years = [
        observed(f"y{year}", "cases", "city", f"y{year}", "10") for year in range(2021, 2026)
    ]
    total = observed("total", "cases", "city", "plan", "60", "more-than")
    for given, bounds in (
        (years, Interval.exactly(50)),
        (years[:3], Interval.at_least(30)),
    ):
        found = facts(graph(total, *given), "cases")
        told = yearly_total(found["total"], found.values())
        assert told is not None
        assert told.bounds == bounds
        assert len(told.facts) == len(given)
    found = facts(graph(total, years[0]), "cases")
    assert yearly_total(found["total"], found.values()) is None
    assert yearly_total(found["y2021"], found.values()) is None


def test_of_a_year_told_twice_the_firmer_counts() -> None:
    store = graph(
        observed("total", "cases", "city", "plan", "60"),
        observed("loose", "cases", "city", "y2021", "5", "more-than"),
        observed("firm", "cases", "city", "y2021", "7"),
        observed("next", "cases", "city", "y2022", "1"),
    )
    found = facts(store, "cases")
    told = yearly_total(found["total"], found.values())
    assert told is not None
    assert [fact.observation.name for fact in told.facts] == ["firm", "next"]


def test_a_circle_of_areas_or_metrics_ends() -> None:
    store = graph(
        ALIKE,
        "area:land schema:containedInPlace area:city .",
        "metric:cases skos:broader metric:thefts .",
    )
    (fact,) = facts_of(store, NamedNode(PREFIXES["metric"] + "cases"))
    assert [node.value for node in fact.within] == [PREFIXES["area"] + "land"]
