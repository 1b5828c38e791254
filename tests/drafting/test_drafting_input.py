"""Bad input: one line that says what, where and what to do; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Invoke, one_error
from pingan_kg.drafting import folder as drafting
from pingan_kg.proposal.text import read_article

FIGURES = "2024年3月5日，云州市公布：侦破毒品案件120余起。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(FIGURES, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        ("没有数字。".encode(), "has no figures"),
        (b"No figures in English either.", "has no figures"),
        (b"\x89PNG\x00\x1a", "NUL byte"),
        (b"x" * (3 * 2**20), "article"),
    ],
    ids=["empty", "no figures", "english", "binary", "large"],
)
def test_what_is_no_article_is_refused(
    invoke: Invoke, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    target = tmp_path / "2024-03-05-x"
    result = invoke("draft", str(path), "-o", str(target))
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in one_error(result.stderr)
    assert not target.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["article.txt"]


def test_a_folder_that_exists_is_kept(invoke: Invoke, tmp_path: Path, article: Path) -> None:
    target = tmp_path / "2024-03-05-x"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    result = invoke("draft", str(article), "-o", str(target))
    assert result.exit_code == 2
    assert "--resume" in one_error(result.stderr)
    assert [one.name for one in target.iterdir()] == ["mine.txt"]
    assert invoke("draft", str(article), "-o", str(target), "--force").exit_code == 0
    assert "draft.toml" in {one.name for one in target.iterdir()}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("draft",), "give an article, or --resume"),
        (("draft", "{article}"), "-o FOLDER"),
        (("draft", "{article}", "--resume", "x"), "give an article, or --resume"),
        (("draft", "{article}", "-o", "{folder}", "--published", "yesterday"), "2025-12-09"),
        (("draft", "{article}", "-o", "{folder}", "--id", "Nice Name"), "an id is a date"),
        (("draft", "--resume", "{folder}"), "has no draft.toml"),
        (("draft", "nowhere.txt", "-o", "{folder}"), "nowhere.txt"),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, tmp_path: Path, article: Path, given: tuple[str, ...], words: str
) -> None:
    filled = [one.format(article=article, folder=tmp_path / "2024-03-05-x") for one in given]
    result = invoke(*filled)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in one_error(result.stderr)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[source]", "[source"), "is no TOML"),
        (('decision = "open"', 'decision = "yes"'), "decision is open, keep, exclude"),
        (("number = 1", 'number = "one"'), "has no number"),
        (("[[figure]]", "[figure]"), "no TOML"),
        (("decision = ", "decisions = "), "'decisions' that there is not"),
        (("start = ", "begin = "), "'begin' that there is not"),
    ],
)
def test_a_table_that_was_broken_is_refused_and_kept(
    invoke: Invoke, tmp_path: Path, article: Path, change: tuple[str, str], words: str
) -> None:
    target = tmp_path / "2024-03-05-x"
    invoke("draft", str(article), "-o", str(target))
    table = target / "draft.toml"
    text = table.read_text("utf-8")
    assert change[0] in text
    table.write_text(text.replace(*change, 1), encoding="utf-8")
    kept = {one.name: one.read_bytes() for one in target.iterdir()}
    result = invoke("draft", "--resume", str(target))
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in one_error(result.stderr)
    assert {one.name: one.read_bytes() for one in target.iterdir()} == kept


def test_a_failure_in_the_middle_leaves_nothing(
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fails)
    result = invoke("draft", str(article), "-o", str(tmp_path / "2024-03-05-x"))
    assert result.exit_code == 2
    assert "no space left" in one_error(result.stderr)
    assert [one.name for one in tmp_path.iterdir()] == ["article.txt"]


def test_of_a_page_the_text_is_kept_that_offsets_count(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>标题</h1><p>{FIGURES}</p></body></html>", "utf-8")
    text = read_article(page)
    assert text.is_converted
    assert text.title == "标题"
    from pingan_kg.graph.store import shared

    target = tmp_path / "2024-03-05-x"
    found = drafting.draft(page, target, shared(), source={}, version="1.2.3")
    kept = (target / drafting.ARTICLE).read_bytes()
    assert kept.decode() == text.text
    for row in found.draft.rows:
        assert kept.decode()[row.start : row.end] == row.quote
        assert row.printed in row.quote
