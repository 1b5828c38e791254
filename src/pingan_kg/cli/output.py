"""Where output goes, and text tables whose columns line up in Chinese too."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

import click

from ..display import one_line, visible
from ..errors import OutputError
from ..files import write_whole

__all__ = [
    "csv_text",
    "emit",
    "fit",
    "is_terminal",
    "markdown",
    "one_line",
    "pad",
    "rows_default",
    "table",
    "terminal_width",
    "width",
    "wrapped",
]


def width(text: str) -> int:
    """Return how many columns a line takes on a terminal (a Chinese character two)."""
    if text.isascii():
        return len(text)
    from wcwidth import wcwidth

    return sum(max(wcwidth(character), 0) for character in text)


def fit(text: str, columns: int) -> str:
    """Cut a line to at most so many columns, with ``…`` where something is cut."""
    if width(text) <= columns:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += width(character)
        if taken > columns - 1:
            return text[:at] + "…"
    return text


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a line with spaces up to so many columns, on its left where ``right``."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces


def wrapped(text: str, columns: int | None) -> list[str]:
    """Break a line where it is too wide: at a space, or between Chinese characters.

    No line begins with a closing mark or ends with an opening one, numbers and what
    stands in 【】 stay whole where they can, ids always, and an address has a line of its
    own. What is indented stays so.
    """
    if columns is None or columns < 20 or width(text) <= columns:
        return [text]
    if indent := len(text) - len(text.lstrip(" ")):
        room = max(columns - indent, 20)
        return [" " * indent + line for line in wrapped(text[indent:], room)]
    address = _ADDRESS.search(text)
    if address:
        before, after = text[: address.start()].rstrip(), text[address.end() :].lstrip()
        rest = [line for part in (before, after) if part for line in wrapped(part, columns)]
        at = len(wrapped(before, columns)) if before else 0
        return [*rest[:at], address[0], *rest[at:]]
    lines = []
    while width(text) > columns:
        if (name := _ID.match(text)) and name.end() > columns:
            lines.append(name[0])
            text = text[name.end() :].lstrip()
            continue
        piece = fit(text, columns + 1)[:-1]
        cut = piece.rfind(" ") + 1
        if piece[-1:] > "\u2e80" or not cut:
            cut = len(piece)
        cut = next((at for at in range(cut, cut // 2, -1) if _parts(text, at)), cut)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*lines, text] if text else lines


_ID = re.compile(r"[a-z]+/[!-~]+")
_ADDRESS = re.compile(r"https?://[!-~]+")
_CLOSING = "，。、；：！？”’）》】」』%％,.;:!?)"
_OPENING = "“‘（《【「『("


def _parts(text: str, at: int) -> bool:
    """Tell whether a line may end before the character at a place."""
    before, after = text[at - 1], text[at : at + 1]
    joined = before.isascii() and before.isalnum() and (after.isalnum() or after in "万亿")
    marked = text.rfind("【", 0, at) > text.rfind("】", 0, at)
    return not (after in _CLOSING or before in _OPENING or joined or marked)


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int | None:
    """Return the terminal's columns, or None where the output is no terminal."""
    if not is_terminal():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def rows_default(output: str | None) -> str:
    """Return the format of rows unless told: a table on a terminal, else CSV."""
    return "table" if output is None and is_terminal() else "csv"


_ID = re.compile(r"[a-z]+/[\w./-]+")
_LEAST = 8
"""A column of words is cut down to so many columns of the terminal at the most."""
_BESIDE = 20
"""A value has no fewer columns beside what it is."""
_FIGURE = 24
"""A column with digits that is no wider holds figures or ids, and is never cut."""


def table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], *, columns: int | None = None
) -> str:
    """Lay out a text table, ending in a line break; every line is equally wide.

    Columns of numbers are aligned on the right. Where ``columns`` is given (see
    :func:`terminal_width`) and the table is wider, what is the same in all rows is told
    once, under the table, and words are cut until it fits; figures and ids never are.
    Where they leave no room for the words, each row becomes a record of lines.
    """
    names = [one_line(header) for header in headers]
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not names:
        return ""
    if columns is None or _wide(names, cells) <= columns:
        return _laid_out(names, cells, _widths(names, cells))
    same = [at for at in range(len(names)) if len(cells) > 1 and _is_same(cells, at)]
    told = "".join(
        f"{line}\n"
        for at in same
        if cells[0][at]
        for line in _told(names[at], cells[0][at], columns)
    )
    left = [at for at in range(len(names)) if at not in same] or list(range(len(names)))
    names = [names[at] for at in left]
    cells = [[row[at] for at in left] for row in cells]
    widths = _widths(names, cells)
    keep = [_holds_figures(cells, at, size) for at, size in enumerate(widths)]
    widths = _shrunk(widths, columns - 2 * (len(widths) - 1), keep)
    if sum(widths) + 2 * (len(widths) - 1) > columns:
        return _records(names, cells, columns) + told
    return _laid_out(names, cells, widths) + told


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(width, column)) for column in zip(names, *cells, strict=True)]


def _wide(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    return sum(_widths(names, cells)) + 2 * (len(names) - 1)


def _is_same(cells: Sequence[Sequence[str]], at: int) -> bool:
    return all(row[at] == cells[0][at] for row in cells)


def _holds_figures(cells: Sequence[Sequence[str]], at: int, size: int) -> bool:
    """Tell whether a column holds figures or ids, which nobody can use in part."""
    column = [row[at] for row in cells if row[at]]
    if column and all(map(_ID.fullmatch, column)):
        return True
    return size <= _FIGURE and any(any(map(str.isdigit, cell)) for cell in column)


def _laid_out(
    names: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]
) -> str:
    right = [_numbers([row[at] for row in cells if row[at]]) for at in range(len(names))]
    lines = [names, ["-" * size for size in widths], *cells]
    return "".join(
        "  ".join(
            pad(fit(cell, size), size, right=side)
            for cell, size, side in zip(line, widths, right, strict=True)
        )
        + "\n"
        for line in lines
    )


def _records(names: Sequence[str], cells: Sequence[Sequence[str]], columns: int) -> str:
    """Lay out a block of lines a row: each value whole, beside what it is, or under it."""
    margin = max(map(width, names)) + 2
    if columns - margin < _BESIDE:
        return "\n".join(
            "".join(
                "".join(f"{line}\n" for line in _told(name, cell, columns))
                for name, cell in zip(names, row, strict=True)
            )
            for row in cells
        )
    blocks = []
    for row in cells:
        lines = []
        for name, cell in zip(names, row, strict=True):
            parts = _whole(cell, columns - margin) or [""]
            heads = [name, *[""] * (len(parts) - 1)]
            lines += [
                f"{pad(head, margin)}{part}".rstrip() + "\n"
                for head, part in zip(heads, parts, strict=True)
            ]
        blocks.append("".join(lines))
    return "\n".join(blocks)


def _told(name: str, cell: str, columns: int) -> list[str]:
    """Say what a value is and the value, in as many lines as that takes."""
    return _whole(f"{name}: {cell}", columns)


def _whole(text: str, columns: int) -> list[str]:
    """Break a text into lines; an id stays whole, as a broken one could not be copied."""
    if _ID.fullmatch(text.rpartition(" ")[2]):
        return [text]
    return wrapped(text, columns)


def _numbers(cells: list[str]) -> bool:
    return bool(cells) and all(re.fullmatch(r"[+-]?\d[\d.,]*%?", cell) for cell in cells)


def _shrunk(widths: list[int], room: int, keep: Sequence[bool]) -> list[int]:
    """Lower the largest widths that may be cut, a column at a time, until their sum fits."""
    widths = list(widths)
    while sum(widths) > room:
        open_ = [at for at, kept in enumerate(keep) if not kept and widths[at] > _LEAST]
        if not open_:
            break
        widths[max(open_, key=widths.__getitem__)] -= 1
    return widths


def markdown(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a Markdown table (GitHub's), what would be markup in cells escaped."""

    def line(cells: Sequence[str]) -> str:
        safe = (re.sub(r"([\\|*`\[\]<])", r"\\\1", one_line(cell)) for cell in cells)
        return f"| {' | '.join(safe)} |\n"

    return line(headers) + "|" + " --- |" * len(headers) + "\n" + "".join(map(line, rows))


def csv_text(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write CSV by RFC 4180."""
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream).writerows([headers, *rows])
    return stream.getvalue()


def emit(data: str | bytes, output: str | None = None, *, force: bool = False) -> None:
    """Write to a file (whole or not at all), or to standard output where None or ``-``.

    Text is written as UTF-8. Raises :class:`~pingan_kg.errors.OutputError`.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if output is not None and output != "-":
        write_whole(output, raw, force=force)
        return
    if sys.stdout is None:
        raise OutputError("cannot write the output: standard output is closed")
    if is_terminal():  # what would move its cursor is shown, and does nothing
        text = visible(raw.decode("utf-8", "replace"))
        if os.name == "nt":  # a console there takes text, not UTF-8
            click.echo(text, nl=False)
            return
        raw = text.encode()
    sys.stdout.flush()
    left = memoryview(raw)
    while left:  # unbuffered (python -u) a write may take a part only
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()
