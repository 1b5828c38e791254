"""Which figures a chart shows."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from pingan_kg.charts.selection import Chosen, chosen
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.store import shared
from pingan_kg.sparql.catalog import get

pytest_plugins = ["examples"]


def _ids(found: Chosen) -> list[str]:
    return [str(cell) for cell in found.table.column("id")]


@pytest.mark.parametrize("name", ["headline-figures", "changes", "ranks", "overlapping-cases"])
def test_a_query_gives_its_figures_in_its_order(name: str) -> None:
    from pingan_kg.sparql.run import answer

    query = get(name)
    found = chosen([name], shared(), "en")
    rows = answer(query, query.asked({}, alone=True), shared(), "en").rows  # type: ignore[union-attr]
    shown = [str(getattr(row[0], "value", "")) for row in rows]
    if name != "overlapping-cases":
        assert len(_ids(found)) == len(rows)
    labels = found.table.column("metric_en")
    if name == "headline-figures":
        assert list(labels) == shown
    assert found.title == query.en


def test_parameters_reach_the_query() -> None:
    found = chosen(
        ["figures-by-theme"], shared(), "zh", params={"theme": "theme/fighting-crime"}
    )
    assert {"theme/fighting-crime"} == {
        one for cell in found.table.column("theme_ids") for one in str(cell).split("; ")
    } & {"theme/fighting-crime"}
    everything = chosen(["figures-by-theme"], shared(), "zh")
    assert len(_ids(found)) < len(_ids(everything))


def test_things_give_the_figures_about_them_each_once(several: Store) -> None:
    metric = "metric/drug-cases-solved"
    found = chosen([metric, metric, "打击犯罪"], several, "zh", alone=False)
    assert len(set(_ids(found))) == len(_ids(found))
    assert set(found.table.column("metric_id")[:2]) == {metric}
    assert len(_ids(found)) > 2
    assert found.title == ""
    assert chosen([metric], several, "zh").title == "侦破毒品案件数"


def test_what_is_chosen_can_be_kept_to_an_area(several: Store) -> None:
    found = chosen(["metric/drug-cases-solved"], several, "zh", within={"area": "area/yunzhou"})
    assert set(found.table.column("area_id")) == {"area/yunzhou"}
    assert len(_ids(found)) == 1


@pytest.mark.parametrize(
    ("asked", "options", "error", "said"),
    [
        (["agencies"], {}, InputError, "has no figures to draw"),
        (["headline-figure"], {}, UnknownName, "did you mean headline-figures"),
        (["metric/nosuch"], {}, UnknownName, "nothing is called"),
        (["program/wildlife-protection-publicity"], {}, InputError, "no figure is about"),
        (["changes"], {"params": {"nosuch": "x"}}, UnknownName, "no parameter 'nosuch'"),
        (["打击犯罪"], {"params": {"theme": "x"}}, InputError, "-p is for a shipped query"),
        (
            ["ranks"],
            {"within": {"area": "area/qianhai-seafront"}},
            InputError,
            "no figure in the answer of ranks",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(
    asked: list[str], options: dict[str, dict[str, str]], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        chosen(asked, shared(), "en", **options)  # type: ignore[arg-type]
