"""``pingan-kg export``: write the graph in an RDF format, or its figures as a table."""

from __future__ import annotations

import click

from ..errors import InputError
from ..graph.documents import KINDS, framed, json_schema
from ..graph.export import export
from ..graph.paths import PARTS
from ..graph.store import QUERIED
from ..rdf.formats import WRITTEN
from ..tables.writing import TABLES, table, written
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
from .output import emit, is_terminal
from .parameters import within_options

__all__ = ["command"]

_FORMATS = (*WRITTEN, *TABLES)


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
@click.option(
    "--framed",
    "kind",
    type=click.Choice(list(KINDS)),
    help="Write JSON-LD documents of such things, each with its facts nested in it.",
)
@click.option(
    "--schema", is_flag=True, help="Write the JSON Schema of these documents (--framed)."
)
@within_options
@click.option(
    "--with",
    "more",
    type=click.Choice(["derived"]),
    help="Put what only follows from the figures into the table, too.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@data_options
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else turtle]")
@output_options
@lang_option
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    parts: list[str],
    about: str | None,
    kind: str | None,
    schema: bool,
    briefing: str | None,
    area: str | None,
    period: str | None,
    more: str | None,
    bom: bool,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,  # noqa: ARG001 (that of errors)
) -> None:
    """Write the graph, or a part of it, in an RDF format, or its figures as a table.

    It is the same bytes on every run, and numbers, dates and texts have the form they
    have in the files. N-Quads and TriG keep each part, and each briefing, in its named
    graph; the other formats merge them. What query constructs is written alike.

    --about writes everything said of the thing and of the claims it is derived from,
    every statement that points to it, and the types and labels of whatever these
    mention.

    csv, xlsx, sqlite and parquet hold the figures alone: one row a fact, in both
    languages, with bounds, units, sources and quotations. For these --about keeps the
    rows that name the thing; --briefing, --area, --period, --with and --bom are for
    tables only, and --part is not.

    --framed writes JSON-LD made to be read by programs that know no RDF: a document a
    thing (--about), or a list of all such things. Facts stand in their things, claims in
    their facts, and labels wherever something is named. Figures are strings, with the
    words of their exactness beside them. It reads back as the same statements.

    \b
    pingan-kg export --framed metric --about metric/telecom-fraud-cases-solved
    pingan-kg export -o figures.xlsx
    pingan-kg export --format csv --area area/qingdao --about theme/fighting-crime
    """
    if kind is not None:
        _documents(
            kind,
            parts,
            about,
            data,
            only=only,
            schema=schema,
            format_=format_,
            output=output,
            force=force,
            others={
                "briefing": briefing,
                "area": area,
                "period": period,
                "with": more,
                "bom": bom or None,
            },
        )
        return
    if schema:
        raise InputError("--schema is that of framed documents: give --framed, too")
    chosen = chosen_format(format_, output, _FORMATS, "turtle")
    within = {"briefing": briefing, "area": area, "period": period}
    _refuse(chosen, parts, bom, {**within, "with": more})
    if chosen not in TABLES:
        emit(
            export(chosen, parts=parts or QUERIED, about=about, data=data, only=only),
            output,
            force=force,
        )
        return
    if chosen != "csv" and output in (None, "-") and is_terminal():
        raise InputError(f"{chosen} is no text for a terminal: give -o FILE")
    found = table(derived=more is not None, about=about, data=data, only=only, **within)
    emit(written(found, chosen, bom=bom), output, force=force)


def _documents(  # noqa: PLR0913 (the options of the command)
    kind: str,
    parts: list[str],
    about: str | None,
    data: tuple[str, ...],
    *,
    only: bool,
    schema: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    others: dict[str, object],
) -> None:
    """Write framed documents, or their schema."""
    given = [name for name, value in others.items() if value is not None]
    if given:
        raise InputError(f"--{given[0]} is not for --framed: give --about THING")
    if format_ not in (None, "json-ld"):
        raise InputError(f"--framed is json-ld, not {format_}")
    if schema and (parts or about is not None or data):
        raise InputError("--schema is the same whatever the data: leave them out")
    if schema:
        emit(json_schema(kind), output, force=force)
        return
    emit(
        framed(kind, parts=parts or QUERIED, about=about, data=data, only=only),
        output,
        force=force,
    )


def _refuse(
    chosen: str, parts: list[str], bom: bool, tables_only: dict[str, str | None]
) -> None:
    """Refuse options that say nothing of the chosen format, rather than forget them."""
    given = [name for name, value in tables_only.items() if value is not None]
    if chosen in TABLES and parts:
        raise InputError(f"--part is for RDF; {chosen} holds the figures (--with derived)")
    if chosen not in TABLES and given:
        raise InputError(
            f"--{given[0]} is for tables ({', '.join(TABLES)}), not for {chosen}; give --format"
        )
    if bom and chosen != "csv":
        raise InputError(f"--bom is for csv, not for {chosen}")
