"""The panels of a chart: figures of one kind and unit, on one scale that begins at 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..bounds import plain
from ..briefing.words import amount_words
from .bars import Bar, Row
from .lettering import escaped, lines, width
from .marks import BEYOND, HEIGHT, number, value_mark
from .scale import Extent, Scale, scale, ticks
from .wording import WORDS, heading

__all__ = ["Frame", "Says", "panel_parts", "panels"]

_LABEL, _SUB, _TICK = 14.0, 12.5, 11.5
_GAP = 7.0
"""Between the end of a mark and its value."""

Says = Callable[[Row, str], str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where panels are drawn: ``name`` is what the ids of the patterns begin with."""

    lang: str
    left: float
    room: float
    name: str


def panels(drawn: Sequence[Bar]) -> list[list[Bar]]:
    """Return the bars by kind of scale, unit and measure word, in the order of the first."""
    found: dict[tuple[str, str, str], list[Bar]] = {}
    for one in drawn:
        found.setdefault(one.group, []).append(one)
    return list(found.values())


def panel_parts(
    panel: Sequence[Bar], frame: Frame, top: float, differing: Sequence[Says]
) -> tuple[float, list[str]]:
    """Return where a panel that begins at ``top`` ends, and its elements.

    ``differing`` says of a figure what does not hold of all.
    """
    is_split = len({one.far < 0 for one in panel}) > 1
    wide = min(frame.room * 0.6, frame.room / 2 - 45) if is_split else frame.room * 0.6
    values = [_value(one, wide) for one in panel]
    scaled = _scaled(panel, values, frame)
    y, drawn = top, []
    for line in lines(heading(panel[0], frame.lang), _LABEL, frame.room, bold=True):
        y += 19
        drawn.append(_text(line, "h", frame.left, y - 3, _LABEL))
    y = first = y + 7
    for one, value in zip(panel, values, strict=True):
        y += 8
        joint = WORDS[frame.lang]["comma"]
        says = joint.join(filter(None, (said(one.row, frame.lang) for said in differing)))
        for text, size, kind in ((one.label, _LABEL, "i"), (says, _SUB, "s")):
            for line in lines(text, size, frame.room):
                y += size * 1.36
                drawn.append(_text(line, kind, frame.left, y - 4, size))
        y += 3
        near, far = scaled.at(one.near), scaled.at(one.far)
        drawn.append(value_mark(one.mark, frame.name, scaled.zero, near, far, y))
        drawn += _values(one, value, scaled, y)
        y += max(HEIGHT, len(value) * _LABEL * 1.25) + 3
    axis = _axis(panel, scaled, frame, first, y)
    return y + _TICK + 6, [*axis, *drawn]


def _value(one: Bar, room: float) -> list[str]:
    """Return the value in as many lines as it takes, what is printed in one of its own."""
    text = one.text + ("†" if one.row["conflicting_claim_ids"] else "")
    if width(text, _LABEL, bold=True) <= room:
        return [text]
    words, bracket, printed = text.partition(" (")
    parts = (words, f"({printed}" if bracket else "")
    return [line for part in parts for line in lines(part, _LABEL, room, bold=True)]


def _widest(value: Sequence[str]) -> float:
    return max((width(line, _LABEL, bold=True) for line in value), default=0.0)


def _scaled(panel: Sequence[Bar], values: Sequence[Sequence[str]], frame: Frame) -> Scale:
    extents = [
        Extent(one.far, BEYOND[one.mark] + _GAP + _widest(value))
        for one, value in zip(panel, values, strict=True)
    ]
    if panel[0].group[0] == "ratio":
        extents.append(Extent(Decimal(100), 0.0))
    return scale(extents, frame.left, frame.left + frame.room)


def _values(one: Bar, value: Sequence[str], scaled: Scale, top: float) -> list[str]:
    """Write the value beyond the end of its mark."""
    way = -1 if one.far < 0 else 1
    x = scaled.at(one.far) + way * (BEYOND[one.mark] + _GAP)
    kind = "l e" if way < 0 else "l"
    return [
        _text(line, kind, x, top + 13 + at * _LABEL * 1.25, _LABEL)
        for at, line in enumerate(value)
    ]


def _axis(
    panel: Sequence[Bar], scaled: Scale, frame: Frame, top: float, bottom: float
) -> list[str]:
    """Draw the rules of the axis, 0 the strongest, and their numbers where there is room."""
    ends = [*(one.far for one in panel), Decimal(0)]
    ends += [Decimal(100)] if panel[0].group[0] == "ratio" else []
    found, taken = [], frame.left - 100.0
    for tick in ticks(min(ends), max(ends), whole=panel[0].group[1] == "NUM"):
        x = scaled.at(tick)
        kind = "z" if tick == 0 else "r"
        found.append(f'<path class="{kind}" d="M{number(x)} {number(top)}V{number(bottom)}"/>')
        text = _tick(tick, panel[0], frame.lang)
        half = width(text, _TICK) / 2
        start = min(max(x - half, frame.left), frame.left + frame.room - 2 * half)
        if start > taken + 6:
            found.append(_text(text, "s m", start + half, bottom + _TICK + 3, _TICK))
            taken = start + 2 * half
    return found


def _tick(tick: Decimal, one: Bar, lang: str) -> str:
    """Write a number of the axis: a change with its sign, a minus as a minus."""
    number_ = amount_words(plain(abs(tick)), "", lang=lang)
    if one.group[1] == "PERCENT":
        number_ += "%"
    sign = "−" if tick < 0 else "+" if tick > 0 and one.group[0] == "change" else ""
    return sign + number_


def _text(text: str, kind: str, x: float, y: float, size: float) -> str:
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}" font-size="{number(size)}">'
        f"{escaped(text)}</text>"
    )
