"""A proposed briefing: its rows, a figure each, what a person decides, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["DECISIONS", "Candidate", "Draft", "Finding", "Row", "settled"]

DECISIONS = ("open", "keep", "exclude")
"""What may stand in ``decision``: nobody has decided yet, it is a fact, it is none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known metric and how well a phrase fits what it is called: 0 to 1."""

    name: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the text: what is proposed, and what a person decides. Texts are empty
    where nothing is said; ``start`` and ``end`` are those of the quotation."""

    number: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    part: str
    printed: str
    context: str = ""
    decision: str = "open"
    reason: str = ""
    """The end of the code why it is no value, of an exclusion."""
    phrase: str = ""
    metric: str = ""
    candidates: tuple[Candidate, ...] = ()
    kind: str = ""
    """The kind of metric that is looked for: flow, change, ratio …"""
    value: str = ""
    lower: str = ""
    upper: str = ""
    comparator: str = ""
    unit: str = ""
    classifier: str = ""
    step: str = ""
    basis: str = "printed"
    """``worded`` where words such as 全部 stand for the number."""
    area: str = ""
    period: str = ""
    baseline: str = ""
    agency: str = ""
    named: str = ""
    """The agency as the text names it."""
    program: str = ""
    inferred: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    """Why fields are empty, or doubtful."""
    note_zh: str = ""
    note_en: str = ""
    proposed: dict[str, str] = field(default_factory=dict)
    """What the rules said, of the fields that a person has changed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is no figure: a worded finding, an honour, a first, a named program.

    What is proposed stands in it; the rest a person fills in. ``zh`` and ``en`` are its
    labels; of a worded finding it is the metric that has them.
    """

    kind: str
    """``worded``, ``honour``, ``first`` or ``program``."""
    start: int
    end: int
    quote: str
    part: str
    prefix: str = ""
    suffix: str = ""
    printed: str = ""
    """Of a worded finding: the words that say how it stands."""
    decision: str = "open"
    id: str = ""
    """The end of its IRI; of a program that is known, its name."""
    zh: str = ""
    en: str = ""
    theme: str = ""
    period: str = ""
    inferred: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    """Of an honour: national, provincial."""
    scope: str = ""
    """Of a first: nation, province, comparable-cities."""
    recipient: str = ""
    """Of an honour: an agency. Of a first: a program, or an agency as ``agency:…``."""
    program: str = ""
    program_kind: str = ""
    status: str = ""
    metric: str = ""
    worded: str = ""
    """Of a worded finding: the end of the code of what the words say, such as improved."""
    area: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed briefing: what is said of the source, its rows, its other findings."""

    source: dict[str, str]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    stubs: tuple[dict[str, str], ...] = ()
    """New metrics, agencies and areas, which ask for what only a person can say."""


def settled(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that are facts: kept, or proposed with all that a fact needs."""
    return [
        row
        for row in rows
        if row.decision == "keep"
        or (row.decision == "open" and row.metric and row.area and row.period and row.value)
    ]
