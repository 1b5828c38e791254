"""Seeded damage: every change that alters meaning is found and named, and nothing else is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pyoxigraph import Store

from conftest import THOROUGH
from damage import DAMAGES, Damage, World
from pingan_kg.evidence.discrepancies import Discrepancy, Verification
from pingan_kg.evidence.verify import verify
from worlds import model

EACH = 50 * THOROUGH
"""So many changes of each kind."""


@pytest.fixture(scope="module")
def world(article: str) -> World:
    return World(model(), article)


def verified(graph: Store, damage: Damage, article: str, folder: Path) -> Verification:
    file = folder / "article.txt"
    file.write_text(damage.text or article, encoding="utf-8", newline="")
    for quad in damage.removed:
        graph.remove(quad)
    for quad in damage.added:
        graph.add(quad)
    try:
        return verify(file, store=graph)
    finally:
        for quad in damage.added:
            graph.remove(quad)
        for quad in damage.removed:
            graph.add(quad)


def unmeant(one: Discrepancy, damage: Damage, text: str) -> bool:
    """Tell whether a discrepancy names something that the change did not touch."""
    if one.thing:
        return one.thing not in damage.things
    if damage.span is None:
        return True
    assert one.line is not None
    assert one.column is not None
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: one.line - 1]) + one.column - 1
    start, end = damage.span
    # A quotation is at most 23 characters long: so far away its figure may lose its claim.
    return not start - 23 <= offset <= end + 23


@pytest.mark.parametrize("kind", DAMAGES)
def test_every_change_is_found_and_nothing_else(
    kind: str, world: World, article: str, tmp_path: Path
) -> None:
    chance = random.Random(f"{kind}-1")
    for _ in range(EACH):
        damage = DAMAGES[kind](chance, world)
        result = verified(world.store, damage, article, tmp_path)
        assert not result.agrees, damage.what
        strange = [
            (one.code, one.thing, one.message("en"))
            for one in result.discrepancies
            if unmeant(one, damage, damage.text or article)
        ]
        assert not strange, damage.what


def test_there_are_enough_changes() -> None:
    assert len(DAMAGES) * EACH >= 500


def test_without_a_change_nothing_is_found(world: World, article: str, tmp_path: Path) -> None:
    assert verified(world.store, Damage("none"), article, tmp_path).agrees
