from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.cli.columns import table_with_ids
from pingan_kg.cli.output import width

ROWS = [("metric/criminal-cases-solved", "破获刑事案件数" * 3, "x" * 50)]
HEADERS = ("id", "label", "text")


def test_the_id_stays_whole_and_the_rest_is_cut() -> None:
    text = table_with_ids(HEADERS, ROWS, 0, columns=60)
    assert all(width(line) <= 60 for line in text.splitlines())
    assert "metric/criminal-cases-solved" in text
    assert "…" in text


def test_without_a_width_nothing_is_cut() -> None:
    assert "x" * 50 in table_with_ids(HEADERS, ROWS, 0, columns=None)


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=4), st.integers(30, 90))
def test_every_table_fits(rows: list[tuple[str, str, str]], columns: int) -> None:
    for at in (0, 2, 9):
        text = table_with_ids(HEADERS, rows, at, columns=columns)
        assert all(width(line) <= columns for line in text.splitlines())
