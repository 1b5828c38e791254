"""The model briefing with the examples of the documentation beside it, for tests.

A test module that names this one in ``pytest_plugins`` has the fixture ``several``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from worlds import model

EXAMPLES = Path(__file__).parents[1] / "docs" / "example"


@pytest.fixture(scope="session")
def several() -> Store:
    """Three briefings: the model one, another city's, a second report of its event."""
    return model(EXAMPLES)
