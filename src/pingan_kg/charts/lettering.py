"""Letters of a chart: how wide a text is, where its lines break, and how XML writes it."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate

__all__ = ["FONTS", "escaped", "lines", "width"]

FONTS = (
    "system-ui,-apple-system,'Segoe UI','Helvetica Neue',Arial,'PingFang SC',"
    "'Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
)
"""Families that are there on most machines, Chinese ones among them; no font is fetched."""

_BOLDER = 1.14
_NARROW = frozenset("iIjlt.,:;!'|()[]{} fr-/·")
_BROAD = frozenset("mwMWQOGDHNU%@&—–…")
_CLOSING = "，。、；：！？”’）》】」』%％,.;:!?)]"
_OPENING = "“‘（《【「『(["


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many units a text takes at a size, rather too many than too few."""
    return size * sum(map(_em, text)) * (_BOLDER if bold else 1.0)


@cache
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 0.5 if character in "“”‘’·" else 1.0
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.92
    return 0.7 if character.isupper() else 0.6


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit: at spaces, or between Chinese characters.

    No line begins with a closing mark or ends with an opening one; what has no place to
    break is broken where it must be.
    """
    found: list[str] = []
    rest = " ".join(text.split())
    while rest:
        fits = len(rest)
        reach = list(accumulate(map(_em, rest)))
        while fits > 1 and reach[fits - 1] * size * (_BOLDER if bold else 1.0) > room:
            fits -= 1
        cut = next((at for at in range(fits, fits // 3, -1) if _may_break(rest, at)), fits)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return found


def _may_break(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after in _CLOSING or before in _OPENING or after == " ":
        return after == " "
    return before == " " or (before > "\u2e80" and after > "\u2e80")


def escaped(text: str) -> str:
    """Write a text so that it is nothing but text in XML.

    Line breaks become spaces; characters that XML cannot hold, or that turn the direction
    of a line, are left out.
    """
    kept = " ".join(
        "".join(
            " " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one
            for one in text
            if unicodedata.category(one) not in ("Cf", "Cs", "Cn")
        ).split()
    )
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(mark, written)
    return kept
