"""What a question or a table is kept to: areas, periods, and the parameters of queries."""

from __future__ import annotations

from collections.abc import Sequence

import click

from .options import F, briefing_option, complete_things

__all__ = ["given_params", "within_options"]


def within_options(function: F) -> F:
    """Add ``--briefing``, ``--area`` and ``--period``; the command gets a name or None each."""
    for name in ("period", "area"):
        function = click.option(
            f"--{name}",
            metavar="THING",
            shell_complete=complete_things,
            help=f"Only this {name}: an IRI, a short id, or a label.",
        )(function)
    return briefing_option("Only this briefing.")(function)


def given_params(params: Sequence[str], ctx: click.Context) -> dict[str, str]:
    """Return the values of ``-p NAME=VALUE`` by name."""
    given: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        name = name.removeprefix("?").removeprefix("$")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"-p {param}: write -p name=value", ctx)
        if name in given:
            raise click.UsageError(f"-p {name}=… is given twice", ctx)
        given[name] = value
    return given
