"""Validate the shipped graph, or a user's files together with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from ..errors import InputError
from ..files import read_bytes
from ..graph.parsing import data_files, parse_bytes
from ..graph.paths import pieces, root
from ..graph.store import QUERIED, SHARED
from ..rdf.faults import fault
from ..rdf.formats import read_format
from ..rdf.names import PREFIXES
from .engines import Finding, chosen, run
from .misspelling import without_followers
from .report import SEVERITIES, Report, Result

__all__ = ["CHECKED", "Report", "Result", "validate"]

CHECKED = (*QUERIED, "derived")
"""The parts that are checked: all that hold facts, printed or derived."""

_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")


class _File(NamedTuple):
    """A file that was read once: its name, its text, and what it says in N-Triples."""

    name: str
    data: bytes
    said: bytes
    turtle: bool = True

    def quads(self) -> Iterator[Quad]:
        return parse(self.said, format=RdfFormat.N_TRIPLES)


def validate(
    paths: Iterable[str | os.PathLike[str]] = (),
    *,
    engine: str = "auto",
    only: bool = False,
) -> Report:
    """Check the shipped graph, with the user's files added to it, against the shapes.

    ``paths`` are files, or folders of them. ``engine`` is ``shacl`` (fast),
    ``pyshacl`` (the reference) or ``auto``. ``only`` leaves the shipped briefings out, and
    what is found in the other shipped files.

    Raises :class:`~pingan_kg.errors.InputError` for a file that cannot be read
    as RDF, :class:`~pingan_kg.errors.MissingEngine` and
    :class:`~pingan_kg.errors.UnknownName`.

    >>> from pingan_kg import validate
    >>> validate().conforms
    True
    """
    name = chosen(engine)
    files = [file for path in paths for file in data_files(path)]
    given = list(map(_given, files))
    parts = SHARED if only else CHECKED
    read = [*given, *_shipped(parts)]
    data = _numbered(b"".join(file.said for file in read))
    shapes = b"".join(file.said for file in _shipped(("shapes",)))
    findings = run(name, data, shapes)
    if findings and given:
        own = [quad for file in given for quad in file.quads()]
        findings = without_followers(
            findings,
            own,
            [*own, *(quad for file in read[len(given) :] for quad in file.quads())],
            lambda quads: run(name, _numbered(_ntriples(quads)), shapes),
        )
    found = _placed(findings, read)
    if only:  # what is shipped lacks the claims that it rests on
        mine = {None, *(file.name for file in given)}
        found = [result for result in found if result.file in mine]
    return Report(tuple(found), name, data.count(b"\n"))


def _given(path: str) -> _File:
    data = read_bytes(path, "data file")
    turtle = read_format(path) == RdfFormat.TURTLE
    name = "standard input" if path == "-" else path
    return _File(name, data, _ntriples(quad.triple for quad in parse_bytes(data, path)), turtle)


def _shipped(parts: Iterable[str]) -> Iterator[_File]:
    for part in parts:
        for piece in pieces(part):
            for path in piece.files:
                name = os.path.relpath(path, root()).replace(os.sep, "/")
                data = read_bytes(path, "data file")
                try:
                    said = _ntriples(parse(data, format=RdfFormat.TURTLE))
                except SyntaxError as error:
                    raise InputError(
                        f"{path}: {fault(error, data, RdfFormat.TURTLE)}"
                    ) from error
                yield _File(name, data, said)


def _ntriples(statements: Iterable[Quad] | Iterable[Triple]) -> bytes:
    return serialize(statements, format=RdfFormat.N_TRIPLES) or b""


def _numbered(data: bytes) -> bytes:
    """Number blank nodes in the order they come."""
    if b"_:" not in data:
        return data
    numbers: dict[str, BlankNode] = {}

    def numbered(quad: Quad) -> Triple:
        subject, value = quad.subject, quad.object
        if isinstance(subject, BlankNode):
            subject = numbers.setdefault(subject.value, BlankNode(f"b{len(numbers)}"))
        if isinstance(value, BlankNode):
            value = numbers.setdefault(value.value, BlankNode(f"b{len(numbers)}"))
        return Triple(subject, quad.predicate, value)

    return _ntriples(map(numbered, parse(data, format=RdfFormat.N_TRIPLES)))


def _placed(findings: list[Finding], files: list[_File]) -> list[Result]:
    """Turn findings into results that name file, line and label, in a fixed order."""
    wanted = {finding.focus for finding in findings}
    homes: dict[str, _File] = {}
    labels: dict[str, dict[str, str]] = {}
    for file in files if wanted else ():
        for quad in file.quads():
            subject = str(quad.subject)
            if subject in wanted:
                homes.setdefault(subject, file)
                value = quad.object
                if quad.predicate == _LABEL and isinstance(value, Literal) and value.language:
                    labels.setdefault(subject, {})[value.language] = value.value
    order = {file.name: at for at, file in enumerate(files)}
    lines = {
        file.name: _lines(file)
        for file in {home.name: home for home in homes.values()}.values()
    }
    results = [
        _result(finding, homes.get(finding.focus), labels.get(finding.focus, {}), lines)
        for finding in findings
    ]
    return sorted(results, key=lambda result: _rank(result, order))


def _result(
    finding: Finding,
    home: _File | None,
    labels: dict[str, str],
    lines: dict[str, dict[str, int]],
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
        line=home and lines[home.name].get(finding.focus),
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


_BEGINS = re.compile(r"^(?:<([^<>\s]*)>|([\w-]*):((?:[^\s\\;,<>]|\\.)*))(?=\s)", re.MULTILINE)
_DECLARED = re.compile(r"^\s*@?(?i:prefix\s+([\w-]*):|(base))\s*<([^<>\s]*)>", re.MULTILINE)


def _lines(file: _File) -> dict[str, int]:
    """Return on which line of a Turtle file the description of each IRI begins.

    By the IRI in angle brackets. Only what stands at the beginning of a line is found.
    """
    if not file.turtle:
        return {}
    text = file.data.decode("utf-8-sig", "replace")
    declared = _DECLARED.findall(text)
    prefixes = {prefix: iri for prefix, base, iri in declared if not base}
    base = next((iri for _, base, iri in declared if base), "")
    found: dict[str, int] = {}
    line, at = 1, 0
    for match in _BEGINS.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        whole, prefix, local = match.groups()
        if whole is None:
            iri = prefixes.get(prefix, "") + re.sub(r"\\(.)", r"\1", local)
        else:
            iri = whole if ":" in whole else base + whole
        found.setdefault(f"<{iri}>", line)
    return found
