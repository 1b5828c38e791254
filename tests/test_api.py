"""What Python users call."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

import pingan_kg
from conftest import CITY, EXAMPLES
from pingan_kg import errors
from pingan_kg.graph.store import shared


def test_every_kind_of_query_gives_rows() -> None:
    assert pingan_kg.query("ASK { ?o a pa:Observation }")[0].answer is True
    rows = pingan_kg.query("CONSTRUCT { ?a a pa:X } { ?a a pa:Agency }")
    assert rows.variables == ("subject", "predicate", "object")
    assert rows[0].object.endswith("#X")


def test_a_named_query_takes_language_and_parameters() -> None:
    zh, en = (pingan_kg.named("headline-figures", lang=lang) for lang in ("zh", "en"))
    assert len(zh) == len(en) > 0
    assert [list(row) for row in zh] != [list(row) for row in en]
    with pytest.raises(errors.InputError, match="lang is zh or en"):
        pingan_kg.named("headline-figures", lang="fr")
    with pytest.raises(errors.UnknownName, match="no parameter 'nope'"):
        pingan_kg.named("headline-figures", nope=1)


def test_the_dataset_is_the_graph() -> None:
    graph = shared()
    dataset = pingan_kg.load()
    assert isinstance(dataset, rdflib.Dataset)
    assert abs(len(dataset) - len(graph)) < 20  # two lexical forms may be one in the store
    names = {str(context.identifier) for context in dataset.graphs() if len(context)}
    assert names == {name.value for name in graph.named_graphs()}
    assert dict(dataset.namespaces())["pa"] == rdflib.URIRef(
        "https://w3id.org/pingan-kg/ontology#"
    )


def test_the_dataset_can_be_a_part() -> None:
    [name] = [str(g.identifier) for g in pingan_kg.load(["ontology"]).graphs() if len(g)]
    assert name.endswith("graph/ontology")
    with pytest.raises(errors.UnknownName):
        pingan_kg.load(["nope"])


def test_every_function_reads_data_of_ones_own() -> None:
    """A folder of briefings beside the shipped one, or without it."""
    (added,) = set(_ids(CITY)) - set(_ids())
    assert added == CITY.name
    assert set(_ids(EXAMPLES)) == {*_ids(), *(path.name for path in EXAMPLES.iterdir())}
    assert _ids(CITY, only=True) == [CITY.name]
    given = {"data": CITY, "only": True}
    area = pingan_kg.query("SELECT DISTINCT ?a { ?o sdmx-dimension:refArea ?a }", **given)
    assert [row.a for row in area] == ["https://w3id.org/pingan-kg/area/yunzhou"]
    assert {row.source for row in pingan_kg.named("headline-figures", **given)} == {CITY.name}
    assert pingan_kg.show("area/yunzhou", **given).id == "area/yunzhou"
    assert pingan_kg.search("yunzhou", **given)
    (counted,) = (tally for tally in pingan_kg.stats(**given) if tally.key == "briefings")
    assert [mention.id for mention, _ in counted.rows] == [f"source/{CITY.name}"]
    assert pingan_kg.gaps(briefing=CITY.name, **given)
    assert b"yunzhou" in pingan_kg.export("nt", **given)
    assert pingan_kg.validate(CITY).conforms
    names = {str(part.identifier) for part in pingan_kg.load(**given).graphs() if len(part)}
    assert f"https://w3id.org/pingan-kg/graph/{CITY.name}" in names


def test_evidence_and_derived_figures_are_those_of_data_of_ones_own() -> None:
    given = {"data": CITY, "only": True}
    assert pingan_kg.why(_observations(CITY)[0], **given)
    assert pingan_kg.verify(CITY / "article.txt", **given).agrees
    shipped = {figure.name for figure in pingan_kg.derive()}
    assert shipped
    assert not shipped & {figure.name for figure in pingan_kg.derive(**given)}


def _ids(data: Path | tuple[()] = (), *, only: bool = False) -> list[str]:
    return [one.id for one in pingan_kg.briefings(data=data, only=only)]


def _observations(data: Path) -> list[str]:
    rows = pingan_kg.query("SELECT ?o { ?o a pa:Observation }", data=data, only=True)
    return [row.o for row in rows]


def test_all_names_are_there_and_no_others() -> None:
    for name in pingan_kg.__all__:
        assert getattr(pingan_kg, name) is not None
    assert set(pingan_kg.__all__) <= set(dir(pingan_kg))
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = pingan_kg.nope


def test_the_version_is_the_packages() -> None:
    import tomllib
    from pathlib import Path

    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["version"] == pingan_kg.__version__


def test_a_table_is_exported_as_the_command_does() -> None:
    from pingan_kg.tables.writing import table, written

    assert pingan_kg.export("csv", about="theme/fighting-crime") == written(
        table(about="theme/fighting-crime"), "csv"
    )
    assert pingan_kg.export("csv", parts=["derived"]) == written(table(derived=True), "csv")
    with pytest.raises(errors.UnknownName, match="no part is called"):
        pingan_kg.export("csv", parts=["nosuch"])


def test_observations_are_all_figures_or_those_that_are_asked_for() -> None:
    every = pingan_kg.observations()
    some = pingan_kg.observations(frame="polars", area="area/qingdao", derived=True)
    assert "is_derived" not in every
    assert set(some["area_id"]) == {"area/qingdao"}
    assert some["is_derived"].sum() > 0
    assert len(every) > len(some.filter(~some["is_derived"])) > 0
    with pytest.raises(errors.UnknownName, match="did you mean pandas"):
        pingan_kg.observations(frame="pandsa")
