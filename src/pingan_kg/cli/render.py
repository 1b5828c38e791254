"""Choose a format, and bring the results of queries into it."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..rdf.formats import WRITTEN
from ..rdf.terms import XSD, Term, display
from ..sparql.results import ROW_FORMATS, Boolean, Result, Solutions, Triples
from .options import chosen_format
from .output import markdown, rows_default, table, terminal_width

__all__ = ["TEXT_FORMATS", "choose_format", "json_lines", "rendered"]

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
    result: Result, format_: str, output: str | None = None, *, wide: bool = False
) -> str | bytes:
    """Bring a result into a format that suits it (see :func:`choose_format`).

    A table is fitted to the terminal, if it goes to one and is not to be ``wide``.
    """
    if isinstance(result, Triples) or format_ in ROW_FORMATS:
        return result.serialize(format_)
    if isinstance(result, Boolean):
        return "true\n" if result.value else "false\n"
    if format_ == "jsonl":
        return json_lines(result)
    rows = [[display(term) for term in row] for row in result.rows]
    if format_ == "md":
        return markdown(result.variables, rows)
    fitted = output is None and not wide
    return table(result.variables, rows, columns=terminal_width() if fitted else None)


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
