"""What a value means, in words: bounds, units, ranks, rises and falls."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from ..graph.view import Term, View
from ..languages import LANGUAGES
from ..rdf.names import BASE

__all__ = ["chinese_number", "meaning", "value_words"]

_UNITS = {
    "PERCENT": ("%", "%"),
    "CCY_CNY": ("元", " yuan"),
    "YR": ("年", " years"),
    "HR": ("小时", " hours"),
    "MIN": ("分钟", " minutes"),
}
_BOUND = {
    "comparator-more-than": (
        "多于{}，上界未给出",
        "more than {}; the upper bound is not stated",
    ),
    "comparator-at-least": (
        "不少于{}，上界未给出",
        "at least {}; the upper bound is not stated",
    ),
}
_CHANGE = {"-": ("下降", "down "), "": ("上升", "up ")}
_RANKS = {
    "comparator-exactly": ("第{}位", "rank {}"),
    "comparator-within-top": (
        "前{0}位之内（第1至第{0}位）",
        "within the top {0} (rank 1 to {0})",
    ),
}
_NUMBER = re.compile(r"(-?)([0-9]+)(\.[0-9]+)?")


def chinese_number(digits: str) -> str:
    """Write a number without sign as Chinese texts do, in 万 or 亿, none of it lost.

    >>> chinese_number("530000000"), chinese_number("15200"), chinese_number("4713.5")
    ('5.3亿', '1.52万', '4713.5')
    """
    whole, _, rest = digits.partition(".")
    for zeros, unit in ((8, "亿"), (4, "万")):
        tail = (whole[-zeros:] + rest).rstrip("0")
        if len(whole) > zeros and len(tail) <= 4:
            return whole[:-zeros] + (f".{tail}" if tail else "") + unit
    return digits


def value_words(
    number: str,
    *,
    comparator: str,
    kind: str = "",
    measure: str = "",
    lang: str,
) -> str:
    """Say what a value means, bounds and all.

    ``comparator`` and ``kind`` (of metric) are local names of their codes; ``measure``
    is that of a unit (``PERCENT``) or, for a count, the measure word as printed.

    >>> value_words("20000", comparator="comparator-more-than", lang="en")
    'more than 20,000; the upper bound is not stated'
    >>> value_words("-13", comparator="comparator-exactly", kind="kind-change",
    ...             measure="PERCENT", lang="zh")
    '下降13%'
    """
    at = LANGUAGES.index(lang)
    matched = _NUMBER.fullmatch(number)
    sign, whole, rest = matched.groups("") if matched else ("", number, "")
    digits = whole + rest
    if matched and len(whole) < 1000:
        digits = chinese_number(digits) if lang == "zh" else f"{int(whole):,}" + rest
    if kind == "kind-rank" and comparator in _RANKS:
        return _RANKS[comparator][at].format(digits)
    if measure in _UNITS:
        amount = digits + _UNITS[measure][at]
    else:
        amount = digits + (measure if lang == "zh" else "")
    if kind == "kind-change":
        return _CHANGE[sign][at] + _bounded(amount, comparator, at)
    return _bounded(sign + amount, comparator, at)


def _bounded(amount: str, comparator: str, at: int) -> str:
    return _BOUND[comparator][at].format(amount) if comparator in _BOUND else amount


def meaning(view: View, observation: Term) -> str:
    """Say what an observation's value means, in the language of the view."""
    worded = view.one(observation, "pa:wordedValue")
    if worded is not None:
        return view.label(worded)
    number = view.one(observation, "sdmx-measure:obsValue")
    if not isinstance(number, Literal):
        return ""
    unit = _local(view.one(observation, "sdmx-attribute:unitMeasure"))
    classifier = view.one(observation, "pa:classifier", "skos:notation")
    if unit == "NUM" and isinstance(classifier, Literal):
        unit = classifier.value
    return value_words(
        number.value,
        comparator=_local(view.one(observation, "pa:comparator")),
        kind=_local(view.one(observation, "pa:metric", "pa:metricKind")),
        measure=unit,
        lang=view.lang,
    )


def _local(term: Term | None) -> str:
    """Return the last part of an IRI, ``comparator-exactly`` or ``NUM``."""
    if not isinstance(term, NamedNode):
        return ""
    return term.value.removeprefix(BASE).rpartition("/")[2]
