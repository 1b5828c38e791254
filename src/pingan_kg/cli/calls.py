"""What somebody meant who called a command in a way that it does not have."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from typing import Any

import click

from .manual import Spoken

__all__ = ["Called", "data_meant", "meant_by", "option_meant", "query_meant"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_ALIASES = {
    "help": "--help",
    "find": "search",
    "look": "search",
    "list": "queries",
    "sparql": "query",
    "ask": "query",
    "explain": "why",
    "cite": "why FACT --cite gb7714",
    "check": "validate",
    "count": "stats",
    "format": "fmt",
    "version": "--version",
}
"""What other programs call these commands, or a person would."""

Meaning = Callable[[Sequence[str]], str | None]
"""From the arguments given to the arguments meant, quoted for a shell, or None."""


class Called(Spoken):
    """A command that tells what was meant where it is called otherwise than it can be.

    ``meaning`` is asked where there are arguments too many; it gets them all.
    """

    def __init__(self, *args: Any, meaning: Meaning | None = None, **kwargs: Any) -> None:
        """Take what :class:`click.Command` takes, and ``meaning``."""
        super().__init__(*args, **kwargs)
        self.meaning = meaning

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, or say how the command is called."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(_no_option(ctx, error), ctx) from error
        if not rest or ctx.resilient_parsing:
            return rest
        taken = [
            value
            for param in self.params
            if isinstance(param, click.Argument) and param.name is not None
            for value in [ctx.params.get(param.name)]
            if isinstance(value, str)
        ]
        given = [*taken, *rest]
        call = self.meaning(given) if self.meaning is not None else None
        call = call or (shlex.quote(" ".join(given)) if taken else None)
        raise click.UsageError(_too_many(ctx, rest, call), ctx)


def _too_many(ctx: click.Context, rest: Sequence[str], call: str | None) -> str:
    text = f"{ctx.info_name} takes no argument {' '.join(rest)!r} there"
    return f"{text}; did you mean: {ctx.command_path} {call}" if call else text


def _no_option(ctx: click.Context, error: click.NoSuchOption) -> str:
    """Say which option was meant: a format's, one that is alike, or another command's."""
    name = error.option_name
    bare = name.lstrip("-")
    formats = next((p for p in ctx.command.params if p.name == "format_"), None)
    if formats is not None and bare in getattr(formats.type, "choices", ()):
        return f"there is no option {name}; did you mean: --format {bare}"
    others = _commands_with(name, ctx)
    if others:
        return f"{ctx.info_name} has no option {name}; these have: {', '.join(others)}"
    from ..errors import did_you_mean

    own = [option for param in ctx.command.params for option in param.opts]
    return f"there is no option {name}{did_you_mean(name, own)}"


def _commands_with(option: str, ctx: click.Context) -> list[str]:
    root = ctx.find_root().command
    if not isinstance(root, click.Group):
        return []
    found = {name: root.get_command(ctx, name) for name in root.list_commands(ctx)}
    return [
        name
        for name, command in found.items()
        if command is not None and any(option in param.opts for param in command.params)
    ]


def meant_by(word: str, commands: Sequence[str]) -> str:
    """Return a hint at the call that was meant by a word that is no command."""
    from ..errors import did_you_mean, nearest
    from ..sparql.catalog import names

    call = ""
    if word.casefold() in _ALIASES:
        call = _ALIASES[word.casefold()]
    elif word.partition(" ")[0].upper() in _FORMS:
        call = f"query {shlex.quote(word)}" if " " in word else "query 'SELECT …'"
    elif word in names():
        call = f"query -n {word}"
    elif os.path.isfile(word) and word.endswith(".rq"):
        call = f"query -f {shlex.quote(word)}"
    elif nearest(word, commands):
        return did_you_mean(word, commands)
    elif nearest(word, names()):
        call = f"query -n {nearest(word, names())[0]}"
    else:
        call = f"search {shlex.quote(word)}"
    return f"; did you mean: pingan-kg {call}"


def query_meant(given: Sequence[str]) -> str | None:
    """Tell what was meant by the words given to ``query`` beside one query."""
    from ..errors import nearest
    from ..sparql.catalog import names

    first, *rest = given
    if first.upper() in _FORMS:
        return f"'{first} … {{ … }}'"
    name = next(iter(nearest(first, names(), limit=1)), None)
    if name is None:
        return None
    params = " ".join(f"-p {shlex.quote(word)}" for word in rest if "=" in word)
    return f"-n {name} {params}".rstrip()


def data_meant(given: Sequence[str]) -> str:
    """Tell what was meant by an argument of a command that reads files by ``--data``."""
    return " ".join(f"--data {shlex.quote(word)}" for word in given)


def option_meant(option: str) -> Meaning:
    """Return what tells that the argument was meant for an option."""
    return lambda given: f"{option} {shlex.quote(' '.join(given))}"
