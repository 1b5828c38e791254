"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = [
    "complete_names",
    "complete_things",
    "data_option",
    "format_option",
    "format_or_suffix",
    "kinds_option",
    "lang_option",
    "loaded",
    "locale_language",
    "output_options",
    "timeout_option",
]

F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[], list[str]]

LANGUAGES = ("zh", "en")


def locale_language() -> str:
    """Return ``zh`` where the locale's messages are Chinese, else ``en``."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """Take the command's own option, else the group's, else the locale's language."""
    if value is not None:
        return value
    above = ctx.parent.params.get("lang") if ctx.parent else None
    return above or locale_language()


def lang_option(function: F) -> F:
    """Add ``--lang``; the command gets ``lang``, always ``zh`` or ``en``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=_language,
        help="Language of labels and questions. [default: the locale's]",
    )(function)


def output_options(function: F) -> F:
    """Add ``-o/--output FILE`` and ``--force``; the command gets ``output``, ``force``."""
    function = click.option(
        "--force", is_flag=True, help="Let -o overwrite a file that exists."
    )(function)
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to FILE, whole or not at all; without --format its suffix says which.",
    )(function)


def format_option(*names: str, help: str = "Format of the output.") -> Callable[[F], F]:
    """Add ``--format`` with these choices; the command gets ``format_``, a name or None."""
    return click.option("--format", "format_", type=click.Choice(names), help=help)


def kinds_option(help: str, *, complete: Completer) -> Callable[[F], F]:
    """Add ``--kind KIND,...``; the command gets ``of``, a list of kinds."""
    return click.option(
        "--kind",
        "of",
        metavar="KIND,...",
        callback=_kinds,
        shell_complete=partial(_complete_last, complete=complete),
        help=help,
    )


def _kinds(_ctx: click.Context, _param: click.Parameter, value: str | None) -> list[str]:
    return [kind.strip() for kind in (value or "").split(",") if kind.strip()]


def _complete_last(
    _ctx: click.Context, _param: click.Parameter, incomplete: str, *, complete: Completer
) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + kind for kind in complete() if kind.startswith(last)]


def format_or_suffix(
    chosen: str | None, output: str | None, suffixes: Mapping[str, str], default: str
) -> str:
    """Return the format asked for, else the one that the target's suffix says, else another."""
    suffix = os.path.splitext(output)[1].lower() if output else ""
    return chosen or suffixes.get(suffix, default)


def _seconds(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    if not 0 < value <= 1_000_000:  # so neither nan nor inf
        raise click.BadParameter("it must be a number of seconds above 0, at most 1000000")
    return value


def timeout_option(default: float = 30.0) -> Callable[[F], F]:
    """Add ``--timeout SECONDS``; the command gets ``timeout``."""
    return click.option(
        "--timeout",
        type=float,
        metavar="SECONDS",
        default=default,
        show_default=True,
        callback=_seconds,
        help="Stop after this time.",
    )


def data_option(function: F) -> F:
    """Add ``--data FILE``; the command gets ``data``, a tuple of names for :func:`loaded`."""
    return click.option(
        "--data",
        multiple=True,
        metavar="FILE",
        help="Add an RDF file to the graph; repeatable.",
    )(function)


def loaded(ctx: click.Context, data: tuple[str, ...] = (), parts: Sequence[str] = ()) -> Store:
    """Return the store of the shipped graph, which ``main`` may have begun to load.

    With the files ``data`` or further parts it is a store of its own, to which their
    statements are added.
    """
    from ..graph.store import QUERIED, Loading, add_data, add_parts, shared, store

    if isinstance(ctx.obj, Loading):
        graph = ctx.obj.store()
    else:
        graph = store() if data or parts else shared(QUERIED)
    add_parts(graph, parts)
    for file in data:
        add_data(graph, file)
    return graph


def complete_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a shipped query."""
    from ..sparql.catalog import names

    return [name for name in names() if name.startswith(incomplete)]


def complete_things(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the short id of a thing (``program/…``)."""
    from ..graph.resolve import short_ids
    from ..graph.store import shared

    return [name for name in short_ids(shared(("reference",))) if name.startswith(incomplete)]
