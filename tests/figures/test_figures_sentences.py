"""Figures in generated sentences: what ``scan`` says is what was written, or a refusal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import examples
from pingan_kg.figures import (
    Comparator,
    Figure,
    FigureError,
    Kind,
    Match,
    Reading,
    Style,
    read,
    scan,
    write,
)
from pingan_kg.figures.units import UNITS

many = settings(examples(2500), derandomize=True, database=None)

_BEFORE = (
    "， 。 （ ： 全年 共 达 为 有 的 由 从 对 于 在 其中 办理 查处 受理 培训 投入"
    " 新增 建成 全市 群众 案件 企业 增长 同比下降 提高了 减少 降至 提升到 完成投资"
    " 平均每 每 以及 和 与 、 或 今年 总量 目前 节约 公约 最近 附近 经过 通过 此前"
    " 气温 第一批 平安 警情 占比 覆盖率 较上年 “"
)
BEFORE = ("", *_BEFORE.split())
_AFTER = (
    "， 。 ； ） 、 ” 的 案件 群众 企业 项目 人员 任务 地区 家庭 学生 警情 事故 资金"
    " 服务 其中 同比 增长 下降 和 与 及 或 分别 比重 目标 标准 成果 重点 大型 部门"
    " 道路 面积 口径 次日 点击 起火 年均 日均 月底 时间 分布 成立 立案 组织 代表 单位"
    " 以来 期间 至今 到位 来访 左侧 上级 内容 整改 半数"
)
AFTER = ("", *_AFTER.split())
values = st.builds(
    lambda number, decimals, power: Decimal(
        format(Decimal(number).scaleb(power - decimals), "f")
    ),
    st.integers(1, 99_999),
    st.integers(0, 3),
    st.sampled_from([0, 0, 0, 1, 2, 4, 4, 6, 8, 8]),
)
hedges = st.sampled_from(
    [
        *[Comparator.EXACTLY] * 4,
        Comparator.MORE_THAN,
        Comparator.AT_LEAST,
        Comparator.LESS_THAN,
        Comparator.AT_MOST,
        Comparator.NEARLY,
        Comparator.ABOUT,
    ]
)
unit_words = st.sampled_from(["", *sorted(set(UNITS) - {"番", "强", "佳", "优", "大"})])
numbers = st.builds(
    lambda value, comparator, unit: Figure.of(value, comparator=comparator, unit=unit),
    values,
    hedges,
    unit_words,
)
ranges = st.builds(
    lambda low, width, unit: Figure.between(low, low + width, unit=unit),
    values,
    values,
    unit_words.filter(lambda unit: unit != "日"),
)
places = st.builds(
    lambda place, unit: Figure.of(
        Decimal(place), unit=unit, kind=Kind.RANK if unit in ("名", "位") else Kind.ORDINAL
    ),
    st.integers(1, 200),
    st.sampled_from(["", "场", "届", "批", "次", "名", "位"]),
)
_OTHERS = (
    "前十 首位 首个 百强 全覆盖 全部达标 2025年 2021—2025年 12月9日 1—11月"
    " 9时30分 上半年 前三季度 一季度 十几个 数百人 三分之一 近七成 千分之三"
    " 翻一番 翻两番 半年 一个半小时 -3.5% -5℃至3℃"
)
others = st.sampled_from([read(text) for text in _OTHERS.split()])
written = st.tuples(st.one_of(numbers, ranges, places, others), st.sampled_from(Style))


def _print(figure: Figure, style: Style) -> str:
    try:
        return write(figure, style=style)
    except FigureError:
        assume(False)
        raise


def _over(text: str, start: int, end: int) -> list[Match]:
    return [match for match in scan(text) if match.start < end and start < match.end]


@many
@given(written, st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_what_is_found_is_what_was_written(
    what: tuple[Figure, Style], before: str, after: str
) -> None:
    """Between real neighbours a figure is found as it was written, or refused."""
    text = _print(*what)
    sentence = before + text + after
    for match in _over(sentence, len(before), len(before + text)):
        if match.reading is not Reading.FIGURE:
            assert match.reason
            continue
        assert (match.start, match.end) == (len(before), len(before + text)), sentence
        alone = read(text)
        if match.figure.kind in (Kind.RANK, Kind.ORDINAL, Kind.COUNT):
            assert (match.figure.value, match.figure.unit) == (alone.value, alone.unit), (
                sentence
            )
        else:
            assert match.figure == alone, sentence


@many
@given(
    written, st.sampled_from(["，", "。", "案件", "共"]), st.sampled_from(["，", "。", "；"])
)
def test_between_stops_all_is_found(
    what: tuple[Figure, Style], before: str, after: str
) -> None:
    """Where nothing can belong to it, a figure with a unit is found whole."""
    text = _print(*what)
    assume(what[0].unit)
    found = _over(before + text + after, len(before), len(before + text))
    assert [(match.start, match.end) for match in found] == [(len(before), len(before + text))]


@pytest.mark.parametrize("before", ["超过了", "约占", "最多为", "至少有", "≥", "不低于"])
@pytest.mark.parametrize("text", ["500万辆", "90%", "12家", "3.5亿元", "30分钟"])
def test_a_hedge_is_never_left_out(before: str, text: str) -> None:
    """Any hedge before a figure of the text changes what is found there."""
    (match,) = scan("全年" + before + text + "，")
    assert match.figure.comparator is not Comparator.EXACTLY
    assert match.end == len("全年" + before + text)
