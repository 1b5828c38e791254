"""Figures and what only looks like one, beside the words that decide which it is.

``tests/figures/running.tsv`` has one kind of neighbourhood a row, as pages of agencies
print it; the phrases are our own.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from pingan_kg.figures import Reading, scan

with (Path(__file__).parent / "running.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']}:{row['printed']}")
def test_neighbours_decide(row: dict[str, str]) -> None:
    """The figure at that place is read, named or refused as the row says."""
    found = [
        match
        for match in scan(row["text"])
        if row["text"][match.start : match.end] == row["printed"]
    ]
    assert [match.reading.value for match in found] == [row["reading"]]
    if found[0].reading is not Reading.FIGURE:
        return
    figure = found[0].figure
    assert (figure.kind, figure.comparator, figure.unit) == (
        row["kind"],
        row["comparator"],
        row["unit"],
    )
    assert figure.value == (Decimal(row["value"]) if row["value"] else None)
    assert found[0].direction == (int(row["direction"]) if row["direction"] else None)
