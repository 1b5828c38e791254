"""The examples are whole: each validates, verifies and joins the shipped briefing."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

import pytest
from pyoxigraph import Store

import pingan_kg
from conftest import Invoke
from pingan_kg.graph.store import QUERIED, briefings, shared, store
from pingan_kg.rdf.turtle import canonical

HOME = Path(__file__).parents[2] / "docs" / "example"
EXAMPLES = sorted(folder for folder in HOME.iterdir() if folder.is_dir())
FILES = sorted(HOME.rglob("*.ttl"))


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


@pytest.fixture(params=EXAMPLES, ids=name)
def example(request: pytest.FixtureRequest) -> Path:
    folder = request.param
    assert isinstance(folder, Path)
    return folder


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_file_is_in_canonical_form(file: Path) -> None:
    text = file.read_bytes().decode()
    assert text == canonical(text, where=name(file))


def test_it_conforms(example: Path) -> None:
    report = pingan_kg.validate(example)
    assert report.conforms, report.results


def test_it_knows_its_article(example: Path) -> None:
    source = (example / "source.ttl").read_text(encoding="utf-8")
    assert hashlib.sha256((example / "article.txt").read_bytes()).hexdigest() in source


def test_its_figures_are_those_of_its_article(example: Path) -> None:
    found = pingan_kg.verify(example / "article.txt", data=example)
    assert found.article == f"source/{example.name}"
    assert found.discrepancies == ()


def test_a_change_of_any_number_of_its_article_is_found(example: Path, tmp_path: Path) -> None:
    text = (example / "article.txt").read_text(encoding="utf-8")
    rng = random.Random(example.name)
    numbers = list(re.finditer("[0-9]+", text))
    assert numbers
    for number in numbers:
        start, end = number.span()
        digits = "".join(rng.choice("123456789".replace(sign, "")) for sign in number[0])
        file = tmp_path / "article.txt"
        file.write_text(text[:start] + digits + text[end:], encoding="utf-8")
        assert pingan_kg.verify(file, data=example).discrepancies, (number[0], digits)


@pytest.fixture(scope="module")
def together() -> Store:
    return store(QUERIED, data=[HOME])


def test_all_stand_beside_the_shipped_briefings(together: Store) -> None:
    expected = {*briefings(shared()), *(folder.name for folder in EXAMPLES)}
    assert set(briefings(together)) == expected


def test_another_report_on_the_same_event_contradicts_the_first(invoke: Invoke) -> None:
    """Both stand, joined; the shipped graph alone knows nothing of it."""
    for command in (
        ("query", "-n", "contradictions"),
        ("gaps",),
        ("why", "mediation-committees"),
    ):
        with_it = invoke(*command, "--lang", "en", "--data", str(HOME)).stdout
        without = invoke(*command, "--lang", "en").stdout
        assert "2615" in with_it.replace(",", ""), command
        assert "2561" in with_it.replace(",", ""), command
        assert "2561" not in without.replace(",", ""), command
