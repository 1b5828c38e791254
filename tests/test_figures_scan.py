"""Finding figures in running text: all of them, where they stand, in linear time."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from pingan_kg import figures
from pingan_kg.figures import Comparator, Kind, read, scan

UNBOUNDED = re.compile(r"(?<![\\(])[+*](?![^\[]*\])|\{[0-9]+,\}")
with (Path(__file__).parent / "figures" / "table.tsv").open(
    encoding="utf-8", newline=""
) as _file:
    TABLE = list(csv.DictReader(_file, delimiter="\t"))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["printed"])
def test_table_in_running_text(row: dict[str, str]) -> None:
    """What ``read`` reads ``scan`` finds, but for trends and a 半 of nothing."""
    text = f"（据统计，{row['printed']}）。"
    figure = read(row["printed"])
    if row["printed"] == "半" or (figure.kind, figure.comparator) == (
        Kind.WORDED,
        Comparator.WORDED,
    ):
        assert not list(scan(text))
        return
    matches = list(scan(text))
    assert len(matches) == 1
    match = matches[0]
    assert match.end == text.index("）") - row["printed"].endswith("**")
    assert match.figure == figure or match.figure.kind is Kind.NAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同比下降5.2%", [("5.2%", -1, True)]),
        ("同比分别增长5%和3.1个百分点", [("5%", 1, True), ("3.1个百分点", 1, True)]),
        ("提高了近10个百分点", [("近10个百分点", 1, False)]),
        ("降幅达12%", [("12%", -1, False)]),
        ("负增长3%", [("3%", -1, False)]),
        ("下降到3%，提升至5%", [("3%", None, False), ("5%", None, False)]),
        ("新增5万人", [("5万人", None, False)]),
        ("下降5%，占比3%", [("5%", -1, False), ("3%", None, False)]),
        ("比上年增5%", [("5%", 1, False)]),
    ],
)
def test_direction(text: str, expected: list[tuple[str, int | None, bool]]) -> None:
    """A verb of rising or falling directly before a figure gives its direction."""
    found = [
        (match.figure.printed, match.direction, match.year_on_year) for match in scan(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("面向“十五五”", "十五五", Kind.NAME),
        ("统一标准", "一", Kind.NAME),
        ("开通“968110”热线", "968110", Kind.NAME),
        ("12345热线", "12345", Kind.NAME),
        ("推广5G网络", "5G", Kind.NAME),
        ("“一件事”改革", "一件", Kind.NAME),
        ("十分重要", "十分", Kind.NAME),
        ("党的二十大", "二十", Kind.NAME),
        ("约2万余起", "约2万余起", Kind.NAME),
        ("第1.2.3节", "1.2.3", Kind.NAME),
        ("3至5年内建成", "3至5年内", Kind.NAME),
        ("总量翻一番", "翻一番", Kind.MULTIPLE),
        ("第一道防线", "第一道", Kind.ORDINAL),
        ("90年代", "90", Kind.NAME),
        ("近三年来", "三年", Kind.DURATION),
        ("目前十家", "十家", Kind.COUNT),
        ("节约30亿元", "30亿元", Kind.MONEY),
        ("陆海空", None, None),
        ("数字化", None, None),
        ("三年多次获奖", "三年", Kind.DURATION),
        ("于2020成立", "2020", Kind.NAME),
        ("增长到 3 个", "3 个", Kind.COUNT),
    ],
)
def test_running_text(text: str, printed: str | None, kind: Kind | None) -> None:
    """Names are flagged, not dropped; a word is not cut into hedges."""
    found = [(text[match.start : match.end], match.figure.kind) for match in scan(text)]
    assert found == ([(printed, kind)] if printed else [])


def test_offsets_are_of_the_original() -> None:
    """Offsets count marks, line ends and characters without width."""
    text = "案件\n\ufeff**２万**余\u200b起，\u3000**503个**。\n\n前**十**"
    assert [text[match.start : match.end] for match in scan(text)] == [
        "２万**余\u200b起",
        "503个",
        "前**十",
    ]
    assert [match.figure.printed for match in scan(text)] == ["２万余起", "503个", "前十"]


def _calls(action: Callable[[], object]) -> int:
    """Count the calls, of Python and of C functions, that an action makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


HOSTILE = (
    "1", "一", "1,", "1.", "超", "第1", "1—", "1万", "一点", "一数", "十余万", "约近", "**1",
    "“", "三分之", "百分之", "1至", "个", "全部", "下降", "1个、", "十多", "零", "0", "前",
)  # fmt: skip


def test_patterns_look_ahead_a_bounded_way() -> None:
    """No pattern repeats without end, but for those whose match scanning then skips."""
    names = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in vars(figures).values()
        if isinstance(module, ModuleType) and module.__name__.startswith(figures.__name__)
        for name, pattern in vars(module).items()
        if isinstance(pattern, re.Pattern) and UNBOUNDED.search(pattern.pattern)
    }
    assert names == {"numerals._DIGITS", "numerals._PLAIN", "reader._NUMBER"}


@pytest.mark.parametrize("piece", HOSTILE)
def test_scanning_grows_linearly(piece: str) -> None:
    """Eight times the text costs eight times the calls, but for the first and last few."""
    once = _calls(lambda: list(scan(piece * 300)))
    more = _calls(lambda: list(scan(piece * 2400)))
    assert more <= 8 * once + more // 50 + 200


def test_a_run_of_digits_of_any_length_is_one_match() -> None:
    """A million digits are found as one numeral, and not read."""
    matches = list(scan("1" * 10**6 + "起"))
    assert [(match.start, match.end, match.figure.value) for match in matches] == [
        (0, 10**6, None)
    ]
