"""What is in the graph, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode

from ..briefing.model import Passage
from ..briefing.reading import claim
from ..graph.store import briefings as ids
from ..graph.store import graph_name
from ..graph.view import View, short
from ..rdf.names import BASE, compact
from .briefings import briefings
from .values import Mention, Tally

__all__ = ["tallies"]


def tallies(view: View) -> tuple[Tally, ...]:
    """Count the graph: what it holds, what the figures are like, what contradicts what."""
    return (
        _parts(view),
        _briefings(view),
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
    """Count statements: those of all briefings together, those of each shared part."""
    counts: Counter[str] = Counter()
    known = set(ids(view.store))
    for name in view.store.named_graphs():
        part = str(name.value).removeprefix(BASE + "graph/")
        own, _, derived = part.partition("/")
        if own in known:
            part = derived or "briefings"
        counts[part] += _size(view, name)
    rows = [(Mention(part), (count,)) for part, count in sorted(counts.items())]
    total = (Mention(view.word("total")), (sum(counts.values()),))
    return _tally(view, "parts-of-graph", "triples", [*rows, total])


def _size(view: View, graph: NamedNode | BlankNode) -> int:
    return sum(1 for _ in view.store.quads_for_pattern(None, None, None, graph))


def _briefings(view: View) -> Tally:
    rows = [
        (
            Mention(one.title, f"source/{one.id}"),
            (one.figures, one.claims, _size(view, graph_name(one.id))),
        )
        for one in briefings(view.store, view.lang)
    ]
    return _tally(view, "briefings", "figures claims-made triples", rows)


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
    for node in view.instances("pa:Claim"):
        part = view.one(node, "pa:part")
        if isinstance(part, NamedNode):
            counts[part] += 1
            figures[part] += bool(view.texts(node, "pa:printedFigure"))
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
    """List the pairs of claims that contradict each other, within a source or across two."""
    rows: list[tuple[Mention, tuple[int | float, ...]]] = []
    conflicts = {
        (quad.subject, quad.object)
        for quad in view.stated("pa:conflictsWith")
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    for node, against in sorted(conflicts, key=str):
        if node.value < against.value or (against, node) not in conflicts:
            one, other = claim(view, node), claim(view, against)
            across = one.source != other.source
            text = " ≠ ".join(_quoted(view, each, across) for each in (one, other))
            rows.append((Mention(text, short(node)), ()))
    return _tally(view, "contradictions", "", rows)


def _quoted(view: View, one: Passage, across: bool) -> str:
    source = one.source if across else None
    where = [*([] if source is None else [source]), *view.objects(one.node, "pa:part")]
    words = "".join(one.exact.replace("*", "").split()) or one.id
    return f"{words} ({', '.join(map(view.label, where))})" if where else words
