"""Unit words, what each measures, and the multipliers that may stand before one."""

from __future__ import annotations

import re

from ..scripts import simplified
from .lexicon import Kind
from .numerals import Fault

__all__ = [
    "CURRENCY_SIGNS",
    "FOLDED",
    "KILO_UNITS",
    "MULTIPLIERS",
    "PLACES",
    "RATIOS",
    "UNITS",
    "UNIT_STOPS",
    "kind_of_unit",
    "per_unit",
    "smaller_at",
    "split_unit",
    "unit_at",
]

MULTIPLIERS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "十万亿": 13,
    "百万亿": 14,
}
"""Powers of ten by the word that may stand after digits."""

_UNIT_WORDS = {
    Kind.MONEY: (
        "元 美元 欧元 港元 日元 韩元 澳元 加元 新元 英镑 卢布 卢比 泰铢 法郎 瑞士法郎"
        " 瑞郎 奈拉 块 块钱 元钱 角 元人民币 人民币 台币 新台币 港币 澳门元 美金 美圆"
        " 日圆 韩圆 加币 澳币 美分 个比特币"
    ),
    Kind.PERCENT: "%",
    Kind.PERCENTAGE_POINT: "个百分点 百分点 个千分点 千分点 个基点 基点 个BP BP 个bp bp",
    Kind.MULTIPLE: "倍 番",
    Kind.FRACTION: "成 ‰",
    Kind.DURATION: (
        "年 载 周年 日 个月 周 个星期 星期 天 个工作日 工作日 个昼夜 昼夜 小时 个小时"
        " 分钟 秒 秒钟 毫秒 刻钟 季度 个季度 个世纪 个学期 学年 个学年 个财年 季"
    ),
    Kind.MEASURE: (
        "吨 公斤 千克 克 毫克 微克 斤 磅 盎司 吨标准煤 吨标煤 标准箱 标箱 标准集装箱"
        " TEU 公里 千米 米 厘米 公分 毫米 微米 纳米 海里 英里 英尺 英寸 里 光年 平方公里"
        " 平方千米 平方米 平米 平方厘米 平方毫米 平方 亩 公顷 立方米 立方 立方厘米"
        " 立方公里 标准立方米 升 公升 毫升 加仑 桶 蒲式耳 度 ℃ 摄氏度 °C 华氏度 ℉ °F"
        " 千瓦时 兆瓦时 吉瓦时 太瓦时 千瓦 兆瓦 吉瓦 瓦 瓦时 千伏 伏 千伏安 安时 千安"
        " 毫安时 赫兹 千赫 兆赫 兆赫兹 吉赫 千卡 大卡 卡路里 焦耳 千焦 吉焦 帕 百帕 千帕"
        " 兆帕 分贝 马力 岁 周岁 分 兆比特 比特 千比特 字节 千字节 兆字节 载重吨 总吨"
        " 车公里 人公里 吨公里 吨海里 换算吨公里 标台 ppm km kg kV kW kWh MWh GWh TWh MW"
        " GW TW MWp GWp KB MB GB TB PB EB Mbps Gbps Hz kHz MHz GHz dB pH mg μg µg ug mL"
        " ml m cm CM KM mm nm μm µm t g L ha km² km2 km³ m² m2 m³ m3 cm² mm² ㎡ ㎥ ㎏ ㎞ ㎜ ㎝"
        " ㎎"
    ),
    Kind.RANK: "强 佳 优 大",
    Kind.COUNT: (
        "个 起 件 户 处 人 人次 人口 场次 场 项 条 次 家 名 位 座 台 套 辆 艘 架 列 班"
        " 所 间 栋 幢 层 批 类 大类 中类 小类 种 款 期 轮 章 篇 部 本 册 份 张 幅 枚 颗"
        " 粒 只 头 匹 株 棵 片 面 段 节 门 支 队 组 对 双 群 口 字 句 页 例 单 笔 票 级"
        " 星 档 重 道 环 圈 点 站 卷 届 岗 号线 车次 航次 班次 人天 宗 班列 趟 床 标段"
        " 单元 代 阶段 方面 领域 环节 人份 剂次 剂 针 盏 根 幕 首 曲 集 尊 顶 桩 席 年级"
        " 案 伙 股 箱 盒 瓶 袋 把 封 则 堂 课时 学时 学分 格 大项 小项 分项 省区市 省区 省市"
        " 县区 县市 市县 区县 市州 响 车道 节气 死 伤 部分 部份 百分位数 百分位 省 市 县 镇"
        " 乡 村 国 州 街道 社区 具 胎 窝 注 通 尾 羽 城 校 厂"
    ),
}
UNITS: dict[str, Kind] = {
    word: kind for kind, words in _UNIT_WORDS.items() for word in words.split()
}
KILO_UNITS = tuple(word for word in UNITS if word[0] in "百千")
"""Units that begin with a multiplier: 5万千瓦 is 5万 of them."""
_SPLIT_UNITS = ("月", "小时", "星期", "工作日", "世纪", "季度", "百分点", "昼夜")
"""What stands after 个 in a unit that 多 or 半 may split: 两个多月, 一个半小时."""
FOLDED = {"成": -1, "‰": -3}
"""Units that are folded into the value, by their power of ten."""
RATIOS = {"百分之": 2, "千分之": 3, "万分之": 4, "十万分之": 5, "百万分之": 6}
PLACES = ("名", "位", "席")
"""Units that make 第三名 a rank and not an ordinal."""
_BELOW = frozenset("日年月天时秒分人户亩吨克升米度里件次") | {
    "小时",
    "分钟",
    "平方",
    "立方",
    "标方",
}
"""What may stand below a stroke besides the units: 421万吨/日."""
_REGIONS = frozenset("省区市州县盟旗镇乡村") | {
    "自治区",
    "直辖市",
    "县区",
    "街道",
    "社区",
    "地区",
}
"""What may stand in brackets behind one of their like: 5省（区）."""
_LATIN = re.compile(" [A-Za-zμµ]")
_GOES_ON = frozenset("/次(每")
_EACH = re.compile(
    "每(?:秒|小时|分钟|立方米|平方米|平方公里|公里|升|千克|公斤|公顷|亩|吨|人|户|月|年|天|斤|股|次|度)"
)
_SEVERAL = re.compile(r"\([一-鿿]{1,2}(?:[、/][一-鿿]{1,2}){0,5}\)(?=次)")
_ALIKE = re.compile(r"\(([一-鿿]{1,3}(?:、[一-鿿]{1,3}){0,4})\)")
CURRENCY_SIGNS = {
    "¥": "元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
    "US$": "美元",
    "HK$": "港元",
    "NT$": "新台币",
}

_UNIT_AND_STOPS = (
    "里程面铺河店屯庄坡桥湾沟 "
    "封顶 死亡者刑因机板角囚 成立果员功效为长就熟本都交型分品人批片绩"
    " 分别析局会布类级享为之支公期配发红歧流散拨管层段批步值院公 点位击评"
    " 人民大才工均员物生事力造 月底 时间期段代 部署队长委级落门下位 口岸罩径腔 名单录誉额"
    " 次日序月级要生贷年 条件例 层级 面积向临对貌 道路德理具 组织建 单位轨独边"
    " 期间末货刊望限 代表理价码替办 重大点要庆伤建症量视复 对口接外应于照策 星期级火"
    " 门户诊店槛 位于居列 级别 起来步点草诉飞源因降火 台湾州风阶 度假过量 角度色落"
    " 强化制调势烈劲度国 佳绩 优化秀先质势惠 大陆学数力 年级代均龄 日报常前均益照"
    " 天津气然 市场民政值 省级份委政会内 县级委长域 镇级 乡村亲镇 村民级委"
    " 国家内际有民务道产防土外资 州市 项目 家庭属长具电禽园 户籍型外 场所地景馆 班级子组"
    " 间隔接 支持付出撑柱部行架流援教线 笔试录 票据价房 段落时 节约日目能假水气"
    " 伤亡者员残病害痛口情势感风寒心 本科地市省级质届年月区县土"
    " 例如外会行 集中体团成聚市装约合 群众体 首批次个届例要相先都府席脑饰"
    " 针对织 轮岗胎流船车椅 种植养粮 章程 处理置罚于在方级分 所有需谓属得 批准复发评示 座谈"
    " 只有要能是 架构设 列入为席举 幅度 克服隆 升级学温值高 块链 股东票份权市 把握关"
    " 格局式 案件例值情发 通过知报道信用 城市镇乡区 校园长内外 厂房家商 注册重意入销资"
    " 则是为 具有体备 堂食 款项式待 桶装 季度节 元素件旦"
)
UNIT_STOPS = {word[0]: word[1:] for word in _UNIT_AND_STOPS.split()} | {
    "人口": "径岸罩",
    "个月": "底初末",
    "分项": "目",
    "大项": "目",
    "小项": "目",
    "工作日": "",
    "个工作日": "",
    "方面": "军",
    "平方": "根",
}
"""Characters after a unit word that make another word of it: 成立, 分别. Those of a unit's
last character hold for the unit as well, if it has none of its own."""
COUNTED = frozenset(
    (
        "人民",
        "人才",
        "人员",
        "群众",
        "家庭",
        "成员",
        "市民",
        "村民",
        "年代",
        "部门",
        "单位",
        "台阶",
    )
)
"""Words that begin like a unit, and are counted without one."""


def kind_of_unit(unit: str) -> Kind:
    """Return what a unit word measures; the empty word and one not known count.

    >>> kind_of_unit("元"), kind_of_unit(""), kind_of_unit("吨/日")
    (<Kind.MONEY: 'money'>, <Kind.COUNT: 'count'>, <Kind.MEASURE: 'measure'>)
    """
    kind = UNITS.get(unit) if unit else Kind.COUNT
    kind = kind or UNITS.get(simplified(unit))
    if kind is None:
        return Kind.MEASURE if "/" in unit or "每" in unit else Kind.COUNT
    return kind


def _by_first_character() -> dict[str, tuple[str, ...]]:
    """Return the unit words of numbers by their first character, longest first."""
    words: dict[str, list[str]] = {}
    for word in sorted(UNITS, key=len, reverse=True):
        if UNITS[word] is not Kind.RANK and word != "番":
            words.setdefault(word[0], []).append(word)
    return {first: tuple(of_it) for first, of_it in words.items()}


_UNITS = _by_first_character()
_WORDS = ("火灾", "火警", "部队", "目标", "代表", "单位", "均为", "均已", "均获")
"""Words that a unit stands before as often as not, though the two begin like another."""
_STOPS = {word: UNIT_STOPS.get(word, UNIT_STOPS.get(word[-1], "")) for word in UNITS}


def unit_at(text: str, start: int, *, sure: bool = False) -> str:
    """Return the longest unit word that stands here, or the empty string.

    With ``sure`` a word that may as well be the beginning of another, as in 分别 and 次日,
    is a Fault.

    >>> unit_at("人次的", 0), unit_at("成立", 0), unit_at("kW", 0), unit_at("吨/日", 0)
    ('人次', '', 'kW', '吨/日')
    """
    for word in _UNITS.get(text[start : start + 1], ()):
        if not text.startswith(word, start):
            continue
        end = start + len(word)
        after = text[end : end + 1]
        if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
            continue
        if after and after in _STOPS[word] and not text.startswith(_WORDS, end):
            if sure and word[-1] + after not in COUNTED:
                raise Fault(start, f"{word} may begin the word {word[-1]}{after}", start)
            continue
        return text[start : _compound(text, word, end, sure)] if after in _GOES_ON else word
    return ""


def _compound(text: str, word: str, end: int, sure: bool) -> int:
    """Return where a unit put together of several ends: 吨/日, 米每秒, 架次, 架（列、艘）次."""
    if text[end] == "每":
        each = _EACH.match(text, end)
        measured = kind_of_unit(word) in (Kind.MEASURE, Kind.MONEY)
        return each.end() if each and measured else end
    if text[end] == "/":
        below = per_unit(text, end + 1)
        return end + 1 + len(below) if below else end
    if kind_of_unit(word) not in (Kind.COUNT, Kind.MEASURE) and word != "天":
        return end
    several = _SEVERAL.match(text, end)
    last = several.end() if several else end
    if not text.startswith("次", last) or word[-1] == "次":
        return end
    after = text[last + 1 : last + 2]
    if not (after and after in UNIT_STOPS["次"]):
        return last + 1
    if sure:
        raise Fault(last, f"次 may begin the word 次{after}", last)
    return end


def per_unit(text: str, start: int) -> str:
    """Return the unit that stands below a stroke."""
    below = unit_at(text, start)
    return below or next(
        (word for word in (text[start : start + 2], text[start : start + 1]) if word in _BELOW),
        "",
    )


def split_unit(text: str, start: int) -> tuple[str, str, int]:
    """Read the unit, and 多 or 半 inside it: 两个多月, 一个半小时.

    Returns the unit, what split it, and the end. Raises Fault where the unit may be the
    beginning of another word.
    """
    if text[start : start + 1] == "个" and text[start + 1 : start + 2] in ("多", "半", "余"):
        for word in _SPLIT_UNITS:
            if text.startswith(word, start + 2):
                return "个" + word, text[start + 1], start + 2 + len(word)
    unit = unit_at(text, start, sure=True)
    end = start + len(unit)
    if not unit and _LATIN.match(text, start):
        unit = unit_at(text, start + 1)
        end = start + len(unit) + bool(unit)
    alike = _ALIKE.match(text, end) if unit and text.startswith("(", end) else None
    if alike and all(word in UNITS or word in _REGIONS for word in alike.group(1).split("、")):
        end = alike.end()
    return unit, "", end


_SMALLER = re.compile(
    "零?[0-9〇零十一二两三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟]{1,5}"
    "(个月|[角毛分秒米两天]|厘米|小时)"
)
_COMPOUNDS = {
    **dict.fromkeys(("元", "块", "块钱"), ("角", "毛", "分")),
    **dict.fromkeys(("小时", "个小时"), ("分",)),
    **dict.fromkeys(("年", "岁", "周岁"), ("个月",)),
    "个月": ("天",),
    "天": ("小时",),
    "分": ("秒",),
    "分钟": ("秒",),
    "角": ("分",),
    "米": ("厘米",),
    "公里": ("米",),
    "斤": ("两",),
}
"""Units, and the smaller ones that may go on behind them: 1小时30分钟."""


def smaller_at(text: str, end: int, unit: str) -> int:
    """Return where smaller units that go on behind a figure end, or 0: 3元5角, 3天5小时."""
    units, last = _COMPOUNDS.get(unit), 0
    while units:
        smaller = _SMALLER.match(text, last or end)
        if smaller is None or smaller.group(1) not in units:
            break
        last, units = smaller.end(), _COMPOUNDS.get(smaller.group(1))
    return last
