"""Small worlds for tests: what is shared, the model briefing, and what is put beside it.

What is shipped of other governments is left out: it grows, and most tests are about
what one briefing says, or how two are kept apart.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import Store

from pingan_kg.graph.store import graph_name, opened

BRIEFINGS = Path(__file__).parents[1] / "data" / "briefings"
MODEL = "2025-12-09-safe-qingdao"


@cache
def model(*data: Path) -> Store:
    """Return what is shared, the model briefing, and data: no other briefing, not derived."""
    loaded = opened(data=[BRIEFINGS / MODEL, *data], only=True)
    loaded.remove_graph(graph_name(f"{MODEL}/derived"))
    return loaded
