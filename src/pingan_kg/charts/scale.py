"""From numbers to places: how long a unit is drawn, and which numbers the axis names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

__all__ = ["Extent", "Scale", "scale", "ticks"]

_MOST = 5
"""At most so many steps of the axis on its longer side."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a mark reaches: its value, and the units of width beyond it that stay free."""

    value: Decimal
    beyond: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where 0 lies, and how many units of width one of the numbers' is."""

    zero: float
    unit: float

    def at(self, value: Decimal) -> float:
        """Return the place of a number."""
        return self.zero + float(value) * self.unit


def scale(extents: Sequence[Extent], left: float, right: float) -> Scale:
    """Return the largest scale by which all marks, and what is beyond them, have room.

    0 is on it always; both sides of it have one scale.
    """
    room = right - left

    def reach(unit: float, *, below: bool) -> float:
        return max(
            (
                abs(float(one.value)) * unit + one.beyond
                for one in extents
                if (one.value < 0) == below
            ),
            default=0.0,
        )

    largest = max((abs(float(one.value)) for one in extents), default=0.0) or 1.0
    low, high = 0.0, room / largest
    for _ in range(60):
        middle = (low + high) / 2
        fits = reach(middle, below=True) + reach(middle, below=False) <= room
        low, high = (middle, high) if fits else (low, middle)
    return Scale(left + reach(low, below=True), low)


def ticks(low: Decimal, high: Decimal, *, whole: bool = False) -> list[Decimal]:
    """Return round numbers from one to another, 0 among them, some three to six.

    Of what is counted, which has no fractions, they are ``whole``.

    >>> [str(one) for one in ticks(Decimal(-17), Decimal(12))]
    ['-15', '-10', '-5', '0', '5', '10']
    """
    span = max(abs(low), abs(high))
    if not span:
        return [Decimal(0)]
    power = Decimal(10) ** floor(log10(float(span) / _MOST))
    power = max(power, Decimal(1)) if whole else power
    step = next(
        power * times
        for times in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
        if span / (power * times) <= _MOST
        and (not whole or power * times == (power * times).to_integral_value())
    )
    first, last = int(low / step), int(high / step)
    return [(step * at).normalize() + 0 for at in range(first, last + 1)]
