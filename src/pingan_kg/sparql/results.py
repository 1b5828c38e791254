"""What queries give: rows, a yes or no, or triples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from ..errors import QueryError
from ..limits import CELLS, ROWS
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
        """The rows, parsed anew at each call.

        Raises :class:`~pingan_kg.errors.QueryError` where they are more than
        :mod:`pingan_kg.limits` allows.
        """
        parsed = self._parsed()
        most = min(ROWS, CELLS // max(len(parsed.variables), 1))
        rows = [tuple(solution) for solution in islice(parsed, most + 1)]
        if len(rows) > most:
            raise _too_many("rows", most)
        return rows

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
        """Take N-Triples, in any order and with repetitions; they are parsed when asked for."""
        self._payload = payload

    @property
    def is_empty(self) -> bool:
        """Whether there is no triple."""
        return not self._payload.strip()

    @cached_property
    def triples(self) -> list[Triple]:
        """The triples, sorted; blank nodes are numbered in the order that they came in.

        (The engine gives them other labels on every run.) Raises
        :class:`~pingan_kg.errors.QueryError` where they are more than
        :mod:`pingan_kg.limits` allows.
        """
        if self._payload.count(b"\n") > 2 * ROWS:  # before they take memory
            raise _too_many("triples", ROWS)
        lines = dict.fromkeys(self._payload.splitlines(keepends=True))
        if len(lines) > ROWS:
            raise _too_many("triples", ROWS)
        found = parse(b"".join(lines), format=RdfFormat.N_TRIPLES)
        numbers: dict[BlankNode, BlankNode] = {}
        return sorted((_numbered(quad.triple, numbers) for quad in found), key=str)

    def serialize(self, format_: str) -> bytes:
        """Write one of :data:`~pingan_kg.rdf.formats.WRITTEN`, as an export writes it.

        Raises :class:`~pingan_kg.errors.InputError` as
        :func:`pingan_kg.graph.export.serialized` does.
        """
        from ..graph.export import serialized

        return serialized([Quad(*triple) for triple in self.triples], format_)


Result = Solutions | Boolean | Triples

_Node = TypeVar("_Node")


def _numbered(triple: Triple, numbers: dict[BlankNode, BlankNode]) -> Triple:
    def named(term: _Node) -> _Node | BlankNode | Triple:
        if isinstance(term, BlankNode):
            return numbers.setdefault(term, BlankNode(f"b{len(numbers)}"))
        return _numbered(term, numbers) if isinstance(term, Triple) else term

    return Triple(named(triple.subject), triple.predicate, named(triple.object))


def _too_many(what: str, most: int) -> QueryError:
    return QueryError(
        f"the answer has more than {most} {what}, the most that are laid out; add a LIMIT"
        + ", or choose csv, tsv, json or xml" * (what == "rows")
    )


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
