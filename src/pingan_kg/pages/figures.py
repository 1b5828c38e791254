"""The figures of the pages: which concern a thing, and the table that is filtered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..bounds import plain
from ..tables.columns import SEVERAL, Cell, Table

__all__ = ["FILTERS", "LISTED", "Figures", "Line", "packed"]

LISTED = 400
"""So many figures one plain page of the table has."""

FILTERS = ("briefing", "area", "period", "theme", "agency", "program", "comparator", "unit")
"""By what the table is filtered, in the order of the page."""

_SOURCES = {
    "briefing": "briefing_id",
    "area": "area_{}",
    "period": "period_{}",
    "theme": "theme_{}",
    "agency": "responsible_{}",
    "program": "program_{}",
    "comparator": "comparator_{}",
    "unit": "unit_{}",
}
_SEARCHED = ("metric", "label", "area", "responsible", "program", "theme", "meaning", "counted")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in the table: what is shown, and what it is filtered and found by."""

    id: str
    metric: str
    meaning: str
    printed: str
    area: str
    period: str
    agency: str
    theme: str
    program: str
    comparator: str
    unit: str
    briefing: str
    value: str
    low: str
    high: str
    words: str
    """In both languages, what it is found by."""


class Figures:
    """The table of figures, by the things they concern."""

    def __init__(self, table: Table) -> None:
        """Read the table once."""
        self.table = table
        self._names = [column.name for column in table.columns]
        self._at: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows):
            for name in self._concerned(row):
                self._at.setdefault(name, []).append(number)

    def _concerned(self, row: tuple[Cell, ...]) -> Iterator[str]:
        found: dict[str, None] = {}
        for name, cell in zip(self._names, row, strict=True):
            if cell is not None and (name == "id" or name.endswith(("_id", "_ids"))):
                found.update(dict.fromkeys(str(cell).split(SEVERAL)))
        yield from found

    def of(self, *names: str) -> Table:
        """Return the rows that concern any of some things, by their ids."""
        numbers = sorted({number for name in names for number in self._at.get(name, ())})
        return Table(self.table.columns, tuple(self.table.rows[one] for one in numbers))

    def lines(self, lang: str) -> list[Line]:
        """Return all figures as lines of the table."""
        return [
            self._line(dict(zip(self._names, row, strict=True)), lang)
            for row in self.table.rows
        ]

    def _line(self, row: Mapping[str, Cell], lang: str) -> Line:
        shown = {name: _text(row[source.format(lang)]) for name, source in _SOURCES.items()}
        words = {
            _text(row[f"{name}_{one}"]): None for name in _SEARCHED for one in ("zh", "en")
        }
        return Line(
            id=_text(row["id"]),
            metric=_text(row[f"metric_{lang}"]) or _text(row["id"]),
            meaning=_text(row[f"meaning_{lang}"]),
            printed=_text(row["printed"]),
            value=_text(row["value"]),
            low=_text(row["min"]),
            high=_text(row["max"]),
            words=" ".join([*filter(None, words), _text(row["quotations"])]),
            **shown,
        )


def _text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell)
    return "" if cell is None else str(cell)


_SHOWN = ("metric", "meaning", "printed", "area", "period", "agency", "theme", "program")
_FIELDS = (*_SHOWN, "comparator", "unit", "briefing", "value", "low", "high", "id", "words")


def packed(lines: list[Line]) -> bytes:
    """Return the lines as a script that hands them to the page: each text stands once."""
    texts: dict[str, int] = {}
    rows = [
        [texts.setdefault(getattr(line, name), len(texts)) for name in _FIELDS]
        for line in lines
    ]
    written = json.dumps(
        {"fields": _FIELDS, "texts": list(texts), "rows": rows},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"window.pinganFigures={written};\n".encode()
