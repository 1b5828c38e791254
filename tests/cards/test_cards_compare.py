"""A metric side by side, with the invented second city beside the shipped graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Store

from pingan_kg.cards.compare import Comparison, compare
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.store import shared
from pingan_kg.sparql.catalog import get
from worlds import model

EXAMPLES = Path(__file__).parents[2] / "docs" / "example"
CITY = "2025-03-06-yunzhou"


@cache
def graph() -> Store:
    return model(EXAMPLES)


def compared(metric: str, **options: object) -> Comparison:
    return compare(metric, store=graph(), **{"lang": "en", **options})  # type: ignore[arg-type]


def test_the_base_is_of_the_briefing_that_headline_figures_asks_of() -> None:
    found = compared("criminal-police-reports-change")
    (default,) = (one.default for one in get("headline-figures").params if one.default)
    assert found.base.split("/")[1] == default
    assert found.facts[0].id == found.base
    assert {pair.one for pair in found.pairs} == {found.base}
    assert [pair.other for pair in found.pairs] == [fact.id for fact in found.facts[1:]]


def test_another_base_is_taken_by_fact_or_area() -> None:
    for base in ("area/yunzhou", "criminal-police-reports-change-yunzhou-2024"):
        found = compared("criminal-police-reports-change", base=base)
        assert found.base.split("/")[1] == CITY


def test_a_plan_and_a_year_with_other_baselines_compare_in_part() -> None:
    found = compared("criminal-police-reports-change", areas=["yunzhou"])
    (pair,) = found.pairs
    assert (pair.level, pair.order) == ("in-part", "")
    assert set(pair.codes) == {"baseline", "span", "inside-period"}
    assert pair.reasons[0].startswith("they are measured against other periods: 13th")


def test_only_what_is_asked_for_stands_beside_the_base() -> None:
    found = compared("telecom-fraud-cases-solved", periods=["period/14th-five-year-plan"])
    assert {fact.period for fact in found.facts} == {"14th Five-Year Plan"}


def test_parts_stand_in_where_the_metric_is_not_known() -> None:
    usual, whole = (
        compared("crime-cases-solved", related=related) for related in (False, True)
    )
    stand_ins = [fact for fact in usual.facts if fact.relation]
    printed = {fact.area for fact in usual.facts if not fact.relation}
    assert "Yunzhou" in {fact.area for fact in stand_ins}
    assert not printed & {fact.area for fact in stand_ins}
    assert {fact.id for fact in usual.facts} < {fact.id for fact in whole.facts}


def test_every_pair_is_compared_if_asked() -> None:
    found = compared("crime-cases-solved", related=True, every=True)
    number = len(found.facts)
    assert len(found.pairs) == number * (number - 1) / 2


def test_both_languages_say_the_same_of_every_pair() -> None:
    chinese, english = (compared("drug-cases-solved", lang=lang) for lang in ("zh", "en"))
    assert [pair.codes for pair in chinese.pairs] == [pair.codes for pair in english.pairs]
    assert all(pair.reasons for pair in chinese.pairs)
    assert not any(text.isascii() for pair in chinese.pairs for text in pair.reasons)


def test_an_observation_names_its_metric() -> None:
    found = compared(f"observation/{CITY}/drug-cases-solved-yunzhou-2024")
    assert found.id == "metric/drug-cases-solved"


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(UnknownName, match="is no metric"):
        compared("theme/road-safety")
    with pytest.raises(InputError, match="has no figure"):
        compared("road-traffic-deaths")
    with pytest.raises(UnknownName, match="nothing is called"):
        compared("crime-cases-solved", areas=["nowhere-at-all"])
    with pytest.raises(InputError, match="lang is"):
        compared("crime-cases-solved", lang="fr")


def shipped(metric: str, areas: list[str]) -> Comparison:
    return compare(metric, areas=areas, lang="en", store=shared())


def test_what_looks_alike_and_is_counted_otherwise_says_so() -> None:
    found = shipped("public-safety-volunteers", areas=["hubei"])
    (pair,) = found.pairs
    assert pair.level != "comparable"
    assert "note" in pair.codes
    assert "Members of standing groups." in pair.reasons


def test_a_change_without_a_baseline_compares_with_nothing() -> None:
    found = shipped("road-traffic-deaths-change", areas=["hangzhou"])
    assert {pair.level for pair in found.pairs} == {"not"}
    assert all("no-baseline" in pair.codes for pair in found.pairs)


def test_a_part_has_its_share_of_the_whole_and_years_stand_beside_the_total() -> None:
    found = shipped("crime-cases-solved", areas=["shandong", "qingdao"])
    told = [one.text for one in found.computed]
    assert any(
        text.startswith("Qingdao has more than") and "of Shandong" in text for text in told
    )
    assert any(
        "add up to" in text and "14th Five-Year Plan is printed" in text for text in told
    )
