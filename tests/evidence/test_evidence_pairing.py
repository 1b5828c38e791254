"""分别: which figure belongs to which thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import pytest

from pingan_kg.evidence.pairing import best_pairing, groups
from pingan_kg.figures import Match, scan


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("起数、伤者较上年分别下降12%、7.5%。", [("起数 伤者", "12% 7.5%")]),
        ("甲区和乙区分别建成3个和5个站", [("甲区 乙区", "3个 5个")]),
        ("甲、乙、丙同比分别增长1%、2%和3%，丁4%", [("甲 乙 丙", "1% 2% 3%")]),
        ("全年，甲、乙与去年相比分别为5起、6起", [("甲 乙", "5起 6起")]),
        ("甲、乙、丙分别增长1%、2%", []),
        ("甲分别增长1%、2%", []),
        ("甲、乙分别增长1%", []),
        ("分别增长1%、2%", []),
        ("甲、乙分别召开会议，增长1%、2%", []),
        (
            "甲、乙分别下降1%、2%；丙、丁分别上升3%、4%",
            [("甲 乙", "1% 2%"), ("丙 丁", "3% 4%")],
        ),
        ("没有这个词，1%、2%", []),
    ],
)
def test_groups(text: str, found: list[tuple[str, str]]) -> None:
    assert [
        (" ".join(group.things), " ".join(one.figure.printed for one in group.figures))
        for group in groups(text, list(scan(text)))
    ] == found


@pytest.mark.parametrize(
    ("things", "names", "way"),
    [
        (["起数", "死者"], ["事故起数", "死者人数"], (0, 1)),
        (["起数", "死者"], ["死者人数", "事故起数"], (1, 0)),
        (["甲区", "乙区", "丙区"], ["丙区", "甲区", "乙区"], (1, 2, 0)),
        (["甲", "乙"], ["没有关系", "也没有"], None),
        (["一", "一"], ["一", "一"], None),
        (["甲"], ["乙"], (0,)),
    ],
)
def test_best_pairing(things: list[str], names: list[str], way: tuple[int, ...] | None) -> None:
    assert best_pairing(things, names) == way


class Counted(Sequence[Match]):
    """Matches that count how often one of them is looked at."""

    def __init__(self, matches: list[Match]) -> None:
        self.matches = matches
        self.looks = 0

    def __len__(self) -> int:
        return len(self.matches)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | Sequence[Match]:
        self.looks += 1 if isinstance(at, int) else len(range(*at.indices(len(self))))
        return self.matches[at]


@pytest.mark.parametrize(
    "sentence",
    [
        "甲、乙分别下降1%、2%。",
        "甲、乙分别" + "、".join(["5个"] * 30) + "。",
        "分别，5个。",
        "5个，分别。",
    ],
)
def test_pairing_grows_as_the_text_does(sentence: str) -> None:
    """Four times the text is four times the work, and a little for finding the place."""
    looks = []
    for times in (50, 200):
        text = sentence * times
        matches = Counted(list(scan(text)))
        list(groups(text, matches))
        looks.append(matches.looks)
    few, many = looks
    assert few
    assert many <= 6 * few
