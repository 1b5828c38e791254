"""The marks of values: whole, open, at most, about, between. Told apart without colour."""

from __future__ import annotations

__all__ = ["BEYOND", "HEIGHT", "definitions", "number", "value_mark"]

HEIGHT = 16.0
BEYOND = {"whole": 0.0, "open": 30.0, "below": 2.0, "about": 4.0, "between": 4.0}
"""How far a mark reaches beyond its value."""


def number(value: float) -> str:
    """Write a place with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def definitions(name: str) -> str:
    """Return the patterns that marks are filled with, under ids that begin with a name."""
    return (
        f'<pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="w" width="6" height="6"/>'
        '<rect class="b" width="2.4" height="6"/></pattern>'
        f'<pattern id="{name}-dots" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="w" width="6" height="6"/><circle class="b" cx="3" cy="3" r="1.7"/>'
        "</pattern>"
    )


def value_mark(  # noqa: PLR0913, PLR0917 (a place, and what is drawn there)
    mark: str, name: str, zero: float, near: float, far: float, top: float
) -> str:
    """Draw a value that lies at ``near`` (``between``: up to ``far``), from ``zero`` on.

    ``name`` is what the ids of the patterns begin with; a mark whose value lies left of
    0 is drawn to the left.
    """
    way = -1.0 if near < zero or (near == zero and far < zero) else 1.0
    if mark == "open":
        return _box("b", zero, near, top) + _open_end(near, way, top)
    if mark == "below":
        return _filled(name, "hatch", zero, near, top) + _line(
            "k", near, top - 3, near, top + HEIGHT + 3
        )
    if mark == "about":
        edge = near + way * 1.5
        return _filled(name, "dots", zero, near, top) + _line(
            "k d", edge, top - 3, edge, top + HEIGHT + 3
        )
    if mark == "between":
        middle = top + HEIGHT / 2
        return (
            _box("b", zero, near, top)
            + _box("o", near, far, top)
            + _line("k", near, middle, far, middle)
            + _upright("k", far, top)
        )
    return _box("b", zero, near, top)


def _box(kind: str, start: float, end: float, top: float, height: float = HEIGHT) -> str:
    left, wide = min(start, end), max(abs(end - start), 1.0)
    return (
        f'<rect class="{kind}" x="{number(left)}" y="{number(top)}" width="{number(wide)}"'
        f' height="{number(height)}"/>'
    )


def _filled(name: str, pattern: str, start: float, end: float, top: float) -> str:
    left, wide = min(start, end), max(abs(end - start), 1.0)
    return (
        f'<rect class="o" style="fill:url(#{name}-{pattern})" x="{number(left)}"'
        f' y="{number(top)}" width="{number(wide)}" height="{number(HEIGHT)}"/>'
    )


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line class="{kind}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}"'
        f' y2="{number(y2)}"/>'
    )


def _upright(kind: str, x: float, top: float) -> str:
    return _line(kind, x, top - 3, x, top + HEIGHT + 3)


def _open_end(near: float, way: float, top: float) -> str:
    """Draw slices that thin out, and an arrow: it goes on, nobody says how far."""
    slices = "".join(
        _box("b", near + way * start, near + way * (start + wide), top)
        for start, wide in ((2.0, 3.5), (8.0, 2.5), (13.0, 1.5))
    )
    tip, middle = near + way * 27, top + HEIGHT / 2
    back = tip - way * 7
    arrow = (
        f'<path class="a" d="M{number(near + way * 16)} {number(middle)}H{number(tip)}'
        f"M{number(back)} {number(middle - 5)}L{number(tip)} {number(middle)}"
        f'L{number(back)} {number(middle + 5)}"/>'
    )
    return slices + arrow
