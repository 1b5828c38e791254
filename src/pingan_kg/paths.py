"""Where the files lie: the only module that knows.

In a wheel the folders ``ontology``, ``data`` and ``shapes`` lie inside the
package, under ``_resources``; in a checkout (an editable install) they lie at
the top of the project.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .errors import InputError, UnknownName

__all__ = ["PARTS", "part_files", "query_files", "root"]

PARTS = ("ontology", "data", "context", "links", "derived", "shapes")
"""The parts of the graph; each is one named graph, ``graph/<part>``."""

_APART = ("context", "links", "derived")
"""The parts that are folders under ``data``."""

_PACKAGE = Path(__file__).parent


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


@cache
def part_files(part: str) -> tuple[Path, ...]:
    """Return the Turtle files of one of :data:`PARTS`, sorted by path.

    ``context``, ``links`` and ``derived`` are the folders of that name under
    ``data``; ``data`` is the rest of it. Raises :class:`~pingan_kg.errors.UnknownName`.
    """
    if part not in PARTS:
        raise UnknownName(f"no part is called {part!r}; the parts are: {', '.join(PARTS)}")
    if part in _APART:
        return tuple(sorted((root() / "data" / part).rglob("*.ttl")))
    files = sorted((root() / part).rglob("*.ttl"))
    if part == "data":
        apart = [root() / "data" / name for name in _APART]
        files = [file for file in files if not any(folder in file.parents for folder in apart)]
    return tuple(files)


def query_files() -> tuple[Path, ...]:
    """Return the shipped queries (``.rq`` files), sorted by name."""
    return tuple(sorted((_PACKAGE / "queries").glob("*.rq")))
