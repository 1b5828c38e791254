"""SPARQL as text: what can be told and done without parsing it.

The real parser is the engine's, and it runs in a child process, since some
queries crash it. Here are only tokens: enough to find ``SERVICE``, to see which
variables there are, and to put bindings at the top of the WHERE group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..errors import QueryError
from ..limits import READINGS

__all__ = [
    "Token",
    "asks_service",
    "bind",
    "names_graphs",
    "selects_all",
    "tokens",
    "variables",
]


class Token(NamedTuple):
    """A token: its kind (iri, string, variable, name, word, mark), text and offset."""

    kind: str
    text: str
    start: int


_PATTERN = r"""
    (?P<space> \s++ | \#[^\n\r]*+ )
  | (?P<iri> <[^<>"{}|^`\x00-\x20]*+> )
  | (?P<string> \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ (?: \"{3} | \Z )
              | '{3} (?: [^'\\]++ | \\. | '(?!'') )*+ (?: '{3} | \Z )
              | " (?: [^"\\\n\r]++ | \\. )*+ "?
              | ' (?: [^'\\\n\r]++ | \\. )*+ '? )
  | (?P<variable> [?$]\w++ )
  | (?P<name> (?: [^\W\d_][\w.\-]{0,99}+ | _ )?+ :
              (?: (?! [.\-] ) (?: [\w.:\-] | %[0-9A-Fa-f]{2} | \\. )++ )?+ )
  | (?P<word> @[A-Za-z]++(?:-\w++)*+ | [0-9]++(?:\.[0-9]++)?+(?:[eE][+\-]?+[0-9]++)?+ | \w++ )
  | (?P<mark> && | \|\| | \^\^ | [!<>]= | << | >> | . )
"""


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern of a token.

    Every alternative takes what it has begun, so the time is linear in the text.
    """
    return re.compile(_PATTERN, re.VERBOSE | re.DOTALL)


_SERVICE = "service"
_ADDRESS = re.compile(r"<[A-Za-z][\w.\-]*+://")
"""What can only be an IRI: nothing that is compared goes on with two slashes."""
_CALLED = re.compile(
    r"""(?isx) SPACE (?: silent SPACE )? (?: < | (?: \\. | [^\s{}#\\] )+ SPACE \{ )""".replace(
        "SPACE", r"(?: \s | \#[^\n\r]*[\n\r] )*+"
    )
)
"""What follows the word where it calls: an IRI, or a variable or name and a group."""
_SETS = frozenset({"DISTINCT", "REDUCED"})
_MODIFIERS = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


def tokens(text: str) -> list[Token]:
    """Split a query into tokens, without white space and comments.

    >>> [token.kind for token in tokens('SELECT ?a { ?a pa:b "}" } # end')]
    ['word', 'variable', 'mark', 'variable', 'name', 'string', 'mark']
    """
    return [
        Token(str(found.lastgroup), found[0], found.start())
        for found in _token().finditer(text)
        if found.lastgroup != "space"
    ]


def asks_service(text: str, found: list[Token]) -> bool:
    """Tell whether the query calls another endpoint (``SERVICE``).

    ``<2#>`` is an IRI to one reader, and to another "less than 2" and a comment: where
    the word occurs at all the query is read both ways at every ``<``. The engine wants
    no space around a keyword, so ``2SERVICEp:x {`` is a call too. What is read in all is
    bounded, and a text that needs more is taken to call.
    """
    if _SERVICE not in text.casefold():
        return False
    if any(token.kind == "word" and _SERVICE in token.text.casefold() for token in found):
        return True
    seen: set[int] = set()
    ways = [0]
    left = READINGS * len(text)
    while ways:
        at = ways.pop()
        while at < len(text) and at not in seen:
            seen.add(at)
            token = _token().match(text, at)
            assert token is not None  # noqa: S101 (the pattern ends with any character)
            if token.lastgroup == "iri" and not _ADDRESS.match(token[0]):
                ways.append(at + 1)
            elif _calls(text, token):
                return True
            at = token.end()
            left -= at - token.start()
            if left < 0:
                return True
    return False


def _calls(text: str, token: re.Match[str]) -> bool:
    """Tell whether a word, or the prefix of a name, has ``SERVICE`` and what follows it."""
    if token.lastgroup not in ("word", "name"):
        return False
    searched = token[0].partition(":")[0]
    return any(
        _CALLED.match(text, token.start() + found.end())
        for found in re.finditer(_SERVICE, searched, re.IGNORECASE)
    )


def names_graphs(found: list[Token]) -> bool:
    """Tell whether the query says by ``FROM`` which graphs it is about."""
    return any(token.kind == "word" and token.text.upper() == "FROM" for token in found)


def selects_all(found: list[Token]) -> bool:
    """Tell whether the query is a ``SELECT *``."""
    if _form(found) != "SELECT":
        return False
    after = found[_index(found, "SELECT") + 1 :]
    words = [token.text.upper() for token in after if token.text.upper() not in _SETS]
    return words[:1] == ["*"]


def variables(found: list[Token]) -> list[str]:
    """Return the names of the query's variables, in order of appearance."""
    return list(dict.fromkeys(token.text[1:] for token in found if token.kind == "variable"))


def bind(text: str, found: list[Token], bindings: Mapping[str, str]) -> str:
    """Return the query with variables bound to terms (given as SPARQL writes them).

    A ``VALUES`` block is put at the top of the outermost WHERE group, or a
    group is made for it where the query has none. The binding holds in that
    group, not inside a sub-SELECT that does not project the variable. Raises
    :class:`~pingan_kg.errors.QueryError` where the query has no such group to
    find (it is then no SPARQL either).
    """
    if not bindings:
        return text
    names = " ".join(f"?{name}" for name in bindings)
    values = f" VALUES ({names}) {{ ({' '.join(bindings.values())}) }} "
    form = _form(found)
    groups = list(_outer_groups(found))
    where = _where(found, groups, form)
    if where is None:
        if form != "DESCRIBE":
            raise QueryError("there is no WHERE group to bind the parameters in")
        at = _before_modifiers(found, len(text))
        return f"{text[:at]} WHERE {{{values}}} {text[at:]}"
    first, last = where
    start, end = found[first].start, found[last].start
    body = text[start + 1 : end]
    if form == "CONSTRUCT" and len(groups) == 1:  # CONSTRUCT WHERE { template }
        at = found[_index(found, "CONSTRUCT")].start + len("CONSTRUCT")
        template = f" {{{body}\n}} "
        return f"{text[:at]}{template}{text[at:start]}{{{values}{text[start + 1 :]}"
    following = found[first + 1]
    if following.kind == "word" and following.text.upper() == "SELECT":
        return f"{text[: start + 1]}{values}{{{body}\n}} {text[end:]}"
    return f"{text[: start + 1]}{values}{text[start + 1 :]}"


def _form(found: list[Token]) -> str:
    forms = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    words = (token.text.upper() for token in found if token.kind == "word")
    return next((word for word in words if word in forms), "")


def _index(found: list[Token], word: str) -> int:
    return next(
        at
        for at, token in enumerate(found)
        if token.kind == "word" and token.text.upper() == word
    )


def _outer_groups(found: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the token indices of each outermost pair of braces.

    Braces within parentheses (``EXISTS {}`` in an expression) are not outermost.
    """
    braces = parentheses = first = 0
    for at, token in enumerate(found):
        if token.kind != "mark":
            continue
        if token.text == "{":
            if braces == 0:
                first = at
            braces += 1
        elif token.text == "}":
            braces -= 1
            if braces == 0 and parentheses == 0:
                yield first, at
        elif braces == 0:
            parentheses += {"(": 1, ")": -1}.get(token.text, 0)


def _where(
    found: list[Token], groups: list[tuple[int, int]], form: str
) -> tuple[int, int] | None:
    """Return the WHERE group among the outermost ones."""
    for at, (first, _) in enumerate(groups):
        before = found[first - 1].text.upper() if first else ""
        if before == "VALUES" or _values_before(found, first):
            return None
        if form == "CONSTRUCT" and at == 0 and len(groups) > 1 and before == "CONSTRUCT":
            continue
        return groups[at]
    return None


def _values_before(found: list[Token], first: int) -> bool:
    """Tell whether a brace opens the data of a trailing ``VALUES`` block."""
    at = first - 1
    while at >= 0 and (found[at].kind == "variable" or found[at].text in ("(", ")")):
        at -= 1
    return at >= 0 and found[at].kind == "word" and found[at].text.upper() == "VALUES"


def _before_modifiers(found: list[Token], end: int) -> int:
    for token in found:
        if token.kind == "word" and token.text.upper() in _MODIFIERS:
            return token.start
    return found[-1].start + len(found[-1].text) if found else end
