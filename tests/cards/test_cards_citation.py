"""Citations: the line under a chart, GB/T 7714, APA, BibTeX, CSL."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from pingan_kg.cards.citation import STYLES, Citation
from pingan_kg.cards.why import why
from pingan_kg.rdf.names import BASE

FRAUD = (
    "observation/2025-12-09-safe-qingdao/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"
)


def cited(lang: str) -> Citation:
    found = why(FRAUD, lang=lang)[0].citation
    assert found is not None
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("style", ["text", "gb7714", "apa"])
def test_a_line_names_all_that_is_needed(lang: str, style: str) -> None:
    line = cited(lang).render(style)
    for part in ("让平安成为最大的民生福祉", "2025", BASE + FRAUD, cited(lang).label):
        assert part in line
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert {"zh": "梁超", "en": "Liang Chao"}[lang] in line


def test_publishers_stand_in_the_order_printed() -> None:
    assert cited("zh").papers == ("青岛日报", "观海新闻")
    assert cited("en").papers == ("Qingdao Daily", "Guanhai News")


def test_a_sentence_begins_with_a_capital_letter() -> None:
    for text in (cited("en").line(), cited("en").note()):
        starts = re.findall(r"\. (\S)", text)
        assert starts
        assert all(not start.islower() or start == "h" for start in starts)  # https://


def test_by_gb7714_a_year_that_is_not_printed_stands_in_brackets() -> None:
    assert (
        cited("zh")
        .render("gb7714")
        .startswith("梁超. 让平安成为最大的民生福祉[N]. 青岛日报, 观海新闻, [2025]. 数据：")
    )
    page = replace(cited("zh"), kind="government-page", authors=(), date="")
    assert page.render("gb7714").startswith(
        "让平安成为最大的民生福祉[EB/OL]. 青岛日报, 观海新闻. "
    )


def test_by_apa_the_title_is_translated_and_the_year_approximate() -> None:
    assert (
        cited("en")
        .render("apa")
        .startswith("Liang Chao. (ca. 2025). 让平安成为最大的民生福祉 [Making safety ")
    )
    nobody = replace(cited("en"), authors=(), translated="", date="")
    assert nobody.render("apa").startswith("让平安成为最大的民生福祉. (n.d.). Qingdao Daily, ")


def test_the_csl_item_is_an_article_of_a_newspaper() -> None:
    (item,) = json.loads(cited("zh").render("csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "梁超"}]
    assert item["container-title"] == "青岛日报 / 观海新闻"
    assert item["event-date"] == {"date-parts": [[2025, 12, 9]]}
    assert item["issued"] == {"date-parts": [[2025]], "circa": True}
    assert "见报日期未印出" in item["note"]
    assert "年份为推断" in item["note"]
    assert replace(cited("zh"), kind="transcript").csl()["type"] == "document"


def test_ris_has_a_field_a_line_and_an_end() -> None:
    lines = cited("en").render("ris").splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")
    fields = dict(line.split("  - ", 1) for line in lines)
    assert fields["AU"] == "Liang Chao"
    assert fields["TI"] == "让平安成为最大的民生福祉"
    assert (fields["PY"], fields["UR"]) == ("2025", BASE + FRAUD)
    assert "DA" not in fields  # the day of publication is not printed


def test_a_day_is_written_as_the_language_does() -> None:
    assert "（2025年12月9日，年份为推断）" in cited("zh").line()
    assert ", 2025-12-09 (year inferred)" in cited("en").line()


INVENTED = Citation(
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


def test_bibtex_is_escaped_and_balanced() -> None:
    text = INVENTED.render("bibtex")
    assert text.startswith("@article{pingan-kg:x,\n")
    assert r"down 10\% \& \{more\} \$5 \#1 a\_b \textasciitilde{} \textasciicircum{}" in text
    assert r"author = {{A \& B} and {C}}" in text
    assert "url = {https://example.org/a_b%20c#d}" in text
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert "inferred" not in text
    assert replace(INVENTED, kind="mirror").render("bibtex").startswith("@misc{")


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(INVENTED, translated="", authors=(), papers=(), event="", date="")
    for style in STYLES:
        text = bare.render(style)
        assert ", ," not in text
        assert ". ." not in text
        assert "None" not in text
