"""Verify the graph against a copy of the article it was drawn from, both ways.

From the graph to the text: each claim is found again, its figure stands there whole,
and the grammar reads from it what the observation says. From the text to the graph:
each figure is that of a claim or of an exclusion.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pyoxigraph import Store

from .agreement import disagreements, labels_disagree
from .discrepancies import Discrepancy, Verification
from .figures import FigureError, Match, read, scan
from .graph import shared
from .pairing import best_pairing, groups
from .passages import Passage
from .tracing import Spot, Trace, nearby, trace

__all__ = ["Discrepancy", "Verification", "verify"]

_EXCERPT = 24
"""At most so many characters of the text are shown where a quotation should be."""
_ASTRAY = {"offset", "shifted", "quotation", "incomplete"}

Found = tuple[int, Discrepancy]
"""A discrepancy, and the place in the copy that it is sorted by."""
Spans = dict[str, Spot]
"""Where the figures of passages stand, by the passage's id."""


def verify(source: str | os.PathLike[str], *, store: Store | None = None) -> Verification:
    """Check the graph (default: the shipped one) against a copy of its article.

    ``source`` is a file with the article's text or page (``-``: standard input), in
    whatever white space, quotation marks and digits. The graph is read and never changed.

    Raises :class:`~pingan_kg.errors.InputError` for a file that cannot be read, is
    empty, larger than 8 MiB, no text, or another article.
    """
    traced = trace(source, shared() if store is None else store)
    spans = {
        passage.id: spot
        for passage in traced.article.passages
        if (spot := traced.figure_spot(passage)) is not None
    }
    first, last = _extent(traced)
    inside = [match for match in traced.figures if first <= match.start < last]
    found = [
        *_unfounded(traced),
        *_misplaced(traced),
        *_doubled(traced, spans),
        *_misprinted(traced, spans),
        *_misread(traced, spans),
        *_mispaired(traced, spans),
        *_left_over(traced, spans, inside),
    ]
    ordered = sorted(found, key=lambda one: (one[0], one[1].thing, one[1].code, one[1].said))
    discrepancies = tuple(dict.fromkeys(one for _, one in ordered))
    return Verification(
        article=traced.article.id,
        titles=traced.article.titles,
        file=traced.copy.name,
        same_text=traced.same_text,
        counts=_counts(traced, spans, len(inside), discrepancies),
        outside=len(traced.figures) - len(inside),
        discrepancies=discrepancies,
    )


def _found(traced: Trace, code: str, thing: str, place: int | None, **said: str) -> Found:
    line, column = (None, None) if place is None else traced.copy.line(place)
    order = -1 if place is None else place
    return order, Discrepancy(code, thing, line, column, tuple(said.items()))


def _extent(traced: Trace) -> Spot:
    """Return the places between which the article stands: of a page the part that is quoted."""
    copy, spots = traced.copy, traced.spots.values()
    if not copy.page or not spots:
        return 0, len(copy.key)
    first = min(start for start, _ in spots)
    last = max(end for _, end in spots)
    return copy.paragraph(first)[0], copy.paragraph(last - 1)[1]


def _unfounded(traced: Trace) -> Iterator[Found]:
    """What hangs in the air: facts without claims, claims without facts."""
    for fact, claim in traced.article.missing:
        yield _found(traced, "missing", fact, None, other=claim)
    for fact in traced.article.bare:
        yield _found(traced, "bare", fact, None)
    for passage in traced.article.passages:
        place = traced.spots.get(passage.id, (None,))[0]
        if passage.is_claim and not passage.facts:
            yield _found(traced, "unused", passage.id, place)
        if not passage.reasoned:
            yield _found(traced, "unreasoned", passage.id, place)


def _misplaced(traced: Trace) -> Iterator[Found]:
    """Quotations that do not stand where they should, or nowhere."""
    copy = traced.copy
    for passage in traced.article.passages:
        start, end, exact = passage.start, passage.end, passage.exact
        if start is None or end is None or not exact or not start < end:
            yield _found(traced, "incomplete", passage.id, None)
        elif traced.same_text:
            yield from _astray(traced, passage, start, end)
        elif passage.id not in traced.spots:
            place = min(max(traced.should_be(start), 0), len(copy.key))
            said = {"exact": _line(exact), "found": copy.shown(place, place + _EXCERPT)}
            yield _found(traced, "quotation", passage.id, place, **said)


def _astray(traced: Trace, passage: Passage, start: int, end: int) -> Iterator[Found]:
    """Tell where in the very text a quotation does not stand at its offsets."""
    copy, exact = traced.copy, passage.exact
    if copy.text[start:end] == exact:
        return
    near, place = nearby(copy, passage), copy.place(start)
    if near is None:
        shown = _line(copy.text[start:end][: 2 * _EXCERPT])
        yield _found(traced, "offset", passage.id, place, found=shown, exact=_line(exact))
        return
    said = {"exact": _line(exact), "stated": f"{start}–{end}"}
    said["found"] = f"{near}–{near + len(exact)}"
    yield _found(traced, "shifted", passage.id, place, **said)


def _line(text: str) -> str:
    return "".join(text.split())


def _doubled(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Passages that are one place, and figures that are evidence and excluded at once."""
    places: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in traced.article.passages:
        where = (passage.is_claim, passage.start, passage.end, passage.figure)
        places[where].append(passage)
    for same in places.values():
        for first, second in combinations(same, 2):
            place = traced.spots.get(second.id, (None,))[0]
            yield _found(traced, "twice", second.id, place, other=first.id)
    figured = [passage for passage in traced.article.passages if passage.id in spans]
    owner = {
        at: passage.id
        for passage in figured
        if passage.is_claim
        for at in range(*spans[passage.id])
    }
    for passage in figured:
        claims = {owner.get(at) for at in range(*spans[passage.id])} - {None}
        if claims and not passage.is_claim:
            other = min(claim for claim in claims if claim)
            place = spans[passage.id][0]
            yield _found(traced, "both", passage.id, place, printed=passage.figure, other=other)


def _misprinted(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Printed figures that are not in their quotation, or are a part of a longer one."""
    for passage in traced.article.passages:
        if not passage.figure:
            continue
        spot = spans.get(passage.id)
        if spot is None:
            if passage.id in traced.spots:
                place = traced.spots[passage.id][0]
                said = {"printed": passage.figure, "exact": _line(passage.exact)}
                yield _found(traced, "figure", passage.id, place, **said)
            continue
        for match in _over(traced.figures, spot):
            if match.start < spot[0] or match.end > spot[1]:
                whole = traced.copy.shown(match.start, match.end)
                said = {"printed": passage.figure, "found": whole}
                yield _found(traced, "longer", passage.id, spot[0], **said)


def _over(matches: tuple[Match, ...], spot: Spot) -> Iterator[Match]:
    """Yield the figures that share a character with a spot."""
    start, end = spot
    return (match for match in matches if match.start < end and start < match.end)


def _misread(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Observations and labels that do not say what their printed figures say."""
    observations = traced.article.observations
    told: set[tuple[str, ...]] = set()
    for passage in traced.article.passages:
        if not (passage.is_claim and passage.figure):
            continue
        spot = spans.get(passage.id)
        place = spot[0] if spot else None
        try:
            figure = read(passage.figure)
        except FigureError as error:
            said = {"printed": passage.figure, "reason": error.reason}
            yield _found(traced, "unreadable", passage.id, place, **said)
            continue
        direction = _direction(traced, passage, spot)
        for fact in passage.facts:
            if fact not in observations:
                continue
            observation = observations[fact]
            wrong = [
                *disagreements(figure, direction, observation),
                *labels_disagree(passage.figure, observation),
            ]
            for code, printed, stated in wrong:
                said = {"figure": passage.figure, "printed": printed, "stated": stated}
                if (fact, code, *said.values()) in told:  # at another place of print
                    continue
                told.add((fact, code, *said.values()))
                yield _found(traced, code, fact, place, claim=passage.id, **said)


def _direction(traced: Trace, passage: Passage, spot: Spot | None) -> int | None:
    """Return the direction that the text, or else the quotation, gives a figure."""
    here = _over(traced.figures, spot) if spot else ()
    quoted = (one for one in scan(passage.exact) if one.figure.printed == passage.figure)
    found = [one.direction for one in (*here, *quoted) if one.direction is not None]
    return found[0] if found else None


def _mispaired(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Figures that 分别 deals out to other things than the graph does."""
    article = traced.article
    at: defaultdict[Spot, list[str]] = defaultdict(list)
    for passage in article.passages:
        if passage.is_claim and passage.id in spans:
            facts = [fact for fact in passage.facts if fact in article.observations]
            at[spans[passage.id]] += facts
    for group in groups(traced.copy.key, traced.figures):
        each = [at.get((match.start, match.end), []) for match in group.figures]
        if any(len(facts) != 1 for facts in each):
            continue
        dealt = [article.observations[facts[0]] for facts in each]
        way = best_pairing(group.things, [one.about for one in dealt])
        for number, place in enumerate(way or ()):
            if place != number:
                match, one = group.figures[number], dealt[number]
                said = {"printed": group.things[number], "stated": one.about}
                said["figure"] = match.figure.printed
                yield _found(traced, "pairing", one.id, match.start, **said)


def _left_over(traced: Trace, spans: Spans, inside: list[Match]) -> Iterator[Found]:
    """Figures of the text that are in no claim and no exclusion.

    A passage whose figure is not where it says is reported as such; the figure that
    stands there instead is not left over as well.
    """
    covered = {at for spot in spans.values() for at in range(*spot)}
    for passage in traced.article.passages:
        if passage.figure and passage.id not in spans:
            covered.update(range(*_stated(traced, passage)))
    for match in inside:
        if covered.isdisjoint(range(match.start, match.end)):
            printed = traced.copy.shown(match.start, match.end)
            yield _found(traced, "left-over", "", match.start, printed=printed)


def _stated(traced: Trace, passage: Passage) -> Spot:
    """Return where a passage stands, or says it does where the offsets are of this text."""
    if passage.id in traced.spots:
        return traced.spots[passage.id]
    if traced.same_text and passage.start is not None and passage.end is not None:
        return traced.copy.place(passage.start), traced.copy.place(passage.end)
    return 0, 0


def _counts(
    traced: Trace, spans: Spans, figures: int, found: tuple[Discrepancy, ...]
) -> dict[str, tuple[int, int]]:
    by_code: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        by_code[one.code].add(one.thing)
    astray = set().union(*(by_code[code] for code in _ASTRAY))
    unread = by_code["figure"] | by_code["longer"] | by_code["unreadable"]
    about = {one.thing for one in found}
    article = traced.article
    claims = [one.id for one in article.passages if one.is_claim]
    exclusions = [one.id for one in article.passages if not one.is_claim]
    figured = [one.id for one in article.passages if one.figure]
    left = sum(one.code == "left-over" for one in found)
    return {
        "claims": (len(claims), len(set(claims) - astray)),
        "exclusions": (len(exclusions), len(set(exclusions) - astray)),
        "figures": (len(figured), len(spans.keys() - unread)),
        "observations": (len(article.observations), len(article.observations.keys() - about)),
        "accounted": (figures, figures - left),
    }
