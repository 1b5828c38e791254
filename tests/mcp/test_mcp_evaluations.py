"""The evaluations that ship, run on the tools' answers without a model."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp.server.mcpserver.exceptions import ToolError

from pingan_kg.graph.store import shared
from pingan_kg.mcp import server

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("evaluations.toml").read_text(encoding="utf-8")
)["question"]


async def answered(one: dict[str, Any]) -> tuple[str, bool]:
    """Return what the tool says, and whether it refuses."""
    try:
        result = await server.server(shared()).call_tool(one["tool"], one["arguments"])
    except ToolError as error:
        return str(error), True
    return "".join(part.text for part in result.content), False  # type: ignore[union-attr]


@pytest.mark.parametrize("one", QUESTIONS, ids=[q["asked"] for q in QUESTIONS])
def test_an_answer_says_what_it_must_and_nothing_that_it_must_not(one: dict[str, Any]) -> None:
    import anyio

    told, refused = anyio.run(answered, one)
    assert refused == one.get("refused", False), told
    for part in one["must"]:
        assert part in told
    for part in one["must_not"]:
        assert part not in told


def test_there_are_enough_in_both_languages() -> None:
    by_lang = Counter(one["lang"] for one in QUESTIONS)
    assert sum(by_lang.values()) >= 40
    assert min(by_lang["zh"], by_lang["en"]) >= 15
    assert all(one["must"] for one in QUESTIONS)
