"""``why``: meaning, places of print, inferences, contradictions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from pingan_kg.cards.explanation import Explanation
from pingan_kg.cards.gaps import gaps
from pingan_kg.cards.why import why
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.store import graph_name
from pingan_kg.graph.view import View, short
from pingan_kg.rdf.names import BASE, PREFIXES
from worlds import model

pytest_plugins = ["examples"]

KINDS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
SHIPPED = "2025-12-09-safe-qingdao"
SECOND = "2025-12-16-safe-qingdao-follow-up"
FRAUD = f"observation/{SHIPPED}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "2025-03-06-yunzhou"


def one(name: str, **options: object) -> Explanation:
    options.setdefault("store", model())
    (found,) = why(name, **options)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    "name",
    [
        FRAUD,
        BASE + FRAUD,
        "metric/telecom-fraud-cases-solved",
        "telecom-fraud-cases-solved",
        "Telecom-fraud cases solved",
        "侦破电信诈骗案件数",
        f"claim/{SHIPPED}/lead-telecom-fraud-cases-solved",
        "2万余起",
        "**2万**余起",
        "２万余起",
        "两万余起",
        "20000",
        "20,000",
    ],
)
def test_a_fact_has_many_names(name: str) -> None:
    assert one(name).id == FRAUD


def test_a_figure_stands_for_all_that_print_it() -> None:
    found = [each.id for each in why("首位", store=model())]
    assert len(found) > 1
    assert all("rank" in each for each in found)


def test_a_metric_stands_for_its_figures_in_all_briefings(several: Store) -> None:
    found = why("telecom-fraud-cases-solved", lang="en", store=several)
    assert [each.briefing for each in found] == [SHIPPED, SECOND]
    assert [each.meaning.split(";")[0] for each in found] == [
        "more than 20,000",
        "more than 21,000",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("theme/fighting-crime", "is no fact \\(concept\\); why explains"),
        ("telecom-fraud-cases-solvd", "did you mean"),
        ("", "nothing is called"),
        ("9万余起", "nothing is called"),
        ("2万起", "nothing is called"),
    ],
)
def test_what_is_no_fact(name: str, message: str) -> None:
    with pytest.raises(UnknownName, match=message):
        why(name, lang="en")


def test_the_language_is_one_of_two() -> None:
    with pytest.raises(InputError, match="zh or en"):
        why(FRAUD, lang="fr")


@pytest.mark.parametrize(
    ("name", "lang", "meaning", "stated"),
    [
        (FRAUD, "en", "more than 20,000; the upper bound is not stated", "20000 · more than"),
        (FRAUD, "zh", "多于2万起，上界未给出", "20000 · 多于"),
        ("criminal-police-reports-change", "en", "down 10.7%", "-10.7 · exactly"),
        (
            "business-environment-evaluation-rank",
            "en",
            "within the top 10",
            "10 · within the top",
        ),
        (
            "public-security-situation",
            "en",
            "stable and improving",
            "stable and improving, no number",
        ),
        ("fraud-losses-returned", "en", "more than CNY 530,000,000", "530000000 · more than"),
    ],
)
def test_what_it_means(name: str, lang: str, meaning: str, stated: str) -> None:
    found = one(name, lang=lang)
    assert found.meaning.startswith(meaning)
    assert found.stated.startswith(stated)


def test_every_place_is_told_in_the_order_of_the_text() -> None:
    found = one(FRAUD, lang="en")
    assert found.kind == "observation"
    assert [place.part for place in found.prints] == ["lead", "body", "summary panel"]
    assert {place.figure for place in found.prints} == {"2万余起"}
    assert [place.start for place in found.prints] == sorted(
        place.start or 0 for place in found.prints
    )
    assert all(place.sentence is None for place in found.prints)


def test_a_quoted_speaker_is_told() -> None:
    (place,) = one("enterprise-inspections-change", lang="en").prints
    assert place.speaker == "Deng Huanli"


def test_what_was_inferred_is_told_with_the_ground() -> None:
    found = {
        each.code: each for each in one("enterprise-inspections-change", lang="en").inferences
    }
    assert found["code/inferred-baseline"].value == "1 January to 9 December 2024"
    assert "year before" in found["code/inferred-baseline"].ground
    assert found["code/inferred-year"].value == "2025-12-09"
    assert found["code/inferred-competence"].value == "Qingdao Municipal Justice Bureau"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (FRAUD, {"gap-upper-bound"}),
        ("visas-issued-rank", {"gap-ranking-body"}),
        ("key-road-traffic-efficiency-change", {"gap-baseline", "gap-changed-figure"}),
        ("mediation-committees", {"gap-responsible-agency"}),
        (
            f"recognition/{SHIPPED}/rule-of-law-government-demonstration-city",
            {"gap-awarding-body"},
        ),
    ],
)
def test_what_the_source_leaves_unsaid_is_told(name: str, kinds: set[str]) -> None:
    told = {each.kind for each in one(name, lang="en").unsaid}
    assert kinds <= told <= kinds | {"gap-responsible-agency"}


def test_a_contradiction_is_told_of_the_fact_and_of_its_program() -> None:
    for name in ("program/hotline-mediation-model", "dispute-resolution-rate"):
        (conflict,) = one(name, lang="en").conflicts
        assert "12345" in conflict.quotation + conflict.other
        assert "12348" in conflict.quotation + conflict.other
        assert {conflict.part, conflict.other_part} == {"summary panel", "body"}
        assert conflict.other_source == ""
        assert conflict.note
    assert one(FRAUD).conflicts == ()


def test_a_contradiction_of_another_source_is_told_with_its_title(several: Store) -> None:
    first, second = why("mediation-committees", lang="en", store=several)
    for found, other, title in (
        (first, "2561", "Following up the Safe Qingdao briefing"),
        (second, "2615", "Making safety"),
    ):
        (conflict,) = found.conflicts
        assert other in conflict.other
        assert conflict.other_source.startswith(title)
        assert conflict.other_part.startswith(title)
        assert conflict.note


def test_sentences_of_the_examples_article(several: Store) -> None:
    name = "observation/2025-03-06-yunzhou/fraud-losses-returned-yunzhou-2024"
    (place,) = one(name, source=EXAMPLE / "article.txt", store=several).prints
    assert place.sentence is not None
    assert place.sentence.figure == "3400万元"
    assert place.sentence.before.endswith("追缴返还被骗群众损失")
    lines = (EXAMPLE / "article.txt").read_text(encoding="utf-8").split("\n")
    assert "3400万元" in lines[place.sentence.line - 1]


def test_a_place_that_the_copy_lacks_has_no_sentence(several: Store, tmp_path: Path) -> None:
    text = (EXAMPLE / "article.txt").read_text(encoding="utf-8")
    copy = tmp_path / "article.txt"
    copy.write_text(text.replace("追缴返还被骗群众损失3400万元，", ""), encoding="utf-8")
    name = "observation/2025-03-06-yunzhou/fraud-losses-returned-yunzhou-2024"
    (place,) = one(name, source=copy, store=several).prints
    assert place.sentence is None
    assert place.quotation


def test_every_fact_is_explained_to_its_sentence(
    graph: Store, article: str, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(article.encode())
    plain = re.sub(r"[*\s]", "", article)
    view = View(graph, "zh")
    names = [short(node) for kind in KINDS for node in view.instances(kind)]
    for name in names[::15]:
        found = one(name, lang="en", source=file)
        assert found.prints, name
        assert found.citation is not None
        for place in found.prints:
            assert place.sentence is not None, name
            said = place.sentence.before + place.sentence.figure + place.sentence.after
            seen = re.sub(r"\s", "", said)
            assert seen in plain
            assert place.quotation in seen or len(place.quotation) > len(said)
            if place.figure:
                assert place.sentence.figure == place.figure


def test_what_is_unsaid_of_a_fact_is_what_gaps_tell(several: Store) -> None:
    """Each fact is asked for alone, by its own briefing: the answers are the same."""
    told: dict[str, set[str]] = {}
    for gap in gaps(store=several):
        for case in gap.cases if gap.missing else ():
            told.setdefault(case.id, set()).add(gap.kind)
    view = View(several, "zh")
    for node in [node for kind in KINDS for node in view.instances(kind)][::7]:
        (found,) = why(short(node), store=several)
        assert {each.kind for each in found.unsaid} == told.get(found.id, set())


ODD = f"""
<{BASE}source/odd> a pa:Source ; skos:prefLabel "\\u001b[31mRed\\u202e\\u0085 title"@en ;
    schema:about <{BASE}event/odd> .
<{BASE}event/odd> schema:startDate "2025-12-09T10:00:00Z"^^xsd:dateTime .
<{BASE}claim/odd/a:b> a pa:Claim ; oa:hasSource <{BASE}source/odd> ; oa:start "x" ; oa:end [] .
<{BASE}observation/odd/x> a pa:Observation ; sdmx-measure:obsValue "NaN"^^xsd:double ;
    pa:asOf "²⁰²³-01-01"^^xsd:date ; prov:wasDerivedFrom <{BASE}claim/odd/a:b> .
<{BASE}observation/odd/bare> prov:wasDerivedFrom <{BASE}claim/odd/none> .
"""


def test_data_of_any_shape_is_explained() -> None:
    odd = Store()
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    odd.load(prefixes + ODD, format=RdfFormat.TURTLE, to_graph=graph_name("odd"))
    found = one("observation/odd/x", lang="en", store=odd)
    (place,) = found.prints
    assert (place.start, place.end, found.meaning) == (None, None, "")
    assert found.citation is not None
    assert found.citation.date == "2025-12-09"
    for style in ("text", "gb7714", "apa", "bibtex"):
        written = found.citation.render(style)
        assert all(each.isprintable() for each in written.splitlines())
    bare = one("observation/odd/bare", store=odd)
    assert (bare.prints, bare.source, bare.citation) == ((), (), None)
