"""What a validation found, as values and in the formats others read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..rdf.names import PREFIXES, prefixed, shortened

__all__ = ["SEVERITIES", "Report", "Result"]

SEVERITIES = ("Violation", "Warning")
"""A defect, and what is doubtful. What a source leaves unsaid is neither: see the gaps."""

SH = PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found.

    ``focus``, ``path`` and ``value`` are in N-Triples or SPARQL path syntax,
    ``shape`` and ``component`` are IRIs, ``severity`` is one of
    :data:`SEVERITIES`. ``file`` is the file in which the focus node is
    described, ``line`` where its description begins there; both are None where
    that is not known. ``labels`` and ``messages`` map ``zh`` and ``en`` to text.
    """

    focus: str
    path: str | None
    value: str | None
    shape: str
    component: str
    severity: str
    messages: dict[str, str]
    labels: dict[str, str]
    file: str | None
    line: int | None

    @property
    def thing(self) -> str:
        """The focus node as short as it can be written."""
        return shortened(self.focus)

    def message(self, lang: str) -> str:
        """Return the message in a language, or in another, with IRIs shortened."""
        text = self.messages.get(lang) or next(iter(self.messages.values()), "")
        return shortened(text) or f"{shortened(self.component)} ({shortened(self.shape)})"

    def label(self, lang: str) -> str | None:
        """Return the focus node's label in a language, or in another, or None."""
        return self.labels.get(lang) or next(iter(self.labels.values()), None)


@dataclass(frozen=True, slots=True)
class Report:
    """All that a validation found, in an order that is the same on every run."""

    results: tuple[Result, ...]
    engine: str
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation; warnings may be there."""
        return not self.of("Violation")

    def of(self, severity: str) -> tuple[Result, ...]:
        """Return the results of one severity."""
        return tuple(result for result in self.results if result.severity == severity)

    def to_json(self) -> str:
        """Write the report as JSON, ending in a line break."""
        from json import dumps

        counts = {severity.lower(): len(self.of(severity)) for severity in SEVERITIES}
        body = {
            "conforms": self.conforms,
            "engine": self.engine,
            "triples": self.triples,
            "counts": counts,
            "results": [_plain(result) for result in self.results],
        }
        return dumps(body, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """Write the SHACL report graph as Turtle, in the same order on every run.

        ``sh:conforms`` is what the SHACL Recommendation says: true only where
        nothing at all was found.
        """
        lines = [
            "[] a sh:ValidationReport ;",
            f"    sh:conforms {'false' if self.results else 'true'}",
        ]
        for at, result in enumerate(self.results):
            lines[-1] += " ;" if at == 0 else " ,"
            lines.append(f"    {'sh:result' if at == 0 else '   '} {_block(result)}")
        body = "\n".join(lines) + " .\n"
        return _prefixes(body) + body


def _plain(result: Result) -> dict[str, object]:
    return {
        "severity": result.severity,
        "thing": result.thing,
        "focus": result.focus.strip("<>"),
        "label": result.labels,
        "file": result.file,
        "line": result.line,
        "path": result.path,
        "value": result.value,
        "shape": result.shape,
        "component": result.component,
        "message": result.messages,
    }


def _block(result: Result) -> str:
    pairs = [
        ("sh:focusNode", _turtle(result.focus)),
        ("sh:resultPath", result.path and _turtle_path(result.path)),
        ("sh:value", result.value and _turtle(result.value)),
        ("sh:resultSeverity", f"sh:{result.severity}"),
        ("sh:sourceConstraintComponent", _turtle(f"<{result.component}>")),
        ("sh:sourceShape", _shape(result.shape)),
        *(("sh:resultMessage", f"{_quoted(t)}@{lang}") for lang, t in result.messages.items()),
    ]
    inner = " ;\n        ".join(f"{name} {value}" for name, value in pairs if value)
    return f"[\n        a sh:ValidationResult ;\n        {inner} ]"


def _shape(shape: str) -> str:
    return "[]" if shape.startswith("_:") else _turtle(f"<{shape}>")


def _quoted(text: str) -> str:
    from pyoxigraph import Literal

    return str(Literal(text))


def _turtle(term: str) -> str:
    """Write an N-Triples term in Turtle; what is quoted stays as it is."""
    if term.startswith("<"):
        return prefixed(term[1:-1]) or term
    text, hats, datatype = term.rpartition("^^")
    return f"{text}^^{_turtle(datatype)}" if hats and datatype.endswith(">") else term


def _turtle_path(path: str) -> str:
    """Write a SPARQL path as a SHACL path: one step, an inverse step, or a choice."""
    if path.startswith("<"):
        return _turtle(path)
    if path.startswith("^"):
        return f"[ sh:inversePath {_turtle_path(path[1:])} ]"
    if "|" in path and path[0] == "(":
        steps = " ".join(_turtle_path(step) for step in path[1:-1].split("|"))
        return f"[ sh:alternativePath ( {steps} ) ]"
    return ""


def _prefixes(body: str) -> str:
    unquoted = re.sub(r'"(?:[^"\\]|\\.)*"', '""', body)
    used = _used(unquoted, PREFIXES)
    return "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in used) + "\n"


def _used(text: str, prefixes: Iterable[str]) -> list[str]:
    return [p for p in prefixes if re.search(rf"(?<![\w-]){re.escape(p)}:[A-Za-z0-9_]", text)]
