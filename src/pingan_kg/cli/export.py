"""``pingan-kg export``: write the graph, or a part of it, in an RDF format."""

from __future__ import annotations

import click

from ..graph.export import export
from ..graph.paths import PARTS
from ..graph.store import QUERIED
from ..rdf.formats import WRITTEN
from .calls import Called, option_meant
from .options import (
    chosen_format,
    complete_things,
    data_options,
    format_option,
    lang_option,
    output_options,
    parts_option,
)
from .output import emit

__all__ = ["command"]


@click.command("export", cls=Called, meaning=option_meant("--about"))
@parts_option(
    "--part",
    f"Parts to write: {', '.join(PARTS)}; repeatable.  [default: all but derived and shapes]",
)
@click.option(
    "--about",
    metavar="THING",
    shell_complete=complete_things,
    help="Write only what concerns one thing: an IRI, a short id, or a label.",
)
@data_options
@format_option(*WRITTEN, help="Format.  [default: by the suffix of -o, else turtle]")
@output_options
@lang_option
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    parts: list[str],
    about: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,  # noqa: ARG001 (that of errors)
) -> None:
    """Write the graph, or a part of it, in an RDF format.

    It is the same bytes on every run, and numbers, dates and texts have the form they
    have in the files. N-Quads and TriG keep each part, and each briefing, in its named
    graph; the other formats merge them. What query constructs is written alike.

    --about writes everything said of the thing and of the claims it is derived from,
    every statement that points to it, and the types and labels of whatever these
    mention.
    """
    chosen = chosen_format(format_, output, WRITTEN, "turtle")
    written = export(chosen, parts=parts or QUERIED, about=about, data=data, only=only)
    emit(written, output, force=force)
