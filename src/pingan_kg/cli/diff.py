"""``pingan-kg diff``: what has changed between two states of the graph, told in facts."""

from __future__ import annotations

import click

from .calls import Called
from .options import FILE, chosen_format, format_option, lang_option, output_options
from .output import emit

__all__ = ["command"]

_FORMATS = ("text", "md", "json", "ldp")


@click.command("diff", cls=Called)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else text]")
@output_options
@lang_option
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    old: str, new: str, format_: str | None, output: str | None, force: bool, lang: str
) -> None:
    """Tell in facts what has changed from OLD to NEW.

    Each is the folder of a release, a file of RDF, or a folder of such files. Figures
    come first: what a changed one said before and says now, then each property. ldp is
    an LD Patch that makes the new graph of the old one. Exit code 1: something has
    changed.

    \b
    pingan-kg diff releases/0.1.0 releases/0.2.0 --lang en
    pingan-kg diff releases/0.1.0 my-copy.ttl -o changes.md
    """
    from ..changes.facts import compared, state
    from ..changes.telling import told

    chosen = chosen_format(format_, output, _FORMATS, "text")
    changes = compared(state(old), state(new))
    emit(told(changes, chosen, lang), output, force=force)
    if changes.changes:
        raise click.exceptions.Exit(1)
