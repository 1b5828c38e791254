"""Quotations are found again where they stand, and a lookalike is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.evidence.locate import Place, State, Wanted, locate
from pingan_kg.evidence.positions import interpolated

WORDS = ["甲乙", "丙丁戊", "己", "庚辛", "壬癸子", "丑寅"]


def article(words: list[str], beside: int = 0) -> tuple[str, list[Wanted]]:
    """Join words to a text of 40 characters a word, so that places are far apart."""
    text = "".join(word + f"{number:x}".rjust(40, "·") for number, word in enumerate(words))
    wanted = []
    at = 0
    for number, word in enumerate(words):
        end = at + len(word)
        wanted.append(
            Wanted(at, word, text[max(0, at - beside) : at], text[end : end + beside])
        )
        at = end + max(40, len(f"{number:x}"))
    return text, wanted


def places(wanted: list[Wanted], copy: str) -> list[int | None]:
    return [place.at for place in locate(wanted, copy)[0]]


def states(wanted: list[Wanted], copy: str) -> list[State]:
    return [place.state for place in locate(wanted, copy)[0]]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from([0, 3, 42]))
def test_in_the_same_text_each_is_found_where_it_is(words: list[str], beside: int) -> None:
    text, wanted = article([*words, "锚一", "锚二"], beside)
    found, times = locate(wanted, text)
    assert [place.at for place in found] == [one.start for one in wanted]
    assert {place.state for place in found} == {State.FOUND}
    assert times == 1


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_white_space_that_is_gone_changes_only_the_offsets(words: list[str]) -> None:
    text, wanted = article([*words, "锚一", "锚二"])
    longer = [
        one._replace(start=(one.start or 0) + number // 3) for number, one in enumerate(wanted)
    ]
    assert places(longer, text) == [one.start for one in wanted]


@given(
    st.lists(st.sampled_from(WORDS), max_size=40),
    st.sampled_from([0, 3]),
    st.text(st.sampled_from("甲乙丙丁戊己庚辛·"), max_size=300),
)
def test_two_are_never_found_at_one_place(words: list[str], beside: int, copy: str) -> None:
    _, wanted = article(words, beside)
    found, _ = locate(wanted, copy)
    spots = []
    for one, place in zip(wanted, found, strict=True):
        assert (place.at is None) == (place.state is State.GONE)
        if place.at is not None:
            assert copy.startswith(one.text, place.at)
            spots.append((one.text, place.at))
            whole = copy.startswith(one.suffix, place.at + len(one.text))
            whole = whole and copy.endswith(one.prefix, 0, place.at)
            assert whole or place.state is State.AMBIGUOUS
    assert len(spots) == len(set(spots))


def test_what_is_quoted_twice_at_one_start_is_found_twice() -> None:
    wanted = [Wanted(0, "甲乙"), Wanted(0, "甲乙"), Wanted(2, "丙")]
    assert places(wanted, "甲乙丙") == [0, 0, 2]


def test_a_missing_one_is_not_found_elsewhere() -> None:
    text, wanted = article(["锚一", "甲乙", "锚二", "甲乙", "锚三"])
    start = wanted[1].start or 0
    damaged = text[:start] + "甲丙" + text[start + 2 :]
    starts = [one.start for one in wanted]
    assert places(wanted, damaged) == [starts[0], None, *starts[2:]]


@pytest.mark.parametrize("beside", [0, 8])
def test_a_block_that_moved_is_found_and_said_to_have_moved(beside: int) -> None:
    text, wanted = article(
        ["锚一", "锚四", "甲乙", "丙丁戊", "庚辛", "锚二", "甲乙", "锚三"], beside
    )
    start, end = wanted[2].start or 0, wanted[5].start or 0
    moved = text[:start] + text[end:] + text[start:end]
    found, _ = locate(wanted, moved)
    assert [place.at for place in found if place.at is not None]
    assert found[3].at == (wanted[3].start or 0) + len(moved) - end
    assert found[3].state is State.MOVED
    assert found[7] == Place(State.FOUND, (wanted[7].start or 0) - (end - start), in_order=True)


def test_beside_something_else_it_is_ambiguous_at_best() -> None:
    text, wanted = article(["锚一", "甲乙", "锚二", "丙丁戊", "锚三"], 8)
    start = wanted[1].start or 0
    for changed in (text[: start - 1] + "外" + text[start:], text.replace("甲乙·", "甲乙外")):
        assert states(wanted, changed)[1] is State.AMBIGUOUS
    elsewhere = text.replace("甲乙", "外外") + "外外外甲乙外外外"
    assert states(wanted, elsewhere)[1] in (State.AMBIGUOUS, State.GONE)


def test_where_it_stands_alike_twice_it_is_ambiguous() -> None:
    text, wanted = article(["锚一", "甲乙", "锚二", "丙丁戊", "锚三", "庚辛"], 8)
    start = wanted[3].start or 0
    again = text + text[start - 8 : start + 11]
    found = locate(wanted, again)[0]
    assert found[3].state is State.AMBIGUOUS
    assert found[3].others == (len(text) + 8,)
    assert [place.state for place in found].count(State.FOUND) == len(wanted) - 1


def test_a_text_that_stands_twice_is_counted() -> None:
    text, wanted = article(["锚一", "甲乙", "锚二", "甲乙", "丙丁戊", "锚三", "庚辛"], 8)
    found, times = locate(wanted, text + text)
    assert times == 2
    assert [place.at for place in found] == [one.start for one in wanted]


def test_a_lone_one_that_moved_is_not_taken_for_found() -> None:
    """One short quotation far away may be anything."""
    text, wanted = article(["锚一", "甲乙", "锚二", "丙丁戊", "锚三", "庚辛", "锚四", "己"], 4)
    gone = text.replace("甲乙", "··") + "·" * 500 + "甲乙"
    assert states([*wanted, Wanted(5000, "子", "丑", "寅")], gone)[1] is not State.FOUND


def test_without_offsets_each_is_found_that_stands_once() -> None:
    _, wanted = article(["锚一", "甲乙", "丙丁戊"], 8)
    text = article(["丙丁戊"], 0)[0]
    bare = [Wanted(None, *one[1:]) for one in wanted]
    assert states(bare, article(["锚一", "甲乙", "丙丁戊"])[0]) == [State.FOUND] * 3
    assert states(bare, text)[:2] == [State.GONE] * 2


def test_nothing_wanted_and_nothing_there() -> None:
    assert locate([], "甲") == ([], 1)
    assert places([Wanted(0, "甲")], "") == [None]
    assert places([Wanted(0, "")], "甲") == [None]


@pytest.mark.parametrize(
    ("start", "place"), [(0, 100), (10, 110), (15, 120), (20, 130), (30, 140), (-5, 95)]
)
def test_between_two_known_places(start: int, place: int) -> None:
    assert interpolated([(10, 110), (20, 130)], start) == place


def test_a_copy_full_of_repetitions_ends() -> None:
    _, wanted = article(WORDS * 60)
    assert len(places(wanted, "甲乙丙丁戊己庚辛壬癸子丑寅" * 20_000)) == len(wanted)
