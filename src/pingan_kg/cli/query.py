"""``pingan-kg query``: answer a SPARQL query."""

from __future__ import annotations

from time import monotonic

import click

from ..files import read_text
from ..graph.paths import PARTS
from ..graph.store import QUERIED
from ..rdf.formats import WRITTEN
from ..rdf.names import BASE
from ..sparql.catalog import get, names
from ..sparql.parameters import loose_term, possible_values
from ..sparql.results import ROW_FORMATS, Boolean, Result, Solutions, Triples
from ..sparql.run import answer, run, written
from .calls import Called, query_meant
from .notes import say_empty, say_unknown
from .options import (
    FILE,
    complete_names,
    format_option,
    graph_options,
    has_store,
    is_alone,
    lang_option,
    loaded,
    output_options,
    parts_option,
    timeout_option,
)
from .output import emit, terminal_width
from .parameters import given_params
from .render import TEXT_FORMATS, choose_format, rendered, rendered_apart

__all__ = ["command"]

_MORE = tuple(part for part in PARTS if part not in QUERIED)


def _complete_params(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the parameters of the shipped query that -n names, and their values."""
    name = ctx.params.get("name")
    params = get(name).params if name in names() else ()
    wanted, equals, value = incomplete.partition("=")
    if not equals:
        return [f"{one.name}=" for one in params if one.name.startswith(wanted)]
    found = next((one for one in params if one.name == wanted), None)
    choices = possible_values(found) if found is not None else []
    return [f"{wanted}={one}" for one in choices if one.startswith(value)]


@click.command("query", cls=Called, meaning=query_meant)
@click.argument("sparql", required=False)
@click.option(
    "-f", "--file", type=FILE, metavar="FILE", help="Take the query from FILE (-: stdin)."
)
@click.option(
    "-n",
    "--name",
    metavar="NAME",
    shell_complete=complete_names,
    help="Answer the shipped query NAME (see: pingan-kg queries).",
)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=_complete_params,
    help="Bind the variable ?NAME; repeatable.",
)
@graph_options
@parts_option("--with", f"Query these parts too: {', '.join(_MORE)}; repeatable.")
@format_option(
    *dict.fromkeys([*TEXT_FORMATS, *ROW_FORMATS, *WRITTEN]),
    help="Format: table, md, jsonl, csv, tsv, json, xml for rows, the others for graphs. "
    "[default: for rows a table on a terminal, else csv; for graphs turtle]",
)
@output_options
@click.option("--wide", is_flag=True, help="Lay out tables whole, however wide.")
@timeout_option()
@click.option(
    "--print",
    "print_",
    is_flag=True,
    help="Print the text of the query of -n, its parameters in place, for another engine.",
)
@click.option("--allow-service", is_flag=True, help="Let the query call other servers.")
@click.option(
    "--base",
    metavar="IRI",
    default=BASE,
    help="What IRIs of the query are relative to, unless it says so itself. [default: the "
    "project's]",
)
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    sparql: str | None,
    file: str | None,
    name: str | None,
    params: tuple[str, ...],
    data: tuple[str, ...],
    only: bool,
    parts: list[str],
    format_: str | None,
    output: str | None,
    force: bool,
    wide: bool,
    timeout: float,
    print_: bool,
    allow_service: bool,
    base: str,
    lang: str,
) -> None:
    """Answer the SPARQL query given as argument, with -f or with -n.

    All prefixes of the project are declared already, and IRIs may be relative to its
    base (<claim/…>). The value of -p is a <iri>, a prefix:name or a short id
    (program/…), a "literal", "literal"@zh or "literal"^^xsd:date, a number, true or
    false; anything else is a plain string. For a shipped query the parameter's type
    decides: a thing is given by id, IRI or label.

    \b
    pingan-kg query -n headline-figures
    pingan-kg query 'SELECT ?p { ?p a pa:Program ; pa:theme ?t }' -p t=theme:fighting-crime
    """
    _check_given(sparql, file, name, data, ctx)
    _check_print(print_, name, format_, ctx)
    given = given_params(params, ctx)
    if not print_:
        choose_format(format_, output, None)  # a bad suffix is told before anything is done
    shipped = get(name) if name is not None else None
    if shipped is not None:
        given = shipped.asked(given, alone=is_alone(ctx, data, only))
    wanted = dict.fromkeys((*parts, *(shipped.parts if shipped else ())))
    more = [part for part in wanted if part not in QUERIED]
    graph = loaded(ctx, data, only, more, briefing=given.get("briefing") if shipped else None)
    if print_ and shipped is not None:
        emit(written(shipped, given, graph, lang), output, force=force)
        return
    trusted = shipped is not None and not data and not has_store(ctx)
    began = monotonic()
    if shipped is not None:
        result = answer(shipped, given, graph, lang, timeout=timeout, trusted=trusted)
    else:
        text = sparql if sparql is not None else read_text(file or "", "query")
        bindings = {variable: loose_term(value) for variable, value in given.items()}
        result = run(
            text,
            bindings=bindings,
            store=graph,
            timeout=timeout,
            allow_service=allow_service,
            base=base,
        )
        say_unknown(text, graph, bindings, lang)
    chosen = choose_format(format_, output, _kind(result))
    columns = terminal_width() if output is None and not wide else None
    if trusted:
        emit(rendered(result, chosen, columns, lang), output, force=force)
    else:
        left = max(began + timeout - monotonic(), 0.0)
        words = lang if shipped is not None else None
        laid_out = rendered_apart(result, chosen, columns, words, seconds=left)
        emit(laid_out, output, force=force)
    if _is_empty(result):
        say_empty(lang)


def _is_empty(result: Result) -> bool:
    return isinstance(result, Solutions | Triples) and result.is_empty


def _check_given(
    sparql: str | None,
    file: str | None,
    name: str | None,
    data: tuple[str, ...],
    ctx: click.Context,
) -> None:
    """Refuse no query, several, and standard input for two things."""
    if sum(source is not None for source in (sparql, file, name)) != 1:
        raise click.UsageError(
            "give exactly one query: as argument, with -f FILE or -n NAME", ctx
        )
    _check_call(sparql, ctx)
    if file == "-" and "-" in data:
        raise click.UsageError("standard input cannot be both the query and data", ctx)


def _check_call(sparql: str | None, ctx: click.Context) -> None:
    """Refuse one word that is the name of a shipped query, or nearly."""
    if sparql is not None and sparql.replace("-", "").isalpha():
        call = query_meant([sparql])
        if call is not None:
            raise click.UsageError(
                f"{sparql!r} is no query; did you mean: pingan-kg query {call}", ctx
            )


def _check_print(
    print_: bool, name: str | None, format_: str | None, ctx: click.Context
) -> None:
    if print_ and (name is None or format_ is not None):
        raise click.UsageError("--print goes with -n NAME and no --format", ctx)


def _kind(result: Result) -> str:
    return {Solutions: "rows", Boolean: "boolean", Triples: "graph"}[type(result)]
