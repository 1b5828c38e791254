"""Answer SPARQL queries, with limits."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
)

from ..errors import (
    InputError,
    QueryCrash,
    QueryError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    UnknownName,
    did_you_mean,
)
from ..graph.resolve import resolve
from ..graph.store import shared
from ..languages import checked
from ..rdf.names import PREFIXES
from ..rdf.terms import Term, typed_term
from ..worker import Failure, Write, run_here
from ..worker import run as run_apart
from .catalog import NamedQuery
from .results import Boolean, Result, Solutions, Triples
from .tokens import asks_service, bind, names_graphs, tokens, variables

__all__ = ["answer", "named_bindings", "run"]

LONGEST = 1_000_000
"""The most characters a query may have."""

_SOLUTIONS, _BOOLEAN, _TRIPLES = b"S", b"B", b"T"


def run(  # noqa: PLR0913 (options, by keyword only)
    text: str,
    *,
    bindings: Mapping[str, Term] | None = None,
    store: Store | None = None,
    timeout: float = 30.0,
    allow_service: bool = False,
    trusted: bool = False,
) -> Result:
    """Answer a SPARQL query over a store (default: the shipped graph).

    The prefixes of the table need no declaration. All named graphs together
    are the default graph, unless the query says otherwise by ``FROM``.
    ``bindings`` gives variables their terms; ``timeout`` is in seconds. A
    ``trusted`` query (a shipped one, over the shipped graph) is answered in this
    process, which is quicker by some milliseconds; any other in a child with limits.

    Raises :class:`~pingan_kg.errors.QuerySyntaxError`, ``QueryRefused`` for
    ``SERVICE`` without ``allow_service``, ``QueryTimeout``, ``QueryCrash`` where
    the engine dies of the query, ``UnknownName`` for a binding of a variable
    that the query does not have, and ``QueryError`` for what else goes wrong.
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text)} characters, more than {LONGEST}")
    found = tokens(text)
    if asks_service(found) and not allow_service:
        raise QueryRefused(
            "the query calls another server (SERVICE); --allow-service permits that"
        )
    written = _written(bindings or {}, variables(found))
    bound = bind(text, found, written)
    graph = shared() if store is None else store
    try:
        payload = _limited(graph, bound, timeout, sockets=allow_service, here=trusted)
    except Failure as failure:
        raise _error(failure, text, timeout) from failure
    kind, body = payload[:1], payload[1:]
    if kind == _BOOLEAN:
        return Boolean(body == b"true")
    return Solutions(body) if kind == _SOLUTIONS else Triples(body)


def _limited(
    graph: Store, text: str, timeout: float, *, sockets: bool = False, here: bool = False
) -> bytes:
    union = not names_graphs(tokens(text))

    def work(write: Write) -> None:
        _answer(graph, text, union, write)

    if here:
        return run_here(work, seconds=timeout)
    return run_apart(work, seconds=timeout, sockets=sockets)


class _Stream(BytesIO):
    """A stream that hands on what the engine's serialiser writes."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self._write = write

    def write(self, data: Any) -> int:
        self._write(bytes(data))
        return len(data)


def _answer(graph: Store, text: str, union: bool, write: Write) -> None:
    result = graph.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
    if isinstance(result, QueryBoolean):
        write(_BOOLEAN + (b"true" if result else b"false"))
    elif isinstance(result, QuerySolutions):
        write(_SOLUTIONS)
        result.serialize(_Stream(write), format=QueryResultsFormat.JSON)
    else:
        write(_TRIPLES)
        result.serialize(_Stream(write), format=RdfFormat.N_TRIPLES)


def answer(  # noqa: PLR0913 (options, by keyword only)
    query: NamedQuery,
    given: Mapping[str, str],
    store: Store,
    lang: str,
    *,
    timeout: float = 30.0,
    trusted: bool = False,
) -> Result:
    """Answer a shipped query: what the command line and Python call alike.

    ``given`` are its parameters as a person writes them. Raises as
    :func:`named_bindings` and :func:`run` do, and
    :class:`~pingan_kg.errors.InputError` for another language.
    """
    bindings = named_bindings(query, given, store, checked(lang))
    return run(query.text, bindings=bindings, store=store, timeout=timeout, trusted=trusted)


def named_bindings(
    query: NamedQuery, given: Mapping[str, str], store: Store, lang: str
) -> dict[str, Term]:
    """Read the parameters of a shipped query, by the types its header declares.

    The value of an ``iri`` parameter is anything that names a thing (see
    :func:`pingan_kg.graph.resolve.resolve`). ``?lang`` is bound where the query has it.
    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown parameter or
    thing, ``InputError`` for a missing parameter or a value of the wrong type.
    """
    params = {param.name: param for param in query.params}
    bindings: dict[str, Term] = {}
    for name, value in {"lang": lang, **given}.items():
        if name in params:
            kind = params[name].type
            bindings[name] = resolve(store, value) if kind == "iri" else typed_term(value, kind)
        elif name == "lang":
            if "lang" in variables(tokens(query.text)):
                bindings["lang"] = Literal(value)
        else:
            there = ", ".join(params) or "it takes none"
            hint = did_you_mean(name, params) or f"; its parameters: {there}"
            raise UnknownName(f"the query {query.name} has no parameter {name!r}{hint}")
    for param in query.params:
        if param.required and param.name not in bindings:
            said = param.zh if lang == "zh" else param.en
            raise InputError(
                f"the query {query.name} needs -p {param.name}=…  ({param.type}: {said})"
            )
    return bindings


def _written(bindings: Mapping[str, Term], there: list[str]) -> dict[str, str]:
    written = {}
    for name, term in bindings.items():
        if name not in there:
            hint = did_you_mean(name, there)
            raise UnknownName(f"the query has no variable ?{name}{hint}")
        if str(term).startswith("_:"):
            raise InputError(f"?{name} cannot be bound to a blank node")
        written[name] = str(term)
    return written


def _error(failure: Failure, text: str, timeout: float) -> QueryError:
    if failure.kind == "timeout":
        return QueryTimeout(f"the query took longer than {timeout:g} s (--timeout)")
    if failure.kind == "memory":
        return QueryCrash("the query takes too much memory; ask for less at once")
    if failure.kind == "size":
        return QueryError("the answer is too large; add a LIMIT")
    if failure.kind == "crash":
        return QueryCrash("the engine crashed on this query; it may be nested too deeply")
    if failure.error == "SyntaxError":
        from .explain import explain

        wrong = explain(text)
        return QuerySyntaxError(wrong or "a bound variable is assigned in the query (BIND, AS)")
    return QueryError(f"the query failed: {failure.text or failure.error}")
