"""A draft as a folder: made from an article, taken up again, its files whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from pyoxigraph import Store

from ..errors import InputError
from ..files import read_text, reason, take_name, write_whole
from ..proposal.model import Draft, Row
from ..proposal.rows import propose
from ..proposal.text import Article, read_article
from .table import EDITED, read, written
from .things import FILES
from .writing import write

__all__ = ["DRAFT", "PROPOSAL", "Outcome", "draft", "resume"]

DRAFT, PROPOSAL, ARTICLE = "draft.toml", "proposal.toml", "article.txt"
"""What a person edits, what the rules said, and the text where it was converted."""

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z0-9]+)+")


@dataclass(frozen=True)
class Outcome:
    """What was written, and what is still open, a line each."""

    folder: str
    draft: Draft
    open: tuple[str, ...]
    facts: int


def draft(  # noqa: PLR0913 (options, by keyword only)
    article: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    store: Store,
    *,
    source: Mapping[str, str],
    version: str,
    force: bool = False,
) -> Outcome:
    """Propose a briefing from an article, and write its folder, whole or not at all.

    ``source`` has what is known of it, by the names of
    :data:`~pingan_kg.drafting.table.SOURCE`; without an ``id`` it is made of the day on
    which it was said and of the area. Raises :class:`~pingan_kg.errors.InputError` for an
    article that cannot be read or has no figure, a folder that exists, a name that is none.
    """
    text = read_article(article)
    proposed = propose(text, store, dict(source))
    if not proposed.rows:
        raise InputError(f"{text.name} has no figures: there is nothing to propose")
    named = _identified(proposed, text)
    found = write(named, store, version=version)
    files = {DRAFT: written(named, os.path.basename(os.path.abspath(folder)))}
    files[PROPOSAL] = files[DRAFT]
    if text.is_converted:
        files[ARTICLE] = text.text
    _write_folder(Path(folder), files | found.files, force=force)
    return Outcome(os.fspath(folder), named, tuple(found.open), found.facts)


def resume(folder: str | os.PathLike[str], store: Store, *, version: str) -> Outcome:
    """Read a folder's table, write its Turtle again, and say what is still open.

    What a person changed keeps what the rules had said beside it. Raises
    :class:`~pingan_kg.errors.InputError` where the folder has no such table, or one that
    cannot be read.
    """
    where = Path(folder)
    if not (where / DRAFT).is_file():
        raise InputError(f"{where} has no {DRAFT}: make one with “pingan-kg draft ARTICLE”")
    decided = read(read_text(where / DRAFT, "draft"), os.fspath(where / DRAFT))
    if not _ID.fullmatch(decided.source.get("id", "")):
        raise InputError(f"{where / DRAFT}: id is a date and a name, like 2025-12-09-safe-city")
    if (where / PROPOSAL).is_file():
        name = os.fspath(where / PROPOSAL)
        decided = _compared(decided, read(read_text(name, "proposal"), name))
    found = write(decided, store, version=version)
    table = written(decided, os.path.basename(os.path.abspath(where)))
    for name, text in {DRAFT: table, **found.files}.items():
        write_whole(where / name, text.encode(), force=True)
    for stale in set(_TURTLE) - set(found.files):
        (where / stale).unlink(missing_ok=True)
    return Outcome(os.fspath(folder), decided, tuple(found.open), found.facts)


_TURTLE = tuple(f"{name}.ttl" for name in FILES)


def _identified(proposed: Draft, text: Article) -> Draft:
    said = proposed.source
    name = said.get("id") or ""
    if not name:
        day = said.get("published") or said.get("said")
        if not day:
            raise InputError(
                f"{text.name} names no day: give --id, such as 2025-12-09-safe-city"
            )
        name = f"{day}-{said.get('area') or 'draft'}".replace("area-1", "draft")
    if not _ID.fullmatch(name):
        raise InputError(f"an id is a date and a name, like 2025-12-09-safe-city, not {name!r}")
    hashed = "" if said.get("coverage") == "part" else text.sha256
    more = {"id": name, "sha256": hashed, "file": ARTICLE if text.is_converted else ""}
    return replace(proposed, source={**said, **more})


def _compared(decided: Draft, first: Draft) -> Draft:
    """Note beside each row what the rules had said where a person says something else."""
    before = {row.number: row for row in first.rows}
    rows = []
    for row in decided.rows:
        old = before.get(row.number)
        changed = _changes(row, old) if old else {}
        rows.append(replace(row, proposed=changed))
    return replace(decided, rows=tuple(rows))


def _changes(row: Row, old: Row) -> dict[str, str]:
    names = [one.name for one in fields(Row) if one.name in EDITED]
    return {
        name: _text(getattr(old, name))
        for name in names
        if name not in ("decision", "note_zh", "note_en")
        and getattr(row, name) != getattr(old, name)
    }


def _text(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _write_folder(folder: Path, files: Mapping[str, str], *, force: bool) -> None:
    """Write a folder aside and put it in place; one that exists is replaced by force only."""
    there = folder.exists()
    if there and not folder.is_dir():
        raise InputError(f"{folder} is a file: give the name of a folder")
    if there and any(folder.iterdir()) and not force:
        raise InputError(
            f"{folder} exists: take it up with --resume, or replace it with --force"
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise InputError(f"cannot write {folder}: {reason(error)}") from error
    try:
        for name, text in files.items():
            (aside / name).write_bytes(text.encode())
        aside.chmod(0o755)
        take_name(aside, folder)
    except OSError as error:
        raise InputError(f"cannot write {folder}: {reason(error)}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
