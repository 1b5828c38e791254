"""``pingan_kg.validate`` and ``pingan-kg validate``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from pingan_kg.cli.root import root
from pingan_kg.errors import InputError, MissingEngine, UnknownName
from pingan_kg.shacl import engines
from pingan_kg.shacl.report import short
from pingan_kg.shacl.validate import validate

HERE = Path(__file__).parent / "shapes"
WORLD = HERE / "world.ttl"
BROKEN = HERE / "observation-exactly" / "invalid-max.ttl"
DOUBTFUL = HERE / "observation-change-zero" / "invalid-change-zero.ttl"
GAP = HERE / "observation-gap-baseline" / "invalid-gap-baseline.ttl"


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(root, ["validate", *map(str, arguments)], input=text)


@pytest.fixture(scope="module")
def shipped():
    return validate()


def test_the_shipped_graph_conforms(shipped) -> None:
    assert shipped.conforms
    assert not shipped.of("Warning")
    assert shipped.of("Info"), "the briefing does leave things unsaid"
    assert shipped.triples > 5000
    for result in shipped.results:
        assert set(result.messages) == set(result.labels) == {"zh", "en"}
        assert result.file
        assert result.file.startswith("data/")
        assert result.line


def test_both_engines_say_the_same_of_the_shipped_graph(shipped) -> None:
    pytest.importorskip("shacl")
    assert shipped.engine == "shacl"
    assert validate(engine="pyshacl").results == shipped.results


def test_both_engines_say_the_same_of_a_file(tmp_path: Path) -> None:
    pytest.importorskip("shacl")
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "[] a pa:Observation ; pa:asOf 1.50, '2025-12-09', [] ; pa:program <mailto:x> .\n"
        "<https://w3id.org/pingan-kg/claim/x> a pa:Claim .\n".replace("'", '"'),
        encoding="utf-8",
    )
    fast, reference = (validate([path], engine=name) for name in ("shacl", "pyshacl"))
    assert fast.results == reference.results
    assert len(fast.results) > 10


def test_another_city_conforms_too() -> None:
    report = validate([WORLD])
    assert report.results == ()


def test_a_result_names_file_line_thing_and_shape() -> None:
    report = validate([WORLD, BROKEN])
    assert not report.conforms
    (result,) = report.results
    assert result.file == str(BROKEN)
    line = BROKEN.read_text(encoding="utf-8").split("\n")[result.line - 1]
    assert line.startswith(result.thing) == result.thing.startswith("observation:")
    assert short(result.shape) == "shape:observation-exactly"
    assert result.severity == "Violation"
    assert result.label("en") == "Observation"
    assert result.label("zh") == "观测"
    assert result.message("en").startswith("observation:cases-city-earlier-plan is exact")
    assert result.message("zh").startswith("observation:cases-city-earlier-plan 的比较方式")


def test_files_are_reported_without_the_gaps_of_the_shipped_source() -> None:
    report = validate([WORLD, GAP])
    assert report.conforms
    assert [result.file for result in report.of("Info")] == [str(GAP)]


def test_reports_are_the_same_on_every_run() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-m", "pingan_kg", "validate", BROKEN, "--format", form],
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
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
    with pytest.raises(MissingEngine, match=r"pingan-kg\[fast\]"):
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


def test_exit_codes() -> None:
    assert run().exit_code == 0
    assert run(WORLD, BROKEN).exit_code == 1
    assert run(WORLD, DOUBTFUL).exit_code == 0
    assert run(WORLD, DOUBTFUL, "--strict").exit_code == 1
    assert run(WORLD, GAP, "--strict").exit_code == 0


BAD = {
    "missing.ttl": None,
    "empty.ttl": b"",
    "broken.ttl": b"<a> <b>\n<c> <d> .\n",
    "binary.ttl": bytes(range(256)),
    "data.docx": b"PK",
    "latin.ttl": '<urn:a> <urn:b> "\xe9" .'.encode("latin-1"),
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
    "arguments", [["--engine", "jena"], ["--format", "xml"], ["--nonsense"], ["-", "-"], ["."]]
)
def test_wrong_use_is_one_line_and_exit_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


def test_standard_input() -> None:
    result = run(WORLD, "-", "--lang", "en", text=BROKEN.read_text(encoding="utf-8"))
    assert result.exit_code == 1
    assert result.stdout.startswith("standard input\n")


def test_text_in_both_languages() -> None:
    english = run(WORLD, BROKEN, "--lang", "en").stdout.splitlines()
    assert english[0] == str(BROKEN)
    assert english[1].startswith("  Observation <observation:cases-city-earlier-plan> (line ")
    assert english[2].startswith("    defect: observation:cases-city-earlier-plan is exact")
    assert english[2].endswith("[shape:observation-exactly]")
    assert english[-1].startswith("1 defect, 0 warnings, 0 gaps in the source; ")
    chinese = run(WORLD, BROKEN, "--lang", "zh").stdout.splitlines()
    assert chinese[1].startswith("  观测 <observation:cases-city-earlier-plan> (第 ")
    assert chinese[-1].startswith("缺陷 1，可疑 0，来源未说明 0；")


def test_gaps_are_listed_as_gaps_or_left_out() -> None:
    text = run("--lang", "en").stdout
    assert "What the source leaves unsaid (no defects)\n" in text
    assert "without the period it is measured against" in text
    assert run("--lang", "en", "--no-info").stdout.count("\n") == 1


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


def test_json() -> None:
    body = json.loads(run(WORLD, BROKEN, "--format", "json").stdout)
    assert body["conforms"] is False
    assert body["counts"] == {"violation": 1, "warning": 0, "info": 0}
    (result,) = body["results"]
    assert result["thing"] == "observation:cases-city-earlier-plan"
    assert result["file"] == str(BROKEN)
    assert set(result["message"]) == {"zh", "en"}


def graph(turtle: str) -> Dataset:
    found = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return found


def test_turtle_is_the_report_that_the_engine_gives() -> None:
    """Every property of our results is one of the engine's own report graph."""
    pytest.importorskip("shacl")
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph, Namespace

    sh = Namespace("http://www.w3.org/ns/shacl#")
    text = run(WORLD, BROKEN, "--format", "turtle").stdout
    ours = Graph().parse(data=text, format="turtle")
    assert next(iter(ours.objects(None, sh.conforms))).toPython() is False
    (result,) = ours.objects(None, sh.result)
    assert str(ours.value(result, sh.sourceShape)).endswith("shape/observation-exactly")
    assert len(list(ours.objects(result, sh.resultMessage))) == 2
    shacl_shapes = Path(pyshacl.__file__).parent / "assets" / "shacl.ttl"
    known = set(Graph().parse(shacl_shapes).subjects())
    used = {p for p in ours.predicates() if p.startswith(str(sh))}
    assert used <= known
    assert graph(text) == graph(run(WORLD, BROKEN, "--format", "turtle").stdout)


def test_turtle_of_paths_and_blank_nodes(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "@prefix qb: <http://purl.org/linked-data/cube#> .\n"
        "<https://w3id.org/pingan-kg/claim/x> a pa:Claim .\n"
        "[] a qb:ComponentSpecification .\n",
        encoding="utf-8",
    )
    text = run(path, "--format", "turtle").stdout
    assert "sh:resultPath [ sh:inversePath prov:wasDerivedFrom ]" in text
    assert "sh:resultPath [ sh:alternativePath ( qb:dimension qb:measure " in text
    assert "sh:focusNode _:" in text
    assert len(graph(text)) > 50


def test_output_goes_to_a_file_whole_and_once(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    assert run("-o", target).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))["conforms"] is True
    again = run("-o", target)
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run(WORLD, BROKEN, "-o", target, "--force").exit_code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["conforms"] is False
    turtle = tmp_path / "report.ttl"
    assert run("-o", turtle).exit_code == 0
    assert "sh:ValidationReport" in turtle.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("long", "shortened"),
    [
        ("of https://w3id.org/pingan-kg/ontology#metric.", "of pa:metric."),
        ("https://w3id.org/pingan-kg/area/qingdao 的", "area:qingdao 的"),
        ("（https://w3id.org/pingan-kg/area/qingdao）", "（area:qingdao）"),
        ("see https://example.org/a.", "see https://example.org/a."),
        ("<https://w3id.org/pingan-kg/area/x>", "area:x"),
    ],
)
def test_short(long: str, shortened: str) -> None:
    assert short(long) == shortened
