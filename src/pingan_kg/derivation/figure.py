"""Derived figures: what they hold, how they are called, and as statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from ..bounds import Interval, plain
from ..briefing.words import amount_words, compared
from ..rdf.names import PREFIXES, expand

__all__ = ["DerivedFigure", "Text", "amount", "comparator", "formula", "triples"]

Text = tuple[str, str]
"""What is said in ``zh`` and in ``en``."""


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """A number that no source prints, with the facts it follows from.

    ``kind`` is the end of its code (``level`` of ``code:derivation-level``);
    ``facts`` are observations of ``briefing``, and ``name`` is that of the figure
    within ``derived/<briefing>/``.
    """

    kind: str
    briefing: str
    name: str
    label: Text
    area: NamedNode
    period: NamedNode
    unit: NamedNode
    bounds: Interval
    formula: str
    note: Text
    facts: tuple[NamedNode, ...]

    @property
    def node(self) -> NamedNode:
        """Its IRI."""
        return NamedNode(f"{PREFIXES['derived']}{self.briefing}/{self.name}")

    def triples(self) -> list[Triple]:
        """Return the statements that describe it."""
        lower, upper = self.bounds.bounds()
        said: list[tuple[str, NamedNode | Literal]] = [
            ("rdf:type", _node("pa:DerivedFigure")),
            *_texts("skos:prefLabel", self.label),
            ("pa:derivationKind", _node(f"code:derivation-{self.kind}")),
            ("sdmx-dimension:refArea", self.area),
            ("sdmx-dimension:refPeriod", self.period),
            ("pa:comparator", _node(f"code:comparator-{comparator(self.bounds)}")),
            *_decimals("schema:minValue", lower),
            *_decimals("schema:maxValue", upper),
            ("sdmx-attribute:unitMeasure", self.unit),
            ("pa:formula", Literal(self.formula)),
            *_texts("skos:note", self.note),
            *[("prov:wasDerivedFrom", fact) for fact in self.facts],
        ]
        return [Triple(self.node, _node(name), value) for name, value in said]


def triples(figures: Iterable[DerivedFigure]) -> Iterator[Triple]:
    """Yield the statements that describe figures."""
    return (triple for figure in figures for triple in figure.triples())


def comparator(bounds: Interval) -> str:
    """Return the end of the code of how a true value stands to its written bounds.

    Raises ValueError where no lower bound is known, for which there is no code.

    >>> comparator(Interval.more_than(5)), comparator(Interval.between(5, 6))
    ('more-than', 'between')
    """
    lower, upper = bounds.bounds()
    if lower is None:
        raise ValueError("no lower bound is known")
    if upper is None:
        return "more-than" if bounds.lower_open else "at-least"
    return "exactly" if lower == upper else "between"


def amount(bounds: Interval, measure: str) -> Text:
    """Say bounds in words.

    ``measure`` is the name of a unit in QUDT, or the measure word of a count.

    >>> amount(Interval.more_than(15200), "起")
    ('多于1.52万起', 'more than 15,200')
    >>> amount(Interval.between(89, 90), "PERCENT")
    ('89%至90%', '89% to 90%')
    >>> amount(Interval.between(-60, -50), "PERCENT")
    ('-60%至-50%', '-60% to -50%')
    """
    ends = [
        ("-" if end < 0 else "", plain(abs(end))) for end in bounds.bounds() if end is not None
    ]
    zh, en = (
        compared(
            comparator(bounds),
            *(sign + amount_words(end, measure, lang=lang) for sign, end in ends),
            lang=lang,
        )
        for lang in ("zh", "en")
    )
    return zh, en


def formula(exact: Interval, bounds: Interval, lower: str, upper: str) -> str:
    """Write what gives each bound, as statements that can be checked.

    ``lower`` and ``upper`` are the terms whose values are the ends of ``exact``;
    ``bounds`` is the same, or the span of the whole numbers in it.

    >>> formula(Interval.exactly(5) / Interval.between(2, 3), Interval.between(2, 2), "5 / 3",
    ...         "5 / 2")
    '1 < 5 / 3 ≤ 2; 2 ≤ 5 / 2 < 3'
    """
    low, high = bounds.bounds()
    whole = bounds != exact
    said = []
    if exact.lower is not None and low is not None:
        form = "{below} < {term} ≤ {end}" if whole else "{end} ≤ {term}"
        form = "{term} = {end}" if exact.lower == low else form
        said.append(form.format(term=lower, end=plain(low), below=plain(low - 1)))
    if exact.upper is not None and high is not None:
        form = "{end} ≤ {term} < {above}" if whole else "{term} ≤ {end}"
        form = "{term} = {end}" if exact.upper == high else form
        said.append(form.format(term=upper, end=plain(high), above=plain(high + 1)))
    return "; ".join(dict.fromkeys(said))


def _node(name: str) -> NamedNode:
    return NamedNode(expand(name) or name)


def _texts(name: str, text: Text) -> list[tuple[str, NamedNode | Literal]]:
    zh, en = text
    return [(name, Literal(zh, language="zh")), (name, Literal(en, language="en"))]


def _decimals(name: str, bound: Decimal | None) -> list[tuple[str, NamedNode | Literal]]:
    kind = _node("xsd:decimal")
    return [] if bound is None else [(name, Literal(plain(bound), datatype=kind))]
