"""Find the quotations of an article again in another copy of it.

Quotations are short, and some stand in the article several times, so where each
belongs follows from its neighbours. As in a patience diff: what occurs once on both
sides and in order is an anchor; the others are looked for beside their neighbours.
What is left may stand in a block that the copy has elsewhere (a summary panel,
captions): then several quotations are displaced alike.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Wanted", "interpolated", "locate"]

MOST = 400
"""The most places of one quotation that are looked at; the next are left out."""
_TOGETHER = 3
"""So many quotations, displaced alike, make a block that was moved."""
_ALIKE = 40
"""How far apart, in characters, displacements of one block may be."""
_SLACK = 16
"""How far a quotation may be from where it should be, besides a part of the gap."""
_LONG = 8
"""A quotation of so many characters that occurs once on both sides is the same, wherever."""
_NEAR = 120
"""A neighbour farther away, in characters, tells nothing by itself."""
_ROUNDS = 24
"""So often neighbours and moved blocks are looked for, each time from what is placed."""


class Wanted(NamedTuple):
    """A quotation: where it starts in the article, and its folded text."""

    start: int
    text: str


def locate(wanted: Sequence[Wanted], copy: str) -> list[int | None]:
    """Return for each quotation the place in the copy where it stands, or None.

    ``wanted`` is sorted by start; ``copy`` is folded alike. Two quotations of
    different places are never found at one.
    """
    occurrences = {text: _occurrences(text, copy) for text in {one.text for one in wanted}}
    found = _anchors(wanted, occurrences)
    taken = {
        (one.text, place) for one, place in zip(wanted, found, strict=True) if place is not None
    }
    for _ in range(_ROUNDS):
        before = found.count(None)
        _beside(wanted, found, occurrences, taken)
        if found.count(None) == before and not _moved(wanted, found, occurrences, taken):
            break
    return found


def interpolated(anchors: Sequence[tuple[int, int]], start: int) -> int:
    """Return where a start should be: on the line between the anchors around it.

    ``anchors`` are starts with the places where they are, at least one, sorted.

    >>> interpolated([(0, 100), (10, 120)], 5)
    110
    """
    after = bisect_left(anchors, (start, -1))
    if after == 0 or after == len(anchors):
        nearest = anchors[0] if after == 0 else anchors[-1]
        return nearest[1] + start - nearest[0]
    (start0, place0), (start1, place1) = anchors[after - 1], anchors[after]
    if start1 == start0:
        return place0
    return place0 + round((start - start0) * (place1 - place0) / (start1 - start0))


def _occurrences(text: str, copy: str) -> list[int]:
    places: list[int] = []
    at = copy.find(text) if text else -1
    while at >= 0 and len(places) < MOST:
        places.append(at)
        at = copy.find(text, at + 1)
    return places


def _anchors(wanted: Sequence[Wanted], occurrences: dict[str, list[int]]) -> list[int | None]:
    """Return the places of what occurs once on both sides: what is in order, or long."""
    times = Counter(one.text for one in dict.fromkeys(wanted))
    lone = [
        (at, occurrences[one.text][0])
        for at, one in enumerate(wanted)
        if times[one.text] == 1 and len(occurrences[one.text]) == 1
    ]
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(lone):
        length = bisect_right(tails, place)
        before.append(best[length - 1] if length else -1)
        tails[length:] = [place] if length == len(tails) else [place, *tails[length + 1 :]]
        best[length:] = [number] if length == len(best) else [number, *best[length + 1 :]]
    found: list[int | None] = [None] * len(wanted)
    number = best[-1] if best else -1
    while number >= 0:
        at, place = lone[number]
        found[at] = place
        number = before[number]
    for at, place in lone:
        if len(wanted[at].text) >= _LONG:
            found[at] = place
    return found


Taken = set[tuple[str, int]]


def _beside(
    wanted: Sequence[Wanted],
    found: list[int | None],
    occurrences: dict[str, list[int]],
    taken: Taken,
) -> None:
    """Place what stands, in the copy too, about as far from a neighbour that is placed."""
    placed = [
        (one.start, place)
        for one, place in zip(wanted, found, strict=True)
        if place is not None
    ]
    if not placed:
        return
    starts = [start for start, _ in placed]
    nearness: list[tuple[int, int, int]] = []
    for at, one in enumerate(wanted):
        if found[at] is not None:
            continue
        left, right = bisect_right(starts, one.start) - 1, bisect_left(starts, one.start)
        around = [placed[side] for side in (left, right) if 0 <= side < len(placed)]
        near = [(start, place) for start, place in around if abs(one.start - start) <= _NEAR]
        should = [interpolated(placed, one.start)]
        should += [place + one.start - start for start, place in near]
        gap = min(abs(one.start - start) for start, _ in around)
        room = _SLACK + min(gap, _NEAR) // 4
        for place in occurrences[one.text]:
            far = min(abs(place - where) for where in should)
            if far <= room:
                nearness.append((far, at, place))
    _choose(wanted, found, sorted(nearness), taken)


def _choose(
    wanted: Sequence[Wanted],
    found: list[int | None],
    nearness: list[tuple[int, int, int]],
    taken: Taken,
) -> None:
    """Give each quotation its nearest place, unless another start of the text has it."""
    owners: dict[tuple[str, int], int] = {}
    for _, at, place in nearness:
        one = wanted[at]
        spot = (one.text, place)
        if found[at] is None and (spot not in taken or owners.get(spot) == one.start):
            found[at] = place
            taken.add(spot)
            owners[spot] = one.start


def _moved(
    wanted: Sequence[Wanted],
    found: list[int | None],
    occurrences: dict[str, list[int]],
    taken: Taken,
) -> bool:
    """Place the largest block that stands elsewhere; tell whether there is one."""
    shifts = sorted(
        (place - one.start, at, place)
        for at, one in enumerate(wanted)
        if found[at] is None
        for place in occurrences[one.text]
        if (one.text, place) not in taken
    )
    group = _densest(shifts)
    if len({wanted[at].start for _, at, _ in group}) < _TOGETHER:
        return False
    middle = group[len(group) // 2][0]
    near = sorted((abs(shift - middle), at, place) for shift, at, place in group)
    _choose(wanted, found, near, taken)
    return True


def _densest(shifts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the run of shifts that are alike which holds the most quotations."""
    best = (0, 0)
    most = low = 0
    inside: Counter[int] = Counter()
    for high, (shift, at, _) in enumerate(shifts):
        inside[at] += 1
        while shift - shifts[low][0] > _ALIKE:
            gone = shifts[low][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            low += 1
        if len(inside) > most:
            most, best = len(inside), (low, high + 1)
    return shifts[slice(*best)]
