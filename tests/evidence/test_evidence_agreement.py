"""What a printed figure says against what an observation says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

from pingan_kg.briefing.model import Metric, Observation, Thing
from pingan_kg.evidence.agreement import disagreements, labels_disagree
from pingan_kg.figures import read


def unit(name: str) -> NamedNode:
    return NamedNode(f"http://qudt.org/vocab/unit/{name}")


def said(*words: str) -> Thing:
    return Thing(NamedNode("urn:worded"), names=words)


CASES = Observation(
    NamedNode("urn:observation"),
    value=Decimal(20000),
    lower=Decimal(20000),
    upper=None,
    comparator="more-than",
    unit=unit("NUM"),
    classifier="起",
    step=Decimal(10000),
    labels={
        "zh": "案件数：2万余起（云州，2024年）",
        "en": "Cases: more than 20,000 (Yunzhou, 2024)",
    },
)
FALL = replace(
    CASES,
    value=Decimal("-10.7"),
    lower=Decimal("-10.7"),
    upper=Decimal("-10.7"),
    comparator="exactly",
    unit=unit("PERCENT"),
    classifier="%",
    step=Decimal("0.1"),
    metric=Metric(NamedNode("urn:metric"), kind="change"),
    labels={
        "zh": "警情变化：下降10.7%（云州，2024年）",
        "en": "Change: down 10.7% (Yunzhou, 2024)",
    },
)
RANK = replace(
    CASES,
    value=Decimal(10),
    lower=Decimal(1),
    upper=Decimal(10),
    comparator="within-top",
    classifier="",
    step=None,
    labels={
        "zh": "位次：前十（云州，2024年）",
        "en": "Rank: within the top 10 (Yunzhou, 2024)",
    },
)
ALL = replace(
    CASES,
    value=Decimal(100),
    lower=Decimal(100),
    upper=Decimal(100),
    comparator="exactly",
    unit=unit("PERCENT"),
    classifier="",
    step=None,
    labels={"zh": "覆盖率：全覆盖（云州，2024年）", "en": "Coverage: 100% (Yunzhou, 2024)"},
)
TREND = replace(CASES, value=None, lower=None, worded=said("持续提升", "不断提升"))
MONEY = replace(CASES, unit=unit("CCY_CNY"), classifier="元")
COUNT = replace(
    CASES,
    value=Decimal(503),
    lower=Decimal(503),
    upper=Decimal(503),
    comparator="exactly",
    classifier="个",
    step=None,
)
RANGE = replace(
    COUNT, value=Decimal(30), lower=Decimal(30), upper=Decimal(35), comparator="between"
)


@pytest.mark.parametrize(
    ("printed", "direction", "observation", "codes"),
    [
        ("2万余起", None, CASES, []),
        ("20000多起", None, CASES, ["step"]),
        ("20000多起", None, replace(CASES, step=None), []),
        ("两万余起", None, CASES, []),
        ("2万起", None, CASES, ["comparator", "upper"]),
        ("近2万起", None, CASES, ["comparator", "lower", "upper"]),
        ("2万起以上", None, CASES, ["comparator"]),
        ("2亿余起", None, CASES, ["step", "value", "lower"]),
        ("3万余起", None, CASES, ["value", "lower"]),
        ("2万余件", None, CASES, ["classifier"]),
        ("2万余元", None, CASES, ["unit", "classifier"]),
        ("2万余元", None, MONEY, []),
        ("10.7%", -1, FALL, []),
        ("10.7%", 1, FALL, ["sign"]),
        ("10.7%", None, FALL, ["no-direction"]),
        ("10.7个百分点", -1, FALL, ["classifier"]),
        ("10.70%", -1, FALL, ["step"]),
        ("10.8%", -1, FALL, ["value", "lower", "upper"]),
        ("前十", None, RANK, []),
        ("第十名", None, RANK, ["comparator", "lower"]),
        ("前列", None, RANK, ["comparator", "value", "lower", "upper"]),
        ("全覆盖", None, ALL, []),
        ("100%", None, replace(ALL, classifier="%"), ["step"]),
        ("100%", None, replace(ALL, classifier="%", step=Decimal(1)), []),
        ("503个", None, COUNT, []),
        ("503个", None, replace(COUNT, step=Decimal(1)), ["step"]),
        ("30至35个", None, RANGE, []),
        ("30至36个", None, RANGE, ["upper"]),
        ("2万餘起", None, CASES, []),
        ("503個", None, COUNT, []),
        ("持续提升", None, TREND, []),
        ("不断提升", None, TREND, []),
        ("保持稳定", None, TREND, ["wording"]),
        ("持续提升", None, replace(TREND, worded=said()), ["wording"]),
    ],
)
def test_disagreements(
    printed: str, direction: int | None, observation: Observation, codes: list[str]
) -> None:
    found = [one.code for one in disagreements(read(printed), direction, observation)]
    assert found == codes


@pytest.mark.parametrize(
    ("observation", "printed", "zh", "en", "many"),
    [
        (CASES, "2万余起", None, None, 0),
        (CASES, "2万余起", "案件数：12万余起（云州）", None, 1),
        (CASES, "2万余起", None, "Cases: more than 200,000 (Yunzhou)", 1),
        (CASES, "2万余起", None, "Cases: more than 20,000.5 (Yunzhou)", 1),
        (CASES, "2万余起", None, "Cases: 20,000 (Yunzhou)", 1),
        (CASES, "2万余起", None, "Cases: at least 20,000 (Yunzhou)", 1),
        (COUNT, "503个", "数：503个（云州）", "Count: 503 (Yunzhou)", 0),
        (COUNT, "503个", "数：503个（云州）", "Count: nearly 503 (Yunzhou)", 1),
        (CASES, "2万余起", None, "20,000 cases in all: none (Yunzhou)", 1),
        (FALL, "10.7%", None, None, 0),
        (FALL, "10.7%", None, "Change: up 10.7% (Yunzhou)", 1),
        (FALL, "10.7%", "变化：下降0.7%（云州）", None, 1),
        (RANK, "前十", None, None, 0),
        (
            replace(RANK, value=Decimal(1), comparator="exactly"),
            "首位",
            "位次：首位（云州）",
            "Rank: first (Yunzhou)",
            0,
        ),
        (ALL, "全覆盖", None, None, 0),
        (TREND, "持续提升", "评价：持续提升（云州）", "Verdict: rising (Yunzhou)", 0),
        (TREND, "持续提升", "评价：保持稳定（云州）", "Verdict: rising (Yunzhou)", 1),
        (CASES, "2万余起", "全市2万余起", "more than 20,000", 0),
    ],
)
def test_labels(
    observation: Observation, printed: str, zh: str | None, en: str | None, many: int
) -> None:
    labels = {
        "zh": zh if zh is not None else observation.labels["zh"],
        "en": en if en is not None else observation.labels["en"],
    }
    found = list(labels_disagree(printed, replace(observation, labels=labels)))
    assert [one.code for one in found] == ["label"] * many
