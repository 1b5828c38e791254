"""``pingan-kg search``: find things by label, definition or printed figure."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..cards.values import Find
from .calls import Called
from .columns import table_with_ids
from .notes import say
from .options import (
    chosen_format,
    format_option,
    graph_options,
    kinds_option,
    lang_option,
    loaded,
    output_options,
)
from .output import csv_text, emit, fit, markdown, rows_default, terminal_width

__all__ = ["command"]

_FORMATS = ("table", "csv", "json", "jsonl", "md")
_HEADS = {"zh": ("标识", "名称", "见于"), "en": ("id", "label", "found in")}
"""What heads a table."""
_HEADERS = ("id", "kind", "label", "matched", "text")
_TEXT = 60
"""The columns of a table that the matching text gets at most."""


def _complete() -> list[str]:
    from ..cards.find import kinds

    return kinds()


@click.command("search", cls=Called)
@click.argument("text", nargs=-1, required=True)
@kinds_option(
    "Kinds of things to find: metric, program, observation, agency ...", complete=_complete
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=20,
    show_default=True,
    help="The most things to list.",
)
@graph_options
@format_option(*_FORMATS)
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    text: tuple[str, ...],
    of: list[str],
    limit: int,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Find things by label, printed figure, definition or note, in Chinese or English.

    All words of TEXT must be found. Exact labels come first, then labels that begin
    with it, then those that contain it; then figures, definitions and notes.

    Without --format: a table on a terminal, else CSV.

    Exit: 0 something found, 1 nothing found, 2 wrong use.
    """
    from ..cards.show import search

    asked = " ".join(text)
    if not asked.strip():
        raise click.UsageError("give a text to search for", ctx)
    chosen = chosen_format(format_, output, _FORMATS, rows_default(output))
    found = search(asked, lang=lang, of=of, store=loaded(ctx, data, only))
    if found or chosen in ("json", "csv"):
        columns = terminal_width() if output is None else None
        emit(_rendered(found[:limit], chosen, columns, lang), output, force=force)
    if len(found) > limit:
        say(f"{len(found) - limit} more; --limit {len(found)} lists them all", lang)
    if not found:
        say(_nothing(asked, of), lang)
        ctx.exit(1)


def _nothing(asked: str, of: Sequence[str]) -> str:
    where = f" among {', '.join(of)}" if of else ""
    what = "try fewer words, a part of a word, or the other language"
    if of:
        what = "leave out --kind, or " + what
    return f"nothing found for {asked!r}{where}; {what}"


def _rendered(found: list[Find], format_: str, columns: int | None, lang: str) -> str:
    if format_ in ("json", "jsonl"):
        import json

        entries = [
            dict(zip(("iri", *_HEADERS), (hit.iri, *_row(hit)), strict=True)) for hit in found
        ]
        if format_ == "json":
            return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
        return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    rows = [_row(hit) for hit in found]
    if format_ == "csv":
        return csv_text(_HEADERS, rows)
    if format_ == "md":
        return markdown(_HEADERS, rows)
    shown = [
        (hit.id, hit.label, "" if hit.text in (hit.label, hit.id) else fit(hit.text, _TEXT))
        for hit in found
    ]
    return table_with_ids(_HEADS[lang], shown, 0, columns=columns)


def _row(hit: Find) -> tuple[str, str, str, str, str]:
    return (hit.id, hit.kind, hit.label, hit.matched, hit.text)
