"""``pingan-kg briefings``: list the briefings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..messages import dated
from .calls import Called, data_meant
from .columns import table_with_ids
from .options import (
    chosen_format,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import csv_text, emit, rows_default, terminal_width

if TYPE_CHECKING:
    from ..cards.briefings import BriefingEntry

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_HEADERS = {
    "zh": ("标识", "标题", "日期", "政府", "发布者", "数字", "陈述", "收录", "来源"),
    "en": (
        "id",
        "title",
        "date",
        "government",
        "publisher",
        "figures",
        "claims",
        "read",
        "source",
    ),
}


@click.command("briefings", cls=Called, meaning=data_meant)
@graph_options
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else a table or CSV]")
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
    """List the briefings: title, date, government or publisher, how many figures and
    claims, whether the source was read whole or in part, and what kind of source it is.

    \b
    pingan-kg briefings
    pingan-kg briefings --data my-city/ --only
    """
    from ..cards.briefings import briefings

    chosen = chosen_format(format_, output, _FORMATS, rows_default(output))
    found = briefings(loaded(ctx, data, only), lang)
    emit(_rendered(found, chosen, lang, output), output, force=force)


def _rendered(found: list[BriefingEntry], format_: str, lang: str, output: str | None) -> str:
    from dataclasses import asdict, fields

    from ..cards.briefings import BriefingEntry

    if format_ == "json":
        import json

        entries = [asdict(one) for one in found]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    names = [field.name for field in fields(BriefingEntry)]
    rows = [[str(getattr(one, name)) for name in names] for one in found]
    if format_ == "csv":
        return csv_text(names, rows)
    rows = [[dated(cell, lang) for cell in row] for row in rows]
    columns = terminal_width() if output is None else None
    return table_with_ids(_HEADERS[lang], rows, 0, columns=columns)
