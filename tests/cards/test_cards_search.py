"""Search: by words, by figures, in either script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from conftest import examples
from pingan_kg.cards.find import folded
from pingan_kg.cards.show import search
from pingan_kg.errors import UnknownName
from pingan_kg.scripts import simplified

pytest_plugins = ["examples"]

SHIPPED = "2025-12-09-safe-qingdao"
FRAUD = f"observation/{SHIPPED}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
CRIME = f"observation/{SHIPPED}/crime-cases-solved-qingdao-14th-five-year-plan"


@pytest.mark.parametrize(
    ("text", "first", "matched"),
    [
        ("青岛市公安局", "agency/qingdao-public-security-bureau", "label"),
        ("青島市公安局", "agency/qingdao-public-security-bureau", "label"),
        ("护网行动", "program/huwang-operation", "label"),
        ("ＨＵＷＡＮＧ", "program/huwang-operation", "label"),
        ("criminal cases solved", "metric/crime-cases-solved", "label"),
        ("76,000", CRIME, "label"),
        ("七万六千余起", CRIME, "printed figure"),
    ],
)
def test_the_best_is_found_first(text: str, first: str, matched: str) -> None:
    best = search(text, lang="en")[0]
    assert (best.id, best.matched) == (first, matched)


@pytest.mark.parametrize("text", ["电信诈骗", "電信詐騙", "电诈", "電詐"])
def test_telecom_fraud_is_found_in_either_script_and_by_its_short_form(text: str) -> None:
    assert FRAUD in {hit.id for hit in search(text, lang="en")}


@pytest.mark.parametrize("text", ["反诈", "反诈 劝阻", "anti-fraud"])
def test_what_people_say_finds_what_is_printed(text: str) -> None:
    kinds = {hit.kind for hit in search(text, lang="en")}
    assert kinds & {"metric", "program"}
    assert text == "anti-fraud" or "observation" in kinds


def test_a_figure_is_found_as_printed() -> None:
    hits = search("7.6万余起", lang="en", of=["observation", "claim"])
    assert hits[0].id == CRIME
    assert {hit.matched for hit in hits if hit.kind == "claim"} == {"printed figure"}


@pytest.mark.parametrize("text", ["20000", "20,000", "2万", "两万余起"])
def test_equal_figures_are_equal_and_numbers_whole(text: str) -> None:
    hits = search(text, lang="en", of=["observation"])
    assert FRAUD in {hit.id for hit in hits}
    assert not any("12,000,000" in hit.label for hit in hits)


def test_every_word_must_be_found() -> None:
    assert FRAUD in {hit.id for hit in search("fraud 2万余起", lang="en")}
    assert search("fraud hippopotamus", lang="en") == []
    assert search("”", lang="zh") == []


def test_a_hit_says_of_which_briefing_it_is(several: Store) -> None:
    found = {hit.id: hit.briefing for hit in search("telecom fraud", lang="en", store=several)}
    assert found["metric/telecom-fraud-cases-solved"] == ""
    assert len(set(found.values())) > 2
    assert all(f"/{briefing}/" in name for name, briefing in found.items() if briefing)


def test_search_among_kinds() -> None:
    found = search("fraud", lang="en", of=["metric", "program"])
    assert {hit.kind for hit in found} == {"metric", "program"}
    with pytest.raises(UnknownName, match="no kind is called 'metrc'; did you mean metric"):
        search("fraud", lang="en", of=["metrc"])


@examples(25)
@given(st.text(max_size=20))
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance(search(text, lang="zh"), list)


def test_the_table_of_traditional_characters_is_one_to_one() -> None:
    text = "電信詐騙、盜竊，廳局長"
    assert simplified(text) == "电信诈骗、盗窃，厅局长"
    assert simplified(simplified(text)) == simplified(text)
    assert folded("電詐") == folded("电诈")
