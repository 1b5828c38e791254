"""The facts on a card: what is said of a thing itself, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..bounds import plain
from ..briefing.model import Observation
from ..briefing.reading import observation
from ..briefing.words import amount_words, observation_words, value_words
from ..graph.view import Term, View, short
from ..rdf.names import BASE, compact, expand
from ..rdf.order import predicate_key
from .sources import source_of
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
    "qb:measureType",
}
"""What the value of an observation, in words, says already, or its id."""

INFERRED = {
    "pa:responsibleAgency": "inferred-agency",
    "pa:reportedBy": "inferred-reporter",
    "pa:competentAgency": "inferred-competence",
    "sdmx-dimension:refPeriod": "inferred-period",
    "pa:baselinePeriod": "inferred-baseline",
    "pa:scope": "inferred-scope",
    "pa:level": "inferred-scope",
    "pa:programKind": "inferred-nature",
    "dcterms:isPartOf": "inferred-part-of",
    "pa:worksWith": "inferred-works-with",
    "pa:framedBy": "inferred-framed-by",
    "pa:measuredBy": "inferred-measured-by",
    "schema:startDate": "inferred-year",
}
"""Properties whose value may be inferred, and how the codes begin that say so."""

_DONE_BY_SOMEBODY = {"pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program"}


def facts(view: View, thing: NamedNode) -> tuple[Fact, ...]:
    """Return what is said of a thing itself, its evidence left out.

    What was inferred says on what ground; where nobody is named, so does a fact.
    """
    kinds = view.kinds(thing)
    said = {
        compact(quad.predicate.value)
        for quad in view.store.quads_for_pattern(thing, None, None)
    }
    said -= _NOT_FACTS
    if kinds & _DONE_BY_SOMEBODY:
        said.add("pa:responsibleAgency")
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
    if name == "pa:responsibleAgency" and not objects:
        return Fact(name, label, (Mention(view.word("nobody-named")),))
    if any(isinstance(term, Literal) and term.language for term in objects):
        return Fact(name, label, tuple(map(Mention, view.texts(thing, name))))
    ground = _ground(view, thing, INFERRED.get(name))
    values = [_mention(view, term) for term in objects]
    return Fact(name, label, tuple(Mention(one.text + ground, one.id) for one in values))


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


def _ground(view: View, thing: NamedNode, beginning: str | None) -> str:
    """Return in brackets on what ground a value was inferred; nothing where it was not."""
    if beginning is None:
        return ""
    grounds = [
        view.property_label(compact(code.value))
        for code in view.objects(thing, "pa:inferred")
        if isinstance(code, NamedNode) and code.value.startswith(f"{BASE}code/{beginning}")
    ]
    form = {"zh": "（{}）", "en": " ({})"}[view.lang]
    return form.format("; ".join(grounds)) if grounds else ""


def _observed(view: View, thing: NamedNode) -> Iterator[Fact]:
    """Yield an observation's metric, value, exactness, and what its metric says of it."""
    one = observation(view, thing)
    yield _fact(view, thing, "pa:metric", set())
    yield Fact("value", view.word("value"), (Mention(observation_words(one, view.lang)),))
    yield Fact("printed", view.word("printed"), tuple(map(Mention, view.printed(thing))))
    if one.step is not None:
        step = view.word("to-the-nearest").format(_amount(one, plain(one.step), view.lang))
        yield Fact("pa:roundingStep", view.property_label("pa:roundingStep"), (Mention(step),))
        if rounded := _rounded(one, view.lang):
            yield Fact("rounded", view.word("rounded"), (Mention(rounded),))
    metric = view.one(thing, "pa:metric")
    for name in ("pa:countedThing", "pa:theme"):
        found = view.objects(metric, name) if metric is not None else []
        values = tuple(_mention(view, term) for term in found)
        yield Fact(name, view.property_label(name), values)
    if one.as_of is not None:
        day = Mention(_reach(view, one))
        yield Fact("pa:asOf", view.property_label("pa:asOf"), (day,))


def _amount(one: Observation, number: str, lang: str) -> str:
    measure = "" if one.measure == "NUM" else one.measure
    return amount_words(number, measure, lang=lang)


def _rounded(one: Observation, lang: str) -> str:
    """Say between what the value lies if it was rounded; nothing for a one-sided bound."""
    printed, allowing = one.bounds(), one.bounds(rounding=True)
    if allowing is None or allowing == printed:
        return ""
    low, high = allowing.bounds()
    if low is None or high is None:
        return ""
    is_turn = one.kind == "change" and (low >= 0 or high <= 0)
    near, far = sorted((low, high), key=abs) if is_turn else (low, high)
    return value_words(
        plain(near),
        other=plain(far),
        comparator="between",
        kind="change" if is_turn else "",
        measure="" if one.measure == "NUM" else one.measure,
        lang=lang,
    )


def _reach(view: View, one: Observation) -> str:
    """Say what the day of a figure is: when it was said, the latest that it can reach."""
    source = source_of(view, one.claims)
    last = one.period.last if one.period else None
    was_said = (last is not None and one.as_of is not None and one.as_of < last) or (
        source is not None and source.day == one.as_of
    )
    parts = [view.word("day-said" if was_said else "day-reached")]
    if source is not None and "cut-off" in source.unstated:
        parts.append(view.word("no-cut-off"))
    joint = {"zh": "；", "en": "; "}[view.lang]
    return {"zh": "{}（{}）", "en": "{} ({})"}[view.lang].format(one.as_of, joint.join(parts))


def _position(view: View, thing: NamedNode) -> Fact:
    start, end = view.one(thing, "oa:start"), view.one(thing, "oa:end")
    text = f"{view.label(start)}–{view.label(end)}" if start and end else ""
    return Fact("position", view.word("position"), (Mention(text),))
