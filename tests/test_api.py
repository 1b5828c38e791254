from __future__ import annotations

import builtins
import datetime
from decimal import Decimal
from typing import Any

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

import pingan_kg
from pingan_kg import errors
from pingan_kg.api import Row, Rows, python_value, to_rdflib, to_term
from pingan_kg.rdf.terms import XSD


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("http://x/"), "http://x/"),
        (Literal("青岛", language="zh"), "青岛"),
        (Literal(7), 7),
        (typed("-16.7", "decimal"), Decimal("-16.7")),
        (typed("1e3", "double"), 1000.0),
        (typed("true", "boolean"), True),
        (typed("2025-12-09", "date"), datetime.date(2025, 12, 9)),
        (typed("no date", "date"), "no date"),
        (typed("no number", "decimal"), "no number"),
        (typed("9" * 5000, "integer"), "9" * 5000),
        (typed("x", "gYear"), "x"),
        (Literal("x", datatype=NamedNode("http://x/t")), "x"),
        (BlankNode("b"), "b"),
    ],
)
def test_a_term_becomes_a_python_value(term: Any, value: object) -> None:
    assert python_value(term) == value
    assert type(python_value(term)) is type(value)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("metric:x", NamedNode("https://w3id.org/pingan-kg/metric/x")),
        ("plain", Literal("plain")),
        (3, Literal(3)),
        (True, Literal(True)),
        (Decimal("2.50"), typed("2.50", "decimal")),
        (Decimal("1E+3"), typed("1000", "decimal")),
        (datetime.date(2025, 12, 9), typed("2025-12-09", "date")),
        (rdflib.URIRef("http://x/"), NamedNode("http://x/")),
        (rdflib.Literal("青岛", lang="zh"), Literal("青岛", language="zh")),
        (rdflib.Literal('a\n"b'), Literal('a\n"b')),
        (rdflib.Literal(5), typed("5", "integer")),
        (NamedNode("http://x/"), NamedNode("http://x/")),
    ],
)
def test_a_python_value_becomes_a_term(value: object, term: object) -> None:
    assert to_term(value) == term


@pytest.mark.parametrize(
    "value",
    [object(), None, [1], rdflib.BNode("b"), BlankNode("b")],
    ids=lambda value: type(value).__module__ + type(value).__name__,
)
def test_what_is_no_term_is_refused(value: object) -> None:
    with pytest.raises(errors.InputError):
        to_term(value)


def test_a_row_is_reached_by_name_position_and_loop() -> None:
    row = Row(("label", "term"), [Literal("青岛", language="zh"), None])
    assert (row.label, row["label"], row[0], row[-1], len(row)) == (
        "青岛",
        "青岛",
        "青岛",
        None,
        2,
    )
    assert (list(row), row.asdict()) == (["青岛", None], {"label": "青岛", "term": None})
    assert row.term("label") == Literal("青岛", language="zh")
    assert row["term"] is None
    assert repr(row) == "Row(label='青岛', term=None)"
    assert "label" in dir(row)
    assert row == Row(("label", "term"), [Literal("青岛", language="zh"), None])
    assert row != ("青岛", None)
    assert len({row, row}) == 1
    with pytest.raises(AttributeError, match="no column 'lable'; there are: label, term"):
        _ = row.lable
    with pytest.raises(KeyError, match="no column"):
        _ = row["lable"]
    with pytest.raises(IndexError):
        _ = row[2]


def test_rows_are_a_sequence() -> None:
    rows = Rows(("n",), [(Literal(number),) for number in range(3)])
    assert [row.n for row in rows] == [0, 1, 2]
    assert (rows[-1].n, len(rows), [row.n for row in rows[1:]]) == (2, 3, [1, 2])
    assert repr(rows) == "<Rows: 3 of (n)>"


def test_rows_become_a_data_frame() -> None:
    frame = Rows(("n", "x"), [(Literal(1), None), (Literal(2), Literal("a"))]).to_pandas()
    assert list(frame.columns) == ["n", "x"]
    assert list(frame["n"]) == [1, 2]
    assert list(Rows(("n",), []).to_pandas().columns) == ["n"]


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(errors.MissingEngine, match=r"pip install 'pingan-kg\[pandas\]'"):
        Rows((), []).to_pandas()


def test_every_kind_of_query_gives_rows() -> None:
    assert pingan_kg.query("ASK { ?o a pa:Observation }")[0].answer is True
    rows = pingan_kg.query("CONSTRUCT { ?a a pa:X } { ?a a pa:Agency }")
    assert rows.variables == ("subject", "predicate", "object")
    assert rows[0].object.endswith("#X")


def test_a_named_query_takes_language_and_parameters() -> None:
    zh, en = (pingan_kg.named("headline-figures", lang=lang) for lang in ("zh", "en"))
    assert len(zh) == len(en) > 0
    assert [list(row) for row in zh] != [list(row) for row in en]
    with pytest.raises(errors.InputError, match="lang is zh or en"):
        pingan_kg.named("headline-figures", lang="fr")
    with pytest.raises(errors.UnknownName, match="no parameter 'nope'"):
        pingan_kg.named("headline-figures", nope=1)


def test_the_dataset_is_the_graph(graph: Store) -> None:
    dataset = pingan_kg.load()
    assert isinstance(dataset, rdflib.Dataset)
    assert abs(len(dataset) - len(graph)) < 20  # two lexical forms may be one in the store
    names = {str(context.identifier) for context in dataset.graphs() if len(context)}
    assert names == {name.value for name in graph.named_graphs()}
    assert dict(dataset.namespaces())["pa"] == rdflib.URIRef(
        "https://w3id.org/pingan-kg/ontology#"
    )


def test_the_dataset_can_be_a_part() -> None:
    [name] = [str(g.identifier) for g in pingan_kg.load(["ontology"]).graphs() if len(g)]
    assert name.endswith("graph/ontology")
    with pytest.raises(errors.UnknownName):
        pingan_kg.load(["nope"])


def test_lexical_forms_reach_rdflib() -> None:
    assert str(to_rdflib(typed("2.50", "decimal"))) == "2.50"
    assert to_rdflib(Literal("青岛", language="zh")) == rdflib.Literal("青岛", lang="zh")
    assert to_rdflib(BlankNode("b")) == rdflib.BNode("b")
    triple = Triple(NamedNode("http://x/"), NamedNode("http://x/"), Literal(1))
    with pytest.raises(errors.InputError):
        to_rdflib(triple)


def test_the_functions_stay_functions() -> None:
    import importlib

    for name in ("query", "validate", "export", "gaps"):
        module = importlib.import_module(f"pingan_kg.{name}")
        function = getattr(pingan_kg, name)
        assert callable(function)
        assert function is not module


def test_all_names_are_there_and_no_others() -> None:
    for name in pingan_kg.__all__:
        assert getattr(pingan_kg, name) is not None
    assert set(pingan_kg.__all__) <= set(dir(pingan_kg))
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = pingan_kg.nope


def test_the_version_is_the_packages() -> None:
    import tomllib
    from pathlib import Path

    text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["version"] == pingan_kg.__version__
