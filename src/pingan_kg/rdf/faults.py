"""Say where a text is no RDF, why, and what to do.

The parser tells the place in Turtle and its kin, and for JSON that is no JSON. For RDF/XML
the line is that at which it stops when it is fed line by line. For JSON-LD, which it reads
as a whole, it is the line up to which the document has to be kept for the same refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import RdfFormat, parse

__all__ = ["fault", "placed"]

_WEB = "nothing is fetched from elsewhere; write the context into the file"
_HINTS = (
    (r"LoadDocumentCallback", f"its context is elsewhere, and {_WEB}"),
    (r"remote context|@import", f"{{}}; {_WEB}"),
    (r"No scheme found", "{}: an IRI is relative; write it whole, or declare a base"),
    (r"has not been declared", "{}; declare it, or write the IRI whole"),
    (r"Unexpected end", "{}: what is opened has to be closed, and the last sentence ended"),
    (r"Invalid UTF-8", "{}; save the file as UTF-8"),
)
"""What the parser says, and how that is told to a person."""


def fault(error: SyntaxError, data: bytes, kind: RdfFormat) -> str:
    """Say ``line 3, column 9: …`` of a text that the parser refuses, and what to do.

    It is parsed some more times where the parser does not tell the place.
    """
    line = error.lineno
    if line is None and kind == RdfFormat.RDF_XML:
        line = _stopped(data, kind)
    elif line is None and kind == RdfFormat.JSON_LD:
        line = _kept(data.decode("utf-8", "replace"), str(error.args[0]))
    return placed(error, line)


def placed(error: SyntaxError, line: int | None = None) -> str:
    """Say what the parser says, with the place as far as it is known."""
    said = " ".join(str(error.args[0]).split())
    if error.lineno is not None:
        line = error.lineno
        said = said.partition(": ")[2] or said
    text = next((hint.format(said) for sign, hint in _HINTS if re.search(sign, said)), said)
    if line is None:
        return text
    column = f", column {error.offset}" if error.lineno and error.offset else ""
    return f"line {line}{column}: {text}"


class _Lines:
    """A stream that gives a line at a time, and counts them."""

    def __init__(self, data: bytes) -> None:
        self._lines = iter(data.splitlines(keepends=True))
        self.given = 0

    def read(self, _size: int = -1) -> bytes:
        line = next(self._lines, b"")
        self.given += bool(line)
        return line


def _stopped(data: bytes, kind: RdfFormat) -> int | None:
    """Return the last line that the parser took before it refused."""
    lines = _Lines(data)
    try:
        for _ in parse(lines, format=kind):  # type: ignore[arg-type]
            pass
    except SyntaxError:
        return lines.given
    return None


_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]', re.DOTALL)
_TELLING = 12
"""So many characters tell refusals apart; which of several terms they name is by chance."""
_CLOSING = {"{": "}", "[": "]"}


def _cuts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the places of a JSON text where it can be cut, and what then closes it."""
    opened: list[str] = []
    before = ""
    for match in _JSON.finditer(text):
        mark = match[0]
        if mark in ("}", "]", ",") and before != mark and opened:
            yield match.start(), "".join(map(_CLOSING.__getitem__, reversed(opened)))
        if mark in _CLOSING:
            opened.append(mark)
        elif mark in ("}", "]") and opened:
            opened.pop()
        before = mark if mark in _CLOSING else ""


def _kept(text: str, said: str) -> int | None:
    """Return the line up to which a JSON-LD text has to be kept to be refused alike."""
    places = list(_cuts(text))
    if not places:
        return None

    def refused(number: int) -> bool:
        at, closing = places[number]
        try:
            for _ in parse((text[:at] + closing).encode(), format=RdfFormat.JSON_LD):
                pass
        except SyntaxError as error:
            return str(error.args[0])[:_TELLING] == said[:_TELLING]
        return False

    good, bad = -1, len(places) - 1
    if not refused(bad):
        return None
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (good, middle) if refused(middle) else (middle, bad)
    return text.count("\n", 0, len(text[: places[bad][0]].rstrip())) + 1
