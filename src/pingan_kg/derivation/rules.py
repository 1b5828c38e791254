"""Derive what follows from the observations of a briefing by arithmetic alone.

Three things do, whatever the briefing:

- a change in percent gives the level relative to the baseline, and no count;
- the total of a flow over several years gives the mean per year, or a lower bound of it;
- a count, with the percentage that it makes up, gives bounds of the whole.

A number that may have been rounded is taken as within half a step of what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pyoxigraph import NamedNode, Store

from ..bounds import Interval
from ..briefing.model import Briefing
from ..briefing.reading import read
from ..errors import InputError
from ..graph.store import briefings
from ..languages import day_words
from .fact import Fact, Place, usable
from .figure import DerivedFigure, Text, amount, formula

__all__ = ["derive"]

_ALL_LOST = -100
"""The change in percent that leaves nothing."""
_TOTALS = ("exactly", "more-than", "at-least")
_ROUNDED: Text = (
    "假定印出的百分比是四舍五入到末位的，真值与它相差不超过末位的半个单位。",
    "Assumes that the printed percentage was rounded to the nearest in its last place, so "
    "that the true one is within half a unit of that place. ",
)
_RATIO: Text = ("这是比值，不是数量。", "A ratio and no count.")
_UNNAMED: Text = ("来源没有写明基期。", " The source names no baseline period.")
_BASELINE: Text = ("基期是推断的。", " The baseline period is inferred.")
_PERIOD: Text = ("时期是推断的。", " The period is inferred.")
_MEAN: Text = ("年均不说明任何一年的数量。", "A mean says nothing of any one year.")
_WHOLE: Text = (
    "又假定部分与整体同日计数；整体是整数。",
    "Assumes, too, that part and whole were counted on the same day, and that the whole is "
    "a whole number.",
)


def derive(store: Store, briefing: str | None = None) -> list[DerivedFigure]:
    """Return the figures that follow from each briefing of a store, or from one, sorted.

    Totals are used if they are exact or lower bounds; percentages and parts of a whole
    only if exact, and percentages only where their rounding step is known. Raises
    :class:`~pingan_kg.errors.UnknownName` where no briefing has that id, and
    :class:`~pingan_kg.errors.InputError` where a count and its share contradict each
    other.
    """
    wanted = briefings(store) if briefing is None else [briefing]
    return [figure for one in wanted for figure in _of_briefing(read(store, one))]


def _of_briefing(briefing: Briefing) -> list[DerivedFigure]:
    facts = [fact for one in briefing.observations if (fact := usable(one)) is not None]
    parts = {
        fact.place: fact
        for fact in reversed(facts)
        if (fact.said.comparator, fact.said.measure) == ("exactly", "NUM") and fact.said.value
    }
    found = [
        figure
        for fact in facts
        for figure in (
            _level(briefing.id, fact),
            _mean(briefing.id, fact),
            _whole(briefing.id, fact, parts),
        )
        if figure is not None
    ]
    return sorted(found, key=lambda figure: figure.name)


def _level(briefing: str, fact: Fact) -> DerivedFigure | None:
    """Derive the level relative to the baseline from a change in percent.

    Of a period that was not over it is the level as said on that day: nobody knows what
    the rest of the period brought. A fall by 100 percent leaves nothing, and no less; what
    is printed to fall by more, as a profit may, is below nothing.
    """
    said, half = fact.said, fact.half
    if (said.kind, said.measure, said.comparator) != ("change", "PERCENT", "exactly"):
        return None
    if not half or said.value is None:
        return None
    bounds = Interval.exactly(100) + fact.bounds
    changed = f"100 {'-' if said.value < 0 else '+'} {fact.printed}"
    low, high = f"{changed} - {half}", f"{changed} + {half}"
    if said.value == _ALL_LOST:
        bounds, low = bounds & Interval.at_least(0), changed
    measured, baseline = fact.metric.change_of or fact.metric, said.baseline
    base = ("未写明的基期", "an unnamed baseline")
    doubt = [_UNNAMED]
    if baseline is not None:
        base = (baseline.label("zh"), baseline.label("en"))
        doubt = [_BASELINE] if fact.is_inferred("baseline") else []
    day = fact.as_of if fact.days_left else None
    if day is not None:
        doubt.append(_as_said(day, fact.days_left))
    return _figure(
        "level",
        briefing,
        (fact,),
        bounds,
        called=(
            f"{measured.label('zh')}相对于{base[0]}",
            f"{measured.label('en')} relative to {base[1]}",
        ),
        said=amount(bounds, "PERCENT"),
        unit=fact.unit,
        formula=formula(bounds, bounds, low, high),
        notes=[_ROUNDED, _RATIO, *doubt],
        day=day,
    )


def _as_said(day: date, left: int) -> Text:
    return (
        f"这是{day_words(day)[0]}的说法，该时期当时还剩{left}天，不是整个时期的水平。",
        f" As said on {day_words(day)[1]}, when the period had {left} days to run: it is not "
        "the level of the whole period.",
    )


def _mean(briefing: str, fact: Fact) -> DerivedFigure | None:
    """Derive the mean per year from the total of a flow over several years.

    A total that was announced before the end of its period is a lower bound of that
    of the whole period: a flow only grows.
    """
    said, years = fact.said, fact.years
    summed = said.kind == "flow" and said.measure in ("NUM", "CCY_CNY")
    if not summed or years < 2 or said.comparator not in _TOTALS or (said.value or 0) < 0:
        return None
    total = fact.bounds & Interval.at_least(0)
    if fact.days_left:
        total = Interval(total.lower, None, total.lower_open)
    bounds = total / Interval.exactly(years)
    exact = not fact.half or said.comparator != "exactly"
    low, high = (
        f"{fact.printed} / {years}"
        if exact
        else f"({fact.printed} {sign} {fact.half}) / {years}"
        for sign in "-+"
    )
    if total.lower == 0:
        low = f"0 / {years}"
    measure = said.classifier if said.measure == "NUM" else said.measure
    return _figure(
        "mean",
        briefing,
        (fact,),
        bounds,
        called=(
            f"{fact.metric.label('zh')}，年均",
            f"{fact.metric.label('en')}, mean per year",
        ),
        said=amount(bounds, measure),
        unit=fact.unit,
        formula=formula(bounds, bounds, low, high),
        notes=[_divided(bounds, years, fact.days_left), _MEAN],
    )


def _divided(bounds: Interval, years: int, left: int) -> Text:
    """Say by what a total was divided, and why the mean may have no upper bound."""
    if bounds.upper is not None:
        return (
            f"整个时期的总数除以{years}年。",
            f"The total of the whole period divided by its {years} years. ",
        )
    if left and not bounds.lower_open:
        return (
            f"公布总数时该时期还剩{left}天，总数此后只会增加；除以整个时期的{years}年得下界。",
            f"When the total was announced the period had {left} days to run, and what came "
            f"later can only add to it; divided by all {years} years it gives a lower bound. ",
        )
    return (
        f"总数只有下界，除以整个时期的{years}年也只得下界。",
        f"Only a lower bound of the total is known, so dividing it by all {years} years of "
        "the period gives a lower bound too. ",
    )


def _whole(
    briefing: str,
    fact: Fact,
    parts: Mapping[Place, Fact],
) -> DerivedFigure | None:
    """Derive the whole from a share in percent and the number of what makes it up."""
    said, half, counted = fact.said, fact.half, fact.metric.numerator
    if (said.kind, said.measure, said.comparator) != ("ratio", "PERCENT", "exactly"):
        return None
    part = parts.get((counted, *fact.place[1:])) if counted is not None else None
    if part is None or not half:
        return None
    try:
        many = part.bounds & Interval.at_least(0)
        exact = many / (fact.bounds / Interval.exactly(100))
        bounds = exact.whole()
    except ValueError:
        wrong = f"{part.said.id} is {part.printed}, and {said.id} is {fact.printed}%"
        raise InputError(f"{wrong}: no whole number has such a part") from None
    most = "100" if fact.bounds.upper == 100 else f"({fact.printed} + {half})"
    low, high = (
        f"({part.printed} {sign} {part.half}) × 100 /"
        if part.half
        else f"{part.printed} × 100 /"
        for sign in "-+"
    )
    thing = fact.metric.share_of or fact.metric
    return _figure(
        "whole",
        briefing,
        (fact, part),
        bounds,
        called=(f"{thing.label('zh')}总数", f"Total number ({thing.label('en')})"),
        said=amount(bounds, part.said.classifier),
        unit=part.unit,
        formula=formula(exact, bounds, f"{low} {most}", f"{high} ({fact.printed} - {half})"),
        notes=[_ROUNDED, _WHOLE],
    )


def _figure(  # noqa: PLR0913 (what the rules differ in)
    kind: str,
    briefing: str,
    facts: tuple[Fact, ...],
    bounds: Interval,
    *,
    called: Text,
    said: Text,
    unit: NamedNode,
    formula: str,
    notes: Iterable[Text],
    day: date | None = None,
) -> DerivedFigure:
    """Return a figure, which has its name and place from the first fact."""
    first = facts[0]
    doubt = [_PERIOD] if first.is_inferred("period") else []
    chinese, english = zip(*notes, *doubt, strict=True)
    return DerivedFigure(
        kind=kind,
        briefing=briefing,
        name=f"{kind}-{first.said.name}",
        label=_label(first, called, said, day),
        area=first.area.node,
        period=first.period.node,
        unit=unit,
        bounds=bounds,
        formula=formula,
        note=("".join(chinese), "".join(english)),
        facts=tuple(sorted((fact.said.node for fact in facts), key=str)),
    )


def _label(fact: Fact, called: Text, said: Text, day: date | None) -> Text:
    """Write a label as those of observations are: what, how much, where and when."""
    zh, en = (
        [thing.label(lang) for thing in (fact.area, fact.period)] for lang in ("zh", "en")
    )
    if day is not None:
        zh.append(f"{day_words(day)[0]}的说法")
        en.append(f"as said on {day_words(day)[1]}")
    return (
        f"{called[0]}：{said[0]}（{'，'.join(zh)}）",
        f"{called[1][:1].upper()}{called[1][1:]}: {said[1]} ({', '.join(en)})",
    )
