"""Unit words, what each measures, and the multipliers that may stand before one."""

from __future__ import annotations

from .lexicon import Kind

__all__ = [
    "FOLDED",
    "KILO_UNITS",
    "MULTIPLIERS",
    "PLACES",
    "RATIOS",
    "SPLIT_UNITS",
    "UNITS",
    "UNIT_LENGTH",
    "UNIT_STOPS",
    "kind_of_unit",
]

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
        "年 载 周年 日 个月 周 个星期 星期 天 个工作日 工作日 个昼夜 昼夜 小时 个小时 分钟"
        " 秒 秒钟 刻钟 季度 个季度 个世纪"
    ),
    Kind.MEASURE: (
        "吨 公斤 千克 克 斤 吨标准煤 标准箱 标箱 TEU 公里 千米 米 厘米 毫米 海里 里 平方公里"
        " 平方千米 平方米 平方 亩 公顷 立方米 立方 升 毫升 度 ℃ 摄氏度 千瓦时 千瓦 兆瓦 吉瓦"
        " 瓦 瓦时 千伏 伏 千伏安 岁 周岁 分 兆比特 字节 载重吨 总吨 车公里 人公里 吨公里"
        " 公里/小时 元/吨 元/平方米 元/人 元/月 元/年 元/千瓦时 微克/立方米 毫克/升"
        " 人/平方公里 km kg kV kW kWh MW GW m cm mm t g L"
    ),
    Kind.RANK: "强 佳 优 大",
    Kind.COUNT: (
        "个 起 件 户 处 人 人次 场次 场 项 条 次 家 名 位 座 台 套 辆 艘 架 列 班 所 间 栋"
        " 幢 层 批 类 种 款 期 轮 章 篇 部 部门 个部门 本 册 份 张 幅 幅次 枚 颗 粒 只 头 匹"
        " 株 棵 片 面 段 节 门 支 队 组 对 双 群 口 字 句 页 例 单 笔 票 级 星 档 重 道 环 圈"
        " 点 站 卷 届 岗 号线 车次 航次 班次 架次 人天 台次 件次 批次 户次 辆次 艘次 宗 宗次"
        " 班列 趟 家次 家企业 床 标段 单元 代 阶段 方面 领域 环节 单位 个单位 人份 剂次 剂 针"
        " 盏 根 幕 首 曲 集 项次 条次 尊 顶 桩 席 年级"
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
PLACES = ("名", "位", "席")
"""Units that make 第三名 a rank and not an ordinal."""

UNIT_STOPS = {
    "个": "千",
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
    "年": "级代",
    "日": "报常前均益",
}
"""Characters after a unit word that make another word of it: 成立, 分别."""


def kind_of_unit(unit: str) -> Kind:
    """Return what a unit word measures; the empty word counts.

    >>> kind_of_unit("元"), kind_of_unit("")
    (<Kind.MONEY: 'money'>, <Kind.COUNT: 'count'>)
    """
    return UNITS.get(unit, Kind.COUNT)
