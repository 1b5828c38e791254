from __future__ import annotations

import json
from pathlib import Path

from conftest import Invoke, one_error
from pingan_kg.cli.output import width


def test_tables_line_up_in_both_languages(invoke: Invoke) -> None:
    for lang in ("zh", "en"):
        text = invoke("stats", "--lang", lang).stdout
        for table in text.split("\n\n"):
            assert len({width(line) for line in table.strip("\n").split("\n")}) == 1
    assert "more than" in text
    assert "%" in text


def test_json_has_numbers(invoke: Invoke) -> None:
    counted = json.loads(invoke("stats", "--format", "json").stdout)
    assert {"parts-of-graph", "classes", "themes", "claims-by-part"} < set(counted)
    (more,) = (row for row in counted["comparators"] if row["label"] == "more than")
    assert more["id"] == "code/comparator-more-than"
    assert isinstance(more["count"], int)
    assert 0 < more["share"] < 1
    assert {"metrics", "figures"} < set(counted["themes"][0])


def test_output_goes_to_a_file(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "stats.txt"
    assert invoke("stats", "-o", str(target)).stdout == ""
    assert target.read_text("utf-8") == invoke("stats").stdout


def test_wrong_use_is_one_line(invoke: Invoke) -> None:
    result = invoke("stats", "extra")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "extra" in one_error(result.stderr)
