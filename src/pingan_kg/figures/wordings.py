"""Figures in words: ranks, ordinals, 全覆盖, 翻一番, 稳中向好; verbs of rising and falling."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from . import hedges
from .dates import months
from .lexicon import (
    COMPARED,
    FALLING,
    FIRSTS,
    HEDGES,
    RANK_WORDS,
    RISING,
    TRENDS,
    UNIVERSALS,
    Comparator,
    Kind,
)
from .model import Figure
from .numerals import Fault, words
from .quantity import Amount, amount, blocked, number_begins
from .units import PLACES, UNIT_STOPS, UNITS, kind_of_unit, unit_at

__all__ = [
    "QUARTERS",
    "counted",
    "direction",
    "doubling",
    "ordinal",
    "quarter",
    "rank_unit",
    "top",
    "trend",
    "worded",
]

_LONGEST_TREND = max(map(len, TRENDS))
_UNIVERSALS = sorted(UNIVERSALS, key=len, reverse=True)
_DOUBLING = re.compile("([1-9]|1[0-9]|[一两二三四五六七八九十])?番|倍")
_TIMES = re.compile("[0-9.]{1,9}[番倍]|[一二两三四五六七八九十]倍")
_RANKED = re.compile(
    "(?:[居列排]|排名|名次|位次|升|跃|全国|全省|全市|全区|世界|全球|亚洲|国内|省内|城市|地区)"
    "(?:到|至|为|在|全国|全省|全市|世界|全球)?$"
)
"""What stands before 第三 where it is a place in a row: 位居第三, 全国第一."""
QUARTERS = (1, 2, 3, 4)
_MONTHS = {"季度": 3, "季": 3, "月": 1, "个月": 1}
_BEGINNINGS = frozenset("首榜之第前全")
_EARLIER = frozenset("学孕产婚灾赛诉庭岗餐")
"""What 前 makes a time of, and not a span: 学前三年 are three years before school."""
_WINDOW = 24
_CHANGE = re.compile(
    "(?:^|(?<=[^新净]))(?:(?P<down>"
    + "|".join(word for word in FALLING.split() if len(word) > 1)
    + "|(?:(?<=[比均别年期])|^)[降减跌])|(?P<up>"
    + "|".join(word for word in RISING.split() if len(word) > 1)
    + "|(?:(?<=[比均别年期])|^)[增升涨]))"
    "(?:的?幅度)?(?:(?<=[幅度])(?:分别)?(?:约为|为|达到|达))?了?(?:达到|达)?$"
)
_VERB_ENDS = {*"了达到为幅度出", *(word[-1] for word in (*RISING.split(), *FALLING.split()))}
_COMPARED = re.compile(
    f"[比较](?P<with>[^，。；：、,;]{{0,14}})(?P<verb>[{COMPARED}])(?:了|出)?$"
)
_TERM = re.compile(
    "全国|全运|历[次届]|人大|人民|政协|中央|[省市区县]|[一二三四五六七]中(?:全会|、)|常委|党"
    "|[一二三四五六七八]次"
)
_SESSION = re.compile("会议|全会|全体会议")
_ASSEMBLY = re.compile("(?:人大|政协|届|大会|委员会|常委会)$")
_PLACED = re.compile(
    "(?:排名|名次|位次|排位|列|居)[^，。；、！？]{0,8}(?:第|从|由|到|至|为|列|居)$"
)
_SHARED = re.compile("(?:[、和与及]|以及)[0-9.]{1,9}(个(?:百分点|千分点|基点))")
_IN_WORDS = frozenset("一二两三四五六七八九十")
_SURE = {
    "角": re.compile("钱"),
    "门": re.compile("课|功课|学|外?语|技|手艺|艺|火?炮|考|选修|必修|专业|科"),
    "星": re.compile("好评|酒店|饭店|宾馆|级"),
    "块": re.compile("[一-鿿]"),
}
"""What shows that a numeral in words and this unit are a figure and no name (三角, 三星)."""
_OF_LAW = re.compile("(?:法|》|第[0-9]{1,4}条?(?:[，、,和及][0-9]{1,4}条?){0,12}[，、,和及])$")
_NEVER = re.compile("(?!)")
_ORDERED = {
    "期": (
        re.compile("[工项建投开扩改竣完全水污机骨规基临试主首引等及以稳范和、，。；)”]|.?段|$"),
        re.compile("培训|[^，。、]{0,4}班|节目|讲座|活动|课|轮训|论坛|杂志|[^，。、]?援外"),
        re.compile("[办了共达为续近这每前后上下本同满有出展行]$"),
    ),
    "级": (
        re.compile(
            "医院|公立|公路|公司|综合|中医|妇幼|专科|甲等|航道|响应|博物馆|图书馆|文化馆|保护|企业"
            "|子公司|指标|标准|资质|水平|资本|事业部|达标|残疾|警报|风险|水源|及?以上"
        ),
        re.compile("贯通|联动|全覆盖|[^，。、]{0,6}(?:网络|体系|书记|架构)|财政|党政|联[合审]"),
        re.compile("[省市县区镇乡村街国央地州旗盟组户部厅]$"),
    ),
    "代": (re.compile("[核芯半机身战移]"), re.compile("人|同堂|领导|农民"), _NEVER),
    "类": (re.compile("创新药|新药|疫苗|传染病|水[质体]|幼儿园"), _NEVER, _NEVER),
    **dict.fromkeys("轮档批环", (_NEVER, _NEVER, _NEVER)),
}
"""By unit: what behind it shows a place in an order, what behind and before it a count."""
_BEYOND = re.compile("[高低快慢]于[^，。；、：,;:]{0,16}$")
"""What makes of a rise only what is compared with: 低于全国涨幅1个百分点."""
_DOWN = "降减跌少低慢短"
Result = tuple[Figure, int]


def worded(text: str, start: int) -> Result | None:
    """Read 首位, 首个, 前列, 全覆盖: what says a place or a whole without a numeral.

    >>> worded("全覆盖", 0)[0].value, worded("首部", 0)[0].kind
    (Decimal('100'), <Kind.ORDINAL: 'ordinal'>)
    """
    if text[start : start + 1] not in _BEGINNINGS:
        return None
    for word, place in RANK_WORDS.items():
        if text.startswith(word, start) and not blocked(text, start):
            rank = Figure(Kind.RANK, Comparator.WORDED, wording=word)
            if place is not None:
                rank = Figure.of(Decimal(place), unit="位", kind=Kind.RANK)
            return rank, start + len(word)
    counted = start > 0 and number_begins(text, start - 1)
    if text[start] == "首" and text[start + 1 : start + 2] in FIRSTS and not counted:
        first = Figure.of(Decimal(1), unit=text[start + 1], kind=Kind.ORDINAL)
        return first, start + 2
    if text[start] == "全":
        for word in _UNIVERSALS:
            if text.startswith(word, start):
                return _universal(word), start + len(word)
    return None


def _universal(word: str) -> Figure:
    """All of them: 100 percent by the words."""
    whole = Decimal(100)
    return Figure(Kind.WORDED, Comparator.EXACTLY, whole, whole, whole, unit="%", wording=word)


def _place(text: str, start: int) -> Amount:
    """Read the whole number after 第 or 前."""
    number = amount(text, start)
    if number.hedge or number.bare or number.low != number.high:
        raise Fault(start, "a place in a row is one whole number", number.end)
    if number.low < 1 or number.low != number.low.to_integral_value():
        raise Fault(start, "a place in a row is a whole number from 1 up")
    return number


def ordinal(text: str, start: int) -> Result | None:
    """Read 第四场, and as a rank 第三名."""
    if text[start : start + 1] != "第":
        return None
    number = _place(text, start + 1)
    unit = unit_at(text, number.end, sure=True)
    ranked = not unit and _RANKED.search(text[max(0, start - 6) : start])
    kind = Kind.RANK if ranked or unit in PLACES else Kind.ORDINAL
    place = Figure.of(number.low, unit=unit, kind=kind)
    return quarter(place), number.end + len(unit)


def quarter(figure: Figure) -> Figure:
    """Return the figure, if it is one of the four quarters, with its first and last day."""
    if figure.unit != "季度" or figure.kind is not Kind.ORDINAL or figure.value not in QUARTERS:
        return figure
    last = 3 * int(figure.value)
    return months(figure, last - 2, last)


def top(text: str, start: int) -> Result | None:
    """Read 前十 and 前50强 as ranks, 前三季度 as a span of time."""
    if text[start : start + 1] != "前" or not number_begins(text, start + 1):
        return None
    if blocked(text, start):
        raise Fault(start, "前 belongs to the word before it")
    number = _place(text, start + 1)
    unit = rank_unit(text, number) or unit_at(text, number.end, sure=True)
    following = text[number.end : number.end + 1] >= "一"
    if number.low == 1 and (kind_of_unit(unit) is Kind.DURATION if unit else following):
        raise Fault(start, "前 and one is the one before", number.end + len(unit))
    if not unit and text.startswith("月", number.end):
        if text[number.end + 1 : number.end + 2] in ("底", "初", "末"):
            raise Fault(number.end, "月 may begin another word", number.end + 1)
        unit = "月"
    end = number.end + len(unit)
    if unit == "月" or kind_of_unit(unit) is Kind.DURATION:
        if start and text[start - 1] in _EARLIER:
            raise Fault(start, "前 belongs to the word before it")
        span = Figure.of(number.low, unit=unit, kind=Kind.DURATION)
        last = int(number.low) * _MONTHS.get(unit, 0)
        return (months(span, 1, last) if 0 < last <= 12 else span), end
    if unit in ("", *PLACES) or kind_of_unit(unit) is Kind.RANK:
        within = Comparator.WITHIN_TOP
        return Figure.of(number.low, comparator=within, unit=unit, kind=Kind.RANK), end
    raise Fault(number.end, f"前 with {unit} is no rank and no span of time", end)


def rank_unit(text: str, number: Amount) -> str:
    """Return 强 or 佳 after a number, 大 after 十."""
    word = text[number.end : number.end + 1]
    after = text[number.end + 1 : number.end + 2]
    if (
        not word
        or word not in "强佳大"
        or number.hedge
        or (after and after in UNIT_STOPS[word])
    ):
        return ""
    ten = text[number.end - 1] + str(number.low) == "十10"
    if word == "大" and (not ten or unit_at(text, number.end)):
        return ""
    return word


def doubling(text: str, start: int) -> Result | None:
    """Read 翻一番 as twice, 翻两番 as four times as much, 翻了近一番 as nearly twice.

    >>> doubling("翻两番", 0)[0].value
    Decimal('4')
    """
    if text[start : start + 1] != "翻":
        return None
    words_before, at = hedges.before(text, start + 1 + text.startswith("了", start + 1))
    found = _DOUBLING.match(text, at)
    if found is None:
        other = _TIMES.match(text, at)
        if other:
            raise Fault(start, "what this makes of it is not said", other.end())
        return None
    times = found.group(1) or "1"
    number = int(times) if times.isascii() else int(words(times).low)
    said = [HEDGES[word] for word in words_before]
    behind, end = hedges.after(text, found.end(), Kind.MULTIPLE, counted=False)
    comparator = hedges.together(start, said + behind)
    return Figure.of(Decimal(2**number), comparator=comparator, unit="番"), end


def trend(text: str, start: int) -> Result | None:
    """Read words for how things went: 稳中向好, 持续提升."""
    for length in range(min(_LONGEST_TREND, len(text) - start), 1, -1):
        word = text[start : start + length]
        if word in TRENDS:
            return Figure(Kind.WORDED, Comparator.WORDED, wording=word), start + length
    return None


def direction(text: str, start: int) -> tuple[int | None, bool]:
    """Return the direction of the verb that ends where the figure begins, and 同比."""
    if text[start - 1 : start] not in _VERB_ENDS:
        return None, False
    before = text[max(0, start - _WINDOW) : start]
    verb = _CHANGE.search(before)
    if verb is None:
        compared = _COMPARED.search(before)
        if compared is None:
            return None, False
        return (-1 if compared["verb"] in _DOWN else 1), "同" in compared["with"]
    if before.endswith(("幅", "幅度")) and _BEYOND.search(before[: verb.start()]):
        return None, False
    clause = re.split("[，。；、：,;]", before[: verb.start()])[-1]
    return (-1 if verb["down"] else 1), "同比" in clause


def counted(text: str, start: int, end: int, what: Figure) -> Figure | None:
    """Return a count as what it is by its neighbours: a term, a session, a place, points.

    Return None where it may be a count or something else: 三期, 三级, 三角.
    """
    if what.unit in _SURE:
        return _named_or_counted(text, end, what)
    order = _in_order(text, start, end, what.unit)
    if order is None:
        return None
    if order:
        return replace(what, kind=Kind.ORDINAL, step=None)
    if what.unit == "位" and _PLACED.search(text, max(0, start - 14), start):
        return replace(what, kind=Kind.RANK, step=None)
    shared = _SHARED.match(text, end) if what.unit == "个" else None
    return replace(what, unit=shared[1], kind=UNITS[shared[1]]) if shared else what


def _in_order(text: str, start: int, end: int, unit: str) -> bool | None:
    """Tell whether a count is a term, a session, a line, an article of a law, a stage."""
    before = text[max(0, start - 60) : start]
    return (
        unit == "号线"
        or (unit == "届" and _TERM.match(text, end) is not None)
        or (unit == "条" and _OF_LAW.search(before) is not None)
        or (unit == "次" and bool(_SESSION.match(text, end) and _ASSEMBLY.search(before)))
        or (unit in _ORDERED and text[end - 2] in _IN_WORDS and _ordered(text, start, end))
    )


def _ordered(text: str, start: int, end: int) -> bool | None:
    """Tell whether 二期, 三级 or 一代 is a place in an order, a count, or either.

    Of things of an order 二 is the second and 两 are two; of the other numerals what
    stands around them decides.
    """
    numeral, unit = text[start : end - 1], text[end - 1]
    if numeral == "二" or unit == "环":
        return True
    order, count, before = _ORDERED[unit]
    if len(numeral) > 1 or numeral == "两":
        return False
    if count.match(text, end) or before.search(text, max(0, start - 4), start):
        return False
    return True if order.match(text, end) else None if unit in "期级代" else False


def _named_or_counted(text: str, end: int, what: Figure) -> Figure | None:
    """Return three blocks of land as a count; None for what may be no figure (三角, 三星)."""
    if what.unit == "块":
        return replace(what, kind=Kind.COUNT) if _SURE["块"].match(text, end) else None
    in_words = text[end - 2] in _IN_WORDS
    return what if not in_words or _SURE[what.unit].match(text, end) else None
