"""``pingan-kg show``: a card of one thing."""

from __future__ import annotations

from typing import Any

import click

from ..cards.values import Card, Section
from ..messages import dated
from .calls import Called
from .columns import first_rows, table_with_ids
from .entries import fact_entries, head, value_entry
from .options import (
    chosen_format,
    complete_things,
    format_option,
    graph_options,
    has_store,
    lang_option,
    loaded,
    output_options,
)
from .output import emit, one_line, terminal_width
from .rows import fact_lines

__all__ = ["command"]

_FORMATS = ("text", "json", "turtle")


@click.command("show", cls=Called)
@click.argument("thing", metavar="THING", shell_complete=complete_things)
@graph_options
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else text]")
@click.option("--all", "everything", is_flag=True, help="List tables whole, however long.")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    thing: str,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    everything: bool,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Print a card of one thing: what it is, its facts, and where they are printed.

    THING is an IRI, a short id (program/x, or x where only one thing is called so), or
    a label in Chinese or English. JSON has all tables whole; Turtle is what
    pingan-kg export --about THING writes.
    """
    from ..cards.show import describe, find

    chosen = chosen_format(format_, output, _FORMATS, "text")
    if chosen == "turtle" and has_store(ctx):
        raise click.UsageError(
            "a built store keeps no lexical forms: show its Turtle with --data", ctx
        )
    store = loaded(ctx, data, only)
    node = find(thing, store=store)
    if chosen == "turtle":
        from ..graph.export import export

        emit(export(about=node.value, data=data, only=only), output, force=force)
        return
    card = describe(node, lang=lang, store=store)
    if chosen == "json":
        import json

        text = json.dumps(_json(card), ensure_ascii=False, indent=2) + "\n"
    else:
        columns = terminal_width() if output is None else None
        text = _text(card, lang, columns, everything)
    emit(text, output, force=force)


def _text(card: Card, lang: str, columns: int | None, everything: bool) -> str:
    first, *others = sorted(card.labels, key=lambda tag: tag != lang) or [""]
    names = [card.labels[tag] for tag in (first, *others) if tag]
    kinds = ", ".join(kind.text for kind in card.kinds)
    head = [one_line(name) for name in names] + [
        one_line(f"{card.id}  [{kinds}]" if kinds else card.id)
    ]
    blocks = ["\n".join(head) + "\n"]
    if card.facts:
        blocks.append(fact_lines(card.facts, columns, lang))
    blocks += [_section(section, lang, columns, everything) for section in card.sections]
    return "\n".join(blocks)


def _section(section: Section, lang: str, columns: int | None, everything: bool) -> str:
    rows = [[dated(cell.text, lang) for cell in row] for row in section.rows]
    headers = [column.label for column in section.columns]
    keys = [column.key for column in section.columns]
    whole = keys.index("id") if "id" in keys else len(keys)
    shown, more = first_rows(rows, lang, everything=everything)
    table = table_with_ids(headers, shown, whole, columns=columns)
    return f"{section.title} ({len(rows)})\n{table}{more}"


def _json(card: Card) -> dict[str, Any]:
    return {
        **head(card),
        "facts": fact_entries(card.facts),
        "tables": [
            {
                "table": section.key,
                "title": section.title,
                "rows": [
                    {
                        column.key: value_entry(cell)
                        for column, cell in zip(section.columns, row, strict=True)
                    }
                    for row in section.rows
                ],
            }
            for section in card.sections
        ],
    }
