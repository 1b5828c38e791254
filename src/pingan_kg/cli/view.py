"""``pingan-kg view``: the article with its figures to click, as one page."""

from __future__ import annotations

import click

from .calls import Called, option_meant
from .options import (
    FILE,
    briefing_option,
    chosen_format,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import emit

__all__ = ["command"]


@click.command("view", cls=Called, meaning=option_meant("--source"))
@click.option(
    "--source",
    type=FILE,
    metavar="FILE",
    required=True,
    help="The article: its text or a page with it, in whatever copy (-: standard input).",
)
@briefing_option("Show this briefing.  [default: the one whose article it is]")
@graph_options
@format_option("html", help="Format.")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    source: str,
    briefing: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Show an article with its figures to click, as one page.

    Each figure is marked by what the graph says of it: evidence of a fact, excluded with
    the reason, in doubt, or accounted for by nobody. A click or an arrow key shows the
    fact, what it means, who says so, what was inferred, and how to cite it. The page is
    made of your copy, loads nothing from elsewhere, and stays on your machine.

    \b
    pingan-kg view --source article.txt -o article.html
    """
    chosen_format(format_, output, ("html",), "html")
    graph = loaded(ctx, data, only)
    from ..viewing import page

    emit(page(source, store=graph, lang=lang, briefing=briefing), output, force=force)
