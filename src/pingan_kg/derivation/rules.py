"""Derive what follows from the observations of a graph by arithmetic alone.

Three things do, whatever the briefing:

- a change in percent gives the level relative to the baseline, and no count;
- the total of a flow over several years gives the mean per year, or a lower bound of it;
- a count, with the percentage that it makes up, gives bounds of the whole.

Printed percentages are taken as rounded to the nearest in their last place.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from ..bounds import Interval, half_unit, plain
from ..errors import InputError
from ..graph.view import View
from .figure import DerivedFigure, Text, amount, formula
from .stated import Stated, local, stated

__all__ = ["derive"]

Views = tuple[View, View]
"""The graph as read in ``zh`` and in ``en``."""

_TOTALS = {
    "exactly": Interval.exactly,
    "more-than": Interval.more_than,
    "at-least": Interval.at_least,
}
_ROUNDED: Text = (
    "假定印出的百分比是四舍五入到末位的，真值与它相差不超过末位的半个单位。",
    "Assumes that the printed percentage was rounded to the nearest in its last place, so "
    "that the true one is within half a unit of that place. ",
)
_RATIO: Text = ("这是比值，不是数量。", "A ratio and no count.")
_UNNAMED: Text = ("来源没有写明基期。", " The source names no baseline period.")
_INFERRED: Text = ("基期是推断的。", " The baseline period is inferred.")
_PERIOD: Text = ("时期是推断的。", " The period is inferred.")
_MEAN: Text = ("年均不说明任何一年的数量。", "A mean says nothing of any one year.")
_WHOLE: Text = (
    "又假定部分与整体同日计数；整体是整数。",
    "Assumes, too, that part and whole were counted on the same day, and that the whole is "
    "a whole number.",
)


def derive(store: Store) -> list[DerivedFigure]:
    """Return the figures that follow from the observations of a store, sorted by name.

    Totals are used if they are exact or lower bounds; percentages and parts of a
    whole only if exact, and percentages only as printed in digits. Raises
    :class:`~pingan_kg.errors.InputError` where a count and its share contradict
    each other.
    """
    views = View(store, "zh"), View(store, "en")
    facts = stated(views[0])
    found = [
        figure
        for fact in facts
        for figure in (_level(views, fact), _mean(views, fact), _whole(views, fact, facts))
        if figure is not None
    ]
    return sorted(found, key=lambda figure: figure.name)


def _level(views: Views, fact: Stated) -> DerivedFigure | None:
    """Derive the level relative to the baseline from a change in percent."""
    if (fact.kind, fact.measure) != ("change", "PERCENT") or fact.printed is None:
        return None
    half = half_unit(fact.printed)
    bounds = Interval.exactly(100 + fact.value) + Interval.between(-half, half)
    off = plain(half)
    changed = f"100 {'-' if fact.value < 0 else '+'} {fact.printed}"
    measured = views[0].one(fact.metric, "pa:changeOf") or fact.metric
    baseline = views[0].one(fact.node, "pa:baselinePeriod")
    doubt = [] if baseline is not None else [_UNNAMED]
    doubt += [_INFERRED] if _is_inferred(views[0], fact, "baseline") else []
    doubt += _period_doubt(views[0], fact)
    base = ("未写明的基期", "an unnamed baseline")
    if baseline is not None:
        base = (views[0].label(baseline), views[1].label(baseline))
    called = (
        f"{views[0].label(measured)}相对于{base[0]}",
        f"{views[1].label(measured)} relative to {base[1]}",
    )
    return _figure(
        "level",
        (fact,),
        bounds,
        label=_label(views, fact, called, amount(bounds, "PERCENT")),
        unit=fact.unit,
        formula=formula(bounds, bounds, f"{changed} - {off}", f"{changed} + {off}"),
        note=_joined([_ROUNDED, _RATIO, *doubt]),
    )


def _is_inferred(view: View, fact: Stated, what: str) -> bool:
    codes = view.objects(fact.node, "pa:inferred")
    return any(local(code).startswith(f"inferred-{what}") for code in codes)


def _period_doubt(view: View, fact: Stated) -> list[Text]:
    return [_PERIOD] if _is_inferred(view, fact, "period") else []


def _mean(views: Views, fact: Stated) -> DerivedFigure | None:
    """Derive the mean per year from the total of a flow over several years.

    A total that was announced before the end of its period is a lower bound of that
    of the whole period: a flow only grows.
    """
    total = _TOTALS.get(fact.comparator)
    summed = fact.kind == "flow" and fact.measure in ("NUM", "CCY_CNY") and fact.value >= 0
    if not summed or total is None or fact.span is None or fact.span.years < 2:
        return None
    years, left = fact.span.years, fact.span.days - fact.span.passed
    if left and fact.comparator == "exactly":
        total = Interval.at_least
    bounds = total(fact.value) / Interval.exactly(years)
    called = (
        f"{views[0].label(fact.metric)}，年均",
        f"{views[1].label(fact.metric)}, mean per year",
    )
    said = amount(bounds, fact.measure, classifier=fact.classifier)
    term = f"{plain(fact.value)} / {years}"
    return _figure(
        "mean",
        (fact,),
        bounds,
        label=_label(views, fact, called, said),
        unit=fact.unit,
        formula=formula(bounds, bounds, term, term),
        note=_joined([_divided(bounds, years, left), _MEAN, *_period_doubt(views[0], fact)]),
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


def _whole(views: Views, fact: Stated, facts: Iterable[Stated]) -> DerivedFigure | None:
    """Derive the whole from a share in percent and the number of what makes it up."""
    counted = views[0].one(fact.metric, "pa:numerator")
    part = next((one for one in facts if one.metric == counted and _alike(one, fact)), None)
    if (fact.kind, fact.measure) != ("ratio", "PERCENT") or not fact.printed or part is None:
        return None
    half = plain(half_unit(fact.printed))
    try:
        share = Interval.rounded(fact.printed) & Interval.between(0, 100)
        exact = Interval.exactly(part.value * 100) / share
        bounds = exact.whole()
    except ValueError:
        wrong = f"{part.name} is {part.value}, and {fact.name} is {fact.printed}%"
        raise InputError(f"{wrong}: no whole number has such a part") from None
    most = "100" if share.upper == 100 else f"({fact.printed} + {half})"
    over = f"{plain(part.value)} × 100 /"
    thing = views[0].one(fact.metric, "pa:shareOf") or fact.metric
    called = (f"{views[0].label(thing)}总数", f"Total number ({views[1].label(thing)})")
    said = amount(bounds, "NUM", classifier=part.classifier)
    return _figure(
        "whole",
        (fact, part),
        bounds,
        label=_label(views, fact, called, said),
        unit=part.unit,
        formula=formula(exact, bounds, f"{over} {most}", f"{over} ({fact.printed} - {half})"),
        note=_joined([_ROUNDED, _WHOLE, *_period_doubt(views[0], fact)]),
    )


def _alike(part: Stated, share: Stated) -> bool:
    """Say whether an exact count is of the same area, period and day as a share."""
    same = (part.area, part.period, part.as_of) == (share.area, share.period, share.as_of)
    return same and (part.comparator, part.measure) == ("exactly", "NUM") and part.value > 0


def _figure(  # noqa: PLR0913 (what the rules differ in)
    kind: str,
    facts: tuple[Stated, ...],
    bounds: Interval,
    *,
    label: Text,
    unit: NamedNode,
    formula: str,
    note: Text,
) -> DerivedFigure:
    """Return a figure, which has its name, place and source from the first fact."""
    return DerivedFigure(
        kind=kind,
        name=f"{kind}-{facts[0].name}",
        label=label,
        area=facts[0].area,
        period=facts[0].period,
        unit=unit,
        bounds=bounds,
        formula=formula,
        note=note,
        facts=tuple(sorted((fact.node for fact in facts), key=str)),
        source=facts[0].source,
    )


def _label(views: Views, fact: Stated, called: Text, said: Text) -> Text:
    """Write a label as those of observations are: what, how much, where and when."""
    places = [(view.label(fact.area), view.label(fact.period)) for view in views]
    return (
        f"{called[0]}：{said[0]}（{'，'.join(places[0])}）",
        f"{called[1][:1].upper()}{called[1][1:]}: {said[1]} ({', '.join(places[1])})",
    )


def _joined(notes: Iterable[Text]) -> Text:
    chinese, english = zip(*notes, strict=True)
    return "".join(chinese), "".join(english)
