"""The facts of government press briefings as a knowledge graph.

>>> import pingan_kg
>>> pingan_kg.query("ASK { ?metric a pa:Metric }")[0].answer
True

A Python user finds everything here; it is imported when it is first used, so that
``import pingan_kg`` is quick.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes as long to import as all that runs before a command
if TYPE_CHECKING:
    from typing import Any

    from .api import (
        briefings,
        compare,
        derive,
        export,
        gaps,
        load,
        named,
        observations,
        queries,
        query,
        search,
        show,
        stats,
        validate,
        verify,
        why,
    )

__all__ = [
    "__version__",
    "briefings",
    "compare",
    "derive",
    "export",
    "gaps",
    "load",
    "named",
    "observations",
    "queries",
    "query",
    "search",
    "show",
    "stats",
    "validate",
    "verify",
    "why",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import api

    value = getattr(api, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
