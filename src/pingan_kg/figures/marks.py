"""Text as a reader sees it: no emphasis marks, one form of each character, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..languages import SIMPLIFIED

__all__ = ["Clean", "clean", "folded"]

_CJK = "\u4e00-\u9fff\u3007"
_SPACE = "[ \u00a0\u2009\u202f\u3000]"
_THIN = "[ \u00a0\u2009\u202f]"
_UNSEEN = re.compile(
    r"\*\*|[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
    rf"|(?<=[0-9０-９%％]){_SPACE}(?=[{_CJK}%％‰℃])|(?<=[{_CJK}]){_SPACE}(?=[0-9０-９])"
    rf"|(?<=[0-9]) (?=[-~–—] [0-9])|(?<=[0-9] [-~–—]) (?=[0-9])"
    rf"|(?P<thousand>(?<=[0-9]){_THIN}(?=[0-9]{{3}}(?![0-9])))"
)
"""Emphasis marks, characters without width, one space between a digit and a Chinese word,
one on each side of a dash between digits, and one between groups of three digits."""
_GROUPS = re.compile(
    rf"(?<![0-9.,第表图注版章节条例号])[0-9]{{1,3}}(?:{_THIN}[0-9]{{3}}){{0,9}}\Z"
)
_LONGEST = 40
_WIDE = re.compile("[０-９．％－～＋／＞＜＝（）＄￥○◯ａ-ｚＡ-Ｚ]")
_GROUPED = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NARROW = _LETTERS | str.maketrans(
    "０１２３４５６７８９．％－～＋／＞＜＝（）＄￥○◯", "0123456789.%-~+/><=()$¥〇〇"
)
_FOLDABLE = re.compile("[" + "".join(map(chr, SIMPLIFIED)) + "]")


class Clean:
    """A text without what a reader does not see, and the way back to its offsets."""

    __slots__ = ("_cuts", "_shifts", "narrow", "shown", "text")

    def __init__(self, shown: str, narrow: str, cuts: list[int], shifts: list[int]) -> None:
        self.shown = shown
        """The characters a reader sees, as printed."""
        self.narrow = narrow
        """The same in characters of half width: one character for one."""
        self.text = folded(narrow)
        """The same in simplified characters: one character for one."""
        self._cuts = cuts
        self._shifts = shifts

    def start(self, offset: int) -> int:
        """Return where in the original the seen character stands."""
        cut = bisect_right(self._cuts, offset)
        return offset + (self._shifts[cut - 1] if cut else 0)

    def end(self, offset: int) -> int:
        """Return where in the original the text before ``offset`` ends."""
        return self.start(offset - 1) + 1 if offset else 0


def folded(text: str) -> str:
    """Fold traditional characters, one to one.

    >>> folded("7.65萬處")
    '7.65万处'
    """
    return text.translate(SIMPLIFIED) if _FOLDABLE.search(text) else text


def clean(text: str) -> Clean:
    """Take away marks, narrow the digits and fold the characters of one line.

    >>> seen = clean("**２万**余起")
    >>> seen.shown, seen.text, seen.start(0), seen.end(4)
    ('２万余起', '2万余起', 2, 8)
    """
    cuts: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    last = removed = 0
    for mark in _UNSEEN.finditer(text):
        if mark["thousand"] and not _grouped(text, mark.start()):
            continue
        pieces.append(text[last : mark.start()])
        cuts.append(mark.start() - removed)
        last = mark.end()
        removed += last - mark.start()
        shifts.append(removed)
    shown = "".join([*pieces, text[last:]]) if pieces else text
    narrow = shown
    if _WIDE.search(shown):
        narrow = _GROUPED.sub(",", shown).translate(_NARROW)
    return Clean(shown, narrow, cuts, shifts)


def _grouped(text: str, space: int) -> bool:
    """Tell whether the digits before a space are groups of three, the first one to three."""
    return _GROUPS.search(text[max(0, space - _LONGEST) : space]) is not None
