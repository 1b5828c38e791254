"""Quotations are found again where they stand, and never two at one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.evidence.locate import Wanted, interpolated, locate

WORDS = ["甲乙", "丙丁戊", "己", "庚辛", "壬癸子", "丑寅"]


def article(words: list[str]) -> tuple[str, list[Wanted], list[int]]:
    """Join words to a text of 40 characters a word, so that places are far apart."""
    text = ""
    wanted = []
    for number, word in enumerate(words):
        wanted.append(Wanted(len(text), word))
        text += word + f"{number:x}".rjust(40, "·")
    return text, wanted, [one.start for one in wanted]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_in_the_same_text_each_is_found_where_it_is(words: list[str]) -> None:
    text, wanted, places = article([*words, "锚一", "锚二"])
    assert locate(wanted, text) == places


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_white_space_that_is_gone_changes_only_the_offsets(words: list[str]) -> None:
    text, wanted, places = article([*words, "锚一", "锚二"])
    longer = [Wanted(one.start + number // 3, one.text) for number, one in enumerate(wanted)]
    assert locate(longer, text) == places


@given(
    st.lists(st.sampled_from(WORDS), max_size=40),
    st.text(st.sampled_from("甲乙丙丁戊己庚辛"), max_size=300),
)
def test_two_are_never_found_at_one_place(words: list[str], copy: str) -> None:
    _, wanted, _ = article(words)
    found = locate(wanted, copy)
    for one, place in zip(wanted, found, strict=True):
        assert place is None or copy.startswith(one.text, place)
    spots = [
        (one.text, place) for one, place in zip(wanted, found, strict=True) if place is not None
    ]
    assert len(spots) == len(set(spots))


def test_what_is_quoted_twice_at_one_start_is_found_twice() -> None:
    wanted = [Wanted(0, "甲乙"), Wanted(0, "甲乙"), Wanted(2, "丙")]
    assert locate(wanted, "甲乙丙") == [0, 0, 2]


def test_a_missing_one_is_not_found_elsewhere() -> None:
    text, wanted, places = article(["锚一", "甲乙", "锚二", "甲乙", "锚三"])
    damaged = text[: places[1]] + "甲丙" + text[places[1] + 2 :]
    assert locate(wanted, damaged) == [places[0], None, *places[2:]]


def test_a_block_that_moved_is_found() -> None:
    text, wanted, _ = article(["锚一", "甲乙", "丙丁戊", "庚辛", "锚二", "甲乙", "锚三"])
    start, end = wanted[1].start, wanted[4].start
    moved = text[:start] + text[end:] + text[start:end]
    found = locate(wanted, moved)
    assert None not in found
    assert found[1] == len(moved) - (end - start)
    assert found[5] == wanted[5].start - (end - start)


def test_a_lone_one_that_moved_is_not_taken_for_found() -> None:
    """One short quotation far away may be anything."""
    text, wanted, _ = article(["锚一", "甲乙", "锚二", "丙丁戊", "锚三", "庚辛", "锚四", "己"])
    gone = text.replace("甲乙", "··") + "·" * 500 + "甲乙"
    assert locate([*wanted, Wanted(5000, "甲乙")], gone)[1] is None


def test_nothing_wanted_and_nothing_there() -> None:
    assert locate([], "甲") == []
    assert locate([Wanted(0, "甲")], "") == [None]
    assert locate([Wanted(0, "")], "甲") == [None]


@pytest.mark.parametrize(
    ("start", "place"), [(0, 100), (10, 110), (15, 120), (20, 130), (30, 140), (-5, 95)]
)
def test_between_two_known_places(start: int, place: int) -> None:
    assert interpolated([(10, 110), (20, 130)], start) == place


def test_a_copy_full_of_repetitions_ends() -> None:
    _, wanted, _ = article(WORDS * 60)
    assert len(locate(wanted, "甲乙丙丁戊己庚辛壬癸子丑寅" * 20_000)) == len(wanted)
