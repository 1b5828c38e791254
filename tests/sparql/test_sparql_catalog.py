from __future__ import annotations

from pathlib import Path

import pytest

from pingan_kg.errors import InputError, UnknownName
from pingan_kg.sparql.catalog import NamedQuery, Param, catalog, get, names, read
from pingan_kg.sparql.tokens import asks_service, tokens, variables

HEADER = "# en: Why?\n# zh: 为什么？\n"
SHIPPED = catalog()


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "why.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    text = (
        HEADER
        + "# param: fact (iri, required) The fact. / 事实。\n"
        + "#param: n (integer, optional) A / B / 丙\n"
        + "# with: derived\n"
        + "ASK {} # en: no header\n"
    )
    assert read(write(tmp_path, text)) == NamedQuery(
        "why",
        text,
        "Why?",
        "为什么？",
        (
            Param("fact", "iri", True, "The fact.", "事实。"),
            Param("n", "integer", False, "A", "B / 丙"),
        ),
        ("derived",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "ASK {}",
        "# en: Why?\nASK {}",
        "# zh: 为什么？\nASK {}",
        "\n" + HEADER + "ASK {}",
        HEADER + "# param: fact\nASK {}",
        HEADER + "# param: fact (iri, required) Only English.\nASK {}",
        HEADER + "# param: fact (thing, required) A. / 甲。\nASK {}",
        HEADER + "# param: fact (iri, maybe) A. / 甲。\nASK {}",
        HEADER + "# with: derivd\nASK {}",
    ],
)
def test_a_header_that_lacks_something_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"why\.rq: "):
        read(write(tmp_path, text))


def test_an_unknown_query_names_near_ones() -> None:
    with pytest.raises(UnknownName, match="did you mean headline-figures"):
        get("headline-figure")
    with pytest.raises(UnknownName, match="“pingan-kg queries” lists them"):
        get("zzz")
    with pytest.raises(UnknownName):
        get("../queries/headline-figures")


@pytest.mark.parametrize("query", SHIPPED, ids=lambda query: query.name)
def test_a_shipped_query_asks_in_both_languages(query: NamedQuery) -> None:
    assert query.en.endswith("?")
    assert query.zh.endswith("？")
    assert any(ord(character) > 0x2E80 for character in query.zh)
    assert query.en.isascii() or "“" in query.en
    assert (query.question("zh"), query.question("en")) == (query.zh, query.en)


@pytest.mark.parametrize("query", SHIPPED, ids=lambda query: query.name)
def test_a_shipped_query_uses_its_parameters_and_no_service(query: NamedQuery) -> None:
    found = tokens(query.text)
    assert {param.variable for param in query.params} <= set(variables(found))
    assert not asks_service(query.text, found)
    assert len({param.name for param in query.params}) == len(query.params)


def test_names_are_lower_hyphen_and_sorted() -> None:
    assert names() == sorted(names()) == [query.name for query in SHIPPED]
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in names())
