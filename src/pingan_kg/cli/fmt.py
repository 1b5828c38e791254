"""``pingan-kg fmt``: bring Turtle files into their canonical form."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..errors import InputError
from ..files import read_bytes, write_whole
from ..limits import SECONDS
from ..worker import Failure, Write, run
from .calls import Called
from .notes import say
from .options import FILE, lang_option
from .output import emit

__all__ = ["command"]


@click.command("fmt", cls=Called)
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 where a file would.")
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE]...")
@lang_option
@click.pass_context
def command(ctx: click.Context, check: bool, files: tuple[str, ...], lang: str) -> None:
    """Bring Turtle files into their canonical form.

    Without FILE: every file of data/, in a checkout of the project. A FILE of -
    reads standard input and writes standard output. A file is rewritten whole or
    not at all, and none where one of them cannot be read. Comments and blank nodes
    have no canonical form: a file with any is refused, not stripped of them.

    Exit: 0 done, 1 --check found files to rewrite, 2 wrong use or unreadable input.
    """
    if "-" in files:
        _stream(ctx, files, lang, check=check)
        return
    changes: dict[str, bytes] = {}
    names = list(dict.fromkeys(files)) or _data_files()
    for name in names:
        before = read_bytes(_turtle(name), "data file")
        after = _canonical(before, name)
        if before != after:
            changes[name] = after
    if check and changes:
        for name in changes:
            say(f"{name} is not in its canonical form", lang)
        say(f"mend with: pingan-kg fmt {' '.join(map(_quoted, changes))}", lang)
        ctx.exit(1)
    for name, data in changes.items():
        write_whole(name, data, force=True)
        say(f"{name} rewritten", lang)
    unchanged = len(names) - len(changes)
    say(f"{unchanged} of {len(names)} files were in canonical form already", lang)


def _stream(ctx: click.Context, files: tuple[str, ...], lang: str, *, check: bool) -> None:
    if len(files) > 1:
        raise click.UsageError("- (standard input) goes with no other FILE", ctx)
    before = read_bytes("-", "data file")
    after = _canonical(before, "standard input")
    if not check:
        emit(after)
    elif before != after:
        say("standard input is not in its canonical form", lang)
        say("mend with: pingan-kg fmt - < FILE", lang)
        ctx.exit(1)


def _canonical(data: bytes, where: str) -> bytes:
    """Return the canonical form of a stranger's Turtle, made in a child with limits."""
    from ..rdf.turtle import canonical

    def work(write: Write) -> None:
        write(canonical(data, where=where).encode())

    try:
        return run(work, seconds=SECONDS, opens=True)
    except Failure as failure:
        if failure.kind == "raised":
            raise InputError(failure.text) from failure
        raise InputError(
            f"{where} takes too much time or memory to be brought into canonical form; "
            "split it into several files"
        ) from failure


def _turtle(name: str) -> str:
    """Refuse what is no Turtle by its name, or no file that can be written back."""
    from ..rdf.formats import FORMATS, by_suffix

    if os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name):
        raise InputError(f"{name}: fmt rewrites regular files only; use - for a stream")
    if os.path.isfile(name) and by_suffix(name, FORMATS) != "turtle":
        raise InputError(f"{name}: fmt writes Turtle; name the file with the suffix .ttl")
    return name


def _data_files() -> list[str]:
    from ..graph.paths import part_files, root

    if root().name == "_resources":
        raise InputError(
            "this is an installed package, whose data files are not to be rewritten; "
            "name files (pingan-kg fmt FILE), or run it in a checkout of the project"
        )
    files = [
        file
        for part in ("reference", "briefings", "links", "vocabularies", "derived")
        for file in part_files(part)
    ]
    return [_relative(file) for file in sorted(files)]


def _relative(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)


def _quoted(name: str) -> str:
    import shlex

    return shlex.quote(name)
