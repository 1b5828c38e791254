"""Turn the engine's syntax errors into something a person can act on.

The engine names the furthest place it looked at, which for a keyword is its
end, and lists all it would have taken there, ranges of characters among it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .namespaces import PREFIXES
from .sparql import Token, tokens
from .suggest import did_you_mean

__all__ = ["explain"]

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_WORD = re.compile(r"\b[A-Z][A-Z0-9]+\b|\"[^\"\\]{1,3}\"")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
_SHOWN = 100


def explain(text: str, message: str) -> str:
    """Say where a query is wrong and how, from the engine's message.

    Returns ``line 2, column 9: …``, then the line itself and, on a third line,
    a caret under the place; both are shortened where the line is long.
    """
    matched = _PLACE.match(message)
    if not matched:
        return message.replace("\n", " ")
    found = tokens(text)
    if not found:
        return "the query is empty"
    offset = min(_offset(text, int(matched[1]), int(matched[2])), len(text.rstrip()))
    reason, at = _reason(text, found, matched[3], offset)
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    shown, caret = _excerpt(text, at)
    return f"line {line}, column {column}: {reason}\n{shown}\n{caret}"


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1


def _reason(  # noqa: PLR0911
    text: str, found: list[Token], expected: str, offset: int
) -> tuple[str, int]:
    """Return what is wrong, and the offset it is wrong at."""
    first = found[0]
    if first.kind == "word" and first.text.upper() in _UPDATES:
        return "this is an update; only queries are answered", first.start
    if "Prefix not found" in expected and (unknown := _undeclared(found)):
        prefix = unknown.text.partition(":")[0]
        hint = did_you_mean(prefix, PREFIXES) or "; declare it with PREFIX"
        return f"the prefix {prefix}: is not known{hint}", unknown.start
    if "IRI parsing failed" in expected:
        bad = [token for token in found if token.kind == "iri" and token.start < offset]
        at = bad[-1].start if bad else offset
        return "this IRI is relative or malformed; write it whole, or use a prefix", at
    if "variable that is unbound" in expected:
        why = "SELECT names a variable that is neither grouped by nor aggregated"
        return why, _projection(found)
    token = _culprit(found, expected, offset)
    if token is None:
        return _ending(found), len(text.rstrip())
    if token is first and token.kind == "word" and token.text.upper() not in _FORMS:
        hint = (
            did_you_mean(token.text, _FORMS) or "; a query begins with SELECT, ASK or another"
        )
        return f"no query begins with {_short(token.text)}{hint}", token.start
    return f"{_short(token.text)} cannot stand here{_wanted(token, expected)}", token.start


def _undeclared(found: list[Token]) -> Token | None:
    """Return the first prefixed name whose prefix neither query nor table declares."""
    declared = {
        after.text
        for before, after in pairwise(found)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in PREFIXES and f"{prefix}:" not in declared:
            return token
    return None


def _projection(found: list[Token]) -> int:
    select = [token for token in found if token.text.upper() == "SELECT"]
    return select[0].start if select else found[0].start


def _culprit(found: list[Token], expected: str, offset: int) -> Token | None:
    """Return the token that does not fit, or None where the query ends too early.

    The engine's place is past a keyword it wanted, so a token that begins just
    a wanted keyword's length before the place is the one.
    """
    starts = {token.start: token for token in found}
    lengths = sorted({len(word) for word in re.findall(r"\b[A-Z][A-Z0-9]{2,}\b", expected)})
    at_place = starts.get(offset)
    if at_place is not None and not lengths:
        return at_place
    for length in lengths:
        if offset - length in starts and offset < found[-1].start + len(found[-1].text):
            return starts[offset - length]
    last = found[-1]
    if offset >= last.start + len(last.text):
        return None if _open(found) or last.kind != "mark" else last
    return next((token for token in reversed(found) if token.start <= offset), found[0])


def _open(found: list[Token]) -> list[Token]:
    """Return the brackets that are never closed."""
    pairs = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for token in found:
        if token.kind == "mark" and token.text in "{([":
            opened.append(token)
        elif opened and token.kind == "mark" and pairs.get(token.text) == opened[-1].text:
            opened.pop()
    return opened


def _ending(found: list[Token]) -> str:
    opened = _open(found)
    if opened:
        return f"the query ends before its {opened[-1].text!r} is closed"
    return "the query ends too early"


def _wanted(token: Token, expected: str) -> str:
    """Return the few words and signs that could stand there, the nearest first."""
    words = list(dict.fromkeys(word.strip('"') for word in _WORD.findall(expected)))
    if token.kind == "word" and (hint := did_you_mean(token.text, words)):
        return hint
    return f"; expected {' or '.join(words)}" if 0 < len(words) <= 5 else ""


def _short(text: str) -> str:
    line = text.partition("\n")[0]
    return f"“{line[:30]}…”" if len(line) > 30 or line != text else f"“{line}”"


def _excerpt(text: str, at: int) -> tuple[str, str]:
    """Return the line around an offset, and a line with a caret under it."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].rstrip().replace("\t", " ")
    column = at - start
    if len(line) > _SHOWN:
        cut = max(0, column - _SHOWN // 2)
        line, column = line[cut : cut + _SHOWN], column - cut
    before = line[:column]
    wide = sum(1 + (ord(character) >= 0x1100) for character in before)
    return line, " " * wide + "^"
