"""Say where and why a text is no SPARQL.

The engine names the furthest place it looked at, which is past the place that
is wrong, and lists all it would have taken there, ranges of characters among
it. What it can be asked reliably is whether a text is the *beginning* of some
query: it then reads on to the end of the white space after it. So the first
token that makes the text no beginning any more is found by bisection.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pyoxigraph import Store

from ..errors import did_you_mean, nearest
from ..rdf.names import BASE, PREFIXES
from ..worker import Failure, Write, run
from .tokens import Token, tokens

__all__ = ["explain"]

_PAD = 60
"""Spaces after a beginning: more than the longest keyword the engine may look for."""

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_WORD = re.compile(r"\b[A-Z][A-Z0-9]+\b|\"[^\"\\]{1,3}\"")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
_KEYWORDS = (
    *_FORMS,
    *("WHERE", "FROM", "NAMED", "DISTINCT", "REDUCED", "ORDER", "GROUP", "HAVING", "LIMIT"),
    *("OFFSET", "OPTIONAL", "UNION", "MINUS", "FILTER", "EXISTS", "GRAPH", "SERVICE"),
    *("VALUES", "UNDEF", "BIND", "COUNT", "SAMPLE", "GROUP_CONCAT", "DATATYPE", "COALESCE"),
    *("LANG", "LANGMATCHES", "STRLEN", "CONTAINS", "STRSTARTS", "STRENDS", "REGEX", "REPLACE"),
    *("CONCAT", "BOUND", "SUBSTR", "UCASE", "LCASE", "SEPARATOR", "ROUND", "YEAR", "MONTH"),
)
_IRI = re.compile(r"<[^<>]*>\Z")
_SHOWN = 100


def explain(text: str, *, seconds: float = 5.0) -> str | None:
    """Say where a query is wrong, or return None where it is right.

    Returns ``line 2, column 9: …``, then the line itself and, on a third line,
    a caret under the place; both are shortened where the line is long.
    """
    found = tokens(text)
    if not found:
        return "the query is empty"
    if (update := _update(found)) is not None:
        reason = "this is an update; only queries are answered, the graph stays as it is"
        return _placed(text, update.start, reason)
    try:
        lines = run(lambda write: _search(text, found, write), seconds=seconds).decode()
    except Failure:
        return "the query is no SPARQL"
    if not lines:
        return None
    number, _, expected = lines.partition("\n")
    if int(number) == len(found):
        return _placed(text, len(text.rstrip()), _ending(text, found, expected))
    culprit = found[int(number)]
    return _placed(text, culprit.start, _reason(text, found, culprit, expected))


def _update(found: list[Token]) -> Token | None:
    """Return the word by which an update begins, behind its prefixes or behind a query."""
    prologue = True
    for before, token in pairwise([Token("mark", ";", 0), *found]):
        word = token.text.upper() if token.kind == "word" else ""
        if word in _UPDATES and (prologue or before.text == ";"):
            return token
        prologue = prologue and (word in ("PREFIX", "BASE") or token.kind in ("name", "iri"))
    return None


def _search(text: str, found: list[Token], write: Write) -> None:
    """Write the number of the first wrong token, and what was expected in its place."""
    store = Store()

    def refused(beginning: str) -> str | None:
        """Return the engine's message, or None where it takes the text as it is."""
        try:
            store.query(beginning + " " * _PAD, base_iri=BASE, prefixes=PREFIXES)
        except SyntaxError as error:
            return str(error)
        return None

    def begins(length: int) -> bool:
        last = found[length - 1]
        beginning = text[: last.start + len(last.text)]
        message = refused(beginning)
        return message is None or _offset(beginning, message) >= len(beginning) + _PAD

    whole = refused(text + "\n")
    if whole is None:
        return
    good, bad = 0, len(found) + 1
    while bad - good > 1:
        middle = (good + bad) // 2
        if begins(middle):
            good = middle
        else:
            bad = middle
    expected = whole if good == len(found) else refused(text[: found[good].start]) or ""
    write(f"{good}\n{expected}".encode())


def _offset(text: str, message: str) -> int:
    matched = _PLACE.match(message)
    if not matched:
        return 0
    start = 0
    for _ in range(int(matched[1]) - 1):
        start = text.find("\n", start) + 1
    return start + int(matched[2]) - 1


def _reason(text: str, found: list[Token], token: Token, expected: str) -> str:
    """Say what is wrong with a token."""
    shown = _short(token.text)
    prefix, colon, _ = token.text.partition(":")
    if (habit := _habit(text, token, shown)) is not None:
        return habit
    if token.kind == "name" and colon and _undeclared(found, prefix):
        hint = did_you_mean(prefix, PREFIXES) or "; declare it with PREFIX"
        return f"the prefix {prefix}: is not known{hint}"
    if token.kind == "iri":
        return f"the IRI {shown} cannot stand here, or is malformed"
    if token is found[0] and token.kind == "word":
        hint = did_you_mean(token.text, _FORMS) or f"; it begins with {', '.join(_FORMS)}"
        return f"no query begins with {shown}{hint}"
    words = {word.strip('"') for word in _WORD.findall(expected)} - {token.text}
    if token.kind == "word" and token.text.upper() not in _KEYWORDS:
        near = nearest(token.text, _KEYWORDS, limit=1)
        if near and len(token.text) > 2:
            return f"{shown} cannot stand here; did you mean {near[0]}?"
    wanted = f"; expected {' or '.join(sorted(words))}" if 0 < len(words) <= 5 else ""
    return f"{shown} cannot stand here{wanted}"


def _habit(text: str, token: Token, shown: str) -> str | None:
    """Say what is wrong with what is right in other places or languages."""
    if token.kind == "name" and token.text.startswith("_:"):
        return (
            f"the blank node {shown} cannot stand here: it can be a subject or object, in one "
            "group only; use a variable"
        )
    if token.text.lower() in ("true", "false"):
        return f"{shown} cannot stand here; write it in small letters: {token.text.lower()}"
    if token.text == ">" and (iri := _IRI.search(text, 0, token.start + 1)):
        return f"{_short(iri[0])} is no IRI, or the comparison is not in parentheses"
    return None


def _ending(text: str, found: list[Token], message: str) -> str:
    """Say what is wrong with a query that is right up to its end."""
    if "variable that is unbound" in message:
        return "SELECT names a variable that is neither grouped by nor aggregated"
    if found[-1].kind == "string" and _unclosed(found[-1].text):
        return f"the text {_short(found[-1].text)} is never closed"
    opened = _open(found)
    if not opened:
        return "the query ends too early"
    line = text.count("\n", 0, opened[-1].start) + 1
    return f"the query ends before the {opened[-1].text!r} of line {line} is closed"


def _undeclared(found: list[Token], prefix: str) -> bool:
    declared = {
        after.text.partition(":")[0]
        for before, after in pairwise(found)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    return prefix not in PREFIXES and prefix not in declared


def _open(found: list[Token]) -> list[Token]:
    """Return the brackets that are never closed."""
    pairs = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for token in found:
        if token.kind == "mark" and token.text in pairs.values():
            opened.append(token)
        elif opened and token.kind == "mark" and pairs.get(token.text) == opened[-1].text:
            opened.pop()
    return opened


def _unclosed(string: str) -> bool:
    mark = string[:3] if string[:3] in ('"""', "'''") else string[:1]
    return len(string) < 2 * len(mark) or not re.search(rf"(?<!\\){mark}$", string)


def _short(text: str) -> str:
    line = text.partition("\n")[0]
    return f"“{line[:30]}…”" if len(line) > 30 or line != text else f"“{line}”"


def _placed(text: str, at: int, reason: str) -> str:
    """Return the place and the reason, the line, and a line with a caret under it."""
    start = text.rfind("\n", 0, at) + 1
    number = text.count("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].rstrip()
    column = at - start
    message = f"line {number}, column {column + 1}: {reason}"
    if len(line) > _SHOWN:
        cut = max(0, column - _SHOWN // 2)
        line, column = line[cut : cut + _SHOWN], column - cut
    wide = sum(1 + (ord(character) >= 0x1100) for character in line[:column])
    return f"{message}\n{line}\n{' ' * wide}^"
