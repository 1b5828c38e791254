"""What a figure is: value, bounds, comparator, unit word and kind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ..bounds import COMPARATORS
from ..errors import InputError
from .lexicon import Comparator, Kind
from .units import kind_of_unit

__all__ = ["Figure", "FigureError", "Found", "Match", "Reading"]

ONE = Decimal(1)


class FigureError(InputError):
    """A text is no figure, or a figure has no print.

    ``text`` is what was given, ``offset`` the code point in it at which reading
    stopped, ``reason`` why.
    """

    def __init__(self, text: str, offset: int, reason: str) -> None:
        self.text = text
        self.offset = offset
        self.reason = reason
        shown = text if len(text) <= 40 else text[:40] + "…"
        super().__init__(f"not a figure: {shown!r}, at character {offset}: {reason}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, multiplier folded into the value, unit as printed.

    ``lower`` and ``upper`` are what the words make certain, ``None`` where they
    say nothing: of 2万余起 only the lower bound is a fact. ``value`` is the number
    printed; it is ``None`` for a range and for what is said without a number.
    Two figures are equal when they say the same, however they are printed.

    >>> case = Figure.of(Decimal(20000), comparator=Comparator.MORE_THAN, unit="起")
    >>> case.lower, case.lower_open, case.upper
    (Decimal('20000'), True, None)
    """

    kind: Kind
    comparator: Comparator
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_open: bool = False
    upper_open: bool = False
    unit: str = ""
    wording: str = ""
    """The word of a figure without digits, such as 前列 or 全覆盖."""
    date: str = ""
    """A date or time as XSD has it: 2025-12-09, --12-09, --12, 09:30:00; a span as from/to."""
    ratio: tuple[int, int] | None = field(default=None, compare=False)
    """Numerator and denominator as printed; exact where ``value`` is rounded (三分之一)."""
    step: Decimal | None = field(default=None, compare=False)
    """What one more in the last printed digit is worth: 1000 for 36.2万, 0.1 for 24.2%."""
    begins: str = field(default="", compare=False)
    """The first day of a calendar period, as XSD has it; --07-01 where no year is known."""
    ends: str = field(default="", compare=False)
    """The last day of a calendar period; empty, as ``begins``, where it is not known."""
    printed: str = field(default="", compare=False)
    """The text it was read from, without emphasis marks."""

    @property
    def measures(self) -> Kind:
        """What is measured: for a range the kind its unit has, else the kind itself."""
        return kind_of_unit(self.unit) if self.kind is Kind.RANGE else self.kind

    @classmethod
    def of(
        cls,
        value: Decimal,
        *,
        comparator: Comparator = Comparator.EXACTLY,
        unit: str = "",
        kind: Kind | None = None,
    ) -> Figure:
        """Build the figure that says so much of one value; the kind follows the unit.

        Raises ValueError for a comparator that needs more than one value.
        """
        return bounded(kind or kind_of_unit(unit), comparator, (value, value, value), unit=unit)

    @classmethod
    def between(
        cls,
        lower: Decimal,
        upper: Decimal,
        *,
        unit: str = "",
        lower_open: bool = False,
        upper_open: bool = False,
    ) -> Figure:
        """Build a range; ``lower`` must be below ``upper``."""
        if not lower < upper:
            raise ValueError("a range runs from the smaller to the greater")
        return cls(
            kind=Kind.RANGE,
            comparator=Comparator.RANGE,
            lower=lower,
            upper=upper,
            lower_open=lower_open,
            upper_open=upper_open,
            unit=unit,
        )


class Reading(StrEnum):
    """What a place of running text was taken for."""

    FIGURE = "figure"
    NAME = "name"
    """A numeral of a name, a code or an idiom: it counts nothing."""
    REFUSAL = "refusal"
    """A figure, or part of one, that is not read, as it might be read wrong."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure found in running text, at code points ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    figure: Figure
    direction: int | None = None
    """+1 or -1 where a verb of rising or falling governs the figure directly."""
    year_on_year: bool = False
    """Whether 同比 stands before that verb."""
    reading: Reading = Reading.FIGURE
    """A name and a refusal have a figure of ``Kind.NAME``, a refusal one without a value."""
    reason: str = ""
    """Why it is a name or a refusal; empty for a figure."""


class Found(NamedTuple):
    """A place of a line, what was read there, and what it was taken for."""

    start: int
    end: int
    figure: Figure
    reading: Reading = Reading.FIGURE
    reason: str = ""


def refused(start: int, end: int, reason: str) -> Found:
    """Return the refusal of what stands there; it has no value."""
    nothing = Figure(Kind.NAME, Comparator.WORDED)
    return Found(start, end, nothing, Reading.REFUSAL, reason)


def named(found: Found, reason: str) -> Found:
    """Return the same as a numeral in a name; what it says is kept."""
    if found.figure.kind is not Kind.NAME:
        found = found._replace(figure=replace(found.figure, kind=Kind.NAME, step=None))
    return found._replace(reading=Reading.NAME, reason=reason)


def bounded(  # noqa: PLR0913
    kind: Kind,
    comparator: Comparator,
    value: tuple[Decimal, Decimal, Decimal],
    *,
    unit: str = "",
    ratio: tuple[int, int] | None = None,
    step: Decimal | None = None,
) -> Figure:
    """Build a figure from a value and the decimals just below and above it.

    The three are one number unless a fraction has no finite decimal.
    """
    middle, below, above = value
    if comparator not in COMPARATORS or comparator is Comparator.RANGE:
        raise ValueError(f"{comparator} says nothing of one value")
    ends = COMPARATORS[comparator]
    between = comparator is Comparator.EXACTLY and below != above
    top = comparator is Comparator.WITHIN_TOP
    return Figure(
        kind=kind,
        comparator=comparator,
        value=middle,
        lower=below if ends.lower else ONE if top else None,
        upper=above if ends.upper else None,
        lower_open=(ends.lower and ends.is_open) or between,
        upper_open=(ends.upper and ends.is_open) or between,
        unit=unit,
        ratio=ratio,
        step=step,
    )


def hedged(what: Figure, comparator: Comparator) -> Figure:
    """Return an exact figure as a hedge that stands apart from it says it is."""
    if comparator is Comparator.EXACTLY or what.value is None:
        return what
    value = (what.value, what.lower or what.value, what.upper or what.value)
    return bounded(
        what.kind, comparator, value, unit=what.unit, ratio=what.ratio, step=what.step
    )


def as_printed(figure: Figure, seen: str, shown: str, narrow: str) -> Figure:
    """Return a figure just read with the text it was read from, its words as they stand there.

    ``seen`` is the text as the grammar sees it, ``shown`` as it is printed, ``narrow``
    the same in characters of half width: one character for one.
    """
    if seen != narrow:
        unit, wording = (
            _as_it_stands(word, seen, narrow) for word in (figure.unit, figure.wording)
        )
        return replace(figure, unit=unit, wording=wording, printed=shown)
    # Nobody else has the figure yet; a copy of each would be a tenth of the time of all.
    object.__setattr__(figure, "printed", shown)
    return figure


def _as_it_stands(word: str, seen: str, narrow: str) -> str:
    at = seen.rfind(word) if word else -1
    return narrow[at : at + len(word)] if at >= 0 else word
