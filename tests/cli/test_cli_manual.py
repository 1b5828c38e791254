"""The help of every command and option is there in Chinese, and fits a terminal."""

from __future__ import annotations

import re
from importlib import import_module

import click
import pytest

from conftest import Invoke
from pingan_kg.cli import manual
from pingan_kg.cli.output import width
from pingan_kg.cli.root import COMMANDS, root

TABLE = manual._table()
CALLS = {
    "": root,
    **{name: import_module(f"pingan_kg.cli.{name}").command for name in COMMANDS},
}


def _texts(command: click.Command) -> list[str]:
    options = [param.help for param in command.params if isinstance(param, click.Option)]
    told = [" ".join(text.split()) for text in options if text]
    return manual.paragraphs(command.help or "") + told


@pytest.mark.parametrize("name", CALLS)
def test_every_text_has_its_chinese(name: str) -> None:
    lacking = [text for text in _texts(CALLS[name]) if text not in TABLE]
    assert not lacking, "add it to cli/help.zh.tsv"
    assert all(re.search("[\u4e00-\u9fff]", TABLE[text]) for text in _texts(CALLS[name]))


def test_no_chinese_is_left_over() -> None:
    used = {text for command in CALLS.values() for text in _texts(command)}
    used |= {*COMMANDS.values(), "Show this message and exit."}
    assert set(TABLE) == used


@pytest.mark.parametrize("name", CALLS)
def test_the_help_is_chinese_and_fits(invoke: Invoke, name: str) -> None:
    given = [name] if name else []
    chinese = invoke(*given, "--lang", "zh", "--help").stdout
    assert chinese.startswith("用法：")
    assert "Options:" not in chinese
    assert chinese.count("--") >= invoke(*given, "--help").stdout.count("  --")
    lines = [line for line in chinese.splitlines() if "pingan-kg " not in line]
    assert not [line for line in lines if width(line) > 80 and "[" not in line]


def test_the_language_of_the_help_is_the_locales(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("query", "--help").stdout.startswith("Usage:")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert invoke("query", "--help").stdout.startswith("用法：")
    assert invoke("query", "--help", "--lang", "en").stdout.startswith("Usage:")
