"""The layers of the design: imports run downward, and modules stay small."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "pingan_kg"

LAYERS = {
    0: "errors namespaces suggest",
    1: "files paths sparql terms worker",
    2: "arrangement card catalog census derived engines evidence facts figures finding graph"
    " intervals jsonld reports resolve results sections stated syntax turtle unsaid view"
    " wording",
    3: "derive export gaps lookup query validate verify why",
    4: "__init__ api",
    5: "web",
    6: "__main__ cli",
}
"""Layer 3 has a verb a module, and none of them imports another."""

VERBS = {"export", "gaps", "validate", "verify", "why"}
"""What the package offers under the name of its module."""

LAYER = {name: layer for layer, names in LAYERS.items() for name in names.split()}


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


def layer(name: str) -> int:
    first = name.partition(".")[0]
    assert first in LAYER, f"say in LAYERS, and in the design, to which layer {first} belongs"
    return LAYER[first]


@pytest.mark.parametrize("name", MODULES)
def test_imports_run_downward(name: str) -> None:
    own = layer(name)
    for imported in imports(MODULES[name]):
        if name == "__init__" and imported in VERBS:
            continue  # for the type checker; at run time they are imported when used
        if imported == "__init__":
            assert own == 6, f"{name} imports the package"
            continue
        other = layer(imported)
        assert other <= own, f"{name} (layer {own}) imports {imported} (layer {other})"
        assert other != own or own != 3, f"{name} imports {imported}: both are verbs of layer 3"


def test_no_import_goes_in_a_circle() -> None:
    graph = {
        name: {imported for imported in imports(path) if imported != "__init__"} - {name}
        for name, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from ..query import run", {"query"}),
        ("from . import output", {"cli.output"}),
        ("from .. import __version__, graph", {"__init__", "graph"}),
        ("from .output import emit", {"cli.output"}),
        ("def f():\n    from ..api import load", {"api"}),
        ("import pingan_kg.query", {"query"}),
        ("from pingan_kg.sparql.tokens.run import run", {"query"}),
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
