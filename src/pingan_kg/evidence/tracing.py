"""The passages of an article, traced to their places in a copy of it."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..briefing.model import Briefing, Passage
from ..briefing.reading import read, segment
from ..errors import InputError
from ..figures import Match, scan
from ..graph.store import briefings
from ..rdf.names import PREFIXES
from .copies import Copy, folded, read_copy
from .locate import State, Wanted, locate
from .positions import interpolated

__all__ = ["Spot", "Trace", "nearby", "trace"]

LEAST = 0.2
"""A copy in which a smaller share of the quotations is found is another article."""

_NEAR = 20
"""So many characters away a quotation is looked for whose offsets are wrong."""
_FEW = 8
"""So many briefings are all looked at; of more, those that print the copy's figures."""
_LIKELIEST = 3
"""So many of these, the likeliest first."""
_COMMON = 100
"""A figure that so many claims print does not tell one article from another."""

Spot = tuple[int, int]
"""Start and end of a passage, as places of a copy."""


class _Located(NamedTuple):
    spots: dict[str, Spot]
    states: dict[str, State]
    in_order: frozenset[str]
    others: dict[str, tuple[Spot, ...]]
    times: int


@dataclass(frozen=True, slots=True)
class Trace:
    """An article, a copy of it, and where the passages stand in the copy."""

    article: Briefing
    copy: Copy
    same_text: bool
    figures: tuple[Match, ...]
    """Every figure of the copy, its offsets being places."""
    spots: dict[str, Spot]
    """By the short id of the passage; those that stand nowhere are missing."""
    states: dict[str, State]
    """What became of each passage, by its short id."""
    in_order: frozenset[str] = frozenset()
    """What stands where the others have it, by short id."""
    others: dict[str, tuple[Spot, ...]] = field(default_factory=dict)
    """Where else a passage stands just as well, by its short id."""
    times: int = 1
    """How often the copy has the article."""

    def figure_spot(self, passage: Passage) -> Spot | None:
        """Return where in the copy a passage's printed figure stands, or None."""
        spot = self.spots.get(passage.id)
        return None if spot is None else self.figure_within(passage, spot)

    def figure_within(self, passage: Passage, spot: Spot) -> Spot | None:
        """Return where between two places a passage's printed figure stands, or None."""
        found = self.places(passage.figure, spot)
        whole = [(match.start, match.end) for match in self.figures_over(spot)]
        return next((one for one in found if one in whole), found[-1] if found else None)

    def places(self, text: str, within: Spot | None = None) -> list[Spot]:
        """Return wherever a text stands in the copy, or between two places of it."""
        wanted, (start, end) = folded(text), within or (0, len(self.copy.folded))
        found: list[Spot] = []
        at = self.copy.folded.find(wanted, start, end) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = self.copy.folded.find(wanted, at + 1, end)
        return found

    def figures_over(self, spot: Spot) -> Iterator[Match]:
        """Yield the figures that share a character with a stretch of the copy."""
        at = bisect_right(self.figures, spot[0], key=lambda match: match.end)
        while at < len(self.figures) and self.figures[at].start < spot[1]:
            yield self.figures[at]
            at += 1

    def should_be(self, start: int) -> int:
        """Return the place at which an offset of the article should be, by those around it."""
        known = [
            (passage.start, self.spots[passage.id][0])
            for passage in self.article.passages
            if passage.id in self.spots and passage.start is not None
        ]
        return interpolated(sorted(known), start)


def trace(
    source: str | os.PathLike[str], store: Store, *, briefing: str | None = None
) -> Trace:
    """Read a copy of an article of the graph, and trace the article's passages in it.

    Which briefing's article it is follows from its hash, or else from the quotations
    that are in it, unless ``briefing`` says so. Raises
    :class:`~pingan_kg.errors.UnknownName` where no briefing is called so, and
    :class:`~pingan_kg.errors.InputError` where the copy cannot be read or is none of the
    graph's articles.
    """
    ids = briefings(store)
    if not ids:
        raise InputError("the graph holds no article that passages are taken from")
    known = None if briefing is None else read(store, briefing)
    hashes = _hashes(store, ids) if known is None else {known.source.sha256: known.id}
    copy, found = read_copy(source, {one for one in hashes if one})
    figures = _figures(copy)
    if found is not None:
        article = known or read(store, hashes[found])
        if article.source.is_whole:
            return Trace(article, copy, True, figures, *_by_offsets(article, copy))
    likely = [known] if known else _likely(store, ids, copy, figures)
    located = [(article, _by_quotation(article, copy)) for article in likely]
    article, best = max(located, key=_found)
    if not _found((article, best))[0]:
        raise InputError(
            f"{copy.name} is not the article “{article.source.label('zh')}”: "
            f"of the {len(article.passages)} phrases quoted from it "
            f"{len(best.spots) or 'none'} can be found there"
        )
    return Trace(article, copy, False, figures, *best)


def _found(located: tuple[Briefing, _Located]) -> tuple[bool, int]:
    """Say whether enough of an article's quotations are found, and how many are."""
    article, found = located
    many = len(found.spots)
    return many >= max(1, LEAST * len(article.passages)), many


def _hashes(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Return the id of each briefing by the hash of its source."""
    known = set(ids)
    predicate = NamedNode(PREFIXES["schema"] + "sha256")
    return {
        quad.object.value.lower(): _last(quad.subject)
        for quad in store.quads_for_pattern(None, predicate, None)
        if isinstance(quad.object, Literal) and _last(quad.subject) in known
    }


def _likely(
    store: Store, ids: Collection[str], copy: Copy, figures: Iterable[Match]
) -> list[Briefing]:
    """Return the briefings whose article a copy may be: all of few, else the likeliest.

    These are the ones of whose claims the copy prints the figures, or else has the
    quotations.
    """
    if len(ids) > _FEW:
        printed = NamedNode(PREFIXES["pa"] + "printedFigure")
        counted: Counter[str] = Counter()
        for figure in sorted({match.figure.printed for match in figures}):
            quads = store.quads_for_pattern(None, printed, Literal(figure))
            found = {_owner(quad.subject) for quad in islice(quads, _COMMON)}
            counted.update(found if len(found) < _COMMON else ())
        if not counted:
            exact = NamedNode(PREFIXES["oa"] + "exact")
            counted.update(
                _owner(quad.subject)
                for quad in store.quads_for_pattern(None, exact, None)
                if isinstance(quad.object, Literal) and quad.object.value in copy.text
            )
        known = set(ids)
        ids = [one for one, _ in counted.most_common() if one in known][:_LIKELIEST] or [
            min(ids)
        ]
    return [read(store, one) for one in ids]


def _owner(node: object) -> str:
    return segment(node) if isinstance(node, NamedNode) else ""


def _last(node: object) -> str:
    return node.value.rpartition("/")[2] if isinstance(node, NamedNode) else ""


def _figures(copy: Copy) -> tuple[Match, ...]:
    return tuple(
        replace(one, start=start + one.start, end=start + one.end)
        for start, end in copy.paragraphs()
        for one in scan(copy.key[start:end])
        if not one.figure.wording.endswith(("以来", "以來"))  # a period without a numeral
    )


def _by_offsets(article: Briefing, copy: Copy) -> _Located:
    """Trace by offsets in the very text: where the quotation stands, or the figure."""
    spots: dict[str, Spot] = {}
    states = dict.fromkeys((one.id for one in article.passages), State.GONE)
    for passage in article.passages:
        start, end = passage.start, passage.end
        if start is None or end is None or not start < end:
            continue
        figure = folded(passage.figure)
        near = nearby(copy, passage)
        if near is not None:
            spots[passage.id] = (copy.place(near), copy.place(near + len(passage.exact)))
            states[passage.id] = State.FOUND if near == start else State.MOVED
        elif figure and figure in folded(copy.text[start:end]):
            spots[passage.id] = (copy.place(start), copy.place(end))
    return _Located(spots, states, frozenset(spots), {}, 1)


def nearby(copy: Copy, passage: Passage) -> int | None:
    """Return the offset, at or near a passage's own, where its quotation stands, or None."""
    start, exact = passage.start or 0, passage.exact
    if copy.text.startswith(exact, start):
        return start
    low, high = max(0, start - _NEAR), start + len(exact) + _NEAR
    found = copy.text.find(exact, low, high) if exact else -1
    return found if found >= 0 else None


def _by_quotation(article: Briefing, copy: Copy) -> _Located:
    """Trace by what is quoted, and by what stands beside it."""
    quoted = [one for one in article.passages if _is_quoted(article, one)]
    wanted = [
        Wanted(one.start, *map(folded, (one.exact, one.prefix, one.suffix))) for one in quoted
    ]
    places, times = locate(wanted, copy.folded)
    spots: dict[str, Spot] = {}
    others: dict[str, tuple[Spot, ...]] = {}
    for passage, one, place in zip(quoted, wanted, places, strict=True):
        if place.at is not None:
            spots[passage.id], *rest = _spots((place.at, *place.others), len(one.text))
            others[passage.id] = tuple(rest)
    states = {one.id: place.state for one, place in zip(quoted, places, strict=True)}
    ordered = (one.id for one, place in zip(quoted, places, strict=True) if place.in_order)
    return _Located(spots, states, frozenset(ordered), others, times)


def _is_quoted(article: Briefing, passage: Passage) -> bool:
    placed = passage.start is not None or not article.source.is_whole
    return placed and bool(passage.exact)


def _spots(places: Iterable[int], length: int) -> list[Spot]:
    return [(place, place + length) for place in places]
