"""Hedges before and after a number, and what several of them say together."""

from __future__ import annotations

import re
from decimal import Decimal

from .lexicon import AFTER, HEDGES, LINKS, Comparator, Kind
from .numerals import Fault
from .quantity import blocked, number_begins

__all__ = ["after", "apart", "before", "begins", "breakthrough", "than", "together"]

_MOST = 3
_SIGNS = "<>=≤≥≦≧⩽⩾≈≒＜＞"
_LINK = re.compile("(?:" + "|".join(sorted(LINKS, key=len, reverse=True)) + "){1,2}")
_NEAR = re.compile(".{0,5}?[0-9〇零一二两三四五六七八九十百千万亿几数半壹贰叁肆伍陆柒捌玖]")
_GAP = "[^，。；：、！？,;:!?()0-9一二三四五六七八九十百千万亿几数]"
_NO_HEDGE = "节预签合公条违制特履邀集简"
_APART = re.compile(
    f"(?P<about>(?<![{_NO_HEDGE}])约(?:[占为]|合(?![作同规]))|大约|大概|约莫|约(?=需|可|能|增|下降|减|提|缩|降|上升))"
    f"{_GAP}{{1,8}}$"
    f"|(?P<least>至少|最少|起码)(?![的每]){_GAP}{{1,6}}(?<!每)$|(?P<most>最多|至多|顶多)(?![的每]){_GAP}{{1,6}}(?<!每)$"
    "|(?P<of>(?P<no>[不未没难无][应得能会可以法有]{0,2})?(?P<word>相当于|几乎是|接近|将近|超过|超|不足|不到|低于|少于|高于|达到|占)(?:了|到)?"
    f"{_GAP}{{1,10}}的)$"
    "|(?P<share>(?:不超过|不足|不到|不低于|不少于|不高于|接近|超过|低于|高于)"
    f"{_GAP}{{0,6}}(?:总{_GAP}{{1,4}}|全[国省市球区县州]|世界)(?<!的))$"
)
"""A hedge apart from its number: 约占全国的三成, 至少需要3天, 接近总量的四成."""
_REACH = 16
_STOPPED = frozenset("，。；：、！？,;:!?()0123456789")
_OF = {
    "相当于": Comparator.ABOUT,
    "几乎是": Comparator.NEARLY,
    "接近": Comparator.NEARLY,
    "将近": Comparator.NEARLY,
    "超过": Comparator.MORE_THAN,
    "超": Comparator.MORE_THAN,
    "不足": Comparator.LESS_THAN,
    "不到": Comparator.LESS_THAN,
    "达到": Comparator.EXACTLY,
    "占": Comparator.EXACTLY,
}
_THAN = re.compile(" ?([大高多长小低少短])(?=的|一些|一点|出|[^一-鿿]|$)")
_CASES = re.compile("[^，。；、！？]{0,6}(?:案|难题|难点|瓶颈|技术|卡脖子|卡点|堵点)")
_DIGITS = frozenset("一两三四五六七八九123456789")
_BARE_ONLY = ("上", "过", "破")
_STOPS = {
    "内": "容部外地陆设置在涵",
    "上下": "班联游级",
    "整": "改治合个体顿理",
    "左右": "手",
    "以上": "海述",
    "之上": "述",
    "前后": "端",
    "许": "多可",
}
"""A word after the unit followed by one of these belongs to what comes next."""
_ENDS = "的来前后间以时，。；、！？)”’】》：: "
"""What may follow 五年多; anything else may be what 多 belongs to (三年多次获评)."""
_MEASURED = frozenset("次项个名家种地国元样方")
"""What 多 counts more often than not: 三成多家企业 stays in doubt."""
_LAST = ("余", "多", "有多", "强", "弱", "不到", "不足", "未满", "许", "出头", "整", "光景")
"""Words after the unit that are read only where the figure ends with them."""
_SPANS = (Kind.DURATION, Kind.MEASURE)
_MANY = (Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.MULTIPLE, Kind.FRACTION)
_SHARES = (Kind.FRACTION, Kind.PERCENT)
_BOUNDS = "以上|以下|以内|之内|之上|之下"
_BRACKETED = re.compile(
    r"(?:及|和|或者?|及其|含|\((?P<head>不?含)[^()]{0,6}\))?"
    rf"(?P<word>{_BOUNDS})(?:\((?P<tail>不?含)[^()]{{0,8}}\))?"
)
_WITHOUT = {
    Comparator.AT_LEAST: Comparator.MORE_THAN,
    Comparator.AT_MOST: Comparator.LESS_THAN,
}


def _by_first_character(words: dict[str, Comparator]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(of_it) for first, of_it in found.items()}


_BEFORE = _by_first_character(HEDGES)
_AFTER = _by_first_character(AFTER)


def before(text: str, start: int) -> tuple[list[str], int]:
    """Read at most three hedge words; return them and where the number should begin."""
    found: list[str] = []
    while len(found) < _MOST:
        word = _word(text, start)
        if not word:
            break
        found.append(word)
        start = _linked(text, start + len(word), word)
    return found, start


def begins(text: str, start: int) -> bool:
    """Tell whether a hedge that changes what a number says begins here, a number near it."""
    word = _word(text, start)
    if not word or HEDGES[word] is Comparator.EXACTLY:
        return False
    return _NEAR.match(text, start + len(word)) is not None


def _word(text: str, start: int) -> str:
    """Return the hedge word that stands here, or the empty string."""
    for word in _BEFORE.get(text[start : start + 1], ()):
        if text.startswith(word, start) and not blocked(text, start):
            if word in _BARE_ONLY and not _bare(text, start, word):
                continue
            return word
    return ""


def _bare(text: str, start: int, word: str) -> bool:
    """Tell whether 上, 过 or 破 stands before a bare multiplier, or 过 behind 占比."""
    after = text[start + 1 : start + 2]
    if word == "过" and (after == "半" or (start and text[start - 1] in "比率量额")):
        return True
    if word == "过" and after in _DIGITS and text.startswith("成", start + 2):
        return True
    return after in ("百", "千", "万", "亿")


def _linked(text: str, end: int, word: str) -> int:
    """Return where the number begins behind 了, 为, 有 or a space after a sign."""
    if word in _BARE_ONLY:
        return end
    if word[-1] in _SIGNS and text.startswith(" ", end):
        return end + 1
    link = _LINK.match(text, end)
    if link and (number_begins(text, link.end()) or _word(text, link.end())):
        return link.end()
    return end


def after(text: str, start: int, kind: Kind, *, counted: bool) -> tuple[list[Comparator], int]:
    """Read the hedge words after the unit; ``counted`` says a 余 or 多 was read before it."""
    found: list[Comparator] = []
    while start < len(text):
        bound = _BRACKETED.match(text, start) if text[start] in _BOUND_BEGINS else None
        if bound and text[bound.end() : bound.end() + 1] not in _stops(bound["word"]):
            said = AFTER[bound["word"]]
            if "不含" in (bound["head"], bound["tail"]):
                said = _WITHOUT.get(said, said)
            found.append(said)
            start = bound.end()
            continue
        word = _suffix(text, start, kind, counted=counted)
        if not word:
            break
        found.append(AFTER[word])
        start += len(word)
    return found, start


_BOUND_BEGINS = frozenset("及和或含(以之")


def _stops(word: str) -> tuple[str, ...]:
    return tuple(_STOPS.get(word, ""))


def _suffix(text: str, start: int, kind: Kind, *, counted: bool) -> str:
    for word in _AFTER.get(text[start], ()):
        if not text.startswith(word, start):
            continue
        follows = text[start + len(word) : start + len(word) + 1]
        if follows and follows in _STOPS.get(word, ""):
            continue
        if word in ("内", "以外", "之外") and kind not in _SPANS:
            continue
        shared = word in ("余", "多") and text[start - 1] == "成" and follows not in _MEASURED
        if word in _LAST and follows and follows not in _ENDS and not shared:
            continue
        if word in ("余", "多") and (counted or kind not in _MANY):
            continue
        if word in ("强", "弱") and kind not in _SHARES:
            continue
        return word
    return ""


def apart(text: str, start: int, kind: Kind) -> Comparator | None:
    """Return what a hedge says that stands apart before a figure; None where it is in doubt.

    A share is hedged by what stands before its whole (接近总量的四成); where the whole has
    no 的 behind it, 超过总量30% may as well say by how much, and is in doubt.
    """
    near = start > 0 and text[start - 1] not in _STOPPED
    found = _APART.search(text, max(0, start - _REACH), start) if near else None
    if found is None:
        return Comparator.EXACTLY
    for name, comparator in (
        ("about", Comparator.ABOUT),
        ("least", Comparator.AT_LEAST),
        ("most", Comparator.AT_MOST),
    ):
        if found[name]:
            return comparator
    if kind not in (*_SHARES, Kind.MULTIPLE):
        return Comparator.EXACTLY
    return _OF.get(found["word"]) if found["of"] and not found["no"] else None


def than(text: str, end: int) -> Comparator | None:
    """Return what 大 or 小 behind a number says that 比 stands before: 比三十大."""
    found = _THAN.match(text, end)
    if found is None:
        return None
    return Comparator.MORE_THAN if found[1] in "大高多长" else Comparator.LESS_THAN


def together(start: int, hedges: list[Comparator]) -> Comparator:
    """Return what hedges say together; those on one side sharpen each other.

    >>> together(0, [Comparator.AT_LEAST, Comparator.MORE_THAN])
    <Comparator.MORE_THAN: 'more-than'>
    """
    said = set(hedges) - {Comparator.EXACTLY}
    for strict, loose in (
        (Comparator.MORE_THAN, Comparator.AT_LEAST),
        (Comparator.LESS_THAN, Comparator.AT_MOST),
    ):
        if said and said <= {strict, loose}:
            return strict if strict in said else loose
    if len(said) > 1:
        raise Fault(start, "hedges that do not agree: " + ", ".join(sorted(said)))
    return said.pop() if said else Comparator.EXACTLY


def breakthrough(text: str, end: int, unit: str, value: Decimal | None) -> bool:
    """Tell whether 突破 before a figure is what was done to a case or problem: 突破12起命案.

    Or what a plan is for: 突破三年行动.
    """
    if unit == "年":
        return text.startswith(("行动", "计划", "攻坚", "规划"), end)
    if unit not in ("起", "件", "宗", "项", "个", "大") or value is None:
        return False
    return value < 1000 and _CASES.match(text, end) is not None
