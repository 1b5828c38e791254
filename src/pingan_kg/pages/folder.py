"""Write a folder of pages whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable

from ..errors import OutputError
from ..files import reason, take_name

__all__ = ["MARK", "write_folder"]

MARK = "pingan-kg-site.txt"
"""The file by which a folder is known as one that was made here, and may be replaced."""


def write_folder(
    folder: str | os.PathLike[str], files: Iterable[tuple[str, bytes]], *, force: bool = False
) -> int:
    """Write files (paths with ``/``, and bytes) into a new folder; return how many.

    They are written beside it, and take its name once all are there. An empty folder is
    taken; one with a site that was made before is replaced with ``force``; any other is
    left as it is. Raises :class:`~pingan_kg.errors.OutputError`.
    """
    target = os.path.realpath(folder)
    _check(folder, target, force=force)
    beside = f"{target}.pingan-kg-{os.getpid()}.tmp"
    try:
        os.makedirs(beside)
        written = _written(beside, files)
        take_name(beside, target)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {os.fspath(folder)}: {reason(error)}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return written


def _check(folder: str | os.PathLike[str], target: str, *, force: bool) -> None:
    name = os.fspath(folder)
    if os.path.exists(target) and not os.path.isdir(target):
        raise OutputError(f"{name} is a file, and a site is a folder; give another name")
    try:
        there = os.listdir(target) if os.path.isdir(target) else []
    except OSError as error:
        raise OutputError(f"cannot write {name}: {reason(error)}") from error
    if not there:
        return
    if MARK not in there:
        raise OutputError(f"{name} holds other files and is left as it is; give a new folder")
    if not force:
        raise OutputError(f"{name} holds a site already; --force replaces it")


def _written(top: str, files: Iterable[tuple[str, bytes]]) -> int:
    made = {top}
    count = 0
    for path, data in files:
        place = os.path.join(top, *path.split("/"))
        parent = os.path.dirname(place)
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(place, "xb") as stream:
            stream.write(data)
        count += 1
    return count
