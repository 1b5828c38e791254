"""The words of the grammar: hedges, units, multipliers, wordings, verbs.

What each word is taken to mean is written out in ``docs/figures.md``, which a
test holds to these tables. Whether a bound includes its number follows Article
1259 of the Civil Code of China: 以上, 以下 and 以内 include it; 不满 and 超过 do not.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AFTER",
    "BEFORE",
    "FALLING",
    "IDIOMS",
    "KILO_UNITS",
    "MULTIPLIERS",
    "REMAINDERS",
    "RISING",
    "UNITS",
    "UNIT_STOPS",
    "Comparator",
    "Kind",
    "kind_of_unit",
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
    RANGE = "range"
    WORDED = "worded"
    NAME = "name"
    """A numeral that is probably part of a name, a code or an idiom; only ``scan`` says so."""


BEFORE: dict[str, Comparator] = {
    **dict.fromkeys(
        ("超", "超过", "超出", "逾", "突破", "多于", "大于", "高于", "过"), Comparator.MORE_THAN
    ),
    **dict.fromkeys(
        ("至少", "最少", "起码", "不少于", "不低于", "不小于", "不下", "不下于", "上"),
        Comparator.AT_LEAST,
    ),
    **dict.fromkeys(
        ("不足", "不到", "不满", "未满", "未达", "少于", "低于", "小于"), Comparator.LESS_THAN
    ),
    **dict.fromkeys(
        ("至多", "最多", "不超过", "未超过", "不超", "不高于", "不多于", "不大于"),
        Comparator.AT_MOST,
    ),
    **dict.fromkeys(("近", "将近", "接近"), Comparator.NEARLY),
    **dict.fromkeys(("约", "大约", "约为", "大概", "大致"), Comparator.ABOUT),
    **dict.fromkeys(
        ("达", "达到", "高达", "多达", "共", "共计", "累计", "总计", "合计"), Comparator.EXACTLY
    ),
}
"""Words before the number. 过 and 上 only before a bare 百, 千, 万 or 亿, 过 also before 半."""

REMAINDERS: dict[str, Comparator] = {
    **dict.fromkeys(("余", "多", "餘"), Comparator.MORE_THAN),
    "来": Comparator.ABOUT,
}
"""Words inside or directly after the number: 1200余万, 2万余, 十来."""

AFTER: dict[str, Comparator] = {
    **dict.fromkeys(("余", "多", "有余", "开外"), Comparator.MORE_THAN),
    **dict.fromkeys(("以上", "及以上"), Comparator.AT_LEAST),
    **dict.fromkeys(("以下", "及以下", "以内", "之内", "内"), Comparator.AT_MOST),
    **dict.fromkeys(("左右", "上下"), Comparator.ABOUT),
    **dict.fromkeys(("之多", "整"), Comparator.EXACTLY),
}
"""Words after the unit. 内 only after a span of time or a measure."""

MULTIPLIERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "億": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "百万亿": 14,
}
"""Powers of ten by the word that may stand after digits."""

_UNIT_WORDS = {
    Kind.MONEY: "元 美元 欧元 港元 日元 韩元 澳元 加元 英镑 卢布 块 块钱 角 元人民币",
    Kind.PERCENT: "%",
    Kind.PERCENTAGE_POINT: "个百分点 百分点",
    Kind.MULTIPLE: "倍 番",
    Kind.FRACTION: "成 ‰",
    Kind.DURATION: (
        "年 载 周年 日 个月 周 个星期 星期 天 个工作日 工作日 个昼夜 昼夜 小时 个小时 分钟 秒 秒钟 刻钟"
        " 季度 个季度 世纪 个世纪"
    ),
    Kind.MEASURE: (
        "吨 公斤 千克 克 斤 万吨 吨标准煤 标准箱 标箱 TEU 公里 千米 米 厘米 毫米 海里 里 平方公里"
        " 平方千米 平方米 平方 亩 公顷 立方米 立方 升 毫升 度 ℃ 摄氏度 千瓦时 千瓦 兆瓦 吉瓦 瓦 瓦时"
        " 千伏 伏 千伏安 岁 周岁 分 兆比特 字节 载重吨 总吨 车公里 人公里 吨公里 公里/小时"
        " 元/吨 元/平方米 元/人 元/月 元/年 元/千瓦时 微克/立方米 毫克/升 人/平方公里"
        " km kg kV kW kWh MW GW m cm mm t g L"
    ),
    Kind.RANK: "强 佳 优 大",
    Kind.COUNT: (
        "个 起 件 户 处 人 人次 场次 场 项 条 次 家 名 位 座 台 套 辆 艘 架 列 班 所 间 栋 幢 层 批 类"
        " 种 款 期 轮 章 篇 部 部门 个部门 本 册 份 张 幅 幅次 枚 颗 粒 只 头 匹 株 棵 片 面 段 节 门 支 队 组"
        " 对 双 群 口 字 句 页 例 单 笔 票 级 星 档 重 道 环 圈 点 站 卷 届 岗 号线 车次 航次 班次 架次"
        " 人天 台次 件次 批次 户次 辆次 艘次 宗 宗次 班列 趟 家次 家企业 床 标段 单元 代 阶段 方面 领域"
        " 环节 单位 个单位 人份 剂次 剂 针 盏 根 幕 首 曲 集 项次 条次 尊 顶 桩 席 年级"
    ),
}
UNITS: dict[str, Kind] = {
    word: kind for kind, words in _UNIT_WORDS.items() for word in words.split()
}
UNIT_LENGTH = max(map(len, UNITS))
KILO_UNITS = tuple(word for word in UNITS if word[0] == "千")
"""Units that begin with a multiplier: 5万千瓦 is 5万 of them."""
SPLIT_UNITS = ("月", "小时", "星期", "工作日", "世纪", "季度", "百分点", "昼夜")
"""What stands after 个 in a unit that 多 or 半 may split: 两个多月, 一个半小时."""
FOLDED = {"成": -1, "‰": -3}
"""Units that are folded into the value, by their power of ten."""
RATIOS = {"百分之": 2, "千分之": 3, "万分之": 4}
FIRSTS = "个 部 次 批 家 例 条 届 座 项 支 单 套 台 张 笔 期 轮 种 款 班 列 艘 架 类 处 所 站 场 份 本 只 件 起 组"
RANK_WORDS = {"首位": 1, "榜首": 1, "之首": 1, "第一方阵": None, "第一梯队": None}
RANK_WORDS |= dict.fromkeys(("前列", "前茅"))
PLACES = ("名", "位", "席")
"""Units that make 第三名 a rank and not an ordinal."""
HALVES = ("一半", "半数", "半")

_DONE = "达标 完成 办结 整改 整改到位 建成 落实 合格 到位 覆盖 销号 清零 兑现 开工 通车 投用 纳入 脱贫 回迁 化解"
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
    "全部",
    *("全部" + word for word in _DONE.split()),
)
"""Words that say all: 100 percent by the words, no number printed."""
_HOW = "持续 不断 稳步 显著 明显 大幅 进一步 更加 逐步 有效 切实 全面 稳定 连年 逐年"
_WHAT = "提升 提高 增强 改善 优化 增长 下降 减少 降低 向好 好转 扩大 完善 深化 加强 稳定 健全 放开 上升 规范 巩固"
_STATES = (
    "保持稳定 总体稳定 持续稳定 基本稳定 稳中向好 稳中有进 稳中有升 稳中有降 稳中提质 更高 更好 更优 更强 更高了 更好了"
    " 更优了 更强了 更实 更实了 更足 更足了"
)
TRENDS = frozenset(_STATES.split()) | {
    how + what for how in _HOW.split() for what in _WHAT.split()
}
"""Words for how things went, without any number."""

RISING = "增长 提升 提高 上升 增加 上涨 扩大 攀升 回升 多增 增幅 涨幅 升幅 增 升 涨"
FALLING = (
    "负增长 下降 减少 降低 下滑 下跌 回落 缩短 压缩 压减 缩减 收窄 少增 降幅 跌幅 减幅 降 减 跌"
)

_IDIOMS = (
    "十分重要 十分必要 十分显著 十分突出 十分明显 十分关键 万分 千万要 千万不 一般 一体 统一 一些 一定 一样 一直 一致"
    " 一律 一旦 一切 一并 一流 一线 一带一路 一带 进一步 万一 千方百计 千家万户 百姓 一方面 一时 一部分"
    " 一年一度 一分为二 长三角 珠三角 三角洲 三角 三门峡 一道 一路 一手 一面 一口 一番 一起努力 一元化 二元 多元 一点"
    " 第三方 第三者 三农 百年 千年 二十大 十九大 十八大 十七大 十六大 一国两制 两手抓 两岸 两会 四川 三亚 九江 六安"
    " 百色 万宁 一次性 一刻 一家 一心 三点水 万家灯火 百花 百家 成千上万 成百上千 数一数二 十全十美 九牛一毛 一站式"
    " 一条龙 一揽子 一把手 一窗 一网 一门式 双一流 四面八方 五湖四海 百花齐放 万众一心 三心二意 一以贯之 一如既往"
    " 十字路口 百货 千亩方 一键 一码 一卡通 五金 三甲 八达岭 五台山 九寨沟 千岛湖 一级警"
)
IDIOMS = tuple(sorted(set(_IDIOMS.split()), key=len, reverse=True))
"""Words that hold a numeral without counting anything."""

BLOCKED = {
    "近": "最附临靠相邻就远亲新贴逼",
    "约": "节预签合公条违制特履邀集简",
    "前": "目以此提年日当先事会战空生午史面之",
    "数": "人次总件户指基分函系参无倍岁天位个",
    "过": "通经透度不越路超",
    "上": "以网线岸船路海街会马晚早",
    "超": "赶反",
    "几": "茶无",
    "大": "扩重巨放",
    "内": "",
}
"""Characters that, standing before a hedge word, make another word with it: 最近, 节约."""


UNIT_STOPS = {
    "成": "立果员功效为长就熟本都交型分",
    "分": "别析局会布类级享为之支公期配发红",
    "点": "位击评",
    "人": "民大才工口均员",
    "部": "署队长委",
    "口": "岸",
    "名": "单录",
    "次": "日序",
    "条": "件例",
    "里": "程面",
    "层": "级",
    "面": "积向临对",
    "道": "路德理",
    "组": "织建",
    "单": "位轨",
    "期": "间末",
    "代": "表",
    "重": "大点要",
    "对": "口接外",
    "星": "期级",
    "门": "户",
    "位": "于居列",
    "级": "别",
    "方面": "军",
    "起": "来步点草诉飞",
    "台": "湾",
    "度": "假过",
    "角": "度",
    "强": "化制调势烈劲度国",
    "佳": "绩",
    "优": "化秀先质势惠",
    "大": "陆学数力",
    "年": "级",
    "日": "报常前均益",
}
"""Characters after a unit word that make another word of it: 成立, 分别."""


def kind_of_unit(unit: str) -> Kind:
    """Return what a unit word measures; the empty word counts.

    >>> kind_of_unit("元"), kind_of_unit("")
    (<Kind.MONEY: 'money'>, <Kind.COUNT: 'count'>)
    """
    return UNITS.get(unit, Kind.COUNT)
