"""The data set for machine learning (Croissant 1.1) and for search engines (schema.org).

https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from ..rdf.names import BASE
from ..tables.columns import Column
from .about import About
from .media import MEDIA_TYPES, suffix
from .tabular import FIGURES

__all__ = ["croissant", "schema_org"]

_TYPES = {
    "text": "sc:Text",
    "number": "sc:Float",
    "count": "sc:Integer",
    "date": "sc:Date",
    "truth": "sc:Boolean",
}

_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "annotation": "cr:annotation",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "readLines": "cr:readLines",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification wants in a document as it is."""


def croissant(
    about: About, columns: tuple[Column, ...], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the data set as Croissant has it: its table, and the fields of a row."""
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": "pingan-kg",
        "description": dict(about.description),
        "url": BASE,
        "license": about.license,
        "version": about.version,
        "datePublished": about.issued,
        "dateModified": about.modified,
        "creator": {"@type": "sc:Organization", "name": about.creator["en"]},
        "keywords": [*about.keywords["en"], *about.keywords["zh"]],
        "inLanguage": ["zh", "en"],
        "citeAs": cited(about),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": FIGURES,
                "name": FIGURES,
                "contentUrl": FIGURES,
                "contentSize": f"{len(files[FIGURES])} B",
                "encodingFormat": "text/csv",
                "sha256": sha256(files[FIGURES]).hexdigest(),
            }
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "figures",
                "name": "figures",
                "description": {
                    "en": "One figure or worded finding a row.",
                    "zh": "每行一个数据或文字结论。",
                },
                "key": {"@id": "figures/id"},
                "field": [_field(column) for column in columns],
            }
        ],
    }


def cited(about: About) -> str:
    """Return how the data set is cited, in BibTeX."""
    year = about.issued[:4]
    return (
        f"@misc{{pingan-kg-{about.version}, author = {{{{{about.creator['en']}}}}}, "
        f"title = {{{about.title['en']}}}, version = {{{about.version}}}, "
        f"year = {{{year}}}, url = {{{BASE}}}}}"
    )


def _field(column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"figures/{column.name}",
        "name": column.name,
        "description": {"en": column.en, "zh": column.zh},
        "dataType": _TYPES[column.kind],
        "source": {"fileObject": {"@id": FIGURES}, "extract": {"column": column.name}},
    }


def schema_org(
    about: About,
    *,
    files: Mapping[str, bytes],
    areas: list[dict[str, str]],
    metrics: list[dict[str, str]],
    days: tuple[str, str],
) -> dict[str, Any]:
    """Return the data set as schema.org has it, which search engines for data read.

    ``areas`` and ``metrics`` have labels by language; ``days`` are the first and the last
    that a figure is about.
    """
    return {
        "@context": "https://schema.org/",
        "@id": BASE + "dataset/pingan-kg",
        "@type": "Dataset",
        "name": about.title["en"],
        "alternateName": about.title["zh"],
        "description": about.description["en"],
        "url": BASE,
        "version": about.version,
        "license": about.license,
        "isAccessibleForFree": True,
        "inLanguage": ["zh", "en"],
        "datePublished": about.issued,
        "dateModified": about.modified,
        "creator": {"@type": "Organization", "name": about.creator["en"]},
        "publisher": {"@type": "Organization", "name": about.creator["en"]},
        "keywords": [*about.keywords["en"], *about.keywords["zh"]],
        "temporalCoverage": "/".join(days),
        "spatialCoverage": [_named("Place", area) for area in areas],
        "variableMeasured": [_named("PropertyValue", metric) for metric in metrics],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": about.home + name,
                "encodingFormat": MEDIA_TYPES[suffix(name)],
                "contentSize": f"{len(files[name])} B",
                "sha256": sha256(files[name]).hexdigest(),
            }
            for name in sorted(files)
        ],
    }


def _named(kind: str, labels: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": kind, "name": labels["en"]}
    return {**told, "alternateName": labels["zh"]} if "zh" in labels else told
