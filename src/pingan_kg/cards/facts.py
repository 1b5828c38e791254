"""The facts on a card: what is said of a thing itself, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..briefing.words import meaning
from ..graph.view import Term, View, short
from ..rdf.names import BASE, compact, expand
from ..rdf.order import predicate_key
from .values import Fact, Mention

__all__ = ["INFERRED", "facts"]

_NOT_FACTS = {"rdf:type", "skos:prefLabel", "prov:wasDerivedFrom"}
"""In a card's head or in a section of its own."""

_TOLD_BY_VALUE = {
    "sdmx-measure:obsValue",
    "pa:wordedValue",
    "pa:comparator",
    "schema:minValue",
    "schema:maxValue",
    "sdmx-attribute:unitMeasure",
    "pa:classifier",
    "qb:dataSet",
}
"""What the value of an observation, in words, says already."""

INFERRED = {
    "pa:responsibleAgency": "inferred-agency",
    "sdmx-dimension:refPeriod": "inferred-period",
    "pa:baselinePeriod": "inferred-baseline",
    "pa:scope": "inferred-scope",
    "schema:startDate": "inferred-year",
    "pa:recipient": "inferred-agency",
    "pa:level": "inferred-scope",
}
"""Properties whose value may be inferred, and how the codes begin that say so."""


def _mention(view: View, term: Term) -> Mention:
    """Return how a value is shown: a label with its id, or a text."""
    if not isinstance(term, NamedNode):
        return Mention(view.label(term))
    label = view.label(term)
    begin = view.one(term, "time:hasBeginning", "time:inXSDDate")
    end = view.one(term, "time:hasEnd", "time:inXSDDate")
    if begin is not None and end is not None:
        label += f" ({view.label(begin)} – {view.label(end)})"
    return Mention(label, None if label in (term.value, short(term)) else short(term))


def facts(view: View, thing: NamedNode) -> tuple[Fact, ...]:
    """Return what is said of a thing itself, its evidence left out."""
    kinds = view.kinds(thing)
    said = {
        compact(quad.predicate.value)
        for quad in view.store.quads_for_pattern(thing, None, None)
    }
    said -= _NOT_FACTS
    first: list[Fact] = []
    if "pa:Observation" in kinds:
        first = list(_observed(view, thing))
        said -= _TOLD_BY_VALUE | {fact.key for fact in first}
    if {"oa:start", "oa:end"} <= said:
        said -= {"oa:start", "oa:end"}
        first = [_position(view, thing)]
    order = sorted(said, key=lambda name: predicate_key(expand(name) or name))
    rest = [_fact(view, thing, name, kinds) for name in order]
    return tuple(fact for fact in [*first, *rest] if fact.values)


def _fact(view: View, thing: NamedNode, name: str, kinds: set[str]) -> Fact:
    label = view.property_label(name)
    if "pa:Program" in kinds and name == "pa:responsibleAgency":
        label = view.word("program:pa:responsibleAgency")
    objects = view.objects(thing, name)
    if any(isinstance(term, Literal) and term.language for term in objects):
        return Fact(name, label, tuple(map(Mention, view.texts(thing, name))))
    values = [_mention(view, term) for term in objects]
    if name in INFERRED and _is_inferred(view, thing, INFERRED[name]):
        suffix = {"zh": "（推断）", "en": " (inferred)"}[view.lang]
        values = [Mention(value.text + suffix, value.id) for value in values]
    return Fact(name, label, tuple(values))


def _is_inferred(view: View, thing: NamedNode, beginning: str) -> bool:
    return any(
        isinstance(code, NamedNode) and code.value.startswith(f"{BASE}code/{beginning}")
        for code in view.objects(thing, "pa:inferred")
    )


def _observed(view: View, thing: NamedNode) -> Iterator[Fact]:
    """Yield an observation's metric, value and what the metric says of it."""
    yield _fact(view, thing, "pa:metric", set())
    yield Fact("value", view.word("value"), (Mention(meaning(view, thing)),))
    yield Fact("printed", view.word("printed"), tuple(map(Mention, view.printed(thing))))
    metric = view.one(thing, "pa:metric")
    for name in ("pa:countedThing", "pa:theme"):
        found = view.objects(metric, name) if metric is not None else []
        values = tuple(_mention(view, term) for term in found)
        yield Fact(name, view.property_label(name), values)


def _position(view: View, thing: NamedNode) -> Fact:
    start, end = view.one(thing, "oa:start"), view.one(thing, "oa:end")
    text = f"{view.label(start)}–{view.label(end)}" if start and end else ""
    return Fact("position", view.word("position"), (Mention(text),))
