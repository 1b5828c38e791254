"""Worded findings, honours, firsts and programs: proposed, filled in, written, valid."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pingan_kg.drafting import folder as drafting
from pingan_kg.evidence.verify import verify
from pingan_kg.graph.store import store
from pingan_kg.shacl.validate import validate

BRIEFING = "2025-03-06-river-city"
ARTICLE = """\
河州市公布2024年平安建设成绩单

□河州日报记者 李青

2025年3月6日，河州市政府新闻办举行新闻发布会。

2024年，全市开展清网专项行动，推出“云警通”平台，全市社会治安形势稳中向好。建成全省首个数字派出所，河溪派出所获评全国“枫桥式公安派出所”。全市公安机关破获刑事案件12起。
"""
SOURCE = {
    "title_en": "River City publishes its year 2024 in safety",
    "kind": "newspaper-article",
    "reported_by": "agency-2",
}
STUBS = {
    "person-1": {"id": "li-qing-of-river-city", "en": "Li Qing"},
    "area-1": {"id": "river-city", "en": "River City"},
    "agency-1": {"id": "river-daily", "zh": "河州日报", "en": "River Daily"},
    "agency-2": {"id": "river-police", "en": "Police of River City"},
}
FINDINGS = {
    "清网专项行动": {"id": "net-cleaning", "en": "Net cleaning", "theme": "fighting-crime"},
    "“云警通”平台": {"id": "cloud-police", "en": "Cloud Police", "theme": "police-services"},
    "稳中向好": {"metric": "public-security-situation"},
    "首个": {
        "id": "first-digital-station",
        "en": "First digital police station in the province",
        "theme": "community-governance",
        "recipient": "program:cloud-police",
    },
    "获评": {
        "id": "fengqiao-station",
        "en": "Named a Fengqiao-style police station",
        "theme": "community-governance",
        "recipient": "agency-2",
    },
}
"""What only a person can say, by words of the quotation."""


def filled(text: str) -> str:
    """Fill in the table's blanks, block by block."""
    blocks = []
    for block in text.split("\n\n"):
        values = dict(SOURCE) if "[source]" in block else {}
        values |= next((v for key, v in STUBS.items() if f'key = "{key}"' in block), {})
        if block.startswith("[[finding]]"):
            quote = next(line for line in block.split("\n") if line.startswith("quote"))
            values |= next(v for key, v in FINDINGS.items() if key in quote)
        lines = [_line(line, values) for line in block.split("\n")]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks).replace('decision = "open"', 'decision = "keep"')


def _line(line: str, values: dict[str, str]) -> str:
    name = line.partition(" = ")[0]
    return f'{name} = "{values[name]}"' if name in values else line


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("text") / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, article: Path) -> Path:
    target = tmp_path_factory.mktemp("draft") / BRIEFING
    drafting.draft(article, target, store(), source={"id": BRIEFING}, version="1.2.3")
    return target


def test_each_kind_is_proposed_with_what_is_sure(folder: Path) -> None:
    said = tomllib.loads((folder / drafting.DRAFT).read_text("utf-8"))["finding"]
    assert [one["kind"] for one in said] == ["program", "program", "worded", "first", "honour"]
    by = {one["kind"]: one for one in said}
    assert said[0]["program_kind"] == "campaign"
    assert by["program"]["program_kind"] == "platform"
    assert (by["worded"]["worded"], by["worded"]["period"]) == ("stable-and-improving", "2024")
    assert by["worded"]["quote"] == "全市社会治安形势稳中向好"
    assert by["first"]["scope"] == "province"
    assert by["honour"]["level"] == ["national"]


def test_what_is_open_is_not_written(folder: Path) -> None:
    assert not (folder / "recognitions.ttl").exists()


def test_what_is_kept_is_written_valid_and_proved(folder: Path, article: Path) -> None:
    table = folder / drafting.DRAFT
    before = table.read_text("utf-8")
    table.write_text(filled(before), encoding="utf-8")
    found = drafting.resume(folder, store(), version="1.2.3")
    table.write_text(before, encoding="utf-8")
    assert found.open == ()
    honours = (folder / "recognitions.ttl").read_text("utf-8")
    assert "a pa:Recognition" in honours
    assert "a pa:Milestone" in honours
    assert "pa:wordedValue code:worded-stable-and-improving" in (
        folder / "observations.ttl"
    ).read_text("utf-8")
    assert "program:net-cleaning a pa:Program" in (folder / "reference.ttl").read_text("utf-8")
    report = validate([folder])
    mine = [result for result in report.results if "river" in result.focus]
    assert [(one.focus, one.messages["en"]) for one in mine] == []
    proof = verify(article, briefing=BRIEFING, store=store(data=[folder]))
    assert proof.discrepancies == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            ('theme = "fighting-crime"', 'theme = "fighting"'),
            "a theme that is known, not fighting",
        ),
        (('scope = "province"', 'scope = "moon"'), "a scope that there is, not moon"),
        (('en = "Net cleaning"', 'en = ""'), "fill in en"),
    ],
)
def test_what_a_kept_finding_lacks_is_said(
    folder: Path, change: tuple[str, str], words: str
) -> None:
    table = folder / drafting.DRAFT
    before = table.read_text("utf-8")
    text = filled(before)
    assert change[0] in text
    table.write_text(text.replace(*change, 1), encoding="utf-8")
    found = drafting.resume(folder, store(), version="1.2.3")
    table.write_text(before, encoding="utf-8")
    assert [line for line in found.open if words in line] == list(found.open)
    assert found.open
