"""Choose a format, and bring the results of queries into it."""

from __future__ import annotations

import os
import re

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..rdf.formats import FORMATS, SUFFIXES
from ..rdf.terms import XSD, Term, display
from ..sparql.results import ROW_FORMATS, Boolean, Result, Solutions, Triples
from .output import is_terminal, markdown, table, terminal_width

__all__ = ["TEXT_FORMATS", "choose_format", "json_lines", "rendered"]

TEXT_FORMATS = ("table", "md", "jsonl")
"""The formats of rows that are this program's own."""

_ROW_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "md",
    ".txt": "table",
}
_JSON_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_JSON_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))


def choose_format(format_: str | None, output: str | None, kind: str | None) -> str:
    """Return the format: the one asked for, else by the target's suffix, else by default.

    ``kind`` is ``rows``, ``boolean`` or ``graph``, or None while the result is
    not known; then only a hopeless choice is refused. Raises
    :class:`~pingan_kg.errors.InputError` where format and result do not fit.
    """
    chosen = format_ or _by_suffix(output, kind)
    if chosen is None:
        if kind == "graph":
            return "turtle"
        return "table" if kind == "boolean" or (output is None and is_terminal()) else "csv"
    allowed = FORMATS if kind == "graph" else {*TEXT_FORMATS, *ROW_FORMATS}
    if kind is not None and chosen not in allowed:
        what = "a graph" if kind == "graph" else "rows" if kind == "rows" else "true or false"
        raise InputError(
            f"the query gives {what}, which {chosen} cannot hold; "
            f"use one of {', '.join(sorted(allowed))}"
        )
    return chosen


def _by_suffix(output: str | None, kind: str | None) -> str | None:
    if output is None or output == "-":
        return None
    suffix = os.path.splitext(output)[1].lower()
    wanted, other = _ROW_SUFFIXES, SUFFIXES
    if kind == "graph":
        wanted, other = other, wanted
    found = wanted.get(suffix) or other.get(suffix)
    if found is None and not _special(output):
        known = ", ".join(sorted({*wanted, *other}))
        raise InputError(
            f"{output}: no format has that suffix; give --format, or one of {known}"
        )
    return found


def _special(output: str) -> bool:
    """Tell whether the target is a device or a pipe, whose name says nothing."""
    return os.path.exists(output) and not os.path.isfile(output)


def rendered(result: Result, format_: str, output: str | None = None) -> str | bytes:
    """Bring a result into a format that suits it (see :func:`choose_format`)."""
    if isinstance(result, Triples) or format_ in ROW_FORMATS:
        return result.serialize(format_)
    if isinstance(result, Boolean):
        return "true\n" if result.value else "false\n"
    if format_ == "jsonl":
        return json_lines(result)
    rows = [[display(term) for term in row] for row in result.rows]
    if format_ == "md":
        return markdown(result.variables, rows)
    return table(result.variables, rows, columns=terminal_width() if output is None else None)


def json_lines(result: Solutions) -> str:
    """Write a JSON object a row: variables to values.

    An IRI is a string, whole; a number and a truth value are JSON's own, with
    the digits they have in the graph; any other literal is the string of its
    text; an unbound variable is null.
    """
    from json import dumps

    names = [dumps(name) for name in result.variables]

    def value(term: Term | None) -> str:
        if isinstance(term, Literal):
            kind, text = term.datatype.value, term.value
            if (kind in _JSON_NUMBERS and re.fullmatch(_JSON_NUMBER, text)) or (
                kind == XSD + "boolean" and text in ("true", "false")
            ):
                return text
            return dumps(text, ensure_ascii=False)
        if isinstance(term, NamedNode):
            return dumps(term.value, ensure_ascii=False)
        return "null" if term is None else dumps(str(term), ensure_ascii=False)

    return "".join(
        "{"
        + ", ".join(f"{name}: {value(term)}" for name, term in zip(names, row, strict=True))
        + "}\n"
        for row in result.rows
    )
