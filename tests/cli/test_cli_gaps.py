from __future__ import annotations

import csv
import io
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from conftest import CITY, Invoke, Process, one_error
from pingan_kg.cards.gaps import Gap, GapCase
from pingan_kg.cards.gaps import gaps as gathered
from pingan_kg.cli import gaps as command
from pingan_kg.cli.output import width

gaps = cache(gathered)
"""What is left unsaid, gathered once a language."""


def _blocks(text: str) -> list[list[str]]:
    return [block.splitlines() for block in text.rstrip("\n").split("\n\n")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_sums_up_then_tells_gap_by_gap(invoke: Invoke, lang: str) -> None:
    summary, *told = _blocks(invoke("gaps", "--lang", lang).stdout)
    found = gaps(lang=lang)
    assert len({width(line) for line in summary}) == 1
    assert [line.split()[-1] for line in summary[2:-1]] == [gap.kind for gap in found]
    assert summary[-1].split()[-1] == str(sum(len(gap.cases) for gap in found))
    assert [block[0] for block in told] == [f"{gap.label} ({len(gap.cases)})" for gap in found]
    assert [block[1] for block in told] == [gap.ground for gap in found]
    for gap, block in zip(found, told, strict=True):
        table = block[2:] if len(gap.cases) <= 12 else block[2:-1]
        assert len({width(line) for line in table}) == 1
        ids = [line.split()[-1] for line in table[2:]]
        assert ids == [case.id for case in gap.cases[:12]]


def test_a_long_table_is_cut_unless_all_is_asked_for(invoke: Invoke) -> None:
    cut, whole = invoke("gaps").stdout, invoke("gaps", "--all").stdout
    assert "more (--all lists them)" in cut
    assert "--all" not in whole
    rows = sum(len(block) - 4 for block in _blocks(whole)[1:])
    assert rows == sum(len(gap.cases) for gap in gaps(lang="zh"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_on_a_terminal_ids_stay_whole(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int
) -> None:
    monkeypatch.setattr(command, "terminal_width", lambda: columns)
    lines = invoke("gaps", "--lang", lang, "--all").stdout.splitlines()
    told = [line.split()[-1] for line in lines if line.strip()]
    for gap in gaps(lang="zh"):
        assert {case.id for case in gap.cases} <= set(told)
    ids = {case.id for gap in gaps(lang="zh") for case in gap.cases}
    short = [line for line in lines if line.strip() and line.split()[-1] not in ids]
    kinds = max(len(gap.kind) for gap in gaps(lang="zh"))
    assert all(width(line) <= max(columns, kinds + 6) for line in short)


def test_json_has_all_facts(invoke: Invoke) -> None:
    told = json.loads(invoke("gaps", "--format", "json").stdout)
    found = gaps(lang="en")
    assert [entry["kind"] for entry in told] == [gap.kind for gap in found]
    assert [len(entry["facts"]) for entry in told] == [len(gap.cases) for gap in found]
    (baseline,) = (entry for entry in told if entry["kind"] == "gap-baseline")
    (fact,) = (fact for fact in baseline["facts"] if "traffic-efficiency" in fact["id"])
    assert baseline["missing"] is True
    assert fact["id"].startswith(f"observation/{fact['briefing']}/")
    assert (fact["printed"], fact["supplied"]) == ("12.6%", None)


def test_one_briefing(invoke: Invoke) -> None:
    arguments = ("gaps", "--data", str(CITY), "--format", "json")
    told = json.loads(invoke(*arguments, "--briefing", CITY.name).stdout)
    facts = [fact for entry in told for fact in entry["facts"]]
    assert facts
    assert {fact["briefing"] for fact in facts} == {CITY.name}
    both = json.loads(invoke(*arguments).stdout)
    assert len({fact["briefing"] for entry in both for fact in entry["facts"]}) > 1


def test_csv_is_what_the_shipped_query_gives(invoke: Invoke) -> None:
    """Case by case; the words of a case are those of the card."""
    told = csv.DictReader(io.StringIO(invoke("gaps", "--format", "csv").stdout))
    asked = invoke("query", "-n", "gaps", "--lang", "en", "--format", "csv").stdout
    wanted = csv.DictReader(io.StringIO(asked))
    assert Counter((row["kind"], row["id"]) for row in told) == Counter(
        (row["kind"], row["id"]) for row in wanted
    )


def test_one_kind(invoke: Invoke) -> None:
    told = json.loads(
        invoke("gaps", "--kind", "inferred-year, gap-baseline", "--format", "json").stdout
    )
    assert [entry["kind"] for entry in told] == ["gap-baseline", "inferred-year"]


@pytest.mark.parametrize(
    ("name", "format_"), [("gaps.csv", "csv"), ("gaps.json", "json"), ("gaps.txt", "table")]
)
def test_the_suffix_of_the_target_says_the_format(
    invoke: Invoke, tmp_path: Path, name: str, format_: str
) -> None:
    target = tmp_path / name
    assert invoke("gaps", "-o", str(target)).stdout == ""
    assert target.read_bytes() == invoke("gaps", "--format", format_).stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("extra",), "extra"),
        (("--kind", "gap-baselin"), "did you mean gap-baseline"),
        (("--format", "xml"), "xml"),
        (("--lang", "fr"), "fr"),
        (("-o", "/nowhere/x.csv"), "cannot write /nowhere/x.csv"),
    ],
)
def test_wrong_use_is_one_line(invoke: Invoke, arguments: tuple[str, ...], why: str) -> None:
    result = invoke("gaps", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in one_error(result.stderr)


def test_control_characters_are_shown_not_sent() -> None:
    case = GapCase("x/\x1by", "a\x1b[31m\nb", "\r", "\u202e")
    gap = Gap("gap-x", "l\x1b", True, "g\n", (case,))
    for columns in (None, 30):
        text = command._block(gap, "en", columns, everything=True)
        assert not set(text) & {"\x1b", "\r", "\u202e"}
        assert len(text.splitlines()) >= 5


def test_kinds_are_completed(process: Process) -> None:
    environment = {
        "_PINGAN_KG_COMPLETE": "bash_complete",
        "COMP_WORDS": "pingan-kg gaps --kind gap-baseline,inferred-y",
        "COMP_CWORD": "3",
    }
    done = process(env=environment)
    assert done.stdout.decode().split() == ["plain,gap-baseline,inferred-year"]


def test_the_slow_modules_are_not_needed(process: Process) -> None:
    done = process("gaps", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    assert b"rdflib" not in done.stderr
