"""The server as a client sees it, over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

import anyio

from mcp import Client, StdioServerParameters
from pingan_kg.errors import PinganError
from pingan_kg.graph.store import shared
from pingan_kg.limits import TOLD, TOLD_QUERY, TOLD_ROWS
from pingan_kg.mcp import answers, catalogue

SOURCE = Path(__file__).parents[2] / "src"


async def talk() -> dict[str, Any]:
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "pingan_kg", "mcp"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    async with Client(started) as client:
        listed = await client.list_tools()
        found = await client.call_tool("find", {"text": "fraud", "lang": "en"})
        wrong = await client.call_tool("fact", {"id": "nothing-is-called-so", "lang": "en"})
        asked = await client.call_tool("query", {"sparql": "ASK { ?o a pa:Observation }"})
        read = await client.read_resource("pingan-kg://catalogue")
        return {
            "tools": [tool.model_dump(mode="json", exclude_none=True) for tool in listed.tools],
            "find": found,
            "wrong": wrong,
            "asked": asked,
            "catalogue": read.contents[0].text,  # type: ignore[union-attr]
        }


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    return anyio.run(talk)


def test_the_tools_are_few_and_their_list_is_short(said: dict[str, Any]) -> None:
    assert [tool["name"] for tool in said["tools"]] == ["find", "fact", "compare", "query"]
    assert len(json.dumps(said["tools"]).encode()) <= 6000
    assert all(tool["annotations"]["read_only_hint"] for tool in said["tools"])


def test_a_client_gets_answers_and_errors_that_it_can_tell_apart(said: dict[str, Any]) -> None:
    found = json.loads(said["find"].content[0].text)
    assert found["things"][0]["id"]
    assert not said["find"].is_error
    assert said["wrong"].is_error
    assert "nothing-is-called-so" in said["wrong"].content[0].text
    assert json.loads(said["asked"].content[0].text)["rows"] == [{"answer": "true"}]


def test_the_catalogue_names_the_terms(said: dict[str, Any]) -> None:
    assert "pa:comparator" in said["catalogue"]
    assert "headline-figures" in said["catalogue"]


@pytest.mark.parametrize("sparql", catalogue.EXAMPLES)
def test_the_examples_are_answered(sparql: str) -> None:
    assert answers.query(sparql, lang="en", store=shared())["rows"]


def test_a_cut_answer_says_so_and_is_whole_json() -> None:
    cut = answers.query("SELECT ?s ?p { ?s ?p [] }", lang="en", store=shared())
    assert cut["cut"]
    assert cut["shown"] == len(cut["rows"]) <= TOLD_ROWS < cut["of"]
    broad = answers.fact("crime-cases-solved", lang="en", store=shared())
    assert len(answers.written(broad)) <= TOLD
    small = answers.query("SELECT ?m { ?m a pa:Metric } LIMIT 1", lang="en", store=shared())
    assert "cut" not in small


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (sum(?v) AS ?s) { ?o ?p ?v }",
        "SELECT (MAX(?v) AS ?m) { ?o ?p ?v FILTER(DATATYPE(?v) = xsd:decimal) }",
        "SELECT (STR(?v) AS ?t) { ?o sdmx-measure:obsValue ?v }",
        "SELECT (STR(?v) AS ?t) { ?o schema:minValue ?v }",
        "CONSTRUCT { ?o sdmx-measure:obsValue ?v } "
        "{ ?o sdmx-measure:obsValue ?v ; pa:comparator ?c }",
        "SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }",
        "ASK { " + "{" * 3000 + "}" * 3000 + " }",
        "ASK {} #" + "x" * TOLD_QUERY,
    ],
    ids=lambda sparql: sparql[:40],
)
def test_what_is_refused(sparql: str) -> None:
    with pytest.raises(PinganError):
        answers.query(sparql, lang="en", store=shared())
