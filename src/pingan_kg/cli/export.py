"""``pingan-kg export``: write the graph, or a part of it, in an RDF format."""

from __future__ import annotations

import os

import click

from ..errors import InputError
from ..graph.export import export
from ..graph.paths import PARTS
from ..graph.store import QUERIED
from ..rdf.formats import SUFFIXES, WRITTEN
from .options import complete_things, format_option, output_options
from .output import emit

__all__ = ["command"]

_SUFFIXES = {suffix: name for suffix, name in SUFFIXES.items() if name in WRITTEN}


@click.command("export")
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(PARTS),
    help="Part to write; may be repeated.  [default: all but derived and shapes]",
)
@click.option(
    "--about",
    metavar="THING",
    shell_complete=complete_things,
    help="Write only what concerns one thing: an IRI, a short id, or a label.",
)
@format_option(*WRITTEN, help="Format.  [default: by the suffix of -o, else turtle]")
@output_options
def command(
    parts: tuple[str, ...],
    about: str | None,
    format_: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Write the graph, or a part of it, in an RDF format.

    It is the same bytes on every run, and numbers, dates and texts have the form they
    have in the files. N-Quads and TriG keep each part in its named graph; the other
    formats merge the parts.

    --about writes everything said of the thing and of the claims it is derived from,
    every statement that points to it, and the types and labels of whatever these
    mention.
    """
    chosen = format_ or _by_suffix(output)
    emit(export(chosen, parts=parts or QUERIED, about=about), output, force=force)


def _by_suffix(output: str | None) -> str:
    if output is None or output == "-":
        return "turtle"
    suffix = os.path.splitext(output)[1].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if os.path.exists(output) and not os.path.isfile(output):
        return "turtle"  # a device or a pipe, whose name says nothing
    known = ", ".join(_SUFFIXES)
    raise InputError(f"{output}: no format has that suffix; give --format, or one of {known}")
