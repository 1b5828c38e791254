"""The whole round on the invented example: draft, decide, write, validate, verify."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pingan_kg.drafting import folder as drafting
from pingan_kg.evidence.verify import verify
from pingan_kg.graph.store import store
from pingan_kg.shacl.validate import validate

ARTICLE = Path(__file__).parents[2] / "docs" / "example" / "2025-03-06-yunzhou" / "article.txt"
BRIEFING = "2025-03-06-cloud-city"

SOURCE = {
    'title_en = ""': 'title_en = "Yunzhou publishes its year 2024 in safety"',
    'kind = ""': 'kind = "newspaper-article"',
    'reported_by = ""': 'reported_by = "agency-2"',
}
STUBS = {
    "person-1": {"id": "li-qing-of-cloud-city", "en": "Li Qing"},
    "area-1": {"id": "cloud-city", "en": "Cloud City"},
    "agency-1": {"id": "cloud-daily", "zh": "云州日报", "en": "Cloud Daily"},
    "agency-2": {"id": "cloud-police", "en": "Police of Cloud City"},
    "agency-3": {"id": "cloud-traffic-police", "en": "Traffic police of Cloud City"},
}
"""What only a person can say of what is new."""


def decided(text: str) -> str:
    """Fill in the table as a person does who finds the proposals right."""
    for before, after in SOURCE.items():
        assert before in text
        text = text.replace(before, after, 1)
    for key, values in STUBS.items():
        at = text.index(f'key = "{key}"')
        head, block, rest = text[:at], *text[at:].split("\n\n", 1)
        for name, value in values.items():
            old = next(line for line in block.split("\n") if line.startswith(f"{name} = "))
            block = block.replace(old, f'{name} = "{value}"', 1)
        text = f"{head}{block}\n\n{rest}"
    return text.replace('decision = "open"', 'decision = "keep"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("draft") / BRIEFING
    drafting.draft(ARTICLE, target, store(), source={"id": BRIEFING}, version="1.2.3")
    table = target / drafting.DRAFT
    table.write_text(decided(table.read_text("utf-8")), encoding="utf-8")
    return target


def test_a_decided_draft_validates_and_verifies(folder: Path) -> None:
    found = drafting.resume(folder, store(), version="1.2.3")
    assert found.open == ()
    report = validate([folder])
    mine = [result for result in report.results if BRIEFING in result.focus]
    assert [result.messages["en"] for result in mine if result.severity == "Violation"] == []
    proof = verify(ARTICLE, briefing=BRIEFING, store=store(data=[folder]))
    assert proof.discrepancies == ()


def test_every_figure_of_the_text_is_a_fact_or_no_value(folder: Path) -> None:
    found = drafting.resume(folder, store(), version="1.2.3")
    assert {row.decision for row in found.draft.rows} == {"keep", "exclude"}
    said = {row.printed: row for row in found.draft.rows}
    assert said["120余起"].comparator == "more-than"
    assert said["8.4%"].value == "-8.4"
    assert (said["8.4%"].period, said["8.4%"].baseline) == ("2024", "2023")
    assert said["30至35处"].upper == "35"
    assert said["不低于95%"].comparator == "at-least"


def test_written_twice_it_is_the_same_to_the_byte(folder: Path) -> None:
    drafting.resume(folder, store(), version="1.2.3")
    once = {path.name: path.read_bytes() for path in folder.iterdir()}
    drafting.resume(folder, store(), version="1.2.3")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == once


def test_what_a_machine_said_stays_beside_what_a_person_says(folder: Path) -> None:
    table = folder / drafting.DRAFT
    text = table.read_text("utf-8")
    at = text.index('printed = "近900起"')
    changed = text[:at] + text[at:].replace(
        'metric = "drink-driving-violations-handled"',
        'metric = "drink-driving-only-handled"',
        1,
    )
    table.write_text(changed, encoding="utf-8")
    drafting.resume(folder, store(), version="1.2.3")
    rows = tomllib.loads(table.read_text("utf-8"))["figure"]
    (row,) = (row for row in rows if row["printed"] == "近900起")
    assert row["proposed"] == {"metric": "drink-driving-violations-handled"}
    written = (folder / "observations.ttl").read_text("utf-8")
    block = written[written.index("drink-driving-only-handled") :].split("\n\n")[0]
    assert f"activity/{BRIEFING}/deciding" in block
    assert f"activity/{BRIEFING}/drafting" not in block
    table.write_text(text, encoding="utf-8")
