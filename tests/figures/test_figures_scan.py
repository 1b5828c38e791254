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
from pingan_kg.figures import Comparator, Kind, Reading, read, scan

UNBOUNDED = re.compile(r"(?<![\\(])[+*](?![^\[]*\])|\{[0-9]+,\}")
with (Path(__file__).parent / "table.tsv").open(encoding="utf-8", newline="") as _file:
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


@pytest.mark.parametrize(
    ("text", "printed", "comparator"),
    [
        ("出口超过了500万辆", "超过了500万辆", "more-than"),
        ("约合3.2亿美元", "约合3.2亿美元", "about"),
        ("平均最多为5家", "最多为5家", "at-most"),
        ("达标率≥90%", "≥90%", "at-least"),
        ("小于或等于5%", "小于或等于5%", "at-most"),
        ("不得少于5人", "不得少于5人", "at-least"),
        ("没有达到80%", "没有达到80%", "less-than"),
        ("5万元（含）以上", "5万元（含）以上", "at-least"),
        ("5人以上（不含5人）", "5人以上（不含5人）", "more-than"),
        ("增长两成多", "两成多", "more-than"),
        ("约为三成强的人", "约为三成", "about"),
        ("翻了近一番", "翻了近一番", "nearly"),
        ("占比均超過80%", "超過80%", "more-than"),
        ("接近全国总量的四成", "四成", "nearly"),
        ("约占全国的39.7%", "39.7%", "about"),
        ("至少需要3个工作日", "3个工作日", "at-least"),
        ("突破12起命案积案", "12起", "exactly"),
        ("数字比三十大，", "三十", "more-than"),
        ("最低气温零下12℃", "零下12℃", "exactly"),
        ("处理421万吨/日", "421万吨/日", "exactly"),
    ],
)
def test_hedges_and_units_around_a_figure(text: str, printed: str, comparator: str) -> None:
    """What changes a figure is read with it, wherever it stands."""
    if text.startswith("约为三成强"):
        assert {match.reading for match in scan(text)} == {Reading.REFUSAL}
        return
    found = [(text[match.start : match.end], match.figure.comparator) for match in scan(text)]
    assert found == [(printed, comparator)]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("误差±5%", Reading.REFUSAL),
        ("票房破12亿元", Reading.REFUSAL),
        ("1，234万元", Reading.REFUSAL),
        ("用时1小时30分钟", Reading.REFUSAL),
        ("不超过总量30%", Reading.REFUSAL),
        ("打8折", Reading.REFUSAL),
        ("三千兆", Reading.REFUSAL),
        ("近15分钟", Reading.REFUSAL),
        ("第5次日", Reading.REFUSAL),
        ("翻了1.5番", Reading.REFUSAL),
        ("PM2.5年均浓度", Reading.NAME),
        ("同群众一起过节", Reading.NAME),
        ("处置110警情", Reading.NAME),
        ("千亿级产业集群", Reading.NAME),
        ("“1+3+N”体系", Reading.NAME),
        ("比例为3.3∶37.3", Reading.NAME),
        ("“十四五”规划", Reading.NAME),
        ("网络十大乱象", Reading.NAME),
        ("〔2025〕", Reading.NAME),
    ],
)
def test_names_and_refusals_say_why(text: str, reading: Reading) -> None:
    """What is no figure says what it is; a refusal has no value that might be taken."""
    (match,) = scan(text)
    assert match.reading is reading
    assert match.reason
    assert match.figure.kind is Kind.NAME
    assert reading is not Reading.REFUSAL or match.figure.value is None


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("今年上半年", "2025-01-01", "2025-06-30"),
        ("去年四季度", "2024-10-01", "2024-12-31"),
        ("下半年", "--07-01", "--12-31"),
        ("前三季度", "--01-01", "--09-30"),
        ("前两个月", "--01-01", ""),
        ("今年前两个月", "2025-01-01", "2025-02-28"),
        ("一至三季度", "--01-01", "--09-30"),
        ("1至9月", "--01-01", "--09-30"),
        ("2024年1-2月", "2024-01-01", "2024-02-29"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("一五期间", "1953-01-01", "1957-12-31"),
        ("7月16至18日", "--07-16", "--07-18"),
        ("1月7日0—24时", "--01-07T00:00:00", "--01-07T24:00:00"),
        ("二○○七年", "2007-01-01", "2007-12-31"),
        ("近三年", "", ""),
        ("今年以来", "2025-01-01", ""),
        ("去年以来", "2024-01-01", ""),
    ],
)
def test_periods(text: str, begins: str, ends: str) -> None:
    """A period has its first and last day, with the year where that is known."""
    *_, match = scan(text, year=2025)
    assert (match.figure.begins, match.figure.ends) == (begins, ends)


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
