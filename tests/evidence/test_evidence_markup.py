"""What a reader sees of a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.evidence.markup import is_page, pieces


def seen(page: str) -> str:
    return "".join(piece.text for piece in pieces(page))


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>甲</p><p>乙</p>", "\n甲\n\n乙\n"),
        ("破案<b>2万</b>余起", "破案2万余起"),
        ("甲<br/>乙<BR>丙", "甲\n乙\n丙"),
        ("&ldquo;甲&rdquo;&#65;&#x4e00;&nbsp;&amp;lt;", "“甲”A一\xa0&lt;"),
        ("<script>var a = '<p>3</p>';</script>甲<STYLE>p{}</STYLE >乙", "甲乙"),
        ("<head><title>3</title></head>甲", "甲"),
        ("甲<!-- 3 > 2 -->乙<!doctype html>丙<?xml a?>丁", "甲乙丙丁"),
        ('<p title="a">甲', "\n甲"),
        ("1 < 2 && 3 > 2", "1 < 2 && 3 > 2"),
        ("<script>无尽", "无尽"),
        ("甲<!-- 无尽", "甲<!-- 无尽"),
        ("甲<p 无尽", "甲<p 无尽"),
        ("<svg/>甲", "甲"),
        ("<a href='x'>甲</a >乙", "甲乙"),
        ("", ""),
    ],
)
def test_what_is_seen(page: str, text: str) -> None:
    assert seen(page) == text


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<html>", True),
        ("甲<br>乙", True),
        ("<!DOCTYPE html>", True),
        ("a <b and c> d", True),
        ("2 < 3 > 1", False),
        ("<2万>", False),
        ("《书名》", False),
    ],
)
def test_what_is_a_page(text: str, page: bool) -> None:
    assert is_page(text) is page


@given(st.text(st.sampled_from("甲乙<>/!-pbscript &#;amp\"'=\nİ"), max_size=60))
def test_offsets_are_those_of_the_page(page: str) -> None:
    for piece in pieces(page):
        if not piece.whole and piece.text != "\n":
            assert page[piece.start : piece.start + len(piece.text)] == piece.text


class _Reference(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", '<a href="x">', "</a>", "<!-- x -->"]
)


@given(st.lists(TAGS | st.text(st.sampled_from("甲乙1万余 "), max_size=5), max_size=20))
def test_of_well_formed_pages_it_sees_what_the_standard_parser_sees(parts: list[str]) -> None:
    page = "".join(parts)
    reference = _Reference()
    reference.feed(page)
    reference.close()
    assert seen(page).replace("\n", "") == reference.text


@pytest.mark.parametrize(
    "part", ["<!--", "<script>", "<a ", "&", "<", "<p>", "</", "&#1", "<!", "<a" * 2, "<p "]
)
def test_hostile_pages_end(part: str) -> None:
    """None of these is read again and again: each takes a moment, not minutes."""
    page = part * (1_000_000 // len(part))
    assert sum(len(piece.text) for piece in pieces(page)) <= len(page)
    is_page(page)
