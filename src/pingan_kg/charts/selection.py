"""Which figures a chart shows: those of shipped queries, or about things that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from ..errors import InputError, UnknownName, did_you_mean
from ..graph.resolve import resolve
from ..graph.view import View
from ..rdf.names import short_id
from ..sparql.catalog import NamedQuery, get, names
from ..sparql.results import Solutions
from ..sparql.run import answer
from ..tables.columns import Table
from ..tables.rows import figures
from ..tables.selection import kept

__all__ = ["Chosen", "chosen"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figures of a chart, in the order of what was asked, and what they answer."""

    table: Table
    title: str
    """The question of the query, or the label of the thing; of several nothing."""


def chosen(  # noqa: PLR0913 (options, by keyword only)
    asked: Sequence[str],
    store: Store,
    lang: str,
    *,
    params: Mapping[str, str] | None = None,
    within: Mapping[str, str | None] | None = None,
    alone: bool = True,
) -> Chosen:
    """Return the figures that names ask for, each once.

    A name is that of a shipped query, whose ``params`` are given as to ``query``, or names
    a thing that figures are about: a metric, a theme, a program, a figure ... ``within``
    keeps the figures to a briefing, an area or a period
    (:func:`pingan_kg.tables.selection.kept`); ``alone`` says that the store holds the
    shipped graph alone, so that the defaults of queries hold.

    Raises :class:`~pingan_kg.errors.UnknownName` for a name of nothing,
    :class:`~pingan_kg.errors.InputError` where there is nothing to draw, and as
    :func:`pingan_kg.sparql.run.answer` does.
    """
    every = figures(store)
    table = kept(every, store, **dict(within or {}))
    ids: dict[str, None] = {}
    queries = [name for name in asked if name in names()]
    for name in asked:
        found: Iterable[str]
        if name in queries:
            found = _answered(get(name), store, lang, dict(params or {}), alone=alone)
            found = _known(name, found, every, table)
        else:
            found = _about(name, table, store)
        ids.update(dict.fromkeys(found))
    if params and not queries:
        raise InputError("-p is for a shipped query, and none is named")
    by_id = {str(row[0]): row for row in table.rows}
    picked = Table(table.columns, tuple(by_id[one] for one in ids))
    return Chosen(picked, _title(asked, store, lang))


def _title(asked: Sequence[str], store: Store, lang: str) -> str:
    if len(asked) != 1:
        return ""
    if asked[0] in names():
        return get(asked[0]).question(lang)
    return View(store, lang).label(resolve(store, asked[0]))


def _about(name: str, table: Table, store: Store) -> list[str]:
    try:
        return [str(row[0]) for row in kept(table, store, about=name).rows]
    except (InputError, UnknownName) as error:
        near = did_you_mean(name, names())
        if near:
            raise UnknownName(f"no shipped query is called {name[:80]!r}{near}") from error
        raise


def _answered(
    query: NamedQuery, store: Store, lang: str, given: dict[str, str], *, alone: bool
) -> list[str]:
    """Return the ids of the figures in a query's answer, row by row."""
    result = answer(_with_figures(query), query.asked(given, alone=alone), store, lang)
    if not isinstance(result, Solutions):
        return []
    found = []
    for row in result.rows:
        for term in row:
            if isinstance(term, NamedNode):
                found.append(short_id(term.value))
            elif isinstance(term, Literal):
                found.append(term.value)
    return found


def _with_figures(query: NamedQuery) -> NamedQuery:
    """Let a query that does not show its figures' ids show its figures."""
    head = re.search(r"^SELECT (?:DISTINCT )?", query.text, flags=re.M)
    body = query.text[head.end() :] if head else ""
    columns = body.partition("WHERE")[0]
    shows = re.search(r"\?(?:\w+_)?id\b|\?observation\b", columns)
    if head is None or shows or "?observation" not in body or "(" in columns:
        return query
    text = f"{query.text[: head.end()]}?observation {body}"
    return query._replace(text=text)


def _known(name: str, found: Iterable[str], every: Table, table: Table) -> list[str]:
    """Return the ids that are those of figures, and within what was asked for."""
    figures_there, there = set(every.column("id")), set(table.column("id"))
    figures_found = [one for one in found if one in figures_there]
    known = [one for one in figures_found if one in there]
    if figures_found and not known:
        raise InputError(f"no figure in the answer of {name} is of what else is asked for")
    if not known:
        raise InputError(
            f"the answer of the query {name} has no figures to draw; ask one whose rows are"
            " figures, such as headline-figures, changes or lower-bounds"
        )
    return known
