from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store
from test_cli_root import on_terminal

import graphs
from conftest import Invoke, Process, one_error
from pingan_kg.cli import render
from pingan_kg.cli.render import TEXT_FORMATS
from pingan_kg.errors import InputError, QueryCrash, QueryError, QueryTimeout
from pingan_kg.rdf.formats import WRITTEN
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.sparql.catalog import names
from pingan_kg.sparql.results import ROW_FORMATS, Solutions
from pingan_kg.sparql.run import run

BRIEFING = "2025-12-09-safe-qingdao"
SELECT = "SELECT ?a ?label { ?a a pa:Agency ; skos:prefLabel ?label } ORDER BY ?a ?label"
CONSTRUCT = "CONSTRUCT { ?a a ?c } { ?a a ?c . FILTER(?c = pa:Agency) }"
ASK = "ASK { ?a a pa:Agency }"


def test_a_query_is_answered_from_every_source(invoke: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(SELECT)
    expected = invoke("query", SELECT).stdout
    assert expected.startswith("a,label\n")
    assert invoke("query", "-f", str(file)).stdout == expected
    assert invoke("query", "-f", "-", stdin=SELECT.encode()).stdout == expected
    assert invoke("query", "-n", "headline-figures").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [(), (SELECT, "-n", "headline-figures"), (SELECT, "-f", "x.rq"), ("-n", "a", "-f", "x")],
)
def test_exactly_one_query_is_given(invoke: Invoke, arguments: tuple[str, ...]) -> None:
    result = invoke("query", *arguments)
    assert result.exit_code == 2
    assert "give exactly one query" in one_error(result.stderr)


@pytest.mark.parametrize("format_", [*TEXT_FORMATS, *ROW_FORMATS])
def test_rows_and_truth_values_have_every_row_format(invoke: Invoke, format_: str) -> None:
    for text in (SELECT, ASK):
        result = invoke("query", text, "--format", format_)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith("\n")
    refused = invoke("query", CONSTRUCT, "--format", format_)
    assert refused.exit_code == 2
    assert f"gives a graph, which {format_} cannot hold" in one_error(refused.stderr)


@pytest.mark.parametrize("format_", WRITTEN)
def test_graphs_have_every_graph_format(invoke: Invoke, format_: str) -> None:
    result = invoke("query", CONSTRUCT, "--format", format_)
    assert (result.exit_code, result.stderr) == (0, "")
    for text, what in ((SELECT, "rows"), (ASK, "true or false")):
        refused = invoke("query", text, "--format", format_)
        assert refused.exit_code == 2
        assert f"gives {what}, which {format_} cannot hold" in one_error(refused.stderr)


def test_json_lines_hold_json_values(invoke: Invoke) -> None:
    text = (
        "SELECT * { VALUES (?iri ?text ?number ?true ?none ?odd ?date) { "
        '(pa:x "青\\n岛"@zh -16.7 true UNDEF "abc"^^xsd:decimal "2025-12-09"^^xsd:date) } }'
    )
    [row] = [
        json.loads(line)
        for line in invoke("query", text, "--format", "jsonl").stdout.split("\n")[:-1]
    ]
    assert row == {
        "iri": "https://w3id.org/pingan-kg/ontology#x",
        "text": "青\n岛",
        "number": -16.7,
        "true": True,
        "none": None,
        "odd": "abc",
        "date": "2025-12-09",
    }


def test_csv_is_as_the_standard_says(invoke: Invoke) -> None:
    result = invoke("query", 'SELECT ?x { VALUES ?x { "=1+1" "a,b" -16.7 } }')
    rows = list(csv.reader(io.StringIO(result.stdout, newline="")))
    assert sorted(rows[1:]) == [["-16.7"], ["=1+1"], ["a,b"]]


@pytest.mark.parametrize(
    ("text", "value", "number"),
    [
        ("SELECT ?a { ?a a ?c }", "c=pa:Agency", None),
        ("SELECT ?a { ?a a ?c }", "?c=<https://w3id.org/pingan-kg/ontology#Agency>", None),
        ("SELECT ?a { ?a a ?c }", "$c=pa:Agency", None),
        ("SELECT ?a { ?a skos:prefLabel ?l }", 'l="青岛市"@zh', 1),
        ("SELECT ?a { ?a skos:prefLabel ?l }", "l=青岛市", 0),
        ("SELECT ?x { BIND(?n + 1 AS ?x) }", "n=2.5", 1),
    ],
)
def test_variables_are_bound(invoke: Invoke, text: str, value: str, number: int | None) -> None:
    result = invoke("query", text, "-p", value)
    assert result.exit_code == 0
    assert bool(result.stderr) == (number == 0)
    got = result.stdout.count("\n") - 1
    assert got == number if number is not None else got > 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ASK { ?a ?b ?c }", "-p", "a"), "write -p name=value"),
        (("ASK { ?a ?b ?c }", "-p", "=1"), "write -p name=value"),
        (("ASK { ?a ?b ?c }", "-p", "a b=1"), "write -p name=value"),
        (("ASK { ?a ?b ?c }", "-p", "a=1", "-p", "?a=2"), "-p a=… is given twice"),
        (("ASK { ?fact ?b ?c }", "-p", "fakt=1"), "no variable ?fakt; did you mean fact?"),
        (("ASK { ?a ?b ?c }", "-p", "a=<x y>"), "<x y> is no IRI"),
        (("ASK { ?a ?b ?c }", "-p", 'a="x'), 'write "text"'),
        (("-n", "provenance"), "needs -p fact="),
        (("-n", "provenance", "-p", "fact=nope-nope"), "nothing is called 'nope-nope'"),
        (("-n", "headline-figures", "-p", "zzz=1"), "has no parameter 'zzz'"),
        (("-n", "nope"), "no shipped query is called 'nope'"),
        (("ASK {}", "--timeout", "0"), "a number of seconds above 0"),
        (("ASK {}", "--timeout", "nan"), "a number of seconds above 0"),
        (("ASK {}", "--timeout", "inf"), "a number of seconds above 0"),
        (("ASK {}", "--timeout", "x"), "not a valid float"),
        (("ASK {}", "--with", "dta"), "no part is called 'dta'; the parts are: ontology"),
        (("ASK {}", "--with", ""), "no part is called ''"),
        (("ASK {}", "--with", "shapes,"), "no part is called ''"),
        (("ASK {}", "-o", "out.doc"), "no format has that suffix"),
        (("ASK { SERVICE <http://x/> {} }",), "--allow-service permits that"),
        (("ASK {} x",), "line 1, column 8: “x” cannot stand here"),
        (("",), "the query is empty"),
        (("-f", "none.rq"), "cannot read the query none.rq: there is no such file"),
        (("-f", "."), "it is a folder"),
        (("-f", "-", "--data", "-"), "standard input cannot be both"),
        (("ASK {}", "--data", "none.ttl"), "there is no such file"),
        (
            ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.2"),
            "longer than 0.2 s",
        ),
    ],
)
def test_wrong_use_is_one_line(
    invoke: Invoke, arguments: tuple[str, ...], message: str
) -> None:
    result = invoke("query", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in one_error(result.stderr)


@pytest.mark.parametrize("name", names())
def test_every_shipped_query_runs_or_names_its_parameter(invoke: Invoke, name: str) -> None:
    result = invoke("query", "-n", name, "--format", "json")
    if result.exit_code:
        assert "needs -p" in one_error(result.stderr)
    else:
        assert json.loads(result.stdout)["results"]["bindings"]


def test_the_language_of_labels_follows(invoke: Invoke) -> None:
    zh = invoke("--lang", "zh", "query", "-n", "headline-figures").stdout
    en = invoke("query", "-n", "headline-figures", "--lang", "en").stdout
    assert zh != en
    assert zh.count("\n") == en.count("\n")


def test_a_file_is_written_whole_in_the_format_of_its_suffix(
    invoke: Invoke, tmp_path: Path
) -> None:
    for name, text, begins in (
        ("a.json", SELECT, '{"head"'),
        ("a.csv", SELECT, "a,label"),
        ("a.TSV", SELECT, "?a\t?label"),
        ("a.md", SELECT, "| a | label |"),
        ("a.txt", SELECT, "a "),
        ("a.srx", SELECT, "<?xml"),
        ("b.json", CONSTRUCT, '{\n  "@context": {'),
        ("b.ttl", CONSTRUCT, "@prefix agency"),
        ("b.trig", CONSTRUCT, "@prefix agency"),
        ("b.rdf", CONSTRUCT, "<?xml"),
        ("c.txt", ASK, "true"),
    ):
        result = invoke("query", text, "-o", str(tmp_path / name))
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_the_format_given_wins_over_the_suffix(invoke: Invoke, tmp_path: Path) -> None:
    invoke("query", SELECT, "-o", str(tmp_path / "a.csv"), "--format", "json")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("{")
    assert invoke("query", ASK, "-o", str(tmp_path / "a"), "--format", "csv").exit_code == 0


def test_a_file_is_not_overwritten_without_force(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    refused = invoke("query", SELECT, "-o", str(target))
    assert refused.exit_code == 2
    assert "exists already" in one_error(refused.stderr)
    assert target.read_text() == "old"
    assert invoke("query", SELECT, "-o", str(target), "--force").exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("a,label")
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_failing_query_writes_no_file(invoke: Invoke, tmp_path: Path) -> None:
    for text in ("ASK {", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"):
        result = invoke("query", text, "-o", str(tmp_path / "a.csv"), "--timeout", "0.3")
        assert result.exit_code == 2
    assert os.listdir(tmp_path) == []


def test_devices_can_be_the_target(process: Process) -> None:
    done = process("query", ASK, "-o", "/dev/stdout")
    assert (done.returncode, done.stdout.strip()) == (0, b"true")
    full = process("query", ASK, "-o", "/dev/full")
    assert full.returncode == 2
    assert "no space left" in one_error(full.stderr.decode())
    assert process("query", ASK, "-o", "-").stdout.strip() == b"true"


def test_a_users_data_is_queried_too(invoke: Invoke, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.ttl").write_text(f"<http://x/{number}> a <http://x/Mine> .")
    files = [word for number in (1, 2) for word in ("--data", str(tmp_path / f"{number}.ttl"))]
    text = "SELECT ?s ?g { ?s a <http://x/Mine> . GRAPH ?g { ?s ?p ?o } } ORDER BY ?s"
    lines = invoke("query", text, *files).stdout.split("\n")
    assert lines[1] == f"http://x/1,file://{tmp_path}/1.ttl"
    assert len(lines) == 4
    stdin = b"<http://x/3> a <http://x/Mine> ."
    assert "urn:stdin" in invoke("query", text, "--data", "-", stdin=stdin).stdout
    assert invoke("query", text).stdout == "s,g\n"


def test_parts_can_be_added(invoke: Invoke) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(*options: str) -> int:
        return int(invoke("query", count, *options).stdout.split()[1])

    usual, shapes, derived = number(), number("--with", "shapes"), number("--with", "derived")
    assert usual < min(shapes, derived)
    both = shapes + derived - usual
    assert number("--with", "shapes, derived") == both
    assert number("--with", "shapes", "--with", "derived,shapes") == both
    assert number("--with", "briefings,links,briefings") == usual
    for part, kind in (("shapes", "sh:NodeShape"), ("derived", "pa:DerivedFigure")):
        ask = f"ASK {{ ?thing a {kind} . ?fact a pa:Observation }}"
        assert "false" in invoke("query", ask).stdout
        assert "true" in invoke("query", ask, "--with", part).stdout


def test_from_still_says_which_graph_is_asked(invoke: Invoke) -> None:
    select = f"SELECT DISTINCT ?kind FROM <graph/{BRIEFING}/derived> {{ ?thing a ?kind }}"
    text = invoke("query", select, "--with", "derived").stdout
    assert text.split() == ["kind", "https://w3id.org/pingan-kg/ontology#DerivedFigure"]
    assert invoke("query", select).stdout.split() == ["kind"]


def test_a_shipped_query_brings_the_parts_it_needs(invoke: Invoke, tmp_path: Path) -> None:
    alone = invoke("query", "-n", "derived-figures").stdout
    assert alone.count("\n") > 2
    assert invoke("query", "-n", "derived-figures", "--with", "derived,shapes").stdout == alone
    (tmp_path / "mine.ttl").write_text("<http://x/1> a <http://x/Mine> .")
    with_data = invoke("query", "-n", "derived-figures", "--data", str(tmp_path / "mine.ttl"))
    assert with_data.stdout == alone


def test_a_graph_is_written_as_an_export_writes_it(invoke: Invoke) -> None:
    construct = "CONSTRUCT { ?s ?p ?o } { GRAPH graph:links { ?s ?p ?o } }"
    for format_ in WRITTEN:
        asked = invoke("query", construct, "--format", format_).stdout
        exported = invoke("export", "--part", "links", "--format", format_).stdout
        if format_ in ("nq", "trig"):  # what is constructed is in no named graph
            graph = f"<{PREFIXES['graph']}links>" if format_ == "nq" else "graph:links"
            assert graph in exported
            assert graph not in asked
        else:
            assert asked == exported


@pytest.mark.parametrize("format_", ["turtle", "trig"])
def test_a_text_that_looks_like_a_prefix_stays_where_it_is(
    invoke: Invoke, format_: str
) -> None:
    text = "a\n@prefix z: <http://z/> .\n@prefix a: <http://a/> .\nb"
    said = json.dumps(text)
    result = invoke("query", f"CONSTRUCT {{ pa:x pa:y {said} }} {{}}", "--format", format_)
    (quad,) = graphs.read(result.stdout, format_)
    assert quad.object == Literal(text)


def test_a_crash_of_the_engine_is_a_message(process: Process) -> None:
    text = "ASK " + "{" * 20_000 + "}" * 20_000
    done = process("query", "-f", "-", stdin=text.encode())
    assert done.returncode == 2
    assert "the engine crashed on this query" in one_error(done.stderr.decode())


def test_a_query_gives_the_same_bytes_each_time(process: Process) -> None:
    for text in (SELECT, CONSTRUCT):
        outputs = {process("query", text).stdout for _ in range(3)}
        assert len(outputs) == 1


LAID_OUT = Solutions(b'{"head":{"vars":["a"]},"results":{"bindings":[]}}')


@pytest.mark.parametrize(
    ("work", "error", "told"),
    [
        (lambda *_: time.sleep(20), QueryTimeout, "took too long; add a LIMIT"),
        (
            lambda *_: os.kill(os.getpid(), 6),
            QueryCrash,
            "too large to be laid out; add a LIMIT",
        ),
        (lambda *_: _raise(InputError("no room for it")), QueryError, "no room for it"),
    ],
)
def test_laying_out_an_answer_has_limits(
    monkeypatch: pytest.MonkeyPatch, work: Callable[..., object], error: type, told: str
) -> None:
    monkeypatch.setattr(render, "rendered", work)
    with pytest.raises(error, match=told):
        render.rendered_apart(LAID_OUT, "table", seconds=0.5)


def _raise(error: Exception) -> None:
    raise error


def test_an_answer_is_laid_out_apart_as_it_is_here(graph: Store) -> None:
    result = run("SELECT * { ?s a pa:Agency } ORDER BY ?s", store=graph)
    for format_ in (*ROW_FORMATS, "table", "md", "jsonl"):
        apart = render.rendered_apart(result, format_, 40, seconds=20)
        here = render.rendered(result, format_, 40)
        assert apart == (here.encode() if isinstance(here, str) else here)


def test_a_query_may_have_another_base(invoke: Invoke) -> None:
    result = invoke(
        "query", "SELECT (<a> AS ?b) {}", "--base", "http://e.org/", "--format", "tsv"
    )
    assert result.stdout == "?b\n<http://e.org/a>\n"
    assert "no absolute IRI" in one_error(invoke("query", "ASK {}", "--base", "e").stderr)


def test_tables_call_columns_and_units_by_words(invoke: Invoke) -> None:
    """CSV keeps the names and codes, so that answers in two languages can be joined."""
    ask = ("query", "-n", "money", "--lang")
    unit = ("query", "-n", "lower-bounds", "--lang")
    assert invoke(*ask, "zh", "--format", "table").stdout.split()[:2] == ["类型", "指标"]
    assert invoke(*ask, "zh", "--format", "md").stdout.startswith("| 类型 | 指标 |")
    assert invoke(*ask, "zh", "--format", "csv").stdout.startswith("kind,metric,")
    assert invoke(*ask, "en", "--format", "table").stdout.split()[:2] == ["kind", "metric"]
    assert "元（人民币）" in invoke(*unit, "zh", "--format", "table").stdout
    assert "yuan (CNY)" in invoke(*unit, "en", "--format", "md").stdout
    assert "CCY_CNY" in invoke(*unit, "en", "--format", "csv").stdout


def test_a_table_can_be_kept_whole() -> None:
    fitted = on_terminal(80, "query", "-n", "money", "--lang", "en")
    whole = on_terminal(80, "query", "-n", "money", "--lang", "en", "--wide")
    assert fitted.splitlines()[0].split() != whole.splitlines()[0].split()
    assert whole.splitlines()[0].split()[:3] == ["kind", "metric", "printed"]
    assert max(map(len, whole.splitlines())) > 80


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * { ?s pa:metrik ?m }", "pa:metrik; did you mean pa:metric"),
        ("SELECT * { ?s a pa:Metric FILTER(false) }", "nothing found (0 rows)"),
        ("CONSTRUCT { ?s a pa:Metric } { ?s a pa:Metric FILTER(false) }", "nothing found"),
    ],
)
def test_an_empty_answer_is_told(invoke: Invoke, text: str, told: str) -> None:
    result = invoke("query", text)
    assert result.exit_code == 0
    assert told in result.stderr
    assert "没有结果" in invoke("query", text, "--lang", "zh").stderr


def test_select_all_has_its_columns_in_the_order_of_the_query(invoke: Invoke) -> None:
    text = "SELECT DISTINCT * { ?zz pa:metric ?b ; pa:comparator ?a } ORDER BY ?zz LIMIT 1"
    head, row = invoke("query", text).stdout.splitlines()
    assert head == "zz,b,a"
    assert [part.rsplit("/", 2)[-2] for part in row.split(",")][1:] == ["metric", "code"]
    assert invoke("query", text, "--format", "jsonl").stdout.startswith('{"zz": ')


def test_a_bare_number_is_read_in_ones_own_query(invoke: Invoke) -> None:
    text = "SELECT ?v { ?o sdmx-measure:obsValue ?v FILTER(?v >= ?t) } ORDER BY ?v LIMIT 1"
    answers = {invoke("query", text, "-p", f"t={n}").stdout for n in ("20000", "2万", "20,000")}
    assert len(answers) == 1
    assert invoke("query", text, "-p", 't="2万"').stderr  # a text is no number
    result = invoke("query", "-n", "figures-above", "-p", "threshold=2万余起")
    assert "give the bare number: 20000" in one_error(result.stderr)
