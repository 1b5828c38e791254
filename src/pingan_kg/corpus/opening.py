"""Open a store that was built, for reading."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from pyoxigraph import Store

from ..errors import InputError
from ..files import read_bytes, reason
from ..graph.store import QUERIED

__all__ = ["FORMAT", "MANIFEST", "QUADS", "Manifest", "manifest", "opened"]

MANIFEST = "pingan-kg-store.json"
"""The file by which a folder is known as a store that was built here, and is whole."""
QUADS = "quads"
"""The folder in it that holds the statements."""
FORMAT = 1
"""What a reader must know; another number is another form."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store was built of."""

    statements: int
    data: tuple[str, ...]
    """The files and folders of a user's own."""
    only: bool
    """Whether the shipped briefings were left out."""
    format: int = FORMAT

    @property
    def is_shipped(self) -> bool:
        """Whether it holds just what ships."""
        return not (self.data or self.only)

    def to_json(self) -> str:
        """Return it as the text of its file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def manifest(folder: str | os.PathLike[str]) -> Manifest:
    """Return what a store says of itself. Raises :class:`~pingan_kg.errors.InputError`."""
    name = os.fspath(folder)
    file = os.path.join(name, MANIFEST)
    if not os.path.isfile(file):
        raise InputError(
            f"{name} is no store that was built whole; build one: pingan-kg store build {name}"
        )
    try:
        said = json.loads(read_bytes(file, "store"))
        found = Manifest(
            statements=int(said["statements"]),
            data=tuple(map(str, said["data"])),
            only=bool(said["only"]),
            format=int(said["format"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: it is damaged; build the store again") from error
    if found.format != FORMAT:
        raise InputError(f"{name} is of another version; build the store again")
    return found


def opened(folder: str | os.PathLike[str], parts: Iterable[str] = ()) -> Store:
    """Return a built store for reading; several processes may read it at once.

    ``parts`` are what a question wants besides what every question sees, which a built
    store has not. Raises :class:`~pingan_kg.errors.InputError`.
    """
    manifest(folder)
    name = os.fspath(folder)
    lacking = [part for part in parts if part not in QUERIED]
    if lacking:
        raise InputError(f"the store {name} has no {lacking[0]}; ask without --store")
    try:
        return Store.read_only(os.path.join(name, QUADS))
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise InputError(f"cannot open the store {name}: {why}") from error
