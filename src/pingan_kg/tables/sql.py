"""Answer SQL over a folder of Parquet, read-only and within limits."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from itertools import chain
from typing import Any, NamedTuple

from ..bounds import plain
from ..errors import QueryCrash, QueryError, QueryRefused, QuerySyntaxError, QueryTimeout
from ..limits import QUERY, ROWS, SECONDS
from ..worker import Failure, Write, run
from .libraries import library
from .partitions import checked

__all__ = ["Rows", "asked"]

_MEMORY = 1 << 30
"""Bytes that the engine may take for its work; the process has more, for threads and code."""
_SPACE = 16 << 30
"""Bytes of address space of the process: the engine reserves far more than it takes."""
_AT_ONCE = 10_000


class Rows(NamedTuple):
    """The names of columns, and rows of as many cells: texts, None where there is nothing."""

    names: list[str]
    cells: list[list[str | None]]


def asked(
    folder: str | os.PathLike[str],
    text: str,
    *,
    timeout: float = SECONDS,
) -> Rows:
    """Answer one SELECT over a table that :func:`pingan_kg.tables.partitions.parted` wrote.

    The figures are the view ``figures``; the macros of ``macros.sql`` have the names of
    shipped queries, such as ``figures_possibly_above(10000, rounding := true)``. Decimals
    stay exact. The query runs in a process of its own, which reads that folder and nothing
    else, and writes nothing.

    Raises :class:`~pingan_kg.errors.InputError` where the folder is no whole table, and as
    :func:`pingan_kg.sparql.run.run` does where the query fails;
    :class:`~pingan_kg.errors.MissingEngine` where DuckDB is not installed.
    """
    if len(text) > QUERY:
        raise QueryError(
            f"the query has {len(text)} characters, and at most {QUERY} are read here"
        )
    path = checked(folder)
    library("duckdb")

    def work(write: Write) -> None:
        for part in _answer(path, text):
            write(json.dumps(part, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    try:
        lines = run(work, seconds=timeout, memory=_SPACE, opens=True).splitlines()
    except Failure as failure:
        raise _error(failure, timeout) from failure
    names, *parts = map(json.loads, lines)
    cells = list(chain.from_iterable(parts))
    if len(cells) > ROWS:
        raise QueryError(f"the answer has more than {ROWS} rows; add a LIMIT")
    return Rows(names, cells)


def _answer(path: str, text: str) -> Iterator[list[Any]]:
    """Yield the names of the columns, then rows, some at a time."""
    duckdb = library("duckdb")
    connection = duckdb.connect(":memory:", config={"memory_limit": f"{_MEMORY}B"})
    statements = connection.extract_statements(text)
    if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
        raise PermissionError
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    connection.execute("SET temp_directory = ''")
    escaped = _escaped(path)  # a pattern is held against the folders as it is written
    allowed = ", ".join(_quoted(one + os.sep) for one in dict.fromkeys((path, escaped)))
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    pattern = os.path.join(escaped, "level=*", "year=*", "*.parquet")
    kinds = "{'level': VARCHAR, 'year': INTEGER}"
    read = f"read_parquet({_quoted(pattern)}, hive_partitioning = true, hive_types = {kinds})"
    connection.execute(f"CREATE VIEW figures AS FROM {read}")
    macros = files(__package__).joinpath("macros.sql").read_text(encoding="utf-8")
    connection.execute(macros)
    found = connection.execute(statements[0])
    yield [column[0] for column in found.description]
    while rows := found.fetchmany(_AT_ONCE):
        yield [[_cell(value) for value in row] for row in rows]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escaped(path: str) -> str:
    """Return a path whose characters stand for themselves in a pattern."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in path)


def _cell(value: object) -> str | None:
    """Write a value: decimals without exponent, days by ISO 8601, lists as JSON."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=_cell)
    return str(value)


def _error(failure: Failure, timeout: float) -> QueryError:
    first = failure.text.strip().split("\n")[0]
    if failure.kind == "timeout":
        return QueryTimeout(f"the query took longer than {timeout:g} s (--timeout)")
    if failure.kind == "memory" or failure.error == "OutOfMemoryException":
        return QueryCrash("the query takes too much memory; ask for less at once")
    if failure.kind == "crash":
        return QueryCrash("the engine crashed on this query; ask for less at once")
    if failure.error == "PermissionError":
        return QueryRefused("only one SELECT is answered here")
    if failure.error == "ParserException":
        return QuerySyntaxError(f"the query is not SQL: {first}")
    return QueryError(
        "the answer is too large; add a LIMIT"
        if failure.kind == "size"
        else f"the query cannot be answered: {first}"
    )
