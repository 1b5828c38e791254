"""The main classes of the ontology and how they are joined, as a picture (SVG)."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from ..rdf.names import compact
from .about import node, texts

__all__ = ["diagram"]

_BOX = {
    "schema:AdministrativeArea": (0, 0),
    "pa:Metric": (1, 0),
    "time:ProperInterval": (2, 0),
    "pa:Program": (0, 1),
    "pa:Observation": (1, 1),
    "pa:Claim": (2, 1),
    "pa:Source": (3, 1),
    "pa:Agency": (1, 2),
    "pa:Recognition": (2, 2),
    "pa:Exclusion": (3, 2),
}
"""The classes that are shown: in which column and row."""

_FOREIGN = {
    "schema:AdministrativeArea": {"zh": "地区", "en": "area"},
    "time:ProperInterval": {"zh": "时期", "en": "period"},
}
"""What the classes of others are called here."""

_WIDE, _HIGH, _ACROSS, _DOWN = 180, 52, 330, 190
_EDGE = 40
_APART = 14


class _Arrow(NamedTuple):
    start: str
    end: str
    names: tuple[str, ...]
    returned: bool
    """Whether there is one from the end to the start, too."""


def diagram(store: Store, lang: str = "en") -> str:
    """Return the picture: an arrow is named by the properties that join two classes.

    They are those by which things of the classes are joined in the store, for the
    ontology gives a property a domain only where it needs one. Only neighbours are joined.
    """
    across = max(column for column, _ in _BOX.values())
    down = max(row for _, row in _BOX.values())
    width = 2 * _EDGE + across * _ACROSS + _WIDE
    height = 2 * _EDGE + down * _DOWN + _HIGH
    title = {"zh": "本体的主要的类", "en": "The main classes of the ontology"}[lang]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"'
        ' markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    arrows = _arrows(store)
    lines += [line for arrow in arrows for line in _drawn(arrow)]
    for name in _BOX:
        labels = _FOREIGN.get(name) or texts(store, node(name), "skos:prefLabel")
        left, top = _corner(name)
        middle = left + _WIDE // 2
        lines += [
            f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" rx="6"'
            ' fill="#eef3f8" stroke="#33597a"/>',
            f'<text x="{middle}" y="{top + 22}" text-anchor="middle" font-weight="bold"'
            f' fill="#123">{escape(labels.get(lang, name))}</text>',
            f'<text x="{middle}" y="{top + 40}" text-anchor="middle" fill="#345">{name}</text>',
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _corner(name: str) -> tuple[int, int]:
    column, row = _BOX[name]
    return _EDGE + column * _ACROSS, _EDGE + row * _DOWN


def _arrows(store: Store) -> list[_Arrow]:
    kinds = {
        quad.subject: name
        for name in _BOX
        for quad in store.quads_for_pattern(None, node("rdf:type"), node(name))
    }
    found: dict[tuple[str, str], set[str]] = {}
    for thing, start in kinds.items():
        for quad in store.quads_for_pattern(thing, None, None):
            end = kinds.get(quad.object) if isinstance(quad.object, NamedNode) else None
            if end is not None and _are_neighbours(start, end):
                found.setdefault((start, end), set()).add(compact(quad.predicate.value))
    return [
        _Arrow(start, end, tuple(sorted(names)), (end, start) in found)
        for (start, end), names in sorted(found.items())
    ]


def _are_neighbours(start: str, end: str) -> bool:
    (column, row), (to_column, to_row) = _BOX[start], _BOX[end]
    return start != end and abs(column - to_column) <= 1 and abs(row - to_row) <= 1


def _drawn(arrow: _Arrow) -> list[str]:
    x1, y1, x2, y2 = *_middle(arrow.start), *_middle(arrow.end)
    if arrow.returned:  # each to its right, so that the two do not lie upon each other
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        x, y = (y1 - y2) / length * _APART, (x2 - x1) / length * _APART
        x1, y1, x2, y2 = x1 + x, y1 + y, x2 + x, y2 + y
    x1, y1, x2, y2 = *_border(x1, y1, x2, y2), *_border(x2, y2, x1, y1)
    lines = [
        f'<path d="M{x1:.0f} {y1:.0f} {x2:.0f} {y2:.0f}" stroke="#555" fill="none"'
        ' marker-end="url(#tip)"/>'
    ]
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 + 4 - 7 * (len(arrow.names) - 1)
    for number, name in enumerate(arrow.names):
        lines.append(
            f'<text x="{x:.0f}" y="{y + 14 * number:.0f}" text-anchor="middle" fill="#333"'
            f' stroke="#fff" stroke-width="4" paint-order="stroke">{escape(name)}</text>'
        )
    return lines


def _middle(name: str) -> tuple[float, float]:
    left, top = _corner(name)
    return left + _WIDE / 2, top + _HIGH / 2


def _border(x: float, y: float, to_x: float, to_y: float) -> tuple[float, float]:
    """Return where the line from the middle of a box to somewhere leaves the box."""
    dx, dy = to_x - x, to_y - y
    part = min(
        _WIDE / 2 / abs(dx) if dx else float("inf"), _HIGH / 2 / abs(dy) if dy else float("inf")
    )
    return x + dx * part, y + dy * part
