"""Write docs/reference.md: every command's help, shipped query and column of the table.

Run by ``make docs``; ``--check`` writes nothing and exits 1 where the file is
not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from pingan_kg.cli.root import COMMANDS, root
from pingan_kg.sparql.catalog import catalog
from pingan_kg.tables.columns import COLUMNS, DERIVED

TARGET = Path(__file__).parent.parent / "docs" / "reference.md"
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


def columns() -> Iterator[str]:
    """Yield what the columns of the table of figures hold."""
    yield from ("", "## Columns of the table of figures", "")
    yield "Of `pingan-kg export` as csv, xlsx, sqlite and parquet, and of `observations()`;"
    yield "those below `note_en` only with `--with derived`."
    yield from ("", "| column | kind | holds | 内容 |", "|---|---|---|---|")
    for column in COLUMNS + DERIVED:
        yield f"| `{column.name}` | {column.kind} | {column.en} | {column.zh} |"


def main() -> int:
    """Write the file, or compare it."""
    text = "\n".join([*lines(), *columns()]) + "\n"
    if "--check" in sys.argv[1:]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TARGET.name} is not up to date: run `make docs`", file=sys.stderr)
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
