"""What a table can be kept to."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from pingan_kg.errors import InputError, UnknownName
from pingan_kg.tables.columns import SEVERAL
from pingan_kg.tables.rows import figures
from pingan_kg.tables.selection import kept

pytest_plugins = ["examples"]


@pytest.mark.parametrize(
    ("given", "column", "value"),
    [
        ({"briefing": "2025-03-06-yunzhou"}, "briefing_id", "2025-03-06-yunzhou"),
        ({"briefing": "source/2025-03-06-yunzhou"}, "briefing_id", "2025-03-06-yunzhou"),
        ({"area": "青岛市"}, "area_id", "area/qingdao"),
        ({"period": "14th Five-Year Plan"}, "period_id", "period/14th-five-year-plan"),
        ({"about": "打击犯罪"}, "theme_ids", "theme/fighting-crime"),
        ({"about": "metric/crime-cases-solved"}, "metric_id", "metric/crime-cases-solved"),
        ({"about": "program/hotline-12345"}, "program_ids", "program/hotline-12345"),
        ({"about": "code/classifier-jian"}, "measure_word_code", "classifier-jian"),
        ({"about": "unit:CCY_CNY"}, "unit_code", "CCY_CNY"),
        ({"about": "code/comparator-nearly"}, "comparator_code", "nearly"),
    ],
)
def test_all_rows_that_are_meant_and_no_other(
    given: dict[str, str], column: str, value: str, several: Store
) -> None:
    table = figures(several)
    found = kept(table, several, **given)
    cells = zip(table.rows, table.column(column), strict=True)
    wanted = [row for row, cell in cells if value in str(cell).split(SEVERAL)]
    assert list(found.rows) == wanted
    assert 0 < len(wanted) < len(table.rows)


def test_what_is_asked_for_together_must_all_hold(several: Store) -> None:
    table = figures(several)
    found = kept(table, several, area="area/yunzhou", about="theme/fighting-crime")
    assert set(found.column("area_id")) == {"area/yunzhou"}
    assert len(found.rows) < len(kept(table, several, area="area/yunzhou").rows)


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"briefing": "2025"}, UnknownName, "did you mean 2025-"),
        ({"area": "area/qingdoa"}, UnknownName, "did you mean area/qingdao"),
        ({"area": "theme/fighting-crime"}, InputError, "there are: area/"),
        ({"period": "area/qingdao"}, InputError, "there are: period/"),
        ({"about": "area/shandong"}, InputError, "no figure is about area/shandong"),
    ],
)
def test_what_no_figure_is_about_is_told(
    given: dict[str, str], error: type[Exception], said: str, several: Store
) -> None:
    with pytest.raises(error, match=said):
        kept(figures(several), several, **given)
