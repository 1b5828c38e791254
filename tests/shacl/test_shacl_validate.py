"""``pingan_kg.validate`` and ``pingan-kg validate``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from conftest import CITY
from pingan_kg.cli.root import root
from pingan_kg.errors import InputError, MissingEngine, UnknownName
from pingan_kg.shacl import engines
from pingan_kg.shacl.validate import validate
from worlds import BRIEFINGS, MODEL

METRIC = "metric:drug-cases-closed"
BROKEN = """\
@prefix metric: <https://w3id.org/pingan-kg/metric/> .
@prefix pa: <https://w3id.org/pingan-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

metric:drug-cases-closed a pa:Metric ;
    skos:prefLabel "办结毒品案件数"@zh , "Drug cases closed"@en ;
    pa:asOf "2024" .
"""
"""A metric of which next to nothing is said, described on the fifth line."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.ttl"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(root, ["validate", *map(str, arguments)], input=text)


@pytest.fixture(scope="module")
def shipped():
    return validate()


def test_the_shipped_graph_conforms(shipped) -> None:
    assert shipped.results == ()
    assert "sh:conforms true" in shipped.to_turtle()
    assert run().exit_code == 0


def test_both_engines_say_the_same_of_a_shipped_briefing(shipped) -> None:
    """The reference engine takes minutes for them all."""
    pytest.importorskip("shacl")
    assert shipped.engine == "shacl"
    told = validate([BRIEFINGS / MODEL], engine="pyshacl", only=True)
    assert told.results == shipped.results


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a file of one's own only the ontology: the reference engine is slow."""
    monkeypatch.setattr("pingan_kg.shacl.validate.SHARED", ("ontology",))


@pytest.mark.usefixtures("alone")
def test_both_engines_say_the_same_of_a_file(tmp_path: Path) -> None:
    pytest.importorskip("shacl")
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "[] a pa:Observation ; pa:asOf 1.50, '2025-12-09', [] ; pa:program <mailto:x> .\n"
        "<https://w3id.org/pingan-kg/claim/x> a pa:Claim .\n".replace("'", '"'),
        encoding="utf-8",
    )
    fast, reference = (
        validate([path], engine=name, only=True) for name in ("shacl", "pyshacl")
    )
    assert fast.results == reference.results
    assert len(fast.results) > 10


@pytest.mark.parametrize("option", [(), ("--only",)])
@pytest.mark.parametrize("named", ["folder", "data", "files"])
def test_another_city_conforms_too(named: str, option: tuple[str, ...]) -> None:
    given = {"folder": [CITY], "data": ["--data", CITY], "files": sorted(CITY.glob("*.ttl"))}
    result = run(*given[named], *option)
    assert result.exit_code == 0, result.stdout


def test_a_result_names_file_line_thing_and_shape(broken: Path) -> None:
    report = validate([broken])
    assert not report.conforms
    for result in report.results:
        assert result.file == str(broken)
        assert result.line == 5
        assert result.thing == METRIC
        assert result.severity == "Violation"
        assert result.label("en") == "Drug cases closed"
        assert result.label("zh") == "办结毒品案件数"
        assert set(result.messages) == {"zh", "en"}
        assert result.shape.startswith(("https://w3id.org/pingan-kg/shape/", "_:"))


@pytest.mark.parametrize(
    "subject",
    [
        "<https://w3id.org/pingan-kg/claim/2025-03-06-x/a>",
        "<claim/2025-03-06-x/a>",
        "c:2025-03-06-x\\/a",
        ":2025-03-06-x\\/a",
    ],
)
def test_a_line_is_found_however_the_thing_is_written(tmp_path: Path, subject: str) -> None:
    path = tmp_path / "odd.ttl"
    head = (
        "@base <https://w3id.org/pingan-kg/> .\n"
        "PREFIX c: <https://w3id.org/pingan-kg/claim/>\n"
        "@prefix : <https://w3id.org/pingan-kg/claim/> .\n"
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
    )
    path.write_text(f"\ufeff{head}{subject} a pa:Claim .\n", encoding="utf-8")
    results = validate([path]).results
    assert results
    assert {result.line for result in results} == {5}


def test_reports_are_the_same_on_every_run(broken: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-m", "pingan_kg", "validate", broken, "--format", form],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PATH": ""},
            check=False,
        )
        for form in ("turtle", "json", "text")
        for seed in ("1", "2")
    ]
    for one, two in zip(runs[::2], runs[1::2], strict=True):
        assert one.returncode == two.returncode == 1, one.stderr
        assert one.stdout == two.stdout
        assert one.stdout


def test_the_fast_engine_imports_neither_rdflib_nor_pyshacl() -> None:
    pytest.importorskip("shacl")
    code = (
        "import sys; from pingan_kg.shacl.validate import validate; validate();"
        "print([m for m in ('rdflib', 'pyshacl', 'pandas', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_unknown_and_missing_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownName, match="auto, shacl, pyshacl"):
        engines.chosen("jena")
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    assert engines.chosen("auto") == "pyshacl"
    with pytest.raises(MissingEngine, match="pip install shacl"):
        validate(engine="shacl")


@pytest.mark.parametrize("number", ["1E+999999999", "9" * 1001])
def test_numbers_that_would_stop_python(tmp_path: Path, number: str) -> None:
    path = tmp_path / "huge.nt"
    path.write_text(
        "<urn:a> <https://w3id.org/pingan-kg/ontology#asOf> "
        f'"{number}"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="--engine shacl"):
        validate([path], engine="pyshacl")


@pytest.mark.parametrize(
    "statement",
    [
        'oa:start "x"^^xsd:integer ; oa:end "y"^^xsd:integer',
        "oa:start 1 ; oa:end []",
        'oa:exact "a\\\\" ; pa:printedFigure "\\\\u"',
    ],
)
@pytest.mark.usefixtures("alone")
def test_what_the_reference_engine_trips_over_is_a_line(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(
        "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        f"<https://w3id.org/pingan-kg/claim/2025-03-06-x/a> a pa:Claim ; {statement} .\n"
    )
    done = run(path, "--only", "--engine", "pyshacl")
    assert done.exit_code in (1, 2)
    assert "Traceback" not in done.stderr
    told = [one for one in done.stderr.splitlines() if "checking with pySHACL" not in one]
    assert len(told) <= 1
    assert bool(done.stdout) is (done.exit_code == 1)


def test_exit_codes(broken: Path) -> None:
    assert run(CITY).exit_code == 0
    assert run(broken).exit_code == 1
    assert run("--data", broken).exit_code == 1


BAD = {
    "missing.ttl": None,
    "empty.ttl": b"",
    "broken.ttl": b"<a> <b>\n<c> <d> .\n",
    "binary.ttl": bytes(range(256)),
    "data.docx": b"PK",
    "latin.ttl": '<urn:a> <urn:b> "\xe9" .'.encode("latin-1"),
    "odd.ttl": "@prefix a: <http://a/> . a:\U000e0001 a:b 1 .".encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_one_line_and_exit_2(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if (content := BAD[name]) is not None:
        path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert name in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["--engine", "jena"], ["--format", "xml"], ["--nonsense"], ["-", "-"], ["-", "--data=-"]],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


def test_standard_input() -> None:
    result = run("-", "--lang", "en", text=BROKEN)
    assert result.exit_code == 1
    assert result.stdout.startswith("standard input\n")
    assert "(line 5)" in result.stdout


def test_text_in_both_languages(broken: Path) -> None:
    english = run(broken, "--lang", "en").stdout.splitlines()
    assert english[0] == str(broken)
    assert english[1] == f"  Drug cases closed <{METRIC}> (line 5)"
    assert english[2].startswith("    defect: ")
    assert " 0 warnings; " in english[-1]
    chinese = run(broken, "--lang", "zh").stdout.splitlines()
    assert chinese[1] == f"  办结毒品案件数 <{METRIC}> (第 5 行)"
    assert chinese[2].startswith("    缺陷: ")
    assert "，可疑 0；" in chinese[-1]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<urn:x> skos:prefLabel "\\u001b[31mred\\u202e"@en .\n',
        encoding="utf-8",
    )
    text = run(path, "--lang", "en").stdout
    assert "\\x1b[31mred" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_json(broken: Path) -> None:
    body = json.loads(run(broken, "--format", "json").stdout)
    assert body["conforms"] is False
    assert body["counts"] == {"violation": len(body["results"]), "warning": 0}
    for result in body["results"]:
        assert (result["thing"], result["file"]) == (METRIC, str(broken))
        assert set(result["message"]) == {"zh", "en"}


def graph(turtle: str) -> Dataset:
    found = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return found


def test_turtle_is_the_report_that_the_engine_gives(broken: Path) -> None:
    """Every property of our results is one of the engine's own report graph."""
    pytest.importorskip("shacl")
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph, Namespace

    sh = Namespace("http://www.w3.org/ns/shacl#")
    text = run(broken, "--format", "turtle").stdout
    ours = Graph().parse(data=text, format="turtle")
    assert next(iter(ours.objects(None, sh.conforms))).toPython() is False
    results = list(ours.objects(None, sh.result))
    assert len(results) == len(validate([broken]).results)
    for result in results:
        assert ours.value(result, sh.sourceShape) is not None
        assert len(list(ours.objects(result, sh.resultMessage))) == 2
    shacl_shapes = Path(pyshacl.__file__).parent / "assets" / "shacl.ttl"
    known = set(Graph().parse(shacl_shapes).subjects())
    used = {p for p in ours.predicates() if p.startswith(str(sh))}
    assert used <= known
    assert graph(text) == graph(run(broken, "--format", "turtle").stdout)


def test_turtle_of_blank_nodes_is_turtle(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "@prefix qb: <http://purl.org/linked-data/cube#> .\n"
        "<https://w3id.org/pingan-kg/claim/x> a pa:Claim .\n"
        "[] a qb:ComponentSpecification .\n",
        encoding="utf-8",
    )
    text = run(path, "--format", "turtle").stdout
    assert "sh:focusNode _:" in text
    assert len(graph(text)) > 30


def test_output_goes_to_a_file_whole_and_once(tmp_path: Path, broken: Path) -> None:
    target = tmp_path / "report.json"
    assert run("-o", target).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["conforms"] is True
    again = run("-o", target)
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run(broken, "-o", target, "--force").exit_code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["conforms"] is False
    turtle = tmp_path / "report.ttl"
    assert run("-o", turtle).exit_code == 0
    assert "sh:ValidationReport" in turtle.read_text(encoding="utf-8")


def test_files_of_two_folders_are_apart(tmp_path: Path, broken: Path) -> None:
    folder = tmp_path / "city"
    shutil.copytree(CITY, folder)
    shutil.move(broken, folder / "more.ttl")
    files = {result.file for result in validate([folder]).results}
    assert files == {str(folder / "more.ttl")}
