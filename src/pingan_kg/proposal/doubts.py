"""Why a figure may be the value of no metric of its own: denominators, bounds, asides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..figures import Comparator, Match
from .model import Row
from .text import Span

__all__ = ["UNSURE", "doubts"]

UNSURE = ("in brackets", "分别", "denominator", "threshold", "scope", "class")
"""How the doubts begin that keep a figure from having a metric proposed."""

_CLASS = re.compile("^[一-鿿]{0,10}$")
_DENOMINATOR = re.compile("(?:每|平均每)$")
_PER = re.compile(
    "每(?:[一二三四五六七八九十百千万亿]+|[0-9]+万?)(?:人|户|平方公里|人口|辆|车)"
)
_THRESHOLD = re.compile("^(?:岁|周岁)?(?:及以上|以上的|以下的|以内的|及以下)")
_SCOPE = re.compile("(?:在|从|对)(?:全国|全省|全市)?$")
_SCOPE_BEHIND = re.compile("^(?:城市|省份|县区|单位|企业)?(?:中|参评|参与|参加)")


def doubts(
    row: Row, match: Match, matches: Sequence[Match], text: str, clause: Span
) -> Iterator[str]:
    """Yield why a figure may be no value of a metric, and what it is instead."""
    before, behind = text[: match.start], text[match.end :]
    if not row.unit:
        yield f"unit: {match.figure.unit or match.figure.kind.value} is none that metrics have"
    if _DENOMINATOR.search(before[-4:]):
        yield "denominator: it says per how many"
    if _PER.search(before[clause[0] :]):
        yield "denominator: it is a rate, of so many each"
    if _THRESHOLD.match(behind[:6]):
        yield "threshold: it says from where on something counts"
    ahead = next((one for one in matches if match.end <= one.start < clause[1]), None)
    if row.kind == "span" and ahead and before.endswith("连续"):
        yield "class: it says for how long what the next figure tells has held"
    elif _is_class(match, ahead, text):
        yield "class: it says of which ones only the next figure tells"
    last = [one for one in matches if clause[0] <= one.start < match.start]
    if last and _is_class(last[-1], match, text):
        yield "class: only of those that the figure before it tells of"
    if _SCOPE.search(before[-4:]) and _SCOPE_BEHIND.match(behind[:6]):
        yield "scope: it says among how many"
    opened = before.rfind("（", clause[0] - 1, match.start) >= 0
    if opened or before[clause[0] - 1 : clause[0]] in ("（", "("):
        yield "in brackets: a breakdown of what stands before, or an aside"


def _is_class(match: Match, ahead: Match | None, text: str) -> bool:
    """Tell whether a figure with a bound, such as 20年以上, only says of which ones."""
    bound = match.figure.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
    if (
        ahead is None
        or not bound
        or match.figure.unit not in ("年", "岁", "周岁", "个月", "天")
    ):
        return False
    return _CLASS.match(text[match.end : ahead.start].strip("的")) is not None
