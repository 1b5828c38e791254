"""Does a printed figure say what the observation says that rests on it?

>>> from decimal import Decimal
>>> from pyoxigraph import NamedNode
>>> from pingan_kg.figures import read
>>> [one.code for one in disagreements(read("2万余起"), 1, Observation(
...     NamedNode("urn:x"), value=Decimal(20000), lower=Decimal(20000), comparator="exactly",
...     unit=NamedNode("http://qudt.org/vocab/unit/NUM"), classifier="起",
...     step=Decimal(10000)))]
['comparator']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..briefing.model import Observation
from ..figures import Comparator, Figure, Kind
from ..scripts import SIMPLIFIED

__all__ = ["Disagreement", "disagreements", "labels_disagree"]

_UNITS = {
    "元": "CCY_CNY",
    "元人民币": "CCY_CNY",
    "%": "PERCENT",
    "个百分点": "PERCENT",
    "年": "YR",
    "周年": "YR",
    "个月": "MO",
    "天": "DAY",
    "日": "DAY",
    "小时": "HR",
    "个小时": "HR",
    "分钟": "MIN",
    "公里": "KiloM",
    "千米": "KiloM",
    "公斤": "KiloGM",
    "千克": "KiloGM",
    "吨": "KiloGM",
}
"""QUDT's units by the unit word as printed."""
_HEDGES = {
    "more-than": "more than",
    "at-least": "at least",
    "less-than": "less than",
    "at-most": "at most",
    "nearly": "nearly",
    "about": "about",
    "within-top": "within the top",
    "between": "between",
}
"""The words of an English label, by the end of the comparator's code; exactly has none."""
_NUMERAL = re.compile("[0-9０-９〇零一二两兩三四五六七八九十百千万亿萬億半几数]")
_COMPARATORS = {Comparator.RANGE: "between"}
"""Codes that the graph calls otherwise than the grammar does."""
_NUMBERS = (Kind.COUNT, Kind.RANK, Kind.ORDINAL)
_BARE = (Kind.RANK, Kind.ORDINAL, Kind.WORDED)
"""Kinds whose unit word is none that a classifier keeps: 首位, 前十, 全覆盖."""


class Disagreement(NamedTuple):
    """What is told apart (``code``), what the print says, and what the graph says."""

    code: str
    printed: str
    stated: str


def disagreements(
    figure: Figure, direction: int | None, observation: Observation
) -> Iterator[Disagreement]:
    """Yield in what a printed figure and the observation differ.

    ``direction`` is that of the verb of rising or falling before the figure, -1 or
    +1, or None where there is none.
    """
    if observation.worded:
        if figure.wording.translate(SIMPLIFIED) not in observation.worded.names:
            yield Disagreement("wording", figure.printed, "/".join(observation.worded.names))
        return
    figure = _in_unit(figure, observation.measure)
    compared = _COMPARATORS.get(figure.comparator, figure.comparator.value)
    if compared != observation.comparator:
        yield Disagreement("comparator", compared, observation.comparator)
    unit = _unit(figure)
    if unit and unit != observation.measure:
        yield Disagreement("unit", unit, observation.measure)
    basis = "printed" if _NUMERAL.search(figure.printed) else "worded"
    if observation.basis not in ("", basis):
        yield Disagreement("basis", basis, observation.basis)
    yield from _step(figure, basis, observation)
    word = "" if figure.kind in _BARE else figure.unit.translate(SIMPLIFIED)
    if word != observation.classifier:
        yield Disagreement("classifier", word, observation.classifier)
    yield from _values(figure, direction, observation)


def _in_unit(figure: Figure, measure: str) -> Figure:
    """Return a figure in the unit that the graph counts in: tonnes in kilograms, 六成 in %."""
    tonnes = measure == "KiloGM" and figure.unit.translate(SIMPLIFIED) == "吨"
    times = 1000 if tonnes else 100 if figure.unit == "成" and measure == "PERCENT" else 1
    value, lower, upper, step = (
        None if number is None else number * times
        for number in (figure.value, figure.lower, figure.upper, figure.step)
    )
    return replace(figure, value=value, lower=lower, upper=upper, step=step)


def _step(figure: Figure, basis: str, observation: Observation) -> Iterator[Disagreement]:
    """Compare the worth of the last printed digit with the rounding step.

    A counted thing has one only where it is above 1; ranks and words have none.
    """
    counted = observation.measure == "NUM" and observation.kind != "rate"
    units = counted and (figure.step or 0) <= 1
    step = None if basis == "worded" or figure.kind in _BARE or units else figure.step
    if step != observation.step:
        yield Disagreement("step", _plain(step), _plain(observation.step))


def _unit(figure: Figure) -> str:
    """Return the QUDT unit that the figure's unit word stands for, or nothing if unknown."""
    if figure.measures in _NUMBERS:
        return "NUM"
    return _UNITS.get(figure.unit.translate(SIMPLIFIED), "")


def _values(
    figure: Figure, direction: int | None, observation: Observation
) -> Iterator[Disagreement]:
    sign = (direction or 0) if observation.turns else 1
    value = observation.value
    if sign == 0:
        yield Disagreement("no-direction", figure.printed, _plain(value))
        sign = -1 if value is not None and value < 0 else 1
    elif value and (value < 0) != (sign < 0):
        yield Disagreement("sign", "-" if sign < 0 else "+", _plain(value))
    ends = [figure.lower, figure.upper] if sign > 0 else [figure.upper, figure.lower]
    first = figure.lower if figure.comparator is Comparator.RANGE else figure.value
    for code, own, printed in (
        ("value", value, first),
        ("lower", observation.lower, ends[0]),
        ("upper", observation.upper, ends[1]),
    ):
        if (None if own is None else abs(own)) != (None if printed is None else abs(printed)):
            yield Disagreement(code, _plain(printed), _plain(own))


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def labels_disagree(printed: str, observation: Observation) -> Iterator[Disagreement]:
    """Yield the labels of an observation that do not say what it says.

    The Chinese one holds the figure as printed; the English one the number, and the
    words of the comparator ("more than") and of no other.
    """
    chinese = _value_part(observation.labels.get("zh", ""), "（", "：")
    english = _value_part(observation.labels.get("en", ""), " (", ": ")
    yield from _misnamed(observation)
    if printed and not re.search(rf"(?<![0-9.]){re.escape(printed)}", chinese):
        yield Disagreement("label", printed, chinese)
    if observation.value is None:
        return
    words = f"{abs(observation.value):,f}"
    if words == "1" and re.search(r"\bfirst\b", english):
        words = "first"
    number = re.search(rf"(?<![0-9.,-]){re.escape(words)}(?![0-9]|[.,][0-9])", english)
    hedges = {code for code, words in _HEDGES.items() if re.search(rf"\b{words}\b", english)}
    falls = re.search(r"\bdown\b", english) is not None
    if number is None:
        yield Disagreement("label", words, english)
    elif hedges != {observation.comparator} & _HEDGES.keys():
        yield Disagreement("label", observation.comparator, english)
    elif observation.turns and falls != (observation.value < 0):
        yield Disagreement("label", "down" if observation.value < 0 else "up", english)


def _misnamed(observation: Observation) -> Iterator[Disagreement]:
    """Yield labels in the usual form that name another metric, area or period.

    The form is "metric: value (area, period)"; a label in any other is left alone.
    """
    for lang, colon, comma, ends in (("zh", "：", "，", "（）"), ("en", ": ", ", ", "()")):
        label = observation.labels.get(lang, "")
        metric, area, period = (
            thing.labels.get(lang, "") if thing else ""
            for thing in (observation.metric, observation.area, observation.period)
        )
        if colon not in label or not label.endswith(ends[1]):
            continue
        # In Chinese a label has the short name of an area, 青岛 for 青岛市.
        place = area.removesuffix("市").removesuffix("省") if lang == "zh" else area
        tail = f"{comma}{period}{ends[1]}"
        if metric and not label.startswith(metric + colon):
            yield Disagreement("label", metric, label)
        if period and not label.endswith(tail):
            yield Disagreement("label", period, label)
        elif place and f"{ends[0]}{place}" not in label:
            yield Disagreement("label", place, label)


def _value_part(label: str, bracket: str, colon: str) -> str:
    """Return what stands between metric and area in a label, or the whole of another."""
    before = label.rpartition(bracket)[0] or label
    return before.rpartition(colon)[2]
