"""What is told beside an answer, on standard error, that is no error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from ..display import one_line, shortened
from ..messages import translated

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..rdf.terms import Term

__all__ = ["say", "say_empty", "say_unknown"]


def say(message: str, lang: str) -> None:
    """Write a line to standard error, in the language."""
    click.echo(one_line(translated(shortened(message), lang)), err=True)


def say_empty(lang: str) -> None:
    """Say that an answer has no rows: a file or a pipe would have nothing but a header."""
    say("nothing found (0 rows)", lang)


def say_unknown(text: str, graph: Store, bindings: Mapping[str, Term], lang: str) -> None:
    """Say which terms of a query the graph does not have, and what may have been meant."""
    from ..sparql.hints import unknown_terms  # which takes its time to import

    for term, near in unknown_terms(text, graph, bindings).items():
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        say(f"nothing in the graph has {term}{hint}", lang)
