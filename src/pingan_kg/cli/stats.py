"""``pingan-kg stats``: what is in the graph, counted."""

from __future__ import annotations

import click

from ..cards.values import Mention, Tally
from .calls import Called, data_meant
from .options import (
    chosen_format,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import emit, table, terminal_width

__all__ = ["command"]


@click.command("stats", cls=Called, meaning=data_meant)
@graph_options
@format_option("table", "json", help="Format.  [default: by the suffix of -o, else table]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Say what is in the graph.

    Triples by part, classes with how many things they have, themes, the share of
    figures of which only a lower bound is printed, claims by part of the article,
    figures printed at several places, and contradictions.
    """
    from ..cards.show import stats

    chosen = chosen_format(format_, output, ("table", "json"), "table")
    tallies = stats(lang=lang, store=loaded(ctx, data, only))
    if chosen == "json":
        import json

        counted = {tally.key: _entries(tally) for tally in tallies}
        text = json.dumps(counted, ensure_ascii=False, indent=2) + "\n"
    else:
        columns = terminal_width() if output is None else None
        text = "\n".join(_table(tally, columns) for tally in tallies)
    emit(text, output, force=force)


def _entries(tally: Tally) -> list[dict[str, str | int | float]]:
    return [
        {
            **_named(mention),
            **{
                key: round(number, 4) for key, number in zip(tally.counts, numbers, strict=True)
            },
        }
        for mention, numbers in tally.rows
    ]


def _named(mention: Mention) -> dict[str, str | int | float]:
    named: dict[str, str | int | float] = {} if mention.id is None else {"id": mention.id}
    return {**named, "label": mention.text}


def _table(tally: Tally, columns: int | None) -> str:
    rows = [[mention.text, *map(_number, numbers)] for mention, numbers in tally.rows]
    return table([tally.title, *tally.headers], rows, columns=columns)


def _number(number: int | float) -> str:
    return f"{number:.1%}" if isinstance(number, float) else str(number)
