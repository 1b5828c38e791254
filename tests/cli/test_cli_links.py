"""``pingan-kg links``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from conftest import Invoke, one_error
from pingan_kg.cli.output import width


def test_the_sets_are_listed_in_both_languages(invoke: Invoke) -> None:
    for lang in ("zh", "en"):
        lines = invoke("links", "--lang", lang).stdout.splitlines()
        assert len({width(line) for line in lines}) == 1
    assert any(line.startswith("eurovoc ") for line in lines)


def test_the_links_of_a_thing_are_told_with_their_reason(invoke: Invoke) -> None:
    told = invoke("links", "theme/public-safety", "--linkset", "eurovoc", "--lang", "en").stdout
    assert "skos:closeMatch  http://eurovoc.europa.eu/4045" in told
    assert "kept from harm" in told
    assert invoke("links", "metric/appeals-resolved", "--lang", "en").stdout.startswith(
        "There is no"
    )


def test_a_thing_described_elsewhere_has_links_too(invoke: Invoke) -> None:
    found = json.loads(invoke("links", "unit:PERCENT", "--format", "json").stdout)
    assert {entry["id"] for entry in found} == {"unit:PERCENT"}


def test_csv_and_json_say_the_same(invoke: Invoke) -> None:
    rows = list(csv.DictReader(io.StringIO(invoke("links", "--format", "csv").stdout)))
    assert rows == json.loads(invoke("links", "--format", "json").stdout)
    assert all(row["reason"] and row["object"] for row in rows)


def test_the_suffix_tells_the_sssom_table(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "links.sssom.tsv"
    invoke("links", "-o", str(target))
    assert target.read_text("utf-8") == invoke("links", "--format", "sssom").stdout


def test_check_says_how_many_hold(invoke: Invoke) -> None:
    listed = json.loads(invoke("links", "--format", "json").stdout)
    result = invoke("links", "check", "--lang", "en")
    assert (result.exit_code, result.stdout.split()[0]) == (0, str(len(listed)))


def test_a_link_that_does_not_hold_is_exit_code_1(invoke: Invoke, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        """@base <https://w3id.org/pingan-kg/> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix sssom: <https://w3id.org/sssom/> .
        <link/eurovoc/x> a sssom:Mapping ;
            <http://purl.org/dc/terms/isPartOf> <dataset/links-eurovoc> ;
            owl:annotatedSource <theme/public-safety> ;
            owl:annotatedProperty <http://www.w3.org/2004/02/skos/core#exactMatch> ;
            owl:annotatedTarget <http://eurovoc.europa.eu/0> ;
            sssom:object_label "nothing" .""",
        encoding="utf-8",
    )
    result = invoke("links", "check", "--data", str(own), "--lang", "en")
    assert result.exit_code == 1
    assert "http://eurovoc.europa.eu/0 “nothing”: the shipped excerpts have no such target" in (
        result.stdout
    )


def test_wrong_use_is_one_line(invoke: Invoke) -> None:
    for given, word in (
        (("--online",), "links check"),
        (("--linkset", "eurovok"), "did you mean eurovoc?"),
        (("nothing-of-this-name",), "nothing is called"),
        (("-o", "x.html"), "no format has that suffix"),
    ):
        result = invoke("links", *given)
        assert (result.exit_code, result.stdout) == (2, "")
        assert word in one_error(result.stderr)
