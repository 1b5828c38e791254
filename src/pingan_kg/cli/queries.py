"""``pingan-kg queries``: list the shipped queries, or print one."""

from __future__ import annotations

import click

from ..sparql.catalog import NamedQuery, catalog, get
from .calls import Called
from .options import (
    chosen_format,
    complete_names,
    format_option,
    lang_option,
    output_options,
)
from .output import (
    csv_text,
    emit,
    markdown,
    one_line,
    rows_default,
    table,
    terminal_width,
    wrapped,
)

__all__ = ["command"]

_FORMATS = ("table", "csv", "json", "md")


@click.command("queries", cls=Called, meaning=lambda given: given[0])
@click.argument("name", required=False, shell_complete=complete_names)
@format_option(*_FORMATS, help="Format of the list, or of the description.")
@output_options
@lang_option
def command(
    name: str | None, format_: str | None, output: str | None, force: bool, lang: str
) -> None:
    """List the shipped queries with the questions they answer, or print the query NAME.

    Answer one with: pingan-kg query -n NAME
    """
    listed = [get(name)] if name is not None else catalog()
    formats = _FORMATS if name is None else (*_FORMATS, "rq")
    default = rows_default(output) if name is None else "rq"
    chosen = chosen_format(format_, output, formats, default)
    if chosen == "rq":
        text = _card(listed[0])
    elif chosen == "json":
        text = _json(listed)
    else:
        columns = terminal_width() if output is None else None
        text = _list(listed, chosen, lang, columns)
    emit(text, output, force=force)


def _parameters(query: NamedQuery) -> str:
    return " ".join(
        param.name if param.required else f"[{param.name}]" for param in query.params
    )


def _list(listed: list[NamedQuery], format_: str, lang: str, columns: int | None) -> str:
    headers = ("name", "question", "parameters")
    rows = [(query.name, query.question(lang), _parameters(query)) for query in listed]
    if format_ == "md":
        return markdown(headers, rows)
    if format_ == "table":
        if columns is None:
            return table(headers, rows)
        return "".join(_entry(*row, columns) for row in rows)
    return csv_text(headers, rows)


def _entry(name: str, question: str, parameters: str, columns: int) -> str:
    """Lay out a query as lines: its name and parameters, and the question under it."""
    head = wrapped(f"{name}  {parameters}".rstrip(), columns)
    asked = wrapped(question, columns - 4)
    return "".join(f"{line}\n" for line in (*head, *(f"    {line}" for line in asked)))


def _json(listed: list[NamedQuery]) -> str:
    import json

    described = [
        {
            "name": query.name,
            "question": {"zh": query.zh, "en": query.en},
            "parameters": [param._asdict() for param in query.params],
            "text": query.text,
        }
        for query in listed
    ]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _card(query: NamedQuery) -> str:
    """Return the query's own text: its header has both questions and the parameters."""
    lines = [one_line(line, keep_spaces=True) for line in query.text.splitlines()]
    return "\n".join(lines) + "\n"
