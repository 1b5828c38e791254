"""Choose a format, and bring the results of queries into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from ..errors import InputError, QueryCrash, QueryError, QueryTimeout
from ..rdf.formats import WRITTEN
from ..rdf.terms import XSD, Term, display
from ..sparql.results import ROW_FORMATS, Boolean, Result, Solutions, Triples
from ..worker import Failure, Write, run
from .options import chosen_format
from .output import markdown, rows_default, table

__all__ = ["TEXT_FORMATS", "choose_format", "json_lines", "rendered", "rendered_apart"]

TEXT_FORMATS = ("table", "md", "jsonl")
"""The formats of rows that are this program's own."""

_JSON_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_JSON_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))


def choose_format(format_: str | None, output: str | None, kind: str | None) -> str:
    """Return the format: the one asked for, else by the target's suffix, else by default.

    ``kind`` is ``rows``, ``boolean`` or ``graph``, or None while the result is
    not known; then only a hopeless choice is refused. Raises
    :class:`~pingan_kg.errors.InputError` where format and result do not fit.
    """
    rows = (*TEXT_FORMATS, *ROW_FORMATS)
    if kind is None:
        return chosen_format(format_, output, (*rows, *WRITTEN), "")
    allowed, default = rows, "table" if kind == "boolean" else rows_default(output)
    if kind == "graph":
        allowed, default = WRITTEN, "turtle"
    what = {"graph": "a graph", "rows": "rows", "boolean": "true or false"}[kind]
    if format_ is not None and format_ not in allowed:
        raise InputError(
            f"the query gives {what}, which {format_} cannot hold; "
            f"use one of {', '.join(sorted(allowed))}"
        )
    try:
        return chosen_format(format_, output, allowed, default)
    except InputError as error:
        raise InputError(f"the query gives {what}; {error}") from error


def rendered(
    result: Result, format_: str, columns: int | None = None, lang: str | None = None
) -> str | bytes:
    """Bring a result into a format that suits it (see :func:`choose_format`).

    ``columns`` is the width that a table is made to fit. ``lang`` is the language of a
    shipped query, in whose tables columns and units are called by words.
    """
    if isinstance(result, Triples) or format_ in ROW_FORMATS:
        return result.serialize(format_)
    if isinstance(result, Boolean):
        return "true\n" if result.value else "false\n"
    if format_ == "jsonl":
        return json_lines(result)
    heads: Sequence[str] = result.variables
    rows = [[display(term) for term in row] for row in result.rows]
    if lang is not None:
        heads, rows = _worded(heads, rows, lang)
    if format_ == "md":
        return markdown(heads, rows)
    return table(heads, rows, columns=columns)


def _worded(
    names: Sequence[str], rows: list[list[str]], lang: str
) -> tuple[list[str], list[list[str]]]:
    """Write units in words, and in Chinese what the columns hold."""
    from ..languages import word
    from ..sparql.columns import columns

    known = columns() if lang == "zh" else {}
    heads = [known[name].zh if name in known else name for name in names]
    if "unit" not in names:
        return heads, rows
    at = list(names).index("unit")
    units = [word(f"unit:{row[at]}", lang) or row[at] for row in rows]
    return heads, [
        [*row[:at], unit, *row[at + 1 :]] for row, unit in zip(rows, units, strict=True)
    ]


def rendered_apart(
    result: Result,
    format_: str,
    columns: int | None = None,
    lang: str | None = None,
    *,
    seconds: float,
) -> bytes:
    """Do the same in a child with limits: what a stranger's query gives can be large.

    Raises :class:`~pingan_kg.errors.QueryError` where it takes too much, and for what
    the format cannot hold.
    """

    def work(write: Write) -> None:
        made = rendered(result, format_, columns, lang)
        write(made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made)

    try:
        return run(work, seconds=seconds, opens=True)
    except Failure as failure:
        if failure.kind == "timeout":
            raise QueryTimeout(
                "laying out the answer took too long; add a LIMIT, or give --timeout SECONDS"
            ) from failure
        if failure.kind == "raised":
            raise QueryError(failure.text) from failure
        raise QueryCrash("the answer is too large to be laid out; add a LIMIT") from failure


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
