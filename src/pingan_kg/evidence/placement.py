"""Do the passages of an article stand where the graph says, in a copy of it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ..briefing.model import Claim, Passage
from .discrepancies import Discrepancy
from .tracing import Spot, Trace, nearby

__all__ = ["Found", "Spans", "doubled", "misplaced", "told"]

_EXCERPT = 24
"""At most so many characters of the text are shown where a quotation should be."""

Found = tuple[int, Discrepancy]
"""A discrepancy, and the place in the copy that it is sorted by."""
Spans = dict[str, Spot]
"""Where the figures of passages stand, by the passage's id."""


def told(traced: Trace, code: str, thing: str, place: int | None, **said: str) -> Found:
    """Make a discrepancy of what was found at a place of the copy, or at none."""
    line, column = (None, None) if place is None else traced.copy.line(place)
    order = -1 if place is None else place
    return order, Discrepancy(code, thing, line, column, tuple(said.items()))


def misplaced(traced: Trace) -> Iterator[Found]:
    """Yield the quotations that do not stand where they should, or nowhere."""
    copy = traced.copy
    for passage in traced.article.passages:
        start, end, exact = passage.start, passage.end, passage.exact
        if start is None or end is None or not exact or not start < end:
            yield told(traced, "incomplete", passage.id, None)
        elif traced.same_text:
            yield from _astray(traced, passage, start, end)
        elif passage.id not in traced.spots:
            place = max(traced.should_be(start), 0)
            if place >= len(copy.key):
                yield told(traced, "ended", passage.id, None, exact=_line(exact))
            else:
                said = {"exact": _line(exact), "found": copy.shown(place, place + _EXCERPT)}
                yield told(traced, "quotation", passage.id, place, **said)


def _astray(traced: Trace, passage: Passage, start: int, end: int) -> Iterator[Found]:
    """Tell where in the very text a quotation does not stand at its offsets."""
    copy, exact = traced.copy, passage.exact
    if copy.text[start:end] == exact:
        return
    near, place = nearby(copy, passage), copy.place(start)
    if near is None:
        shown = _line(copy.text[start:end][: 2 * _EXCERPT])
        yield told(traced, "offset", passage.id, place, found=shown, exact=_line(exact))
        return
    said = {"exact": _line(exact), "stated": f"{start}–{end}"}
    said["found"] = f"{near}–{near + len(exact)}"
    yield told(traced, "shifted", passage.id, place, **said)


def _line(text: str) -> str:
    return "".join(text.split())


def doubled(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Yield passages that are one place, and figures that are evidence and excluded at once."""
    places: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in traced.article.passages:
        where = (type(passage), passage.start, passage.end, passage.figure)
        places[where].append(passage)
    for same in places.values():
        for first, second in combinations(same, 2):
            place = traced.spots.get(second.id, (None,))[0]
            yield told(traced, "twice", second.id, place, other=first.id)
    figured = [passage for passage in traced.article.passages if passage.id in spans]
    owner = {
        at: passage.id
        for passage in figured
        if isinstance(passage, Claim)
        for at in range(*spans[passage.id])
    }
    for passage in figured:
        claims = sorted({owner[at] for at in range(*spans[passage.id]) if at in owner})
        if claims and not isinstance(passage, Claim):
            said = {"printed": passage.figure, "other": claims[0]}
            yield told(traced, "both", passage.id, spans[passage.id][0], **said)
