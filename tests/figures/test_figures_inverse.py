"""Printing and reading figures are inverse: 12,000 generated cases each way and sort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from typing import TypeVar

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from conftest import examples
from pingan_kg.figures import Comparator, Figure, FigureError, Kind, Style, read, scan, write
from pingan_kg.figures.lexicon import RANK_WORDS, TRENDS, UNIVERSALS
from pingan_kg.figures.prints import in_words
from pingan_kg.figures.units import UNITS

T = TypeVar("T")
R = TypeVar("R")
many = settings(examples(1500), derandomize=True, database=None)

SINGLE = (
    Comparator.EXACTLY,
    Comparator.MORE_THAN,
    Comparator.AT_LEAST,
    Comparator.LESS_THAN,
    Comparator.AT_MOST,
    Comparator.NEARLY,
    Comparator.ABOUT,
)
NO_UNIT_OF_A_NUMBER = {"番", "强", "佳", "优", "大"}
unit_words = st.sampled_from(["", *sorted(set(UNITS) - NO_UNIT_OF_A_NUMBER)])
styles = st.sampled_from(Style)


def _decimal(number: int, decimals: int, power: int) -> Decimal:
    value = Decimal(number).scaleb(power - decimals)
    return Decimal(format(value, "f"))


values = st.builds(
    _decimal,
    st.integers(0, 99_999),
    st.integers(0, 4),
    st.sampled_from([0, 0, 0, 1, 2, 4, 4, 6, 8, 8, 10]),
)
signed = st.builds(
    lambda value, minus: -value if minus and value else value,
    values,
    st.sampled_from([False] * 9 + [True]),
)


def _survives(figure: Figure, style: Style) -> None:
    """Print, read, print: the same figure and the same print; scanning finds it too."""
    text = write(figure, style=style)
    again = read(text)
    assert again == figure
    assert again.printed == text
    assert write(again, style=style) == text
    assert read(f"**{text}**") == figure


@many
@example(Decimal(1900), Comparator.AT_LEAST, "年", Style.DIGITS)
@example(Decimal(1901), Comparator.MORE_THAN, "年级", Style.DIGITS)
@given(signed, st.sampled_from(SINGLE), unit_words, styles)
def test_numbers(value: Decimal, comparator: Comparator, unit: str, style: Style) -> None:
    """A number with a hedge and a unit."""
    assume(value >= 0 or UNITS.get(unit) is not Kind.FRACTION)
    assume(unit != "日" or value > 31 or comparator is not Comparator.EXACTLY)
    _survives(Figure.of(value, comparator=comparator, unit=unit), style)


@many
@given(signed, values, unit_words, styles)
def test_ranges(lower: Decimal, width: Decimal, unit: str, style: Style) -> None:
    """A range with a unit."""
    assume(width > 0 and unit != "日")
    assume(lower >= 0 or UNITS.get(unit) is not Kind.FRACTION)
    _survives(Figure.between(lower, lower + width, unit=unit), style)


HEDGES = {
    "": Comparator.EXACTLY,
    "约": Comparator.ABOUT,
    "近": Comparator.NEARLY,
    "超过": Comparator.MORE_THAN,
    "不足": Comparator.LESS_THAN,
    "不超过": Comparator.AT_MOST,
    "至少": Comparator.AT_LEAST,
}


@many
@example(1, 10**5, "", Style.DIGITS)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(sorted(HEDGES)), styles)
def test_fractions(above: int, below: int, hedge: str, style: Style) -> None:
    """A fraction of two whole numbers, its bounds around what no decimal is."""
    figure = read(f"{hedge}{in_words(below)}分之{in_words(above)}")
    assert figure.ratio == (above, below)
    assert figure.comparator is HEDGES[hedge]
    with localcontext(prec=60):
        for end, sign in ((figure.lower, -1), (figure.upper, 1)):
            assert end is None or 0 <= sign * (end * below - above) < Decimal("1e-15")
    _survives(figure, style)


@many
@given(
    st.integers(1, 9999),
    st.sampled_from(["", "场", "届", "批", "次", "名", "位", "个"]),
    styles,
)
def test_places(place: int, unit: str, style: Style) -> None:
    """Ordinals, ranks and places within the top."""
    kind = Kind.RANK if unit in ("名", "位") else Kind.ORDINAL
    _survives(Figure.of(Decimal(place), unit=unit, kind=kind), style)
    top = unit if unit in ("", "名", "位") else "强"
    within = Figure.of(
        Decimal(place), comparator=Comparator.WITHIN_TOP, unit=top, kind=Kind.RANK
    )
    _survives(within, style)


@many
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(0, 5), styles)
def test_calendar(day: date, form: int, style: Style) -> None:
    """Years, months, days and spans of them."""
    year = Figure.of(Decimal(day.year), unit="年", kind=Kind.YEAR)
    iso = f"{day.year}-{day.month:02}-{day.day:02}"
    figures = (
        year,
        Figure(Kind.DATE, Comparator.EXACTLY, date=iso),
        Figure(Kind.DATE, Comparator.EXACTLY, date=iso[:7]),
        Figure(Kind.DATE, Comparator.EXACTLY, date="-" + iso[4:]),
        Figure(Kind.DATE, Comparator.RANGE, date=f"--01/--{max(day.month, 2):02}"),
        Figure(
            Kind.YEAR,
            Comparator.RANGE,
            lower=Decimal(999 + day.month),
            upper=Decimal(1012 + day.day),
            unit="年",
        ),
    )
    _survives(figures[form], style)


@st.composite
def prints(draw: st.DrawFn) -> str:
    """Make a canonical print by hand, without the writer."""
    whole = draw(st.integers(1, 9999))
    hedge = draw(st.sampled_from(["", "", "余", "近", "约", "超过", "不足", "不超过", "以上"]))
    multiplier = draw(st.sampled_from(["", "万", "亿"]))
    unit = draw(
        st.sampled_from(["起", "个", "人次", "元", "户", "公里", "%", "倍", "个百分点"])
    )
    if unit in ("%", "倍", "个百分点"):
        assume(hedge != "余")
        multiplier = "" if unit == "%" else multiplier
    tenth = draw(st.integers(0, 9)) if multiplier and whole < 1000 else 0
    number = f"{whole}.{tenth}" if tenth else str(whole)
    if hedge == "余" and not multiplier:
        number = str(whole * 10)
        assume(whole < 1000)
    if hedge == "超过" and unit not in ("%", "倍", "个百分点"):
        number, multiplier = str(draw(st.integers(1, 9))), ""
    before = hedge if hedge not in ("余", "以上") else ""
    return (
        before + number + multiplier + ("余" if hedge == "余" else "") + unit
        + ("以上" if hedge == "以上" else "")
    )  # fmt: skip


@many
@given(prints())
def test_canonical_prints(text: str) -> None:
    """What is usually printed comes back letter for letter, alone and in running text."""
    figure = read(text)
    assert write(figure) == text
    found = list(scan(f"案件{text}，"))
    assert [(match.start, match.end, match.figure) for match in found] == [
        (2, 2 + len(text), figure)
    ]


@many
@given(
    st.sampled_from(
        [Figure.between(Decimal(2 * 10**power), Decimal(10 ** (power + 1)), upper_open=True)
         for power in range(1, 13)]
        + [Figure.between(Decimal(10 * tens * scale), Decimal(10 * (tens + 1) * scale),
                          lower_open=True, upper_open=True)
           for tens in range(1, 10) for scale in (1, 10**4, 10**8)]
        + [Figure.of(Decimal(2**times), unit="番") for times in range(1, 20)]
        + [read(word) for word in sorted({*TRENDS, *UNIVERSALS, *RANK_WORDS})]
    ),
    styles,
)  # fmt: skip
def test_vague_and_worded(figure: Figure, style: Style) -> None:
    """Vague numbers, doublings and words without a number."""
    _survives(figure, style)


def _or_refusal(action: Callable[[T], R], argument: T) -> R | FigureError:
    try:
        return action(argument)
    except FigureError as error:
        return error


@many
@given(
    st.text(
        "0123456789.,%万亿千百十一二两零半余多近约超第前首年月日个起元至—点分之成倍 *",
        max_size=12,
    )
)
def test_nonsense(text: str) -> None:
    """Any mixture is read or refused, never a crash; what is read and printed is read again."""
    figure = _or_refusal(read, text)
    if isinstance(figure, FigureError):
        assert 0 <= figure.offset <= len(text)
        assert figure.reason
    else:
        again = _or_refusal(write, figure)
        assert isinstance(again, FigureError) or read(again) == figure
    positions = [0]
    for match in scan(text):
        assert positions[-1] <= match.start < match.end <= len(text)
        positions.append(match.end)
