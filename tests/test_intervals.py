"""Arithmetic with bounds: nothing possible is lost, and no bound is wider than said."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pingan_kg.bounds import COMPARATORS, DIGITS, Interval, bounds_of, plain

numbers = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)
shares = st.fractions(min_value=0, max_value=1, max_denominator=50)
Drawn = tuple[Interval, Fraction]


@st.composite
def intervals_with_a_member(draw: st.DrawFn) -> Drawn:
    """Draw an interval of numbers from 0 on, bounded or not, and a number in it."""
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    bounded, lower_open, upper_open = draw(st.tuples(*[st.booleans()] * 3))
    upper = high if bounded else None
    if upper == low:
        lower_open = upper_open = False
    interval = Interval(low, upper, lower_open, bounded and upper_open)
    member = low + draw(shares) * (high - low)
    assume(member in interval)
    return interval, member


members = intervals_with_a_member()


@given(members, members)
def test_what_lies_within_the_operands_gives_what_lies_within_the_result(
    one: Drawn, other: Drawn
) -> None:
    (left, x), (right, y) = one, other
    assert x + y in left + right
    if y:
        assert x / y in left / right


@given(members)
def test_bounds_are_rounded_outward_and_no_further_than_said(drawn: Drawn) -> None:
    interval, member = drawn
    lower, upper = interval.bounds()
    for end, written, sign in ((interval.lower, lower, -1), (interval.upper, upper, 1)):
        assert (written is None) == (end is None)
        if end is None or written is None:
            continue
        off = sign * (Fraction(written) - end)
        assert off >= 0
        digits = len(written.as_tuple().digits)
        assert not off or (digits <= DIGITS and off <= end / 10 ** (DIGITS - 1))
    assert lower is not None
    assert lower <= member
    assert upper is None or member <= upper


@given(members)
def test_the_whole_numbers_within_are_all_kept_and_no_others(drawn: Drawn) -> None:
    interval, member = drawn
    try:
        whole = interval.whole()
    except ValueError:
        assert not any(number in interval for number in (floor(member), ceil(member)))
        return
    for number in (floor(member), ceil(member), floor(member) - 1, ceil(member) + 1):
        assert (number in whole) == (number in interval)
    assert {end.denominator for end in (whole.lower, whole.upper) if end is not None} == {1}


@given(members, members)
def test_what_lies_in_both_lies_in_each(one: Drawn, other: Drawn) -> None:
    (left, x), (right, y) = one, other
    try:
        both = left & right
    except ValueError:
        assert x not in right
        assert y not in left
        return
    for number in (x, y):
        assert (number in both) == (number in left and number in right)


@given(st.decimals(-1000, 1000, places=3), st.integers(0, 3))
def test_a_number_lies_within_what_is_printed_of_it(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    printed = value.quantize(step)
    assert value in Interval.rounded(printed, step)
    allowed = bounds_of("exactly", printed, step=step)
    assert allowed == Interval.rounded(printed, step)
    assert bounds_of("exactly", printed) == Interval.exactly(printed)


@given(st.sampled_from(sorted(set(COMPARATORS) - {"within-top", "between"})), numbers)
def test_a_fall_is_bounded_as_the_rise_of_its_size_is(comparator: str, size: Fraction) -> None:
    """To fall by more than 5 is to change by less than -5."""
    rise, fall = bounds_of(comparator, size), bounds_of(comparator, -size)
    assert rise is not None
    assert fall is not None
    for number in (size - 1, size, size + 1):
        assert (number in rise) == (-number in fall) or not size


@given(st.sampled_from(sorted(COMPARATORS)), numbers, numbers, st.integers(1, 1000))
def test_a_share_is_between_nothing_and_all(
    comparator: str, value: Fraction, other: Fraction, step: int
) -> None:
    most = 100
    found = bounds_of(comparator, value, lower=value, upper=other, step=step, most=most)
    if found is not None:
        assert found.lower is not None
        assert found.upper is not None
        assert 0 <= found.lower <= found.upper <= most


@pytest.mark.parametrize(
    ("comparator", "value", "lower", "upper"),
    [
        ("unheard-of", 5, None, None),
        ("exactly", None, None, None),
        ("between", 3, 3, None),
        ("between", 5, 5, 3),
        ("within-top", 0, None, None),
    ],
)
def test_what_says_nothing_has_no_bounds(
    comparator: str, value: int | None, lower: int | None, upper: int | None
) -> None:
    assert bounds_of(comparator, value, lower=lower, upper=upper) is None


@given(st.decimals(0, 10**12, places=4))
def test_plain_decimals_keep_their_value(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Interval.between(2, 1),
        lambda: Interval(Fraction(1), Fraction(1), lower_open=True),
        lambda: Interval.between(Fraction(1, 3), Fraction(1, 2)).whole(),
        lambda: Interval.exactly(1) / Interval.between(-1, 1),
        lambda: Interval.exactly(1) / Interval.exactly(0),
        lambda: Interval.exactly(1) & Interval.more_than(1),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"number|division"):
        wrong()


def test_division_by_what_may_be_nothing_has_no_upper_bound() -> None:
    assert (Interval.exactly(1) / Interval.between(0, 2)).bounds() == (Decimal("0.5"), None)
    assert (Interval.exactly(1) / Interval.at_least(2)).bounds() == (Decimal(0), Decimal("0.5"))


def test_an_end_is_open_where_no_member_reaches_it() -> None:
    """Nothing divided is nothing, whatever the ends of the divisor are."""
    inner = Interval(Fraction(1), Fraction(2), True, True)
    assert 0 in Interval.exactly(0) / inner
    assert 0 in Interval.between(0, 5) / inner
    for one in (inner, inner / Interval.exactly(1)):
        assert (1 in one, 2 in one) == (False, False)
    assert Fraction(1, 2) not in Interval.exactly(1) / inner
    assert Interval(Fraction(1), Fraction(3), True, True).whole() == Interval.exactly(2)
