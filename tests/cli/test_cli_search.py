from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Invoke, examples, one_error
from pingan_kg.cli.output import width


def test_csv_when_piped(invoke: Invoke) -> None:
    result = invoke("search", "Huwang")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.exit_code == 0
    assert rows[0]["id"] == "program/huwang-operation"
    assert rows[0]["matched"] == "label"


def test_words_may_stand_apart(invoke: Invoke) -> None:
    assert (
        invoke("search", "fraud", "telecom").stdout == invoke("search", "fraud telecom").stdout
    )


def test_a_table_lines_up(invoke: Invoke) -> None:
    lines = invoke("search", "诈骗", "--lang", "zh", "--format", "table").stdout.splitlines()
    assert len({width(line) for line in lines}) == 1


def test_json_and_json_lines(invoke: Invoke) -> None:
    listed = json.loads(invoke("search", "fraud", "--format", "json").stdout)
    lines = invoke("search", "fraud", "--format", "jsonl").stdout.splitlines()
    assert list(map(json.loads, lines)) == listed
    assert list(listed[0]) == ["iri", "id", "kind", "label", "matched", "text"]


def test_kinds_and_limit(invoke: Invoke) -> None:
    result = invoke(
        "search", "fraud", "--kind", "metric,program", "--limit", "2", "--format", "json"
    )
    assert len(json.loads(result.stdout)) == 2
    assert "--limit" in result.stderr
    everything = invoke(
        "search", "fraud", "--kind", "metric, program", "--limit", "500", "--format", "json"
    )
    assert {hit["kind"] for hit in json.loads(everything.stdout)} == {"metric", "program"}


def test_a_table_is_headed_in_its_language(invoke: Invoke) -> None:
    for lang, head in (("zh", "标识"), ("en", "id ")):
        text = invoke("search", "诈骗", "--format", "table", "--lang", lang).stdout
        assert text.startswith(head)


def test_nothing_found(invoke: Invoke) -> None:
    result = invoke("search", "hippopotamus", "--kind", "metric")
    assert result.exit_code == 1
    assert result.stdout.strip() == "id,kind,label,matched,text"
    assert "nothing found for 'hippopotamus' among metric" in result.stderr
    assert json.loads(invoke("search", "hippopotamus", "--format", "json").stdout) == []
    assert invoke("search", "hippopotamus", "--format", "table").stdout == ""


def test_output_goes_to_a_file(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "found.csv"
    assert invoke("search", "fraud", "-o", str(target)).stdout == ""
    with target.open("rb") as stream:
        assert stream.read() == invoke("search", "fraud").stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "TEXT"),
        ((" ",), "give a text to search for"),
        (("fraud", "--kind", "metrc"), "did you mean metric"),
        (("fraud", "--limit", "0"), "--limit"),
        (("fraud", "--format", "xml"), "xml"),
    ],
)
def test_wrong_use_is_one_line(invoke: Invoke, arguments: tuple[str, ...], why: str) -> None:
    result = invoke("search", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in one_error(result.stderr)


@examples(25)
@given(st.text(max_size=12))
def test_any_text_is_answered(invoke: Invoke, text: str) -> None:
    assert invoke("search", "--", text).exit_code in (0, 1, 2)
