"""A metric side by side over areas and periods, with a verdict on each pair."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pyoxigraph import NamedNode, Store

from ..briefing.words import observation_words
from ..comparison.computing import KINDS, Computed, per_head, share, yearly_total
from ..comparison.facts import SAME, Fact, facts_of
from ..comparison.verdicts import Reason, Verdict, verdict
from ..derivation.figure import amount
from ..errors import InputError, UnknownName
from ..graph.resolve import resolve
from ..graph.store import shared
from ..graph.view import View
from ..languages import LANGUAGES, checked
from ..rdf.names import short_id
from ..sparql.catalog import get

__all__ = ["ComparedFact", "Comparison", "Pair", "WorkedOut", "compare"]

_RELATIONS = {
    "same": ("", ""),
    "narrower": ("其中一部分", "a part of it"),
    "broader": ("它是其中一部分", "it is a part of this"),
}


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """One fact, in one language."""

    id: str
    metric: str
    metric_id: str
    relation: str
    """How its metric stands to the one asked for, in words; empty where it is that one."""
    area: str
    area_id: str
    period: str
    printed: str
    meaning: str
    """The value in words, bounds and all."""
    min: Decimal | None
    max: Decimal | None
    unit: str
    briefing: str
    notes: tuple[str, ...]
    """What an editor says of it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts and what may be said of them."""

    one: str
    other: str
    """The ids of the facts."""
    level: str
    verdict: str
    """The verdict in words."""
    order: str
    """How the first stands to the second: a code, or nothing."""
    ordered: str
    """The same in words."""
    reasons: tuple[str, ...]
    codes: tuple[str, ...]
    """What the reasons are about, in the same order."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number that nobody printed, and what it rests on."""

    kind: str
    text: str
    min: Decimal | None
    max: Decimal | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What there is of a metric, and how it compares."""

    metric: str
    id: str
    definition: str
    base: str
    """The id of the fact that the others are compared with."""
    facts: tuple[ComparedFact, ...]
    pairs: tuple[Pair, ...]
    computed: tuple[WorkedOut, ...]


def compare(  # noqa: PLR0913 (options, by keyword only)
    metric: str,
    *,
    areas: Collection[str] = (),
    periods: Collection[str] = (),
    base: str | None = None,
    related: bool = False,
    every: bool = False,
    lang: str = "zh",
    store: Store | None = None,
) -> Comparison:
    """Set the facts of a metric side by side, those of its parts and wholes marked.

    Of parts and wholes those are taken that stand in for the metric: of areas of which it
    is not known itself; with ``related`` all. ``areas`` and ``periods`` are ids or labels:
    only these beside the base. ``base`` is the fact that the others are compared with, or
    the area whose fact it is; unless told, that of the briefing that ``headline-figures``
    asks of, else the first. With ``every`` each pair has its verdict. Raises
    :class:`~pingan_kg.errors.UnknownName` for what nothing is called,
    :class:`~pingan_kg.errors.InputError` where the metric has no figure.
    """
    checked(lang)
    graph = shared() if store is None else store
    view = View(graph, lang)
    node = _metric(view, metric)
    found = facts_of(graph, node)
    if not found:
        raise InputError(f"{short_id(node.value)} has no figure; pingan-kg search finds others")
    first = _base(graph, found, base)
    wanted = {resolve(graph, name) for name in areas}
    spans = {resolve(graph, name) for name in periods}
    own = {_place(fact) for fact in found if fact.relation == first.relation}
    others = [
        fact
        for fact in found
        if fact != first
        and _is_kept(fact, wanted, spans)
        and (related or fact.relation == first.relation or _place(fact) not in own)
    ]
    pairs = combinations([first, *others], 2) if every else ((first, one) for one in others)
    return Comparison(
        metric=view.label(node),
        id=short_id(node.value),
        definition=next(iter(view.texts(node, "skos:definition")), ""),
        base=first.observation.id,
        facts=tuple(_fact(view, fact) for fact in [first, *others]),
        pairs=tuple(_pair(one, other, verdict(one, other), lang) for one, other in pairs),
        computed=tuple(_worked_out(graph, first, others, lang)),
    )


def _metric(view: View, name: str) -> NamedNode:
    node = resolve(view.store, name)
    if "pa:Metric" in view.kinds(node):
        return node
    measured = view.one(node, "pa:metric")  # of an observation
    if isinstance(measured, NamedNode):
        return measured
    raise UnknownName(f"{short_id(node.value)} is no metric; pingan-kg search finds them")


def _is_kept(fact: Fact, areas: set[NamedNode], periods: set[NamedNode]) -> bool:
    area, period = fact.observation.area, fact.observation.period
    return (not areas or (area is not None and area.node in areas)) and (
        not periods or (period is not None and period.node in periods)
    )


def _place(fact: Fact) -> NamedNode | None:
    return fact.area.node if fact.area else None


def _base(store: Store, found: Sequence[Fact], base: str | None) -> Fact:
    if base is not None:
        node = resolve(store, base)
        for fact in found:
            if node in (fact.node, _place(fact)):
                return fact
        raise UnknownName(f"{short_id(node.value)} has no figure of that metric")
    (asked,) = (one for one in get("headline-figures").params if one.name == "briefing")
    ranked = sorted(
        found, key=lambda one: (one.relation != SAME, one.briefing != asked.default)
    )
    return ranked[0]


def _fact(view: View, fact: Fact) -> ComparedFact:
    one, lang = fact.observation, view.lang
    bounds = one.bounds()
    low, high = bounds.bounds() if bounds else (None, None)
    return ComparedFact(
        id=one.id,
        metric=one.metric.label(lang) if one.metric else "",
        metric_id=one.metric.id if one.metric else "",
        relation=_RELATIONS[fact.relation][LANGUAGES.index(lang)],
        area=one.area.label(lang) if one.area else "",
        area_id=one.area.id if one.area else "",
        period=one.period.label(lang) if one.period else "",
        printed=fact.printed,
        meaning=observation_words(one, lang),
        min=low,
        max=high,
        unit=one.measure,
        briefing=fact.briefing,
        notes=fact.notes.get(lang, ()),
    )


def _pair(one: Fact, other: Fact, found: Verdict, lang: str) -> Pair:
    return Pair(
        one=one.observation.id,
        other=other.observation.id,
        level=found.level,
        verdict=found.words(lang),
        order=found.order,
        ordered=found.ordered(lang),
        reasons=tuple(reason.text(lang) for reason in _once(found.reasons)),
        codes=tuple(reason.code for reason in _once(found.reasons)),
    )


def _once(reasons: Sequence[Reason]) -> list[Reason]:
    return list(dict.fromkeys(reasons))


def _worked_out(
    store: Store, first: Fact, others: Sequence[Fact], lang: str
) -> Iterator[WorkedOut]:
    everything = [first, *others]
    for one in others:
        for part, whole in ((first, one), (one, first)):
            if (found := share(part, whole)) is not None:
                yield _told(found, lang)
    for fact in everything:
        if (found := yearly_total(fact, everything)) is not None:
            yield _told(found, lang)
    own = [fact for fact in everything if fact.relation == first.relation]
    rates = [found for fact in own if (found := per_head(store, fact)) is not None]
    if len(rates) > 1:
        yield from (_told(found, lang) for found in rates)


_TOLD = {
    "share": (
        "{area}占{whole}的{amount}（{period}）",
        "{area} has {amount} of {whole} ({period})",
    ),
    "per-head": (
        "{area}每10万人{amount}（{period}）",
        "{area}: {amount} per 100,000 people ({period})",
    ),
    "yearly-total": (
        "{area}{years}各年相加{amount}，而{period}印作{printed}",
        "{area}: the years {years} add up to {amount}, where {period} is printed as {printed}",
    ),
}


def _told(found: Computed, lang: str) -> WorkedOut:
    one = found.of.observation
    at = LANGUAGES.index(lang)
    measure = {"share": "PERCENT"}.get(found.kind, one.classifier or one.measure)
    whole = found.facts[-1].area
    years = [fact.observation.period for fact in found.facts]
    text = _TOLD[found.kind][at].format(
        area=one.area.label(lang) if one.area else "",
        whole=whole.label(lang) if whole else "",
        period=one.period.label(lang) if one.period else "",
        amount=amount(found.bounds, measure)[at],
        years=("、" if lang == "zh" else ", ").join(one.label(lang) for one in years if one),
        printed=observation_words(one, lang),
    )
    low, high = found.bounds.bounds()
    return WorkedOut(
        found.kind, text, low, high, tuple(one.observation.id for one in found.facts)
    )


assert set(_TOLD) == set(KINDS)  # noqa: S101 (what is computed is told)
