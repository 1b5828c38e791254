"""What a reader sees of a page: HTML without its tags, offsets kept.

A small tokeniser of our own, since offsets into the page are needed and it must
take time in proportion to the page, whatever somebody feeds it: each kind of
ending is looked for once, and not again where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

__all__ = ["Piece", "is_page", "pieces"]

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?=[\s/>])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_PAGE = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|article|section|div|p|span|br|h[1-6]|strong|em|b|i"
    r"|font|a|img|ul|ol|li|table|tr|td)(?:\s[^<>]*)?/?)>",
    re.IGNORECASE,
)
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol"
    " option p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
"""Of ASCII only: others may become longer, and offsets would shift."""
_UNSEEN = {"head", "iframe", "noscript", "object", "script", "style", "svg", "template"}


class Piece(NamedTuple):
    """A run of visible text: ``whole`` where its characters all stand at ``start``."""

    text: str
    start: int
    whole: bool = False


def is_page(text: str) -> bool:
    """Tell whether a text is HTML, or a piece of it.

    >>> is_page("<p>2万余起</p>"), is_page("1 < 2，3 > 2")
    (True, False)
    """
    return _PAGE.search(text) is not None


def pieces(page: str) -> Iterator[Piece]:
    """Yield the visible text of a page in order; a line end stands for a block's edge.

    Character references are replaced, scripts, styles and the head left out.

    >>> [piece.text for piece in pieces("<p>破案<b>2万</b>余起&amp;</p>")]
    ['\\n', '破案', '2万', '余起', '&', '\\n']
    """
    at = 0
    ends = _Ends(page)
    opening = page.find("<")
    while opening >= 0:
        end, edge = _markup(page, opening, ends)
        if end == opening:  # a "<" that begins no markup
            opening = page.find("<", opening + 1)
            continue
        yield from _data(page, at, opening)
        if edge:
            yield Piece("\n", opening)
        at = end
        opening = page.find("<", at)
    yield from _data(page, at, len(page))


class _Ends:
    """Finds endings from left to right, and remembers which there are no more of."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._lower = page.translate(_LOWER)
        self._gone: set[str] = set()

    def after(self, ending: str, start: int) -> int | None:
        """Return the place after the next ending, or None where there is none."""
        if ending in self._gone:
            return None
        found = self._lower.find(ending, start)
        if found < 0:
            self._gone.add(ending)
            return None
        return found + len(ending)


def _markup(page: str, start: int, ends: _Ends) -> tuple[int, bool]:
    """Return where the markup that begins here ends, and whether it edges a block."""
    if page.startswith("<!--", start):
        return ends.after("-->", start + 4) or start, False
    if page.startswith(("<!", "<?"), start):
        return ends.after(">", start) or start, False
    tag = _TAG.match(page, start)
    end = ends.after(">", start) if tag else None
    if tag is None or end is None:
        return start, False
    name = tag[2].lower()
    if name in _UNSEEN and not tag[1] and page[end - 2] != "/":
        closing = ends.after(f"</{name}", end)
        end = (ends.after(">", closing) if closing else None) or end
    return end, name in _BLOCKS


def _data(page: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for entity in _ENTITY.finditer(page, start, end):
        if entity.start() > at:
            yield Piece(page[at : entity.start()], at)
        yield Piece(unescape(entity[0]), entity.start(), whole=True)
        at = entity.end()
    if at < end:
        yield Piece(page[at:end], at)
