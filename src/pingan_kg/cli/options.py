"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..limits import MOST_SECONDS, SECONDS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem
    from pyoxigraph import Store

    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType

from .language import lang_option

__all__ = [
    "FILE",
    "briefing_option",
    "chosen_format",
    "complete_names",
    "complete_things",
    "data_options",
    "format_option",
    "kinds_option",
    "lang_option",
    "loaded",
    "output_options",
    "parts_option",
    "timeout_option",
]

F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[], list[str]]


class _File(_ParamType):
    """A file's name, taken as it is; shells complete it."""

    name = "file"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        if not value:
            self.fail("give the name of a file", param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = _File()


def output_options(function: F) -> F:
    """Add ``-o/--output FILE`` and ``--force``; the command gets ``output``, ``force``."""
    function = click.option(
        "--force", is_flag=True, help="Let -o overwrite a file that exists."
    )(function)
    return click.option(
        "-o",
        "--output",
        type=FILE,
        metavar="FILE",
        help="Write to FILE, whole or not at all; without --format its suffix says which.",
    )(function)


def format_option(*names: str, help: str = "Format of the output.") -> Callable[[F], F]:
    """Add ``--format`` with these choices; the command gets ``format_``, a name or None."""
    return click.option("--format", "format_", type=click.Choice(names), help=help)


def chosen_format(
    given: str | None, output: str | None, formats: Collection[str], default: str
) -> str:
    """Return the format: the one asked for, else what the target's suffix tells.

    Where the output goes to no file, or to a device, it is ``default``. Raises
    :class:`~pingan_kg.errors.InputError` for a suffix that tells none of ``formats``.
    """
    if given is not None or output is None or output == "-":
        return given or default
    from ..errors import InputError
    from ..rdf.formats import by_suffix, suffixes

    if (found := by_suffix(output, formats)) is not None:
        return found
    if os.path.exists(output) and not os.path.isfile(output):
        return default  # a device or a pipe, whose name says nothing
    there = ", ".join(suffixes(formats))
    raise InputError(
        f"{output}: no format has that suffix here; give --format, or one of {there}"
    )


def _several(value: Sequence[str]) -> list[str]:
    """Return the names of an option that takes comma lists and is repeatable."""
    names = (name.strip() for given in value for name in given.split(","))
    return list(dict.fromkeys(names))


def kinds_option(help: str, *, complete: Completer) -> Callable[[F], F]:
    """Add ``--kind KIND,...``; the command gets ``of``, a list of kinds."""
    return click.option(
        "--kind",
        "of",
        multiple=True,
        metavar="KIND,...",
        callback=lambda _ctx, _param, value: list(filter(None, _several(value))),
        shell_complete=partial(_complete_last, complete=complete),
        help=help,
    )


def parts_option(name: str, help: str) -> Callable[[F], F]:
    """Add an option for parts of the graph; the command gets ``parts``, a list of names."""
    return click.option(
        name,
        "parts",
        multiple=True,
        metavar="PART,...",
        callback=_parts,
        shell_complete=partial(_complete_last, complete=_all_parts),
        help=help,
    )


def _all_parts() -> list[str]:
    from ..graph.paths import PARTS

    return list(PARTS)


def _parts(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> list[str]:
    from ..graph.paths import checked

    return [checked(name) for name in _several(value)]


def _complete_last(
    _ctx: click.Context, _param: click.Parameter, incomplete: str, *, complete: Completer
) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + kind for kind in complete() if kind.startswith(last)]


def _seconds(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    if not 0 < value <= MOST_SECONDS:  # so neither nan nor inf
        raise click.BadParameter("it must be a number of seconds above 0, at most 1000000")
    return value


def timeout_option(default: float = SECONDS) -> Callable[[F], F]:
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


def data_options(function: F) -> F:
    """Add ``--data PATH`` and ``--only``; the command gets ``data`` and ``only``.

    They are for :func:`loaded`: names of files and folders, and whether the shipped
    briefings stay out.
    """
    function = click.option(
        "--only", is_flag=True, help="Leave the shipped briefings out: only yours."
    )(function)
    return click.option(
        "--data",
        type=FILE,
        multiple=True,
        metavar="PATH",
        callback=_data,
        help="Add an RDF file, or a folder of briefings, to the graph; repeatable.",
    )(function)


_STORE = "pingan_kg.store"


def graph_options(function: F) -> F:
    """Add :func:`data_options` and ``--store DIR``, for commands that read :func:`loaded`."""
    return click.option(
        "--store",
        metavar="DIR",
        type=click.Path(),
        expose_value=False,
        callback=_kept,
        help="Read a store built by “store build” in place of the shipped graph.",
    )(data_options(function))


def _kept(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_STORE] = value


def is_alone(ctx: click.Context, data: Sequence[str], only: bool) -> bool:
    """Tell whether what is read is just what ships."""
    if (built := ctx.meta.get(_STORE)) is None:
        return not (data or only)
    from ..corpus import manifest

    return manifest(built).is_shipped


def has_store(ctx: click.Context) -> bool:
    """Tell whether a built store is read, whose size is not known."""
    return _STORE in ctx.meta


def _data(
    ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    if value.count("-") > 1:
        raise click.UsageError("standard input (-) can be given once only", ctx)
    return value


def briefing_option(help: str) -> Callable[[F], F]:
    """Add ``--briefing ID``; the command gets ``briefing``, an id or None."""
    return click.option(
        "--briefing", metavar="ID", shell_complete=_complete_briefings, help=help
    )


def _complete_briefings(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[str]:
    from ..graph.store import briefings, shared

    return [name for name in briefings(shared(("briefings",))) if name.startswith(incomplete)]


def loaded(
    ctx: click.Context,
    data: Sequence[str] = (),
    only: bool = False,
    parts: Sequence[str] = (),
    briefing: str | None = None,
) -> Store:
    """Return the store that a command reads: the one place that opens one.

    It holds the shipped graph (``only``: without its briefings), further ``parts``, and
    the user's ``data``. What ``main`` may have begun to load is taken where it serves;
    where it is asked for one ``briefing`` it may lack the others.
    """
    if (built := ctx.meta.get(_STORE)) is not None:
        if data or only:
            raise click.UsageError(
                "--store goes without --data and --only: give them to store build", ctx
            )
        from ..corpus import opened as opened_store

        return opened_store(built, parts)
    from ..graph.store import QUERIED, Loading, add_data, add_parts, opened

    if only or not isinstance(ctx.obj, Loading):
        return opened((*QUERIED, *parts), data=data, only=only)
    graph = ctx.obj.store(briefing)
    add_parts(graph, parts)
    for path in data:
        add_data(graph, path)
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
