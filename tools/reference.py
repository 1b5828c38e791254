"""Write the pages of docs/ that are told by the program: commands, queries, JSON, Python.

Run by ``make docs``; ``--check`` writes nothing and exits 1 where a page is not what would
be written.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import click
import json_shapes
import python_reference

from pingan_kg import limits
from pingan_kg.cli.root import COMMANDS, root
from pingan_kg.sparql.catalog import catalog
from pingan_kg.sparql.columns import columns, columns_of
from pingan_kg.tables.columns import COLUMNS, DERIVED

FOLDER = Path(__file__).parent.parent / "docs"
WIDTH = 88


def help_text(command: click.Command, name: str) -> str:
    """Return what ``--help`` prints, at a fixed width."""
    with click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH
    ) as context:
        return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def lines() -> Iterator[str]:
    """Yield the reference's lines."""
    yield "# Reference"
    yield ""
    yield "Generated from the program by `make docs`; do not edit."
    yield ""
    yield "## Commands"
    for name in ("", *COMMANDS):
        command = import_module(f"pingan_kg.cli.{name}").command if name else root
        title = f"pingan-kg {name}".strip()
        yield from ("", f"### {title}", "", "```text", help_text(command, title), "```")
    yield from ("", "## Shipped queries", "")
    yield "Print one with `pingan-kg queries NAME`, run it with `pingan-kg query -n NAME`."
    for query in catalog():
        yield from ("", f"### {query.name}", "", query.en, "", query.zh)
        if query.params:
            yield ""
        for param in query.params:
            need = "required" if param.required else "optional"
            yield f"- `-p {param.name}=…` ({param.type}, {need}): {param.en} / {param.zh}"
        names = ", ".join(f"`{name}`" for name in columns_of(query.text))
        yield from ("", f"Columns: {names}.")
    yield from columns_page()
    yield from table_page()
    yield from limits_page()


def limits_page() -> Iterator[str]:
    """Yield the lines about the limits."""
    yield from ("", "## Limits", "")
    yield "What is taken and answered at the most (`pingan_kg.limits`); what is more is refused"
    yield "with a line that says so, and never cut short in silence."
    yield from ("", "| limit | at most | of what |", "|---|---:|---|", *limit_rows())


def limit_rows() -> Iterator[str]:
    """Yield a row a limit: the number, and what its docstring says that it counts."""
    body = ast.parse(Path(limits.__file__).read_text(encoding="utf-8")).body
    for number, told in pairwise(body):
        if isinstance(number, ast.Assign) and isinstance(told, ast.Expr):
            name = ast.unparse(number.targets[0])
            if name in limits.__all__:
                text = " ".join(ast.literal_eval(told.value).replace("``", "`").split())
                yield f"| `{name}` | {getattr(limits, name):,.0f} | {text} |"


def columns_page() -> Iterator[str]:
    """Yield the lines about the columns of answers."""
    yield from ("", "## Columns of the shipped queries", "")
    yield "A name means the same in every query. Tables head it in the language of `--lang`;"
    yield "CSV and all other formats keep the name, so that answers can be joined."
    yield from ("", "| name | 中文 | what it holds |", "|---|---|---|")
    for column in columns().values():
        yield f"| `{column.name}` | {column.zh} | {column.en} |"


def table_page() -> Iterator[str]:
    """Yield what the columns of the table of figures hold."""
    yield from ("", "## Columns of the table of figures", "")
    yield "Of `pingan-kg export` as csv, xlsx, sqlite and parquet, and of `observations()`;"
    yield "those below `note_en` only with `--with derived`."
    yield from ("", "| column | kind | holds | 内容 |", "|---|---|---|---|")
    for column in COLUMNS + DERIVED:
        yield f"| `{column.name}` | {column.kind} | {column.en} | {column.zh} |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference.md": lines,
    "json.md": json_shapes.lines,
    "python.md": python_reference.lines,
}


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for name, page in PAGES.items():
        target = FOLDER / name
        text = "\n".join(page()) + "\n"
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv[1:]:
            target.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv[1:]:
        print(f"{', '.join(stale)}: not up to date; run `make docs`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
