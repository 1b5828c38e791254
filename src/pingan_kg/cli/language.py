"""The language of a command: by ``--lang``, else the locale's."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

__all__ = ["lang_option", "locale_language", "spoken"]

F = TypeVar("F", bound=Callable[..., Any])

LANGUAGES = ("zh", "en")


def locale_language() -> str:
    """Return ``zh`` where the locale's messages are Chinese, else ``en``."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """Take the command's own option, else the group's, else the locale's language."""
    if value is not None:
        return value
    above = ctx.parent.params.get("lang") if ctx.parent else None
    return above or locale_language()


def spoken(arguments: Sequence[str]) -> str:
    """Return the language of errors: what the last ``--lang`` says, else the locale's.

    It is told from the arguments as they are, since they may be what is wrong.
    """
    asked = [
        word.partition("=")[2] or "".join(arguments[at + 1 : at + 2])
        for at, word in enumerate(arguments)
        if word == "--lang" or word.startswith("--lang=")
    ]
    known = [lang for lang in asked if lang in LANGUAGES]
    return known[-1] if known else locale_language()


def lang_option(function: F) -> F:
    """Add ``--lang``; the command gets ``lang``, always ``zh`` or ``en``."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=_language,
        help="Language of labels and messages. [default: the locale's]",
    )(function)
