"""What stands around a figure in running text: names, hedges apart from it, its direction.

``judged`` is asked of every figure that the grammar finds in a text. It looks past the
edges of what was read: what belongs to the figure there is taken into it, and where
that cannot be done the figure is refused. Everything looks at a bounded number of
characters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .lexicon import COMPARED, FALLING, IDIOMS, RISING, Comparator, Kind
from .model import Figure, Reading, bounded
from .quantity import number_begins
from .units import MULTIPLIERS, UNITS, unit_at

__all__ = ["Found", "breakthrough", "direction", "judged", "named", "quoted", "refused"]

_PLAIN = (Kind.COUNT, Kind.MEASURE)
_IDIOMATIC = (*_PLAIN, Kind.MONEY, Kind.DURATION, Kind.RANGE)
_VALUED = (
    *_PLAIN,
    Kind.MONEY,
    Kind.PERCENT,
    Kind.PERCENTAGE_POINT,
    Kind.MULTIPLE,
    Kind.FRACTION,
    Kind.DURATION,
)
_SHARES = (Kind.PERCENT, Kind.FRACTION)
_IDIOM = re.compile("|".join(IDIOMS))
_LONGEST_IDIOM = max(map(len, IDIOMS))
_QUOTED = 12
_CODE_BEFORE = re.compile(r"[A-Za-z:：∶/·._\-×+]$")
_CODE_AFTER = re.compile(r"[A-Za-z:：∶/·_\-号版式型路×+]|年代|世纪|热线|专线|国道|电话|平台")
_SERVICE = re.compile(
    "1(?:10|19|20|22|14)(?![0-9])|12[0-9]{3}(?![0-9])|9[56][0-9]{3,4}(?![0-9])"
)
_STATED = re.compile("(?:为|达|达到|至|到|共|有|计|约|占|是)$")
_DAY_NAMED = re.compile("警|节|案|专案|事故|事件|惨|爆|火灾|行动|工程")
_TOGETHER = re.compile(
    "[^，。；、！？]{0,7}(?:案|事故|火灾|纠纷|事件|警情|投诉|诉讼|灾害|险情|火情|死亡)"
)
_CASES = re.compile("[^，。；、！？]{0,6}(?:案|难题|难点|瓶颈|技术|卡脖子|卡点|堵点)")
_TERM = re.compile(
    "全国|人大|人民|政协|中央|[省市区县]|[一二三四五六七]中全会|常委|党|[一二三四五六七八]次"
)
_SESSION = re.compile("(?:会议|全会|全体会议)")
_ASSEMBLY = re.compile("(?:人大|政协|届|大会|委员会|常委会)$")
_RANKED = re.compile(
    "(?:排名|名次|位次|排位|列|居)[^，。；、！？]{0,8}(?:第|从|由|到|至|为|列|居)$"
)
_SHARED = re.compile("(?:[、和与及]|以及)[0-9.]{1,9}(个(?:百分点|千分点|基点))")
_LISTED = re.compile("(?:[、和与及或][0-9.,]{1,12}){1,6}")
_THINGS = "(?:城市|企业|项目|村庄?|单位|学校|群众|居民|员工|职工|学生|党员|家庭|农户|用户|市民)"
_AFTER_NUMBER = re.compile(
    _THINGS
    + "(?:以[上下内]|左右)|[兆仟佰拾多余]|又(?=[0-9一二两三四五六七八九十百壹])|折(?![合算旧])|分之|\\+|[²³^°µμΩ′″]|[①-⑳]|\\((?:不?含(?:本数)?|[及或]?以[上下内]|左右)\\)"
)
_SMALLER = re.compile(
    "零?[0-9〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,5}(个月|[角毛分秒米两天]|厘米|小时)"
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
_AFTER_UNIT = re.compile(
    "[/^²³]|又(?=[0-9一二两三四五六七八九十百壹])|(?<=分) {0,2}之|(?<=成) {1,2}[一二三四五六七八九]|·(?=[年月日时天人])|[多余](?:$|一点|一些|[，。；、！？)的])|半(?:$|[，。；、！？)的])"
    "|\\((?:不?含(?:本数)?|[及或]?以[上下内]|左右)\\)|" + _THINGS + "(?:以[上下内]|左右)"
)
_WORDS = "〇零一二两三四五六七八九十百千万亿几"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_DOUBTFUL = re.compile(
    "(?:不过|不是|又|并非|未必|不只是|分之|兆|[±≠~～∓%&?#_@]|(?<![—–―])[—–―]|[0-9a-z]-"
    "|(?<![侦突攻打冲告爆查])破|[大小多少高低]于 ?或者? ?(?:等于)?"
    f"|[{_FORMAL}{_WORDS}\\^]|[{_WORDS}点{_FORMAL}分之] {{1,2}}|之 ?)$"
)
_MIXED = re.compile("[0-9] $")
_SPACED = re.compile(
    f" {{1,2}}(?:[{_WORDS}点又之分余多]|[0-9]{{1,3}}(?:/[0-9]| ?折)|[kKMGT](?![A-Za-z]))"
)
"""A space, and what may be the rest of the number behind it."""
_LESS = re.compile("(?:需要?|可|能|增长|增加|下降|减少|提高|缩短|降低|上升)了?$")
_APART = re.compile(
    "(?P<about>(?<![节预签合公条违制特履邀集简])约占|约合|大约|大概|约莫|约(?=需|可|能|增|下降|减|提|缩|降|上升))"
    "[^，。；：、！？()（）0-9一二三四五六七八九十百千万亿几数]{1,8}$"
    "|(?P<least>至少|最少|起码)[^，。；：、！？()0-9一二三四五六七八九十百千万亿几数]{1,6}$"
    "|(?P<most>最多|至多|顶多)[^，。；：、！？()0-9一二三四五六七八九十百千万亿几数]{1,6}$"
    "|(?P<of>(?P<no>不)?(?P<word>接近|将近|超过|超|不足|不到|低于|少于|高于|达到|占)(?:了|到)?"
    "[^，。；：、！？()0-9一二三四五六七八九十百千万亿几数]{1,10}的)$"
    "|(?P<share>(?:不超过|不足|不到|不低于|不少于|不高于|接近|超过|低于|高于)"
    "[^，。；：、！？()的0-9一二三四五六七八九十百千万亿几数]{0,6}总[^，。；：、！？()的0-9]{1,4})$"
)
_OF = {
    "接近": Comparator.NEARLY,
    "将近": Comparator.NEARLY,
    "超过": Comparator.MORE_THAN,
    "超": Comparator.MORE_THAN,
    "不足": Comparator.LESS_THAN,
    "不到": Comparator.LESS_THAN,
}
_THAN = re.compile(" ?([大高多长小低少短])(?=的|一些|一点|出|[^一-鿿]|$)")
_WINDOW = 24
_ONE = "增升涨降减跌"
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
    f"[比较](?P<with>[^，。；：、]{{0,14}})(?P<verb>[{COMPARED}])(?:了|出)?$"
)
_DOWN = "降减跌少低慢短"


class Found(NamedTuple):
    """A place of a line, what was read there, and what it was taken for."""

    start: int
    end: int
    figure: Figure
    reading: Reading = Reading.FIGURE
    reason: str = ""


def refused(start: int, end: int, reason: str) -> Found:
    """Return the refusal of what stands there; it has no value."""
    nothing = Figure(Kind.NAME, Comparator.WORDED)
    return Found(start, end, nothing, Reading.REFUSAL, reason)


def named(found: Found, reason: str) -> Found:
    """Return the same as a numeral in a name; what it says is kept."""
    figure = replace(found.figure, kind=Kind.NAME, step=None)
    return found._replace(figure=figure, reading=Reading.NAME, reason=reason)


def judged(text: str, found: Found) -> Found:
    """Return what a figure is with what stands around it: itself, a name or a refusal."""
    reason = "" if _compared(text, found) else _name(text, found)
    if reason:
        return named(found, reason)
    smaller = _smaller(text, found)
    if smaller:
        return refused(found.start, smaller, "a compound amount")
    doubt = _doubt(text, found)
    if doubt:
        return refused(found.start, found.end, doubt)
    return _with_context(text, found)


def _name(text: str, found: Found) -> str:
    """Return why a numeral is part of a name, a code or an idiom, or nothing."""
    start, end, what = found.start, found.end, found.figure
    kind = what.kind
    if kind in _IDIOMATIC and _idiom(text, start, end):
        return "an idiom"
    if kind is Kind.RANK and what.unit == "大":
        return "ten of a kind"
    sized = kind in (Kind.MEASURE, Kind.MONEY) or text[end - 1] in "百千万亿"
    if sized and text.startswith("级", end) and not text.startswith("级别", end):
        return "a class of size"
    if kind not in _PLAIN and kind is not Kind.RANGE:
        return ""
    if what.unit == "级" and text[end - 2] in "百千万亿":
        return "a class of size"
    printed = text[start:end]
    if any("0" <= character <= "9" for character in printed):
        return _code(text, start, end, what)
    if what.unit == "起" and printed == "一起" and not _TOGETHER.match(text, end):
        return "一起 as a word: together"
    if what.unit:
        within = what.comparator is Comparator.EXACTLY and quoted(text, start, end)
        return "a name in quotation marks" if within else ""
    return _alone(text, found, printed)


def _alone(text: str, found: Found, printed: str) -> str:
    """Return why a numeral in words and without a unit is a name, or nothing."""
    what = found.figure
    if any(character in "几数" for character in printed):
        return ""
    plain = what.comparator is Comparator.EXACTLY or what.kind is Kind.RANGE
    if len(printed) == 2 and printed[0] in "一二三四五六七八九两" and printed[1] in "百千万亿":
        return ""
    if plain and (len(printed) <= 2 or (len(printed) == 3 and printed[1] == "点")):
        after = text[found.end : found.end + 2]
        if (
            len(printed) == 1
            and printed in "两三四五六七八九"
            and after[:1] == "大"
            and after[1:]
        ):
            return "" if "一" <= after[1] <= "鿿" else "a numeral without a unit"
        return "a numeral without a unit"
    if not plain and len(printed) <= 3 and printed[-1] in "一二三四五六七八九":
        return "a numeral without a unit"
    return ""


def _idiom(text: str, start: int, end: int) -> bool:
    """Tell whether a word that counts nothing begins before the figure or with it."""
    low = max(0, start - _LONGEST_IDIOM)
    for idiom in _IDIOM.finditer(text, low, end + _LONGEST_IDIOM):
        if idiom.start() > start:
            return False
        if idiom.end() > start:
            return True
    return False


def _code(text: str, start: int, end: int, what: Figure) -> str:
    """Return why a numeral with digits is a code, or nothing."""
    before, after = text[start - 1 : start], text[end : end + 1]
    lettered = before.isascii() and before.isalpha() and text[start].isdigit()
    if lettered and not _marked(text, end, what):
        return "part of a code with letters"
    if before in _OPENINGS and after in _CLOSINGS and before and not what.unit:
        return "a number in brackets"
    if what.unit or not text[end - 1].isdigit():
        return ""
    if (text[start].isdigit() and _CODE_BEFORE.search(before)) or _CODE_AFTER.match(text, end):
        return "part of a code"
    if quoted(text, start, end):
        return "a name in quotation marks"
    stated = _STATED.search(text[max(0, start - 2) : start])
    if _SERVICE.match(text, start) and "一" <= after <= "鿿" and not stated:
        return "the number of a service"
    printed = text[start:end]
    if len(printed) > 4 and printed.isdigit() and not stated:
        return "a code, as long as it is and without a unit"
    if "." in printed and len(printed) <= 5 and _DAY_NAMED.match(text, end):
        return "a day that names something"
    return ""


_OPENINGS = "[〔【("
_CLOSINGS = "]〕】)"


def _marked(text: str, end: int, what: Figure) -> bool:
    """Tell whether unit or multiplier show that a figure stands behind letters: CPI2.1%."""
    money = what.kind in (Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINT)
    return money or any(text.rfind(word, end - 8, end) >= 0 for word in ("万", "亿"))


def quoted(text: str, start: int, end: int) -> bool:
    """Tell whether it stands between quotation marks a few characters apart."""
    before = text[max(0, start - _QUOTED) : start]
    opening = max(before.rfind(mark) for mark in "“‘「『《")
    if opening < 0 or any(mark in before[opening:] for mark in "”’」』》"):
        return False
    after = text[end : end + _QUOTED - (len(before) - opening) + 1]
    return any(mark in after for mark in "”’」』》")


def _smaller(text: str, found: Found) -> int:
    """Return where a smaller unit that goes on behind the figure ends, or 0."""
    units = _COMPOUNDS.get(found.figure.unit)
    end = 0
    while units:
        smaller = _SMALLER.match(text, end or found.end)
        if smaller is None or smaller.group(1) not in units:
            break
        end, units = smaller.end(), _COMPOUNDS.get(smaller.group(1))
    return end


def _doubt(text: str, found: Found) -> str:
    """Return why the figure might be read wrong by what stands beside it, or nothing."""
    start, end, what = found.start, found.end, found.figure
    before = text[max(0, start - 8) : start]
    doubtful = _DOUBTFUL.search(before) if before else None
    if doubtful and (before[-1] not in _NUMERALS_BEFORE or text[start] in _NUMERALS_AFTER):
        return f"{doubtful.group()} before it may change what it says"
    if "/" in text[start:end] and what.kind is Kind.FRACTION and _MIXED.search(before):
        return "a whole number may belong to the fraction"
    if end == len(text):
        return ""
    after = text[end]
    if after.isascii() and after.isalpha() and text[end - 1].isalnum():
        return "letters behind it may be its unit"
    if after == " " and text[end - 1] in _NUMERALS_AFTER and _SPACED.match(text, end):
        return "the number may go on behind the space"
    if what.kind in (Kind.DATE, Kind.YEAR, Kind.PERIOD, Kind.WORDED):
        return ""
    if what.unit:
        if what.unit == "点" and what.value is not None and 0 <= what.value <= 24:
            return "点 may be of the clock"
        beside = _AFTER_UNIT.match(text, end)
        return f"{beside.group()} behind it may change what it says" if beside else ""
    goes_on = after not in "-−+负" and not text.startswith(("零下", "零上"), end)
    if goes_on and (number_begins(text, end) or after in _FORMAL):
        return "a numeral goes on behind it"
    beside = _AFTER_NUMBER.match(text, end)
    if beside:
        return f"{beside.group()} behind it may change what it says"
    if text[end - 1].isdigit():
        return _sharing(text, end)
    return ""


_NUMERALS_BEFORE = frozenset(_WORDS + _FORMAL + "之 ")
_NUMERALS_AFTER = frozenset(_WORDS + _FORMAL + "负点0123456789")


def _sharing(text: str, end: int) -> str:
    """Return why a number may share the unit of a list, or have commas, or nothing."""
    listed = _LISTED.match(text, end)
    if listed and (
        unit_at(text, listed.end()) or text[listed.end() : listed.end() + 1] in _SCALES
    ):
        return "the unit of what follows may be that of this too"
    if text[end] in "月时":
        return f"{text[end]} behind it may be its unit"
    return ""


_SCALES = frozenset(word for word in MULTIPLIERS if len(word) == 1)


def _with_context(text: str, found: Found) -> Found:
    """Take into the figure what stands apart from it: a hedge, a shared unit, a rank."""
    start, end, what = found.start, found.end, found.figure
    if what.comparator is not Comparator.EXACTLY or what.value is None:
        return found
    if what.kind is Kind.COUNT and what.unit:
        found = found._replace(figure=_counted(text, start, end, what))
        what = found.figure
    if what.kind not in _VALUED:
        return found
    compared = _compared(text, found)
    apart = None if compared else _APART.search(text, max(0, start - 16), start)
    if apart is None and compared is None:
        return found
    if compared:
        comparator = (
            Comparator.MORE_THAN if compared.group(1) in "大高多长" else Comparator.LESS_THAN
        )
    else:
        comparator = _said(apart, what)
    if comparator is None:
        return found
    if comparator is Comparator.WORDED:
        return refused(start, end, f"{apart.group()} before it may change what it says")
    value = (what.value, what.lower or what.value, what.upper or what.value)
    figure = bounded(
        what.kind, comparator, value, unit=what.unit, ratio=what.ratio, step=what.step
    )
    return found._replace(figure=figure)


def _compared(text: str, found: Found) -> re.Match[str] | None:
    """Return the word that goes with a 比 before the figure: 比三十大."""
    if "比" not in text[max(0, found.start - 2) : found.start]:
        return None
    return _THAN.match(text, found.end)


def _said(apart: re.Match[str], what: Figure) -> Comparator | None:
    """Return what a hedge apart from the figure says; WORDED where that is in doubt."""
    if apart["about"]:
        return Comparator.ABOUT
    if apart["least"]:
        return Comparator.AT_LEAST
    if apart["most"]:
        return Comparator.AT_MOST
    if what.kind not in (*_SHARES, Kind.MULTIPLE):
        return None
    if apart["of"] and apart["word"] in ("达到", "占"):
        return None
    if apart["of"] and not apart["no"]:
        return _OF.get(apart["word"], Comparator.WORDED)
    return Comparator.WORDED


def _counted(text: str, start: int, end: int, what: Figure) -> Figure:
    """Return a count as what it is by its neighbours: a term, a session, a place, points."""
    if what.unit == "个":
        shared = _SHARED.match(text, end)
        if shared:
            unit = shared.group(1)
            return replace(what, unit=unit, kind=UNITS[unit])
    elif what.unit == "届":
        if _TERM.match(text, end):
            return replace(what, kind=Kind.ORDINAL, step=None)
    elif what.unit == "次":
        before = text[max(0, start - 4) : start]
        if _SESSION.match(text, end) and _ASSEMBLY.search(before):
            return replace(what, kind=Kind.ORDINAL, step=None)
    elif what.unit == "位" and _RANKED.search(text, max(0, start - 14), start):
        return replace(what, kind=Kind.RANK, step=None)
    return what


def breakthrough(text: str, end: int, what: Figure) -> bool:
    """Tell whether 突破 before a figure is what was done to cases and problems: 突破12起命案."""
    if what.unit not in ("起", "件", "宗", "项", "个", "大") or what.value is None:
        return False
    return what.value < 1000 and _CASES.match(text, end) is not None


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
    clause = re.split("[，。；、：]", before[: verb.start()])[-1]
    return (-1 if verb["down"] else 1), "同比" in clause
