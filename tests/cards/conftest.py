"""What the tests of cards share: the shipped graph with the two examples beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from pingan_kg.graph.store import store

EXAMPLES = Path(__file__).parents[2] / "docs" / "example"


@pytest.fixture(scope="session")
def several() -> Store:
    """Three briefings: that which is shipped, another city's, a second report of its event."""
    return store(data=[EXAMPLES])
