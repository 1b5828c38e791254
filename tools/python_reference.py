"""The reference of the Python functions and of what they return, told by their docstrings."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pingan_kg

RESULTS = {
    "sparql.rows": ("Rows", "Row"),
    "sparql.catalog": ("NamedQuery", "Param"),
    "cards.values": ("Card", "Fact", "Section", "Mention", "Find", "Tally"),
    "cards.explanation": ("Explanation", "Print", "Inference", "Unsaid", "Conflict"),
    "cards.citation": ("Citation",),
    "cards.gaps": ("Gap", "GapCase"),
    "cards.briefings": ("BriefingEntry",),
    "evidence.discrepancies": ("Verification", "Discrepancy"),
    "derivation.figure": ("DerivedFigure",),
    "shacl.report": ("Report", "Result"),
}
"""What functions return, by the modules that have it."""

INTRO = """# Python

Generated from the docstrings by `make docs`; do not edit. All functions are in `pingan_kg`, and
each is imported when it is first used. Names that stand in no function's description are not
for use from outside.
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield from INTRO.splitlines()
    yield from ("", "## Functions")
    for name in pingan_kg.__all__:
        function = getattr(pingan_kg, name)
        if callable(function):
            yield from ("", f"### pingan_kg.{name}", "")
            yield from ("```python", f"{name}{_signature(function)}", "```", "")
            yield from _described(function)
            yield from _told_elsewhere(function)
    yield from ("", "## What they return")
    for module, names in RESULTS.items():
        for name in names:
            yield from _result(module, name)
    yield from ("", "## Errors", "", "All are in `pingan_kg.errors`.", "")
    yield from _described(import_module("pingan_kg.errors"))


def _told_elsewhere(function: Any) -> Iterator[str]:
    """Yield the description that a docstring refers to, but for its first line."""
    for path in re.findall(
        r"See\s+:func:`(pingan_kg\.[\w.]+)`", inspect.getdoc(function) or ""
    ):
        module, _, name = path.rpartition(".")
        told = inspect.getdoc(getattr(import_module(module), name)) or ""
        rest = told.partition("\n\n")[2]
        if rest:
            yield from ("", *_marked(rest))


def _signature(function: Any) -> str:
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    if len(text) < 80:
        return text
    inside, arrow, returned = text[1:].rpartition(") -> ")
    parts = re.split(r", (?![^\[(]*[\])])", inside)
    return "(\n" + "".join(f"    {part},\n" for part in parts) + f"){arrow[1:]}{returned}"


def _result(module: str, name: str) -> Iterator[str]:
    kind = getattr(import_module(f"pingan_kg.{module}"), name)
    yield from ("", f"### {name}", "")
    yield from _described(kind)
    own = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    fields = getattr(kind, "_fields", None) or [field.name for field in own]
    if fields:
        yield from ("", f"Fields: {', '.join(f'`{field}`' for field in fields)}.")
    for member in [one for one in vars(kind) if not one.startswith("_") and one not in fields]:
        value = inspect.getattr_static(kind, member)
        is_property = isinstance(value, property) or type(value).__name__ == "cached_property"
        if is_property or inspect.isfunction(value):
            call = member if is_property else f"{member}()"
            first = (inspect.getdoc(getattr(value, "func", value)) or "").split("\n\n")[0]
            if first:
                yield from ("", f"- `{call}`: {_plain(' '.join(first.split()))}")


def _described(thing: Any) -> Iterator[str]:
    """Yield a docstring as Markdown, without what it only refers to."""
    text = re.sub(
        r"See\s+:func:`pingan_kg\.[^`]*`\s*[^.;]*[.;]\s*", "", inspect.getdoc(thing) or ""
    )
    return _marked(text)


def _doc(thing: Any) -> str:
    return inspect.getdoc(thing) or ""


def _marked(text: str) -> Iterator[str]:
    """Yield lines as Markdown: roles as code, doctests as blocks."""
    inside = False
    for line in text.rstrip().splitlines():
        is_code = line.startswith((">>>", "...")) or (inside and bool(line.strip()))
        if is_code and not inside:
            yield "```pycon"
        elif inside and not is_code:
            yield "```"
        inside = is_code
        yield line if is_code else _plain(line)
    if inside:
        yield "```"


def _plain(line: str) -> str:
    named = re.sub(r":\w+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", line)
    return named.replace("``", "`")
