"""The grammar of figures: a table of prints, refusals, lists, running text, its manual."""

from __future__ import annotations

import ast
import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from pingan_kg import figures
from pingan_kg.figures import (
    Comparator,
    Figure,
    FigureError,
    Kind,
    Style,
    read,
    read_list,
    write,
)
from pingan_kg.figures.lexicon import AFTER, BEFORE, REMAINDERS

HERE = Path(__file__).parent
MANUAL = HERE.parents[1] / "docs" / "figures.md"
with (HERE / "table.tsv").open(encoding="utf-8", newline="") as _file:
    TABLE = list(csv.DictReader(_file, delimiter="\t"))

REFUSED = {
    "": 0,
    "万": 0,
    "千": 0,
    "元": 0,
    "十四五规划": 0,
    "0532": 0,
    "近三年": 0,
    "约2万余": 0,
    "不足5以上": 0,
    "数字": 0,
    "两十": 0,
    "1.2.3万": 3,
    "1..2": 1,
    "1,23": 1,
    "1,2345": 5,
    "5万千": 2,
    "5百千": 2,
    "二十百": 2,
    "十十": 1,
    "万亿万": 0,
    "三四五": 1,
    "一千零零五": 3,
    "一百零": 2,
    "五百一千": 3,
    "一亿五千": 2,
    "1万2个": 2,
    "1万12": 2,
    "1万二十千": 2,
    "1万12345678901": 2,
    "1.5万2000": 4,
    "3万5千万": 2,
    "１，２，３": 1,
    "10²": 2,
    "5①": 1,
    "٣": 0,
    "Ⅳ": 0,
    "3兆": 1,
    "1e5": 1,
    "5万马": 2,
    "5 6": 1,
    "５ 个 个": 3,
    "三至五百": 1,
    "10-20": 2,
    "5个至3个": 2,
    "3个至5年": 2,
    "3至5人以上": 4,
    "近数百人": 1,
    "2月30日": 0,
    "13月": 2,
    "2025—2021年": 5,
    "第": 1,
    "第二点五": 1,
    "前三个": 2,
    "三分之": 1,
    "三分之零": 0,
    "-2万余元": 3,
    "下降5%": 0,
    "增长": 0,
    "**": 2,
    "1" * 31: 0,
    "一" * 31: 0,
    "1" * 101: 100,
    "**2万**余起案件": 8,
}
"""What is refused, and at which character."""


def interval(figure: Figure) -> str:
    """Write the bounds as the table does."""
    if figure.lower is None and figure.upper is None:
        return "-"
    if figure.lower == figure.upper == figure.value:
        return "="
    low = "(" if figure.lower_open or figure.lower is None else "["
    high = ")" if figure.upper_open or figure.upper is None else "]"
    bounds = ("" if end is None else str(end) for end in (figure.lower, figure.upper))
    return low + ",".join(bounds) + high


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["printed"])
def test_table(row: dict[str, str]) -> None:
    """Each row's print is read as the row says, alone and in running text."""
    figure = read(row["printed"])
    found = {
        "printed": row["printed"],
        "kind": str(figure.kind),
        "comparator": str(figure.comparator),
        "value": "" if figure.value is None else str(figure.value),
        "interval": interval(figure),
        "unit": figure.unit,
        "says": figure.date or figure.wording,
    }
    assert found == row
    assert figure.printed == row["printed"].replace("**", "").replace(" ", "")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("36.2万余处", "1000"),
        ("24.2%", "0.1"),
        ("5.0%", "0.1"),
        ("9566万元", "10000"),
        ("503个", "1"),
        ("三百二十", "10"),
        ("一百十", "10"),
        ("二十万", "100000"),
        ("两万五", "1000"),
        ("1万2千", "1000"),
        ("1亿2000万", "10000"),
        ("三点五万", "1000"),
        ("七成五", "0.01"),
        ("3.5‰", "0.0001"),
        ("千分之三", "0.001"),
        ("近百人", "100"),
        ("10—20%", "1"),
        ("三分之一", None),
        ("一年半", None),
        ("数百人", None),
        ("前十", None),
        ("2025年", None),
        ("12月9日", None),
        ("全覆盖", None),
    ],
)
def test_step(text: str, step: str | None) -> None:
    """The last printed digit is worth what its place and multiplier say."""
    assert read(text).step == (step and Decimal(step))


def test_traditional_characters() -> None:
    """They are read as simplified ones; unit and wording stay as printed."""
    assert read("7.65萬處").unit == "處"
    assert read("7.65萬處").value == 76500
    assert read("2.4個百分點").kind is Kind.PERCENTAGE_POINT
    assert read("全覆蓋").wording == "全覆蓋"
    assert write(read("近40萬起")) == "近40万起"


def test_table_size() -> None:
    """The table has at least 200 figures, none twice."""
    assert len({row["printed"] for row in TABLE}) == len(TABLE) >= 200


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_refusals(text: str) -> None:
    """What is no figure is refused with the place and the reason."""
    with pytest.raises(FigureError) as caught:
        read(text)
    assert caught.value.offset == REFUSED[text]
    assert caught.value.reason
    assert "\n" not in str(caught.value)


def test_lists() -> None:
    """Figures side by side are each read as printed, as many as there are things."""
    assert [figure.value for figure in read_list("13%、16.7%", things=2)] == [
        Decimal(13),
        Decimal("16.7"),
    ]
    assert [figure.unit for figure in read_list("分别为5起、3人和2万余元")] == [
        "起",
        "人",
        "元",
    ]
    assert len(read_list("1、3、5")) == 3
    assert [figure.printed for figure in read_list("**13%、16.7%**")] == ["13%", "16.7%"]
    for text, offset in (
        ("13%、", 4),
        ("13%、x", 4),
        ("3、5万元", 0),
        ("、", 0),
        ("13%，5%", 3),
    ):
        with pytest.raises(FigureError) as caught:
            read_list(text)
        assert caught.value.offset == offset
    with pytest.raises(FigureError, match="2 figures for 3 things"):
        read_list("13%、16.7%", things=3)
    with pytest.raises(FigureError, match="more than"):
        read_list("1、" * 1000)


def test_figures_built_by_hand() -> None:
    """Bounds follow the comparator; what makes no sense is refused."""
    assert Figure.of(Decimal(3), comparator=Comparator.AT_MOST).upper == 3
    assert Figure.between(Decimal(3), Decimal(5), unit="%").measures is Kind.PERCENT
    assert Figure.of(Decimal(5), unit="元").measures is Kind.MONEY
    with pytest.raises(ValueError, match="one value"):
        Figure.of(Decimal(3), comparator=Comparator.RANGE)
    with pytest.raises(ValueError, match="smaller"):
        Figure.between(Decimal(5), Decimal(3))


@pytest.mark.parametrize(
    "figure",
    [
        Figure(Kind.NAME, Comparator.WORDED),
        Figure.of(Decimal(10) ** 40),
        Figure(Kind.RANGE, Comparator.ABOUT),
        Figure.of(Decimal(9), unit="日"),
        Figure.of(Decimal(3), unit="番"),
        Figure.of(Decimal(999), kind=Kind.YEAR),
        Figure.of(Decimal("1.5"), kind=Kind.ORDINAL),
        Figure.of(Decimal(3), kind=Kind.RANK),
        Figure.of(Decimal(-1), kind=Kind.FRACTION),
        Figure.between(Decimal(3), Decimal(7), upper_open=True),
        Figure.between(Decimal(2), Decimal(4), unit="番"),
        Figure(Kind.RANGE, Comparator.RANGE),
    ],
    ids=repr,
)
def test_what_has_no_print(figure: Figure) -> None:
    """A figure that no print would give back is refused by the writer."""
    with pytest.raises(FigureError, match="no print"):
        write(figure)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["printed"])
def test_table_survives_printing(row: dict[str, str], style: Style) -> None:
    """Every figure of the table that has bounds or a value can be printed and read again."""
    figure = read(row["printed"])
    if figure.kind is Kind.RANGE and figure.comparator is Comparator.ABOUT:
        return
    text = write(figure, style=style)
    assert read(text) == figure
    assert write(read(text), style=style) == text


def test_manual_lists_the_lexicon() -> None:
    """docs/figures.md has one row for each hedge word, with its comparator."""
    rows = re.findall(
        r"^\| (\S+) \| (before|inside|after) \| (\S+) \|", MANUAL.read_text("utf-8"), re.M
    )
    tables = {"before": BEFORE, "inside": REMAINDERS, "after": AFTER}
    lexicon = [
        (word, place, str(comparator))
        for place, table in tables.items()
        for word, comparator in table.items()
    ]
    assert rows == lexicon


def _sources() -> list[ast.Module]:
    folder = Path(figures.__file__).parent
    return [ast.parse(path.read_text("utf-8")) for path in sorted(folder.glob("*.py"))]


def test_no_float_anywhere() -> None:
    """No float is written, named or made by a division in the package."""
    for node in (node for tree in _sources() for node in ast.walk(tree)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.Name) and node.id == "float")
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
