"""Cards, counts and the list of briefings."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from pingan_kg.cards.briefings import briefings
from pingan_kg.cards.show import Card, describe, find, search, stats
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph import store as graphs
from pingan_kg.graph.store import shared
from pingan_kg.graph.view import View
from pingan_kg.rdf.names import BASE, PREFIXES, compact

pytest_plugins = ["examples"]

SHIPPED = "2025-12-09-safe-qingdao"
CITY = "2025-03-06-yunzhou"
SECOND = "2025-12-16-safe-qingdao-follow-up"
FRAUD = f"observation/{SHIPPED}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


def _card(name: str, lang: str = "en", store: Store | None = None) -> Card:
    return describe(find(name, store=store), lang=lang, store=store)


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


@pytest.mark.parametrize("name", [FRAUD, "2万余起", "两万余起", "20,000"])
def test_a_fact_is_found_by_its_id_and_by_its_figure(name: str) -> None:
    assert find(name) == NamedNode(BASE + FRAUD)


def test_a_figure_of_several_facts_is_no_name() -> None:
    with pytest.raises(UnknownName, match="nothing is called"):
        find("首位")


def test_the_id_of_a_briefing_names_its_source() -> None:
    assert find(SHIPPED) == NamedNode(f"{BASE}source/{SHIPPED}")


def test_the_card_of_an_observation() -> None:
    card = _card(FRAUD)
    assert (card.id, card.briefing) == (FRAUD, SHIPPED)
    assert list(card.labels) == ["zh", "en"]
    assert [kind.text for kind in card.kinds] == ["observation"]
    assert _fact(card, "value") == ["more than 20,000; the upper bound is not stated"]
    assert _fact(card, "printed") == ["2万余起"]
    assert _fact(card, "pa:roundingStep") == ["printed to the nearest 10,000"]
    assert _fact(card, "rounded") == []  # a one-sided bound stays as printed
    assert _fact(card, "sdmx-dimension:refPeriod") == [
        "14th Five-Year Plan (2021-01-01 – 2025-12-31)"
    ]
    assert {"body", "lead", "summary panel"} == {row["part"] for row in _rows(card, "evidence")}
    assert _fact(_card(FRAUD, "zh"), "value") == ["多于2万起，上界未给出"]


def test_the_language_is_one_of_two() -> None:
    for call in (
        lambda: describe(find(FRAUD), lang="fr"),
        lambda: search("fraud", lang="fr"),
        lambda: stats(lang="fr"),
    ):
        with pytest.raises(InputError, match="zh or en"):
            call()


def test_who_says_so_and_on_what_ground() -> None:
    (reported, other) = _fact(_card(FRAUD), "pa:reportedBy")
    assert reported.endswith("(reporter inferred from the presenter)")
    assert other.endswith("(reporter inferred from the presenter)")
    card = _card("mediation-committees-qingdao-14th-five-year-plan")
    assert _fact(card, "pa:responsibleAgency") == ["nobody is named"]
    assert _fact(card, "pa:competentAgency") == [
        "Qingdao Municipal Justice Bureau (inferred from law or office)"
    ]


def test_until_when_a_figure_can_reach(several: Store) -> None:
    (day,) = _fact(_card(FRAUD), "pa:asOf")
    assert day.startswith("2025-12-09 (when it was said: the latest day it can reach; ")
    assert day.endswith("the cut-off of the count is not stated)")
    (ended,) = _fact(
        _card(f"observation/{CITY}/drug-cases-solved-yunzhou-2024", store=several), "pa:asOf"
    )
    assert ended.startswith("2024-12-31 (the latest day that it can reach")


@pytest.mark.parametrize(
    ("name", "value", "rounded"),
    [
        ("congestion-points-treated-yunzhou-2024", "30 to 35", []),
        ("criminal-police-reports-change-yunzhou-2024", "down 8.4%", ["down 8.35% to 8.45%"]),
        (
            "dispute-resolution-rate-yunzhou-2024",
            "at least 95%; the upper bound is not stated",
            [],
        ),
        (
            "drink-driving-violations-handled-yunzhou-2024",
            "nearly 900; the lower bound is not stated",
            [],
        ),
        (
            "fraud-losses-returned-yunzhou-2024",
            "CNY 34,000,000",
            ["CNY 33,995,000 to CNY 34,005,000"],
        ),
        (
            "parking-spaces-connected-yunzhou-2024",
            "about 12,000; neither bound is stated",
            [],
        ),
    ],
)
def test_how_exactly_a_value_is_known(
    several: Store, name: str, value: str, rounded: list[str]
) -> None:
    card = _card(f"observation/{CITY}/{name}", store=several)
    assert _fact(card, "value") == [value]
    assert _fact(card, "rounded") == rounded


def test_what_is_inferred_of_a_program_is_said() -> None:
    store = Store()
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines.append(
        """
        agency:a skos:prefLabel "A"@en . program:q skos:prefLabel "Q"@en .
        code:inferred-agency-heading skos:prefLabel "from the heading"@en .
        program:p a pa:Program ; pa:responsibleAgency agency:a ; dcterms:isPartOf program:q ;
            pa:inferred code:inferred-agency-heading .
        """
    )
    store.load("\n".join(lines), format=RdfFormat.TURTLE)
    card = _card("program/p", store=store)
    assert _fact(card, "pa:responsibleAgency") == ["A (from the heading)"]
    assert _fact(card, "dcterms:isPartOf") == ["Q"]
    assert "run by" in [fact.label for fact in card.facts]


def test_the_cards_of_what_briefings_share(several: Store) -> None:
    bureau = _card("agency/qingdao-public-security-bureau", store=several)
    assert _fact(bureau, "org:subOrganizationOf") == ["Qingdao Municipal People's Government"]
    assert {"agency/qingdao-traffic-police"} <= {row["id"] for row in _rows(bureau, "below")}
    assert "Yu Ruibo" in {row["person"] for row in _rows(bureau, "people")}
    organs = _card("agency/qingdao-public-security-organs", store=several)
    assert bureau.id in {row["id"] for row in _rows(organs, "in-it")}
    theme = _card("theme/fighting-crime", store=several)
    assert _rows(theme, "metrics")
    assert _rows(theme, "programs-of")
    assert _rows(_card("person/feng-wei", store=several), "claims")


def test_figures_that_could_be_mixed_up_are_told_apart(several: Store) -> None:
    rows = _rows(_card("metric/criminal-police-reports-change", store=several), "figures")
    assert {(row["area"], row["briefing"]) for row in rows} == {
        ("Qingdao", SHIPPED),
        ("Yunzhou", CITY),
    }
    assert len({row["period"] for row in rows}) == 2
    (row,) = _rows(_card("metric/crime-cases-solved", store=several), "figures")
    assert row["printed"] == "7.6万余起"
    assert "briefing" not in row


def test_the_card_of_a_claim_and_of_a_source() -> None:
    claim = _card(f"claim/{SHIPPED}/body-telecom-fraud-cases-solved")
    assert [row["id"] for row in _rows(claim, "proves")] == [FRAUD]
    assert _fact(claim, "position")
    assert claim.id in {row["id"] for row in _rows(_card(SHIPPED), "passages")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_has_a_card_that_hides_nothing(several: Store, lang: str) -> None:
    things = {quad.subject for quad in several.quads_for_pattern(None, None, None)}
    for thing in things:
        assert isinstance(thing, NamedNode)
        card = describe(thing, lang=lang, store=several)
        assert card.iri == thing.value
        assert all(fact.values for fact in card.facts)
        assert all(section.rows for section in card.sections)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_properties_and_classes_are_called_by_words(graph: Store, lang: str) -> None:
    view = View(graph, lang)
    used = {quad.predicate for quad in graph} | {
        quad.object for quad in view.stated("rdf:type") if isinstance(quad.object, NamedNode)
    }
    names = {compact(term.value) for term in used}
    assert {name for name in names if view.property_label(name) == name} == set()


def test_stats_agree_with_the_graph(several: Store) -> None:
    for store in (shared(), several):
        counted = {tally.key: tally.rows for tally in stats(lang="en", store=store)}
        assert counted["parts-of-graph"][-1][1] == (len(store),)
        classes = {mention.id: numbers[0] for mention, numbers in counted["classes"]}
        each = [numbers for _, numbers in counted["briefings"]]
        assert len(each) == len(graphs.briefings(store))
        for kind, counts in (
            ("pa:Observation", [numbers[0] for _, numbers in counted["places"]]),
            ("pa:Observation", [figures for figures, _, _ in each]),
            ("pa:Claim", [numbers[0] for _, numbers in counted["claims-by-part"]]),
            ("pa:Claim", [claims for _, claims, _ in each]),
        ):
            assert classes[kind] == sum(counts)
        assert sum(numbers[1] for _, numbers in counted["comparators"]) == pytest.approx(1)


def test_contradictions_name_the_sources_where_they_are_two(several: Store) -> None:
    def told(store: Store) -> set[str]:
        (tally,) = (one for one in stats(lang="en", store=store) if one.key == "contradictions")
        return {mention.text for mention, _ in tally.rows}

    within, (across,) = told(shared()), told(several) - told(shared())
    assert all("Making safety" not in text for text in within)
    assert "2615" in across
    assert "Following up the Safe Qingdao briefing" in across
    assert within < told(several)


def test_the_list_of_briefings(several: Store) -> None:
    found = {one.id: one for one in briefings(several, "en")}
    assert list(found) == graphs.briefings(several)
    shipped, city, second = (found[one] for one in (SHIPPED, CITY, SECOND))
    assert (shipped.date, city.date, second.date) == ("2025-12-09", "2025-03-06", "2025-12-16")
    assert shipped.publisher == "Qingdao Daily, Guanhai News"
    assert shipped.government == "Qingdao Municipal People's Government"
    assert city.government == "Yunzhou"
    assert {one.coverage for one in found.values()} == {"whole"}
    assert {one.kind for one in found.values()} == {"newspaper article"}
    for one in found.values():
        told = [
            sum(
                f"/{one.id}/" in quad.subject.value
                for quad in View(several, "en").stated(
                    "rdf:type", NamedNode(PREFIXES["pa"] + kind)
                )
            )
            for kind in ("Observation", "Claim")
        ]
        assert [one.figures, one.claims] == told
    assert briefings(several, "zh")[0].title != briefings(several, "en")[0].title
    with pytest.raises(InputError, match="zh or en"):
        briefings(several, "fr")
    assert briefings(Store(), "zh") == []
