"""The help of commands in the language asked for.

Commands and options describe themselves in English; the Chinese stands in
``help.zh.tsv``, a paragraph or an option a line.
"""

from __future__ import annotations

import inspect
import os
import re
from copy import copy
from functools import cache
from typing import TypeVar

import click

from .language import locale_language
from .output import wrapped

__all__ = ["Spoken", "paragraphs", "short_help"]

Param = TypeVar("Param", bound=click.Parameter)

_HEADS = {"Usage:": "用法：", "Options:": "选项：", "Commands:": "命令："}
_TEXT, _OPTION = 74, 44
"""The columns that paragraphs and the descriptions of options get."""


class Spoken(click.Command):
    """A command whose help is in the language that was asked for."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, in Chinese where that is the language."""
        if _language(ctx) != "zh":
            return super().get_help(ctx)
        chinese = copy(self)
        chinese.help = _paragraphs_in_chinese(self.help or "")
        chinese.params = [_in_chinese(param) for param in self.params]
        option = self.get_help_option(ctx)
        chinese._help_option = None if option is None else copy(option)
        if chinese._help_option is not None:
            chinese._help_option = _in_chinese(chinese._help_option)
        text = super(Spoken, chinese).get_help(ctx)
        for english, head in _HEADS.items():
            text = re.sub(rf"(?m)^{english}", head, text)
        return text.replace("[default: ", "[默认：")


def _language(ctx: click.Context) -> str:
    """Return the language: help is asked for before the options are read."""
    given = (ctx.find_root().default_map or {}).get("lang")
    return given or locale_language()


def short_help(english: str, ctx: click.Context) -> str:
    """Return what a list of commands says of one of them."""
    return _table().get(english, english) if _language(ctx) == "zh" else english


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text, each as one line; examples are left out."""
    parts = inspect.cleandoc(text).split("\n\n")
    return [" ".join(part.split()) for part in parts if not part.startswith("\b")]


def _paragraphs_in_chinese(text: str) -> str:
    parts = [
        part if part.startswith("\b") else _laid_out(" ".join(part.split()), _TEXT)
        for part in inspect.cleandoc(text).split("\n\n")
    ]
    return "\n\n".join(parts)


def _in_chinese(param: Param) -> Param:
    if not isinstance(param, click.Option) or not param.help:
        return param
    told = copy(param)
    told.help = _laid_out(" ".join(param.help.split()), _OPTION)
    return told


def _laid_out(english: str, columns: int) -> str:
    """Break the Chinese into lines that click leaves as they are."""
    return "\b\n" + "\n".join(wrapped(_table().get(english, english), columns))


@cache
def _table() -> dict[str, str]:
    file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "help.zh.tsv")
    with open(file, encoding="utf-8") as stream:
        pairs = [line.rstrip("\n").partition("\t")[::2] for line in stream]
    return dict(pairs)
