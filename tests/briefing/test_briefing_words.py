"""Values in words: each comparator, in both languages, with the bound that is missing."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from pingan_kg.bounds import COMPARATORS
from pingan_kg.briefing.model import Observation
from pingan_kg.briefing.reading import read
from pingan_kg.briefing.words import amount_words, observation_words, value_words
from pingan_kg.graph.store import briefings

SAID = {
    "exactly": ("2万", "20,000"),
    "more-than": ("多于2万，上界未给出", "more than 20,000; the upper bound is not stated"),
    "at-least": ("不少于2万，上界未给出", "at least 20,000; the upper bound is not stated"),
    "less-than": ("少于2万，下界未给出", "less than 20,000; the lower bound is not stated"),
    "at-most": ("不多于2万，下界未给出", "at most 20,000; the lower bound is not stated"),
    "nearly": ("接近2万，下界未给出", "nearly 20,000; the lower bound is not stated"),
    "about": ("大约2万，上下界均未给出", "about 20,000; neither bound is stated"),
    "within-top": ("前2万", "within the top 20,000"),
    "between": ("2万至3万", "20,000 to 30,000"),
}


def test_every_comparator_has_words() -> None:
    assert set(SAID) == set(COMPARATORS)


@pytest.mark.parametrize("comparator", SAID)
def test_each_comparator_in_both_languages(comparator: str) -> None:
    other = "30000" if comparator == "between" else ""
    said = tuple(
        value_words("20000", comparator=comparator, other=other, lang=lang)
        for lang in ("zh", "en")
    )
    assert said == SAID[comparator]


@pytest.mark.parametrize(
    ("number", "measure", "zh", "en"),
    [
        ("348000000", "CCY_CNY", "3.48亿元", "CNY 348,000,000"),
        ("24.2", "PERCENT", "24.2%", "24.2%"),
        ("15200", "起", "1.52万起", "15,200"),
        ("4713", "NUM", "4713", "4,713"),
        ("240", "HR", "240小时", "240 hours"),
        ("9" * 5000, "NUM", "9" * 5000, "9" * 5000),
        ("x", "NUM", "x", "x"),
    ],
)
def test_amounts(number: str, measure: str, zh: str, en: str) -> None:
    assert amount_words(number, measure, lang="zh") == zh
    assert amount_words(number, measure, lang="en") == en


def test_ranks_rises_and_falls() -> None:
    assert value_words("10", comparator="within-top", kind="rank", lang="en") == (
        "within the top 10 (rank 1 to 10)"
    )
    assert value_words("1", comparator="exactly", kind="rank", lang="zh") == "第1位"
    fall = {"kind": "change", "measure": "PERCENT"}
    assert value_words("-5", comparator="more-than", lang="en", **fall).startswith(
        "down more than 5%"
    )
    assert value_words("5", comparator="about", lang="zh", **fall).startswith("上升大约5%")


def test_every_observation_is_said_in_words(graph: Store) -> None:
    def number(one: Observation) -> str:
        return f"{abs(one.value or 0):,f}".rstrip("0").rstrip(".")

    for briefing in briefings(graph):
        for one in read(graph, briefing).observations:
            assert observation_words(one, "zh")
            said = observation_words(one, "en")
            assert one.value is None or number(one).split(".")[0] in said
