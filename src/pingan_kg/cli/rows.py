"""Lay out what is said of a thing as lines: a label, and its values."""

from __future__ import annotations

from collections.abc import Sequence

from ..cards.values import Fact, Mention
from ..messages import dated
from .output import one_line, pad, width, wrapped

__all__ = ["fact_lines"]


def fact_lines(facts: Sequence[Fact], columns: int | None, lang: str) -> str:
    """Lay out facts as two columns, label and values, broken to fit so many columns."""
    left = max(width(one_line(fact.label)) for fact in facts)
    room = None if columns is None else columns - left - 2
    lines = []
    for fact in facts:
        label = one_line(fact.label)
        for value in fact.values:
            for line in wrapped(_shown(value, lang), room):
                lines.append(f"{pad(label, left)}  {line}".rstrip())
                label = ""
    return "\n".join(lines) + "\n"


def _shown(value: Mention, lang: str) -> str:
    text = dated(value.text, lang)
    return one_line(text if value.id is None else f"{text}  {value.id}")
