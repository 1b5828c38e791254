"""The one prefix table of the project, and the ways in which an IRI is shortened.

Every Turtle file, shipped query and export uses these prefixes with these
meanings and no others; several (``oa``, ``cpsv``, ``unit`` among them) are not
in RDFLib's own table, or differ there.

An IRI is shortened for a document (:func:`prefixed`, :func:`relative`: only where the
short form is read back as it is), for a table (:func:`compact`), for somebody who is to
type it (:func:`short_id`), or wherever it stands in a text (:func:`shortened`).
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "BASE",
    "ONTOLOGY",
    "PREFIXES",
    "briefing_of",
    "compact",
    "expand",
    "prefixed",
    "relative",
    "short_id",
    "shortened",
]

BASE = "https://w3id.org/pingan-kg/"
ONTOLOGY = BASE + "ontology#"

_KINDS = (
    "activity",
    "agency",
    "area",
    "claim",
    "code",
    "dataset",
    "derived",
    "event",
    "exclusion",
    "graph",
    "link",
    "membership",
    "metric",
    "observation",
    "period",
    "person",
    "post",
    "program",
    "recognition",
    "shape",
    "source",
    "theme",
    "vocabulary",
)

PREFIXES: dict[str, str] = dict(
    sorted(
        {
            "cpsv": "http://purl.org/vocab/cpsv#",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "oa": "http://www.w3.org/ns/oa#",
            "org": "http://www.w3.org/ns/org#",
            "owl": "http://www.w3.org/2002/07/owl#",
            "pa": ONTOLOGY,
            "prov": "http://www.w3.org/ns/prov#",
            "qb": "http://purl.org/linked-data/cube#",
            "qudt": "http://qudt.org/schema/qudt/",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "schema": "https://schema.org/",
            "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
            "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
            "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
            "semapv": "https://w3id.org/semapv/vocab/",
            "sh": "http://www.w3.org/ns/shacl#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "spdx": "http://spdx.org/rdf/terms#",
            "sssom": "https://w3id.org/sssom/",
            "time": "http://www.w3.org/2006/time#",
            "unit": "http://qudt.org/vocab/unit/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "vann": "http://purl.org/vocab/vann/",
            "void": "http://rdfs.org/ns/void#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            **{kind: f"{BASE}{kind}/" for kind in _KINDS},
        }.items()
    )
)


_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}

_PLAIN = re.compile(r"(.*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)", re.DOTALL)
"""A namespace, and a local name that no syntax wants escaped."""

_SEGMENT = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_PATH = re.compile(rf"{re.escape(BASE)}((?:{_SEGMENT}/)+{_SEGMENT})")

_OF_BRIEFING = re.compile(
    r"(?:(?:claim|observation|exclusion|recognition|derived)/([^/#]+)/"
    r"|(?:source|dataset)/(?=[^/#]+$))([^/#]+)"
)

_IN_BRACKETS = re.compile(r"<(https?://[^\s<>]*)>")
_IN_TEXT = re.compile(
    r"https?://[^\s<>\"{}|\\^`，。；：、（）“”]*[^\s<>\"{}|\\^`，。；：、（）“”.,;:)]"
)


def expand(name: str) -> str | None:
    """Expand ``prefix:local`` by the prefix table.

    Returns the IRI, or ``None`` where the prefix is not in the table.

    >>> expand("pa:Metric")
    'https://w3id.org/pingan-kg/ontology#Metric'
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def prefixed(iri: str) -> str | None:
    """Return ``prefix:local`` where Turtle, SPARQL and JSON-LD take that as it is.

    >>> prefixed("https://w3id.org/pingan-kg/metric/crime-cases-solved")
    'metric:crime-cases-solved'
    >>> prefixed("https://w3id.org/pingan-kg/claim/2025-12-09-safe-qingdao/body-x")
    """
    split = _PLAIN.fullmatch(iri)
    if split is None or split[1] not in _BY_NAMESPACE:
        return None
    return f"{_BY_NAMESPACE[split[1]]}:{split[2]}"


def relative(iri: str) -> str | None:
    """Return the path of a thing of this graph relative to the base, where it is plain.

    >>> relative("https://w3id.org/pingan-kg/claim/2025-12-09-safe-qingdao/body-x")
    'claim/2025-12-09-safe-qingdao/body-x'
    """
    path = _PATH.fullmatch(iri)
    return None if path is None else path[1]


@lru_cache(4096)
def compact(iri: str) -> str:
    """Shorten an IRI by the namespace of the prefix table that fits, for people to read.

    Returns the IRI as it is where none fits. Other than with :func:`prefixed` the local
    name may be any.

    >>> compact("https://w3id.org/pingan-kg/claim/2025-12-09-safe-qingdao/body-x")
    'claim:2025-12-09-safe-qingdao/body-x'
    """
    short = prefixed(iri)
    if short is not None:
        return short
    for prefix, namespace in PREFIXES.items():  # no namespace lies within another
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@lru_cache(maxsize=65536)
def short_id(iri: str) -> str:
    """Return ``kind/name`` for a thing of this graph, else the compact name or the IRI.

    >>> short_id("https://w3id.org/pingan-kg/area/qingdao"), short_id(ONTOLOGY + "Metric")
    ('area/qingdao', 'pa:Metric')
    """
    own = iri.startswith(BASE) and "#" not in iri
    return iri.removeprefix(BASE) if own else compact(iri)


def briefing_of(name: str) -> str | None:
    """Return the id of the briefing that a thing is of by its IRI or short id, if by any.

    >>> briefing_of("claim/2025-12-09-safe-qingdao/body-x")
    '2025-12-09-safe-qingdao'
    >>> briefing_of("metric/crime-cases-solved") is None
    True
    """
    found = _OF_BRIEFING.match(short_id(name))
    return (found[1] or found[2]) if found else None


def shortened(text: str) -> str:
    """Shorten every IRI in a text.

    >>> shortened("no value for <https://w3id.org/pingan-kg/ontology#metric>.")
    'no value for pa:metric.'
    """

    def short(iri: str) -> str | None:
        return prefixed(iri) or relative(iri)

    named = _IN_BRACKETS.sub(lambda found: short(found[1]) or found[0], text)
    return _IN_TEXT.sub(lambda found: short(found[0]) or found[0], named)
