"""``pingan-kg table``: the figures as Parquet, and SQL over them."""

from __future__ import annotations

import click

from .calls import Called
from .options import (
    chosen_format,
    format_option,
    graph_options,
    has_store,
    lang_option,
    loaded,
    output_options,
    timeout_option,
)
from .output import csv_text, emit, markdown, rows_default, terminal_width
from .output import table as laid_out

__all__ = ["command"]

_FORMATS = ("table", "csv", "md")


@click.command("table", cls=Called)
@click.argument("action", metavar="build|sql", type=click.Choice(["build", "sql"]))
@click.argument("folder", metavar="DIR", type=click.Path())
@click.argument("query", metavar="[SELECT]", required=False)
@graph_options
@format_option(*_FORMATS, help="Format of the rows.")
@output_options
@timeout_option()
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    action: str,
    folder: str,
    query: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    timeout: float,
    lang: str,
) -> None:
    """Write the figures as a folder of Parquet, or answer SQL over such a folder.

    build writes one row a fact, parted by the level of the area and the year; it is
    whole or not there at all. sql answers one SELECT over the view figures, read-only,
    with DuckDB. Beside its columns there are figures_above(N),
    figures_possibly_above(N), figures_certainly_below(N), figures_possibly_below(N),
    each with rounding := true, and kinds_of_figures(): they answer as the shipped
    queries of these names do.

    \b
    pingan-kg table build my-table --store my-store
    pingan-kg table sql my-table "FROM figures_above(1000000) SELECT id, min"
    """
    if action == "build":
        if query is not None or format_ is not None or output is not None:
            raise click.UsageError("table build takes DIR and no query, --format or -o", ctx)
        from ..tables.partitions import parted

        count = parted(loaded(ctx, data, only), folder, force=force)
        words = {"zh": "{}：{}条数据", "en": "{}: {} figures"}[lang]
        click.echo(words.format(folder, f"{count:,}"))
        return
    if query is None:
        raise click.UsageError("table sql needs a SELECT after DIR", ctx)
    if data or only or has_store(ctx):
        raise click.UsageError(
            "table sql reads DIR alone: give --data and --store to table build", ctx
        )
    from ..tables.sql import asked

    chosen = chosen_format(format_, output, _FORMATS, rows_default(output))
    rows = asked(folder, query, timeout=timeout)
    cells = [[cell or "" for cell in row] for row in rows.cells]
    if chosen == "table":
        text = laid_out(rows.names, cells, columns=terminal_width())
    else:
        text = (csv_text if chosen == "csv" else markdown)(rows.names, cells)
    emit(text, output, force=force)
