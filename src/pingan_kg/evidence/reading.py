"""Do the figures of a copy say what the graph says that they say?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from ..briefing.model import Claim, Exclusion, Observation, Passage
from ..briefing.reading import periods
from ..figures import Figure, FigureError, Kind, Match, Reading, read, scan
from .agreement import Disagreement, disagreements, labels_disagree
from .pairing import best_pairing, groups
from .placement import Found, Spans, told
from .tracing import Spot, Trace

Names = Callable[[], dict[NamedNode, tuple[str, ...]]]
"""The names of the periods that may be spoken of, read once they are needed."""

__all__ = ["mispaired", "misprinted", "misread"]

_BEHIND = (
    "以上",
    "及以上",
    "以下",
    "及以下",
    "以内",
    "之内",
    "左右",
    "上下",
    "有余",
    "之多",
    "%",
)
_BEFORE = ("平均", "年均", "月均", "日均", "人均", "每年", "每月", "每天", "每", "未")
"""Words that change what a figure says, right beside it and outside of the quotation."""
_CALENDAR = (Kind.DATE, Kind.YEAR, Kind.PERIOD)
_COMPARING = ("较", "比", "相比", "对比")


def misprinted(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Yield printed figures that are not in their quotation, or not whole or unchanged."""
    for passage in traced.article.passages:
        if not passage.figure:
            continue
        spot = spans.get(passage.id)
        if spot is not None:
            yield from _altered(traced, passage, spot)
        elif passage.id in traced.spots:
            place = traced.spots[passage.id][0]
            said = {"printed": passage.figure, "exact": "".join(passage.exact.split())}
            yield told(traced, "figure", passage.id, place, **said)


def _altered(traced: Trace, passage: Passage, spot: Spot) -> Iterator[Found]:
    """Tell where the text has more of a figure than the graph, or a word that changes it."""
    key, start, end = traced.copy.simple, *spot
    for match in traced.figures_over(spot):
        if isinstance(passage, Claim) and match.reading is Reading.REFUSAL:
            if traced.copy.paragraph(start) != traced.copy.paragraph(end - 1):
                return  # the copy breaks the line within the figure
            last = traced.copy.paragraph(start)[1]
            found = traced.copy.shown(match.start, min(max(match.end, end) + 4, last))
            said = {"printed": passage.figure, "found": found, "reason": match.reason}
            yield told(traced, "refused", passage.id, start, **said)
            return
        named = match.reading is not Reading.FIGURE or match.figure.kind in _CALENDAR
        if isinstance(passage, Exclusion) and named:
            continue  # 十四五 in 十四五时期: what is longer is no quantity either
        if match.start < start or match.end > end:
            whole = traced.copy.shown(match.start, match.end)
            yield told(traced, "longer", passage.id, start, printed=passage.figure, found=whole)
            return
    quoted = traced.spots[passage.id]
    words = [word for word in _BEHIND if end == quoted[1] and key.startswith(word, end)]
    words += [word for word in _BEFORE if start == quoted[0] and key.endswith(word, 0, start)]
    if words and isinstance(passage, Claim):
        yield told(traced, "hedged", passage.id, start, printed=passage.figure, found=words[0])


def misread(traced: Trace, spans: Spans, store: Store) -> Iterator[Found]:
    """Yield observations and labels that do not say what their printed figures say."""
    names = cache(lambda: periods(store, traced.article.id))
    told_already: set[tuple[str, ...]] = set()  # at another place of print
    steps: dict[str, Found | None] = {}  # what is told unless another print has the step
    for passage in traced.article.claims:
        if not passage.figure:
            continue
        seen = _seen(traced, passage, spans.get(passage.id))
        place = seen.spot[0] if seen.spot else None
        if seen.reason:
            said = {"printed": passage.figure, "reason": seen.reason}
            yield told(traced, "unreadable", passage.id, place, **said)
            continue
        for one in seen.facts:
            fits = True
            for code, printed, stated in _wrong(traced, passage, seen, one, names):
                said = {"figure": passage.figure, "printed": printed, "stated": stated}
                found = told(traced, code, one.id, place, claim=passage.id, **said)
                if code == "step":
                    fits = False
                    steps.setdefault(one.id, found)
                elif (one.id, code, *said.values()) not in told_already:
                    told_already.add((one.id, code, *said.values()))
                    yield found
            if fits:
                steps[one.id] = None
    yield from (found for found in steps.values() if found is not None)


class _Seen(NamedTuple):
    """A printed figure as it stands in the text, or else in its quotation."""

    spot: Spot | None
    matches: list[Match]
    facts: list[Observation]
    figure: Figure | None
    """None where it is a wording that only the graph's codes know, or cannot be read."""
    reason: str = ""
    """Why it cannot be read."""


def _seen(traced: Trace, passage: Passage, spot: Spot | None) -> _Seen:
    found = map(traced.article.observation, passage.facts)
    facts = [one for one in found if one is not None]
    matches = list(traced.figures_over(spot)) if spot else []
    if all(one.direction is None for one in matches):  # a copy may break the line there
        quoted = scan(passage.exact)
        matches += [one for one in quoted if one.figure.printed == passage.figure]
    if any(one.worded and passage.figure in one.worded.names for one in facts):
        return _Seen(spot, matches, facts, None)
    for match in matches:
        if match.reading is Reading.FIGURE and (match.start, match.end) == spot:
            return _Seen(spot, matches, facts, match.figure)
    try:
        return _Seen(spot, matches, facts, read(passage.figure))
    except FigureError as error:
        return _Seen(spot, matches, facts, None, error.reason)


def _wrong(
    traced: Trace, passage: Passage, seen: _Seen, observation: Observation, names: Names
) -> Iterator[Disagreement]:
    directions = (one.direction for one in seen.matches if one.direction is not None)
    if seen.figure is not None:
        yield from disagreements(seen.figure, next(directions, None), observation)
    elif observation.worded is None:
        yield Disagreement("wording", passage.figure, "")
    yield from labels_disagree(passage.figure, observation)
    if observation.kind == "change":
        compared = _compared(traced, observation, seen, names)
        if compared:
            baseline = observation.baseline
            yield Disagreement("baseline", compared, baseline.id if baseline else "")


def _compared(traced: Trace, observation: Observation, seen: _Seen, names: Names) -> str:
    """Return what the clause before a change compares it with, if the graph has another."""
    if any(one.year_on_year for one in seen.matches):
        return "" if _is_year_before(observation) else "同比"
    clause = traced.copy.simple[: seen.spot[0]] if seen.spot else ""
    clause = clause[max(map(clause.rfind, "，。；：")) + 1 :]
    if not any(word in clause for word in _COMPARING):
        return ""
    own = [one.node for one in (observation.baseline, observation.period) if one]
    for period, called in names().items():
        found = next((name for name in called if name in clause), "")
        if found and period not in own:
            return found
    return ""


def _is_year_before(observation: Observation) -> bool:
    """Tell whether the baseline is the same span of the year before, day by day."""
    period, baseline = observation.period, observation.baseline
    if period is None or baseline is None:
        return False
    return all(
        now and then and (now.year - 1, now.month, now.day) == (then.year, then.month, then.day)
        for now, then in ((period.first, baseline.first), (period.last, baseline.last))
    )


def mispaired(traced: Trace, spans: Spans) -> Iterator[Found]:
    """Yield figures that 分别 deals out to other things than the graph does."""
    article = traced.article
    at: defaultdict[Spot, list[Observation]] = defaultdict(list)
    for passage in article.passages:
        if isinstance(passage, Claim) and passage.id in spans:
            facts = map(article.observation, passage.facts)
            at[spans[passage.id]] += [fact for fact in facts if fact is not None]
    for group in groups(traced.copy.simple, traced.figures):
        each = [at.get((match.start, match.end), []) for match in group.figures]
        if any(len(facts) != 1 for facts in each):
            continue
        dealt = [facts[0] for facts in each]
        names = [_measured(one) for one in dealt]
        way = best_pairing(group.things, names)
        for number, place in enumerate(way or ()):
            if place != number:
                match, one = group.figures[number], dealt[number]
                said = {"printed": group.things[number], "stated": names[number]}
                said["figure"] = match.figure.printed
                yield told(traced, "pairing", one.id, match.start, **said)


def _measured(observation: Observation) -> str:
    """Return the Chinese words for what is measured: of the metric, and of what changed."""
    metric = observation.metric
    things = (metric, metric.change_of) if metric else ()
    return "；".join(thing.labels.get("zh", "") for thing in things if thing)
