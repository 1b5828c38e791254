"""What each figure of a copy is: evidence, excluded, in doubt, or accounted for by nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..briefing.model import Exclusion, Passage
from ..evidence.discrepancies import Discrepancy, Verification
from ..evidence.tracing import Spot, Trace
from ..graph.view import short

__all__ = ["STATES", "Mark", "found_elsewhere", "marks"]

STATES = ("evidence", "worded", "excluded", "doubt", "left", "outside")
"""What a stretch can be: the print of a figure, or of a fact in words; a figure that is no
fact, with the reason; of one of these something was found; a figure of the article that
nothing accounts for; a figure around the article, or in what was not read of it."""

_NEAR = 23
"""So many characters, those of the longest quotation, a figure may stand from where the
quotation that is gone should begin."""


@dataclass(slots=True)
class Mark:
    """A stretch of a copy that means something."""

    start: int
    end: int
    """Places of the copy, the end exclusive."""
    passages: list[Passage] = field(default_factory=list)
    found: list[Discrepancy] = field(default_factory=list)
    """What does not agree here."""
    state: str = "outside"


def marks(traced: Trace, verified: Verification) -> list[Mark]:
    """Return the stretches in the order of the copy; none share a character."""
    found = _joined(_passages(traced))
    taken = {at for one in found for at in range(one.start, one.end)}
    figures = (
        Mark(one.start, one.end)
        for one in traced.figures
        if taken.isdisjoint(range(one.start, one.end))
    )
    found = sorted([*found, *figures], key=lambda one: one.start)
    for one in found:
        one.found = [each for each in verified.discrepancies if _is_about(each, one, traced)]
        one.state = _state(one)
    return found


def found_elsewhere(marked: Collection[Mark], verified: Verification) -> list[Discrepancy]:
    """Return what was found that no stretch of the copy shows."""
    shown = {id(each) for one in marked for each in one.found}
    return [each for each in verified.discrepancies if id(each) not in shown]


def _passages(traced: Trace) -> Iterator[tuple[Spot, Passage]]:
    """Yield where passages stand: the printed figure where there is one, else the words."""
    for passage in traced.article.passages:
        spot = traced.figure_spot(passage) or traced.spots.get(passage.id)
        if spot is not None and spot[0] < spot[1]:
            yield spot, passage


def _joined(found: Iterator[tuple[Spot, Passage]]) -> list[Mark]:
    """Let figures stand alone, and words with the figures that are among them."""
    ordered = sorted(found, key=lambda one: (not one[1].figure, one[0]))
    joined: list[Mark] = []
    for (start, end), passage in ordered:
        over = [one for one in joined if one.start < end and start < one.end]
        if not over:
            joined.append(Mark(start, end, [passage]))
        for one in over:
            one.passages.append(passage)
            if passage.figure:
                one.start, one.end = min(start, one.start), max(end, one.end)
    return joined


def _is_about(each: Discrepancy, mark: Mark, traced: Trace) -> bool:
    """Tell whether something was found of what stands here, or of what should stand here."""
    named = {one.id for one in mark.passages}
    named |= {short(fact) for one in mark.passages for fact in one.facts}
    if each.thing in named:
        return True
    line, column = traced.copy.line(mark.start)
    if each.line != line or each.column is None or mark.passages:
        return False
    return each.column == column if not each.thing else 0 <= column - each.column <= _NEAR


def _state(mark: Mark) -> str:
    if mark.found:
        return "doubt" if mark.passages else "left"
    if not mark.passages:
        return "outside"
    if all(isinstance(one, Exclusion) for one in mark.passages):
        return "excluded"
    claims = [one for one in mark.passages if not isinstance(one, Exclusion)]
    return "evidence" if any(one.figure for one in claims) else "worded"
