"""Verify the graph against a copy of the article it was drawn from, both ways.

From the graph to the text: each claim is found again, its figure stands there whole,
and the grammar reads from it what the observation says. From the text to the graph:
each figure is that of a claim or of an exclusion.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator

from pyoxigraph import Store

from ..briefing.model import Claim, Passage
from ..figures import Kind, Match
from ..graph.store import shared
from .contexts import unsure
from .discrepancies import Discrepancy, Verification
from .flaws import flaws
from .locate import State
from .placement import Found, Spans, doubled, misplaced, told
from .reading import mispaired, misprinted, misread
from .tracing import Spot, Trace, trace

__all__ = ["Discrepancy", "Verification", "verified", "verify"]

_ASTRAY = frozenset(
    (
        *("offset", "shifted", "incomplete"),
        *("gone", "absent", "ended", "moved", "ambiguous", "lookalike"),
    )
)
_UNREAD = frozenset(("figure", "longer", "hedged", "refused", "unreadable"))
_AROUND = (Kind.DATE, Kind.YEAR, Kind.PERIOD, Kind.NAME)
"""What stands around an article on its page: the day it was put up, codes, editors."""


def verify(
    source: str | os.PathLike[str], *, store: Store | None = None, briefing: str | None = None
) -> Verification:
    """Check the graph (default: the shipped one) against a copy of its article.

    ``source`` is a file with the article's text or page (``-``: standard input), in
    whatever white space, quotation marks and digits. Of the graph, that briefing is read
    whose article it is, by its hash or its quotations, or the one named; nothing is changed.

    Raises :class:`~pingan_kg.errors.UnknownName` where no briefing is called so, and
    :class:`~pingan_kg.errors.InputError` for a file that cannot be read, is
    empty, larger than 2 MiB, no text, or another article.
    """
    graph = shared() if store is None else store
    return verified(trace(source, graph, briefing=briefing), graph)


def verified(traced: Trace, graph: Store) -> Verification:
    """Check a graph against a copy in which its passages were traced."""
    spans = {
        passage.id: spot
        for passage in traced.article.passages
        if (spot := traced.figure_spot(passage)) is not None
    }
    inside = _inside(traced)
    doubtful, found = _found(traced, spans, graph, inside)
    starts = {match.start for match in inside}
    ordered = sorted(found, key=lambda one: (one[0], one[1].thing, one[1].code, one[1].said))
    discrepancies = tuple(dict.fromkeys(one for _, one in ordered))
    return Verification(
        article=traced.article.source.id,
        titles=traced.article.source.labels,
        file=traced.copy.name,
        same_text=traced.same_text,
        places=_places(traced, doubtful),
        counts=_counts(traced, spans, len(inside), discrepancies),
        outside=tuple(
            traced.copy.shown(match.start, match.end)
            for match in traced.figures
            if match.start not in starts
        ),
        discrepancies=discrepancies,
    )


def _found(
    traced: Trace, spans: Spans, graph: Store, inside: list[Match]
) -> tuple[set[str], list[Found]]:
    """Return the passages whose place is not sure, and all that does not agree."""
    covered = _covered(traced, spans)
    left = [one for one in inside if covered.isdisjoint(range(one.start, one.end))]
    printed = list(misprinted(traced, spans))
    told_of = {one.thing for _, one in printed}
    stretches = [(one.start, one.end) for one in left]
    stretches += [(start - 4, end + 4) for id, (start, end) in spans.items() if id in told_of]
    doubtful = unsure(traced, stretches)
    return doubtful, [
        *(
            told(traced, code, thing, traced.spots.get(thing, (None,))[0], **said)
            for code, thing, said in flaws(graph, traced.article)
        ),
        *misplaced(traced, doubtful),
        *doubled(traced, spans),
        *printed,
        *misread(traced, spans, graph),
        *mispaired(traced, spans),
        *_unchecked(traced),
        *(
            told(
                traced,
                "left-over",
                "",
                one.start,
                printed=traced.copy.shown(one.start, one.end),
            )
            for one in (left if traced.article.source.is_whole else ())
        ),
    ]


def _unchecked(traced: Trace) -> Iterator[Found]:
    """Yield observations that no claim prints: whatever they say would be agreed with."""
    printed = {fact for one in traced.article.claims if one.figure for fact in one.facts}
    for one in traced.article.observations:
        if one.node not in printed and one.claims:
            yield told(traced, "unchecked", one.id, None)


def _places(traced: Trace, doubtful: set[str]) -> dict[str, int]:
    """Count what became of the quotations."""
    counted: Counter[State] = Counter()
    for one in traced.article.passages:
        state = traced.states.get(one.id, State.GONE)
        counted[
            State.FOUND if state is State.AMBIGUOUS and one.id not in doubtful else state
        ] += 1
    return {state.value: counted[state] for state in State}


def _inside(traced: Trace) -> list[Match]:
    """Return the figures that are the article's.

    Of a page that is the part that is quoted. In any copy but the very text, a date or a
    code in a paragraph that nothing is quoted from is taken for what stands around it.
    """
    copy, spots = traced.copy, traced.spots.values()
    if traced.same_text or not spots:
        return list(traced.figures)
    first, last = 0, len(copy.key)
    if copy.page:
        first = copy.paragraph(min(start for start, _ in spots))[0]
        last = copy.paragraph(max(end for _, end in spots) - 1)[1]
    quoted = {copy.paragraph(start)[0] for start, _ in spots}
    return [
        match
        for match in traced.figures
        if first <= match.start < last
        and (match.figure.kind not in _AROUND or copy.paragraph(match.start)[0] in quoted)
    ]


def _covered(traced: Trace, spans: Spans) -> set[int]:
    """Return the places whose figures are accounted for.

    A passage whose figure is not where it says is reported as such; the figure that
    stands there instead is not left over as well. Of an article that stands in the copy
    several times each passage counts wherever it stands.
    """
    covered = {at for spot in spans.values() for at in range(*spot)}
    for passage in traced.article.passages:
        if passage.figure and passage.id not in spans:
            covered.update(range(*_stated(traced, passage)))
        for spot in traced.places(passage.exact) if traced.times > 1 else ():
            covered.update(range(*(traced.figure_within(passage, spot) or spot)))
    return covered


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
    article = traced.article
    by_code: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        by_code[one.code].add(one.thing)
    about = {one.thing for one in found}
    astray = set[str]().union(*(by_code[code] for code in _ASTRAY))
    read = spans.keys() - astray.union(*(by_code[code] for code in _UNREAD))
    printed = {fact for one in article.claims if one.id in read for fact in one.facts}
    agreeing = [
        one for one in article.observations if one.node in printed and one.id not in about
    ]
    claims = [one.id for one in article.claims]
    exclusions = [one.id for one in article.passages if not isinstance(one, Claim)]
    figured = [one.id for one in article.passages if one.figure]
    counts = {
        "claims": (len(claims), len(set(claims) - astray)),
        "exclusions": (len(exclusions), len(set(exclusions) - astray)),
        "figures": (len(figured), len(read)),
        "observations": (len(article.observations), len(agreeing)),
    }
    if article.source.is_whole:  # of a source read in part nobody says that this is all
        left = sum(one.code == "left-over" for one in found)
        counts["accounted"] = (figures, figures - left)
    return counts
