"""The floors of the design: imports run downward, and rooms and modules stay small."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from pingan_kg.cli.root import COMMANDS

PACKAGE = Path(__file__).parents[2] / "src" / "pingan_kg"

FLOORS = {
    -1: "errors limits messages",
    0: "bounds display languages scripts",
    1: "figures files rdf worker",
    2: "graph",
    3: "briefing shacl sparql",
    4: "changes comparison corpus derivation evidence publishing",
    5: "cards proposal tables",
    6: "charts drafting exports release",
    7: "__init__ api pages viewing",
    8: "mcp",
    9: "__main__ cli",
}
"""The rooms of the design. Errors are what all stand on; ``bounds`` is on the ground,
since the grammar takes its comparators from it."""

FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms.split()}
MOST = 14
"""So many modules a room may have; the command line has one a command besides."""


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imports(path: Path) -> set[str]:
    """Return the modules of this package that a file imports, wherever in it."""
    return imported_by(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).parent.parts)


def imported_by(text: str, here: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if top(alias.name)]
            found |= {name.partition(".")[2] or "__init__" for name in names}
        elif isinstance(node, ast.ImportFrom) and (node.level or top(node.module or "")):
            base = list(here[: len(here) - node.level + 1]) if node.level else []
            named = (node.module or "").removeprefix("" if node.level else "pingan_kg")
            base += [part for part in named.split(".") if part]
            found |= {module_or_name(base, alias.name) for alias in node.names}
    return found


def top(name: str) -> bool:
    return name == "pingan_kg" or name.startswith("pingan_kg.")


def module_or_name(base: list[str], name: str) -> str:
    """Tell whether ``from .base import name`` takes a module or what is in one."""
    inside = PACKAGE.joinpath(*base, name)
    if inside.with_suffix(".py").is_file() or inside.is_dir():
        return ".".join([*base, name])
    if PACKAGE.joinpath(*base).is_dir():
        return ".".join([*base, "__init__"])
    return ".".join(base)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room(name: str) -> str:
    first = name.partition(".")[0]
    assert first in FLOOR, f"say in FLOORS, and in the design, on which floor {first} is"
    return first


@pytest.mark.parametrize("name", MODULES)
def test_imports_run_downward(name: str) -> None:
    own = room(name)
    for imported in imports(MODULES[name]):
        other = room(imported)
        if other == own or (imported == "__init__" and own in ("cli", "__main__")):
            continue
        if name == "__init__":
            assert other == "api"
        assert FLOOR[other] < FLOOR[own] or {own, other} <= {
            "__init__",
            "api",
            "__main__",
            "cli",
        }, f"{name} (floor {FLOOR[own]}) imports {imported} (floor {FLOOR[other]})"


@pytest.mark.parametrize("name", MODULES)
def test_rooms_import_what_others_offer(name: str) -> None:
    for imported in imports(MODULES[name]):
        other, _, module = imported.partition(".")
        if other != room(name) and module and module != "__init__":
            offered = import_module(f"pingan_kg.{other}").__all__
            assert module in offered, f"{name} takes {imported}, which {other} does not offer"


def test_rooms_stay_small() -> None:
    for name in FLOOR:
        inside = [module for module in MODULES if module.startswith(f"{name}.")]
        most = MOST + (len(COMMANDS) if name == "cli" else 1)
        assert len(inside) <= most, f"{name} has {len(inside)} modules: which are a room apart?"


def test_no_import_goes_in_a_circle() -> None:
    graph = {
        name: {imported for imported in imports(path) if imported != "__init__"} - {name}
        for name, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from ..sparql.run import run", {"sparql.run"}),
        ("from . import output", {"cli.output"}),
        ("from .. import __version__, api", {"__init__", "api"}),
        ("from .output import emit", {"cli.output"}),
        ("def f():\n    from ..api import load", {"api"}),
        ("import pingan_kg.sparql.run", {"sparql.run"}),
        ("from pingan_kg.sparql.run import run", {"sparql.run"}),
        ("import os, rdflib\nfrom json import dumps", set()),
    ],
)
def test_the_check_sees_every_way_to_import(text: str, found: set[str]) -> None:
    assert imported_by(text, ("cli",)) == found


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_stay_small(name: str) -> None:
    text = MODULES[name].read_text(encoding="utf-8")
    assert text.count("\n") <= 320, f"{name} is long: what is its second concept?"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            documented = (ast.get_docstring(node, clean=False) or "").count("\n") + 1
            lines = (node.end_lineno or 0) - node.body[0].lineno + 1 - documented
            assert lines <= 42, f"{name}.{node.name} has {lines} lines"


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for_and_offers(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name} has no docstring"
    if name == "__main__":
        return
    offered = [
        node
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__all__"
    ]
    assert offered, f"{name} has no __all__"
