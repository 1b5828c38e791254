"""``pingan-kg why``: the card of a fact's evidence, and citations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli_root import on_terminal

from conftest import CITY, Invoke, one_error
from pingan_kg.cli.output import width

BRIEFING = "2025-12-09-safe-qingdao"
FRAUD = f"observation/{BRIEFING}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


def test_the_card_in_english(invoke: Invoke) -> None:
    text = invoke("why", "telecom-fraud-cases-solved", "--lang", "en").stdout
    for part in (
        "Telecom-fraud cases solved: more than 20,000 (Qingdao, 14th Five-Year Plan)\n",
        f"{FRAUD}  [observation]\n",
        "more than 20,000; the upper bound is not stated\n",
        "20000 · more than · lower bound 20000 · upper bound none · unit number",
        "Printed at 3 places\n",
        "lead · Liang Chao · characters 139–153 · claim/2025-12-09-safe-qingdao/lead-",
        "案件【2万余起】\n",
        "Inferred, not printed\n",
        "year inferred: 2025-12-09 — ",
        "Qingdao Daily  agency/qingdao-daily\n",
        "Cite\n  Liang Chao, “让平安成为最大的民生福祉”",
    ):
        assert part in text, part


def test_the_card_in_chinese(invoke: Invoke) -> None:
    text = invoke("why", FRAUD, "--lang", "zh").stdout
    for part in (
        "意思是",
        "多于2万起，上界未给出",
        "印在 3 处",
        "推断而非印出",
        "引用\n  梁超：《",
    ):
        assert part in text, part


def test_one_place_and_a_contradiction(invoke: Invoke) -> None:
    text = invoke("why", "enterprise-inspections-change", "--lang", "en").stdout
    assert "Printed at 1 place\n" in text
    text = invoke("why", "dispute-resolution-rate", "--lang", "en").stdout
    assert "The source contradicts itself\n" in text
    assert "“12345热线+人民调解” (summary panel) ≠ “12348热线+人民调解” (body)." in text


def test_the_sentences_of_an_article(invoke: Invoke, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    whole = (CITY / "article.txt").read_text(encoding="utf-8")
    article.write_text(whole.replace("交警查处", "查处"), encoding="utf-8")
    sourced = ("--source", str(article), "--data", str(CITY), "--lang", "en")
    result = invoke("why", "120余起", *sourced)
    assert result.exit_code == 0, result.stderr
    line = next(at for at, text in enumerate(whole.splitlines(), 1) if "120余起" in text)
    assert "全市公安机关侦破毒品案件【120余起】，追缴返还" in result.stdout
    assert f" · line {line} · claim/{CITY.name}/" in result.stdout


@pytest.mark.parametrize("columns", [60, 80, 110])
def test_on_a_terminal_lines_are_broken_to_fit(columns: int) -> None:
    text = on_terminal(columns, "why", "dispute-resolution-rate", "--lang", "en")
    too_long = [line for line in text.splitlines() if width(line) > columns]
    assert not [line for line in too_long if " " in line.strip() and "/" not in line]


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("text", "Liang Chao, “"),
        ("bibtex", "@article{pingan-kg:"),
        ("csl-json", "["),
        ("ris", "TY  - NEWS\n"),
    ],
)
def test_a_citation_stands_alone(invoke: Invoke, style: str, begins: str) -> None:
    text = invoke("why", FRAUD, "--cite", style, "--lang", "en").stdout
    assert text.startswith(begins)
    assert "Printed at" not in text


def test_several_facts_are_cited_one_by_one(invoke: Invoke) -> None:
    assert invoke("why", "首位", "--cite", "text").stdout.count("\n") == 3
    assert invoke("why", "首位", "--cite", "bibtex").stdout.count("@article{") == 3
    assert len(json.loads(invoke("why", "首位", "--cite", "csl-json").stdout)) == 3


def test_json(invoke: Invoke) -> None:
    (card,) = json.loads(invoke("why", FRAUD, "--format", "json", "--lang", "en").stdout)
    assert card["meaning"].startswith("more than 20,000")
    assert [place["part"] for place in card["prints"]] == ["lead", "body", "summary panel"]
    assert card["citation"]["csl"]["type"] == "article-newspaper"


def test_json_says_of_a_thing_what_show_says(invoke: Invoke) -> None:
    (why,) = json.loads(invoke("why", FRAUD, "--format", "json").stdout)
    show = json.loads(invoke("show", FRAUD, "--format", "json").stdout)
    for key in ("id", "iri", "type", "label", "briefing"):
        assert why[key] == show[key]
    told = {fact["property"]: fact for fact in show["facts"]}
    shared = [fact for fact in why["facts"] if fact["property"] in told]
    assert len(shared) > 5
    assert [fact for fact in shared if fact != told[fact["property"]]] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody-knows",), "nothing is called 'nobody-knows'"),
        (("theme/fighting-crime",), "is no fact (concept)"),
        ((FRAUD, "--cite", "mla"), "'mla' is not one of"),
        ((FRAUD, "--cite", "text", "--format", "json"), "two different outputs"),
        ((), "Missing argument 'FACT'"),
        (("",), "nothing is called "),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, arguments: tuple[str, ...], message: str
) -> None:
    result = invoke("why", *arguments)
    assert result.exit_code == 2
    assert message in one_error(result.stderr)


def test_one_briefing_alone(invoke: Invoke) -> None:
    asked = ("why", "telecom-fraud-cases-solved", "--data", str(CITY), "--format", "json")
    every = {one["id"] for one in json.loads(invoke(*asked).stdout)}
    kept = {one["id"] for one in json.loads(invoke(*asked, "--briefing", BRIEFING).stdout)}
    assert kept == {one for one in every if BRIEFING in one}
    assert kept < every
    wrong = {"2025-03-06-yunzho": "did you mean", BRIEFING: "says nothing"}
    for briefing, why in wrong.items():
        result = invoke("why", "120余起", "--data", str(CITY), "--briefing", briefing)
        assert (result.exit_code, why in one_error(result.stderr)) == (2, True)
