"""The shapes of the JSON that commands write, told from what they write of the examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from pingan_kg.cli.root import root

EXAMPLES = Path(__file__).parent.parent / "docs" / "example"
CITY = EXAMPLES / "2025-03-06-yunzhou"

_SOURCED = ("why", "120余起", "--source", str(CITY / "article.txt"))

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "show": (
        ("show", "metric/telecom-fraud-cases-solved"),
        ("show", "2万余起"),
    ),
    "why": (("why", "2万余起"), ("why", "dispute-resolution-rate"), ("why", "前十"), _SOURCED),
    "search": (("search", "电信诈骗"),),
    "stats": (("stats",),),
    "gaps": (("gaps",),),
    "briefings": (("briefings",),),
    "links": (("links",),),
    "queries": (("queries",),),
    "verify": (("verify", "--source", str(CITY / "article.txt")),),
    "validate": (("validate", str(CITY / "observations.ttl"), "--only"), ("validate",)),
}
"""What is run for each command, with ``--format json``."""

INTRO = """# JSON

Generated from what the commands write, by `make docs`; do not edit. `--format json`, or
`-o FILE.json`. Texts of labels are in the language of `--lang`, objects with `zh` and `en` in
both. `a | b` means one or the other, `key?` that it may be left out, `…` that more may
follow. Ids are short, and `pingan-kg show ID` takes them.

`pingan-kg query` writes the [SPARQL 1.1 JSON results](https://www.w3.org/TR/sparql11-results-json/),
and with `--format jsonl` an object a row: variables to values, numbers as numbers, IRIs whole.
`pingan-kg export` and `derive` write JSON-LD.
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield from INTRO.splitlines()
    for name, calls in CALLS.items():
        shape = _merged([_shape(_run(call)) for call in calls])
        yield from ("", f"## pingan-kg {name}", "", "```text", *_written(shape), "```")


def _run(call: tuple[str, ...]) -> Any:
    lang = ("--lang", "en") if call[0] != "queries" else ()
    arguments = [*call, "--format", "json", *lang, *_data(call)]
    return json.loads(CliRunner().invoke(root, arguments).stdout)


def _data(call: tuple[str, ...]) -> tuple[str, ...]:
    return () if call[0] in ("validate", "queries", "links") else ("--data", str(CITY))


def _shape(value: Any) -> Any:
    """Return a value's shape: the name of its type, or an object's or a list's shapes."""
    if isinstance(value, dict):
        return {key: _shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_merged([_shape(one) for one in value])] if value else []
    names = {bool: "true | false", int: "number", float: "number", str: "text"}
    return "null" if value is None else names[type(value)]


def _merged(shapes: list[Any]) -> Any:
    """Return the one shape that several have, or the set of those that they have."""
    shapes = [part for one in shapes for part in (one if isinstance(one, tuple) else (one,))]
    objects = [one for one in shapes if isinstance(one, dict)]
    lists = [one for one in shapes if isinstance(one, list)]
    others = sorted({one for one in shapes if isinstance(one, str)})
    parts: list[Any] = []
    if objects:
        keys = dict.fromkeys(key for one in objects for key in one)
        always = {key for key in keys if all(key in one for one in objects)}
        parts.append(
            {
                key if key in always else f"{key}?": _merged(
                    [one[key] for one in objects if key in one]
                )
                for key in keys
            }
        )
    if lists:
        inner = [one[0] for one in lists if one]
        parts.append([_merged(inner)] if inner else [])
    parts += others
    return parts[0] if len(parts) == 1 else tuple(parts)


def _written(shape: Any, indent: str = "") -> list[str]:
    """Write a shape as lines, the first and the last of which may be joined to others."""
    if isinstance(shape, str):
        return [shape]
    if isinstance(shape, tuple):
        found: list[str] = []
        for part in shape:
            new = _written(part, indent)
            found = [*found[:-1], f"{found[-1]} | {new[0]}", *new[1:]] if found else new
        return found
    if isinstance(shape, list):
        if not shape:
            return ["[]"]
        first, *rest = _written(shape[0], indent)
        return [f"[{first}", *rest[:-1], f"{rest[-1]}, …]"] if rest else [f"[{first}, …]"]
    found = ["{"]
    for key, value in shape.items():
        first, *rest = _written(value, indent + "  ")
        found += [f"{indent}  {key}: {first}", *rest]
    return [*found, f"{indent}}}"]
