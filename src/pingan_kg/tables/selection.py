"""Keep a table to one briefing, area or period, or to what concerns one thing."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from ..errors import InputError, UnknownName, did_you_mean
from ..graph.resolve import resolve
from ..graph.store import briefings
from ..graph.view import short
from .cells import local
from .columns import SEVERAL, Table

__all__ = ["kept"]

_SHOWN = 8
"""At most so many areas or periods are named where another was asked for."""

_KINDS = {"area": "area_id", "period": "period_id"}


def kept(  # noqa: PLR0913 (options, by keyword only)
    table: Table,
    store: Store,
    *,
    briefing: str | None = None,
    area: str | None = None,
    period: str | None = None,
    about: str | None = None,
) -> Table:
    """Return the rows of one briefing, area and period, and about one thing, as far as given.

    ``briefing`` is an id; the others are whatever names a thing (see
    :func:`pingan_kg.graph.resolve.resolve`). A row is about a thing whose id or code is
    in one of its cells: a metric, theme, agency, program, counted thing, claim ...
    An area is just that area, without those in it.

    Raises :class:`~pingan_kg.errors.UnknownName` where nothing is called so,
    :class:`~pingan_kg.errors.InputError` where no figure is about it.
    """
    if briefing is not None:
        table = _of_briefing(table, store, briefing)
    for what, named in (("area", area), ("period", period)):
        if named is not None:
            table = _with(table, what, short(resolve(store, named)))
    return table if about is None else _about(table, resolve(store, about))


def _of_briefing(table: Table, store: Store, briefing: str) -> Table:
    there = briefings(store)
    wanted = briefing.strip().rpartition("/")[2]
    if wanted not in there:
        hint = did_you_mean(wanted, there) or f"; there are: {', '.join(there) or 'none'}"
        raise UnknownName(f"no briefing is called {briefing[:80]!r}{hint}")
    cells = table.column("briefing_id")
    return _chosen(table, [cell == wanted for cell in cells], wanted)


def _with(table: Table, what: str, wanted: str) -> Table:
    cells = table.column(_KINDS[what])
    there = sorted({str(cell) for cell in cells if cell is not None})
    if there and wanted not in there:
        more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
        listed = ", ".join(there[:_SHOWN]) + more
        raise InputError(f"no figure here is of {wanted}; there are: {listed}")
    return _chosen(table, [cell == wanted for cell in cells], wanted)


def _about(table: Table, node: NamedNode) -> Table:
    wanted = short(node)
    kinds = {
        at: column.name.endswith(("_code", "_codes"))
        for at, column in enumerate(table.columns)
        if column.name == "id" or column.name.endswith(("_id", "_ids", "_code", "_codes"))
    }
    own = wanted.removeprefix("source/")
    codes = {local(node)}

    def is_about(row: tuple[object, ...]) -> bool:
        for at, is_code in kinds.items():
            held = set(str(row[at]).split(SEVERAL)) if row[at] is not None else set()
            if held & (codes if is_code else {wanted, own}):
                return True
        return False

    return _chosen(table, [is_about(row) for row in table.rows], wanted)


def _chosen(table: Table, keep: list[bool], what: str) -> Table:
    rows = tuple(row for row, is_kept in zip(table.rows, keep, strict=True) if is_kept)
    if not rows:
        raise InputError(f"no figure is about {what}, or about that and all else that is asked")
    return Table(table.columns, rows)
