"""Find the quotations of an article again in another copy of it.

A quotation is short, and some stand in the article several times; so each has a few
characters of what stands before and behind it. Where it stands with both, once, it is
found, if that is where the order of the others has it; else it was moved. Where what
stands beside it differs, or it stands with both where it should not as well, it may be
a lookalike: ambiguous. What stands nowhere is gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from .positions import CLOSE, Neighbours, blocks, in_order

__all__ = ["Place", "State", "Wanted", "locate"]

MOST = 400
"""The most places of one quotation that are looked at; the next are left out."""
_NEAR = 120
"""A bare quotation farther from where it should be, in characters, may be anything."""
_LONG = 8
"""A bare quotation of so many characters is told, wherever it stands."""
_TOGETHER = 3
"""So many quotations, displaced alike, make a block that was moved."""
_BOTH = 2
_MANY = 5
"""Fewer quotations do not tell that a copy repeats the article."""


class State(StrEnum):
    """What became of a quotation in a copy."""

    FOUND = "found"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"


class Wanted(NamedTuple):
    """A quotation, folded: where it starts in the article, and what is beside it."""

    start: int | None
    text: str
    prefix: str = ""
    suffix: str = ""


_Key = tuple[str, str, str]
"""A quotation with what is beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands in the copy, and how sure that is."""

    state: State
    at: int | None = None
    in_order: bool = False
    """Whether it stands where the others have it."""
    others: tuple[int, ...] = ()
    """Where else it stands with the same beside it, and nothing else of the article does."""


def locate(wanted: Sequence[Wanted], copy: str) -> tuple[list[Place], int]:
    """Return for each quotation its place in a copy, and how often the copy has them all.

    ``wanted`` is sorted by start; ``copy`` is folded alike. Two quotations of different
    places are never found at one.
    """
    search = _Search(wanted, copy)
    search.place_sure()
    search.place_others()
    return search.places(), search.times


class _Search:
    """Quotations and a copy, while places are given to them."""

    def __init__(self, wanted: Sequence[Wanted], copy: str) -> None:
        self.wanted = wanted
        self.starts = [one.start for one in wanted]
        self.copy = copy
        self.found: list[int | None] = [None] * len(wanted)
        self.whole = [False] * len(wanted)
        """Whether what is beside it is there, too."""
        self.taken: set[tuple[str, int]] = set()
        self.groups: defaultdict[_Key, list[int]] = defaultdict(list)
        for at, one in enumerate(wanted):
            if one.text:
                self.groups[one[1:]].append(at)
        self.places_of = {key: _with_sides(key, copy) for key in self.groups}
        """By quotation with what is beside it: where it stands so."""
        self.times = self._times()

    def _times(self) -> int:
        """Return how often the copy has most of the quotations: twice, where it repeats."""
        ratios = sorted(
            len(places) // len(self._starts(key)) for key, places in self.places_of.items()
        )
        return max(1, ratios[len(ratios) // 3]) if len(ratios) >= _MANY else 1

    def _starts(self, key: _Key) -> list[int | None]:
        return list(dict.fromkeys(self.wanted[at].start for at in self.groups[key]))

    def place_sure(self) -> None:
        """Place what stands with both its sides as often as it should.

        What is then out of order by itself may be a lookalike whose own place was
        changed, and is not placed yet.
        """
        for key, places in self.places_of.items():
            if len(places) == self.times and len(self._starts(key)) == 1:
                for at in self.groups[key]:
                    self._give(at, places[0], whole=True)
        ordered = in_order(self.starts, self.found, self.whole)
        shifts = sorted(
            (place - (self.wanted[at].start or 0), at)
            for at, place in enumerate(self.found)
            if place is not None and not ordered[at]
        )
        anchors = self._anchors(ordered)
        for block in blocks(shifts):
            near = [self._is_near(anchors, at) for at in block]
            if len({self.wanted[at].start for at in block}) < _TOGETHER or any(near):
                for at in block:
                    self.found[at], self.whole[at] = None, False
        self.taken = {
            (self.wanted[at].text, place)
            for at, place in enumerate(self.found)
            if place is not None
        }

    def _anchors(self, ordered: Sequence[bool]) -> Neighbours:
        places = [place if ordered[at] else None for at, place in enumerate(self.found)]
        return Neighbours(self.starts, places)

    def _is_near(self, anchors: Neighbours, at: int) -> bool:
        """Tell whether a quotation stands, with whatever beside it, where it should."""
        one = self.wanted[at]
        return any(
            anchors.distance(one.start, place) <= CLOSE for place in _all(one.text, self.copy)
        )

    def place_others(self) -> None:
        """Place the others: near where they should be before far, whole before in part."""
        anchors = Neighbours(self.starts, self.found)
        ranked: list[tuple[bool, int, int, int, int]] = []
        for at, one in enumerate(self.wanted):
            if self.found[at] is None and one.text:
                for place, sides in self._candidates(one).items():
                    far = anchors.distance(one.start, place)
                    if sides or far <= _NEAR or len(one.text) >= _LONG:
                        ranked.append((far > CLOSE, -sides, far, at, place))
        owners: dict[tuple[str, int], int | None] = {}
        for _, sides, _, at, place in sorted(ranked):
            one = self.wanted[at]
            spot = (one.text, place)
            owned = spot in owners and owners[spot] == one.start
            if self.found[at] is None and (spot not in self.taken or owned):
                self._give(at, place, whole=sides == -_BOTH)
                owners[spot] = one.start

    def _candidates(self, one: Wanted) -> dict[int, int]:
        """Return where a quotation may stand, with how many of its sides are there."""
        before = len(one.prefix)
        found = dict.fromkeys(_all(one.text, self.copy), 0)
        if one.suffix:
            found |= dict.fromkeys(_all(one.text + one.suffix, self.copy), 1)
        for place in _all(one.prefix + one.text, self.copy) if before else ():
            found[place + before] = 1
        return found | dict.fromkeys(self.places_of[one[1:]], _BOTH)

    def _give(self, at: int, place: int, *, whole: bool) -> None:
        self.found[at], self.whole[at] = place, whole
        self.taken.add((self.wanted[at].text, place))

    def places(self) -> list[Place]:
        """Return the places, each with what is to be thought of it."""
        ordered = in_order(self.starts, self.found, self.whole)
        owned = {
            place + step
            for at, place in enumerate(self.found)
            if place is not None and ordered[at]
            for step in range(len(self.wanted[at].text))
        }
        places: list[Place] = []
        for at, place in enumerate(self.found):
            if place is None:
                places.append(Place(State.GONE))
            elif ordered[at]:
                places.append(Place(State.FOUND, place, in_order=True))
            elif not self.whole[at] and self._is_between(at, place, ordered):
                places.append(Place(State.AMBIGUOUS, place, in_order=True))
            elif not owned.isdisjoint(range(place, place + len(self.wanted[at].text))):
                places.append(Place(State.GONE))  # another passage stands there
            else:
                places.append(Place(State.MOVED if self.whole[at] else State.AMBIGUOUS, place))
        return self._with_others(places)

    def _is_between(self, at: int, place: int, ordered: Sequence[bool]) -> bool:
        """Tell whether a place is between those of the nearest that are in order."""
        if self.wanted[at].start is None:
            return True
        before = (one for one in range(at - 1, -1, -1) if ordered[one])
        behind = (one for one in range(at + 1, len(self.found)) if ordered[one])
        low, high = (
            None if one is None else self.found[one]
            for one in (next(before, None), next(behind, None))
        )
        return (low is None or low <= place) and (high is None or place <= high)

    def _with_others(self, places: list[Place]) -> list[Place]:
        """Add where else a quotation stands, if nothing of the article is found there."""
        covered = {
            at
            for one, wanted in zip(places, self.wanted, strict=True)
            if one.at is not None
            for at in range(one.at, one.at + len(wanted.text))
        }
        for at, one in enumerate(places):
            if one.at is None or one.state is State.AMBIGUOUS:
                continue
            wanted = self.wanted[at]
            others = tuple(
                place
                for place in self.places_of[wanted[1:]]
                if place != one.at
                and covered.isdisjoint(range(place, place + len(wanted.text)))
            )
            if others:
                state = one.state if self.times > 1 else State.AMBIGUOUS
                places[at] = replace(one, state=state, others=others)
        return places


def _with_sides(key: _Key, copy: str) -> list[int]:
    text, prefix, suffix = key
    return [place + len(prefix) for place in _all(prefix + text + suffix, copy)]


def _all(text: str, copy: str) -> list[int]:
    places: list[int] = []
    at = copy.find(text) if text else -1
    while at >= 0 and len(places) < MOST:
        places.append(at)
        at = copy.find(text, at + 1)
    return places
