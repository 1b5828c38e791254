"""分别: which of several figures set side by side belongs to which of several things.

In 起数、人数较上年分别下降1%、2% the first figure is that of the first thing. What the
things are called is compared with what the metrics are called.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from ..figures import Match

__all__ = ["Group", "best_pairing", "groups"]

_EACH = "分别"
_REACH = 120
_JOINTS = re.compile("、|和|与|及|以及")
_CLAUSE = re.compile("[，。；：！？,;:!?]")
_COMPARED = re.compile("(?:较|比|同比|环比|[与同].{1,12}相比).*$")
_MOST = 7
"""So many figures at the most are paired; the ways to do it grow as the factorial."""


class Group(NamedTuple):
    """Figures after one 分别, in order, and the things they are said of."""

    figures: tuple[Match, ...]
    things: tuple[str, ...]


def groups(text: str, matches: Sequence[Match]) -> Iterator[Group]:
    """Yield the figures that 分别 deals out, each group with its things.

    ``matches`` are the figures of the text as ``scan`` yields them. A group whose
    figures and things are not equal in number is left out: nothing is guessed.

    >>> from pingan_kg.figures import scan
    >>> text = "起数、人数较上年分别下降1%、2%"
    >>> [(group.things, len(group.figures)) for group in groups(text, list(scan(text)))]
    [(('起数', '人数'), 2)]
    """
    at = text.find(_EACH)
    while at >= 0:
        figures = _dealt(text, at + len(_EACH), matches)
        clause = _CLAUSE.split(text[max(0, at - _REACH) : at])[-1]
        things = tuple(
            thing for thing in _JOINTS.split(_COMPARED.sub("", clause)) if thing.strip()
        )
        if 1 < len(figures) <= _MOST and len(figures) == len(things):
            yield Group(tuple(figures), things)
        at = text.find(_EACH, at + 1)


def _dealt(text: str, start: int, matches: Sequence[Match]) -> list[Match]:
    """Return the figures behind 分别 that nothing but joints stands between."""
    found: list[Match] = []
    first = bisect_left(matches, start, key=lambda match: match.start)
    for match in (matches[at] for at in range(first, len(matches))):
        between = text[found[-1].end if found else start : match.start]
        if len(found) > _MOST:
            break
        if found and not _JOINTS.fullmatch(between):
            break
        if not found and (_CLAUSE.search(between) or len(between) > 8):
            break
        found.append(match)
    return found


def best_pairing(things: Sequence[str], names: Sequence[str]) -> tuple[int, ...] | None:
    """Return for each thing the place of the name that it fits best, all together.

    None where another way fits as well: then nothing can be said.

    >>> best_pairing(["起数", "人数"], ["火灾死亡人数", "火灾起数"])
    (1, 0)
    """
    scores = [[_shared(thing, name) for name in names] for thing in things]
    ranked = sorted(
        (
            (sum(scores[at][place] for at, place in enumerate(way)), way)
            for way in permutations(range(len(names)))
        ),
        reverse=True,
    )
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _shared(thing: str, name: str) -> int:
    """Count a thing's pairs of characters that a name has too; the whole counts more."""
    pairs = {thing[at : at + 2] for at in range(len(thing) - 1)}
    return sum(pair in name for pair in pairs) + 3 * (thing in name)
