"""Build a store on disk: beside its place, whole or not at all, and resumable."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple, TextIO

from pyoxigraph import Quad, Store

from ..errors import OutputError
from ..files import reason, take_name
from ..graph.parsing import data_files, own_quads
from ..graph.paths import pieces
from ..graph.store import QUERIED, quads
from .opening import MANIFEST, QUADS, Manifest

__all__ = ["built"]

_JOURNAL = "journal"
_AT_ONCE = 100_000
"""So many statements are gathered before they are written."""
Told = Callable[[int, int], None]


class _Step(NamedTuple):
    """A file to read, and by what it is known to be read already."""

    key: str
    file: str | None
    """None: all that ships."""


def built(
    folder: str | os.PathLike[str],
    *,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
    force: bool = False,
    told: Told | None = None,
) -> Manifest:
    """Build a store of the shipped graph and of files and folders of briefings.

    It is built in ``<folder>.building`` and takes its name once it is whole. Where a build
    was stopped, the next one goes on with what is not yet read, unless a file has changed.
    ``only`` leaves the shipped briefings out, and what shared things say of them; ``force``
    replaces a store that was built before; ``told`` is called with how many files are read,
    and how many there are.

    Raises :class:`~pingan_kg.errors.InputError` for a file that cannot be read, and
    :class:`~pingan_kg.errors.OutputError` where the store cannot be written, there is
    something in its place, or another process is at it.
    """
    name, target = os.fspath(folder), os.path.realpath(folder)
    _check(name, target, force=force)
    paths = tuple(os.fspath(path) for path in data)
    steps = list(_steps(paths))
    beside = f"{target}.building"
    try:
        store = _begun(beside)
        with open(os.path.join(beside, _JOURNAL), "a+", encoding="utf-8") as journal:
            done = _done(journal, steps, _all_of(paths, only))
            if done is None:
                store.clear()
                done = set()
                journal.truncate(0)
                journal.write(_all_of(paths, only) + "\n")
            for at, _step in enumerate(_added(store, steps, done, journal, only=only)):
                if told is not None:
                    told(at + 1, len(steps))
        store.optimize()
        made = Manifest(statements=len(store), data=paths, only=only)
        del store
        _named(beside, target, made)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {name}: {_why(error)}") from error
    return made


def _check(name: str, target: str, *, force: bool) -> None:
    if os.path.exists(target) and not os.path.isdir(target):
        raise OutputError(f"{name} is a file, and a store is a folder; give another name")
    there = os.listdir(target) if os.path.isdir(target) else []
    if there and MANIFEST not in there:
        raise OutputError(f"{name} holds other files and is left as it is; give a new folder")
    if there and not force:
        raise OutputError(f"{name} holds a store already; --force replaces it")


def _steps(paths: Iterable[str]) -> Iterator[_Step]:
    """Yield what is to be read; a file that has changed has another key."""
    shipped = [
        file for part in QUERIED for piece in pieces(part) for file in sorted(piece.files)
    ]
    yield _Step(_key("shipped", *shipped), None)
    for path in paths:
        for file in data_files(path):
            yield _Step(_key(file, *([] if file == "-" else [file])), file)


def _key(name: str, *files: str) -> str:
    seen = [
        (file, found.st_size, found.st_mtime_ns) for file in files for found in [os.stat(file)]
    ]
    return sha256(json.dumps([name, seen]).encode("utf-8", "surrogatepass")).hexdigest()


def _all_of(paths: Iterable[str], only: bool) -> str:
    """Return the first line of a journal: what is built, in what form."""
    told = json.dumps([sorted(paths), only, Manifest(0, (), only).format])
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _done(journal: TextIO, steps: list[_Step], wanted: str) -> set[str] | None:
    """Return the keys of what is read; None where nothing can be kept."""
    journal.seek(0)
    lines = journal.read().split("\n")[:-1]
    if not lines or lines[0] != wanted:
        return None
    done = set(lines[1:])
    return done if done <= {step.key for step in steps} else None


def _begun(beside: str) -> Store:
    """Open what is being built: whatever a stopped run said of it, it is not whole."""
    os.makedirs(beside, exist_ok=True)
    with suppress(FileNotFoundError):
        os.remove(os.path.join(beside, MANIFEST))
    return Store(os.path.join(beside, QUADS))


def _added(
    store: Store, steps: list[_Step], done: set[str], journal: TextIO, *, only: bool
) -> Iterator[_Step]:
    """Read the files, and yield each once it is read.

    What is in the journal is in the store; a file that is read again adds nothing twice.
    """
    batch: dict[tuple[object, ...], Quad] = {}
    keys: list[str] = []
    for at, step in enumerate(steps):
        if step.key not in done:
            keys.append(step.key)
            if step.file is None:
                store.bulk_extend(quads(only=only))
            else:
                _gather(batch, step.file, store)
        if keys and (len(batch) >= _AT_ONCE or step.file is None or at + 1 == len(steps)):
            store.bulk_extend(batch.values())
            store.flush()
            journal.writelines(f"{key}\n" for key in keys)
            journal.flush()
            os.fsync(journal.fileno())
            batch.clear()
            keys.clear()
        yield step


def _gather(batch: dict[tuple[object, ...], Quad], file: str, store: Store) -> None:
    """Add to a batch what neither it nor any graph of the store says, as in memory."""
    for quad in own_quads(file):
        triple = (quad.subject, quad.predicate, quad.object)
        if triple not in batch and next(store.quads_for_pattern(*triple, None), None) is None:
            batch[triple] = quad


def _named(beside: str, target: str, made: Manifest) -> None:
    """Let the store take its name: what was there goes only once the new one is in place."""
    with open(os.path.join(beside, MANIFEST), "w", encoding="utf-8") as file:
        file.write(made.to_json())
        file.flush()
        os.fsync(file.fileno())
    os.remove(os.path.join(beside, _JOURNAL))
    take_name(beside, target)


def _why(error: OSError | ValueError) -> str:
    text = str(error)
    if "lock" in text.lower():
        return "another process is building it"
    if "no space" in text.lower():
        return "no space left on device; make room and run it again, it goes on from there"
    return reason(error)
