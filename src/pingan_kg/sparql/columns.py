"""The columns of the shipped queries: what each is called in Chinese, and what it holds.

``columns.tsv`` has a line a column: the name, the Chinese, the English description. A
name means the same in every query.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from .tokens import tokens

__all__ = ["Column", "columns", "columns_of"]


class Column(NamedTuple):
    """A column of answers."""

    name: str
    zh: str
    en: str


@cache
def columns() -> dict[str, Column]:
    """Return the columns of all shipped queries by their names, sorted."""
    file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "columns.tsv")
    with open(file, encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream]
    return {name: Column(name, zh, en) for name, zh, en in rows}


def columns_of(text: str) -> list[str]:
    """Return the names of the columns that a query selects by name, in order.

    >>> columns_of("SELECT ?a (COUNT(?x) AS ?b) { ?a ?x ?c }")
    ['a', 'b']
    """
    found: list[str] = []
    depth = 0
    last = ""
    for token in tokens(text.partition("SELECT")[2]):
        if token.text == "{" or token.text.upper() == "WHERE":
            break
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.kind == "variable" and (depth == 0 or last == "AS"):
            found.append(token.text[1:])
        last = token.text.upper()
    return found
