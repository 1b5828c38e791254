"""What can go wrong, as one tree.

::

    PinganError
    ├── InputError            a file or stream cannot be read as what it should be
    ├── OutputError           a target cannot be written, or exists already
    ├── QueryError            a query cannot be answered
    │   ├── QuerySyntaxError  it is not SPARQL
    │   ├── QueryRefused      it asks for what is switched off (SERVICE)
    │   ├── QueryTimeout      it took longer than its time limit
    │   └── QueryCrash        the engine died on it (nested too deeply, out of memory)
    ├── UnknownName           no thing, query, part or parameter has that name
    └── MissingEngine         an optional engine is not installed

Each carries one line for a person: what is wrong, where, and what to do. The
command line prints that line and exits with status 2.
"""

from __future__ import annotations

__all__ = [
    "InputError",
    "MissingEngine",
    "OutputError",
    "PinganError",
    "QueryCrash",
    "QueryError",
    "QueryRefused",
    "QuerySyntaxError",
    "QueryTimeout",
    "UnknownName",
]


class PinganError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(PinganError):
    """A file or stream cannot be read as what it should be."""


class OutputError(PinganError):
    """A target cannot be written, or exists already."""


class QueryError(PinganError):
    """A query cannot be answered."""


class QuerySyntaxError(QueryError):
    """The query text is not SPARQL 1.1."""


class QueryRefused(QueryError):
    """The query asks for something that is switched off."""


class QueryTimeout(QueryError):
    """The query took longer than its time limit."""


class QueryCrash(QueryError):
    """The engine died while it worked on the query."""


class UnknownName(PinganError):
    """No thing, query, part or parameter has the name given."""


class MissingEngine(PinganError):
    """An optional engine was asked for and is not installed."""
