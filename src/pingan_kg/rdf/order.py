"""How statements are arranged when they are written, in Turtle and JSON-LD alike.

By subject; of a subject first what it is and what it is called, then what is said
of it, then the notes and the evidence. Blank nodes, which the facts have none of, are
subjects like others and come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .names import PREFIXES, compact, expand

__all__ = ["Described", "Node", "Subjects", "Term", "natural", "predicate_key", "term_key"]

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple
Described = dict[NamedNode, set[Term]]
NaturalKey = tuple[tuple[tuple[int, str], ...], str]
TermKey = tuple[int, str, Decimal, NaturalKey, str]

_BEFORE = """
rdf:type skos:prefLabel skos:altLabel skos:definition skos:scopeNote
rdfs:isDefinedBy rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range
skos:inScheme skos:topConceptOf skos:hasTopConcept skos:broader skos:notation
dcterms:title dcterms:description
qb:dataSet pa:metric pa:derivationKind sdmx-dimension:refArea sdmx-dimension:refPeriod
sdmx-measure:obsValue pa:wordedValue pa:comparator schema:minValue schema:maxValue
sdmx-attribute:unitMeasure pa:classifier pa:valueBasis pa:formula
pa:baselinePeriod pa:heldThroughout pa:rankingBody
pa:metricKind pa:countedThing pa:changeOf pa:shareOf pa:numerator pa:betterDirection
pa:programKind pa:milestoneKind pa:level pa:scope pa:recipient pa:theme
org:classification org:subOrganizationOf org:holds org:postIn
org:member org:organization org:role
dcterms:identifier schema:containedInPlace
time:inXSDDate time:hasBeginning time:hasEnd
oa:hasSource pa:part pa:speaker oa:start oa:end oa:exact pa:printedFigure
pa:exclusionReason pa:bearer pa:conflictsWith
pa:asOf pa:responsibleAgency pa:reportedBy pa:program pa:inferred
"""
_AFTER = "skos:note prov:wasDerivedFrom"

_DIGITS = re.compile(r"([0-9]+)")
_ANY_OTHER = 1000
_NUMERIC = frozenset(
    PREFIXES["xsd"] + name
    for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)
_LANGUAGES = {"zh": "0", "en": "1"}
_NONE = Decimal(0)


@cache
def _ranks() -> dict[str, int]:
    """Return the place of each predicate that has one, by its IRI."""
    before = [(name, rank) for rank, name in enumerate(_BEFORE.split())]
    after = [(name, _ANY_OTHER + rank) for rank, name in enumerate(_AFTER.split(), 1)]
    return {expand(name) or name: rank for name, rank in before + after}


def natural(text: str) -> NaturalKey:
    """Return a sort key that reads runs of digits as numbers.

    >>> sorted(["rank-10", "rank-9"], key=natural)
    ['rank-9', 'rank-10']
    """
    parts = tuple(
        (len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (0, part)
        for at, part in enumerate(_DIGITS.split(text))  # digits stand at the odd places
    )
    return (parts, text)


def predicate_key(iri: str) -> tuple[int, NaturalKey]:
    """Return the sort key of a predicate: by the table here, else by its compact name."""
    return (_ranks().get(iri, _ANY_OTHER), natural(compact(iri)))


def term_key(term: Term) -> TermKey:
    """Return the sort key of an object.

    Texts with a language first (``zh``, ``en``, then the others by tag), then IRIs
    in natural order, then numbers by value, then other literals, then blank nodes.
    """
    if isinstance(term, Literal):
        if term.language is not None:
            tag = _LANGUAGES.get(term.language, "2" + term.language)
            return (0, tag, _NONE, natural(term.value), "")
        number = _number(term)
        kind = term.datatype.value
        if number is not None:
            return (2, "", number, natural(term.value), kind)
        return (3, "", _NONE, natural(term.value), kind)
    if isinstance(term, NamedNode):
        return (1, "", _NONE, natural(compact(term.value)), term.value)
    return (4, "", _NONE, natural(str(term)), "")


def _number(literal: Literal) -> Decimal | None:
    if literal.datatype.value not in _NUMERIC:
        return None
    try:
        number = Decimal(literal.value.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


class Subjects:
    """Triples by subject and predicate: ``about`` maps a subject to what is said of it."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.about: dict[Node, Described] = {}
        for triple in triples:
            assert not isinstance(triple.subject, Triple)  # noqa: S101
            described = self.about.setdefault(triple.subject, {})
            described.setdefault(triple.predicate, set()).add(triple.object)

    def __iter__(self) -> Iterator[tuple[Node, Described]]:
        """Yield the subjects in the order they are written, blank nodes last."""
        nodes = sorted(
            self.about, key=lambda node: (isinstance(node, BlankNode), natural(node.value))
        )
        return ((node, self.about[node]) for node in nodes)
