"""Answer SPARQL queries, with limits."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pyoxigraph import (
    NamedNode,
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
from ..graph.store import briefing_graphs, shared
from ..languages import checked
from ..limits import QUERY, SECONDS
from ..rdf.names import BASE, PREFIXES
from ..rdf.terms import Term
from ..worker import Failure, Write, run_here
from ..worker import run as run_apart
from .catalog import NamedQuery
from .parameters import named_bindings
from .results import Boolean, Result, Solutions, Triples
from .substitution import substituted
from .tokens import asks_service, bind, names_graphs, selects_all, tokens, variables

__all__ = ["answer", "run", "written"]

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]*")

_SOLUTIONS, _BOOLEAN, _TRIPLES = b"S", b"B", b"T"


def run(  # noqa: PLR0913 (options, by keyword only)
    text: str,
    *,
    bindings: Mapping[str, Term] | None = None,
    store: Store | None = None,
    graphs: Sequence[NamedNode] = (),
    timeout: float = SECONDS,
    allow_service: bool = False,
    base: str = BASE,
    trusted: bool = False,
) -> Result:
    """Answer a SPARQL query over a store (default: the shipped graph).

    The prefixes of the table need no declaration, and an IRI may be relative to ``base``
    (the project's, unless another is given or the query has its own). All named graphs
    together, or ``graphs``, are the default graph, unless the query says otherwise by
    ``FROM``. ``bindings`` gives variables their terms; ``timeout`` is in seconds. A
    ``trusted`` query (a shipped one) is answered in this process, which is quicker by some
    milliseconds; any other in a child with limits.

    Raises :class:`~pingan_kg.errors.QuerySyntaxError`, ``QueryRefused`` for
    ``SERVICE`` without ``allow_service``, ``QueryTimeout``, ``QueryCrash`` where
    the engine dies of the query, ``UnknownName`` for a binding of a variable
    that the query does not have, and ``QueryError`` for what else goes wrong.
    """
    if len(text) > QUERY:
        raise QueryError(
            f"the query has {len(text)} characters, and at most {QUERY} are read; "
            "data go into a file (--data)"
        )
    if not (allow_service or trusted):
        _refuse_service(text)
    if not _ABSOLUTE.fullmatch(base):
        raise InputError(f"the base {base!r} is no absolute IRI; write it as http://…/")
    return _run(
        text, bindings, store, graphs, timeout, base=base, opens=allow_service, here=trusted
    )


def _run(  # noqa: PLR0913 (options)
    text: str,
    bindings: Mapping[str, Term] | None,
    store: Store | None,
    graphs: Sequence[NamedNode],
    timeout: float,
    *,
    base: str = BASE,
    opens: bool = False,
    here: bool = False,
) -> Result:
    """Answer a query that is known to call no other server, or may; ``here``: no child."""
    found = tokens(text)
    bound = bind(text, found, _written(bindings or {}, variables(found)))
    graph = shared() if store is None else store
    options: dict[str, Any] = {"base_iri": base}
    if graphs and not names_graphs(found):
        options["default_graph"] = list(graphs)
    elif not names_graphs(found):
        options["use_default_graph_as_union"] = True

    def work(write: Write) -> None:
        _answer(graph, bound, options, write)

    try:
        if here:
            payload = run_here(work, seconds=timeout)
        else:
            payload = run_apart(work, seconds=timeout, opens=opens)
    except Failure as failure:
        raise _error(failure, text, timeout) from failure
    kind, body = payload[:1], payload[1:]
    if kind == _BOOLEAN:
        return Boolean(body == b"true")
    if kind == _TRIPLES:
        return Triples(body)
    return Solutions(body, order=variables(found) if selects_all(found) else ())


def _refuse_service(text: str) -> None:
    """Refuse what calls another server: without a child to keep from it, the very word."""
    can_fork = hasattr(os, "fork")
    if asks_service(text, tokens(text)) if can_fork else "service" in text.casefold():
        raise QueryRefused(
            "the query calls another server (SERVICE); --allow-service permits that"
            if can_fork
            else "the query has the word SERVICE, which may call another server; "
            "--allow-service permits that"
        )


class _Stream(BytesIO):
    """A stream that hands on what the engine's serialiser writes."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self._write = write

    def write(self, data: Any) -> int:
        self._write(bytes(data))
        return len(data)


def _answer(graph: Store, text: str, options: Mapping[str, Any], write: Write) -> None:
    result = graph.query(text, prefixes=PREFIXES, **options)
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
    timeout: float = SECONDS,
    trusted: bool = False,
) -> Result:
    """Answer a shipped query: what the command line and Python call alike.

    ``given`` are its parameters as a person writes them. Where ``briefing`` is among
    them only the graphs of that briefing and the shared ones are read. Where the graph is
    the shipped one (``trusted``) too, it is answered in this process, which is quicker by
    some milliseconds. Raises as
    :func:`pingan_kg.sparql.parameters.named_bindings` and :func:`run` do, and
    :class:`~pingan_kg.errors.InputError` for another language.
    """
    bindings = named_bindings(query, given, store, checked(lang))
    data_set = bindings.get("briefing")
    graphs = []
    if isinstance(data_set, NamedNode):
        graphs = briefing_graphs(store, data_set.value.removeprefix(PREFIXES["dataset"]))
    return _run(_substituted(query, bindings), {}, store, graphs, timeout, here=trusted)


def written(query: NamedQuery, given: Mapping[str, str], store: Store, lang: str) -> str:
    """Return the text of a shipped query with its parameters and language in place.

    It is what :func:`answer` asks, and needs nothing of this package: any engine of SPARQL
    1.1 answers it alike over the graph that ``export`` writes (with the query's own parts,
    such as ``derived``). ``given``, and what is raised, are as in :func:`answer`.
    """
    return _substituted(query, named_bindings(query, given, store, checked(lang)))


def _substituted(query: NamedQuery, bindings: Mapping[str, Term]) -> str:
    return substituted(query.text, _written(bindings, variables(tokens(query.text))))


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
