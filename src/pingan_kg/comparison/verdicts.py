"""Whether two facts can be compared, and why not: from what the model says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..bounds import Interval
from ..briefing.model import Period, Thing
from ..languages import LANGUAGES
from .facts import Fact

__all__ = ["FALLS", "LEVELS", "ORDERS", "REASONS", "Reason", "Verdict", "order", "verdict"]

LEVELS = {
    "comparable": ("可比", "comparable"),
    "per-head": ("只可按人口比", "comparable per head only"),
    "in-part": ("部分可比", "comparable in part"),
    "not": ("不可比", "not comparable"),
}
"""The verdicts, the best first, in words."""

ORDERS = {
    "greater": ("前者必定更大", "the first is certainly greater"),
    "less": ("前者必定更小", "the first is certainly less"),
    "equal": ("两者相等", "the two are equal"),
    "open": ("大小不能断定", "which is greater cannot be told"),
}
"""How the first figure stands to the second by their bounds, in words."""

FALLS = {
    "greater": ("前者必定降得少", "the first certainly fell less"),
    "less": ("前者必定降得多", "the first certainly fell more"),
    "equal": ("两者降得一样多", "the two fell alike"),
    "open": ("降幅大小不能断定", "which fell more cannot be told"),
}
"""The same where both are falls, which are negative."""

_CHANGES = ("change", "difference")
"""Kinds of metrics that say something against a baseline."""

_NOTHING, _HEAD, _PART, _NOT = range(len(LEVELS))

REASONS = {
    "unit": (_NOT, "单位不同", "the units differ"),
    "kind": (
        _NOT,
        "种类不同，如数量、比例、变化、位次、存量之别",
        "the kinds differ, as counts, shares, changes, ranks and stocks do",
    ),
    "metric": (_NOT, "所计不同：{a}对{b}", "they measure different things: {a} against {b}"),
    "part-of-metric": (_PART, "{a}只是{b}的一部分", "{a} is only a part of {b}"),
    "rank": (
        _NOT,
        "位次只在各自的范围内有意义",
        "a rank has a meaning only among those that were ranked",
    ),
    "no-baseline": (
        _NOT,
        "没有说明与哪个时期相比：{a}",
        "it is not said against which period: {a}",
    ),
    "baseline": (
        _PART,
        "对比的基期不同：{a}对{b}",
        "they are measured against other periods: {a} against {b}",
    ),
    "span": (_PART, "时期长短不同：{a}对{b}", "the spans differ in length: {a} against {b}"),
    "inside-period": (_PART, "{a}在{b}之内", "{a} lies within {b}"),
    "unknown-period": (
        _PART,
        "时期的起止不全：{a}对{b}",
        "the ends of a period are not known: {a} against {b}",
    ),
    "time": (_NOTHING, "时期不同：{a}对{b}", "the times differ: {a} against {b}"),
    "inside-area": (_PART, "{a}是{b}的一部分", "{a} is a part of {b}"),
    "size": (
        _HEAD,
        "两地大小不同：{a}对{b}",
        "the areas differ in size: {a} against {b}",
    ),
    "one-bound": (
        _PART,
        "一项是确数，另一项只知上界或下界",
        "one is exact, of the other only one bound is known",
    ),
    "bounds": (
        _PART,
        "两项都只知上界或下界",
        "of both only one bound is known",
    ),
    "worded": (
        _NOTHING,
        "有一项由文字得出，没有印数字",
        "one was put in words, without a number",
    ),
    "note": (_NOTHING, "{a}", "{a}"),
}
"""What each reason does to the verdict, and how it is said; the worst reason decides."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is as it is, in both languages; ``code`` is a key of the table."""

    code: str
    texts: tuple[str, str]
    """Chinese and English, as :data:`~pingan_kg.languages.LANGUAGES` orders them."""

    def text(self, lang: str) -> str:
        """Return the reason in ``zh`` or ``en``."""
        return self.texts[LANGUAGES.index(lang)]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of two facts side by side."""

    level: str
    """A key of :data:`LEVELS`."""
    order: str
    """A key of :data:`ORDERS`: how the first stands to the second; empty where they are
    not comparable as they stand."""
    reasons: tuple[Reason, ...]

    are_falls: bool = False

    def words(self, lang: str) -> str:
        """Return the verdict in words."""
        return LEVELS[self.level][LANGUAGES.index(lang)]

    def ordered(self, lang: str) -> str:
        """Return the order in words, or nothing where there is none."""
        words = FALLS if self.are_falls else ORDERS
        return words[self.order][LANGUAGES.index(lang)] if self.order else ""


def verdict(one: Fact, other: Fact) -> Verdict:
    """Compare two facts, the reasons in the order of what they are about.

    Only what the graph says decides: metrics and what they are part of, kinds, units,
    periods, baselines, areas and what they lie in, bounds, and the notes of editors.
    """
    reasons = tuple(_reasons(one, other))
    worst = max((REASONS[reason.code][0] for reason in reasons), default=_NOTHING)
    level = tuple(LEVELS)[worst]
    told = level == "comparable" or {reason.code for reason in reasons} <= _ORDERED
    falls = all(
        fact.observation.kind in _CHANGES and (fact.observation.value or 0) < 0
        for fact in (one, other)
    )
    return Verdict(level, order(one, other) if told else "", reasons, falls)


_ORDERED = {"one-bound", "bounds", "worded", "time", "note"}
"""Reasons that leave the question which of the two is greater."""


def order(one: Fact, other: Fact) -> str:
    """Tell which of two figures is the greater, by what their words leave possible."""
    first, second = one.observation.bounds(), other.observation.bounds()
    if first is None or second is None:
        return "open"
    if first == second and first.lower == first.upper:
        return "equal"
    if _is_above(first, second):
        return "greater"
    if _is_above(second, first):
        return "less"
    return "open"


def _is_above(one: Interval, other: Interval) -> bool:
    if one.lower is None or other.upper is None:
        return False
    if one.lower == other.upper:
        return one.lower_open or other.upper_open
    return one.lower > other.upper


def _reasons(one: Fact, other: Fact) -> Iterator[Reason]:
    yield from _measured(one, other)
    kind = one.observation.kind
    if kind == "rank":
        yield _reason("rank")
    if kind in _CHANGES:
        yield from _baselines(one, other)
    yield from _times(one, other)
    yield from _places(one, other)
    yield from _values(one, other)
    yield from _notes(one, other)


def _reason(code: str, a: Thing | None = None, b: Thing | None = None) -> Reason:
    _, *forms = REASONS[code]
    texts = tuple(
        form.format(a=a.label(lang) if a else "", b=b.label(lang) if b else "")
        for lang, form in zip(LANGUAGES, forms, strict=True)
    )
    return Reason(code, (texts[0], texts[1]))


def _measured(one: Fact, other: Fact) -> Iterator[Reason]:
    first, second = one.observation, other.observation
    if first.measure != second.measure:
        yield _reason("unit")
    if first.kind != second.kind:
        yield _reason("kind")
    metric, same = first.metric, second.metric
    if metric is None or same is None or metric.node == same.node:
        return
    if same.node in one.above:
        yield _reason("part-of-metric", metric, same)
    elif metric.node in other.above:
        yield _reason("part-of-metric", same, metric)
    else:
        yield _reason("metric", metric, same)


def _baselines(one: Fact, other: Fact) -> Iterator[Reason]:
    without = [fact for fact in (one, other) if fact.observation.baseline is None]
    for fact in without:
        yield _reason("no-baseline", fact.area)
    if without:
        return
    if _stands(one) != _stands(other):
        yield _reason("baseline", one.observation.baseline, other.observation.baseline)


def _stands(fact: Fact) -> tuple[int | None, int | None]:
    """Return how a baseline stands to the period of a change: its length and how many
    years it is back, so that two changes on the year before are alike in any year."""
    period, baseline = fact.observation.period, fact.observation.baseline
    if period is None or baseline is None or period.first is None or baseline.first is None:
        return (None, None)
    years = None
    if baseline.last is not None:
        years = round((baseline.last - baseline.first).days / 365.25)
    return (years, period.first.year - baseline.first.year)


def _times(one: Fact, other: Fact) -> Iterator[Reason]:
    first, second = one.observation.period, other.observation.period
    if first is None or second is None or first.node == second.node:
        return
    lengths = (one.days, other.days)
    if one.is_point and other.is_point:
        if _ends(first) != _ends(second):
            yield _reason("time", first, second)
    elif None in lengths:
        yield _reason("unknown-period", first, second)
    elif one.years != other.years or (one.years is None and lengths[0] != lengths[1]):
        yield _reason("span", first, second)
        if _lies_in(first, second):
            yield _reason("inside-period", first, second)
        elif _lies_in(second, first):
            yield _reason("inside-period", second, first)
    elif (first.first, first.last) != (second.first, second.last):
        yield _reason("time", first, second)


def _ends(period: Period) -> object:
    return period.last


def _lies_in(inner: Period, outer: Period) -> bool:
    if None in (inner.first, inner.last, outer.first, outer.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last  # type: ignore[operator]


def _places(one: Fact, other: Fact) -> Iterator[Reason]:
    here, there = one.area, other.area
    if here is None or there is None or here.node == there.node:
        return
    if there.node in one.within:
        yield _reason("inside-area", here, there)
    elif here.node in other.within:
        yield _reason("inside-area", there, here)
    elif one.observation.kind in ("flow", "stock"):
        yield _reason("size", here, there)


def _values(one: Fact, other: Fact) -> Iterator[Reason]:
    sided = [_is_one_sided(fact) for fact in (one, other)]
    if all(sided):
        yield _reason("bounds")
    elif any(sided):
        yield _reason("one-bound")
    if (one.observation.basis == "worded") != (other.observation.basis == "worded"):
        yield _reason("worded")


def _is_one_sided(fact: Fact) -> bool:
    found = fact.observation.bounds()
    return found is None or found.lower is None or found.upper is None


def _notes(one: Fact, other: Fact) -> Iterator[Reason]:
    for fact in (one, other):
        for zh, en in zip(fact.notes.get("zh", ()), fact.notes.get("en", ()), strict=False):
            yield Reason("note", (zh, en))
