"""What a check of the graph against an article found, as values and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["CHECKS", "Discrepancy", "Verification"]

_MESSAGES = {
    "offset": (
        "文中该处是“{found}”，不是引文“{exact}”",
        "the text at its offsets is {found!r}, not the quotation {exact!r}",
    ),
    "shifted": (
        "引文“{exact}”位于 {found}，起止位置却写作 {stated}",
        "the quotation {exact!r} stands at {found}, but its offsets are {stated}",
    ),
    "moved": (
        "引文“{exact}”移到了文中别处：“{found}”",
        "the quotation {exact!r} was moved elsewhere in the text: {found!r}",
    ),
    "ambiguous": (
        "引文“{exact}”旁边是“{found}”，不是“{stated}”，可能是另一处",
        "beside the quotation {exact!r} is {found!r}, not {stated!r}: it may be another one",
    ),
    "lookalike": (
        "引文“{exact}”在几处一模一样地出现（第 {found} 行），不知是哪一处",
        "the quotation {exact!r} stands alike at several places (lines {found}): which is it?",
    ),
    "repeated": (
        "文章在文件中出现 {found} 次",
        "the file has the article {found} times",
    ),
    "gone": (
        "找不到引文“{exact}”；该处是“{found}”",
        "the quotation {exact!r} is not found; the text there is {found!r}",
    ),
    "absent": (
        "找不到引文“{exact}”",
        "the quotation {exact!r} is not found",
    ),
    "ended": (
        "找不到引文“{exact}”，文件在此之前就结束了",
        "the quotation {exact!r} is not found; the file ends before it",
    ),
    "incomplete": (
        "缺少引文或起止位置",
        "it lacks its quotation or its offsets",
    ),
    "figure": (
        "印出的数字“{printed}”不在引文“{exact}”中",
        "the printed figure {printed!r} does not stand in the quotation {exact!r}",
    ),
    "longer": (
        "文中印的是“{found}”，不只是“{printed}”",
        "the text prints {found!r}, not just {printed!r}",
    ),
    "hedged": (
        "文中“{printed}”旁边有“{found}”，数字的意思因此不同",
        "beside {printed!r} the text has {found!r}, which changes what the figure says",
    ),
    "refused": (
        "文中“{printed}”所在的“{found}”读不懂：{reason}",
        "the text around {printed!r}, {found!r}, cannot be read: {reason}",
    ),
    "unchecked": (
        "没有一条陈述印出它的数字，无从核对",
        "no claim prints its figure, so that it cannot be checked",
    ),
    "unreadable": (
        "读不懂数字“{printed}”：{reason}",
        "the figure {printed!r} cannot be read: {reason}",
    ),
    "value": (
        "印作“{figure}”，即{printed}；数值却是{stated}",
        "{figure!r} is {printed}, but the value is {stated}",
    ),
    "lower": (
        "“{figure}”的下界是{printed}，图中却是{stated}",
        "the lower bound of {figure!r} is {printed}, but the graph has {stated}",
    ),
    "upper": (
        "“{figure}”的上界是{printed}，图中却是{stated}",
        "the upper bound of {figure!r} is {printed}, but the graph has {stated}",
    ),
    "comparator": (
        "“{figure}”是{printed}，比较方式却是{stated}",
        "{figure!r} says {printed}, but the comparator is {stated}",
    ),
    "step": (
        "“{figure}”末位的一个单位是{printed}，舍入单位却是{stated}",
        "the last digit of {figure!r} counts {printed}s, but the rounding step is {stated}",
    ),
    "unit": (
        "“{figure}”的单位是{printed}，图中却是{stated}",
        "the unit of {figure!r} is {printed}, but the graph has {stated}",
    ),
    "classifier": (
        "“{figure}”的量词是“{printed}”，图中却是“{stated}”",
        "the measure word of {figure!r} is {printed!r}, but the graph has {stated!r}",
    ),
    "wording": (
        "原文的“{printed}”不是“{stated}”的写法",
        "{printed!r} is none of the words that print {stated!r}",
    ),
    "sign": (
        "原文说升降的词为“{printed}”号，数值却是{stated}",
        "the verb before {figure!r} calls for the sign {printed}, but the value is {stated}",
    ),
    "no-direction": (
        "“{figure}”之前没有说升降的词，数值却是变化量{stated}",
        "the value {stated} is a change, but no verb of rising or falling precedes {figure!r}",
    ),
    "basis": (
        "“{figure}”按{printed}计，数值依据却是{stated}",
        "{figure!r} is {printed}, but the value basis is {stated}",
    ),
    "baseline": (
        "“{figure}”之前说的是“{printed}”，基期却是{stated}",
        "{printed!r} stands before {figure!r}, but the baseline is {stated}",
    ),
    "pairing": (
        "“分别”之下，“{figure}”说的是“{printed}”，不是“{stated}”",
        "by 分别, {figure!r} is said of {printed!r}, not of {stated!r}",
    ),
    "label": (
        "标签写作“{stated}”，应有“{printed}”",
        "its label says {stated!r}, where {printed!r} should stand",
    ),
    "left-over": (
        "文中的“{printed}”不属于任何陈述或排除项",
        "{printed!r} of the text is in no claim and no exclusion",
    ),
    "unused": (
        "没有任何事实以它为据",
        "no fact rests on it",
    ),
    "unreasoned": ("没有说明排除的理由", "it gives no reason for the exclusion"),
    "twice": (
        "与 {other} 是同一处",
        "it is the same place as {other}",
    ),
    "both": (
        "“{printed}”同时是 {other} 的数字",
        "{printed!r} is the figure of {other} too, which cannot both be",
    ),
    "missing": (
        "所据的陈述 {other} 不在图中",
        "the claim {other} that it rests on is not in the graph",
    ),
    "bare": ("没有任何陈述为据", "it rests on no claim"),
    "several": (
        "{property} 有几个值：{stated}",
        "it has several values of {property}: {stated}",
    ),
    "untyped": ("没有写明它是 {kind}", "it does not say that it is a {kind}"),
    "unsourced": (
        "没有写明它出自哪篇文章（oa:hasSource）",
        "it names no article that it stands in (oa:hasSource)",
    ),
}
"""What each code says, in Chinese and English."""

CHECKS = {
    "claims": ("陈述的引文在文中", "quotations of claims in the text"),
    "exclusions": ("排除项的引文在文中", "quotations of exclusions in the text"),
    "figures": ("印出的数字读得懂，且完整", "printed figures read, and whole"),
    "observations": ("观测与所印的数字相符", "observations that agree with the print"),
    "accounted": ("文中的数字有归属", "figures of the text accounted for"),
}
"""What is counted, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that does not agree.

    ``code`` is what sort of thing, ``thing`` the short id of the claim, exclusion or
    fact (empty for what is in the text only), ``line`` and ``column`` the place in the
    file given, from 1, where there is one.
    """

    code: str
    thing: str
    line: int | None
    column: int | None
    said: tuple[tuple[str, str], ...]
    """What the message speaks of, by name: ``printed``, ``stated``, ``found`` …"""

    def message(self, lang: str) -> str:
        """Say in ``zh`` or ``en`` what does not agree."""
        none = {"zh": "无", "en": "none"}[lang]
        said = {name: text or none for name, text in self.said}
        return _MESSAGES[self.code][lang == "en"].format(**said)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what was found, in the order of the text."""

    article: str
    titles: dict[str, str]
    """The article's title by language."""
    file: str
    same_text: bool
    """Whether the file is the very text that the offsets count, by its hash."""
    places: dict[str, int]
    """How many quotations are *found, moved, ambiguous* and *gone*."""
    counts: dict[str, tuple[int, int]]
    """By the keys of :data:`CHECKS`: how many there are, and how many are well."""
    outside: tuple[str, ...]
    """Figures as printed around the article, which were not looked at."""
    discrepancies: tuple[Discrepancy, ...]

    def title(self, lang: str) -> str:
        """Return the article's title in a language, or in another, or its id."""
        return self.titles.get(lang) or next(iter(self.titles.values()), self.article)

    @property
    def agrees(self) -> bool:
        """Whether nothing was found."""
        return not self.discrepancies

    def to_json(self) -> str:
        """Write the verification as JSON, ending in a line break."""
        from json import dumps

        body: dict[str, Any] = {
            "agrees": self.agrees,
            "article": self.article,
            "title": self.titles,
            "file": self.file,
            "same_text": self.same_text,
            "places": self.places,
            "counts": {
                key: dict(zip(("total", "good"), pair, strict=True))
                for key, pair in self.counts.items()
            },
            "outside": list(self.outside),
            "discrepancies": [
                {
                    "code": one.code,
                    "thing": one.thing or None,
                    "line": one.line,
                    "column": one.column,
                    **dict(one.said),
                    "message": {lang: one.message(lang) for lang in ("zh", "en")},
                }
                for one in self.discrepancies
            ],
        }
        return dumps(body, ensure_ascii=False, indent=2) + "\n"
