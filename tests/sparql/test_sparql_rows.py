"""Rows of an answer as Python values."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from pingan_kg import errors
from pingan_kg.rdf.terms import XSD
from pingan_kg.sparql.rows import Row, Rows


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


def test_numbers_of_a_data_frame_can_be_plotted() -> None:
    number = Literal("2.50", datatype=NamedNode(XSD + "decimal"))
    rows = Rows(("n",), [(number,), (None,)])
    frame = rows.to_pandas()
    assert frame["n"].dtype == float
    assert frame["n"].sum() == 2.5
    assert str(rows.to_pandas(decimals=True)["n"][0]) == "2.50"


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(errors.MissingEngine, match=r"pip install pandas"):
        Rows((), []).to_pandas()
