"""The evidence as the graph states it: an article, its passages, and the facts on them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Store

from .namespaces import PREFIXES
from .view import View, short

__all__ = ["Article", "Observation", "Passage", "articles", "evidence"]

_FACTS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")
"""What is a fact only by a claim; agencies and people may be known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim or an exclusion; offsets are of the article's text, None where missing."""

    id: str
    is_claim: bool
    start: int | None
    end: int | None
    exact: str
    figure: str
    """The figure as printed, or nothing."""
    facts: tuple[str, ...]
    """The short ids of what is derived from it; of an exclusion, what bears the number."""
    reasoned: bool
    """Whether an exclusion says why; a claim needs no reason."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an observation says, as far as a figure in print can bear it out."""

    id: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    comparator: str
    """The code's local name without its prefix: ``more-than``."""
    unit: str
    """The local name of the unit: ``CCY_CNY``."""
    classifier: str
    """The measure word as printed, or nothing."""
    worded: bool
    wordings: tuple[str, ...]
    """The words that print the worded value: notations and Chinese labels of its code."""
    is_change: bool
    labels: dict[str, str]
    about: str
    """The Chinese words for what is measured: labels of the metric and of what changed."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all that the graph takes from it, in the order of the text."""

    id: str
    iri: str
    titles: dict[str, str]
    """By language."""
    sha256: str
    passages: tuple[Passage, ...]
    observations: dict[str, Observation]
    """By short id: those derived from a claim of the article, or from none at all."""
    missing: tuple[tuple[str, str], ...]
    """Facts and the claims they rest on that the graph does not hold."""
    bare: tuple[str, ...]
    """Facts that rest on nothing at all."""


def articles(store: Store) -> list[NamedNode]:
    """Return the articles that passages of the graph are taken from, sorted."""
    view = View(store, "zh")
    nodes = view.instances("schema:NewsArticle")
    return [node for node in nodes if view.subjects("oa:hasSource", node)]


def evidence(store: Store, article: NamedNode) -> Article:
    """Return what the graph takes from an article, and the facts that rest on it."""
    view = View(store, "zh")
    nodes = view.subjects("oa:hasSource", article)
    passages = [_passage(view, node) for node in nodes]
    passages.sort(key=lambda one: (one.start or 0, one.end or 0, one.id))
    own = {one.id for one in passages}
    derived = list(store.quads_for_pattern(None, _node("prov:wasDerivedFrom"), None))
    observations = {
        short(node): _observation(view, node)
        for node in view.instances("pa:Observation")
        if _rests_on(view, node, own)
    }
    return Article(
        id=short(article),
        iri=article.value,
        titles=view.labels(article),
        sha256="".join(view.texts(article, "schema:sha256")[:1]),
        passages=tuple(passages),
        observations=observations,
        missing=tuple(
            sorted(
                (short(quad.subject), short(quad.object))
                for quad in derived
                if isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, NamedNode)
                and quad.object.value.startswith(PREFIXES["claim"])
                and not view.kinds(quad.object)
            )
        ),
        bare=tuple(
            short(node)
            for kind in _FACTS
            for node in view.instances(kind)
            if not view.objects(node, "prov:wasDerivedFrom")
        ),
    )


def _rests_on(view: View, node: NamedNode, own: set[str]) -> bool:
    sources = view.objects(node, "prov:wasDerivedFrom")
    claims = [short(claim) for claim in sources if isinstance(claim, NamedNode)]
    return not claims or any(claim in own for claim in claims)


def _node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _text(view: View, node: NamedNode, name: str) -> str:
    found = [term.value for term in view.objects(node, name) if isinstance(term, Literal)]
    return found[0] if found else ""


def _number(view: View, node: NamedNode, name: str) -> Decimal | None:
    try:
        return Decimal(_text(view, node, name))
    except InvalidOperation:
        return None


def _offset(view: View, node: NamedNode, name: str) -> int | None:
    text = _text(view, node, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _passage(view: View, node: NamedNode) -> Passage:
    is_claim = "pa:Claim" in view.kinds(node)
    if is_claim:
        facts = view.subjects("prov:wasDerivedFrom", node)
    else:
        facts = [one for one in view.objects(node, "pa:bearer") if isinstance(one, NamedNode)]
    return Passage(
        id=short(node),
        is_claim=is_claim,
        start=_offset(view, node, "oa:start"),
        end=_offset(view, node, "oa:end"),
        exact=_text(view, node, "oa:exact"),
        figure=_text(view, node, "pa:printedFigure"),
        facts=tuple(map(short, facts)),
        reasoned=is_claim or view.one(node, "pa:exclusionReason") is not None,
    )


def _observation(view: View, node: NamedNode) -> Observation:
    metric = view.one(node, "pa:metric")
    changed = view.one(metric, "pa:changeOf")
    worded = view.one(node, "pa:wordedValue")
    about = [
        literal.value
        for thing in (metric, changed)
        for literal in (view.objects(thing, "skos:prefLabel") if thing is not None else ())
        if isinstance(literal, Literal) and literal.language == "zh"
    ]
    return Observation(
        id=short(node),
        value=_number(view, node, "sdmx-measure:obsValue"),
        lower=_number(view, node, "schema:minValue"),
        upper=_number(view, node, "schema:maxValue"),
        comparator=_local(view, node, "pa:comparator").removeprefix("comparator-"),
        unit=_local(view, node, "sdmx-attribute:unitMeasure"),
        classifier=_notation(view, view.one(node, "pa:classifier")),
        worded=worded is not None,
        wordings=_wordings(view, worded),
        is_change=_code(view.one(metric, "pa:metricKind")) == "kind-change",
        labels=view.labels(node),
        about="；".join(about),
    )


def _local(view: View, node: NamedNode, name: str) -> str:
    return _code(view.one(node, name))


def _code(term: object) -> str:
    return term.value.rpartition("/")[2] if isinstance(term, NamedNode) else ""


def _notation(view: View, term: object) -> str:
    return _text(view, term, "skos:notation") if isinstance(term, NamedNode) else ""


def _wordings(view: View, term: object) -> tuple[str, ...]:
    if not isinstance(term, NamedNode):
        return ()
    names = ("skos:notation", "skos:prefLabel", "skos:altLabel")
    return tuple(
        literal.value
        for name in names
        for literal in view.objects(term, name)
        if isinstance(literal, Literal) and literal.language in (None, "zh")
    )
