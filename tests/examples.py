"""The shipped graph with the examples of the documentation beside it, for tests.

A test module that names this one in ``pytest_plugins`` has the fixture ``several``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from pingan_kg.graph.store import store

EXAMPLES = Path(__file__).parents[1] / "docs" / "example"


@pytest.fixture(scope="session")
def several() -> Store:
    """Three briefings: that which is shipped, another city's, a second report of its event."""
    return store(data=[EXAMPLES])
