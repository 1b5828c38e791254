"""Derived figures: they hold whatever the printed ones leave open, and stand apart."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store

from conftest import Invoke
from pingan_kg import api, load
from pingan_kg.bounds import Interval
from pingan_kg.derivation.figure import DerivedFigure, amount, comparator, formula, triples
from pingan_kg.derivation.rules import derive
from pingan_kg.errors import InputError, UnknownName, UnknownTermWarning
from pingan_kg.graph.export import export
from pingan_kg.graph.paths import PARTS, pieces
from pingan_kg.graph.store import QUERIED, briefings, quads, shared
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.rdf.turtle import turtle

ROOT = Path(__file__).parents[2]
DERIVED = PREFIXES["derived"]
CLASS = NamedNode(PREFIXES["pa"] + "DerivedFigure")

# A small briefing, of a period of three years

FIRST, LAST, YEARS = date(2027, 1, 1), date(2029, 12, 31), 3
ID = "2030-01-02-town"
WORLD = f"""
area:town skos:prefLabel "镇"@zh , "Town"@en .
period:plan skos:prefLabel "规划期"@zh , "Plan"@en ;
    time:hasBeginning period:begin ; time:hasEnd period:end .
period:begin time:inXSDDate "{FIRST}"^^xsd:date .
period:end time:inXSDDate "{LAST}"^^xsd:date .
period:before skos:prefLabel "上个规划期"@zh , "Plan before"@en .
metric:flow pa:metricKind code:kind-flow ; skos:prefLabel "件数"@zh , "cases"@en .
metric:stock pa:metricKind code:kind-stock ; skos:prefLabel "存量"@zh , "stock"@en .
metric:share pa:metricKind code:kind-ratio ; pa:numerator metric:stock ;
    pa:shareOf code:thing-community ; skos:prefLabel "比例"@zh , "share"@en .
metric:change pa:metricKind code:kind-change ; pa:changeOf metric:flow ;
    skos:prefLabel "变化"@zh , "change"@en .
code:classifier-jian skos:notation "件" .
code:thing-community skos:prefLabel "社区"@zh , "community"@en .
"""
PREFIXED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + WORLD


def fact(metric: str, value: object, *also: str, briefing: str = ID, **said: object) -> str:
    """Write an observation; ``said`` replaces what it says, and None leaves it out.

    A percentage is printed to the tenth unless ``step`` says otherwise.
    """
    percent = metric in ("share", "change")
    stated = {
        "metric": f"metric:{metric}",
        "area": "area:town",
        "period": "period:plan",
        "how": "exactly",
        "unit": "PERCENT" if percent else "NUM",
        "step": "0.1" if percent else None,
        "as_of": LAST,
        **said,
    }
    forms = {
        "metric": "pa:metric {}",
        "area": "sdmx-dimension:refArea {}",
        "period": "sdmx-dimension:refPeriod {}",
        "how": "pa:comparator code:comparator-{}",
        "unit": "sdmx-attribute:unitMeasure unit:{}",
        "step": 'pa:roundingStep "{}"^^xsd:decimal',
        "as_of": 'pa:asOf "{}"^^xsd:date',
    }
    lines = [forms[key].format(one) for key, one in stated.items() if one is not None]
    lines += [f'sdmx-measure:obsValue "{value}"^^xsd:decimal', *also]
    subject = f"<{BASE}observation/{briefing}/{metric}-town-plan>"
    return (
        f"<{BASE}source/{briefing}> a pa:Source .\n"
        f"{subject} a pa:Observation ; {' ; '.join(lines)} .\n"
    )


def graph_of(*facts: str, world: str = PREFIXED) -> Store:
    graph = Store()
    graph.load((world + "".join(facts)).encode(), format=RdfFormat.TURTLE)
    return graph


def follows(*facts: str, world: str = PREFIXED) -> list[DerivedFigure]:
    return derive(graph_of(*facts, world=world))


def holds(figure: DerivedFigure, value: Fraction) -> None:
    """Check that a value lies within a figure's bounds, and within them as written."""
    assert value in figure.bounds
    lower, upper = figure.bounds.bounds()
    assert lower is None or lower <= value
    assert upper is None or value <= upper


def check_formula(figure: DerivedFigure) -> None:
    """Check that each statement of a formula is true, and that all bounds are in it."""
    found: set[Fraction] = set()
    for statement in figure.formula.split("; "):
        terms = re.split(r" (=|<|≤) ", statement.replace("×", "*"))
        values = [worked_out(ast.parse(term, mode="eval").body) for term in terms[::2]]
        for sign, left, right in zip(terms[1::2], values, values[1:], strict=False):
            assert {"=": left == right, "<": left < right, "≤": left <= right}[sign], statement
        found |= set(values)
    assert {Fraction(end) for end in figure.bounds.bounds() if end is not None} <= found


def worked_out(term: ast.expr) -> Fraction:
    if isinstance(term, ast.Constant):
        return Fraction(str(term.value))
    if isinstance(term, ast.UnaryOp):
        return -worked_out(term.operand)
    assert isinstance(term, ast.BinOp)
    left, right = worked_out(term.left), worked_out(term.right)
    signs = {ast.Add: left + right, ast.Sub: left - right, ast.Mult: left * right}
    return signs[type(term.op)] if type(term.op) in signs else left / right


# What the printed figures leave open is within

steps = st.sampled_from([Decimal(one) for one in ("0.01", "0.1", "1")])
offs = st.fractions(min_value=-1, max_value=1, max_denominator=50)
"""How far a true value is from the printed one, in half steps."""
days = st.dates(FIRST, LAST)


@example(-100, Decimal(1), Fraction(-1), LAST)
@given(st.integers(-999, 999), steps, offs, days)
def test_a_level_holds_every_change_that_is_printed_so(
    many: int, step: Decimal, off: Fraction, day: date
) -> None:
    printed = many * step
    (level,) = follows(fact("change", printed, step=step, as_of=day))
    least = 0 if printed == -100 else Fraction(-(10**6))  # what is lost is lost once
    holds(level, max(least, 100 + Fraction(printed) + off * Fraction(step) / 2))
    check_formula(level)
    assert level.bounds.lower is not None
    assert level.bounds.upper is not None
    width = Fraction(step) / (2 if printed == -100 else 1)
    assert level.bounds.upper - level.bounds.lower == width


@pytest.mark.parametrize("step", ["0.01", "0.1", "1"])
def test_a_fall_by_all_leaves_nothing_and_no_less(step: str) -> None:
    (level,) = follows(fact("change", -100, step=step))
    assert level.bounds.bounds() == (0, Decimal(step) / 2)
    check_formula(level)
    zh, en = level.label
    assert "0%至" in zh
    assert ": 0% to " in en


def test_a_level_below_nothing_keeps_its_sign() -> None:
    """A profit of 100 that falls by 150 percent is a loss of 50."""
    (level,) = follows(fact("change", -150, step="1"))
    zh, en = level.label
    assert "：-50.5%至-49.5%（" in zh
    assert ": -50.5% to -49.5% (" in en
    check_formula(level)


@example((0, "exactly", Decimal(1000)), Fraction(1), 0, LAST)
@given(
    st.tuples(
        st.integers(0, 10**6),
        st.sampled_from(["exactly", "more-than", "at-least"]),
        st.sampled_from([None, Decimal(1), Decimal(1000)]),
    ),
    offs,
    st.integers(0, 10**4),
    st.sampled_from([FIRST, LAST - timedelta(1), LAST]),
)
def test_a_mean_holds_every_total_that_the_printed_one_may_become(
    total: tuple[int, str, Decimal | None], off: Fraction, more: int, day: date
) -> None:
    many, how, step = total
    printed = many * (step or 1)
    (mean,) = follows(fact("flow", printed, how=how, step=step, as_of=day))
    said = Fraction(printed)
    if how == "exactly":
        said = max(Fraction(0), said + off * Fraction(step or 0) / 2)
    else:
        said += more + (how == "more-than")
    holds(mean, said / YEARS)
    if day < LAST:  # what comes later can only add to it
        holds(mean, (said + more) / YEARS)
    check_formula(mean)
    is_final = day == LAST and how == "exactly"
    assert (mean.bounds.upper is None) == (not is_final)
    if step:
        assert Fraction(printed - step) / YEARS not in mean.bounds


@given(st.integers(1, 20_000), st.data(), steps)
def test_a_whole_is_one_of_those_that_give_the_printed_share(
    whole: int, data: st.DataObject, step: Decimal
) -> None:
    part = data.draw(st.integers(1, whole))
    printed = (Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP)
    (found,) = follows(fact("share", printed, step=step), fact("stock", part))
    holds(found, Fraction(whole))
    check_formula(found)
    for end in found.bounds.bounds():
        if end is not None:
            share = Fraction(100 * part) / Fraction(end)
            assert abs(share - Fraction(printed)) <= Fraction(step) / 2
            assert end >= part


# Nothing from what is known only in part


@pytest.mark.parametrize("missing", ["area", "period", "how", "unit", "as_of"])
def test_nothing_follows_from_what_lacks_something(missing: str) -> None:
    assert follows(fact("flow", 300))
    assert follows(fact("flow", 300, **{missing: None})) == []


BOTH = fact("share", "24.2"), fact("stock", 503)
ENDS = "schema:minValue 30.0 ; schema:maxValue 40.0"
"""What ``between`` needs."""
EARLIER = LAST - timedelta(100)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param((fact("stock", 300),), id="a stock is not spread over years"),
        pytest.param((fact("flow", 30, unit="YR"),), id="years are not summed up"),
        pytest.param((fact("flow", 300, as_of="2030-01-01"),), id="said after the period"),
        pytest.param((fact("change", -13, step=None),), id="how it was rounded is not known"),
        *(
            pytest.param((fact(metric, 30, ENDS, how=how),), id=f"{metric} {how}")
            for metric in ("flow", "change")
            for how in ("less-than", "at-most", "nearly", "about", "within-top", "between")
        ),
        pytest.param((fact("change", 13, how="more-than"),), id="a change without an end"),
        pytest.param(BOTH[:1], id="no count of the part"),
        pytest.param((fact("share", "24.2", step=None), BOTH[1]), id="a share in words"),
        pytest.param((fact("share", "24.2", how="at-least"), BOTH[1]), id="share at least"),
        pytest.param((BOTH[0], fact("stock", 503, how="more-than")), id="part more than"),
        pytest.param((BOTH[0], fact("stock", 503, as_of=EARLIER)), id="part of another day"),
        pytest.param((BOTH[0], fact("stock", 503, area="area:x")), id="part of another area"),
        pytest.param(
            (BOTH[0], fact("stock", 503, period="period:x")), id="part of another period"
        ),
        pytest.param(
            (BOTH[0], fact("stock", 503, briefing="2030-02-03-other")), id="another briefing"
        ),
    ],
)
def test_only_what_follows_is_derived(facts: tuple[str, ...]) -> None:
    assert follows(*facts) == []


@pytest.mark.parametrize(
    ("first", "last"), [("2027-01-01", "2027-12-31"), ("2027-02-01", "2029-12-31")]
)
def test_a_mean_per_year_needs_several_whole_years(first: str, last: str) -> None:
    world = PREFIXED.replace(str(FIRST), first).replace(str(LAST), last)
    assert follows(fact("flow", 300, as_of="2027-06-30"), world=world) == []


def test_a_count_and_a_share_that_contradict_each_other_are_told() -> None:
    with pytest.raises(InputError, match="no whole number has such a part") as told:
        follows(fact("share", "30.0"), fact("stock", 1))
    assert f"observation/{ID}/stock-town-plan is 1" in str(told.value)


# What a figure says


def test_a_figure_is_labelled_in_both_languages() -> None:
    (mean,) = follows(fact("flow", 100, "pa:classifier code:classifier-jian"))
    assert mean.label == (
        "件数，年均：33.33件至33.34件（镇，规划期）",
        "Cases, mean per year: 33.33 to 33.34 (Town, Plan)",
    )
    assert mean.formula == "33.33 ≤ 100 / 3; 100 / 3 ≤ 33.34"


def test_what_was_said_before_the_end_says_no_more_than_that() -> None:
    day = LAST - timedelta(22)
    baseline = "pa:baselinePeriod period:before"
    level, mean = follows(
        fact("change", "-10.7", baseline, as_of=day), fact("flow", 300, as_of=day)
    )
    assert level.label == (
        "件数相对于上个规划期：89.25%至89.35%（镇，规划期，2029年12月9日的说法）",
        "Cases relative to Plan before: 89.25% to 89.35% "
        "(Town, Plan, as said on 9 December 2029)",
    )
    assert comparator(mean.bounds) == "at-least"
    for one in (level, mean):
        assert "还剩22天" in one.note[0]
        assert "22 days to run" in one.note[1]
    over = follows(fact("change", "-10.7", baseline), fact("flow", 300))
    assert [comparator(one.bounds) for one in over] == ["between", "exactly"]
    assert "days to run" not in "".join(one.note[1] for one in over)


def test_what_is_inferred_or_unnamed_is_told() -> None:
    (sure,) = follows(fact("change", 5, "pa:baselinePeriod period:before"))
    assert "inferred" not in sure.note[1]
    assert "names no baseline" not in sure.note[1]
    (unsure,) = follows(
        fact(
            "change",
            5,
            "pa:baselinePeriod period:before",
            "pa:inferred code:inferred-period-section , code:inferred-baseline",
        )
    )
    assert "The baseline period is inferred." in unsure.note[1]
    assert "The period is inferred." in unsure.note[1]
    (unnamed,) = follows(fact("change", 5))
    assert "names no baseline period" in unnamed.note[1]


def test_bounds_in_words() -> None:
    assert amount(Interval.exactly(10_000), "NUM") == ("1万", "10,000")
    assert amount(Interval.exactly(5), "CCY_CNY") == ("5元", "CNY 5")
    assert amount(Interval.at_least(348_000_000), "CCY_CNY")[0] == "不少于3.48亿元"
    assert amount(Interval.between(8, 9), "件") == ("8件至9件", "8 to 9")
    with pytest.raises(ValueError, match="no lower bound"):
        comparator(Interval(None, Fraction(1)))


def test_a_formula_has_a_statement_for_each_bound() -> None:
    third = Interval.exactly(1) / Interval.between(3, 4)
    assert formula(third, third, "1 / 4", "1 / 3") == "1 / 4 = 0.25; 1 / 3 ≤ 0.3334"
    more = Interval.more_than(7) / Interval.exactly(3)
    assert formula(more, more, "7 / 3", "nothing") == "2.333 ≤ 7 / 3"


# Per briefing


def test_each_briefing_gives_its_own_figures() -> None:
    ids = ["2030-01-02-town", "2030-02-03-other"]
    graph = graph_of(*(fact("flow", 300 + at, briefing=one) for at, one in enumerate(ids)))
    each = [derive(graph, one) for one in ids]
    assert derive(graph) == [figure for found in each for figure in found]
    for one, (figure,) in zip(ids, each, strict=True):
        assert figure.node.value == f"{DERIVED}{one}/mean-flow-town-plan"
        assert figure.facts == (NamedNode(f"{BASE}observation/{one}/flow-town-plan"),)
        assert {triple.subject for triple in triples([figure])} == {figure.node}
    with pytest.raises(UnknownName, match="no briefing is called"):
        derive(graph, "2030-01-02-twon")


def test_the_order_of_the_statements_does_not_matter() -> None:
    backwards = Store()
    for quad in reversed(list(shared())):
        backwards.add(quad)
    assert derive(backwards) == derive(shared())


# The shipped figures


def test_the_files_are_what_the_tool_writes() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "derive.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for briefing in briefings(shared()):
        file = ROOT / "data" / "briefings" / briefing / "derived.ttl"
        figures = derive(shared(), briefing)
        written = turtle(triples(figures)) if figures else ""
        assert written == (file.read_text(encoding="utf-8") if file.exists() else "")


def test_every_shipped_formula_is_true_and_every_label_tells_the_bounds() -> None:
    figures = derive(shared())
    assert {figure.kind for figure in figures} == {"level", "mean", "whole"}
    for figure in figures:
        check_formula(figure)
        for end in figure.bounds.bounds():
            if end is not None:
                whole, _, rest = format(end, "f").partition(".")
                told = f"{int(whole):,}" + f".{rest}".rstrip("0").rstrip(".")
                pattern = rf"(?<![\d,.]){re.escape(told)}(?![\d.])"
                assert re.search(pattern, figure.label[1]), figure.name


def test_derived_figures_are_a_part_and_graphs_of_their_own() -> None:
    assert "derived" in PARTS
    assert "derived" not in QUERIED
    found = list(quads(["derived"]))
    own = {quad.subject for quad in found}
    assert own == {quad.subject for quad in found if quad.object == CLASS}
    assert own == {figure.node for figure in derive(shared())}
    for quad in found:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.graph_name, NamedNode)
        briefing = quad.subject.value.removeprefix(DERIVED).split("/")[0]
        assert quad.graph_name.value == f"{BASE}graph/{briefing}/derived"
    names = {quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode)}
    assert names == {f"{BASE}graph/{piece.graph}" for piece in pieces("derived")}


def test_nothing_printed_mentions_them() -> None:
    printed = [part for part in PARTS if part not in ("derived", "shapes", "ontology")]
    for quad in quads(printed):
        for term in (quad.subject, quad.predicate, quad.object):
            assert term != CLASS
            assert not (isinstance(term, NamedNode) and term.value.startswith(DERIVED))


def test_no_derived_figure_has_what_only_the_printed_have() -> None:
    for name in ("sdmx-measure:obsValue", "pa:printedFigure", "qb:dataSet"):
        with pytest.warns(UnknownTermWarning, match=name):  # no other of them has it either
            assert not api.query(
                f"SELECT ?f {{ ?f a pa:DerivedFigure ; {name} ?v }}", parts=["derived"]
            )
    assert not api.query(
        "SELECT ?f { ?f a pa:DerivedFigure , pa:Observation }", parts=[*QUERIED, "derived"]
    )


def test_they_are_handed_over_only_if_asked_for(invoke: Invoke) -> None:
    asked = "SELECT (COUNT(*) AS ?n) WHERE { ?figure a pa:DerivedFigure }"
    many = len(derive(shared()))
    assert many
    assert api.query(asked)[0].n == 0
    assert api.query(asked, parts=[*QUERIED, "derived"])[0].n == many
    assert invoke("query", asked).stdout.split() == ["n", "0"]
    assert invoke("query", asked, "--with", "derived").stdout.split() == ["n", str(many)]
    assert DERIVED.encode() not in export("nt")
    assert DERIVED.encode() in export("nt", parts=["derived"])
    assert DERIVED not in "".join(str(one) for one in load().subjects())
    ids = {row.id for row in api.named("derived-figures")}
    assert ids == {figure.node.value.removeprefix(BASE) for figure in derive(shared())}
