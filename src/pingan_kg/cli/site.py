"""``pingan-kg site``: write the graph as a folder of pages."""

from __future__ import annotations

import os

import click

from .calls import Called
from .options import data_options, lang_option, loaded

__all__ = ["command"]


@click.command("site", cls=Called)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=True))
@click.option("--force", is_flag=True, help="Replace a site that DIR holds already.")
@data_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    folder: str,
    force: bool,
    data: tuple[str, ...],
    only: bool,
    lang: str,
) -> None:
    """Write the graph as a folder of static pages, in Chinese and English.

    An overview, the table of figures to filter and search, a page of each thing with its
    data to download, comparisons, a network, queries that the browser answers itself, and
    the terms. Any web host serves it, nothing is loaded from elsewhere, and it is the same
    bytes on every run. DIR must be new or empty; it is written whole or not at all.

    \b
    pingan-kg site public
    python -m http.server --directory public
    """
    from ..graph.store import quads
    from ..pages.folder import write_folder
    from ..pages.site import files

    store = loaded(ctx, data, only)
    statements = quads(data=data, only=only)
    made = files(store, statements, alone=not (data or only))
    count = write_folder(folder, made, force=force)
    told = {"zh": "{}：{}个文件", "en": "{}: {} files"}[lang]
    click.echo(told.format(folder, count), err=True)
    click.echo(os.path.join(folder, "index.html"))
