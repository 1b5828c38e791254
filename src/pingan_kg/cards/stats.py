"""What is in the graph, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import NamedNode

from ..graph.view import View, short
from ..rdf.names import BASE, compact
from .values import Mention, Tally

__all__ = ["tallies"]


def tallies(view: View) -> tuple[Tally, ...]:
    """Count the graph: parts, classes, themes, comparators, claims, places, contradictions."""
    return (
        _parts(view),
        _classes(view),
        _themes(view),
        _comparators(view),
        _claims(view),
        _places(view),
        _contradictions(view),
    )


def _tally(
    view: View, key: str, counts: str, rows: Iterable[tuple[Mention, tuple[int | float, ...]]]
) -> Tally:
    keys = tuple(counts.split())
    heads = tuple(view.property_label(name) for name in keys)
    return Tally(key, view.word(key), keys, heads, tuple(rows))


def _mention(view: View, node: NamedNode) -> Mention:
    return Mention(view.label(node), short(node))


def _parts(view: View) -> Tally:
    counts: Counter[str] = Counter()
    for name in view.store.named_graphs():
        part = str(name.value).removeprefix(BASE + "graph/")
        counts[part] = sum(1 for _ in view.store.quads_for_pattern(None, None, None, name))
    rows = [(Mention(part), (count,)) for part, count in sorted(counts.items())]
    total = (Mention(view.word("total")), (sum(counts.values()),))
    return _tally(view, "parts-of-graph", "triples", [*rows, total])


def _classes(view: View) -> Tally:
    """Count the things of this graph by class; of two classes a thing counts in both."""
    counts: Counter[NamedNode] = Counter()
    for kind in {quad.object for quad in view.store.quads_for_pattern(None, _TYPE, None)}:
        if isinstance(kind, NamedNode):
            things = view.subjects("rdf:type", kind)
            counts[kind] = sum(1 for thing in things if thing.value.startswith(BASE))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], compact(item[0].value)))
    rows = [(_mention(view, kind), (count,)) for kind, count in ordered if count]
    return _tally(view, "classes", "count", rows)


_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _themes(view: View) -> Tally:
    rows: list[tuple[Mention, tuple[int | float, ...]]] = []
    for theme in view.subjects("skos:inScheme", NamedNode(BASE + "code/themes")):
        metrics = view.subjects("pa:theme", theme, "pa:Metric")
        figures = [one for metric in metrics for one in view.subjects("pa:metric", metric)]
        programs = view.subjects("pa:theme", theme, "pa:Program")
        honours = [
            one
            for kind in ("pa:Recognition", "pa:Milestone")
            for one in view.subjects("pa:theme", theme, kind)
        ]
        numbers = (len(metrics), len(figures), len(programs), len(honours))
        if any(numbers):
            rows.append((_mention(view, theme), numbers))
    return _tally(view, "themes", "metrics figures programs-of recognitions", rows)


def _comparators(view: View) -> Tally:
    """Count the numeric observations by comparator; ``more than`` gives a lower bound only."""
    counts = Counter(
        comparator
        for one in view.instances("pa:Observation")
        if isinstance(comparator := view.one(one, "pa:comparator"), NamedNode)
    )
    total = sum(counts.values())
    rows = [
        (_mention(view, node), (count, count / total)) for node, count in counts.most_common()
    ]
    return _tally(view, "comparators", "count share", rows)


def _claims(view: View) -> Tally:
    counts: Counter[NamedNode] = Counter()
    figures: Counter[NamedNode] = Counter()
    for claim in view.instances("pa:Claim"):
        part = view.one(claim, "pa:part")
        if isinstance(part, NamedNode):
            counts[part] += 1
            figures[part] += bool(view.texts(claim, "pa:printedFigure"))
    rows = [
        (_mention(view, part), (count, figures[part])) for part, count in counts.most_common()
    ]
    return _tally(view, "claims-by-part", "count with-figure", rows)


def _places(view: View) -> Tally:
    """Count the observations by the number of places they are printed at."""
    counts = Counter(
        len(view.objects(one, "prov:wasDerivedFrom"))
        for one in view.instances("pa:Observation")
    )
    rows = [(Mention(str(places)), (count,)) for places, count in sorted(counts.items())]
    return _tally(view, "places", "figures", rows)


def _contradictions(view: View) -> Tally:
    rows: list[tuple[Mention, tuple[int | float, ...]]] = []
    for claim in view.instances("pa:Claim"):
        for other in view.objects(claim, "pa:conflictsWith"):
            if isinstance(other, NamedNode) and claim.value < other.value:
                text = f"{_quoted(view, claim)} ≠ {_quoted(view, other)}"
                rows.append((Mention(text, short(claim)), ()))
    return _tally(view, "contradictions", "", rows)


def _quoted(view: View, claim: NamedNode) -> str:
    words = "".join(view.texts(claim, "oa:exact")).replace("\n", "")
    part = view.one(claim, "pa:part")
    return f"{words} ({view.label(part)})" if part is not None else words
