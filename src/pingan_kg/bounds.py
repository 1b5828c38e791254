"""Arithmetic with numbers of which only bounds are known.

The one table of which bounds each comparator gives stands here (:data:`COMPARATORS`).
Ends are exact fractions, so that nothing is lost between the operations; a bound
is rounded once, when it is written as a decimal, and then outward: a lower one
down, an upper one up. What lies within the operands therefore gives a result
within the result's bounds, written or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

__all__ = ["COMPARATORS", "DIGITS", "Ends", "Interval", "bounds_of", "plain"]

DIGITS = 4
"""Significant digits of a written bound that has no finite decimal."""

Number = int | Decimal | Fraction


class Ends(NamedTuple):
    """Whether the value is the lower and the upper bound, and belongs to what it bounds.

    Of a fall, which is written as a negative number, the two change places: to fall by
    more than 5 is to change by less than -5.
    """

    lower: bool
    upper: bool
    is_open: bool = False


COMPARATORS = {
    "exactly": Ends(lower=True, upper=True),
    "more-than": Ends(lower=True, upper=False, is_open=True),
    "at-least": Ends(lower=True, upper=False),
    "less-than": Ends(lower=False, upper=True, is_open=True),
    "at-most": Ends(lower=False, upper=True),
    "nearly": Ends(lower=False, upper=True, is_open=True),
    "about": Ends(lower=False, upper=False),
    "within-top": Ends(lower=False, upper=True),
    "between": Ends(lower=True, upper=False),
}
"""By the end of its code, what each comparator says of the one value printed.

Two have a bound beside it: ``within-top`` the first place, ``between`` its other end.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; an end that is None is unbounded.

    An end belongs to the interval unless it is marked open. Raises ValueError
    where no number lies between the ends.

    >>> Interval.rounded(Decimal("10.7"), Decimal("0.1")).bounds()
    (Decimal('10.65'), Decimal('10.75'))
    """

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False

    def __post_init__(self) -> None:
        if self.lower is None or self.upper is None:
            return
        nothing = self.lower == self.upper and (self.lower_open or self.upper_open)
        if self.lower > self.upper or nothing:
            raise ValueError(f"no number lies between {self.lower} and {self.upper}")

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """Return the interval of one number."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def between(cls, lower: Number, upper: Number) -> Interval:
        """Return the numbers from one to another, both included."""
        return cls(Fraction(lower), Fraction(upper))

    @classmethod
    def more_than(cls, value: Number) -> Interval:
        """Return all numbers above one."""
        return cls(Fraction(value), None, lower_open=True)

    @classmethod
    def at_least(cls, value: Number) -> Interval:
        """Return one number and all above it."""
        return cls(Fraction(value), None)

    @classmethod
    def rounded(cls, value: Number, step: Number) -> Interval:
        """Return the numbers that give a value when rounded to the nearest whole step.

        Both ends are included, as it is not known which way halves are rounded.
        """
        half = Fraction(step) / 2
        return cls.between(Fraction(value) - half, Fraction(value) + half)

    def __contains__(self, value: Number) -> bool:
        number = Fraction(value)
        below = self.lower is not None and (
            number < self.lower or (self.lower_open and number == self.lower)
        )
        above = self.upper is not None and (
            number > self.upper or (self.upper_open and number == self.upper)
        )
        return not (below or above)

    def __add__(self, other: Interval) -> Interval:
        lower = None if self.lower is None or other.lower is None else self.lower + other.lower
        upper = None if self.upper is None or other.upper is None else self.upper + other.upper
        return Interval(
            lower,
            upper,
            lower is not None and (self.lower_open or other.lower_open),
            upper is not None and (self.upper_open or other.upper_open),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by a number other than 0; neither may reach below 0 (ValueError)."""
        low, other_low = _not_negative(self), _not_negative(other)
        if other.upper == 0:
            raise ValueError("division by 0")
        lower = Fraction(0) if other.upper is None else low / other.upper
        upper = None if self.upper is None or not other_low else self.upper / other_low
        return Interval(  # an end at 0 is reached by the 0 that is divided
            lower,
            upper,
            (self.lower_open or other.upper_open) and lower != 0,
            (self.upper_open or other.lower_open) and upper not in (None, 0),
        )

    def __and__(self, other: Interval) -> Interval:
        """Return what lies in both (ValueError if nothing does)."""
        lower, lower_open = max(
            ((one.lower, one.lower_open) for one in (self, other) if one.lower is not None),
            default=(None, False),
        )
        upper, closed = min(
            ((one.upper, not one.upper_open) for one in (self, other) if one.upper is not None),
            default=(None, True),
        )
        return Interval(lower, upper, lower_open, not closed)

    def whole(self) -> Interval:
        """Return the span of the whole numbers in it (ValueError if there is none)."""
        lower, upper = self.lower, self.upper
        if lower is not None:
            lower = Fraction(floor(lower) + 1 if self.lower_open else ceil(lower))
        if upper is not None:
            upper = Fraction(ceil(upper) - 1 if self.upper_open else floor(upper))
        return Interval(lower, upper)

    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Return both ends as decimals: exact if they are finite, else rounded outward.

        Rounding is to :data:`DIGITS` significant digits.

        >>> Interval.between(Fraction(1, 3), Fraction(1, 8)*3).bounds()
        (Decimal('0.3333'), Decimal('0.375'))
        """
        return (
            None if self.lower is None else _decimal(self.lower, ROUND_FLOOR),
            None if self.upper is None else _decimal(self.upper, ROUND_CEILING),
        )


def bounds_of(  # noqa: PLR0913 (what an observation says of its value)
    comparator: str,
    value: Number | None,
    *,
    lower: Number | None = None,
    upper: Number | None = None,
    step: Number | None = None,
    most: Number | None = None,
) -> Interval | None:
    """Return the numbers that a value and its comparator leave possible, None if unknown.

    ``lower`` and ``upper`` are needed for ``between`` only. With ``step``, what one unit
    of the last printed digit is worth, an exact value may have been rounded to it; a
    one-sided bound stays as printed. A share has no less than 0 and no more than ``most``.

    >>> bounds_of("more-than", 20000) == Interval.more_than(20000)
    True
    >>> bounds_of("exactly", Decimal("24.2"), step=Decimal("0.1")).bounds()
    (Decimal('24.15'), Decimal('24.25'))
    >>> bounds_of("more-than", -5).bounds()
    (None, Decimal('-5'))
    """
    ends = COMPARATORS.get(comparator)
    if value is None or ends is None:
        return None
    try:
        if comparator == "between":
            found = None if lower is None or upper is None else Interval.between(lower, upper)
        elif comparator == "within-top":
            found = Interval.between(1, value)
        elif comparator == "exactly" and step:
            found = Interval.rounded(value, step)
        else:
            low, high = (ends.upper, ends.lower) if value < 0 else (ends.lower, ends.upper)
            end = Fraction(value)
            found = Interval(
                end if low else None,
                end if high else None,
                low and ends.is_open,
                high and ends.is_open,
            )
        return found if most is None or found is None else found & Interval.between(0, most)
    except ValueError:
        return None


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without zeros that say nothing.

    >>> plain(Decimal("1.520E+4")), plain(Decimal("2.430"))
    ('15200', '2.43')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _not_negative(interval: Interval) -> Fraction:
    if interval.lower is None or interval.lower < 0:
        raise ValueError("a number below 0 is possible")
    return interval.lower


def _decimal(number: Fraction, rounding: str) -> Decimal:
    top, bottom = number.as_integer_ratio()
    rest = bottom
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    # A finite quotient has at most as many decimals as its denominator has bits.
    precision = len(str(top)) + bottom.bit_length() if rest == 1 else DIGITS
    return Context(prec=precision, rounding=rounding).divide(Decimal(top), Decimal(bottom))
