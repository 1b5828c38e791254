"""The one prefix table of the project.

Every Turtle file, shipped query and export uses these prefixes with these
meanings and no others; several (``oa``, ``cpsv``, ``unit`` among them) are not
in RDFLib's own table, or differ there.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["BASE", "ONTOLOGY", "PREFIXES", "compact", "expand"]

BASE = "https://w3id.org/pingan-kg/"
ONTOLOGY = BASE + "ontology#"

_KINDS = (
    "agency",
    "area",
    "claim",
    "code",
    "dataset",
    "derived",
    "event",
    "exclusion",
    "graph",
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
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "schema": "https://schema.org/",
            "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
            "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
            "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
            "sh": "http://www.w3.org/ns/shacl#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "time": "http://www.w3.org/2006/time#",
            "unit": "http://qudt.org/vocab/unit/",
            "vann": "http://purl.org/vocab/vann/",
            "void": "http://rdfs.org/ns/void#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            **{kind: f"{BASE}{kind}/" for kind in _KINDS},
        }.items()
    )
)


def expand(name: str) -> str | None:
    """Expand ``prefix:local`` by the prefix table.

    Returns the IRI, or ``None`` where the prefix is not in the table.

    >>> expand("pa:Metric")
    'https://w3id.org/pingan-kg/ontology#Metric'
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


@lru_cache(4096)
def compact(iri: str) -> str:
    """Shorten an IRI by the longest namespace of the prefix table that fits.

    Returns the IRI as it is where none fits.

    >>> compact("https://w3id.org/pingan-kg/metric/crime-cases-solved")
    'metric:crime-cases-solved'
    """
    best = max(
        (prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)),
        key=lambda prefix: len(PREFIXES[prefix]),
        default=None,
    )
    return iri if best is None else f"{best}:{iri[len(PREFIXES[best]) :]}"
