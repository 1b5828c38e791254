from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from pingan_kg.cards.show import Card, describe, find, search, stats
from pingan_kg.errors import UnknownName
from pingan_kg.graph.store import shared
from pingan_kg.languages import value_words
from pingan_kg.rdf.names import BASE

OBSERVATION = "observation/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


def _card(name: str, lang: str = "en") -> Card:
    return describe(find(name), lang=lang)


def _fact(card: Card, key: str) -> list[str]:
    return [value.text for fact in card.facts if fact.key == key for value in fact.values]


def _rows(card: Card, key: str) -> list[dict[str, str]]:
    for section in card.sections:
        if section.key == key:
            keys = [column.key for column in section.columns]
            return [
                dict(zip(keys, (cell.text for cell in row), strict=True))
                for row in section.rows
            ]
    return []


@pytest.mark.parametrize(
    "name", ["metric/crime-cases-solved", "metric:crime-cases-solved", "crime-cases-solved"]
)
def test_a_thing_is_found_by_its_ids(name: str) -> None:
    assert find(name) == NamedNode(BASE + "metric/crime-cases-solved")


def test_a_bare_name_of_several_things_lists_them(mini: Store) -> None:
    mini.update(
        "INSERT DATA { <https://w3id.org/pingan-kg/area/justice> "
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "x"@en }'
    )
    with pytest.raises(UnknownName, match="several things: agency/justice, area/justice; give"):
        find("justice", store=mini)


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean metric/crime-cases-solved"):
        find("metric/crime-cases-solvd")


def test_the_card_of_an_observation() -> None:
    card = _card(OBSERVATION)
    assert card.id == OBSERVATION
    assert list(card.labels) == ["zh", "en"]
    assert [kind.text for kind in card.kinds] == ["observation"]
    assert _fact(card, "value") == ["more than 20,000; the upper bound is not stated"]
    assert _fact(card, "printed") == ["2万余起"]
    assert _fact(card, "sdmx-dimension:refPeriod") == [
        "14th Five-Year Plan (2021-01-01 – 2025-12-31)"
    ]
    assert [row["part"] for row in _rows(card, "evidence")] == ["body", "lead", "summary panel"]
    assert _fact(_card(OBSERVATION, "zh"), "value") == ["多于2万起，上界未给出"]


def test_what_is_inferred_is_said() -> None:
    card = _card("program/anti-telecom-fraud-campaign")
    assert _fact(card, "pa:responsibleAgency") == [
        "Public security organs of Qingdao (inferred)"
    ]
    assert [fact.label for fact in card.facts if fact.key == "pa:responsibleAgency"] == [
        "run by"
    ]
    rows = _rows(card, "figures")
    assert {"Telecom-fraud cases solved"} <= {row["figure"] for row in rows}
    assert _rows(card, "evidence")


def test_the_card_of_an_agency() -> None:
    card = _card("agency/qingdao-public-security-bureau")
    assert _fact(card, "org:subOrganizationOf") == ["Qingdao Municipal People's Government"]
    assert {"agency/qingdao-traffic-police"} <= {row["id"] for row in _rows(card, "below")}
    assert "Yu Ruibo" in {row["person"] for row in _rows(card, "people")}


def test_the_card_of_a_metric_a_theme_a_person_and_a_claim() -> None:
    (row,) = _rows(_card("metric/crime-cases-solved"), "figures")
    assert row["printed"] == "7.6万余起"
    theme = _card("theme/fighting-crime")
    assert _rows(theme, "metrics")
    assert _rows(theme, "programs-of")
    assert _rows(_card("person/feng-wei"), "claims")
    claim = _card("claim/2025-12-09-body-telecom-fraud-cases-solved")
    assert [row["id"] for row in _rows(claim, "proves")] == [OBSERVATION]
    assert _fact(claim, "position")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_has_a_card_that_hides_nothing(lang: str) -> None:
    store = shared()
    things = {quad.subject for quad in store.quads_for_pattern(None, None, None)}
    for thing in things:
        assert isinstance(thing, NamedNode)
        card = describe(thing, lang=lang)
        assert card.iri == thing.value
        assert all(fact.values for fact in card.facts)
        assert all(section.rows for section in card.sections)


@pytest.mark.parametrize(
    ("number", "comparator", "kind", "measure", "zh", "en"),
    [
        ("4", "comparator-exactly", "kind-flow", "个", "4个", "4"),
        ("-16.7", "comparator-exactly", "kind-change", "PERCENT", "下降16.7%", "down 16.7%"),
        ("5", "comparator-exactly", "kind-change", "PERCENT", "上升5%", "up 5%"),
        ("1", "comparator-exactly", "kind-rank", "NUM", "第1位", "rank 1"),
        ("33", "comparator-exactly", "kind-span", "YR", "33年", "33 years"),
        (
            "10",
            "comparator-within-top",
            "kind-rank",
            "",
            "前10位之内（第1至第10位）",
            "within the top 10 (rank 1 to 10)",
        ),
        (
            "530000000",
            "comparator-more-than",
            "kind-flow",
            "CCY_CNY",
            "多于5.3亿元，上界未给出",
            "more than 530,000,000 yuan; the upper bound is not stated",
        ),
    ],
)
def test_values_in_words(  # noqa: PLR0917
    number: str, comparator: str, kind: str, measure: str, zh: str, en: str
) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        measured = "" if measure == "NUM" else measure
        said = value_words(
            number, comparator=comparator, kind=kind, measure=measured, lang=lang
        )
        assert said == words


@pytest.mark.parametrize(
    ("text", "first", "matched"),
    [
        ("青岛市公安局", "agency/qingdao-public-security-bureau", "label"),
        ("护网行动", "program/huwang-operation", "label"),
        ("ＨＵＷＡＮＧ", "program/huwang-operation", "label"),
        ("criminal cases solved", "metric/crime-cases-solved", "label"),
        ("76,000", "observation/crime-cases-solved-qingdao-14th-five-year-plan", "label"),
    ],
)
def test_search_finds_the_best_first(text: str, first: str, matched: str) -> None:
    best = search(text, lang="en")[0]
    assert (best.id, best.matched) == (first, matched)


def test_a_figure_is_found_as_printed() -> None:
    hits = search("7.6万余起", lang="en", of=["observation", "claim"])
    assert hits[0].id == "observation/crime-cases-solved-qingdao-14th-five-year-plan"
    assert {hit.matched for hit in hits if hit.kind == "claim"} == {"printed figure"}


def test_every_word_must_be_found() -> None:
    ids = {hit.id for hit in search("fraud 2万余起", lang="en")}
    assert OBSERVATION in ids
    assert search("fraud hippopotamus", lang="en") == []
    assert search("”", lang="zh") == []


def test_search_among_kinds() -> None:
    found = search("fraud", lang="en", of=["metric", "program"])
    assert {hit.kind for hit in found} == {"metric", "program"}
    with pytest.raises(UnknownName, match="no kind is called 'metrc'; did you mean metric"):
        search("fraud", lang="en", of=["metrc"])


@given(st.text(max_size=20))
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance(search(text, lang="zh"), list)


def test_stats_agree_with_the_graph() -> None:
    counted = {tally.key: tally.rows for tally in stats(lang="en")}
    assert counted["parts-of-graph"][-1][1] == (len(shared()),)
    classes = {mention.id: numbers[0] for mention, numbers in counted["classes"]}
    assert classes["pa:Observation"] == sum(numbers[0] for _, numbers in counted["places"])
    assert classes["pa:Claim"] == sum(numbers[0] for _, numbers in counted["claims-by-part"])
    assert sum(numbers[1] for _, numbers in counted["comparators"]) == pytest.approx(1)
    assert len(counted["contradictions"]) == 2
