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

from collections.abc import Iterable

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
    "UnknownTermWarning",
    "did_you_mean",
    "nearest",
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


class UnknownTermWarning(UserWarning):
    """A query has a term that nothing in the graph has: it is likely misspelt."""


def nearest(name: str, choices: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the choices most like the name, the best first.

    Names that the given one is the beginning or a part of count as near too.

    >>> nearest("headline-figure", ["lower-bounds", "headline-figures"])
    ['headline-figures']
    """
    from difflib import get_close_matches

    by_folded = {choice.casefold(): choice for choice in choices}
    folded = name.casefold()[:200]
    found = get_close_matches(folded, by_folded, n=limit, cutoff=0.6)
    if len(folded) >= 2:
        found += [choice for choice in sorted(by_folded) if folded in choice]
    return [by_folded[choice] for choice in dict.fromkeys(found)][:limit]


def did_you_mean(name: str, choices: Iterable[str]) -> str:
    """Return ``"; did you mean a or b?"``, or nothing where no choice is near."""
    found = nearest(name, choices)
    return f"; did you mean {' or '.join(found)}?" if found else ""
