"""Where quotations should stand in a copy, by where the others do.

Starts are of the article, places of the copy; what has no start (of a source that was
read in part) fits anywhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

__all__ = ["CLOSE", "Neighbours", "blocks", "in_order", "interpolated"]

CLOSE = 40
"""A quotation no farther from where it should be, in characters, is at its place."""


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


class Neighbours:
    """What is placed already, to tell how far a place is from where it should be."""

    def __init__(self, starts: Sequence[int | None], found: Sequence[int | None]) -> None:
        self._known = sorted(
            (start, place)
            for start, place in zip(starts, found, strict=True)
            if place is not None and start is not None
        )

    def distance(self, start: int | None, place: int) -> int:
        """Return how far a place is from where a neighbour or both have it."""
        if start is None or not self._known:
            return 0
        at = bisect_left(self._known, (start, -1))
        around = self._known[max(0, at - 1) : at + 1]
        should = [interpolated(self._known, start)]
        should += [there + start - other for other, there in around]
        return min(abs(place - one) for one in should)


def in_order(
    starts: Sequence[int | None], found: Sequence[int | None], whole: Sequence[bool]
) -> list[bool]:
    """Tell which stand where the order of the article has them.

    That is the most that can be in order together; the others were moved.
    """
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = [-1] * len(starts)
    for at, place in enumerate(found):
        if place is None or not whole[at] or starts[at] is None:
            continue
        length = bisect_right(tails, place)
        before[at] = best[length - 1] if length else -1
        tails[length:] = [place] if length == len(tails) else [place, *tails[length + 1 :]]
        best[length:] = [at] if length == len(best) else [at, *best[length + 1 :]]
    ordered = [start is None for start in starts]
    at = best[-1] if best else -1
    while at >= 0:
        ordered[at] = True
        at = before[at]
    return ordered


def blocks(shifts: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return what is displaced alike: of shifts, which are sorted, with what has them."""
    found: list[list[int]] = []
    last = 0
    for shift, at in shifts:
        if found and shift - last <= CLOSE:
            found[-1].append(at)
        else:
            found.append([at])
        last = shift
    return found
