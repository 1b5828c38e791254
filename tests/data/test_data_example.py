"""The example of a second briefing is whole: it validates, verifies and joins the first."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from conftest import Invoke
from pingan_kg.rdf.turtle import canonical
from pingan_kg.shacl.validate import validate

FOLDER = Path(__file__).parents[2] / "docs" / "example"
ARTICLE, BRIEFING = FOLDER / "article.txt", FOLDER / "briefing.ttl"
FACT = "observation/drug-cases-solved-yunzhou-2024"


def test_it_conforms_with_nothing_to_remark() -> None:
    assert validate([BRIEFING]).results == ()


def test_it_is_in_canonical_form_and_knows_its_article() -> None:
    text = BRIEFING.read_bytes().decode()
    assert text == canonical(text, where=BRIEFING.name)
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() in text


def test_its_figures_are_those_of_its_article(invoke: Invoke) -> None:
    result = invoke("verify", "--source", str(ARTICLE), "--data", str(BRIEFING))
    assert result.exit_code == 0
    assert "the very text" in result.stdout


@pytest.mark.parametrize("old", ["120余起", "3400万元", "8.4%", "2025年3月6日"])
def test_a_change_of_its_article_is_found(invoke: Invoke, tmp_path: Path, old: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = tmp_path / "article.txt"
    file.write_text(
        text.replace(old, old.replace("4", "5").replace("2", "7")), encoding="utf-8"
    )
    assert invoke("verify", "--source", str(file), "--data", str(BRIEFING)).exit_code == 1


def test_why_and_queries_see_it_beside_the_first(invoke: Invoke) -> None:
    card = invoke("why", FACT, "--data", str(BRIEFING), "--lang", "en").stdout
    assert "Li Qing, “云州市公布2024年平安建设成绩单”" in card
    table = invoke(
        *("query", "-n", "metric-across-areas", "-p", "metric=metric/drug-cases-solved"),
        *("--data", str(BRIEFING), "--lang", "en"),
    ).stdout
    assert "Yunzhou" in table
    assert "Qingdao" in table
