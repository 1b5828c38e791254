"""Do the passages of an article stand where the graph says, in a copy of it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from ..briefing.model import Claim, Passage
from .copies import folded
from .discrepancies import Discrepancy
from .locate import State
from .tracing import Spot, Trace, nearby

__all__ = ["Found", "Spans", "doubled", "misplaced", "told"]

_EXCERPT = 24
"""At most so many characters of the text are shown where a quotation should be."""

_BESIDE = 12
"""So many characters of the text are shown beside a quotation that was moved."""
_TEXT = {"", "body", "lead"}
"""The parts that are read one after the other; nothing is known of a part without name."""

Found = tuple[int, Discrepancy]
"""A discrepancy, and the place in the copy that it is sorted by."""
Spans = dict[str, Spot]
"""Where the figures of passages stand, by the passage's id."""


def told(traced: Trace, code: str, thing: str, place: int | None, **said: str) -> Found:
    """Make a discrepancy of what was found at a place of the copy, or at none."""
    line, column = (None, None) if place is None else traced.copy.line(place)
    order = -1 if place is None else place
    return order, Discrepancy(code, thing, line, column, tuple(said.items()))


def misplaced(traced: Trace, unsure: Collection[str]) -> Iterator[Found]:
    """Yield the quotations that do not stand where they should.

    ``unsure`` are those that may be others than the article's.
    """
    if traced.times > 1:
        yield told(traced, "repeated", "", None, found=str(traced.times))
    strays = _strays(traced)
    for passage in traced.article.passages:
        if not _is_complete(traced, passage):
            yield told(traced, "incomplete", passage.id, None)
        elif traced.same_text:
            yield from _astray(traced, passage)
        elif passage.id in traced.spots:
            yield from _doubtful(traced, passage, strays, unsure)
        else:
            yield _gone(traced, passage)


def _is_complete(traced: Trace, passage: Passage) -> bool:
    start, end = passage.start, passage.end
    if not passage.exact:
        return False
    if not traced.article.source.is_whole:
        return True
    return start is not None and end is not None and start < end


def _gone(traced: Trace, passage: Passage) -> Found:
    """Tell what stands where a quotation that is nowhere should be."""
    copy, exact = traced.copy, _line(passage.exact)
    if passage.start is None:
        return told(traced, "absent", passage.id, None, exact=exact)
    place = max(traced.should_be(passage.start), 0)
    if place >= len(copy.key):
        return told(traced, "ended", passage.id, None, exact=exact)
    said = {"exact": exact, "found": copy.shown(place, place + _EXCERPT)}
    return told(traced, "gone", passage.id, place, **said)


def _doubtful(
    traced: Trace, passage: Passage, strays: set[str], unsure: Collection[str]
) -> Iterator[Found]:
    """Tell of a quotation that stands in the copy why it may be another one."""
    state, spot = traced.states[passage.id], traced.spots[passage.id]
    exact = _line(passage.exact)
    if passage.id in unsure and traced.others.get(passage.id):
        places = [spot, *traced.others[passage.id]]
        lines = ", ".join(str(traced.copy.line(start)[0]) for start, _ in sorted(places))
        yield told(traced, "lookalike", passage.id, spot[0], exact=exact, found=lines)
    elif passage.id in unsure:
        yield _beside(traced, passage, spot)
    elif state is State.MOVED and passage.id in strays:
        found = traced.copy.shown(max(0, spot[0] - _BESIDE), spot[1] + _BESIDE)
        yield told(traced, "moved", passage.id, spot[0], exact=exact, found=found)


def _beside(traced: Trace, passage: Passage, spot: Spot) -> Found:
    """Tell what stands beside a quotation, on the first side that differs."""
    start, end = spot
    before, after = folded(passage.prefix), folded(passage.suffix)
    if traced.copy.folded.endswith(before, 0, start):
        found, stated = traced.copy.shown(end, end + len(after)), passage.suffix
    else:
        found, stated = traced.copy.shown(max(0, start - len(before)), start), passage.prefix
    said = {"exact": _line(passage.exact), "found": found, "stated": _line(stated)}
    return told(traced, "ambiguous", passage.id, start, **said)


def _strays(traced: Trace) -> set[str]:
    """Return what was moved by itself, and not with a whole paragraph of its part.

    A panel or a caption stands in a page wherever there is room; a sentence of the body
    says something else in another paragraph.
    """
    paragraphs: defaultdict[Spot, list[Passage]] = defaultdict(list)
    for passage in traced.article.passages:
        if passage.id in traced.spots:
            paragraphs[traced.copy.paragraph(traced.spots[passage.id][0])].append(passage)
    strays: set[str] = set()
    for together in paragraphs.values():
        moved = {one.id for one in together if traced.states[one.id] is State.MOVED}
        parts = {one.part for one in together}
        if parts & _TEXT or len(parts) > 1 or len(moved) < len(together):
            strays |= moved
    return strays


def _astray(traced: Trace, passage: Passage) -> Iterator[Found]:
    """Tell where in the very text a quotation does not stand at its offsets."""
    copy, exact, start, end = traced.copy, passage.exact, passage.start or 0, passage.end or 0
    near, place = nearby(copy, passage), copy.place(start)
    if copy.text[start:end] == exact:
        before, after = passage.prefix, passage.suffix
        if not copy.text.endswith(before, 0, start) or not copy.text.startswith(after, end):
            yield _beside(traced, passage, (place, copy.place(end)))
    elif near is None:
        shown = _line(copy.text[start:end][: 2 * _EXCERPT])
        yield told(traced, "offset", passage.id, place, found=shown, exact=_line(exact))
    else:
        said = {"exact": _line(exact), "stated": f"{start}–{end}"}
        said["found"] = f"{near}–{near + len(exact)}"
        yield told(traced, "shifted", passage.id, place, **said)


def _line(text: str) -> str:
    return "".join(text.split())


def doubled(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Yield passages that are one place, and figures that are evidence and excluded at once."""
    places: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in traced.article.passages:
        where: tuple[object, ...] = (passage.start, passage.end)
        if passage.start is None:
            where = (passage.exact, passage.prefix, passage.suffix)
        places[(type(passage), passage.figure, *where)].append(passage)
    for same in places.values():
        for second in same[1:]:
            place = traced.spots.get(second.id, (None,))[0]
            yield told(traced, "twice", second.id, place, other=same[0].id)
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
