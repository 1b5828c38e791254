"""Lay out what is said of a thing as lines: a label, and its values."""

from __future__ import annotations

from collections.abc import Sequence

from ..card import Fact, Mention
from .output import fit, one_line, pad, width

__all__ = ["fact_lines", "wrapped"]


def fact_lines(facts: Sequence[Fact], columns: int | None) -> str:
    """Lay out facts as two columns, label and values, broken to fit so many columns."""
    left = max(width(one_line(fact.label)) for fact in facts)
    lines = []
    for fact in facts:
        label = one_line(fact.label)
        for value in fact.values:
            for line in wrapped(_shown(value), None if columns is None else columns - left - 2):
                lines.append(f"{pad(label, left)}  {line}".rstrip())
                label = ""
    return "\n".join(lines) + "\n"


def _shown(value: Mention) -> str:
    return one_line(value.text if value.id is None else f"{value.text}  {value.id}")


def wrapped(text: str, columns: int | None) -> list[str]:
    """Break a line where it is too wide: at a space, or between Chinese characters."""
    if columns is None or columns < 20:
        return [text]
    lines = []
    while width(text) > columns:
        piece = fit(text, columns + 1)[:-1]
        cut = piece.rfind(" ") + 1
        if piece[-1:] > "\u2e80" or not cut:
            cut = len(piece)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*lines, text]
