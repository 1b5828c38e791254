"""The table of figures described: for CSV on the Web, and as a Data Package.

CSV-W: https://www.w3.org/TR/tabular-metadata/ ; Data Package version 2:
https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from ..rdf.names import BASE
from ..tables.columns import SEVERAL, Column
from .about import About
from .media import MEDIA_TYPES, suffix

__all__ = ["FIGURES", "csvw", "data_package", "table_schema"]

FIGURES = "figures.csv"
"""The name of the table's file."""

_CSVW = {
    "text": "string",
    "number": "decimal",
    "count": "integer",
    "date": "date",
    "truth": "boolean",
}
_TABLE_SCHEMA = {**_CSVW, "number": "number"}


def csvw(about: About, columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return the metadata of the table for CSV on the Web.

    A cell of a column of ids or codes holds several, separated as its description says.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": FIGURES,
        "dc:title": _by_language(about.title),
        "dc:description": _by_language(about.description),
        "dc:license": {"@id": about.license},
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {
            "aboutUrl": BASE + "{+id}",
            "primaryKey": "id",
            "columns": [_csvw_column(column) for column in columns],
        },
    }


def _csvw_column(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": _by_language({"zh": column.zh, "en": column.en}),
        "datatype": _CSVW[column.kind],
        "required": column.name == "id",
    }
    if column.name.endswith(("_ids", "_codes")):
        told["separator"] = SEVERAL
    return told


def _by_language(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": texts[lang], "@language": lang} for lang in sorted(texts)]


def table_schema(columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return the Table Schema of the table."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": ["id"],
    }


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": _TABLE_SCHEMA[column.kind],
        "description": column.en,
        "description_zh": column.zh,
    }
    if column.name == "id":
        told["constraints"] = {"required": True, "unique": True}
    return told


def data_package(
    about: About, columns: tuple[Column, ...], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the descriptor of a release as a Data Package; ``files`` are what it holds."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "pingan-kg",
        "id": about.home,
        "title": about.title["en"],
        "title_zh": about.title["zh"],
        "description": about.description["en"],
        "description_zh": about.description["zh"],
        "homepage": BASE,
        "version": about.version,
        "created": f"{about.modified}T00:00:00Z",
        "keywords": [word for words in about.keywords.values() for word in words],
        "licenses": [{"path": about.license}],
        "contributors": [{"title": about.creator["en"], "roles": ["creator", "publisher"]}],
        "resources": [_resource(name, files[name], columns) for name in sorted(files)],
    }


def _resource(name: str, data: bytes, columns: tuple[Column, ...]) -> dict[str, Any]:
    kind = suffix(name)
    told: dict[str, Any] = {
        "name": name.lower().replace("/", "-"),
        "path": name,
        "format": kind[1:],
        "mediatype": MEDIA_TYPES[kind],
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "encoding": "utf-8",
    }
    if kind == ".tsv":  # SSSOM has its metadata as comments in front
        told["dialect"] = {"delimiter": "\t", "commentChar": "#"}
    if name == FIGURES:
        told = {
            **told,
            "name": "figures",
            "type": "table",
            "dialect": {"lineTerminator": "\r\n"},
            "schema": table_schema(columns),
        }
    return told
