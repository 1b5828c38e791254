"""What is new in a text: what a person is asked, and what follows from the answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pingan_kg.drafting import folder as drafting
from pingan_kg.evidence.verify import verify
from pingan_kg.graph.store import shared, store
from pingan_kg.proposal.rows import propose
from pingan_kg.proposal.text import Article
from pingan_kg.shacl.validate import validate

BRIEFING = "2025-03-06-moon-wells"
TEXT = """云州市公布2024年水井成绩单
2025年3月6日，云州市举行新闻发布会。
2024年，修缮古井31处，同比增长12.5%。疏浚暗渠累计208次。
"""
SOURCE = {
    "title_en": "Yunzhou publishes its year in wells",
    "kind": "newspaper-article",
    "theme": "public-safety",
    "reported_by": "agency-1",
}
STUBS = {
    "area-1": {"en": "Moon City"},
    "agency-1": {"zh": "云州日报", "en": "Moon Daily"},
    "person-1": {"zh": "李青", "en": "Li Qing"},
    "修缮古井": {"en": "Old wells repaired", "counted": "old well 古井"},
    "疏浚暗渠": {"en": "Culverts dredged", "counted": "culvert 暗渠"},
}
"""What a person says: nothing of the change, no id, no definition."""


def filled(text: str, stubs: dict[str, dict[str, str]]) -> str:
    blocks = []
    for block in text.split("\n\n"):
        said = SOURCE if block.startswith("[source]") else {}
        if block.startswith("[[new]]"):
            said = next(
                (
                    values
                    for name, values in stubs.items()
                    if f'key = "{name}"' in block or f'zh = "{name}"' in block
                ),
                {},
            )
        for name, value in said.items():
            block = re.sub(f'(?m)^{name} = ".*"$', f'{name} = "{value}"', block)  # noqa: PLW2901
        blocks.append(block)
    return "\n\n".join(blocks)


def drafted(folder: Path, stubs: dict[str, dict[str, str]]) -> tuple[Path, Path]:
    article, target = folder / "article.txt", folder / BRIEFING
    article.write_text(TEXT, encoding="utf-8")
    drafting.draft(article, target, shared(), source={"id": BRIEFING}, version="1")
    table = target / drafting.DRAFT
    text = filled(table.read_text("utf-8"), stubs)
    table.write_text(text, encoding="utf-8")
    return article, target


def test_an_english_label_and_what_is_counted_make_a_new_metric(tmp_path: Path) -> None:
    article, target = drafted(tmp_path, STUBS)
    found = drafting.resume(target, shared(), version="1")
    assert found.open == ()
    assert found.facts == 3
    reference = (target / "reference.ttl").read_text("utf-8")
    assert "metric:change-in-old-wells-repaired a" in reference
    assert "pa:changeOf metric:old-wells-repaired" in reference
    assert "pa:countedThing code:thing-culvert" in reference
    results = [one for one in validate([target]).results if BRIEFING in one.focus]
    assert [one.messages["en"] for one in results] == []
    proof = verify(article, briefing=BRIEFING, store=store(data=[target]))
    assert proof.discrepancies == ()


def test_who_names_a_new_metric_has_decided(tmp_path: Path) -> None:
    _, target = drafted(tmp_path, STUBS)
    drafting.resume(target, shared(), version="1")
    said = (target / "observations.ttl").read_text("utf-8")
    assert f"activity:{BRIEFING}/deciding" in said or f"{BRIEFING}/deciding>" in said


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        ("修缮古井", {"counted": "old-well"}, "counted: old-well is not known"),
        ("修缮古井", {"counted": ""}, "fill in counted"),
        ("修缮古井", {"en": ""}, "修缮古井 (figure"),
        ("修缮古井", {"theme": "wells"}, "theme wells is none"),
        ("疏浚暗渠", {"en": "Old wells repaired"}, "is another metric already"),
    ],
)
def test_what_a_new_metric_lacks_is_said_once(
    tmp_path: Path, key: str, change: dict[str, str], words: str
) -> None:
    _, target = drafted(tmp_path, {**STUBS, key: STUBS[key] | change})
    found = drafting.resume(target, shared(), version="1")
    assert sum(words in line for line in found.open) == 1
    assert found.facts < 3


def test_a_change_is_another_metric_than_what_changes() -> None:
    text = TEXT + "减少塌陷点比上年少3个。\n"
    draft = propose(Article(text, "x", False), shared(), {"id": "x"})
    stubs = {stub["key"]: stub for stub in draft.stubs}
    rows = {row.printed: row for row in draft.rows}
    change = stubs[rows["12.5%"].metric]
    assert change["of"] == rows["31处"].metric
    assert (change["metric_kind"], change["unit"]) == ("change", "PERCENT")
    assert rows["3个"].metric == ""
    assert any("no kind of metric" in why for why in rows["3个"].why)


def test_who_excludes_a_figure_says_why(tmp_path: Path) -> None:
    _, target = drafted(tmp_path, STUBS)
    table = target / drafting.DRAFT
    before = table.read_text("utf-8")
    rest = before.index('printed = "208次"')
    decided = before[:rest] + before[rest:].replace('decision = "open"', 'decision = "x"', 1)
    table.write_text(decided, encoding="utf-8")
    found = drafting.resume(target, shared(), version="1")
    assert any("208次" in line and "idiom, name" in line for line in found.open)
    assert "208" not in (target / "exclusions.ttl").read_text("utf-8")
