"""``why``: meaning, places of print, inferences, contradictions, citations."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Store

import pingan_kg
from invented import ARTICLE
from invented import graph as invented_graph
from pingan_kg.cards.citation import Citation
from pingan_kg.cards.explanation import Explanation
from pingan_kg.cards.why import why
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.view import View, short
from pingan_kg.rdf.names import BASE

KINDS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
FRAUD = "observation/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


def one(name: str, **options: object) -> Explanation:
    (found,) = why(name, **options)  # type: ignore[arg-type]
    return found


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8", newline="")
    return file


@pytest.mark.parametrize(
    "name",
    [
        FRAUD,
        BASE + FRAUD,
        "metric/telecom-fraud-cases-solved",
        "telecom-fraud-cases-solved",
        "Telecom-fraud cases solved",
        "侦破电信诈骗案件数",
        "claim/2025-12-09-lead-telecom-fraud-cases-solved",
        "2万余起",
        "**2万**余起",
        "２万余起",
    ],
)
def test_a_fact_has_many_names(name: str) -> None:
    assert one(name).id == FRAUD


def test_a_figure_stands_for_all_that_print_it() -> None:
    found = [each.id for each in why("首位")]
    assert len(found) == 3
    assert all("rank" in each for each in found)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("theme/fighting-crime", "is no fact \\(concept\\); why explains"),
        ("metric/criminal-police-reports", "is no fact"),
        ("telecom-fraud-cases-solvd", "did you mean"),
        ("", "nothing is called"),
        ("9万余起", "nothing is called"),
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
        ("fraud-losses-returned", "en", "more than 530,000,000 yuan", "530000000 · more than"),
    ],
)
def test_what_it_means(name: str, lang: str, meaning: str, stated: str) -> None:
    found = one(name, lang=lang)
    assert found.meaning.startswith(meaning)
    assert found.stated.startswith(stated)


def test_every_place_is_told_in_the_order_of_the_text() -> None:
    found = one(FRAUD, lang="en")
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
    assert found["code/inferred-agency-default"].value.startswith("Qingdao Municipal")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (FRAUD, ["gap-upper-bound"]),
        ("visas-issued-rank", ["gap-ranking-body"]),
        ("key-road-traffic-efficiency-change", ["gap-baseline", "gap-changed-figure"]),
        ("mediation-committees", []),
        ("recognition/rule-of-law-government-demonstration-city", ["gap-awarding-body"]),
    ],
)
def test_what_the_source_leaves_unsaid_is_told(name: str, kinds: list[str]) -> None:
    assert [each.kind for each in one(name, lang="en").unsaid] == kinds


def test_a_contradiction_is_told_of_the_fact_and_of_its_program() -> None:
    for name in ("program/hotline-mediation-model", "dispute-resolution-rate"):
        (conflict,) = one(name, lang="en").conflicts
        assert "12345" in conflict.quotation
        assert "12348" in conflict.other
        assert (conflict.part, conflict.other_part) == ("summary panel", "body")
        assert conflict.note
    assert one(FRAUD).conflicts == ()


def test_sentences_of_the_invented_article(invented: Path) -> None:
    found = one(
        "observation/thefts-solved-yunzhou-2024", source=invented, store=invented_graph()
    )
    sentences = [place.sentence for place in found.prints]
    assert [each and each.figure for each in sentences] == ["3万余起", "3万余起"]
    assert sentences[0] is not None
    assert sentences[0].before == "全年，云州警方破获盗窃案件"
    assert sentences[0].after.endswith("1200余人次。")
    assert sentences[0].line == 3


def test_a_place_that_the_copy_lacks_has_no_sentence(invented: Path) -> None:
    text = ARTICLE.partition("要点")[0]
    invented.write_text(text, encoding="utf-8")
    found = one(
        "observation/thefts-solved-yunzhou-2024", source=invented, store=invented_graph()
    )
    body, panel = found.prints
    assert body.sentence is not None
    assert panel.sentence is None


def facts(store: Store) -> list[str]:
    view = View(store, "zh")
    return [short(node) for kind in KINDS for node in view.instances(kind)]


def test_every_fact_is_explained_to_its_sentence(
    graph: Store, article: str, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(article.encode())
    plain = re.sub(r"[*\s]", "", article)
    names = facts(graph)
    assert len(names) > 200
    for name in names[::9] + names[:40]:
        found = one(name, lang="en", source=file)
        assert found.prints, name
        assert found.citation is not None
        for place in found.prints:
            assert place.sentence is not None, name
            said = place.sentence.before + place.sentence.figure + place.sentence.after
            assert re.sub(r"\s", "", said) in plain
            assert place.quotation in re.sub(r"\s", "", said) or len(place.quotation) > len(
                said
            )
            if place.figure:
                assert place.sentence.figure == place.figure


# Citations


def test_the_line_under_a_chart_names_all_that_is_needed() -> None:
    for lang in ("zh", "en"):
        cited = one(FRAUD, lang=lang).citation
        assert cited is not None
        line = cited.line()
        for part in ("让平安成为最大的民生福祉", "2025-12-09", BASE + FRAUD):
            assert part in line
        assert "\n" not in line
    assert "Liang Chao" in line
    assert "more than 20,000" in line


def test_the_csl_item_is_an_article_of_a_newspaper() -> None:
    cited = one(FRAUD, lang="zh").citation
    assert cited is not None
    (item,) = json.loads(cited.render("csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "梁超"}]
    assert item["event-date"] == {"date-parts": [[2025, 12, 9]]}
    assert item["issued"] == {"date-parts": [[2025]], "circa": True}
    assert "见报日期未印出" in item["note"]
    assert "年份为推断" in item["note"]


def test_bibtex_is_escaped_and_balanced() -> None:
    cited = Citation(
        lang="en",
        key="pingan-kg:x",
        iri="https://example.org/a_b%20c#d",
        label="down 10% & {more} $5 #1 a_b ~ ^ \\",
        title="标题",
        translated="Title",
        authors=("A & B", "C"),
        papers=("P",),
        event="E",
        date="2025-12-09",
        year_inferred=False,
        is_figure=True,
    )
    text = cited.render("bibtex")
    assert text.startswith("@article{pingan-kg:x,\n")
    assert r"down 10\% \& \{more\} \$5 \#1 a\_b \textasciitilde{} \textasciicircum{}" in text
    assert r"author = {{A \& B} and {C}}" in text
    assert "url = {https://example.org/a_b%20c#d}" in text
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert "inferred" not in text


def test_a_fact_without_claims_has_no_source() -> None:
    found = one("area/china", store=_lone())
    assert (found.prints, found.source, found.citation) == ((), (), None)


def _lone() -> Store:
    from pyoxigraph import RdfFormat

    store = Store()
    store.load(
        f"<{BASE}area/china> <http://www.w3.org/ns/prov#wasDerivedFrom> <{BASE}x> ; a"
        " <https://schema.org/Place> .",
        format=RdfFormat.TURTLE,
    )
    return store


def test_it_is_offered_to_python_users() -> None:
    assert pingan_kg.why("2万余起", lang="en")[0].id == FRAUD
