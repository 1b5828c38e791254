"""``draft.toml``: what is proposed and decided, for a person to read and edit.

Written the same to the byte for the same draft. Comments of a person are not kept; what
is to be kept has a field for it: ``note_zh`` and ``note_en``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from ..errors import InputError
from ..proposal.model import DECISIONS, Candidate, Draft, Finding, Row

__all__ = ["EDITED", "SOURCE", "read", "written"]

SOURCE = (
    "id",
    "title",
    "title_en",
    "kind",
    "coverage",
    "publisher",
    "published",
    "said",
    "url",
    "area",
    "theme",
    "reported_by",
    "reporter",
    "sha256",
    "file",
)
"""What stands of a source, in this order. Agencies, areas and people are named by the names
in their IRIs, or by the ``key`` of a stub."""

EDITED = (
    "decision",
    "reason",
    "metric",
    "value",
    "lower",
    "upper",
    "comparator",
    "unit",
    "classifier",
    "step",
    "basis",
    "area",
    "period",
    "baseline",
    "agency",
    "program",
    "inferred",
    "note_zh",
    "note_en",
)
"""The fields of a row that a person decides; the others tell what the text says."""

_FINDING = {
    "worded": ("metric", "worded", "area", "period", "agency"),
    "honour": ("id", "zh", "en", "theme", "period", "level", "recipient", "agency"),
    "first": ("id", "zh", "en", "theme", "period", "scope", "recipient", "agency"),
    "program": ("id", "zh", "en", "theme", "program_kind", "status", "agency"),
}
"""The fields that a finding of a kind shows even when they are empty."""
_TOLD = ("why", "candidates", "phrase", "named", "kind")
_PLACE = ("number", "printed", "quote", "prefix", "suffix", "part", "start", "end")
_HEAD = """\
# A proposed briefing. Edit it, then run: pingan-kg draft --resume {folder}
#
# Of each figure decide: "keep" or "k" (it is a fact), "exclude" or "x" (it is the value of
# nothing; say why in reason), or leave "open". An open figure is written as long as nothing
# is missing. What is empty was not sure; "why" says why not.
# What is new stands first, as [[new]]: give its English label (en). Without an id it is named
# by that. A new metric takes the theme of the source; say what it counts in counted: a known
# name, or a new one in both languages ("fire 火灾"). A figure whose metric is a key, such as
# metric-1, is a fact once that one is filled in; exclude it, or name a known metric, if not.
"""


def written(draft: Draft, folder: str) -> str:
    """Return the table of a draft that lies in a folder of that name."""
    lines = [_HEAD.format(folder=folder), "[source]"]
    lines += [_line(name, draft.source.get(name, "")) for name in SOURCE]
    for stub in draft.stubs:
        lines += ["", "[[new]]", *(_line(name, value) for name, value in stub.items())]
    for row in draft.rows:
        lines += ["", "[[figure]]", *_row(row)]
    for finding in draft.findings:
        lines += ["", "[[finding]]"]
        lines += [_line(name, getattr(finding, name)) for name in _shown(finding)]
    return "\n".join(lines) + "\n"


def _shown(finding: Finding) -> Iterable[str]:
    """Yield the fields of a finding that are filled, or that its kind asks for."""
    asked = _FINDING.get(finding.kind, ())
    for one in fields(Finding):
        if getattr(finding, one.name) or one.name in asked:
            yield one.name


def _row(row: Row) -> Iterable[str]:
    yield f"# {row.context}"
    for name in (*_PLACE, *EDITED, *_TOLD):
        value = getattr(row, name)
        if name in _PLACE or name in ("decision", "metric", "period", "agency") or value:
            yield _line(name, value)
    if row.proposed:
        inside = ", ".join(f"{key} = {_value(value)}" for key, value in row.proposed.items())
        yield f"proposed = {{ {inside} }}"


def _line(name: str, value: object) -> str:
    return f"{name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, Candidate):
        return _value(f"{value.name} {value.score:.2f} {value.label}")
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def read(text: str, name: str) -> Draft:
    """Read a table back. Raises :class:`~pingan_kg.errors.InputError` where it is none, or
    says what cannot be: with the number of the figure, and what may stand there."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name} is no TOML: {error}") from error
    source = _table(said.get("source", {}), f"{name}: [source]")
    rows = tuple(_read_row(one, name) for one in _tables(said, "figure", name))
    findings = tuple(_read_finding(one, name) for one in _tables(said, "finding", name))
    stubs = tuple(
        {key: str(value) for key, value in one.items()} for one in _tables(said, "new", name)
    )
    return Draft({key: str(source.get(key, "")) for key in SOURCE}, rows, findings, stubs)


def _tables(said: Mapping[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = said.get(key, [])
    if not isinstance(found, list):
        raise InputError(f"{name}: write [[{key}]], with two brackets on each side")
    return [_table(one, f"{name}: [[{key}]]") for one in found]


def _table(said: object, where: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise InputError(f"{where} is no table")
    return said


def _read_row(said: dict[str, Any], name: str) -> Row:
    number = said.get("number")
    if not isinstance(number, int):
        raise InputError(f"{name}: a [[figure]] has no number")
    where = f"{name}: figure {number}"
    known = {one.name for one in fields(Row)}
    if unknown := sorted(set(said) - known):
        raise InputError(f"{where} has a field {unknown[0]!r} that there is not")
    missing = [key for key in _PLACE if key not in said]
    if missing:
        raise InputError(f"{where} has no {missing[0]}")
    said = {**said, "decision": _decision(said)}
    decision = said["decision"]
    if decision not in DECISIONS:
        raise InputError(f"{where}: decision is {', '.join(DECISIONS)}, not {decision!r}")
    values = {key: _plain(key, value, where) for key, value in said.items()}
    return replace(
        Row(**{key: values[key] for key in _PLACE}),
        **{key: value for key, value in values.items() if key not in _PLACE},
    )


def _decision(said: Mapping[str, Any]) -> object:
    """Return what was decided, where it stands by its letter in full."""
    decision = said.get("decision", "open")
    return {"k": "keep", "x": "exclude", "o": "open"}.get(str(decision), decision)


def _plain(key: str, value: object, where: str) -> Any:
    if key in ("number", "start", "end"):
        if not isinstance(value, int):
            raise InputError(f"{where}: {key} is a whole number, not {value!r}")
        return value
    if key in ("inferred", "why", "candidates", "level"):
        if not isinstance(value, list):
            raise InputError(f"{where}: {key} is a list, not {value!r}")
        texts = tuple(map(str, value))
        return tuple(map(_candidate, texts)) if key == "candidates" else texts
    if key == "proposed":
        return {str(k): str(v) for k, v in _table(value, f"{where}: proposed").items()}
    return str(value)


def _candidate(text: str) -> Candidate:
    found = re.fullmatch(r"(\S+) ([0-9.]+) (.*)", text)
    return Candidate(found[1], found[3], float(found[2])) if found else Candidate(text, "", 0.0)


def _read_finding(said: dict[str, Any], name: str) -> Finding:
    where = f"{name}: [[finding]] {said.get('quote', '')}".rstrip()
    known = {one.name for one in fields(Finding)}
    if unknown := sorted(set(said) - known):
        raise InputError(f"{where} has a field {unknown[0]!r} that there is not")
    missing = [key for key in ("kind", "start", "end", "quote", "part") if key not in said]
    if missing:
        raise InputError(f"{where} has no {missing[0]}")
    said = {**said, "decision": _decision(said)}
    if said["decision"] not in DECISIONS:
        raise InputError(
            f"{where}: decision is {', '.join(DECISIONS)}, not {said['decision']!r}"
        )
    return Finding(**{key: _plain(key, value, where) for key, value in said.items()})
