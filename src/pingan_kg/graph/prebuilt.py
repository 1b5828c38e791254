"""The shipped graph as a store on disk, so that many briefings open as fast as one.

Parsing takes some 15 ms a briefing, opening what was parsed once 10 ms however much
it is. So where the files are large enough to matter, the parsed store is kept in the
user's cache folder (``$PINGAN_KG_CACHE``, else ``$XDG_CACHE_HOME/pingan-kg``, else
``~/.cache/pingan-kg``; set the first to nothing and nothing is kept). It is used only
while every file has the size and the time that it had when the store was built, and
whatever goes wrong with it, the files are parsed instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pyoxigraph import Store

from .paths import Piece, root

__all__ = ["LARGEST", "WORTH", "keep", "kept"]

WORTH = 1_000_000
"""Bytes of Turtle from which on a kept store is faster than parsing."""

LARGEST = 100_000_000
"""Bytes of Turtle above which building takes too long to do it unasked."""

_MANIFEST = "files.txt"


def kept(pieces: Iterable[Piece]) -> Store | None:
    """Return the kept store of some graphs, read-only, or None where there is none."""
    folder, manifest = _folder(), _manifest(pieces)
    if folder is None or manifest is None:
        return None
    try:
        if (folder / _MANIFEST).read_text(encoding="utf-8") != manifest:
            return None
        return Store.read_only(str(folder / "store"))
    except (OSError, ValueError, RuntimeError):  # the last is the engine's, of a broken one
        return None


def keep(store: Store, pieces: Iterable[Piece]) -> bool:
    """Keep a store of some graphs for :func:`kept`; tell whether it was kept.

    It is written beside and put in its place whole. Nothing is raised: a cache that
    cannot be written is no cache.
    """
    folder, manifest = _folder(), _manifest(pieces)
    if folder is None or manifest is None:
        return False
    beside = folder.with_name(f"{folder.name}.{os.getpid()}.new")
    try:
        beside.mkdir(parents=True)
        written = Store(str(beside / "store"))
        written.bulk_extend(iter(store))
        written.flush()
        del written
        (beside / _MANIFEST).write_text(manifest, encoding="utf-8")
        _put(beside, folder)
    except (OSError, ValueError, RuntimeError):
        return False
    finally:
        _remove(beside)
    return True


def _put(beside: Path, folder: Path) -> None:
    """Put a new folder in the place of an old one."""
    old = folder.with_name(f"{folder.name}.{os.getpid()}.old")
    with suppress(FileNotFoundError):
        folder.rename(old)
    try:
        beside.rename(folder)
    finally:
        _remove(old)


def _remove(folder: Path) -> None:
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)


def _folder() -> Path | None:
    """Return where the store of this installation is kept, or None for nowhere."""
    from zlib import crc32

    name = f"{crc32(os.fsencode(root())):08x}"
    given = os.environ.get("PINGAN_KG_CACHE")
    if given is not None:
        return Path(given) / name if given else None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "pingan-kg" / name if os.path.isabs(base) else None


def _manifest(pieces: Iterable[Piece]) -> str | None:
    """List graphs and files with size and time, or None where keeping does not pay."""
    lines, total = [], 0
    try:
        for piece in pieces:
            for path in piece.files:
                found = path.stat()
                total += found.st_size
                lines.append(f"{piece.graph}\t{path}\t{found.st_size}\t{found.st_mtime_ns}\n")
    except OSError:
        return None
    return "".join(lines) if WORTH <= total <= LARGEST else None
