"""The shipped queries, and what their headers say."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, UnknownName, did_you_mean
from ..files import read_text
from ..graph.paths import PARTS
from ..rdf.names import expand
from ..rdf.terms import PARAMETER_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "WITHIN",
    "NamedQuery",
    "Param",
    "catalog",
    "get",
    "names",
    "query_files",
    "read",
    "reading",
]


class Param(NamedTuple):
    """A parameter of a shipped query; the descriptions are sentences."""

    name: str
    type: str
    required: bool
    en: str
    zh: str
    classes: tuple[str, ...] = ()
    """Compact names of the classes or code lists one of which the thing must be of."""
    binds: str = ""
    """The variable that it is the value of, where that is not called as it is."""
    default: str = ""
    """Its value over the shipped graph alone where none is given."""

    @property
    def variable(self) -> str:
        """The name of the variable that it binds."""
        return self.binds or self.name


class NamedQuery(NamedTuple):
    """A shipped query: its text, and the question it answers in both languages."""

    name: str
    text: str
    en: str
    zh: str
    params: tuple[Param, ...]
    parts: tuple[str, ...] = ()
    """The parts of the graph that it needs besides those queried by default."""

    def asked(self, given: Mapping[str, str], *, alone: bool) -> dict[str, str]:
        """Return the parameters with the defaults of those that are not given.

        Defaults hold over the shipped graph alone; who adds data of their own asks of it.
        """
        defaults = {one.name: one.default for one in self.params if alone and one.default}
        return {**defaults, **given}

    def question(self, lang: str) -> str:
        """Return the question in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


_PARAM = (
    r"(?P<name>\w+)(?:=\?(?P<binds>\w+))?\s+\((?P<type>\w+)(?P<classes>(?:\s+[\w-]+:[\w-]+)*),"
    r"\s*(?P<need>required|optional)\)\s+(?P<en>.+?)\s+/\s+(?P<zh>.+)"
)

WITHIN = {
    "briefing": Param(
        "briefing",
        "iri",
        False,
        "Only this briefing, such as 2025-12-09-safe-qingdao.",
        "只看这一简报，如 2025-12-09-safe-qingdao。",
        ("qb:DataSet",),
    ),
    "area": Param(
        "area",
        "iri",
        False,
        "Only this area, such as area/qingdao, without those that lie in it.",
        "只看这一地区，如 area/qingdao，不含其下的地区。",
        ("schema:AdministrativeArea", "schema:Place"),
        "place",
    ),
    "period": Param(
        "period",
        "iri",
        False,
        "Only this period, such as period/14th-five-year-plan.",
        "只看这一时期，如 period/14th-five-year-plan。",
        ("time:ProperInterval",),
        "span",
    ),
}
"""What the answer of a query can be kept within. An area's and a period's label is a
column of that name, so their parameters bind ``?place`` and ``?span``."""


_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "queries")


def query_files() -> tuple[Path, ...]:
    """Return the shipped queries (``.rq`` files), sorted by name."""
    from pathlib import Path

    return tuple(Path(_FOLDER, f"{name}.rq") for name in names())


def names() -> list[str]:
    """Return the names of the shipped queries, sorted."""
    files = map(os.path.splitext, os.listdir(_FOLDER))
    return sorted(name for name, suffix in files if suffix == ".rq")


def catalog() -> list[NamedQuery]:
    """Read all shipped queries, sorted by name. Raises as :func:`read` does."""
    return list(map(get, names()))


def get(name: str) -> NamedQuery:
    """Read the shipped query of a name.

    Raises :class:`~pingan_kg.errors.UnknownName`, with the names nearest to it.
    """
    there = names()
    if name in there:
        return read(os.path.join(_FOLDER, f"{name}.rq"))
    hint = did_you_mean(name, there) or "; “pingan-kg queries” lists them"
    raise UnknownName(f"no shipped query is called {name!r}{hint}")


def reading(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the briefing that a query asks of over the shipped graph alone, and the files
    that it reads (``# reads: reference/metrics briefing/claims``; none: all), or None.

    For a name that is none, too: who asks for that query is told.
    """
    if name not in names():
        return None
    briefing = ""
    files: tuple[str, ...] = ()
    with open(os.path.join(_FOLDER, f"{name}.rq"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                break
            if line.startswith("# default: briefing="):
                briefing = line.partition("=")[2].strip()
            if line.startswith("# reads: "):
                files = tuple(line.partition(":")[2].split())
    return (briefing, files) if briefing else None


def read(path: str | os.PathLike[str]) -> NamedQuery:
    """Read one query file: a header of comment lines, then SPARQL.

    The header says ``# en:`` and ``# zh:``, the question in each language, and
    per parameter ``# param: name (type, required|optional) English. / 中文。``; after the
    type ``iri`` may stand the classes and code lists one of which the thing must be of,
    and ``name=?variable`` where the variable is not called as the parameter is.
    ``# within: briefing area period`` declares those of :data:`WITHIN`,
    ``# default: name=value`` gives a declared one its default, and ``# with: part`` names
    a part that is not queried by default. For ``# reads:`` see :func:`reading`.
    Raises :class:`~pingan_kg.errors.InputError` where the header is not so.
    """
    text = read_text(path, "query")
    said: dict[str, str] = {}
    params: list[Param] = []
    parts: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, _, value = (part.strip() for part in line[1:].partition(":"))
        if key == "param":
            params.append(_param(path, value))
        elif key == "within":
            params += [_within(path, name) for name in value.split()]
        elif key == "default":
            params = _defaulted(path, params, value)
        elif key == "with":
            parts.append(_part(path, value))
        elif key in ("en", "zh"):
            said[key] = value
    if not (said.get("en") and said.get("zh")):
        raise InputError(f"{path}: the header must ask the question in en and in zh")
    name = os.path.splitext(os.path.basename(path))[0]
    return NamedQuery(name, text, said["en"], said["zh"], tuple(params), tuple(parts))


def _part(path: str | os.PathLike[str], value: str) -> str:
    if value not in PARTS:
        raise InputError(
            f"{path}: write “# with: PART”, one of {', '.join(PARTS)}; not {value!r}"
        )
    return value


def _defaulted(path: str | os.PathLike[str], params: list[Param], value: str) -> list[Param]:
    name, _, default = value.partition("=")
    if not default or name not in [param.name for param in params]:
        raise InputError(f"{path}: write “# default: name=value” of a declared parameter")
    return [one._replace(default=default) if one.name == name else one for one in params]


def _within(path: str | os.PathLike[str], value: str) -> Param:
    if value not in WITHIN:
        raise InputError(f"{path}: write “# within: {' '.join(WITHIN)}”, not {value!r}")
    return WITHIN[value]


def _param(path: str | os.PathLike[str], value: str) -> Param:
    matched = re.fullmatch(_PARAM, value)
    classes = tuple(matched["classes"].split()) if matched else ()
    known = matched and matched["type"] in PARAMETER_TYPES and all(map(expand, classes))
    if not matched or not known or (classes and matched["type"] != "iri"):
        raise InputError(
            f"{path}: write “# param: name (type, required|optional) English. / 中文。”, "
            f"the type one of {', '.join(PARAMETER_TYPES)}; not {value!r}"
        )
    name, kind, binds, en, zh = matched.group("name", "type", "binds", "en", "zh")
    return Param(name, kind, matched["need"] == "required", en, zh, classes, binds or "")
