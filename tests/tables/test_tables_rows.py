"""The rows of the table: nothing of the graph is lost, and nothing is added."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Store

import invented
from pingan_kg.graph.store import QUERIED, opened
from pingan_kg.rdf.names import BASE
from pingan_kg.sparql.run import run
from pingan_kg.tables.columns import COLUMNS, DERIVED, SEVERAL, Cell, Column, Table
from pingan_kg.tables.rows import figures

pytest_plugins = ["examples"]


@pytest.fixture(scope="module")
def table(several: Store) -> Table:
    return figures(several)


@pytest.fixture(scope="module")
def derived() -> Table:
    return figures(opened((*QUERIED, "derived")), derived=True)


def _by_id(table: Table) -> dict[str, dict[str, Cell]]:
    names = [column.name for column in table.columns]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows}


def _answers(store: Store, pattern: str, shown: str = "?o ?v") -> list[list[str]]:
    result = run(f"SELECT {shown} {{ ?o a pa:Observation . {pattern} }}", store=store)
    return [
        [str(getattr(term, "value", "")).removeprefix(BASE) for term in row]
        for row in result.rows  # type: ignore[union-attr]
    ]


@pytest.mark.parametrize(
    ("column", "pattern"),
    [
        ("id", "BIND(?o AS ?v)"),
        ("metric_id", "?o pa:metric ?v"),
        ("metric_zh", "?o pa:metric/skos:prefLabel ?v FILTER(LANG(?v) = 'zh')"),
        ("metric_en", "?o pa:metric/skos:prefLabel ?v FILTER(LANG(?v) = 'en')"),
        ("area_id", "?o sdmx-dimension:refArea ?v"),
        (
            "area_code",
            "?o sdmx-dimension:refArea/skos:notation ?v FILTER(DATATYPE(?v) = pa:gbt2260)",
        ),
        ("period_id", "?o sdmx-dimension:refPeriod ?v"),
        ("period_start", "?o sdmx-dimension:refPeriod/time:hasBeginning/time:inXSDDate ?v"),
        ("period_end", "?o sdmx-dimension:refPeriod/time:hasEnd/time:inXSDDate ?v"),
        ("baseline_id", "?o pa:baselinePeriod ?v"),
        ("change_of_id", "?o pa:metric/pa:changeOf ?v"),
        ("share_of_id", "?o pa:metric/pa:shareOf ?v"),
        ("as_of", "?o pa:asOf ?v"),
        ("value", "?o sdmx-measure:obsValue ?v"),
        ("min", "?o schema:minValue ?v"),
        ("max", "?o schema:maxValue ?v"),
        ("rounding_step", "?o pa:roundingStep ?v"),
        ("comparator_zh", "?o pa:comparator/skos:prefLabel ?v FILTER(LANG(?v) = 'zh')"),
        ("measure_word_zh", "?o pa:classifier/skos:prefLabel ?v FILTER(LANG(?v) = 'zh')"),
        (
            "counted_code",
            "?o pa:metric/pa:countedThing ?t BIND(STRAFTER(STR(?t), 'code/') AS ?v)",
        ),
        ("ranking_body_id", "?o pa:rankingBody ?v"),
        ("held_throughout", "?o pa:heldThroughout ?v"),
        ("theme_ids", "?o pa:metric/pa:theme ?v"),
        ("responsible_ids", "?o pa:responsibleAgency ?v"),
        ("reported_by_ids", "?o pa:reportedBy ?v"),
        ("competent_ids", "?o pa:competentAgency ?v"),
        ("program_ids", "?o pa:program ?v"),
        ("program_en", "?o pa:program/skos:prefLabel ?v FILTER(LANG(?v) = 'en')"),
        ("claim_ids", "?o prov:wasDerivedFrom ?v"),
        ("printed", "?o prov:wasDerivedFrom/pa:printedFigure ?v"),
        ("quotations", "?o prov:wasDerivedFrom/oa:exact ?v"),
        ("conflicting_claim_ids", "?o prov:wasDerivedFrom/pa:conflictsWith ?v"),
        ("source_ids", "?o prov:wasDerivedFrom/oa:hasSource ?v"),
    ],
)
def test_a_column_says_what_a_query_says(
    column: str, pattern: str, table: Table, several: Store
) -> None:
    asked = {(found[0], found[-1]) for found in _answers(several, pattern)}
    assert asked
    told = set()
    for name, cell in zip(table.column("id"), table.column(column), strict=True):
        values = str(cell).split(SEVERAL) if isinstance(cell, str) else [cell]
        told |= {(str(name), _text(value)) for value in values if value is not None}
    assert told == {(name, _text(value)) for name, value in asked}


def _text(value: object) -> str:
    """Write a value so that 5 and 5.0, and true and True, are alike."""
    text = str(value)
    if isinstance(value, bool):
        return text.lower()
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:
        return text


def test_a_figure_has_one_row_and_every_row_its_columns(table: Table) -> None:
    assert max(Counter(table.column("id")).values()) == 1
    assert {len(row) for row in table.rows} == {len(COLUMNS)}
    assert table.columns == COLUMNS


def test_bounds_are_open_where_the_words_leave_them_open(table: Table) -> None:
    rows = _by_id(table).values()
    open_ends = {
        (row["comparator_code"], row["min_inclusive"], row["max_inclusive"])
        for row in rows
        if row["value"] is not None
    }
    assert ("exactly", True, True) in open_ends
    assert ("more-than", False, None) in open_ends
    assert ("nearly", None, False) in open_ends
    assert ("about", None, None) in open_ends
    assert ("between", True, True) in open_ends
    assert not any(row["min"] is None for row in rows if row["min_inclusive"] is not None)


def test_a_finding_in_words_has_no_number(table: Table) -> None:
    worded = [row for row in _by_id(table).values() if row["worded_code"] is not None]
    assert worded
    for row in worded:
        assert row["value"] is row["min"] is row["max"] is row["unit_code"] is None
        assert row["meaning_zh"]
        assert row["meaning_en"]


@pytest.mark.parametrize("column", COLUMNS + DERIVED, ids=lambda column: column.name)
def test_cells_are_of_their_kind_and_in_their_language(column: Column, derived: Table) -> None:
    kinds = {"text": str, "number": Decimal, "count": int, "date": date, "truth": bool}
    cells = [cell for cell in derived.column(column.name) if cell is not None]
    assert all(isinstance(cell, kinds[column.kind]) for cell in cells)
    if column.name.endswith("_zh") and column.name not in ("measure_word_zh", "meaning_zh"):
        assert all(any(one > "\u2e80" for one in str(cell)) for cell in cells)


def test_rows_come_in_the_order_of_print(table: Table, several: Store) -> None:
    starts = {
        (name, claim): int(start)
        for name, claim, start in _answers(
            several, "?o prov:wasDerivedFrom ?c . ?c oa:start ?start", "?o ?c ?start"
        )
    }
    first: dict[str, int] = {}
    for (name, _), start in starts.items():
        first[name] = min(start, first.get(name, start))
    rows = [(row["briefing_id"], first[str(row["id"])]) for row in _by_id(table).values()]
    assert rows == sorted(rows, key=lambda row: (str(row[0]), row[1]))


def test_derived_figures_are_marked_and_come_behind(derived: Table) -> None:
    found = derived
    assert found.columns == COLUMNS + DERIVED
    marks = list(found.column("is_derived"))
    assert marks == sorted(marks, key=bool)
    assert set(marks) == {False, True}
    ids = set(found.column("id"))
    for row in _by_id(found).values():
        if row["is_derived"]:
            assert row["value"] is None
            assert row["printed"] is None
            assert row["min"] is not None or row["max"] is not None
            assert row["formula"]
            assert row["meaning_zh"]
            assert set(str(row["derived_from_ids"]).split(SEVERAL)) <= ids
            assert row["source_zh"]
    assert "is_derived" not in [column.name for column in figures(opened()).columns]


def test_a_graph_that_says_little_has_rows_with_empty_cells() -> None:
    told = _by_id(figures(invented.graph()))
    row = told[f"observation/{invented.ID}/thefts-solved-yunzhou-2024"]
    assert (row["value"], row["min"], row["max"]) == (Decimal(30000), Decimal(30000), None)
    assert row["printed"] == "3万余起"
    assert row["places"] == 2
    assert row["area_id"] is row["theme_ids"] is row["briefing_date"] is None
    assert row["source_en"] == "A year in Yunzhou"


def test_a_figure_of_no_source_has_a_row_and_doubled_values_are_told() -> None:
    lines = (
        "<https://example.org/o> a pa:Observation ; sdmx-measure:obsValue 5 , 6 ; "
        "pa:comparator code:comparator-at-least ."
    )
    prefixed = invented.turtle().split(f"source:{invented.ID} a")[0] + lines
    (row,) = _by_id(figures(invented.graph(prefixed))).values()
    assert row["id"] == "https://example.org/o"
    assert row["briefing_id"] is row["printed"] is None
    assert (row["min"], row["min_inclusive"], row["max"]) == (Decimal(5), True, None)
    assert "sdmx-measure:obsValue 5 / 6" in str(row["note_en"])
    assert "sdmx-measure:obsValue 5 / 6" in str(row["note_zh"])


def test_every_column_is_described_in_both_languages() -> None:
    names = [column.name for column in COLUMNS + DERIVED]
    assert len(set(names)) == len(names)
    for column in COLUMNS + DERIVED:
        assert any(one > "\u2e80" for one in column.zh)
        assert column.en.isascii()
