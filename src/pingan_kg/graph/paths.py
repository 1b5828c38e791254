"""Where the graph's files lie: the only module that knows.

In a wheel the folders ``ontology``, ``data`` and ``shapes`` lie inside the
package, under ``_resources``; in a checkout (an editable install) they lie at
the top of the project.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, UnknownName, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path  # whose import takes a query longer than its answer

__all__ = ["PARTS", "Piece", "checked", "part_files", "pieces", "root"]

PARTS = ("ontology", "reference", "briefings", "links", "vocabularies", "derived", "shapes")
"""The parts of the graph that can be asked for by name."""

_DERIVED = "derived.ttl"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Piece(NamedTuple):
    """What one named graph holds: its name after ``graph/``, and its Turtle files."""

    graph: str
    files: tuple[str, ...]


def root() -> Path:
    """Return the folder that holds ``ontology``, ``data`` and ``shapes``.

    Raises :class:`~pingan_kg.errors.InputError` where neither place has them.
    """
    from pathlib import Path

    return Path(_root())


@cache
def _root() -> str:
    for folder in (
        os.path.join(_PACKAGE, "_resources"),
        os.path.dirname(os.path.dirname(_PACKAGE)),
    ):
        if os.path.isfile(os.path.join(folder, "ontology", "pingan.ttl")):
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
        names = (part,) if part in ("ontology", "shapes") else ("data", part)
        return (Piece(part, _turtle(os.path.join(_root(), *names))),)
    briefings = os.path.join(_root(), "data", "briefings")
    found: list[Piece] = []
    for name in sorted(os.listdir(briefings)):
        files = _turtle(os.path.join(briefings, name))
        derived = tuple(file for file in files if os.path.basename(file) == _DERIVED)
        if part == "derived":
            found += [Piece(f"{name}/derived", derived)] if derived else []
        elif own := tuple(file for file in files if file not in derived):
            found.append(Piece(name, own))
    return tuple(found)


def _turtle(folder: str) -> tuple[str, ...]:
    if not os.path.isdir(folder):
        return ()
    names = sorted(name for name in os.listdir(folder) if name.endswith(".ttl"))
    return tuple(os.path.join(folder, name) for name in names)


def part_files(part: str) -> tuple[Path, ...]:
    """Return the Turtle files of a part, graph by graph. Raises as :func:`pieces` does."""
    from pathlib import Path

    return tuple(Path(file) for piece in pieces(part) for file in piece.files)
