"""The graph against the report it was read from: each place, and nothing left over."""

from __future__ import annotations

import hashlib
import re

import pytest
from pyoxigraph import QuerySolutions, Store

from pingan_kg.figures import scan
from pingan_kg.rdf.names import BASE, PREFIXES

BRIEFING = "2025-12-09-safe-qingdao"
PASSAGES = f"""
SELECT ?passage ?class ?start ?end ?exact ?figure ?part ?prefix ?suffix WHERE {{
  GRAPH <{BASE}graph/{BRIEFING}> {{
    VALUES ?class {{ pa:Claim pa:Exclusion }}
    ?passage a ?class ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ; pa:part ?part .
    OPTIONAL {{ ?passage pa:printedFigure ?figure }}
    OPTIONAL {{ ?passage oa:prefix ?prefix }}
    OPTIONAL {{ ?passage oa:suffix ?suffix }}
  }}
}}
ORDER BY ?start ?end ?passage
"""
MARKS = re.compile(r"[*\s]+")
Row = dict[str, str]


def _rows(graph: Store, query: str) -> list[Row]:
    answer = graph.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [
        {name: row[name].value for name in names if row[name] is not None} for row in answer
    ]


@pytest.fixture(scope="module")
def passages(graph: Store) -> list[Row]:
    return _rows(graph, PASSAGES)


def _bare(text: str) -> str:
    return MARKS.sub("", text)


def _figure_span(passage: Row) -> range:
    """The code points of the report at which a passage's figure stands, marks and all."""
    pattern = r"[*\s]*".join(map(re.escape, passage["figure"]))
    *_, found = re.finditer(pattern, passage["exact"])
    start = int(passage["start"])
    return range(start + found.start(), start + found.end())


def test_the_offsets_are_those_of_this_text(article: str, graph: Store) -> None:
    (row,) = _rows(graph, f"SELECT ?hash {{ source:{BRIEFING} schema:sha256 ?hash }}")
    assert row["hash"] == hashlib.sha256(article.encode()).hexdigest()


def test_every_passage_stands_where_it_says(article: str, passages: list[Row]) -> None:
    assert passages
    wrong = [p for p in passages if article[int(p["start"]) : int(p["end"])] != p["exact"]]
    assert not wrong


def test_what_stands_before_and_behind_a_passage_is_what_it_says(
    article: str, passages: list[Row]
) -> None:
    """At most 12 characters on either side, and all 12 unless the paragraph ends there."""
    for passage in passages:
        start, end = int(passage["start"]), int(passage["end"])
        before = article[max(0, start - 12) : start].rpartition("\n")[2]
        behind = article[end : end + 12].partition("\n")[0]
        assert (passage.get("prefix", ""), passage.get("suffix", "")) == (before, behind)


def test_every_printed_figure_stands_in_its_quotation(passages: list[Row]) -> None:
    with_figure = [passage for passage in passages if "figure" in passage]
    assert with_figure
    assert not [p for p in with_figure if _bare(p["figure"]) not in _bare(p["exact"])]


def test_the_parts_of_the_article_do_not_overlap(article: str, passages: list[Row]) -> None:
    """Captions are lines with a mark; the panel is one stretch; the lead comes first."""
    where: dict[str, list[int]] = {}
    for passage in passages:
        where.setdefault(passage["part"].rpartition("-")[2], []).append(int(passage["start"]))
    assert set(where) == {"headline", "lead", "body", "caption", "panel"}
    assert max(where["headline"]) < min(where["lead"])
    assert max(where["lead"]) < min(where["body"])
    assert not [s for s in where["body"] if min(where["panel"]) < s < max(where["panel"])]
    for start in where["caption"]:
        assert article[article.rindex("\n", 0, start) + 1] in "■▲"


def test_no_numeral_in_digits_is_left_over(article: str, passages: list[Row]) -> None:
    covered = {at for p in passages if "figure" in p for at in _figure_span(p)}
    numerals = list(re.finditer(r"[0-9]+(?:\.[0-9]+)?", article))
    assert numerals
    left = [m.group() for m in numerals if not covered.issuperset(range(*m.span()))]
    assert not left


def test_no_figure_in_words_is_left_over(article: str, passages: list[Row]) -> None:
    """What the scanner finds has its number in a claim's figure or in an exclusion."""
    covered = {at for p in passages if "figure" in p for at in _figure_span(p)}
    found = list(scan(article))
    assert found
    left = [
        (match.start, match.figure.printed)
        for match in found
        if covered.isdisjoint(range(match.start, match.end))
        and match.figure.printed != "今年以来"  # a period without a number
    ]
    assert not left


def test_a_figure_is_evidence_or_excluded_but_not_both(passages: list[Row]) -> None:
    spans: dict[str, set[int]] = {"Claim": set(), "Exclusion": set()}
    for passage in passages:
        if "figure" in passage:
            spans[passage["class"].rpartition("#")[2]].update(_figure_span(passage))
    assert not spans["Claim"] & spans["Exclusion"]


def test_who_is_quoted_is_named_beside_the_quotation(article: str, graph: Store) -> None:
    """A claim of a named speaker stands in a paragraph that names the speaker."""
    rows = _rows(
        graph,
        f"""SELECT ?start ?name {{ ?claim oa:hasSource source:{BRIEFING} ;
           pa:speaker ?speaker ; oa:start ?start .
           ?speaker skos:prefLabel ?name . FILTER(LANG(?name) = "zh")
           FILTER NOT EXISTS {{ source:{BRIEFING} schema:author ?speaker }} }}""",
    )
    assert rows
    for row in rows:
        start = int(row["start"])
        line = article[article.rindex("\n", 0, start) : article.index("\n", start)]
        assert row["name"] in line
