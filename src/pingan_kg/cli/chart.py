"""``pingan-kg chart``: draw figures as bars, in SVG."""

from __future__ import annotations

import click

from ..charts.drawing import APPEARANCES, chart
from ..charts.selection import chosen
from .calls import Called
from .options import (
    chosen_format,
    complete_names,
    complete_things,
    format_option,
    graph_options,
    is_alone,
    lang_option,
    loaded,
    output_options,
)
from .output import emit
from .parameters import given_params, within_options

__all__ = ["command"]


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a shipped query, or the short id of a thing."""
    queries = complete_names(ctx, param, incomplete)
    return [*queries, *complete_things(ctx, param, incomplete)]


@click.command("chart", cls=Called)
@click.argument(
    "asked", nargs=-1, required=True, metavar="QUERY|METRIC...", shell_complete=_complete
)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="Give a shipped query the parameter NAME; repeatable.",
)
@click.option("--title", metavar="TEXT", help="Title.  [default: the question, or the metric]")
@click.option("--longest-first", is_flag=True, help="Sort by length, not as asked.")
@click.option("--width", type=int, default=720, show_default=True, help="Width in pixels.")
@click.option(
    "--appearance",
    type=click.Choice(APPEARANCES),
    default=APPEARANCES[0],
    show_default=True,
    help="Ground to draw on; auto is what each reader's screen is set to.",
)
@within_options
@graph_options
@format_option("svg", help="Format.")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    asked: tuple[str, ...],
    params: tuple[str, ...],
    title: str | None,
    longest_first: bool,
    width: int,
    appearance: str,
    briefing: str | None,
    area: str | None,
    period: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Draw the figures of a shipped query, or of metrics, as bars in one SVG.

    Besides a query or a metric, any thing that figures are about can be named: a theme,
    a program, an agency, one figure. Figures of one kind and unit share a panel. A lower
    bound has an open end, a value that is nearly or at most so much is hatched; ranks and
    findings in words stand beneath. The source stands under all.

    \b
    pingan-kg chart changes -o changes.svg
    pingan-kg chart metric/crime-cases-solved metric/cybercrime-cases-solved --lang zh
    """
    chosen_format(format_, output, ("svg",), "svg")
    found = chosen(
        asked,
        loaded(ctx, data, only),
        lang,
        params=given_params(params, ctx),
        within={"briefing": briefing, "area": area, "period": period},
        alone=is_alone(ctx, data, only),
    )
    drawn = chart(
        found.table,
        lang=lang,
        title=title or found.title,
        width=width,
        appearance=appearance,
        longest_first=longest_first,
    )
    emit(drawn, output, force=force)
