"""The grammar against the briefing: its article and the claims the graph makes of it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from pingan_kg.figures import Comparator, Figure, Kind, Match, read, read_list, scan
from pingan_kg.graph.store import shared
from pingan_kg.graph.view import View
from pingan_kg.rdf.names import PREFIXES
from worlds import MODEL

ROOT = Path(__file__).parents[2]
QUERY = """
SELECT ?claim ?printed ?exact ?observation ?value ?min ?max ?comparator ?unit ?classifier
       ?worded
WHERE {
  ?claim a pa:Claim ; pa:printedFigure ?printed ; oa:exact ?exact .
  ?observation a pa:Observation ; prov:wasDerivedFrom ?claim .
  OPTIONAL { ?observation sdmx-measure:obsValue ?value }
  OPTIONAL { ?observation schema:minValue ?min }
  OPTIONAL { ?observation schema:maxValue ?max }
  OPTIONAL { ?observation pa:comparator ?comparator }
  OPTIONAL { ?observation sdmx-attribute:unitMeasure ?unit }
  OPTIONAL { ?observation pa:classifier/skos:notation ?classifier }
  OPTIONAL { ?observation pa:wordedValue ?worded }
} ORDER BY ?claim ?observation"""
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
NUMERALS = re.compile("[〇零一二两三四五六七八九十百千万亿]")
UNITS = {
    "CCY_CNY": {Kind.MONEY},
    "PERCENT": {Kind.PERCENT, Kind.WORDED},
    "YR": {Kind.DURATION},
    "HR": {Kind.DURATION},
    "MIN": {Kind.DURATION},
    "NUM": {Kind.COUNT, Kind.RANK},
}


class Pair(NamedTuple):
    """A claim's figure and what the observation drawn from it says."""

    printed: str
    exact: str
    said: dict[str, str]


def _pairs() -> list[Pair]:
    store = Store()
    folders = (f"data/briefings/{MODEL}", "data/reference", "ontology")
    for path in [file for folder in folders for file in ROOT.glob(f"{folder}/*.ttl")]:
        store.load(path=path, format=RdfFormat.TURTLE)
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    rows = store.query(prefixes + QUERY)
    assert isinstance(rows, QuerySolutions)
    names = [variable.value for variable in rows.variables]
    found = []
    for row in rows:
        cells = {name: row[name].value for name in names if row[name] is not None}
        found.append(Pair(cells["printed"], cells["exact"], cells))
    return found


PAIRS = _pairs()


def _name(pair: Pair) -> str:
    return "/".join(pair.said[key].rpartition("/")[2] for key in ("claim", "observation"))


def _decimal(said: dict[str, str], key: str) -> Decimal | None:
    return Decimal(said[key]) if key in said else None


def _sign(pair: Pair) -> int:
    """Return the direction the claim's words give the figure."""
    found = [match for match in scan(pair.exact) if match.figure.printed == pair.printed]
    assert len(found) == 1
    return -1 if found[0].direction == -1 else 1


def _words(code: str) -> set[str]:
    """Return the words that print a worded value."""
    names = ("skos:prefLabel", "skos:altLabel", "skos:notation")
    found = (View(shared(), "zh").texts(NamedNode(code), name) for name in names)
    return {word for words in found for word in words}


def test_claims_with_figures() -> None:
    """There are claims to hold the grammar to."""
    assert PAIRS


@pytest.mark.parametrize("pair", PAIRS, ids=_name)
def test_claim_agrees_with_observation(pair: Pair) -> None:
    """The printed figure of a claim says what the observation says."""
    said = pair.said
    if "worded" in said and pair.printed in _words(said["worded"]):
        return  # a word of the code list, which a briefing may add to
    figure = read(pair.printed)
    assert figure.printed == pair.printed
    if "worded" in said:
        assert figure.kind in (Kind.WORDED, Kind.RANK)
        assert figure.comparator is Comparator.WORDED
        assert (figure.value, figure.lower, figure.upper) == (None, None, None)
        return
    assert f"comparator-{figure.comparator}" == said["comparator"].rpartition("/")[2]
    assert figure.kind in UNITS[said["unit"].rpartition("/")[2]]
    if "classifier" in said:
        assert figure.unit == said["classifier"]
    sign = (
        1 if figure.kind is Kind.WORDED else _sign(pair) if figure.kind is Kind.PERCENT else 1
    )
    assert (figure.value or 0) * sign == _decimal(said, "value")
    bounds = [None if end is None else end * sign for end in (figure.lower, figure.upper)]
    assert bounds == [_decimal(said, "min"), _decimal(said, "max")]


def test_respectively_pairs_figures_with_things() -> None:
    """Of two figures after 分别 each has the same direction."""
    for pair in PAIRS:
        found = list(scan(pair.exact))
        if "分别" in pair.exact and "、" in pair.exact.rpartition("分别")[2]:
            text = pair.exact[found[-2].start : found[-1].end]
            assert [figure.kind for figure in read_list(text, things=2)] == [Kind.PERCENT] * 2
            assert found[-1].direction == found[-2].direction == -1


@pytest.fixture(scope="module")
def matches(article: str) -> list[Match]:
    """Return what is found in the article."""
    return list(scan(article))


def test_every_digit_numeral_is_found(article: str, matches: list[Match]) -> None:
    """Each of the article's 104 numerals in digits lies whole within one match."""
    numerals = list(DIGITS.finditer(article))
    assert len(numerals) == 104
    for numeral in numerals:
        around = [m for m in matches if m.start <= numeral.start() and numeral.end() <= m.end]
        assert len(around) == 1, numeral


def test_every_chinese_numeral_is_found(article: str, matches: list[Match]) -> None:
    """Each numeral character of the article lies within a match."""
    for numeral in NUMERALS.finditer(article):
        assert any(m.start <= numeral.start() < m.end for m in matches), numeral


def test_worded_figures_are_found(matches: list[Match]) -> None:
    """Ranks, firsts and words for all are found as often as the article has them."""
    found = [match.figure.printed for match in matches]
    counts = {
        word: found.count(word) for word in ("前十", "首位", "前列", "首部", "首个", "十佳")
    }
    assert counts == {"前十": 2, "首位": 1, "前列": 3, "首部": 1, "首个": 1, "十佳": 1}
    counts = {word: found.count(word) for word in ("全覆盖", "全破", "全部达标", "第四场")}
    assert counts == {"全覆盖": 2, "全破": 1, "全部达标": 1, "第四场": 1}


def test_all_are_found_with_other_digits_and_marks(article: str, matches: list[Match]) -> None:
    """Full-width digits and no asterisks change nothing but the offsets."""
    wide = article.replace("**", "").translate(
        str.maketrans("0123456789.%", "０１２３４５６７８９．％")
    )

    def plain(found: Match) -> tuple[Figure, int | None]:
        return found.figure, found.direction

    assert [plain(match) for match in scan(wide)] == [plain(match) for match in matches]


def test_matches_read_alone(matches: list[Match]) -> None:
    """A match that is no name reads alone as it was read in the text."""
    for match in matches:
        if match.figure.kind is not Kind.NAME:
            assert read(match.figure.printed) == match.figure
