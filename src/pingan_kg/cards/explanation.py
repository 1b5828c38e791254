"""Where a fact comes from: where it is printed, what was inferred, what contradicts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..bounds import plain
from ..briefing.model import Claim, Source, Thing
from ..briefing.reading import claim, observation
from ..briefing.words import meaning
from ..graph.resolve import briefing_of
from ..graph.view import Term, View, short
from .citation import Citation, citation
from .facts import INFERRED, facts
from .sources import makers, source_of
from .values import Fact, Mention, kinds_of

__all__ = ["Conflict", "Explanation", "Inference", "Print", "Sentence", "Unsaid", "explain"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article, cut where the figure (or else the quotation) stands."""

    before: str
    figure: str
    after: str
    line: int
    """Line of the file given at which the figure stands, from 1."""


@dataclass(frozen=True, slots=True)
class Print:
    """One place where a fact is printed."""

    claim: str
    figure: str
    """The figure as printed, or nothing."""
    quotation: str
    part: str
    speaker: str
    start: int | None
    end: int | None
    """None where the source was read in part only."""
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Inference:
    """What was supplied that is not printed: what it is, its value, and the ground."""

    code: str
    what: str
    value: str
    ground: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the source does not say of a fact and nobody supplied."""

    kind: str
    what: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both hold, and what they are about."""

    about: str
    quotation: str
    part: str
    other: str
    other_part: str
    """Where the other is printed; where that is another source, with its title."""
    note: str
    claim: str = ""
    other_claim: str = ""
    other_source: str = ""
    """The title of the other's source where that is not the fact's own, or nothing."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that stands behind one fact; texts are in one language."""

    id: str
    iri: str
    labels: dict[str, str]
    kinds: tuple[Mention, ...]
    briefing: str
    """The id of the briefing that it is of, if it is of one."""
    stated: str
    """The value as the graph has it, or nothing."""
    meaning: str
    """What the value says, in words, or nothing."""
    facts: tuple[Fact, ...]
    prints: tuple[Print, ...]
    inferences: tuple[Inference, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    source: tuple[Fact, ...]
    citation: Citation | None
    unsaid: tuple[Unsaid, ...] = ()

    @property
    def kind(self) -> str:
        """What the first of its kinds is called, or nothing."""
        return self.kinds[0].text if self.kinds else ""


_TOLD_APART = {"value", "printed", "pa:metric", "pa:inferred", "skos:note", "pa:valueBasis"}
_OF_SOURCE = """
schema:author schema:publisher schema:about pa:sourceKind pa:coverage pa:unstated schema:sha256
"""
_OF_EVENT = ("schema:startDate", "schema:superEvent", "schema:position")


def explain(view: View, fact: NamedNode) -> Explanation:
    """Gather what the graph says of where a fact comes from."""
    claims = _claims(view, fact)
    source = source_of(view, [one.node for one in claims])
    metric = view.one(fact, "pa:metric")
    definitions = view.texts(metric, "skos:definition") if metric is not None else []
    rows = [one for one in facts(view, fact) if one.key not in _TOLD_APART]
    if definitions:
        label = view.property_label("skos:definition")
        rows.insert(0, Fact("skos:definition", label, (Mention(definitions[0]),)))
    return Explanation(
        id=short(fact),
        iri=fact.value,
        labels=view.labels(fact),
        kinds=kinds_of(view, fact),
        briefing=briefing_of(fact.value) or "",
        stated=_stated(view, fact),
        meaning=meaning(view, fact),
        facts=tuple(rows),
        prints=tuple(_print(view, one) for one in claims),
        inferences=tuple(dict.fromkeys(_inferences(view, fact, source))),
        conflicts=tuple(_conflicts(view, fact)),
        notes=tuple(view.texts(fact, "skos:note")),
        source=tuple(_source(view, source)) if source else (),
        citation=citation(view, fact, source.node) if source else None,
    )


def _claims(view: View, fact: Term) -> list[Claim]:
    """Return the claims a fact is derived from, in the order of the text."""
    found = [
        read
        for term in view.objects(fact, "prov:wasDerivedFrom")
        if isinstance(term, NamedNode)
        and isinstance(read := claim(view, term), Claim)
        and read.is_typed
    ]
    return sorted(found, key=lambda one: (one.start or 0, one.node.value))


def _print(view: View, one: Claim) -> Print:
    return Print(
        claim=one.id,
        figure=one.figure,
        quotation=_quoted(one),
        part=_label(view, view.one(one.node, "pa:part")),
        speaker=_label(view, one.speaker),
        start=one.start,
        end=one.end,
    )


def _quoted(one: Claim) -> str:
    """Return the quotation as a reader sees it: no asterisks, no line ends."""
    return "".join(one.exact.replace("*", "").split())


def _label(view: View, term: Term | None) -> str:
    return "" if term is None else view.label(term)


def _stated(view: View, fact: NamedNode) -> str:
    """Return value, comparator, bounds, unit and step as they stand in the graph."""
    one = observation(view, fact)
    if one.worded is not None:
        return f"{one.worded.label(view.lang)}, {view.word('no-number')}"
    if one.value is None:
        return ""
    ends = {"schema:minValue": one.lower, "schema:maxValue": one.upper}
    said = [
        plain(one.value),
        _label(view, view.one(fact, "pa:comparator")),
        *(
            f"{view.word(name)} {view.word('none') if end is None else plain(end)}"
            for name, end in ends.items()
        ),
        *(
            f"{view.property_label(name)} {_label(view, found)}"
            for name in ("sdmx-attribute:unitMeasure", "pa:valueBasis", "pa:roundingStep")
            if (found := view.one(fact, name)) is not None
        ),
    ]
    return " · ".join(filter(None, said))


def _inferences(view: View, fact: NamedNode, source: Source | None) -> Iterator[Inference]:
    """Yield what was supplied: of the fact, of its periods, of the briefing."""
    period = view.one(fact, "sdmx-dimension:refPeriod")
    baseline = view.one(fact, "pa:baselinePeriod")
    event = source.event.node if source and source.event else None
    for thing in (fact, period, baseline, event):
        for code in view.objects(thing, "pa:inferred") if thing is not None else ():
            if isinstance(code, NamedNode):
                yield Inference(
                    code=short(code),
                    what=view.label(code),
                    value=_supplied(view, fact, thing, code),
                    ground="".join(view.texts(code, "skos:definition")[:1]),
                )


def _supplied(view: View, fact: NamedNode, thing: Term | None, code: NamedNode) -> str:
    """Return the value that was supplied on a ground: of the fact's own, or the thing's."""
    name = short(code).removeprefix("code/")
    for holder in (fact, thing):
        values = [
            view.label(value)
            for key, beginning in INFERRED.items()
            if holder is not None and name.startswith(beginning)
            for value in view.objects(holder, key)
        ]
        if values:
            return ", ".join(values)
    return ""


def _conflicts(view: View, fact: NamedNode) -> Iterator[Conflict]:
    """Yield the contradictions in the claims of the fact, and of the programs it measures."""
    programs = [one for one in view.objects(fact, "pa:program") if isinstance(one, NamedNode)]
    seen: set[frozenset[NamedNode]] = set()
    for thing in (fact, *programs):
        for one in _claims(view, thing):
            for node in one.conflicts:
                pair = frozenset((one.node, node))
                other = claim(view, node)
                if pair not in seen and isinstance(other, Claim):
                    seen.add(pair)
                    yield _conflict(view, thing, one, other)


def _conflict(view: View, thing: NamedNode, one: Claim, other: Claim) -> Conflict:
    part = _label(view, view.one(other.node, "pa:part"))
    elsewhere = _label(view, other.source) if other.source != one.source else ""
    notes = view.texts(one.node, "skos:note") or view.texts(other.node, "skos:note")
    return Conflict(
        about=view.label(thing),
        quotation=_quoted(one),
        part=_label(view, view.one(one.node, "pa:part")),
        other=_quoted(other) or other.id,
        other_part=", ".join(filter(None, (elsewhere, part))),
        note="".join(notes[:1]),
        claim=one.id,
        other_claim=other.id,
        other_source=elsewhere,
    )


def _source(view: View, source: Source) -> Iterator[Fact]:
    title = view.property_label("dcterms:title")
    yield Fact("title", title, tuple(map(Mention, source.labels.values())))
    for name in _OF_SOURCE.split():
        values = makers(view, source.node, name)
        found = tuple(Mention(view.label(value), _id(value)) for value in values)
        if found:
            yield Fact(name, view.property_label(name), found)
    if isinstance(source.event, Thing):
        yield from (one for one in facts(view, source.event.node) if one.key in _OF_EVENT)


def _id(term: Term) -> str | None:
    return short(term) if isinstance(term, NamedNode) else None
