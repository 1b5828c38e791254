"""``pingan-kg derive``: what follows from the figures by arithmetic."""

from __future__ import annotations

import click
from pyoxigraph import DefaultGraph, Quad

from ..graph.export import serialized
from ..graph.parsing import home_graph
from ..rdf.formats import WRITTEN
from .calls import Called, data_meant
from .options import (
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


@click.command("derive", cls=Called, meaning=data_meant)
@briefing_option("Derive from the figures of this one briefing.")
@graph_options
@format_option(*WRITTEN, help="Format.  [default: by the suffix of -o, else turtle]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    briefing: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,  # noqa: ARG001 (that of errors)
) -> None:
    """Write what follows from the figures by arithmetic alone and is printed nowhere.

    The level before a change, the mean of a year, the whole of which a share is known:
    each by its bounds, with the formula and the figures that it follows from. Those of
    the shipped briefings are in the graph already (query --with derived).

    \b
    pingan-kg derive --data my-city/ --only -o my-city/derived.ttl
    """
    from ..derivation.rules import derive

    chosen = chosen_format(format_, output, WRITTEN, "turtle")
    figures = derive(loaded(ctx, data, only), briefing)
    quads = [
        Quad(one.subject, one.predicate, one.object, home_graph(one.subject) or DefaultGraph())
        for figure in figures
        for one in figure.triples()
    ]
    emit(serialized(quads, chosen), output, force=force)
