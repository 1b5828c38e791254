"""What stands beside the quotations in a copy, where that is not what the graph has.

One change of a text may be seen from several quotations, before it and behind. It is
told once: by what was changed itself, if that is quoted or is a figure, and else by the
quotation next to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..briefing.model import Passage
from .copies import folded
from .locate import State
from .tracing import Spot, Trace

__all__ = ["unsure"]

_APART = 3
"""Places so near each other, in characters, are of one change."""
_BESIDE = 12
"""So many characters are known beside a quotation."""


class _Edit(NamedTuple):
    """Where in the copy something else stands beside a quotation, seen from it."""

    place: int
    distance: int
    thing: str
    stated: Spot
    """The offsets in the article of what the graph has from there on."""


def unsure(traced: Trace, told: Iterable[Spot]) -> set[str]:
    """Return the quotations of which it is not certain that they are the article's.

    ``told`` are stretches of the copy of which other findings tell: a quotation beside
    them, at its place in the order of the others, is the article's.
    """
    doubtful = {id for id, state in traced.states.items() if state is State.AMBIGUOUS}
    passages = {one.id: one for one in traced.article.passages}
    edits = [
        edit
        for id in doubtful
        if not traced.others.get(id)
        for edit in _edits(traced, passages[id], traced.spots[id])
    ]
    spread = [
        (start - _BESIDE, end + _BESIDE)
        for id, spot in traced.spots.items()
        if traced.states[id] is State.MOVED or traced.others.get(id)
        for start, end in (spot, *traced.others.get(id, ()))
    ]
    stretches = [*told, *spread]
    lost = [
        (one.start, one.end)
        for one in traced.article.passages
        if traced.states.get(one.id) in (State.GONE, State.MOVED)
        and one.start is not None
        and one.end is not None
    ]
    seen: set[str] = set()
    for together in _clusters(edits):
        if any(_touch((one.place, one.place + 1), stretches) for one in together):
            continue
        if any(_touch(one.stated, lost) for one in together):
            continue
        nearest = min(one.distance for one in together)
        seen |= {one.thing for one in together if one.distance == nearest}
    return {
        id
        for id in doubtful
        if id in seen or id not in traced.in_order or traced.others.get(id)
    }


def _edits(traced: Trace, passage: Passage, spot: Spot) -> Iterable[_Edit]:
    """Yield on each side the first character that is not what the graph has."""
    text, (start, end) = traced.copy.folded, spot
    first, last = passage.start or 0, passage.end or 0
    before, after = folded(passage.prefix), folded(passage.suffix)
    same = _alike(reversed(text[max(0, start - len(before)) : start]), reversed(before))
    if same < len(before):
        yield _Edit(start - 1 - same, same, passage.id, (first - len(before), first - same))
    same = _alike(text[end : end + len(after)], after)
    if same < len(after):
        yield _Edit(end + same, same, passage.id, (last + same, last + len(after)))


def _alike(found: Iterable[str], stated: Iterable[str]) -> int:
    """Count how many characters are the same before the first that differs."""
    same = 0
    for one, other in zip(found, stated, strict=False):
        if one != other:
            break
        same += 1
    return same


def _clusters(edits: Iterable[_Edit]) -> list[list[_Edit]]:
    found: list[list[_Edit]] = []
    for edit in sorted(edits):
        if found and edit.place - found[-1][-1].place <= _APART:
            found[-1].append(edit)
        else:
            found.append([edit])
    return found


def _touch(spot: Spot, others: Iterable[Spot]) -> bool:
    """Tell whether a stretch shares a character with one of others, or is right beside it."""
    return any(start - 1 <= spot[1] and spot[0] <= end + 1 for start, end in others)
