"""What a page says to search engines: schema.org in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..bounds import plain
from ..briefing.reading import observation
from ..cards.values import Card
from ..graph.view import View
from ..rdf.names import BASE

__all__ = ["described", "script"]

_KINDS = {
    "area": "Place",
    "agency": "Organization",
    "person": "Person",
    "metric": "StatisticalVariable",
    "program": "Project",
    "event": "Event",
    "code": "DefinedTerm",
    "theme": "DefinedTerm",
    "ontology": "DefinedTerm",
    "source": "Dataset",
    "dataset": "Dataset",
    "observation": "Observation",
}


def described(view: View, path: str, card: Card) -> dict[str, Any]:
    """Return the description of the thing of a page, ready for JSON.

    A value stands as ``value`` where it is known as printed, and as a bound where the
    source gives only bounds: never a bound as a value.
    """
    kind = _KINDS.get(path.partition("/")[0], "Thing")
    name = card.labels.get(view.lang) or next(iter(card.labels.values()), card.id)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": card.iri,
        "name": name,
        "inLanguage": {"zh": "zh-CN", "en": "en"}[view.lang],
    }
    if kind in ("Thing", "Place", "Organization", "Person", "Project", "Observation"):
        del said["inLanguage"]  # which these have not
    others = [label for lang, label in card.labels.items() if label != name and lang]
    if others:
        said["alternateName"] = others
    definition = next((fact for fact in card.facts if fact.key == "skos:definition"), None)
    if definition is not None and definition.values:
        said["description"] = definition.values[0].text
    if kind == "Observation":
        said.update(_observed(view, card.iri))
    if kind == "Dataset":
        said.update(_taken(path, str(said.get("description") or name)))
    return said


def _observed(view: View, iri: str) -> dict[str, Any]:
    from pyoxigraph import NamedNode

    one = observation(view, NamedNode(iri))
    said: dict[str, Any] = {}
    if one.metric is not None:
        said["measuredProperty"] = {
            "@type": "StatisticalVariable",
            "@id": one.metric.node.value,
            "name": one.metric.label(view.lang),
        }
    if one.area is not None:
        said["observationAbout"] = {
            "@type": "Place",
            "@id": one.area.node.value,
            "name": one.area.label(view.lang),
        }
    if one.period is not None and one.period.first and one.period.last:
        said["observationPeriod"] = f"{one.period.first}/{one.period.last}"
    bounds = one.bounds()
    low, high = bounds.bounds() if bounds else (None, None)
    if low is not None and low == high:
        said["value"] = _number(plain(low))
    else:
        said.update(
            {
                name: _number(plain(end))
                for name, end in (("minValue", low), ("maxValue", high))
                if end is not None
            }
        )
    if one.measure == "PERCENT":
        said["unitCode"] = "P1"
    return said


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _taken(path: str, description: str) -> dict[str, Any]:
    formats = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
    return {
        "description": description,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "url": BASE + path,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media,
                "contentUrl": f"{BASE}{path}.{ending}",
            }
            for ending, media in formats.items()
        ],
    }


def script(said: Mapping[str, Any]) -> str:
    """Return the JSON as it can stand in a script element: no text in it can end that."""
    written = json.dumps(said, ensure_ascii=False, indent=1)
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
