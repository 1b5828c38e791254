"""What a value means, in words: comparators, units, ranks, rises and falls."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from ..bounds import plain
from ..graph.view import Term, View
from ..languages import LANGUAGES
from .model import Observation
from .reading import observation

__all__ = ["amount_words", "compared", "meaning", "observation_words", "value_words"]

_UNITS = {
    "PERCENT": ("{}%", "{}%"),
    "CCY_CNY": ("{}元", "CNY {}"),
    "YR": ("{}年", "{} years"),
    "MO": ("{}个月", "{} months"),
    "DAY": ("{}天", "{} days"),
    "HR": ("{}小时", "{} hours"),
    "MIN": ("{}分钟", "{} minutes"),
    "KiloM": ("{}公里", "{} km"),
    "KiloGM": ("{}公斤", "{} kg"),
    "POINT": ("{}个百分点", "{} percentage points"),
}
"""How an amount of each of QUDT's units is written; a point is a percent of a difference."""
_COMPARED = {
    "exactly": ("{}", "{}"),
    "more-than": ("多于{}", "more than {}"),
    "at-least": ("不少于{}", "at least {}"),
    "less-than": ("少于{}", "less than {}"),
    "at-most": ("不多于{}", "at most {}"),
    "nearly": ("接近{}", "nearly {}"),
    "about": ("大约{}", "about {}"),
    "within-top": ("前{}", "within the top {}"),
    "between": ("{}至{}", "{} to {}"),
}
"""How the true value stands to one or two amounts."""
_NO_UPPER = ("，上界未给出", "; the upper bound is not stated")
_NO_LOWER = ("，下界未给出", "; the lower bound is not stated")
_UNBOUNDED = {
    **dict.fromkeys(("more-than", "at-least"), _NO_UPPER),
    **dict.fromkeys(("less-than", "at-most", "nearly"), _NO_LOWER),
    "about": ("，上下界均未给出", "; neither bound is stated"),
}
_CHANGE = {"-": ("下降", "down "), "": ("上升", "up ")}
_RANKS = {
    "exactly": ("第{}位", "rank {}"),
    "within-top": ("前{0}位之内（第1至第{0}位）", "within the top {0} (rank 1 to {0})"),
}
_NUMBER = re.compile(r"(-?)([0-9]+)(\.[0-9]+)?")


def amount_words(number: str, measure: str, *, lang: str) -> str:
    """Write a number without sign, and its unit.

    ``measure`` is the name of a unit in QUDT, or the measure word of a count, which
    English leaves out. In Chinese 万 and 亿 are used where nothing is lost.

    >>> amount_words("530000000", "CCY_CNY", lang="zh"), amount_words("15200", "起", lang="zh")
    ('5.3亿元', '1.52万起')
    >>> amount_words("530000000", "CCY_CNY", lang="en"), amount_words("15200", "起", lang="en")
    ('CNY 530,000,000', '15,200')
    """
    matched = _NUMBER.fullmatch(number)
    digits = number
    if matched and len(matched[2]) < 1000:
        whole, rest = matched[2], matched[3] or ""
        digits = _in_myriads(whole + rest) if lang == "zh" else f"{int(whole):,}{rest}"
    if measure in _UNITS:
        return _UNITS[measure][LANGUAGES.index(lang)].format(digits)
    return digits + (measure if lang == "zh" and measure != "NUM" else "")


def _in_myriads(digits: str) -> str:
    whole, _, rest = digits.partition(".")
    for zeros, unit in ((8, "亿"), (4, "万")):
        tail = (whole[-zeros:] + rest).rstrip("0")
        if len(whole) > zeros and len(tail) <= 4:
            return whole[:-zeros] + (f".{tail}" if tail else "") + unit
    return digits


def compared(comparator: str, *amounts: str, lang: str) -> str:
    """Say how a true value stands to an amount, or to two for ``between``.

    >>> compared("more-than", "5%", lang="en"), compared("between", "3个", "5个", lang="zh")
    ('more than 5%', '3个至5个')
    """
    form = _COMPARED.get(comparator, _COMPARED["exactly"])[LANGUAGES.index(lang)]
    return form.format(*amounts) if form.count("{}") <= len(amounts) else amounts[0]


def value_words(  # noqa: PLR0913 (what there is to say of a value)
    number: str,
    *,
    comparator: str,
    lang: str,
    other: str = "",
    kind: str = "",
    measure: str = "",
    unbounded: bool = True,
) -> str:
    """Say what a value means, bounds and all.

    ``comparator`` and ``kind`` (of metric) are ends of their codes; ``measure`` is as in
    :func:`amount_words`; ``other`` is the other end of what is between two numbers; without
    ``unbounded`` it is not said which bound is missing.

    >>> value_words("20000", comparator="more-than", lang="en")
    'more than 20,000; the upper bound is not stated'
    >>> value_words("-13", comparator="exactly", kind="change", measure="PERCENT", lang="zh")
    '下降13%'
    >>> points = {"kind": "difference", "measure": "PERCENT", "comparator": "exactly"}
    >>> value_words("3.9", lang="en", **points)
    'up 3.9 percentage points'
    """
    at = LANGUAGES.index(lang)
    sign = "-" if number.startswith("-") else ""
    if kind == "rank" and comparator in _RANKS:
        return _RANKS[comparator][at].format(amount_words(number, "", lang=lang))
    turns = kind in ("change", "difference") or (kind == "rate" and sign == "-")
    if kind == "difference" and measure == "PERCENT":
        measure = "POINT"
    ends = [
        ("" if turns else sign) + amount_words(end.lstrip("-"), measure, lang=lang)
        for end in (number, other)
        if end
    ]
    turn = _CHANGE[sign][at] if turns else ""
    missing = _UNBOUNDED.get(comparator, ("", ""))[at] if unbounded else ""
    return turn + compared(comparator, *ends, lang=lang) + missing


def observation_words(one: Observation, lang: str) -> str:
    """Say what an observation's value means, or nothing where it has none."""
    if one.worded is not None:
        return one.worded.label(lang)
    if one.value is None:
        return ""
    far = one.upper if one.upper != one.value else one.lower
    return value_words(
        plain(one.value),
        comparator=one.comparator,
        other=plain(far) if far is not None and one.comparator == "between" else "",
        kind=one.kind,
        measure=one.classifier if one.measure == "NUM" else one.measure,
        lang=lang,
    )


def meaning(view: View, node: Term) -> str:
    """Say what an observation's value means, in the language of the view."""
    if not isinstance(node, NamedNode):
        return ""
    return observation_words(observation(view, node), view.lang)
