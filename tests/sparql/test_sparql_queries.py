"""The shipped queries: what they ask, and the rows that they must give.

Expected rows were written from a run and read against the source, row by row. They
are those of the shipped graph; after a deliberate change of a query or of the data,
write them anew and read the difference::

    python tests/sparql/test_sparql_queries.py --write [CASE ...]
"""

from __future__ import annotations

import csv
import difflib
import io
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse

from conftest import THOROUGH
from pingan_kg.graph.paths import part_files
from pingan_kg.graph.store import QUERIED, briefings, opened, shared
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.rdf.terms import Term
from pingan_kg.sparql.catalog import WITHIN, NamedQuery, catalog, get, names
from pingan_kg.sparql.parameters import named_bindings
from pingan_kg.sparql.results import Solutions
from pingan_kg.sparql.run import answer
from pingan_kg.sparql.substitution import substituted
from pingan_kg.sparql.tokens import tokens, variables

FOLDER = Path(__file__).parent / "queries"
EXAMPLES = Path(__file__).parents[2] / "docs" / "example"
BRIEFINGS = Path(__file__).parents[2] / "data" / "briefings"
MODEL = "2025-12-09-safe-qingdao"
"""The briefing that a query is asked of where a case names none; "" asks all."""
MEND = "python tests/sparql/test_sparql_queries.py --write"
CHINESE = {"printed", "other_printed", "quote", "other_quote", "note", "definition", "ground"}
CHINESE |= {"classifier", "supplied"}
"""Columns that quote the source, or speak of its words, in either language."""

OFTEN_BLANK = {"note", "baseline", "baseline_id", "scope", "min", "max", "printed", "inferred"}
OFTEN_BLANK |= {
    "responsible",
    "broader",
    "differ",
    "status",
    "other_min",
    "other_max",
    "supplied",
}
OFTEN_BLANK |= {"counted", "total_max", "year_max", "part_max", "whole_max", "share_max"}
"""Columns that may be blank all the way down."""

Row = list[str]


class Case(NamedTuple):
    """A shipped query, asked in a language with parameters."""

    name: str
    query: str
    lang: str
    params: dict[str, str]

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.csv"


def _cases() -> list[Case]:
    given = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
    plain: dict[str, dict[str, str]]
    plain = {query.name: {} for query in catalog() if not _needed(query)}
    return [_case(name, params) for name, params in sorted((plain | given).items())]


def _case(name: str, params: dict[str, str]) -> Case:
    query = name.partition("--")[0]
    if "briefing" in {param.name for param in get(query).params}:
        params = {"briefing": MODEL, **params}
        if not params["briefing"]:
            del params["briefing"]
    return Case(name, query, params.pop("lang", "en"), params)


def _needed(query: NamedQuery) -> list[str]:
    return [param.name for param in query.params if param.required]


ACROSS = {"changes-in-part-and-whole", "shares-of-wholes", "years-against-total"}
"""Queries whose rows set facts of several briefings side by side."""

CASES = _cases()
QUERIES = catalog()

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
each_kept_case = pytest.mark.parametrize(
    "case",
    [case for case in CASES if "briefing" in {param.name for param in get(case.query).params}],
    ids=lambda case: case.name,
)
each_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


# Asking


def _store(name: str) -> Store:
    """Return the graph that a query is asked of: the default parts and those it names."""
    return shared((*QUERIED, *get(name).parts))


def _ask(case: Case, lang: str | None = None, graph: Store | None = None) -> list[Row]:
    """Ask as the command does; the first row is the names of the columns."""
    asked = graph or _store(case.query)
    result = answer(get(case.query), case.params, asked, lang or case.lang)
    assert isinstance(result, Solutions)
    return [list(result.variables), *_texts(result.rows)]


def _texts(rows: Iterable[Iterable[Term | None]]) -> list[Row]:
    return [[_text(term) for term in row] for row in rows]


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    assert isinstance(term, NamedNode | Literal)
    return term.value


def _bound(case: Case, lang: str | None) -> str:
    """Write the parameters, and the language unless it is None, into the query's text."""
    query = get(case.query)
    terms = named_bindings(query, case.params, _store(case.query), lang or "zh")
    if lang is None:
        terms.pop("lang", None)
    return substituted(query.text, {name: str(term) for name, term in terms.items()})


def _anywhere(store: Store, text: str) -> list[Row]:
    """Ask as any endpoint would: no prefix table, the graphs together as the default one."""
    result = store.query(text, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    return [[variable.value for variable in result.variables], *_texts(result)]


@cache
def _backwards(parts: tuple[str, ...], across: bool) -> Store:
    """Load the graph the other way round, into the default graph."""
    quads = [
        quad
        for path in _files(parts, across)
        for quad in parse(path=path, format=RdfFormat.TURTLE)
    ]
    store = Store()
    for quad in reversed(quads):
        store.add(quad)
    return store


@cache
def _rdflib(parts: tuple[str, ...], across: bool) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in _files(parts, across):
        graph.parse(path, format="turtle")
    return graph


def _files(parts: tuple[str, ...], across: bool) -> list[Path]:
    """Return the files of the parts; of all briefings those of the model alone, unless a
    query asks ``across`` them."""
    return [
        path
        for part in (*QUERIED, *parts)
        for path in part_files(part)
        if across or part not in ("briefings", "derived") or path.parent.name == MODEL
    ]


def _is_across(case: Case) -> bool:
    """Tell whether a case has rows of several briefings."""
    return (
        case.query in ACROSS
        or case.params.get("briefing", MODEL) != MODEL
        or (
            "briefing" in {param.name for param in get(case.query).params}
            and "briefing" not in case.params
        )
    )


def _csv(rows: Iterable[Row]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _compare(case: Case, expected: str, got: str, told: str) -> None:
    if expected != got:
        lines = difflib.unified_diff(
            expected.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=0
        )
        pytest.fail(f"{case.name}: {told}\n" + "\n".join(lines), pytrace=False)


# The answers


@each_case
def test_the_rows_are_the_expected_ones(case: Case) -> None:
    mend = f"{MEND} {case.name}"
    assert case.file.is_file(), f"no expected rows; write them by: {mend}"
    with case.file.open(encoding="utf-8", newline="") as stream:
        expected = stream.read()
    told = f"other rows than expected; if the new ones are right: {mend}"
    _compare(case, expected, _csv(_ask(case)), told)


@each_case
def test_there_is_an_answer(case: Case) -> None:
    header, *rows = _ask(case)
    assert rows, "no row"
    assert all(any(row) for row in rows), "a row without any value"
    blank = [name for at, name in enumerate(header) if not any(row[at] for row in rows)]
    if "differ" in header and "unit" in blank:  # what does not go together is not compared
        blank = [name for name in blank if not re.match("unit|certainly_|possibly_", name)]
    assert set(blank) <= OFTEN_BLANK, blank


@each_case
def test_no_row_comes_twice(case: Case) -> None:
    rows = [tuple(row) for row in _ask(case)]
    assert len(rows) == len(set(rows))


@each_case
def test_both_languages_answer_alike(case: Case) -> None:
    header, *english = _ask(case, "en")
    chinese = _ask(case, "zh")[1:]
    blanks = [
        sorted(tuple(not cell for cell in row) for row in rows) for rows in (english, chinese)
    ]
    assert blanks[0] == blanks[1], "a label is missing in one language"
    chinese_words = [
        f"{name}: {cell}"
        for row in english
        for name, cell in zip(header, row, strict=True)
        if name not in CHINESE and re.search(r"[\u4e00-\u9fff]", cell)
    ]
    assert not chinese_words
    assert "lang" not in variables(tokens(get(case.query).text)) or english != chinese


@each_case
def test_it_runs_elsewhere_and_falls_back_to_chinese(case: Case) -> None:
    got = _anywhere(_store(case.query), _bound(case, None))
    _compare(case, _csv(_ask(case, "zh")), _csv(got), "unbound, the language is not zh")


@each_case
def test_the_order_does_not_depend_on_the_store(case: Case) -> None:
    got = _anywhere(
        _backwards(get(case.query).parts, _is_across(case)), _bound(case, case.lang)
    )
    _compare(case, _csv(_ask(case)), _csv(got), "another order from another store")


@pytest.mark.parametrize(
    "case",
    CASES if THOROUGH > 1 else {case.query: case for case in reversed(CASES)}.values(),
    ids=lambda case: case.name,
)
def test_rdflib_gives_the_same(case: Case) -> None:
    header, *rows = _ask(case)
    result = _rdflib(get(case.query).parts, _is_across(case)).query(_bound(case, case.lang))
    assert [str(variable) for variable in result.vars or ()] == header
    got = [["" if term is None else str(term) for term in row] for row in result]  # type: ignore[union-attr]
    _compare(case, _csv(rows), _csv(got), "RDFLib answers otherwise")


# Several briefings


@cache
def _several(parts: tuple[str, ...]) -> Store:
    data = [BRIEFINGS / MODEL, *sorted(EXAMPLES.iterdir())]
    return opened((*QUERIED, *parts), data=data, only=True)


CONFLICTS = {"contradictions", "gaps"}
"""Queries in which another report adds to what is known of the shipped one."""
UNTOLD = {"agencies", "spokespeople", "periods", "inferences", "inferred-facts"}
"""Queries that also have rows of what no briefing speaks of, unless one is asked for."""


@each_kept_case
def test_another_briefing_changes_no_row_of_one_that_is_asked_for(case: Case) -> None:
    asked = case._replace(params={**case.params, "briefing": MODEL})
    alone = _ask(asked)
    got = _ask(asked, graph=_several(get(case.query).parts))
    if case.query in CONFLICTS:
        got = [row for row in got if row in alone]
    _compare(case, _csv(alone), _csv(got), "another briefing shows through")
    whole = _ask(case)
    if case.query in UNTOLD:
        whole = [row for row in whole if row in alone]
    _compare(case, _csv(whole), _csv(got), "with one briefing, asking for it changes rows")


@each_kept_case
def test_a_briefing_is_kept_apart_by_the_text_alone(case: Case) -> None:
    asked = case._replace(params={**case.params, "briefing": MODEL})
    graph = _several(get(case.query).parts)
    got = _anywhere(graph, _bound(asked, case.lang))
    rows = _ask(asked, graph=graph)
    if case.query in CONFLICTS:  # of the other claim the words are read as well
        ids = [header.index("id") for header in (got[0], rows[0])]
        assert [row[ids[0]] for row in got] == [row[ids[1]] for row in rows]
        return
    _compare(case, _csv(rows), _csv(got), "only the choice of graphs keeps briefings apart")


@each_case
def test_rows_of_several_briefings_are_told_apart(case: Case) -> None:
    header, *rows = _ask(case, graph=_several(get(case.query).parts))
    assert len(rows) == len(set(map(tuple, rows)))
    if {"area", "period"} <= {param.name for param in get(case.query).params}:
        assert {"area", "period"} <= set(header) or case.query in COUNTS
        assert {"id", "source"} & set(header)


COUNTS = {"kinds-of-figures"}
"""Queries that count within a briefing: their rows name it."""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (query, param.name)
        for query in QUERIES
        for param in query.params
        if param.name in WITHIN
    ],
    ids=lambda given: given if isinstance(given, str) else given.name,
)
def test_an_answer_can_be_kept_within(query: NamedQuery, name: str) -> None:
    """Ask for each briefing, area or period alone: together they give all rows."""
    case = next(case for case in CASES if case.query == query.name)
    graph = _several(query.parts)
    whole = _ask(case, graph=graph)
    within = [
        row
        for value in _values(graph, name)
        for row in _ask(case._replace(params={**case.params, name: value}), graph=graph)[1:]
    ]
    assert within
    if name != "briefing":
        counted = query.name in COUNTS
        assert counted or sorted(within) == sorted(whole[1:])
    elif query.name not in CONFLICTS | UNTOLD:
        told = set(map(tuple, within))
        assert not [row for row in whole[1:] if tuple(row) not in told]


def _values(graph: Store, name: str) -> list[str]:
    if name == "briefing":
        return briefings(graph)
    path = PREFIXES["sdmx-dimension"] + {"area": "refArea", "period": "refPeriod"}[name]
    found = {quad.object for quad in graph.quads_for_pattern(None, NamedNode(path), None)}
    return sorted(node.value for node in found if isinstance(node, NamedNode))


# The files


def test_every_query_has_expected_rows_and_no_file_is_left_over() -> None:
    assert {case.query for case in CASES} == set(names())
    assert {path.stem for path in FOLDER.glob("*.csv")} == {case.name for case in CASES}


@each_query
def test_the_header_asks_in_both_languages(query: NamedQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert re.fullmatch(r"[A-Z].*\?", query.en)
    assert re.fullmatch(r".*[\u4e00-\u9fff].*？", query.zh)
    assert query.text.startswith(f"# en: {query.en}\n# zh: {query.zh}\n")
    for param in query.params:
        assert re.fullmatch(r"[A-Z].*\.", param.en)
        assert re.fullmatch(r".*[\u4e00-\u9fff].*。", param.zh)


@each_query
def test_the_parameters_are_used_and_tried(query: NamedQuery) -> None:
    there = variables(tokens(query.text))
    tried = [set(case.params) for case in CASES if case.query == query.name]
    for param in query.params:
        assert param.variable in there
        if param.name not in WITHIN:
            assert any(param.name in given for given in tried)
            assert param.required or any(param.name not in given for given in tried)


@each_query
def test_the_columns_have_plain_names(query: NamedQuery) -> None:
    case = next(case for case in CASES if case.query == query.name)
    columns = _ask(case)[0]
    assert all(re.fullmatch(r"[a-z]+[a-z0-9]*(_[a-z]+)*", name) for name in columns)
    assert not {param.variable for param in query.params} & set(columns)


@each_query
def test_the_prefixes_are_those_used_as_in_the_table(query: NamedQuery) -> None:
    declared = dict(re.findall(r"(?m)^PREFIX ([\w-]+): <(.*)>$", query.text))
    used = {name.partition(":")[0] for name in _names(query)}
    assert declared == {prefix: PREFIXES[prefix] for prefix in sorted(used)}
    assert list(declared) == sorted(declared)


@each_query
def test_every_term_is_known(query: NamedQuery) -> None:
    iris = {PREFIXES[prefix] + local for prefix, _, local in map(_parted, _names(query))}
    strange = sorted(iri for iri in iris if not _known(iri))
    assert not strange


@each_query
def test_the_order_is_said(query: NamedQuery) -> None:
    assert re.search(r"(?m)^ORDER BY ", query.text)


def _names(query: NamedQuery) -> set[str]:
    """Collect the prefixed names of the query proper (not those after PREFIX)."""
    found = tokens(query.text)
    return {token.text for token in found if token.kind == "name" and token.text[-1] != ":"}


def _parted(name: str) -> tuple[str, str, str]:
    return name.partition(":")


def _known(iri: str) -> bool:
    node = NamedNode(iri)
    own = iri.startswith(BASE)
    if next(shared().quads_for_pattern(node, None, None), None):
        return True
    patterns = ((None, node, None), (None, None, node))
    return not own and any(next(shared().quads_for_pattern(*p), None) for p in patterns)


def _write(chosen: list[str]) -> None:
    unknown = set(chosen) - {case.name for case in CASES}
    if unknown:
        sys.exit(f"no such case: {', '.join(sorted(unknown))}")
    for path in FOLDER.glob("*.csv"):
        if path.stem not in {case.name for case in CASES}:
            path.unlink()
    for case in CASES:
        if not chosen or case.name in chosen:
            case.file.write_text(_csv(_ask(case)), encoding="utf-8", newline="")
            print(case.file.name)


if __name__ == "__main__":
    if sys.argv[1:2] != ["--write"]:
        sys.exit(f"usage: {MEND} [CASE ...]")
    _write(sys.argv[2:])
