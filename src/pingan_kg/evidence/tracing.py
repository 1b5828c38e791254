"""The passages of an article, traced to their places in a copy of it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..briefing.model import Briefing, Passage
from ..briefing.reading import periods, read
from ..errors import InputError
from ..figures import Match, scan
from ..graph.store import briefings
from .copies import Copy, folded, read_copy
from .locate import Wanted, interpolated, locate

__all__ = ["Spot", "Trace", "nearby", "trace"]

LEAST = 0.2
"""A copy in which a smaller share of the quotations is found is another article."""

_NEAR = 20
"""So many characters away a quotation is looked for whose offsets are wrong."""

Spot = tuple[int, int]
"""Start and end of a passage, as places of a copy."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An article, a copy of it, and where the passages stand in the copy."""

    article: Briefing
    copy: Copy
    same_text: bool
    spots: dict[str, Spot]
    """By the short id of the passage; those that stand nowhere are missing."""
    figures: tuple[Match, ...]
    """Every figure of the copy, its offsets being places."""
    periods: dict[NamedNode, tuple[str, ...]]
    """The Chinese names of the graph's periods."""

    def figure_spot(self, passage: Passage) -> Spot | None:
        """Return where in the copy a passage's printed figure stands, or None."""
        spot, wanted = self.spots.get(passage.id), folded(passage.figure)
        if spot is None or not wanted:
            return None
        found = _all(wanted, self.copy.folded, *spot)
        whole = {(match.start, match.end) for match in self.figures}
        return next((one for one in found if one in whole), found[-1] if found else None)

    def should_be(self, start: int) -> int:
        """Return the place at which an offset of the article should be, by those around it."""
        known = [
            (passage.start, self.spots[passage.id][0])
            for passage in self.article.passages
            if passage.id in self.spots and passage.start is not None
        ]
        return interpolated(sorted(known), start)


def trace(source: str | os.PathLike[str], store: Store) -> Trace:
    """Read a copy of an article of the graph, and trace the article's passages in it.

    Which article it is follows from its hash, or else from the quotations that are in
    it. Raises :class:`~pingan_kg.errors.InputError` where it cannot be read, or is none
    of the graph's articles.
    """
    known = [read(store, briefing) for briefing in briefings(store)]
    known = [one for one in known if one.passages]
    if not known:
        raise InputError("the graph holds no article that passages are taken from")
    copy, found = read_copy(source, {article.source.sha256 for article in known})
    if found is not None:
        article = next(one for one in known if one.source.sha256 == found)
        return _traced(store, article, copy, True, _by_offsets(article, copy))
    traced = [(article, _by_quotation(article, copy)) for article in known]
    article, spots = max(traced, key=lambda one: len(one[1]))
    if len(spots) < LEAST * len(article.passages):
        title = article.source.label("zh")
        raise InputError(
            f"{copy.name} is not the article “{title}”: of the {len(article.passages)} "
            f"phrases quoted from it {len(spots) or 'none'} can be found there"
        )
    return _traced(store, article, copy, False, spots)


def _traced(
    store: Store, article: Briefing, copy: Copy, same: bool, spots: dict[str, Spot]
) -> Trace:
    figures = tuple(
        Match(start + one.start, start + one.end, one.figure, one.direction, one.year_on_year)
        for start, end in copy.paragraphs()
        for one in scan(copy.key[start:end])
    )
    return Trace(article, copy, same, spots, figures, periods(store))


def _by_offsets(article: Briefing, copy: Copy) -> dict[str, Spot]:
    """Return the passages by their offsets: where the quotation stands, or the figure."""
    spots: dict[str, Spot] = {}
    for passage in article.passages:
        start, end = passage.start, passage.end
        if start is None or end is None or not start < end:
            continue
        figure = folded(passage.figure)
        near = nearby(copy, passage)
        if near is not None:
            spots[passage.id] = (copy.place(near), copy.place(near + len(passage.exact)))
        elif figure and figure in folded(copy.text[start:end]):
            spots[passage.id] = (copy.place(start), copy.place(end))
    return spots


def nearby(copy: Copy, passage: Passage) -> int | None:
    """Return the offset, at or near a passage's own, where its quotation stands, or None."""
    start, exact = passage.start or 0, passage.exact
    if copy.text.startswith(exact, start):
        return start
    low, high = max(0, start - _NEAR), start + len(exact) + _NEAR
    found = copy.text.find(exact, low, high) if exact else -1
    return found if found >= 0 else None


def _by_quotation(article: Briefing, copy: Copy) -> dict[str, Spot]:
    """Return the passages that are found again by their quotations."""
    quoted = [
        (passage, Wanted(passage.start, folded(passage.exact)))
        for passage in article.passages
        if passage.start is not None and passage.exact
    ]
    found = locate([wanted for _, wanted in quoted], copy.folded)
    return {
        passage.id: (place, place + len(wanted.text))
        for (passage, wanted), place in zip(quoted, found, strict=True)
        if place is not None
    }


def _all(wanted: str, text: str, start: int, end: int) -> list[Spot]:
    found: list[Spot] = []
    at = text.find(wanted, start, end)
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = text.find(wanted, at + 1, end)
    return found
