"""All claims as Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

An annotation clings to the address of the article where there is one, by its quotation.
Offsets count the characters of the text whose SHA-256 the source has, not those of a web
page: they stand only where the source has no address and is itself the target.
"""

from __future__ import annotations

from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from ..rdf.names import BASE
from .about import About, literals, node, texts, values

__all__ = ["collection"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"prov": "http://www.w3.org/ns/prov#"}]


def collection(store: Store, about: About) -> dict[str, Any]:
    """Return the collection of annotations of all claims, on one page, sorted by their IRI."""
    facts: dict[str, list[NamedNode]] = {}
    for quad in store.quads_for_pattern(None, node("prov:wasDerivedFrom"), None):
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            facts.setdefault(quad.object.value, []).append(quad.subject)
    claims = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, node("rdf:type"), node("pa:Claim"))
        if isinstance(quad.subject, NamedNode)
    }
    items = [
        _annotation(store, about, NamedNode(iri), facts.get(iri, []))
        for iri in sorted(claims)
        if values(store, NamedNode(iri), "oa:hasSource")
    ]
    page = about.home + "annotations.jsonld"
    return {
        "@context": _CONTEXT,
        "id": BASE + "annotations",
        "type": "AnnotationCollection",
        "label": f"{about.title['en']}: claims",
        "total": len(items),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": BASE + "annotations",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(
    store: Store, about: About, claim: NamedNode, facts: list[NamedNode]
) -> dict[str, Any]:
    source = values(store, claim, "oa:hasSource")[0]
    addresses = literals(store, source, "schema:url")
    selectors: list[dict[str, Any]] = []
    if exact := literals(store, claim, "oa:exact"):
        quote = {"type": "TextQuoteSelector", "exact": exact[0].value}
        for name in ("prefix", "suffix"):
            if around := literals(store, claim, f"oa:{name}"):
                quote[name] = around[0].value
        selectors.append(quote)
    start, end = literals(store, claim, "oa:start"), literals(store, claim, "oa:end")
    if start and end and not addresses:
        selectors.append(
            {"type": "TextPositionSelector", "start": _int(start), "end": _int(end)}
        )
    labels = texts(store, claim, "skos:prefLabel")
    bodies: list[Any] = [
        {"type": "TextualBody", "value": labels[lang], "language": lang, "format": "text/plain"}
        for lang in sorted(labels)
    ]
    told: dict[str, Any] = {
        "id": f"{BASE}annotation/{claim.value.removeprefix(BASE + 'claim/')}",
        "type": "Annotation",
        "motivation": "identifying",
        "rights": about.license,
        "body": [*bodies, *sorted({one.value for one in facts})],
        "prov:wasDerivedFrom": {"id": claim.value},
        "target": {"source": addresses[0].value if addresses else source.value},
    }
    if selectors:
        told["target"]["selector"] = selectors if len(selectors) > 1 else selectors[0]
    return told


def _int(found: list[Literal]) -> int:
    return int(found[0].value)
