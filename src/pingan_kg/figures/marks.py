"""Text as a reader sees it: without marks, one form of each character, offsets kept.

And what in it counts nothing: numbers of entries, idioms, names in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..scripts import SIMPLIFIED
from .lexicon import IDIOMS
from .units import unit_at

__all__ = ["Clean", "clean", "idiomatic", "numbering", "quoted"]

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
_ENTRY = re.compile(r"[0-9]{1,3}(?:[.、](?![0-9])|\.(?=(?:19|20)[0-9]{2}(?:[年一-鿿])))")
"""The number of an entry of a list, where a line begins with it: 5.目标, 10.2023年鉴."""
_CAPTION = re.compile("(?:^|[^地代])[图表]$")
_INDENT = 4
_NUMBERED = re.compile("[0-9]{1,3}(?![0-9.])")
_COUNTING = ("", "%", "‰", "百", "千", "万", "亿")
_IDIOM = re.compile(
    "|".join(IDIOMS) + "|十分(?![钟之米])|(?<![0-9十百千万亿点])一度(?![电以之])"
    "|[东西南北][二三四五六]环|[二三四五六]环路|[这那每某同另任唯统单]一(?![二三四五六七八九十百千万亿半定切])"
    "|(?:星期|周|礼拜)[一二三四五六](?=[至到—-][一二三四五六日])|四季(?!度)"
    "|一(?P<again>[层批次件项条个户家代步天年遍排片幕])(?P=again)|初[一二三四五六七八九十](?=前后)"
)
_IDIOM_BEGINS = frozenset(word[0] for word in IDIOMS) | frozenset(
    "十一东西南北二三四五六这那每某同另任唯统单星周礼初"
)
_LONGEST_IDIOM = max(map(len, IDIOMS))
_QUOTED = 12


class Clean:
    """A text without what a reader does not see, and the way back to its offsets."""

    __slots__ = ("_cuts", "_shifts", "narrow", "shown", "text")

    def __init__(self, shown: str, narrow: str, cuts: list[int], shifts: list[int]) -> None:
        self.shown = shown
        """The characters a reader sees, as printed."""
        self.narrow = narrow
        """The same in characters of half width: one character for one."""
        self.text = narrow.translate(SIMPLIFIED) if _FOLDABLE.search(narrow) else narrow
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


def numbering(text: str, start: int) -> int:
    """Return where the number of an entry (5.目标) or of a table (图1:) ends, or 0."""
    if start <= _INDENT and not text[:start].strip():
        entry = _ENTRY.match(text, start)
        return entry.end() - 1 if entry else 0
    digits = (
        _NUMBERED.match(text, start)
        if _CAPTION.search(text[max(0, start - 2) : start])
        else None
    )
    end = digits.end() if digits else len(text)
    return 0 if text[end : end + 1] in _COUNTING or unit_at(text, end) else end


def idiomatic(text: str, start: int) -> bool:
    """Tell whether a word that counts nothing begins before the figure or with it."""
    low = max(0, start - _LONGEST_IDIOM)
    if _IDIOM_BEGINS.isdisjoint(text[low : start + 1]):
        return False
    for idiom in _IDIOM.finditer(text, low, start + _LONGEST_IDIOM + 2):
        if idiom.start() > start or idiom.end() > start:
            return idiom.start() <= start
    return False


def quoted(text: str, start: int, end: int) -> bool:
    """Tell whether it stands between quotation marks a few characters apart."""
    before = text[max(0, start - _QUOTED) : start]
    opening = max(before.rfind(mark) for mark in "“‘「『《")
    if opening < 0 or any(mark in before[opening:] for mark in "”’」』》"):
        return False
    after = text[end : end + _QUOTED - (len(before) - opening) + 1]
    return any(mark in after for mark in "”’」』》")
