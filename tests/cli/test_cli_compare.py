"""``pingan-kg compare``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from conftest import Invoke, one_error

EXAMPLES = str(Path(__file__).parents[2] / "docs" / "example")
ASKED = ("compare", "criminal-police-reports-change", "--data", EXAMPLES)


def test_the_verdict_and_its_reasons_are_said(invoke: Invoke) -> None:
    text = invoke(*ASKED, "--lang", "en").stdout
    assert "Qingdao · 14th Five-Year Plan · down 10.7% (10.7%)" in text
    assert "comparable in part: they are measured against other periods" in text
    text = invoke(*ASKED, "--lang", "zh").stdout
    assert "部分可比：对比的基期不同" in text


def test_json_and_csv_have_every_fact(invoke: Invoke) -> None:
    told = json.loads(invoke(*ASKED, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(invoke(*ASKED, "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [fact["id"] for fact in told["facts"]]
    assert [row["level"] for row in rows[1:]] == [pair["level"] for pair in told["pairs"]]
    assert rows[0]["level"] == ""


def test_the_suffix_tells_the_format(invoke: Invoke, tmp_path: Path) -> None:
    for suffix, format_ in ((".txt", "text"), (".json", "json"), (".csv", "csv")):
        target = tmp_path / f"x{suffix}"
        invoke(*ASKED, "-o", str(target))
        assert target.read_text("utf-8") == invoke(*ASKED, "--format", format_).stdout


def test_only_what_can_be_compared_is_drawn(invoke: Invoke, tmp_path: Path) -> None:
    for lang, word in (("en", "are not drawn"), ("zh", "没有画出")):
        target = tmp_path / f"{lang}.svg"
        call = (*ASKED, "--lang", lang, "--chart")
        told = invoke(*call, "-o", str(target))
        assert told.exit_code == 0
        drawn = target.read_text("utf-8")
        assert drawn == invoke(*call).stdout
        assert "10.7%" in drawn
        assert "5.2%" in drawn
        counts = invoke("compare", "crime-cases-solved", "--lang", lang, "--chart")
        assert word in counts.stderr
        assert "7.6万余起" in counts.stdout or "76,000" in counts.stdout
        assert "194.5万起" not in counts.stdout  # of a part, over another span and place
    result = invoke(*ASKED, "--chart", "-o", str(tmp_path / "x.csv"))
    assert (result.exit_code, "ends in .svg" in one_error(result.stderr)) == (2, True)
    result = invoke(*ASKED, "--chart", "--format", "csv")
    assert (result.exit_code, "--chart is SVG" in one_error(result.stderr)) == (2, True)


def test_wrong_use_is_one_line(invoke: Invoke) -> None:
    for given, word in (
        (("compare",), "METRIC"),
        (("compare", "nothing-such"), "nothing is called"),
        (("compare", "theme/road-safety"), "is no metric"),
        (
            ("compare", "crime-cases-solved", "--base", "qianhai-seafront"),
            "no figure of that metric",
        ),
        ((*ASKED, "-o", "x.ttl"), "no format has that suffix"),
    ):
        result = invoke(*given)
        assert (result.exit_code, result.stdout) == (2, "")
        assert word in one_error(result.stderr)
