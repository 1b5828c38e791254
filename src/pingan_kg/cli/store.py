"""``pingan-kg store``: build a store on disk, for many briefings."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import click

from .calls import Called
from .options import data_options, lang_option

__all__ = ["command"]


@click.command("store", cls=Called)
@click.argument("action", metavar="build", type=click.Choice(["build"]))
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--force", is_flag=True, help="Replace a store that DIR holds already.")
@data_options
@lang_option
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    action: str,  # noqa: ARG001 (there is one so far)
    folder: str,
    force: bool,
    data: tuple[str, ...],
    only: bool,
    lang: str,
) -> None:
    """Build a store on disk: opened in milliseconds however many briefings it holds.

    It holds the shipped graph and what --data names: files, and folders of briefings. It
    is built beside DIR and takes its name once it is whole; a build that was stopped goes
    on where it was. --store DIR then reads it in every command that answers from the
    graph.

    \b
    pingan-kg store build my-store --data my-city/
    pingan-kg query -n headline-figures --store my-store
    """
    from ..corpus import built

    shown = click.progressbar(length=1, file=sys.stderr) if sys.stderr.isatty() else None
    with shown or nullcontext() as bar:

        def told(done: int, of: int) -> None:
            if bar is not None:
                bar.length = of
                bar.update(done - bar.pos)

        made = built(folder, data=data, only=only, force=force, told=told)
    words = {"zh": "{}：{}条陈述", "en": "{}: {} statements"}[lang]
    click.echo(words.format(folder, f"{made.statements:,}"))
