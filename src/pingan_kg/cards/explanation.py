"""Where a fact comes from: where it is printed, what was inferred, what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..briefing.words import meaning
from ..graph.view import Term, View, short
from .citation import Citation, citation
from .facts import INFERRED, facts
from .values import Fact, Mention

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
    """Two claims of the source that cannot both hold, and what they are about."""

    about: str
    quotation: str
    part: str
    other: str
    other_part: str
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that stands behind one fact; texts are in one language."""

    id: str
    iri: str
    labels: dict[str, str]
    kind: str
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


_TOLD_APART = {"value", "printed", "pa:metric", "pa:inferred", "skos:note", "pa:valueBasis"}
_OF_ARTICLE = ("schema:author", "schema:publisher", "schema:about", "schema:sha256")


def explain(view: View, fact: NamedNode) -> Explanation:
    """Gather what the graph says of where a fact comes from."""
    claims = _claims(view, fact)
    found = view.one(claims[0], "oa:hasSource") if claims else None
    article = found if isinstance(found, NamedNode) else None
    metric = view.one(fact, "pa:metric")
    definitions = view.texts(metric, "skos:definition") if metric is not None else []
    rows = [one for one in facts(view, fact) if one.key not in _TOLD_APART]
    if definitions:
        label = view.property_label("skos:definition")
        rows.insert(0, Fact("skos:definition", label, (Mention(definitions[0]),)))
    kinds = sorted(view.kinds(fact), key=lambda name: (not name.startswith("pa:"), name))
    return Explanation(
        id=short(fact),
        iri=fact.value,
        labels=view.labels(fact),
        kind=view.property_label(kinds[0]) if kinds else "",
        stated=_stated(view, fact),
        meaning=meaning(view, fact),
        facts=tuple(rows),
        prints=tuple(_print(view, claim) for claim in claims),
        inferences=tuple(dict.fromkeys(_inferences(view, fact, article))),
        conflicts=tuple(_conflicts(view, fact)),
        notes=tuple(view.texts(fact, "skos:note")),
        source=tuple(_source(view, article)) if article else (),
        citation=citation(view, fact, article) if article else None,
    )


def _claims(view: View, fact: Term) -> list[NamedNode]:
    """Return the claims a fact is derived from, in the order of the text."""
    found = [
        term
        for term in view.objects(fact, "prov:wasDerivedFrom")
        if isinstance(term, NamedNode) and "pa:Claim" in view.kinds(term)
    ]
    return sorted(found, key=lambda claim: (_offset(view, claim, "oa:start") or 0, claim.value))


def _offset(view: View, claim: NamedNode, name: str) -> int | None:
    term = view.one(claim, name)
    digits = term.value if isinstance(term, Literal) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None


def _print(view: View, claim: NamedNode) -> Print:
    return Print(
        claim=short(claim),
        figure="".join(view.texts(claim, "pa:printedFigure")[:1]),
        quotation=_quoted(view, claim),
        part=_label(view, view.one(claim, "pa:part")),
        speaker=_label(view, view.one(claim, "pa:speaker")),
        start=_offset(view, claim, "oa:start"),
        end=_offset(view, claim, "oa:end"),
    )


def _quoted(view: View, claim: NamedNode) -> str:
    """Return the quotation as a reader sees it: no asterisks, no line ends."""
    return "".join("".join(view.texts(claim, "oa:exact")[:1]).replace("*", "").split())


def _label(view: View, term: Term | None) -> str:
    return "" if term is None else view.label(term)


def _stated(view: View, fact: NamedNode) -> str:
    """Return value, comparator, bounds and unit as they stand in the graph."""
    worded = view.one(fact, "pa:wordedValue")
    if worded is not None:
        return f"{view.label(worded)}, {view.word('no-number')}"
    value = view.one(fact, "sdmx-measure:obsValue")
    if value is None:
        return ""
    low, high = (view.one(fact, f"schema:{end}Value") for end in ("min", "max"))
    said = [
        _label(view, view.one(fact, "pa:comparator")),
        f"{view.word('schema:minValue')} {_label(view, low) or view.word('none')}",
        f"{view.word('schema:maxValue')} {_label(view, high) or view.word('none')}",
        *(
            f"{view.property_label(name)} {_label(view, view.one(fact, name))}"
            for name in ("sdmx-attribute:unitMeasure", "pa:valueBasis")
            if view.one(fact, name) is not None
        ),
    ]
    return " · ".join([view.label(value), *(part for part in said if part)])


def _inferences(view: View, fact: NamedNode, article: Term | None) -> Iterator[Inference]:
    """Yield what was supplied: of the fact, of its periods, of the briefing."""
    period = view.one(fact, "sdmx-dimension:refPeriod")
    baseline = view.one(fact, "pa:baselinePeriod")
    event = view.one(article, "schema:about")
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
        for claim in _claims(view, thing):
            for other in view.objects(claim, "pa:conflictsWith"):
                if isinstance(other, NamedNode) and frozenset((claim, other)) not in seen:
                    seen.add(frozenset((claim, other)))
                    yield _conflict(view, thing, claim, other)


def _conflict(view: View, thing: NamedNode, claim: NamedNode, other: NamedNode) -> Conflict:
    return Conflict(
        about=view.label(thing),
        quotation=_quoted(view, claim),
        part=_label(view, view.one(claim, "pa:part")),
        other=_quoted(view, other),
        other_part=_label(view, view.one(other, "pa:part")),
        note="".join(view.texts(claim, "skos:note")[:1]),
    )


def _source(view: View, article: NamedNode) -> Iterator[Fact]:
    titles: Iterable[str] = view.labels(article).values()
    yield Fact("title", view.property_label("dcterms:title"), tuple(map(Mention, titles)))
    for name in _OF_ARTICLE:
        values = view.objects(article, name)
        found = tuple(Mention(view.label(value), _id(value)) for value in values)
        if found:
            yield Fact(name, view.property_label(name), found)
    event = view.one(article, "schema:about")
    if event is not None:
        for fact in facts(view, event) if isinstance(event, NamedNode) else ():
            if fact.key in ("schema:startDate", "schema:superEvent"):
                yield fact


def _id(term: Term) -> str | None:
    return short(term) if isinstance(term, NamedNode) else None
