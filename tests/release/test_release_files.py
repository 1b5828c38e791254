"""A release: complete, the same each time, and each file what it says it is."""

from __future__ import annotations

import csv
import io
import json
import os
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet
import pytest
import rdflib
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)

import pingan_kg
from conftest import CITY, Process
from pingan_kg.graph.store import QUERIED, quads, store
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.release.about import about
from pingan_kg.release.assembly import TITLES
from pingan_kg.release.citation import citation_file
from pingan_kg.release.media import FILE_TYPES, MEDIA_TYPES, suffix
from pingan_kg.release.statistics import statistics
from pingan_kg.sparql.catalog import catalog

ROOT = Path(__file__).parents[2]
VOID = PREFIXES["void"]


def canonical(found: list[Quad]) -> str:
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()


def read_by_rdflib(data: bytes, format: str, *, graphs: bool) -> list[Quad]:
    """Return what RDFLib's parser reads, handed on as N-Quads or N-Triples."""
    if graphs:
        dataset = rdflib.Dataset()
        dataset.parse(data=data.decode(), format=format)
        text, back = dataset.serialize(format="nquads"), RdfFormat.N_QUADS
    else:
        graph = rdflib.Graph()
        graph.parse(data=data.decode(), format=format)
        text, back = graph.serialize(format="nt"), RdfFormat.N_TRIPLES
    return list(parse(text, format=back))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated")
@pytest.mark.parametrize("name", ["pingan-kg.nq", "pingan-kg.trig"])
def test_a_parser_that_is_not_ours_reads_the_same_graphs(
    small: dict[str, bytes], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    expected = sha256(small["pingan-kg.nq"]).hexdigest()
    format = "nquads" if name.endswith("nq") else "trig"
    assert canonical(read_by_rdflib(small[name], format, graphs=True)) == expected
    assert small["pingan-kg.nq.sha256"].decode() == f"{expected}  pingan-kg.nq\n"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.filterwarnings("ignore:Dataset.contexts is deprecated")
@pytest.mark.parametrize("name", ["pingan-kg.ttl", "pingan-kg.jsonld"])
def test_a_parser_that_is_not_ours_reads_the_same_triples(
    small: dict[str, bytes], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    merged = [
        Quad(quad.subject, quad.predicate, quad.object)
        for quad in parse(small["pingan-kg.nq"], format=RdfFormat.N_QUADS)
    ]
    format = "turtle" if name.endswith("ttl") else "json-ld"
    assert canonical(read_by_rdflib(small[name], format, graphs=False)) == canonical(merged)


def test_the_bytes_are_the_same_whatever_the_seed_of_hashes(
    process: Process, tmp_path: Path
) -> None:
    sums = []
    for seed in ("1", "77"):
        folder = tmp_path / seed
        arguments = ("release", str(folder), "--data", str(CITY), "--only")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        assert process(*arguments, env=environment).returncode == 0
        sums.append((folder / "SHA256SUMS").read_text(encoding="utf-8"))
    assert sums[0] == sums[1]
    for line in sums[0].splitlines():
        digest, name = line.split("  ")
        assert sha256((tmp_path / "1" / name).read_bytes()).hexdigest() == digest
    there = {str(one.relative_to(tmp_path / "1")) for one in (tmp_path / "1").rglob("*.*")}
    assert there <= {line.split("  ")[1] for line in sums[0].splitlines()}


def test_what_people_are_offered_is_there(small: dict[str, bytes]) -> None:
    assert set(TITLES) - set(small) == {"derived.ttl"}  # that of the shipped briefings
    assert {suffix(name) for name in TITLES} <= set(MEDIA_TYPES)
    assert set(FILE_TYPES) <= set(MEDIA_TYPES)


def test_the_counts_are_those_that_queries_count() -> None:
    """Counted a second time, by SPARQL, over the whole shipped graph."""
    engine = Store()
    triples = {quad.triple for quad in quads(QUERIED)}
    engine.bulk_extend(Quad(*triple) for triple in triples)
    said = {(one.subject, one.predicate.value): one.object for one in statistics(triples)}
    by_name = {name.removeprefix(VOID): term for (_, name), term in said.items()}
    assert len(said) > len(by_name) > 5

    def count(what: str, where: str = "?s ?p ?o") -> str:
        found = engine.query(f"SELECT (COUNT({what}) AS ?n) WHERE {{ {where} }}")
        return next(iter(found))["n"].value  # type: ignore[union-attr,index,no-any-return]

    whole = NamedNode("https://w3id.org/pingan-kg/dataset/pingan-kg")
    for name, what in {
        "triples": "*",
        "distinctSubjects": "DISTINCT ?s",
        "distinctObjects": "DISTINCT ?o",
        "properties": "DISTINCT ?p",
    }.items():
        assert said[whole, VOID + name].value == count(what)  # type: ignore[union-attr]
    own = '?s ?p ?o FILTER(ISIRI(?s) && STRSTARTS(STR(?s), "https://w3id.org/pingan-kg/"))'
    assert said[whole, VOID + "entities"].value == count("DISTINCT ?s", own)  # type: ignore[union-attr]
    for (part, name), term in said.items():
        if name == VOID + "property":
            number = said[part, VOID + "triples"]
            assert number.value == count("*", f"?s {term} ?o")  # type: ignore[union-attr]
        if name == VOID + "class":
            number = said[part, VOID + "entities"]
            assert number.value == count("DISTINCT ?s", f"?s a {term}")  # type: ignore[union-attr]


def test_every_distribution_has_its_size_and_checksum(small: dict[str, bytes]) -> None:
    described = Store()
    described.load(small["dataset.ttl"], format=RdfFormat.TURTLE)
    rows = described.query(
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#> "
        "SELECT ?url ?size ?sum WHERE { ?d a dcat:Distribution ; dcat:downloadURL ?url ; "
        "dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum . "
        "?owner dcat:distribution ?d . ?catalogue dcat:dataset ?owner }"
    )
    home = about(store()).home
    told = {
        row["url"].value.removeprefix(home): (row["size"].value, row["sum"].value)  # type: ignore[index]
        for row in rows  # type: ignore[union-attr]
    }
    assert {name for name in small if name.startswith("briefings/")} <= set(told)
    assert set(told) & set(TITLES) == set(TITLES) & set(small)
    for name, (size, digest) in told.items():
        assert (int(size), digest) == (
            len(small[name]),
            sha256(small[name]).hexdigest(),
        ), name


def test_the_table_is_described_as_it_is(small: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(small["figures.csv"].decode(), newline="")))
    package = json.loads(small["datapackage.json"])
    figures = next(one for one in package["resources"] if one["name"] == "figures")
    metadata = json.loads(small["figures.csv-metadata.json"])
    croissant = json.loads(small["croissant.json"])
    assert rows[0] == [field["name"] for field in figures["schema"]["fields"]]
    assert rows[0] == [column["name"] for column in metadata["tableSchema"]["columns"]]
    assert rows[0] == [field["name"] for field in croissant["recordSet"][0]["field"]]
    parquet = pyarrow.parquet.read_table(io.BytesIO(small["figures.parquet"]))
    assert parquet.column_names == rows[0]
    assert parquet.num_rows == len(rows) - 1 > 0
    types = {field["name"]: field["type"] for field in figures["schema"]["fields"]}
    for row in rows[1:]:
        for name, cell in zip(rows[0], row, strict=True):
            if cell and types[name] in ("number", "integer"):
                float(cell)
            if cell and types[name] == "boolean":
                assert cell in ("true", "false")
    for one in package["resources"]:
        assert one["hash"] == f"sha256:{sha256(small[one['path']]).hexdigest()}"
        assert one["bytes"] == len(small[one["path"]])
    file = croissant["distribution"][0]
    assert file["sha256"] == sha256(small["figures.csv"]).hexdigest()


def test_search_engines_read_the_same_on_the_page(small: dict[str, bytes]) -> None:
    page = small["index.html"].decode()
    embedded = page.partition('<script type="application/ld+json">')[2].partition("</script>")[
        0
    ]
    search = json.loads(embedded)
    assert search == json.loads(small["dataset.jsonld"])
    assert search["variableMeasured"]
    start, end = search["temporalCoverage"].split("/")
    assert start <= end


def test_every_claim_is_an_annotation(small: dict[str, bytes]) -> None:
    collection = json.loads(small["annotations.jsonld"])
    items = collection["first"]["items"]
    graph = Store()
    graph.load(small["pingan-kg.nq"], format=RdfFormat.N_QUADS)
    claims = {
        quad.subject.value  # type: ignore[union-attr]
        for quad in graph.quads_for_pattern(
            None,
            NamedNode(PREFIXES["rdf"] + "type"),
            NamedNode(PREFIXES["pa"] + "Claim"),
        )
    }
    assert {item["prov:wasDerivedFrom"]["id"] for item in items} == claims
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    for item in items:
        selectors = item["target"]["selector"]
        kinds = {
            one["type"]: one for one in ([selectors] if "type" in selectors else selectors)
        }
        quoted = kinds["TextQuoteSelector"]["exact"]
        assert len(quoted) <= 23
        if "TextPositionSelector" in kinds:  # of the source's own text, not of a web page
            at = kinds["TextPositionSelector"]
            assert at["end"] - at["start"] == len(quoted)
            assert item["target"]["source"].startswith("https://w3id.org/pingan-kg/source/")


def test_the_shipped_questions_are_offered_as_they_are(small: dict[str, bytes]) -> None:
    graph = Store()
    graph.load(small["queries.ttl"], format=RdfFormat.TURTLE)
    for query in catalog():
        node = NamedNode(f"https://w3id.org/pingan-kg/query/{query.name}")
        texts = {
            quad.object.value
            for name in ("select", "construct", "ask")
            for quad in graph.quads_for_pattern(node, NamedNode(PREFIXES["sh"] + name), None)
            if isinstance(quad.object, Literal)
        }
        assert texts == {query.text}
        comments = graph.quads_for_pattern(node, NamedNode(PREFIXES["rdfs"] + "comment"), None)
        assert {quad.object.value for quad in comments} == {query.en, query.zh}  # type: ignore[union-attr]


def test_every_term_is_on_the_page_of_the_ontology(small: dict[str, bytes]) -> None:
    page = small["ontology.html"].decode()
    terms = {
        quad.subject.value.removeprefix(PREFIXES["pa"])  # type: ignore[union-attr]
        for quad in parse(small["ontology.ttl"], format=RdfFormat.TURTLE)
        if quad.predicate.value == PREFIXES["rdfs"] + "isDefinedBy"
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(PREFIXES["pa"])
    }
    assert terms
    assert [term for term in sorted(terms) if f'id="{term}"' not in page] == []


def test_the_citation_and_the_version_are_one() -> None:
    told = about(store())
    versions = {
        quad.object.value  # type: ignore[union-attr]
        for quad in store().quads_for_pattern(
            None, NamedNode(PREFIXES["dcat"] + "version"), None
        )
        if str(quad.subject).startswith("<https://w3id.org/pingan-kg/dataset/")
    }
    assert versions == {told.version} == {pingan_kg.__version__}
    written = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert written == citation_file(told), "copy CITATION.cff from a release"
