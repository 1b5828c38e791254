"""Where the graph's files lie: the only module that knows.

In a wheel the folders ``ontology``, ``data`` and ``shapes`` lie inside the
package, under ``_resources``; in a checkout (an editable install) they lie at
the top of the project.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError, UnknownName, did_you_mean

__all__ = ["PARTS", "Piece", "checked", "part_files", "pieces", "root"]

PARTS = ("ontology", "reference", "briefings", "links", "derived", "shapes")
"""The parts of the graph that can be asked for by name."""

_DERIVED = "derived.ttl"
_PACKAGE = Path(__file__).parent.parent


class Piece(NamedTuple):
    """What one named graph holds: its name after ``graph/``, and its Turtle files."""

    graph: str
    files: tuple[Path, ...]


@cache
def root() -> Path:
    """Return the folder that holds ``ontology``, ``data`` and ``shapes``.

    Raises :class:`~pingan_kg.errors.InputError` where neither place has them.
    """
    for folder in (_PACKAGE / "_resources", _PACKAGE.parent.parent):
        if (folder / "ontology" / "pingan.ttl").is_file():
            return folder
    raise InputError(
        f"the graph's files are missing beside {_PACKAGE}: install pingan-kg again"
    )


def checked(part: str) -> str:
    """Return the name of a part. Raises :class:`~pingan_kg.errors.UnknownName`."""
    if part not in PARTS:
        hint = did_you_mean(part, PARTS) or f"; the parts are: {', '.join(PARTS)}"
        raise UnknownName(f"no part is called {part!r}{hint}")
    return part


@cache
def pieces(part: str) -> tuple[Piece, ...]:
    """Return the named graphs of one of :data:`PARTS`, with their files sorted by path.

    ``briefings`` is one graph a briefing, named after its folder, and ``derived`` one a
    briefing that has derived figures, ``<id>/derived``; each other part is one graph.
    Raises :class:`~pingan_kg.errors.UnknownName`.
    """
    if checked(part) not in ("briefings", "derived"):
        folder = root() / (part if part in ("ontology", "shapes") else f"data/{part}")
        return (Piece(part, tuple(sorted(folder.rglob("*.ttl")))),)
    found: list[Piece] = []
    for folder in sorted((root() / "data" / "briefings").iterdir()):
        files = sorted(folder.glob("*.ttl"))
        if part == "derived":
            own = tuple(file for file in files if file.name == _DERIVED)
            found += [Piece(f"{folder.name}/derived", own)] if own else []
        else:
            own = tuple(file for file in files if file.name != _DERIVED)
            found += [Piece(folder.name, own)] if own else []
    return tuple(found)


def part_files(part: str) -> tuple[Path, ...]:
    """Return the Turtle files of a part, graph by graph. Raises as :func:`pieces` does."""
    return tuple(file for piece in pieces(part) for file in piece.files)
