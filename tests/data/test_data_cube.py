"""The integrity constraints IC-1 to IC-21 of the RDF Data Cube Recommendation.

``tests/cube/ic-NN.rq`` finds the breaches of a constraint in a normalised graph. It
finds none in the shipped graph, and those in ``ic-NN.ttl``, which breaks it.
https://www.w3.org/TR/vocab-data-cube/#wf-rules
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from pingan_kg.graph.store import quads

HERE = Path(__file__).parent / "cube"
CONSTRAINTS = sorted(HERE.glob("ic-*.rq"))
QB = "http://purl.org/linked-data/cube#"
INVERSE = NamedNode("http://www.w3.org/2002/07/owl#inverseOf")
PARENT_CHILD = "ex:parentChild"


def normalised(*files: Path) -> Store:
    store = Store()
    for file in files:
        store.extend(parse(path=file, format=RdfFormat.TURTLE))
    store.update((HERE / "normalise.ru").read_text(encoding="utf-8"))
    return store


@pytest.fixture(scope="module")
def shipped() -> Store:
    """The shipped cube in the default graph."""
    store = Store()
    store.extend(Quad(*quad.triple) for quad in quads())
    store.update((HERE / "normalise.ru").read_text(encoding="utf-8"))
    return store


def breaches(store: Store, constraint: Path) -> list[str]:
    query = constraint.read_text(encoding="utf-8")
    found: list[str] = []
    for text in instances(store, query) if PARENT_CHILD in query else [query]:
        found += [str(solution) for solution in store.query(text)]
    return found


def instances(store: Store, template: str) -> list[str]:
    """One query for each property that orders a hierarchical code list."""
    named = store.quads_for_pattern(None, NamedNode(QB + "parentChildProperty"), None)
    properties = {quad.object for quad in named}
    inverted = {
        quad.object
        for node in properties
        for quad in store.quads_for_pattern(node, INVERSE, None)
    }
    return [
        template.replace(PARENT_CHILD, str(node))
        for node in sorted(properties | inverted, key=str)
        if isinstance(node, NamedNode)
    ]


def test_all_constraints_are_there() -> None:
    assert [path.stem for path in CONSTRAINTS] == [f"ic-{n:02}" for n in range(1, 22)]


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda path: path.stem)
def test_the_shipped_cube_keeps(constraint: Path, shipped: Store) -> None:
    assert breaches(shipped, constraint) == []


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda path: path.stem)
def test_a_breach_is_found(constraint: Path) -> None:
    sound = HERE / "sound.ttl"
    assert breaches(normalised(sound), constraint) == []
    broken = normalised(sound, constraint.with_suffix(".ttl"))
    found = {other.stem for other in CONSTRAINTS if breaches(broken, other)}
    assert found == {constraint.stem}


def test_the_shipped_cube_is_no_empty_one(shipped: Store) -> None:
    observations = "SELECT ?o { ?o a <http://purl.org/linked-data/cube#Observation> }"
    assert len(list(shipped.query(observations))) > 50
