"""What the graph says of one thing, its values read in whatever form they have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from ..limits import DIGITS
from ..rdf.names import expand
from ..rdf.terms import Term, display

__all__ = ["Said", "node_of"]

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Said:
    """The values of a thing's properties, by the properties' compact names.

    Of several values the first in order is *the* value; what has not the form that is
    asked for counts as not said.
    """

    __slots__ = ("_values",)

    def __init__(self, store: Store, node: NamedNode | BlankNode) -> None:
        values: dict[str, list[Term]] = {}
        for quad in store.quads_for_pattern(node, None, None):
            values.setdefault(quad.predicate.value, []).append(quad.object)
        self._values = values

    def values(self, name: str) -> list[Term]:
        """Return the values of a property, sorted."""
        found = self._values.get(_iri(name), [])
        return sorted(set(found), key=str) if len(found) > 1 else found

    def nodes(self, name: str) -> list[NamedNode]:
        """Return the values that are IRIs."""
        return [value for value in self.values(name) if isinstance(value, NamedNode)]

    def node(self, name: str) -> NamedNode | None:
        """Return the value that is an IRI."""
        return next(iter(self.nodes(name)), None)

    def is_a(self, kind: str) -> bool:
        """Tell whether it is of a class."""
        return node_of(kind) in self.values("rdf:type")

    def text(self, name: str) -> str:
        """Return the text of the value, or nothing."""
        found = [value.value for value in self.values(name) if isinstance(value, Literal)]
        return found[0] if found else ""

    def number(self, name: str) -> Decimal | None:
        """Return a number in the form of xsd:decimal; any other (NaN, 1E9) counts as none."""
        text = self.text(name)
        return Decimal(text) if len(text) <= DIGITS and _DECIMAL.fullmatch(text) else None

    def offset(self, name: str) -> int | None:
        """Return a whole number that counts characters."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None

    def day(self, name: str) -> date | None:
        """Return a full date; a time of day beside it makes it none."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            return None

    def codes(self, name: str, prefix: str = "") -> tuple[str, ...]:
        """Return the ends of codes, without what all codes of a list begin with."""
        found = (node.value.rpartition("/")[2] for node in self.nodes(name))
        return tuple(code.removeprefix(prefix) for code in found)

    def code(self, name: str, prefix: str = "") -> str:
        """Return the end of a code, or nothing."""
        return next(iter(self.codes(name, prefix)), "")

    def labels(self) -> dict[str, str]:
        """Return the preferred labels by language, ``zh`` first."""
        found = {
            term.language or "": term.value
            for term in reversed(self.values("skos:prefLabel"))
            if isinstance(term, Literal)
        }
        return {lang: found[lang] for lang in sorted(found, reverse=True)}  # zh first

    def names(self) -> tuple[str, ...]:
        """Return notations and labels that are Chinese, or of no language."""
        return tuple(
            term.value
            for name in ("skos:notation", "skos:altLabel", "skos:prefLabel")
            for term in self.values(name)
            if isinstance(term, Literal) and term.language in (None, "zh")
        )

    def doubled(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return which of some properties have several values, and the values."""
        several = [name for name in names if len(self._values.get(_iri(name), ())) > 1]
        values = ((name, self.values(name)) for name in several)
        return tuple(
            (name, " / ".join(map(display, found))) for name, found in values if len(found) > 1
        )


@cache
def _iri(name: str) -> str:
    return expand(name) or name


@cache
def node_of(name: str) -> NamedNode:
    """Return the IRI that a compact name stands for."""
    return NamedNode(expand(name) or name)
