"""Text as a reader sees it: no emphasis marks, half-width digits, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Clean", "clean"]

_CJK = "\u4e00-\u9fff\u3007"
_SPACE = "[ \u00a0\u2009\u202f\u3000]"
_UNSEEN = re.compile(
    r"\*\*|[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
    rf"|(?<=[0-9０-９%％]){_SPACE}(?=[{_CJK}%％‰℃])|(?<=[{_CJK}]){_SPACE}(?=[0-9０-９])"
)
"""Emphasis marks, characters without width, one space between a digit and a Chinese word."""
_WIDE = re.compile(r"[０-９．％－～]")
_GROUPED = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_NARROW = str.maketrans("０１２３４５６７８９．％－～", "0123456789.%-~")


class Clean:
    """A text without what a reader does not see, and the way back to its offsets."""

    __slots__ = ("_cuts", "_shifts", "shown", "text")

    def __init__(self, shown: str, text: str, cuts: list[int], shifts: list[int]) -> None:
        self.shown = shown
        """The characters a reader sees, as printed."""
        self.text = text
        """The same, full-width digits made half-width: one character for one."""
        self._cuts = cuts
        self._shifts = shifts

    def start(self, offset: int) -> int:
        """Return where in the original the seen character stands."""
        cut = bisect_right(self._cuts, offset)
        return offset + (self._shifts[cut - 1] if cut else 0)

    def end(self, offset: int) -> int:
        """Return where in the original the text before ``offset`` ends."""
        return self.start(offset - 1) + 1 if offset else 0


def clean(text: str) -> Clean:
    """Take away marks and narrow the digits of one line.

    >>> seen = clean("**２万**余起")
    >>> seen.shown, seen.text, seen.start(0), seen.end(4)
    ('２万余起', '2万余起', 2, 8)
    """
    cuts: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    last = removed = 0
    for mark in _UNSEEN.finditer(text):
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
