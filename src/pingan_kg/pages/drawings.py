"""The charts of the pages: one for wide screens, one for narrow ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..charts.drawing import chart
from ..tables.columns import Table

__all__ = ["MOST", "Drawing"]

MOST = 30
"""At most so many figures are drawn in one chart."""
_WIDTHS = {"": 720, "-narrow": 360}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of the figures of a page."""

    path: str
    """Where it lies, from the folder of its language, without its ending."""
    title: str
    table: Table

    @property
    def is_cut(self) -> bool:
        """Whether there are more figures than are drawn."""
        return len(self.table.rows) > MOST

    def files(self, lang: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files, and what is in them."""
        table = Table(self.table.columns, self.table.rows[:MOST])
        for suffix, width in _WIDTHS.items():
            drawn = chart(table, lang=lang, title=self.title, width=width, appearance="auto")
            yield f"{lang}/{self.path}{suffix}.svg", drawn.encode()
