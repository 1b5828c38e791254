"""What stands around a figure in running text makes it a name, a refusal, or more of it.

``judged`` looks past the edges of every figure that is found in a text: what belongs to
it there is taken into it, or the figure is refused. A few characters each way are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import hedges
from .dates import of_an_era
from .lexicon import Comparator, Kind
from .marks import idiomatic, quoted
from .model import Figure, Found, hedged, named, refused
from .quantity import number_begins
from .units import MULTIPLIERS, smaller_at, unit_at
from .wordings import counted, direction

__all__ = ["judged"]

_PLAIN = (Kind.COUNT, Kind.MEASURE)
_IDIOMATIC = (*_PLAIN, Kind.MONEY, Kind.DURATION, Kind.RANGE)
_VALUED = (*_IDIOMATIC[:-1], Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MULTIPLE, Kind.FRACTION)
_WORDS = "〇零一二两三四五六七八九十百千万亿几"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_LOW = "一二两三四五六七八九"
_DIGIT = re.compile("[0-9]")
_ALONE = "a numeral without a unit"
_OPENINGS, _CLOSINGS = frozenset("[［〔【("), frozenset("]］〕】)")
_CODE_BEFORE = re.compile(r"(?:[A-Za-z] ?|[:：∶/·._\-×+月]|[0-9]比|[国省县]道)$")
_ARTICLES = re.compile("第[0-9]{1,4}(?:[，、,和及][0-9]{1,4}){0,12}[，、,和及]$")
_CODE_AFTER = re.compile(
    r"[A-Za-z:：∶/·_\-号版式型路×+]|(?<=[0-9]0)(?:[、至和及][0-9]0)?(?:后|年代)|年代|世纪|指数|热线|专线|[国省县]道|电话|平台|高地"
)
_WORD_AFTER = re.compile("号|世纪|年代|型|连[冠丰]")
_COMPARING = ("几乎", "低于", "高于", "不及", "少于", "多于", "大于", "小于")
"""Hedges that compare with a time as likely as with a number: 低于半年前的 16%."""
_YEAR = re.compile("(?:19|20)[0-9]{2}$")
_LISTING = frozenset("、，。；和与及或至到比占较)")
_VERSION = re.compile(r"[0-9]\.0$")
_SERVICE = re.compile(
    "(?:1(?:10|19|20|22|14)|12[0-9]{3}|9[56][0-9]{3,4})(?![0-9])[一-鿿]|(?:211|985)[工高大院]"
)
_STATED = re.compile("(?:为|达|达到|至|到|共|有|计|约|占|是)$")
_DAY_NAMED = re.compile("警|节|案|专案|事故|事件|惨|爆|火灾|行动|工程")
_TOGETHER = re.compile(
    "[^，。；、！？]{0,12}(?:案|事故|火灾|纠纷|事件|警情|投诉|诉讼|灾害|险情|火情|死亡)"
)
_LISTED = re.compile("(?:[、和与及或][0-9.,]{1,12}){1,6}")
_SCALES = frozenset(word for word in MULTIPLIERS if len(word) == 1)
_BOUND_BEHIND = (
    r"\((?:不?含(?:本数)?|[及或]?以[上下内]|左右)\)"
    "|(?:城市|企业|项目|村庄?|单位|学校|群众|居民|员工|职工|学生|党员|家庭|农户|用户|市民)"
    "(?:以[上下内]|左右)"
)
_AND_MORE = (
    "[.·](?=[〇零一二三四五六七八九])|又(?=[0-9一二两三四五六七八九十百壹])"
    "|[强弱](?=$|[，。；、！？,)的])|[以之]外"
)
_AFTER_NUMBER = re.compile(
    rf"{_BOUND_BEHIND}|[一-鿿]{{1,2}}(?:以[上下内]|左右)|{_AND_MORE}|[兆仟佰拾多余]|比(?=[0-9])|(?<=[万亿])方(?![面案式向法位便针])|折(?![合算旧])|分之|\+|[²³^°µμΩ′″]|[①-⑳]"
)
_MANY = "次项个名家种地国元样方层年部条起位轮人场点所支批处件头套台功数"
"""What 多 belongs to and not to the unit before it: 三年多次获评."""
_AFTER_UNIT = re.compile(
    rf"{_BOUND_BEHIND}|{_AND_MORE}| ?/|(?<=升)[至到为]|[\^²³每]|·(?=[年月日时天人A-Za-z])"
    f"|(?<=分) {{0,2}}之|(?<=成) {{1,2}}[{_LOW}]|[多余](?:$|一点|一些|[，。；、！？)的])"
    f"|(?<=[年月天时秒元米里吨斤岁])[多余](?![{_MANY}])|(?<=分)[多余]钟|(?<=秒)[0-9]"
    "|半(?:$|[，。；、！？)的])|(?<=年)期以[上下]|(?<=条)款|(?:有期)?徒刑以[上下]"
)
_DOUBTFUL = re.compile(
    rf"(?:不过|不是|\(不?含\)|正负|(?<=[0-9{_LOW}十])又|[廿卅卌]|[0-9十]秒|[〇零十{_LOW}][.·]|并非|未必"
    "|不只是|分之|兆|[±≠~～∓%&?#_@]|(?<![—–―])[—–―]|[0-9a-z]-"
    "|(?<![侦突攻打冲告爆查])破|[大小多少高低]于 ?或者? ?(?:等于)?"
    rf"|[{_FORMAL}{_WORDS}\^]|[{_WORDS}点{_FORMAL}分之] {{1,2}}|之 ?)$"
)
"""What, right before a figure, may change what it says."""
_CLEAR = frozenset("，。、；：）的有达到增长降少出为共起件人率量数") | {""}
_ENDS = frozenset("，。；：") | {""}
"""What may stand directly behind a figure and changes nothing of it."""
_NUMERALS_BEFORE = frozenset(_WORDS + _FORMAL + "之 ")
_NUMERALS = frozenset(_WORDS + _FORMAL + "负点0123456789")
_SPACED = re.compile(
    f" {{1,2}}(?:[{_WORDS}点又之分余多]|[0-9]{{1,3}}(?:/[0-9]| ?折)|[kKMGT](?![A-Za-z]))"
)
"""A space, and what may be the rest of the number behind it."""
_DATED = (Kind.DATE, Kind.YEAR, Kind.PERIOD, Kind.WORDED)
_CUT = re.compile(r"(?<![0-9.])(?P<group>[0-9]{1,3}, [0-9]{3}(?![0-9]))|[0-9]\. [0-9]{1,9}")
"""Digits that a space behind a comma or a point cuts in two: 2, 000 and 2. 27."""
_RATE = re.compile("[率重息][^，。；]{0,14}$|(?:占比|份额)[^，。；]{0,14}$")
_LED_TO = re.compile("[^0-9.一二三四五六七八九十](?:至|到)")


def judged(text: str, found: Found) -> Found:
    """Return what a figure is with what stands around it: itself, a name or a refusal."""
    start, end, what = found.start, found.end, found.figure
    compared = "比" in text[max(0, start - 2) : start]
    than = hedges.than(text, end) if compared else None
    name = "" if than else next(_names(text, found), "")
    if name:
        return named(found, name)
    refusal = _refusal(text, found)
    if refusal:
        return refusal
    if what.comparator is not Comparator.EXACTLY or what.value is None:
        return found
    if what.unit and what.kind in (Kind.COUNT, Kind.MONEY):
        other = counted(text, start, end, what)
        if other is None:
            return refused(start, end, f"with {what.unit} it may be a place or a name")
        what = other
    comparator = than or (
        hedges.apart(text, start, what.kind) if what.kind in _VALUED else what.comparator
    )
    if comparator is None:
        return refused(start, end, "a hedge stands apart before it")
    what = hedged(what, comparator)
    return found if what is found.figure else found._replace(figure=what)


def _refusal(text: str, found: Found) -> Found | None:
    """Return the refusal of a figure that goes on, or that may be read wrong."""
    start, end = found.start, found.end
    smaller = smaller_at(text, end, found.figure.unit)
    if smaller:
        return refused(start, smaller, "a compound amount")
    if text.startswith((",", "."), end) and text[end - 1].isdigit():
        cut = _CUT.search(text, max(start, end - 4), end + 12)
        if cut and cut.start() < end < cut.end():
            return refused(start, cut.end(), "a space cuts the number in two")
    if found.figure.kind is Kind.RANGE and _led_to(text, found):
        return refused(start, end, "a change and what it led to, or a range")
    doubt = "" if text[start - 1 : start] in _CLEAR else next(_doubts_before(text, found), "")
    if not doubt and (text[end : end + 1] not in _ENDS or found.figure.unit == "点"):
        doubt = next(_doubts_behind(text, found), "")
    return refused(start, end, doubt) if doubt else None


def _led_to(text: str, found: Found) -> bool:
    """Tell whether a change and what it led to may look like a range: 减少10万至200万.

    A change in percent leads to a percentage only where a rate changes.
    """
    start, end = found.start, found.end
    if not _LED_TO.search(text, start, end) or direction(text, start)[0] is None:
        return False
    return found.figure.unit != "%" or bool(_RATE.search(text, max(0, start - 16), start))


def _names(text: str, found: Found) -> Iterator[str]:
    """Yield why a numeral is part of a name, a code or an idiom."""
    start, end, what = found.start, found.end, found.figure
    if what.kind in _IDIOMATIC and idiomatic(text, start):
        yield "an idiom"
    if what.unit == "升" and text[start - 1 : start] == "降":
        yield "what rises and falls"
    if what.kind is Kind.RANK and what.unit == "大":
        yield "ten of a kind"
    sized = what.kind in (Kind.MEASURE, Kind.MONEY) or text[end - 1] in "百千万亿"
    if sized and text.startswith("级", end) and not text.startswith("级别", end):
        yield "a class of size"
    if what.kind not in (*_PLAIN, Kind.RANGE):
        return
    if what.unit == "级" and text[end - 2] in "百千万亿":
        yield "a class of size"
    if what.unit and text[start:end].removesuffix(what.unit) in (
        "十亿",
        "百亿",
        "千亿",
        "万亿",
    ):
        yield "a class of size"
    printed = text[start:end]
    if _DIGIT.search(printed):
        yield from _codes(text, found, printed)
    elif printed == "一起" and not _TOGETHER.match(text, end):
        yield "一起 as a word: together"
    elif not what.unit:
        yield from _alone(text, found, printed)
    elif what.comparator is Comparator.EXACTLY and quoted(text, start, end):
        yield "a name in quotation marks"


def _alone(text: str, found: Found, printed: str) -> Iterator[str]:
    """Yield why a numeral in words and without a unit is a name."""
    what = found.figure
    if any(character in "几数" for character in printed):
        return
    if len(printed) == 2 and printed[0] in _LOW and printed[1] in "百千万亿":
        return
    plain = what.comparator is Comparator.EXACTLY or what.kind is Kind.RANGE
    if plain and _WORD_AFTER.match(text, found.end):
        yield _ALONE
    if plain and (len(printed) <= 2 or (len(printed) == 3 and printed[1] == "点")):
        of_a_kind = printed in _LOW[1:] and text.startswith("大", found.end)
        if not (of_a_kind and "一" <= text[found.end + 1 : found.end + 2] <= "鿿"):
            yield _ALONE
    elif not plain and len(printed) <= 3 and printed[-1] in _LOW:
        yield _ALONE


def _codes(text: str, found: Found, printed: str) -> Iterator[str]:
    """Yield why a numeral with digits is a code."""
    start, end, what = found.start, found.end, found.figure
    before, after = text[start - 1 : start], text[end : end + 1]
    digit_first = text[start].isdigit()
    if digit_first and before.isascii() and before.isalpha() and not _marked(printed, what):
        yield "part of a code with letters"
    if before in _OPENINGS and after in _CLOSINGS and not what.unit:
        yield "a number in brackets"
    if what.unit or not text[end - 1].isdigit():
        return
    stated = _STATED.search(text[max(0, start - 2) : start])
    hedged = what.comparator is not Comparator.EXACTLY
    lettered = (hedged or stated) and after.isascii() and after.isalpha()
    led = digit_first and _CODE_BEFORE.search(text[max(0, start - 2) : start])
    if led or (not lettered and _CODE_AFTER.match(text, end)):
        yield "part of a code"
    if before and before in "，、,和及" and _ARTICLES.search(text, max(0, start - 60), start):
        yield "one of several that are numbered"
    if quoted(text, start, end):
        yield "a name in quotation marks"
    if "." in printed and len(printed) <= 5 and _DAY_NAMED.match(text, end):
        yield "a day that names something"
    if not stated:
        if _SERVICE.match(text, start):
            yield "the number of a service"
        if _YEAR.match(printed) and after not in _LISTING:
            yield "a year in a name"
        if _VERSION.match(printed):
            yield "the number of a version"
        if len(printed) > 4 and printed.isdigit():
            yield "a code, as long as it is and without a unit"


def _marked(printed: str, what: Figure) -> bool:
    """Tell whether unit or multiplier show that a figure stands behind letters: CPI2.1%."""
    sure = what.kind in (Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINT)
    return sure or "万" in printed or "亿" in printed


def _doubts_before(text: str, found: Found) -> Iterator[str]:
    """Yield why the figure might be read wrong by what stands before it."""
    start, what = found.start, found.figure
    before = text[max(0, start - 8) : start]
    doubtful = _DOUBTFUL.search(before)
    if doubtful and (before[-1] not in _NUMERALS_BEFORE or text[start] in _NUMERALS):
        yield f"{doubtful.group()} before it may change what it says"
    if what.kind is Kind.FRACTION and "/" in text[start : found.end] and before[-1:] == " ":
        yield "a whole number may belong to the fraction"
    if text[start] in "几数" and before[-1].isdigit():
        yield "a numeral goes on before it"
    lettered = before[-1].isascii() and before[-1].isalpha() and text[start].isdigit()
    if lettered and what.kind in (Kind.DURATION, Kind.MULTIPLE):
        yield "letters before it may belong to it"
    if what.unit == "年" and before.endswith("民国"):
        yield "a year of another calendar"


def _doubts_behind(text: str, found: Found) -> Iterator[str]:
    """Yield why the figure might be read wrong by what stands behind it."""
    end, what = found.end, found.figure
    after = text[end : end + 1]
    word = text[end - 1] >= "一" and (what.unit or what.kind in _DATED)
    if after.isascii() and after.isalpha() and text[end - 1].isalnum() and not word:
        yield "letters behind it may be its unit"
    if after == " " and text[end - 1] in _NUMERALS and _SPACED.match(text, end):
        yield "the number may go on behind the space"
    if what.kind in _DATED:
        return
    if what.unit == "点" and what.value in range(25):
        yield "点 may be of the clock"
    if what.unit == "年" and what.kind is Kind.DURATION:
        if after == "前" and text.startswith(_COMPARING, found.start):
            yield "前 behind it may change what it says"
        if text[end - 2].isdigit() and of_an_era(text, found.start, end, what):
            yield "a year of two or three digits"
    beside = (_AFTER_UNIT if what.unit else _AFTER_NUMBER).match(text, end)
    if beside:
        yield f"{beside.group()} behind it may change what it says"
    if what.unit:
        return
    goes_on = after not in "-−+负" and not text.startswith(("零下", "零上"), end)
    if goes_on and (number_begins(text, end) or after in _FORMAL):
        yield "a numeral goes on behind it"
    if text[end - 1].isdigit():
        yield from _doubts_of_unit(text, end)


def _doubts_of_unit(text: str, end: int) -> Iterator[str]:
    """Yield why a number in digits may share the unit of a list, or have one of time."""
    listed = _LISTED.match(text, end)
    if listed:
        last = listed.end()
        if unit_at(text, last) or text[last : last + 1] in _SCALES:
            yield "the unit of what follows may be that of this too"
    if text[end] in "月时":
        yield f"{text[end]} behind it may be its unit"
