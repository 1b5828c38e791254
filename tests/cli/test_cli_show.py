from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Invoke, Process, one_error
from pingan_kg.cards.values import Card, Fact, Mention
from pingan_kg.cli import show
from pingan_kg.cli.output import width, wrapped
from pingan_kg.graph.export import export

BRIEFING = "2025-12-09-safe-qingdao"
OBSERVATION = f"observation/{BRIEFING}/telecom-fraud-cases-solved-qingdao-14th-five-year-plan"


def test_a_card_as_text(invoke: Invoke) -> None:
    lines = invoke("show", OBSERVATION).stdout.splitlines()
    assert lines[2] == f"{OBSERVATION}  [observation]"
    value = next(line for line in lines if line.startswith("value  "))
    assert value.endswith("  more than 20,000; the upper bound is not stated")
    assert "Printed at (3)" in lines


def test_the_language_follows_the_option_and_the_locale(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = invoke("show", OBSERVATION, "--lang", "zh").stdout
    assert "多于2万起，上界未给出" in chosen
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert invoke("show", OBSERVATION).stdout == chosen


def test_chinese_text_lines_up(invoke: Invoke) -> None:
    text = invoke("show", OBSERVATION, "--lang", "zh").stdout
    facts = text.split("\n\n")[1].splitlines()
    ends = {width(line) - width(line.split("  ", 1)[1].lstrip()) for line in facts}
    assert len(ends) == 1
    table = text.split("\n\n")[2].splitlines()[1:]
    assert len({width(line) for line in table}) == 1


def test_a_long_table_is_cut_unless_all_is_asked_for(invoke: Invoke) -> None:
    cut = invoke("show", "area/qingdao").stdout
    whole = invoke("show", "area/qingdao", "--all").stdout
    assert "more (--all lists them)" in cut
    assert "--all" not in whole
    assert len(whole) > len(cut)


def test_a_card_as_json(invoke: Invoke) -> None:
    card = json.loads(invoke("show", OBSERVATION, "--format", "json").stdout)
    assert card["id"] == OBSERVATION
    assert "pa:Observation" in card["type"]
    assert list(card["label"]) == ["zh", "en"]
    facts = {fact["property"]: fact["values"] for fact in card["facts"]}
    assert facts["sdmx-dimension:refArea"] == [{"id": "area/qingdao", "label": "Qingdao"}]
    (evidence,) = (table for table in card["tables"] if table["table"] == "evidence")
    assert evidence["rows"][0]["part"]["label"] == "body"


def test_a_card_as_turtle_is_what_export_writes(invoke: Invoke) -> None:
    result = invoke("show", OBSERVATION, "--format", "turtle")
    assert result.stdout_bytes == export(about=OBSERVATION)


@pytest.mark.parametrize("name", ["area:qingdao", "qingdao", "青岛市", "QINGDAO"])
def test_a_thing_may_be_named_in_many_ways(name: str, invoke: Invoke) -> None:
    assert invoke("show", name).stdout == invoke("show", "area/qingdao").stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "THING"),
        (("area/quingdao",), "did you mean area/qingdao"),
        (("",), "nothing is called ''"),
        (("x", "y"), "y"),
        (("area/qingdao", "--format", "jsno"), "json"),
        (("area/qingdao", "--lang", "fr"), "fr"),
        (("area/qingdao", "-o", "/nowhere/x.txt"), "cannot write /nowhere/x.txt"),
    ],
)
def test_wrong_use_is_one_line(invoke: Invoke, arguments: tuple[str, ...], why: str) -> None:
    result = invoke("show", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in one_error(result.stderr)


@given(st.text(max_size=12))
def test_any_name_is_answered(invoke: Invoke, name: str) -> None:
    assert invoke("show", "--", name).exit_code in (0, 2)


@given(st.text(max_size=80), st.integers(20, 60))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    plain = show.one_line(text)
    lines = wrapped(plain, columns)
    too_wide = [line for line in lines if width(line) > columns]
    assert not [line for line in too_wide if not re.fullmatch(r" *[a-z]+/[!-~]+", line)]
    assert "".join("".join(lines).split()) == "".join(plain.split())


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_an_id_stays_whole_and_an_indent_stays(columns: int) -> None:
    name = "observation/2025-12-09-safe-qingdao/" + "-".join(["a-long-name"] * 8)
    for indent in ("", "  ", "    "):
        lines = wrapped(
            f"{indent}Of all words here none is split, {name}  [observation]", columns
        )
        assert indent + name in lines
        assert all(line.startswith(indent) and line.strip() for line in lines)
        assert " ".join(" ".join(lines).split()).endswith(f"{name} [observation]")


def test_control_characters_are_shown_not_sent() -> None:
    card = Card(
        "a:a", "a:a", {"en": "x\x1b[31m"}, (), (Fact("k", "l\n", (Mention("v\r"),)),), ()
    )
    text = show._text(card, "en", None, False)
    assert "\x1b" not in text
    assert "\r" not in text
    assert len(text.splitlines()) == 4


def test_rdflib_is_not_needed(process: Process) -> None:
    done = process("show", "area/qingdao", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    assert b"rdflib" not in done.stderr
