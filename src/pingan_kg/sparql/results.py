"""What queries give: rows, a yes or no, or triples."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import (
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from ..errors import QueryError
from ..rdf.terms import Term

__all__ = [
    "ROW_FORMATS",
    "Boolean",
    "Result",
    "Row",
    "Solutions",
    "Triples",
]

ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""The standard formats of rows: the SPARQL 1.1 results formats."""

Row = tuple[Term | None, ...]


class Solutions:
    """What SELECT gives: variables, and rows of terms (None where unbound)."""

    def __init__(self, payload: bytes, *, order: Sequence[str] = ()) -> None:
        """Take the SPARQL JSON results; they are parsed when they are asked for.

        Where ``order`` is given the columns are in it: of ``SELECT *`` the standard has
        none.
        """
        self._payload = _ordered(payload, order) if order else payload

    def _parsed(self) -> QuerySolutions:
        parsed = parse_query_results(self._payload, format=QueryResultsFormat.JSON)
        assert isinstance(parsed, QuerySolutions)  # noqa: S101
        return parsed

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(variable.value for variable in self._parsed().variables)

    @property
    def rows(self) -> list[Row]:
        """The rows, parsed anew at each call."""
        return [tuple(solution) for solution in self._parsed()]

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return self._payload.endswith(b'"bindings":[]}}')

    def serialize(self, format_: str) -> bytes:
        """Write one of :data:`ROW_FORMATS` (csv by RFC 4180 and SPARQL, values as they are)."""
        if format_ == "json":
            return self._payload + b"\n"
        data = self._parsed().serialize(format=ROW_FORMATS[format_]) or b""
        return _readable_xml(data) + b"\n" if format_ == "xml" else data


class Boolean:
    """What ASK gives."""

    def __init__(self, value: bool) -> None:
        """Take the answer."""
        self.value = value

    def serialize(self, format_: str) -> bytes:
        """Write one of :data:`ROW_FORMATS`."""
        payload = b'{"head":{},"boolean":%s}' % str(self.value).lower().encode()
        parsed = parse_query_results(payload, format=QueryResultsFormat.JSON)
        return (parsed.serialize(format=ROW_FORMATS[format_]) or b"") + b"\n"


class Triples:
    """What CONSTRUCT and DESCRIBE give: a set of triples, sorted."""

    def __init__(self, payload: bytes) -> None:
        """Take N-Triples, in any order and with repetitions."""
        lines = sorted(set(payload.splitlines(keepends=True)))
        parsed = parse(b"".join(lines), format=RdfFormat.N_TRIPLES)
        self.triples: list[Triple] = [quad.triple for quad in parsed]

    def serialize(self, format_: str) -> bytes:
        """Write one of :data:`~pingan_kg.rdf.formats.WRITTEN`, as an export writes it.

        Raises :class:`~pingan_kg.errors.InputError` as
        :func:`pingan_kg.graph.export.serialized` does.
        """
        from ..graph.export import serialized

        return serialized([Quad(*triple) for triple in self.triples], format_)


Result = Solutions | Boolean | Triples


def _ordered(payload: bytes, order: Sequence[str]) -> bytes:
    """Bring the variables of the head of SPARQL JSON results into an order."""
    from json import dumps, loads

    head = re.match(rb'\{"head":\{"vars":(\[[^\]]*\])', payload)
    if head is None:
        return payload
    names = loads(head[1])
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    told = dumps(names, ensure_ascii=False, separators=(",", ":")).encode()
    return payload[: head.start(1)] + told + payload[head.end(1) :]


def _readable_xml(data: bytes) -> bytes:
    """Return the XML, or refuse what no XML reader takes (control characters)."""
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", data):
        raise QueryError("a value holds a control character, which XML cannot carry; use json")
    return data
