"""The facts of a government press briefing as a knowledge graph.

>>> import pingan_kg
>>> pingan_kg.query("ASK { ?metric a pa:Metric }")[0].answer
True

A Python user finds everything here: ``load``, ``query``, ``named``, ``queries``,
``why``, ``verify``, ``gaps``, ``validate`` and ``export``. It is imported when it is
first used, so that ``import pingan_kg`` is quick.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import Row, Rows, load, named, queries, query
    from .export import export
    from .gaps import gaps
    from .validate import validate
    from .verify import verify
    from .why import why

__all__ = [
    "Row",
    "Rows",
    "__version__",
    "export",
    "gaps",
    "load",
    "named",
    "queries",
    "query",
    "validate",
    "verify",
    "why",
]

__version__ = "0.1.0"

_VERBS = frozenset({"export", "gaps", "validate", "verify", "why"})
"""The functions that stand in a module of their own name."""


class _Package(ModuleType):
    """Keeps ``pingan_kg.query`` and its like functions.

    The modules of those names are reached by ``from pingan_kg.query import …``;
    without this the first such import would put the module in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = f"{__name__}.{name if name in _VERBS else 'api'}"
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
