"""What the source leaves unsaid, as Python users get it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

import pingan_kg
from pingan_kg.cards.gaps import Gap, GapCase, gaps
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.view import View, short
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.shacl.validate import validate

SHAPES = {
    "observation-gap-baseline": "gap-baseline",
    "observation-gap-ranking-body": "gap-ranking-body",
    "observation-gap-period": "inferred-period-carried",
    "recognition-gap-awarding-body": "gap-awarding-body",
}
"""The shapes that tell of gaps, and the gap that each tells of."""


def _pairs(found: tuple[Gap, ...]) -> list[tuple[str, str]]:
    return [(gap.kind, case.id) for gap in found for case in gap.cases]


def _gap(kind: str, lang: str = "en", store: Store | None = None) -> Gap:
    (gap,) = gaps(lang=lang, of=[kind], store=store)
    return gap


def test_every_gap_that_validate_finds_is_among_them() -> None:
    told = {
        (SHAPES[one.shape.removeprefix(BASE + "shape/")], one.focus.strip("<>"))
        for one in validate().of("Info")
    }
    assert {kind for kind, _ in told} == set(SHAPES.values())
    assert told <= {(kind, BASE + name) for kind, name in _pairs(gaps())}


def test_they_are_what_reading_fact_by_fact_finds(graph: Store) -> None:
    expected = set(_read(View(graph, "en")))
    found = _pairs(gaps())
    assert set(found) == expected
    assert len(found) == len(expected)


def _read(view: View) -> Iterator[tuple[str, str]]:
    for fact in view.instances("pa:Observation"):
        for kind in _missing(view, fact):
            yield kind, short(fact)
    honours = [*view.instances("pa:Recognition"), *view.instances("pa:Milestone")]
    for honour in honours:
        granted = "pa:Recognition" in view.kinds(honour) or _code(
            view, honour, "pa:milestoneKind"
        ) in ("milestone-pilot", "milestone-approval")
        if granted and not view.objects(honour, "pa:awardingBody"):
            yield "gap-awarding-body", short(honour)
    inferred = NamedNode(PREFIXES["pa"] + "inferred")
    for quad in view.store.quads_for_pattern(None, inferred, None):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode)
        yield quad.object.value.removeprefix(BASE + "code/"), short(quad.subject)


def _missing(view: View, fact: NamedNode) -> Iterator[str]:
    kind = _code(view, fact, "pa:metric", "pa:metricKind")
    if kind == "kind-change":
        if not view.objects(fact, "pa:baselinePeriod"):
            yield "gap-baseline"
        area = view.one(fact, "sdmx-dimension:refArea")
        changed = view.one(fact, "pa:metric", "pa:changeOf")
        assert changed is not None
        levels = view.subjects("pa:metric", changed)
        if not any(view.one(level, "sdmx-dimension:refArea") == area for level in levels):
            yield "gap-changed-figure"
    if kind == "kind-rank" and not view.objects(fact, "pa:rankingBody"):
        yield "gap-ranking-body"
    if not view.objects(fact, "sdmx-measure:obsValue"):
        if kind != "kind-status":
            yield "gap-number"
    elif _code(view, fact, "pa:valueBasis") == "basis-worded":
        yield "gap-worded-number"
    elif not view.objects(fact, "schema:maxValue"):
        yield "gap-upper-bound"


def _code(view: View, thing: NamedNode, *path: str) -> str:
    found = view.one(thing, *path)
    assert isinstance(found, NamedNode | None)
    return "" if found is None else found.value.removeprefix(BASE + "code/")


def test_what_is_missing_comes_first_and_nothing_was_supplied_for_it() -> None:
    found = gaps()
    states = [gap.missing for gap in found]
    assert states == sorted(states, reverse=True)
    assert {True, False} == set(states)
    for gap in found:
        assert all(bool(case.supplied) != gap.missing for case in gap.cases), gap.kind
        assert gap.label
        assert gap.ground
        assert all(case.name for case in gap.cases)


def test_a_gap_says_what_was_supplied_and_why() -> None:
    gap = _gap("inferred-year")
    assert gap.cases == (
        GapCase(
            "source/2025-12-09-safe-qingdao-briefing",
            "Fourth press briefing of the series on completing the 14th Five-Year Plan"
            " (Safe Qingdao)",
            "",
            "2025-12-09",
        ),
    )
    assert "month and day only" in gap.ground
    years = {case.name: case.supplied for case in _gap("inferred-baseline").cases}
    assert years["1 January to 9 December 2024"] == "2024-01-01/2024-12-09"


def test_facts_stand_in_the_order_of_the_text(graph: Store) -> None:
    view = View(graph, "en")

    def place(case: GapCase) -> int:
        claims = view.objects(NamedNode(BASE + case.id), "prov:wasDerivedFrom")
        starts = [int(view.label(view.objects(claim, "oa:start")[0])) for claim in claims]
        return min(starts, default=10**9)

    for gap in gaps():
        places = [place(case) for case in gap.cases]
        assert places == sorted(places), gap.kind


def test_texts_are_in_the_language_asked_for() -> None:
    chinese, english = gaps(lang="zh"), gaps(lang="en")
    assert gaps() == chinese
    assert _pairs(chinese) == _pairs(english)
    assert all(
        one.label != other.label and one.ground != other.ground
        for one, other in zip(chinese, english, strict=True)
    )


def test_kinds_can_be_chosen() -> None:
    kinds = ["gap-ranking-body", "gap-baseline"]
    assert [gap.kind for gap in gaps(of=kinds)] == ["gap-baseline", "gap-ranking-body"]


def test_wrong_use_is_refused() -> None:
    with pytest.raises(InputError, match="lang is zh or en"):
        gaps(lang="fr")
    with pytest.raises(UnknownName, match="did you mean gap-baseline"):
        gaps(of=["gap-baselin"])
    with pytest.raises(UnknownName, match="there are none"):
        gaps(of=["gap-baseline"], store=Store())


def test_the_package_offers_it() -> None:
    assert pingan_kg.gaps is gaps


def test_several_agencies_stand_in_one_cell_and_an_unknown_ground_is_told() -> None:
    store = Store()
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines.append(
        """
        agency:b skos:prefLabel "B"@en . agency:a skos:prefLabel "A"@en .
        program:p skos:prefLabel "P"@en ; pa:responsibleAgency agency:b , agency:a ;
            pa:inferred code:inferred-agency-section , code:inferred-otherwise .
        """
    )
    store.load("\n".join(lines), format=RdfFormat.TURTLE)
    section, other = gaps(lang="en", store=store)
    assert section.cases == (GapCase("program/p", "P", "", "A; B"),)
    assert (other.kind, other.missing) == ("inferred-otherwise", False)
    assert other.cases == (GapCase("program/p", "P", "", ""),)
