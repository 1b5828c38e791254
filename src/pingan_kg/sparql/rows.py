"""Rows of an answer as Python values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import Literal

from ..errors import MissingEngine
from ..rdf.terms import Term
from ..rdf.values import python_value
from .results import Boolean, Result, Solutions

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

__all__ = ["Row", "Rows", "rows_of"]


class Row:
    """One row of an answer: Python values, by name, by position or in a loop.

    ``row.label`` and ``row["label"]`` are the same; a variable named as a method
    is reached by the second. :meth:`term` gives the RDF term behind a value.
    """

    __slots__ = ("_names", "_terms")

    def __init__(self, names: tuple[str, ...], terms: Sequence[Term | None]) -> None:
        """Take the variables' names, and as many terms (None where unbound)."""
        self._names = names
        self._terms = tuple(terms)

    def term(self, key: str | int) -> Term | None:
        """Return the RDF term of a column, by name or position."""
        if isinstance(key, int):
            return self._terms[key]
        if key not in self._names:
            raise KeyError(f"no column {key!r}; there are: {', '.join(self._names)}")
        return self._terms[self._names.index(key)]

    def asdict(self) -> dict[str, Any]:
        """Return the row as a dictionary of Python values."""
        return dict(zip(self._names, self, strict=True))

    def __getitem__(self, key: str | int) -> Any:
        return python_value(self.term(key))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(f"no column {name!r}; there are: {', '.join(self._names)}")
        return self[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._names})

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Any]:
        return (python_value(term) for term in self._terms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return (self._names, self._terms) == (other._names, other._terms)

    def __hash__(self) -> int:
        return hash((self._names, self._terms))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={self[name]!r}' for name in self._names)})"


class Rows(Sequence[Row]):
    """The rows of an answer, in order."""

    def __init__(
        self, variables: tuple[str, ...], rows: Iterable[Sequence[Term | None]]
    ) -> None:
        """Take the variables' names, and rows of as many terms."""
        self.variables = variables
        self._rows = [Row(variables, row) for row in rows]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return one row, or the list of rows of a slice."""
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} of ({', '.join(self.variables)})>"

    def to_pandas(self, *, decimals: bool = False) -> pandas.DataFrame:
        """Return a data frame, a column a variable.

        Numbers are floats, which can be plotted and summed; with ``decimals`` they stay
        as exact as they are printed. Raises :class:`~pingan_kg.errors.MissingEngine`
        where pandas is not there.
        """
        try:
            import pandas
        except ImportError:
            raise MissingEngine("pandas is not installed: pip install pandas") from None
        from decimal import Decimal

        def cell(value: Any) -> Any:
            return float(value) if isinstance(value, Decimal) and not decimals else value

        cells = [tuple(map(cell, row)) for row in self]
        return pandas.DataFrame(cells, columns=list(self.variables))


def rows_of(result: Result) -> Rows:
    """Return an answer as rows: of a graph its triples, of ASK one row with ``answer``."""
    if isinstance(result, Boolean):
        return Rows(("answer",), [(Literal(result.value),)])
    if isinstance(result, Solutions):
        return Rows(result.variables, result.rows)
    return Rows(("subject", "predicate", "object"), [tuple(t) for t in result.triples])
