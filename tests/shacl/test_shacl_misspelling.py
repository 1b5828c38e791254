"""A misspelt name is told once, with what was meant, and nothing that follows from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import CITY
from pingan_kg.shacl.report import Report
from pingan_kg.shacl.validate import validate

CHANGES = [
    ("pa:metric metric:congestion-points-treated", "x"),
    ("sdmx-dimension:refArea area:yunzhou", "x"),
    ("sdmx-dimension:refPeriod period:2024", "0"),
    ("pa:comparator code:comparator-between", "x"),
    ("prov:wasDerivedFrom <claim/2025-03-06-yunzhou/lead-congestion-points-treated", "x"),
]
"""What stands in the example, and what is added to make it wrong."""


def _altered(folder: Path, *changes: tuple[str, str]) -> Report:
    own = folder / CITY.name
    shutil.copytree(CITY, own)
    file = own / "observations.ttl"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return validate([own])


@pytest.mark.parametrize(("name", "added"), CHANGES, ids=lambda given: given.partition(" ")[0])
def test_a_misspelt_value_is_the_one_thing_found(tmp_path: Path, name: str, added: str) -> None:
    (result,) = _altered(tmp_path, (name, name + added)).results
    local = name.rpartition(":")[2].rpartition("/")[2]
    for lang, meant in (("en", "did you mean"), ("zh", "是不是")):
        assert f"{local}{added}" in result.message(lang)
        assert f"{local}" in result.message(lang).partition(meant)[2]
    assert result.severity == "Violation"
    assert result.value is not None


@pytest.mark.parametrize("name", ["pa:comparator", "skos:prefLabel"])
def test_so_is_a_misspelt_property(tmp_path: Path, name: str) -> None:
    (result,) = _altered(tmp_path, (f"    {name} ", f"    {name}x ")).results
    assert f"has {name}x, which is no property; did you mean {name}?" in result.message("en")


def test_what_does_not_follow_is_told_as_well(tmp_path: Path) -> None:
    wrong = ("pa:metric metric:congestion-points-treated", "pa:metric metric:congestion-points")
    report = _altered(tmp_path, wrong, ("schema:maxValue", "schema:minValue"))
    told = [result.message("en") for result in report.results]
    assert sum("did you mean metric:congestion-points-treated" in text for text in told) == 1
    assert len(told) > 1


def test_what_is_like_nothing_is_left_to_the_shapes(tmp_path: Path) -> None:
    report = _altered(tmp_path, ("metric:congestion-points-treated", "metric:zzzzzz"))
    assert report.results
    assert not [one for one in report.results if "did you mean" in one.message("en")]
