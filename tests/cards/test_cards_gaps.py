"""What sources leave unsaid, briefing by briefing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from pingan_kg.cards.gaps import Gap, GapCase, gaps, gaps_of
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.store import briefings
from pingan_kg.graph.view import View, short
from pingan_kg.rdf.names import BASE, PREFIXES

pytest_plugins = ["examples"]

SHIPPED = "2025-12-09-safe-qingdao"
SECOND = "2025-12-16-safe-qingdao-follow-up"
DOERS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")


def _pairs(found: tuple[Gap, ...]) -> set[tuple[str, str]]:
    return {(gap.kind, case.id) for gap in found for case in gap.cases}


def _gap(kind: str, store: Store | None = None, briefing: str | None = None) -> Gap:
    (gap,) = gaps(lang="en", of=[kind], store=store, briefing=briefing)
    return gap


def test_they_are_what_reading_fact_by_fact_finds(several: Store) -> None:
    assert _pairs(gaps(store=several)) == set(_read(View(several, "en")))


def test_a_fact_alone_has_the_gaps_that_it_has_among_all(several: Store) -> None:
    for briefing in (SHIPPED, SECOND):
        among = [
            (case.id, gap.kind, gap.label, gap.missing, gap.ground)
            for gap in gaps(lang="en", briefing=briefing, store=several)
            for case in gap.cases
        ]
        first_of_a_kind = {one[1]: one[0] for one in reversed(among)}
        for id_ in sorted(set(first_of_a_kind.values())):
            found = gaps_of(NamedNode(BASE + id_), briefing, lang="en", store=several)
            alone = [(id_, gap.kind, gap.label, gap.missing, gap.ground) for gap in found]
            assert alone == [one for one in among if one[0] == id_]


def _read(view: View) -> Iterator[tuple[str, str]]:
    for fact in view.instances("pa:Observation"):
        for kind in _missing(view, fact):
            yield kind, short(fact)
    for kind in DOERS:
        for one in view.instances(kind):
            if not view.objects(one, "pa:responsibleAgency"):
                yield "gap-responsible-agency", short(one)
    for honour in (*view.instances("pa:Recognition"), *view.instances("pa:Milestone")):
        steps = ("milestone-pilot", "milestone-approval")
        if "pa:Recognition" in view.kinds(honour) or _code(
            view, honour, "pa:milestoneKind"
        ) in (steps):
            yield "gap-awarding-body", short(honour)
    for quad in (*view.stated("pa:inferred"), *view.stated("pa:unstated")):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode)
        yield quad.object.value.removeprefix(BASE + "code/"), short(quad.subject)
    for quad in view.stated("pa:conflictsWith"):
        assert isinstance(quad.subject, NamedNode)
        for fact in view.subjects("prov:wasDerivedFrom", quad.subject):
            yield "contradiction", short(fact)


def _missing(view: View, fact: NamedNode) -> Iterator[str]:
    kind = _code(view, fact, "pa:metric", "pa:metricKind")
    if kind == "kind-change":
        if not view.objects(fact, "pa:baselinePeriod"):
            yield "gap-baseline"
        changed = view.one(fact, "pa:metric", "pa:changeOf")
        assert changed is not None
        same = [
            level
            for level in view.subjects("pa:metric", changed)
            if all(
                view.one(level, name) == view.one(fact, name)
                for name in ("sdmx-dimension:refArea", "qb:dataSet")
            )
        ]
        if not same:
            yield "gap-changed-figure"
    if kind == "kind-rank" and not view.objects(fact, "pa:rankingBody"):
        yield "gap-ranking-body"
    if not view.objects(fact, "sdmx-measure:obsValue"):
        if kind != "kind-status":
            yield "gap-number"
    elif _code(view, fact, "pa:valueBasis") == "basis-worded":
        yield "gap-worded-number"
    elif _code(view, fact, "pa:comparator") in ("comparator-more-than", "comparator-at-least"):
        yield "gap-upper-bound"


def _code(view: View, thing: NamedNode, *path: str) -> str:
    found = view.one(thing, *path)
    assert isinstance(found, NamedNode | None)
    return "" if found is None else found.value.removeprefix(BASE + "code/")


def test_those_of_all_are_those_of_each(several: Store) -> None:
    each = {one: gaps(store=several, briefing=one) for one in briefings(several)}
    assert len(each) == 3
    assert set.union(*map(_pairs, each.values())) == _pairs(gaps(store=several))
    for briefing, found in each.items():
        assert found, briefing
        assert {case.briefing for gap in found for case in gap.cases} == {briefing}


def test_another_briefing_changes_only_what_contradicts(several: Store) -> None:
    alone, beside = gaps(briefing=SHIPPED), gaps(briefing=SHIPPED, store=several)
    more = _pairs(beside) - _pairs(alone)
    assert _pairs(alone) <= _pairs(beside)
    assert {kind for kind, _ in more} == {"contradiction"}


def test_a_contradiction_names_the_other_source(several: Store) -> None:
    (case,) = _gap("contradiction", several, SECOND).cases
    assert "2561" in case.printed
    assert "2615" in case.supplied
    assert "Making safety" in case.supplied
    for each in _gap("contradiction", several).cases:
        assert "claim/" not in each.supplied  # its words, whichever source has them


def test_what_is_missing_comes_first_and_nothing_was_supplied_for_it(several: Store) -> None:
    found = gaps(store=several)
    states = [gap.missing for gap in found]
    assert states == sorted(states, reverse=True)
    assert {True, False} == set(states)
    for gap in found:
        assert not (gap.missing and any(case.supplied for case in gap.cases)), gap.kind
        assert gap.label
        assert gap.ground
        assert all(case.name for case in gap.cases)


def test_a_gap_says_what_was_supplied_and_why() -> None:
    gap = _gap("inferred-year")
    assert [(case.id, case.supplied) for case in gap.cases] == [
        (f"event/{SHIPPED}", "2025-12-09")
    ]
    assert "month and day only" in gap.ground
    baselines = {case.supplied for case in _gap("inferred-baseline").cases}
    assert baselines & {"1 January to 9 December 2024", "2024-01-01/2024-12-09"}


def test_facts_stand_in_the_order_of_each_text(several: Store) -> None:
    view = View(several, "en")

    def place(case: GapCase) -> tuple[str, int]:
        claims = view.objects(NamedNode(BASE + case.id), "prov:wasDerivedFrom")
        starts = [int(view.label(view.objects(claim, "oa:start")[0])) for claim in claims]
        return case.briefing, min(starts, default=-1)

    for gap in gaps(store=several):
        places = [place(case) for case in gap.cases if "/20" in case.id]
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
    with pytest.raises(UnknownName, match=f"did you mean {SHIPPED}"):
        gaps(briefing="2025-12-09-safe-qingda")
    with pytest.raises(UnknownName, match="there are: none"):
        gaps(briefing="x", store=Store())


def test_what_is_of_no_briefing_is_told_too() -> None:
    store = Store()
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines.append(
        """
        agency:b skos:prefLabel "B"@en . agency:a skos:prefLabel "A"@en .
        program:p skos:prefLabel "P"@en ; pa:responsibleAgency agency:b , agency:a ;
            pa:inferred code:inferred-agency-section , code:inferred-otherwise .
        """
    )
    graph = NamedNode("https://example.org/own")
    store.load("\n".join(lines), format=RdfFormat.TURTLE, to_graph=graph)
    found = {gap.kind: gap for gap in gaps(lang="en", store=store)}
    assert found["inferred-agency-section"].cases == (GapCase("program/p", "P", "", "A; B"),)
    assert found["inferred-otherwise"].cases == (GapCase("program/p", "P", "", ""),)
    assert not any(gap.missing for gap in found.values())
