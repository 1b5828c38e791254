"""The page of an article: complete, safe, and the same on every run."""

from __future__ import annotations

import base64
import re
from decimal import Decimal
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from conftest import CITY, Invoke, one_error
from pingan_kg.evidence.tracing import trace
from pingan_kg.evidence.verify import verified
from pingan_kg.graph.store import opened
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.viewing import page
from pingan_kg.viewing.marking import STATES, Mark, found_elsewhere, marks
from pingan_kg.viewing.words import WORDS

pytest.importorskip("jinja2")
ARTICLE = CITY / "article.txt"


@pytest.fixture(scope="module")
def city() -> Store:
    return opened(data=[CITY], only=True)


class _Read(HTMLParser):
    """Gathers the article's text, its marks, and the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self._in_main = self._in_mark = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        self._in_main |= tag == "main"
        if self._in_main and tag == "p":
            self.paragraphs.append("")
        if self._in_main and tag == "a":
            self.marks.append(((said["class"] or "").removeprefix("mark "), ""))
            self._in_mark = True

    def handle_endtag(self, tag: str) -> None:
        self._in_main &= tag != "main"
        self._in_mark &= tag != "a"

    def handle_data(self, data: str) -> None:
        if self._in_main and self.paragraphs:
            self.paragraphs[-1] += data
        if self._in_main and self._in_mark:
            state, text = self.marks[-1]
            self.marks[-1] = (state, text + data)


def _plain(text: str) -> str:
    return "".join(text.split())


def _marked(text: str, store: Store, folder: Path) -> list[Mark]:
    file = folder / "copy.txt"
    file.write_text(text, encoding="utf-8")
    traced = trace(file, store)
    return marks(traced, verified(traced, store))


def test_the_article_stands_there_as_it_is(city: Store) -> None:
    shown = _Read(page(ARTICLE, store=city))
    given = ARTICLE.read_text(encoding="utf-8")
    assert _plain("".join(shown.paragraphs)) == _plain(given)
    lines = [" ".join(one.split()) for one in given.split("\n") if one.strip()]
    assert [" ".join(one.split()) for one in shown.paragraphs] == lines, "spaces are kept"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_is_marked_and_has_a_card(city: Store, lang: str) -> None:
    text = page(ARTICLE, store=city, lang=lang)
    shown = _Read(text)
    traced = trace(ARTICLE, city)
    printed = [traced.copy.shown(one.start, one.end) for one in traced.figures]
    marked = " ".join(words for _, words in shown.marks)
    assert printed
    assert not [one for one in printed if one not in marked]
    cards = {said["id"] for tag, said in shown.tags if tag == "section" and "id" in said}
    links = {said["href"] for tag, said in shown.tags if tag == "a"}
    assert {f"#{one}" for one in cards} <= links
    assert len(cards) == len(shown.marks)
    assert WORDS[lang]["agrees"] in text


def test_the_real_article(article: str, graph: Store, tmp_path: Path) -> None:
    found = _marked(article, graph, tmp_path)
    assert {one.state for one in found} == {"evidence", "worded", "excluded"}


def test_what_verify_finds_is_shown_at_its_place(city: Store, tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert {one.state for one in _marked(text, city, tmp_path)} <= set(STATES[:3])
    assert "120余起" in text
    other = _marked(text.replace("120余起", "320余起"), city, tmp_path)
    (changed,) = (one for one in other if one.found)
    assert changed.state == "left"
    assert {one.code for one in changed.found} == {"gone", "left-over"}
    wrong = opened(data=[CITY], only=True)
    value = NamedNode(PREFIXES["sdmx-measure"] + "obsValue")
    quads = wrong.quads_for_pattern(None, value, None)
    quad = min((one for one in quads if one.object.value == "120"), key=str)
    wrong.remove(quad)
    wrong.add(Quad(quad.subject, value, Literal(Decimal("125")), quad.graph_name))
    doubted = [one for one in _marked(text, wrong, tmp_path) if one.found]
    assert {one.state for one in doubted} == {"doubt"}
    more = _marked(text + "\n另有案件98765起。\n", city, tmp_path)
    (left,) = (one for one in more if one.state == "left")
    assert left.found[0].code == "left-over"


def test_what_has_no_place_is_told_apart(city: Store, tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    first = next(one for one in trace(ARTICLE, city).article.claims if one.figure)
    file = tmp_path / "copy.txt"
    file.write_text(text.replace(first.exact, ""), encoding="utf-8")
    traced = trace(file, city)
    result = verified(traced, city)
    missing = found_elsewhere(marks(traced, result), result)
    assert missing
    shown = unescape(page(file, store=city, lang="en"))
    assert all(one.message("en") in shown for one in missing)


def test_marks_share_no_character(article: str, graph: Store, tmp_path: Path) -> None:
    found = _marked(article, graph, tmp_path)
    assert all(one.end <= after.start for one, after in pairwise(found))


def test_it_loads_nothing_and_runs_nothing_else(city: Store, tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    file = tmp_path / "copy.txt"
    file.write_text(f"{text}\n{hostile}", encoding="utf-8")
    shown = page(file, store=city)
    names = [tag for tag, _ in _Read(shown).tags]
    assert names.count("script") == 1
    assert not {"img", "link", "iframe", "object", "form"} & set(names)
    attributes = [name for _, said in _Read(shown).tags for name in said]
    assert not [name for name in attributes if name.startswith("on") or name == "src"]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    assert policy
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", shown, re.S)
        assert body
        digest = base64.b64encode(sha256(body[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in unescape(policy[1])


def test_a_saved_page_is_shown_as_a_reader_sees_it(city: Store, tmp_path: Path) -> None:
    paragraphs = ARTICLE.read_text(encoding="utf-8").split("\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    file = tmp_path / "page.html"
    file.write_text(f"<html><body><script>x()</script>{body}</body></html>", encoding="utf-8")
    shown = "".join(_Read(page(file, store=city)).paragraphs)
    assert "x()" not in shown
    assert _plain("".join(paragraphs)) in _plain(shown)


def test_it_is_the_same_on_every_run(city: Store) -> None:
    assert page(ARTICLE, store=city) == page(ARTICLE, store=opened(data=[CITY], only=True))


def test_wrong_use_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    for call in (
        ("view", "--source", str(tmp_path / "none.txt")),
        ("view", "--source", str(ARTICLE), "-o", str(tmp_path / "x.csv")),
        ("view", "--source", str(ARTICLE), "--briefing", "nope"),
    ):
        result = invoke(*call)
        assert (result.exit_code, result.stdout) == (2, "")
        one_error(result.stderr)
    assert not list(tmp_path.iterdir())
