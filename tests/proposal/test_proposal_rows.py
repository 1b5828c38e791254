"""What is proposed of a figure: on invented sentences in the manner of such texts."""

from __future__ import annotations

import pytest

from pingan_kg.graph.store import shared
from pingan_kg.proposal.model import Row
from pingan_kg.proposal.rows import propose
from pingan_kg.proposal.text import Article

LEAD = "云州市公布2024年成绩单\n2025年3月6日，云州市举行新闻发布会。\n"


def rows(text: str, *, lead: str = LEAD, **source: str) -> dict[str, Row]:
    """Return the rows of a text by what is printed; of two alike the first."""
    draft = propose(Article(lead + text, "x", False), shared(), {"id": "x", **source})
    found: dict[str, Row] = {}
    for row in draft.rows:
        found.setdefault(row.printed, row)
    return found


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("破获刑事案件12起。", {"12起": "破获刑事案件"}),
        ("共有208名民警、174名辅警因公负伤。", {"208名": "民警", "174名": "辅警因公负伤"}),
        (
            "受理民事案件31件、行政案件7件、公益诉讼案件19件。",
            {"31件": "受理民事案件", "7件": "受理行政案件", "19件": "受理公益诉讼案件"},
        ),
        (
            "批准逮捕60人，提起公诉127人，同比分别下降12.9%、13.3%。",
            {"12.9%": "批准逮捕", "13.3%": "提起公诉"},
        ),
        (
            "交通事故起数、死亡人数分别下降5%和6%。",
            {"5%": "交通事故起数", "6%": "交通事故死亡人数"},
        ),
        ("刑事、治安案件分别下降16%、19%。", {"16%": "刑事案件", "19%": "治安案件"}),
        ("电诈警情、损失数同比下降24%、39%。", {"24%": "电诈警情", "39%": "电诈损失数"}),
        ("农村地区火灾53起、占比58.8%。", {"58.8%": "农村地区火灾占比"}),
        ("接报火灾90起，亡12人、伤15人。", {"12人": "接报火灾亡", "15人": "接报火灾伤"}),
        ("新收复议案件75件，办结64件。", {"75件": "新收复议案件", "64件": "办结复议案件"}),
        ("在村（居）设立工作室30个。", {"30个": "在村（居）设立工作室"}),
        ("集中在城市管理（255件）。", {"255件": "城市管理"}),
        (
            "提起民事诉讼113件（含附带诉讼86件），占总量的89.9%。",
            {"89.9%": "提起民事诉讼占总量"},
        ),
    ],
)
def test_a_phrase_says_what_is_measured(text: str, phrases: dict[str, str]) -> None:
    found = rows(text)
    assert {printed: found[printed].phrase for printed in phrases} == phrases


@pytest.mark.parametrize(
    ("text", "printed", "value", "kind"),
    [
        ("较大火灾70起，比2023年减少2起。", "2起", "-2", "difference"),
        ("警情降一成。", "一成", "-10", "change"),
        ("警情同比下降8.4%。", "8.4%", "-8.4", "change"),
        ("年内新增2起。", "2起", "2", "flow"),
        ("降至12起。", "12起", "12", "flow"),
    ],
)
def test_what_falls_is_negative(text: str, printed: str, value: str, kind: str) -> None:
    row = rows(text)[printed]
    assert (row.value, row.kind) == (value, kind)


@pytest.mark.parametrize(
    ("text", "period", "baseline"),
    [
        ("2024年度，警情下降5%，比2022年下降6%。", "2024", "2022"),
        ("去年，警情同比下降6%。", "2024", "2023"),
        (
            "2024年三季度，警情同比下降6%。",
            "2024-07-01-to-2024-09-30",
            "2023-07-01-to-2023-09-30",
        ),
        ("2024年，警情下降。上半年，警情同比下降6%。", "2024-to-06-30", "2023-to-06-30"),
        ("今年1、2月，警情同比下降6%。", "2025-to-02-28", "2024-to-02-28"),
        (
            "2024年5月3日至6月9日，警情比2023年同期下降6%。",
            "2024-05-03-to-2024-06-09",
            "2023-05-03-to-2023-06-09",
        ),
        ("截至2023年底，人数同比下降6%。", "2023", "2022"),
        (
            "2018年至2022年，件数比前五年上升6%。",
            "2018-01-01-to-2022-12-31",
            "2013-01-01-to-2017-12-31",
        ),
        ("2024年，件数较10年前下降6%。", "2024", "2014"),
        ("2024年一季度，警情同比2019年下降6%。", "2024-to-03-31", "2019-to-03-31"),
        ("截至目前，人数同比下降6%。", "", ""),
        ("本周，人数同比下降6%。", "", ""),
        ("行动开展以来，人数同比下降6%。", "", ""),
        ("自2021年以来，人数同比下降6%。", "", ""),
    ],
)
def test_periods_and_baselines_are_told_or_empty(text: str, period: str, baseline: str) -> None:
    row = rows(text)["6%"]
    assert (row.period, row.baseline) == (period, baseline)


def test_last_year_of_no_known_day_says_so() -> None:
    row = rows("去年，破获案件6起。", lead="云州市成绩单\n")["6起"]
    assert row.period == ""
    assert "give --said" in " ".join(row.why)
    dated = rows("去年，破获案件6起。", lead="云州市成绩单\n", published="2025-01-04")["6起"]
    assert (dated.period, dated.inferred) == ("2024", ("period-carried", "period-year"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("全市公安机关破获案件6起。", "全市公安机关"),
        ("全市公安机关部署行动。破获案件6起。", "全市公安机关"),
        ("全市公安机关部署行动。群众来信6起。", ""),
        ("市公安局局长介绍，破获案件6起。", ""),
        ("记者从市公安局获悉，破获案件6起。", ""),
        ("督促行政机关整改案件6起。", ""),
        ("市公安局交警支队查处案件6起。", "市公安局交警支队"),
        ("最高人民检察院发出建议6起。", "最高人民检察院"),
    ],
)
def test_who_did_it_is_named_or_nobody(text: str, named: str) -> None:
    assert rows(text)["6起"].named == named


def test_an_agency_without_a_place_is_no_other_citys() -> None:
    """公安机关 is an agency of Qingdao where Qingdao is spoken of, and nowhere else."""
    own = rows("公安机关破获案件6起。", lead="青岛市2024年成绩单\n")["6起"]
    assert own.agency == "qingdao-public-security-organs"
    other = rows("公安机关破获案件6起。", lead="湖北省2024年成绩单\n")["6起"]
    assert "qingdao" not in other.agency


def test_the_whole_country_is_an_area_and_a_city_that_is_not_known_is_none() -> None:
    draft = propose(Article("全国检察机关办案6件。", "x", False), shared(), {"id": "x"})
    assert draft.source["area"] == "china"
    city = propose(
        Article("全市公安机关办案6件，居全国首位。", "x", False), shared(), {"id": "x"}
    )
    assert city.source["area"] == "area-1"


@pytest.mark.parametrize(
    ("text", "printed", "doubt"),
    [
        ("攻克20年以上命案积案3起。", "3起", "class"),
        ("安全感连续6年保持在98%以上。", "6年", "class"),
        ("每十万人命案发生数为0.46起。", "0.46起", "denominator"),
        ("破获案件6起（其中盗窃案件2起）。", "2起", "in brackets"),
    ],
)
def test_a_figure_that_only_says_of_which_has_no_metric(
    text: str, printed: str, doubt: str
) -> None:
    row = rows(text)[printed]
    assert row.metric == ""
    assert any(why.startswith(doubt) for why in row.why)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("落实1139工作部署。", "1139"),
        ("发生一次死亡3人以上事故2起。", "一次"),
        ("形成“五大职能”格局。", "五"),
        ("过去一年，破获案件6起。", "一年"),
    ],
)
def test_what_counts_nothing_is_excluded(text: str, printed: str) -> None:
    assert rows(text)[printed].decision == "exclude"


@pytest.mark.parametrize(
    ("phrase", "not_this"),
    [
        ("返还被骗资金7万元", "fraud-money-intercepted-and-returned"),
        ("侦办恶势力犯罪案件7起", "evil-force-criminal-groups-dismantled"),
        ("电诈犯罪嫌疑人7名", "telecom-fraud-and-related-cases-solved"),
    ],
)
def test_a_metric_that_counts_something_else_is_not_proposed(
    phrase: str, not_this: str
) -> None:
    (row,) = (row for row in rows(f"2024年，{phrase}。").values() if "7" in row.printed)
    assert row.metric != not_this


@pytest.mark.parametrize("words", ["行动中，", "专项整治期间，"])
def test_nothing_is_dated_by_an_action_of_no_days(words: str) -> None:
    found = rows(f"2024年，接报火灾90起。\n{words}侦破案件12起。")
    assert found["90起"].period == "2024"
    assert found["12起"].period == ""
    assert any("a day that the text does not name" in why for why in found["12起"].why)


def test_a_year_in_which_something_began_is_no_period() -> None:
    found = rows("2024年，接报火灾90起。\n从2020年开始开展整治，侦破案件12起。")
    assert found["12起"].period == ""


def test_no_narrower_metric_is_proposed_than_the_words_tell() -> None:
    found = rows("2024年，打掉黑恶犯罪组织12个。打掉涉网黑恶犯罪组织5个。")
    assert "online" not in found["12个"].metric
    assert found["5个"].metric == "online-organised-crime-organisations-dismantled"
