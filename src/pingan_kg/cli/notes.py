"""What is told beside an answer, on standard error, that is no error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from ..messages import translated
from .output import one_line

__all__ = ["say", "say_empty", "say_unknown"]


def say(message: str, lang: str) -> None:
    """Write a line to standard error, in the language."""
    click.echo(one_line(translated(message, lang)), err=True)


def say_empty(lang: str) -> None:
    """Say that an answer has no rows: a file or a pipe would have nothing but a header."""
    say("nothing found (0 rows)", lang)


def say_unknown(found: Mapping[str, Sequence[str]], lang: str) -> None:
    """Say which terms of a query the graph does not have, and what may have been meant."""
    for term, near in found.items():
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        say(f"nothing in the graph has {term}{hint}", lang)
