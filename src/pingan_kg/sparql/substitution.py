"""The text of a shipped query with terms in the place of its parameters.

Engines differ in how far they let a ``VALUES`` at the top reach (some do not let it into
the filter of an ``OPTIONAL``); a constant means the same to all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..errors import QueryError
from .tokens import Token, tokens

__all__ = ["substituted"]


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def substituted(text: str, bindings: Mapping[str, str]) -> str:
    """Return a query with terms (as SPARQL writes them) instead of variables.

    ``!BOUND(?x) ||`` goes, any other ``BOUND(?x)`` becomes ``true``, and ``COALESCE(?x, …)``
    of two the term. In what is projected, grouped and ordered by, where a constant adds
    nothing, the variable goes. Raises :class:`~pingan_kg.errors.QueryError` where the query
    itself assigns one of the variables.

    >>> substituted('ASK { ?a ?b ?c FILTER(?c = COALESCE(?lang, "zh")) }', {"lang": '"en"'})
    'ASK { ?a ?b ?c FILTER(?c = "en") }'
    >>> substituted("SELECT ?a { ?a ?b ?c FILTER(!BOUND(?b)) } ORDER BY ?b ?a", {"b": "<b>"})
    'SELECT ?a { ?a <b> ?c FILTER(!true) } ORDER BY ?a'
    """
    found = tokens(text)
    at = 0
    written = ""
    for edit in _edits(found, bindings):
        written += text[at : edit.start] + edit.text
        at = edit.end
    return written + text[at:]


def _edits(found: list[Token], bindings: Mapping[str, str]) -> Iterator[_Edit]:
    words = [token.text.upper() for token in found]
    listed = _listed(found, words, bindings)
    for at, token in enumerate(found):
        if at in listed:
            yield _Edit(token.start, _next(found, at + 1), "")
        if at in listed or token.kind != "variable" or token.text[1:] not in bindings:
            continue
        term = bindings[token.text[1:]]
        if words[at - 1] in ("AS", "VALUES"):
            raise QueryError(f"the query itself assigns {token.text}")
        if [*words[at - 3 : at], *words[at + 1 : at + 3]] == ["!", "BOUND", "(", ")", "||"]:
            yield _Edit(found[at - 3].start, _next(found, at + 3), "")
        elif words[at - 2 : at] == ["BOUND", "("]:
            yield _Edit(found[at - 2].start, found[at + 1].start + 1, "true")
        elif words[at - 2 : at] == ["COALESCE", "("] and words[at + 3] == ")":
            yield _Edit(found[at - 2].start, found[at + 3].start + 1, term)
        else:
            yield _Edit(token.start, token.start + len(token.text), term)


def _listed(found: list[Token], words: list[str], bindings: Mapping[str, str]) -> set[int]:
    """Return what goes of the lists: bound variables, and a ``GROUP BY`` of none but them."""
    gone: set[int] = set()
    for at, word in enumerate(words):
        if found[at].kind != "word" or word not in ("SELECT", "GROUP", "ORDER"):
            continue
        first = at + (1 if word == "SELECT" else 2)
        last, depth = first, 0
        while last < len(found) and (depth or words[last] not in _ENDS):
            depth += {"(": 1, ")": -1}.get(words[last], 0)
            if not depth and found[last].text[1:] in bindings and words[last][0] in "?$":
                gone.add(last)
            last += 1
        if word != "SELECT" and gone.issuperset(range(first, last)):
            gone.update(range(at, first))
    return gone


_ENDS = frozenset(("WHERE", "{", "}", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))
"""The words that end a list of what is selected, grouped by or ordered by."""


def _next(found: list[Token], at: int) -> int:
    return found[at].start if at < len(found) else found[-1].start + len(found[-1].text)
