"""Validate the shipped graph, or a user's files together with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ..graph.parsing import data_files, parse_file
from ..graph.paths import pieces, root
from ..graph.store import QUERIED, SHARED, file_quads
from ..rdf.names import PREFIXES
from .engines import Finding, chosen, run
from .report import SEVERITIES, Report, Result

__all__ = ["CHECKED", "Report", "Result", "validate"]

CHECKED = (*QUERIED, "derived")
"""The parts that are checked: all that hold facts, printed or derived."""

_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")


class _File(NamedTuple):
    name: str
    path: str
    quads: list[Quad]
    shipped: bool


def validate(
    paths: Iterable[str | os.PathLike[str]] = (),
    *,
    engine: str = "auto",
    only: bool = False,
) -> Report:
    """Check the shipped graph, with the user's files added to it, against the shapes.

    ``paths`` are files, or folders of them. ``engine`` is ``shacl`` (fast),
    ``pyshacl`` (the reference) or ``auto``; ``only`` leaves the shipped briefings out.

    Raises :class:`~pingan_kg.errors.InputError` for a file that cannot be read
    as RDF, :class:`~pingan_kg.errors.MissingEngine` and
    :class:`~pingan_kg.errors.UnknownName`.

    >>> from pingan_kg import validate
    >>> validate().conforms
    True
    """
    name = chosen(engine)
    files = [file for path in paths for file in data_files(path)]
    given = [_File(_shown(path), path, parse_file(path), False) for path in files]
    parts = SHARED if only else CHECKED
    read = [*given, *_shipped(parts)]
    data = _ntriples(quad for file in read for quad in file.quads)
    shapes = _ntriples(quad for file in _shipped(("shapes",)) for quad in file.quads)
    found = _placed(run(name, data, shapes), read)
    if given:
        mine = {file.name for file in given}
        found = [result for result in found if result.severity != "Info" or result.file in mine]
    return Report(tuple(found), name, data.count(b"\n"))


def _shown(path: str | os.PathLike[str]) -> str:
    return "standard input" if os.fspath(path) == "-" else os.fspath(path)


def _shipped(parts: Iterable[str]) -> Iterator[_File]:
    for part in parts:
        for piece in pieces(part):
            for path in piece.files:
                name = path.relative_to(root()).as_posix()
                yield _File(name, str(path), list(file_quads(path, piece.graph)), True)


def _ntriples(quads: Iterable[Quad]) -> bytes:
    """Write quads as N-Triples, blank nodes numbered in the order they come."""
    numbers: dict[str, BlankNode] = {}

    def numbered(quad: Quad) -> Triple:
        subject, value = quad.subject, quad.object
        if isinstance(subject, BlankNode):
            subject = numbers.setdefault(subject.value, BlankNode(f"b{len(numbers)}"))
        if isinstance(value, BlankNode):
            value = numbers.setdefault(value.value, BlankNode(f"b{len(numbers)}"))
        return Triple(subject, quad.predicate, value)

    data = serialize(map(numbered, quads), format=RdfFormat.N_TRIPLES)
    return data if data is not None else b""


def _placed(findings: list[Finding], files: list[_File]) -> list[Result]:
    """Turn findings into results that name file, line and label, in a fixed order."""
    wanted = {finding.focus for finding in findings}
    homes: dict[str, _File] = {}
    labels: dict[str, dict[str, str]] = {}
    for file in files if wanted else ():
        for quad in file.quads:
            subject = str(quad.subject)
            if subject in wanted:
                homes.setdefault(subject, file)
                value = quad.object
                if quad.predicate == _LABEL and isinstance(value, Literal) and value.language:
                    labels.setdefault(subject, {})[value.language] = value.value
    order = {file.name: at for at, file in enumerate(files)}
    texts = _Texts()
    results = [
        _result(finding, homes.get(finding.focus), labels.get(finding.focus, {}), texts)
        for finding in findings
    ]
    return sorted(results, key=lambda result: _rank(result, order))


def _result(
    finding: Finding, home: _File | None, labels: dict[str, str], texts: _Texts
) -> Result:
    return Result(
        focus=finding.focus,
        path=finding.path,
        value=finding.value,
        shape=finding.shape,
        component=finding.component,
        severity=finding.severity,
        messages=_by_language(finding.messages),
        labels={lang: labels[lang] for lang in sorted(labels, reverse=True)},
        file=home and home.name,
        line=home and texts.line(home, finding.focus),
    )


def _rank(result: Result, order: dict[str, int]) -> tuple[object, ...]:
    return (
        SEVERITIES.index(result.severity) if result.severity in SEVERITIES else 0,
        order.get(result.file or "", -1),
        result.line or 0,
        result.focus,
        result.shape,
        result.component,
        result.path or "",
        result.value or "",
        *result.messages.values(),
    )


def _by_language(messages: tuple[str, ...]) -> dict[str, str]:
    """Tell messages apart by how they end, since engines drop their language tags."""
    named = {"zh" if text.endswith("。") else "en": text for text in messages}
    return {lang: named[lang] for lang in ("zh", "en") if lang in named}


class _Texts:
    """Turtle files as text, read at most once, to say on which line a thing begins."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def line(self, file: _File, focus: str) -> int | None:
        """Return the line on which the description of an IRI begins, or None."""
        if not focus.startswith("<") or not file.path.endswith(".ttl"):
            return None
        if file.path not in self._texts:
            with open(file.path, encoding="utf-8-sig", errors="replace") as stream:
                self._texts[file.path] = stream.read()
        local = re.escape(re.split(r"[/#]", focus[1:-1])[-1])
        begins = re.compile(rf"^(?:{re.escape(focus)}|[\w-]*:{local})(?=\s)", re.MULTILINE)
        match = begins.search(self._texts[file.path])
        return self._texts[file.path].count("\n", 0, match.start()) + 1 if match else None
