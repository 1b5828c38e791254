"""The words of the grammar: comparators, kinds, hedges, wordings, verbs, idioms.

What each word is taken to mean is written out in ``docs/figures.md``, which a
test holds to these tables. Whether a bound includes its number follows Article
1259 of the Civil Code of China: 以上, 以下 and 以内 include it; 不满 and 超过 do not.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AFTER",
    "BEFORE",
    "BLOCKED",
    "COMPARED",
    "FALLING",
    "FIRSTS",
    "HALVES",
    "HEDGES",
    "IDIOMS",
    "LINKS",
    "RANK_WORDS",
    "REMAINDERS",
    "RISING",
    "TRENDS",
    "UNIVERSALS",
    "Comparator",
    "Kind",
]


class Comparator(StrEnum):
    """How the true value stands to the one that was printed."""

    EXACTLY = "exactly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    NEARLY = "nearly"
    """Below the value and close to it; how close is not said."""
    ABOUT = "about"
    """Around the value, on either side; how far is not said."""
    WITHIN_TOP = "within-top"
    RANGE = "range"
    WORDED = "worded"
    """Said in words that give no number."""


class Kind(StrEnum):
    """What sort of figure it is."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage-point"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    RANK = "rank"
    DURATION = "duration"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    """A span of the calendar that has a name: 上半年, 十四五期间."""
    RANGE = "range"
    WORDED = "worded"
    NAME = "name"
    """A numeral that is probably part of a name, a code or an idiom; only ``scan`` says so."""


BEFORE: dict[str, Comparator] = {
    **dict.fromkeys(
        (
            "超",
            "超过",
            "超出",
            "超越",
            "逾",
            "突破",
            "冲破",
            "多于",
            "大于",
            "高于",
            "长于",
            "过",
        ),
        Comparator.MORE_THAN,
    ),
    **dict.fromkeys(("破", "远超", "远超过", "不止", "不只", "＞", ">"), Comparator.MORE_THAN),
    **dict.fromkeys(
        ("至少", "最少", "起码", "不下", "不亚于", "上", "≥", "≧", "⩾", ">=", "=>"),
        Comparator.AT_LEAST,
    ),
    **dict.fromkeys(
        ("不足", "不及", "不够", "少于", "低于", "小于", "短于", "＜", "<"),
        Comparator.LESS_THAN,
    ),
    **dict.fromkeys(
        ("至多", "最多", "顶多", "充其量", "≤", "≦", "⩽", "<=", "=<"), Comparator.AT_MOST
    ),
    **dict.fromkeys(
        ("近", "将近", "接近", "逼近", "趋近", "直逼", "几近", "近乎", "几乎"),
        Comparator.NEARLY,
    ),
    **dict.fromkeys(
        ("约", "大约", "大概", "大致", "大体", "约莫", "差不多", "相当于", "≈", "≒"),
        Comparator.ABOUT,
    ),
    **dict.fromkeys(
        ("达", "达到", "高达", "多达", "共", "共计", "累计", "总计", "合计", "仅", "等于", "="),
        Comparator.EXACTLY,
    ),
}
"""Words and signs before the number, between which and it 了, 为, 有 and their like may
stand. 过, 破 and 上 only before a bare 百, 千, 万 or 亿, 过 also before 半."""

DENIALS = ("不", "未", "没", "没有", "并未", "尚未", "从未", "不得", "不能", "不可", "不应")
_DENIED = {
    "满 达 达到 到 足": Comparator.LESS_THAN,
    "超过 超 超出 逾 突破 高于 多于 大于 长于": Comparator.AT_MOST,
    "少于 低于 小于 短于 下于": Comparator.AT_LEAST,
}
_OR_EQUAL = {
    "大于 高于 多于 超过": Comparator.AT_LEAST,
    "小于 低于 少于": Comparator.AT_MOST,
}
HEDGES: dict[str, Comparator] = {
    **BEFORE,
    **{
        deny + word: comparator
        for words, comparator in _DENIED.items()
        for word in words.split()
        for deny in DENIALS
    },
    **{
        word + link: comparator
        for words, comparator in _OR_EQUAL.items()
        for word in words.split()
        for link in ("等于", "或等于", "或者等于", "和等于")
    },
}
"""The words of ``BEFORE``, those that a word for not turns round, and 大于等于 and its like."""

LINKS = ("了", "为", "有", "是", "占", "合", "于", "达到", "达", "到", "至", "在", "过", "计")
"""What may stand between a hedge and its number: 超过了, 约合, 最多为, 至少有."""

REMAINDERS: dict[str, Comparator] = {
    **dict.fromkeys(("余", "多"), Comparator.MORE_THAN),
    "来": Comparator.ABOUT,
}
"""Words inside or directly after the number: 1200余万, 2万余, 十来."""

AFTER: dict[str, Comparator] = {
    **dict.fromkeys(
        (
            *("余", "多", "有余", "有多", "开外", "强", "出头", "挂零"),
            *("以外", "之外", "不止", "还多"),
        ),
        Comparator.MORE_THAN,
    ),
    **dict.fromkeys(("以上", "之上", "往上", "或更多", "或者更多"), Comparator.AT_LEAST),
    **dict.fromkeys(
        ("以下", "之下", "以内", "之内", "内", "或更少", "或者更少", "封顶", "为限"),
        Comparator.AT_MOST,
    ),
    **dict.fromkeys(("不到", "不足", "未满", "弱"), Comparator.LESS_THAN),
    **dict.fromkeys(("左右", "上下", "前后", "许", "光景"), Comparator.ABOUT),
    **dict.fromkeys(("之多", "整"), Comparator.EXACTLY),
}
"""Words after the unit. 以上 and its like also after 及, 或, 含 and （含）; 内 only after a
span of time or a measure, 强, 弱, 不到, 不足 and 未满 only where nothing follows them."""


FIRSTS = frozenset("个部次批家例条届座项支单套台张笔期轮种款班列艘架类处所站场份本只件起组")
"""Measure words after 首 in 首个, 首部: the first of its kind."""
RANK_WORDS: dict[str, int | None] = {
    **dict.fromkeys(("首位", "榜首", "之首"), 1),
    **dict.fromkeys(("前列", "前茅", "第一方阵", "第一梯队")),
}
"""Words for a place in a row, with the place they name, if they name one."""
HALVES = ("一半", "半数", "半")

_DONE = (
    "达标 完成 办结 整改 整改到位 建成 落实 合格 到位 覆盖 销号 清零 兑现 开工 通车 投用"
    " 纳入 脱贫 回迁 化解"
)
UNIVERSALS = (
    "全覆盖",
    "全破",
    "全达标",
    "全办结",
    "全清零",
    "全消除",
    "全纳入",
    "全兑现",
    "全普及",
    *("全部" + word for word in _DONE.split()),
)
"""Words that say all: 100 percent by the words, no number printed."""
_HOW = "持续 不断 稳步 显著 明显 大幅 进一步 更加 逐步 有效 切实 全面 稳定 连年 逐年"
_WHAT = (
    "提升 提高 增强 改善 优化 增长 下降 减少 降低 向好 好转 扩大 完善 深化 加强 稳定 健全"
    " 放开 上升 规范 巩固"
)
_STATES = (
    "保持稳定 总体稳定 持续稳定 基本稳定 稳中向好 稳中有进 稳中有升 稳中有降 稳中提质 更高"
    " 更好 更优 更强 更高了 更好了 更优了 更强了 更实 更实了 更足 更足了"
    " 提升 提高 增强 改善 优化 向好 好转"
)
TRENDS = frozenset(_STATES.split()) | {
    how + what for how in _HOW.split() for what in _WHAT.split()
}
"""Words for how things went, without any number."""

RISING = (
    "增长 成长 提升 提高 上升 增加 上涨 扩大 攀升 回升 多增 增幅 涨幅 升幅 增 升 涨 加快"
    " 提速 偏多 偏高 偏长 偏强 偏大 延长 拓宽 增多 升高 走高 调高 上调 提价 涨价 增收"
    " 升值 增产 上行 快 多 高 长"
)
FALLING = (
    "负增长 下降 减少 降低 下滑 下跌 回落 缩短 压缩 压减 缩减 收窄 少增 降幅 跌幅"
    " 减幅 降 减 跌 放缓 趋缓 偏少 偏低 偏短 偏弱 偏小 走低 调低 下调 降价 贬值 减产"
    " 下行 下挫 减收 降温 减轻 少 低 慢 短"
)
COMPARED = "增升涨快多高长降减跌少低慢短"
"""Verbs of one character that say a direction only after 比, 较, 年均 and their like."""

_IDIOMS = (
    "十分重要 十分必要 十分显著 十分突出 十分明显 十分关键 十分严峻 十分有限 万分"
    " 千万要 千万不 千万别 一方面 一时 一部分 一带一路 一年一度 一分为二 长三角 珠三角"
    " 三角洲 三角形 三门峡 一道 一路 一手 一面 一口 一元化 二元 一起来 一国两制 两手抓"
    " 三点水 三点一线 万家灯火 成千上万 成百上千 数一数二 一天到晚 一次性 一步 一站式"
    " 一条龙 一揽子 一把手 一门式 四面八方 十字路口 一起努力 一件事 一张网 一张蓝图"
    " 一盘棋 一个样 一张图 一口气 千方百计 千家万户 百年大计 百年未有 一年一 一批批"
    " 一代代 两面性 三部曲 三层式 一级响应 一批又一批 一对一 一案一 一户一 一企一"
    " 一人一 一村一 一镇一 一校一 一县一 三番五次 一次产业 二次产业 三次产业 三位一体"
    " 四位一体 五位一体 多位一体 三级联动 两级联动 五台山 五角大楼 一分钱 一日游"
    " 一家人 一家三口 一家老小 一口价 一级市场 二级市场 一票否决 一网通 一窗 一条心 一方"
    " 欢聚一堂 零部 零件 零配 零星 零头 二人转 九天揽月"
    " 红十字 下一代 新一代 上一代 这一代 老一代 新一轮 两位数 个位数 三位数 近零碳"
    " 近零能耗 近零排放 几字弯 三星堆 五星红旗 二十国集团 七国集团 千里之外 万里之外 亿万"
    " 万千 千行百业 百姓 千军万马 八一学校 八一军旗 八一勋章 九三学社 五四奖章"
    " 五四运动 九一八 一二三产 六五环境日 三八红旗 三八妇女"
)
IDIOMS = tuple(sorted(set(_IDIOMS.split()), key=len, reverse=True))
"""Words that hold a numeral without counting anything."""

BLOCKED = {
    "近": "最附临靠相邻就远亲新贴逼",
    "突": "新",
    "约": "节预签合公条违制特履邀集简",
    "前": "目以此提日当先事会战空生午史面之",
    "数": "人次总件户指基分函系参无倍岁天位个",
    "过": "通经透度不越路超走再迈跨渡见",
    "上": "跨迈踏登以网线岸船路海街会马晚早",
    "超": "赶反",
    "破": "突冲打爆侦攻告",
    "达": "发到抵表传送直通转豁",
    "不": "且莫岂",
    "多": "许众诸",
    "高": "提最较",
    "低": "降最较",
    "仅": "不",
    "几": "茶无",
    "大": "扩巨放",
    "负": "减增担背抱辜欺胜肩自亏承不正",
}
"""Characters that, standing before a hedge word, make another word with it: 最近, 节约."""
