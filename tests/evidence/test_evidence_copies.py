"""Copies of a text: what is compared, and the way back to the text as given."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.errors import InputError
from pingan_kg.evidence.copies import Copy, folded, read_copy
from pingan_kg.limits import ARTICLE

CHINESE = st.text(
    st.sampled_from("云州警方破获案件万余起下降，。“”（）、1203.5%一二三"), max_size=60
)
SPACE = st.sampled_from([" ", "\n", "\u3000", "\t", "\r\n"])
UNSEEN = st.sampled_from(["", "**", "\u200b", "\ufeff", "＊", "_"])


@given(CHINESE, st.data())
def test_what_a_reader_does_not_see_changes_nothing(text: str, data: st.DataObject) -> None:
    pieces = [character + data.draw(UNSEEN | SPACE) for character in text]
    assert folded("".join(pieces)) == folded(text)


@given(CHINESE)
def test_the_form_of_a_character_changes_nothing(text: str) -> None:
    assert folded(unicodedata.normalize("NFKC", text)) == folded(text)
    wide = text.translate({ord(one): chr(ord(one) + 0xFEE0) for one in "0123456789.%"})
    assert folded(wide) == folded(text)
    assert folded(text.translate(str.maketrans("“”", "「」"))) == folded(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("**2万** 余起", "2万余起"),
        ("２，０００人", "2000人"),
        ("1,234,567.5元", "1234567.5元"),
        ("１，２００余万", "1200余万"),
        ("1,23件", "1,23件"),
        ("3 5件", "35件"),
        ("2025-12-10 07:30", "2025-12-10 07:30"),
        ("12,345件，3个", "12345件,3个"),
        ("3个,共5个", "3个,共5个"),
        ("⼀个", "一个"),
        ("面积5万㎡", "面积5万㎡"),
        ("①一", "①一"),
        ("‘十三五’", '"十三五"'),
        ("10—20%", "10-20%"),
        ("……", "......"),
    ],
)
def test_the_key_of_a_text(text: str, key: str) -> None:
    assert folded(text) == key


def test_punctuation_is_wide_in_what_figures_are_read_on() -> None:
    """Half-width commas between a digit and a word would join two figures."""
    assert Copy("破案3起,抓获2人;共1,200件:好").key == "破案3起，抓获2人；共1200件：好"


@given(st.text(st.sampled_from("甲乙。\n <>p/&;amp*1２"), max_size=40))
def test_every_place_leads_back_to_what_is_seen_there(text: str) -> None:
    copy = Copy(text)
    assert len(copy.key) == len(copy.folded)
    for place in range(len(copy.key)):
        offset = copy.offset(place)
        assert 0 <= offset < len(text)
        assert copy.place(offset) <= place
        line, column = copy.line(place)
        assert text.split("\n")[line - 1][column - 1 :] == text[offset:].partition("\n")[0]
    ends = [end for _, end in copy.paragraphs()]
    assert not copy.key or ends[-1] == len(copy.key)
    assert "".join(copy.key[a:b] for a, b in copy.paragraphs()) == copy.key


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("甲乙丙\n丁戊", ["甲乙丙丁戊"]),
        ("甲乙。\n丁戊", ["甲乙。", "丁戊"]),
        ("甲乙\n\n丁戊", ["甲乙", "丁戊"]),
        ("甲乙\r\n\r\n丁戊\r\n己", ["甲乙", "丁戊己"]),
        ("甲\r乙", ["甲乙"]),
        ("甲1\u20282乙\f丙", ["甲12乙丙"]),
        ("甲“12345\n·乙”", ["甲“12345·乙”"]),
        ("- 甲\n\n> 乙\n> 丙", ["甲", "乙丙"]),
        ("\n\n甲\n \n\n乙\n", ["甲", "乙"]),
        ("<p>甲<br>乙</p><div>丙<b>丁</b>\n戊</div>", ["甲", "乙", "丙丁戊"]),
    ],
)
def test_line_ends_that_only_wrap_are_no_edges(text: str, paragraphs: list[str]) -> None:
    copy = Copy(text)
    assert [copy.key[start:end] for start, end in copy.paragraphs()] == paragraphs


def test_of_the_very_text_every_line_is_a_paragraph() -> None:
    copy = Copy("甲乙丙\n丁戊", as_is=True)
    assert len(list(copy.paragraphs())) == 2


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("乙1起", "甲乙1起，丙2起。"),
        ("2起", "甲乙1起，丙2起。"),
        ("丁", "“丁戊。”"),
        ("庚", "庚辛"),
    ],
)
def test_the_sentence_around_a_passage(passage: str, sentence: str) -> None:
    copy = Copy("标题\n\n甲乙1起，丙2起。“丁戊。”己！\n\n庚辛")
    start = copy.key.index(passage)
    assert copy.shown(*copy.sentence(start, start + len(passage))) == sentence


def test_what_is_shown_is_what_was_printed() -> None:
    copy = Copy("共 **２万** 余起……(约) Safe City 论坛")
    assert copy.shown(0, len(copy.key)) == "共２万余起……(约) Safe City论坛"


def test_reading_tells_the_very_text_from_another_copy(tmp_path: Path) -> None:
    from hashlib import sha256

    file = tmp_path / "a.txt"
    file.write_text("甲\n乙", encoding="utf-8")
    found = sha256(file.read_bytes()).hexdigest()
    copy, same = read_copy(file, {found})
    assert same == found
    assert len(list(copy.paragraphs())) == 2
    assert read_copy(file, {"0" * 64})[1] is None
    assert read_copy(file, set())[1] is None


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(coding: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("云州3万余起".encode(coding))
    assert read_copy(file, set())[0].key == "云州3万余起"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\n\n  \t", "is empty"),
        (b"a\x00b", "NUL byte"),
        (b"\xfe\xff\xd8\x00", "no text"),
        (b"\x1b\x01\x02", "no text"),
        (b"\x81", "no text"),
        (b"x" * (ARTICLE + 1), "larger than 2 MiB"),
    ],
)
def test_what_is_no_text(data: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_copy(file, set())
