"""What a card, a list of finds and a census of the graph consist of."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..graph.view import View, short
from ..rdf.names import compact

__all__ = ["Card", "Fact", "Find", "Mention", "Section", "Tally", "kinds_of"]

_TWINS = {"qb:Observation", "prov:Entity"}
"""Classes that say nothing of a thing that its class in this ontology does not say."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text, and the short id of the thing that it names, if it names one."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a thing by one property; ``key`` is the property's compact name."""

    key: str
    label: str
    values: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of what hangs on to a thing: figures, people, places it is printed ..."""

    key: str
    title: str
    columns: tuple[Fact, ...]
    """The columns: ``values`` has one cell a row."""

    @property
    def rows(self) -> tuple[tuple[Mention, ...], ...]:
        """The rows: one cell a column."""
        return tuple(zip(*(column.values for column in self.columns), strict=True))


@dataclass(frozen=True, slots=True)
class Card:
    """A thing, for a person to read: ``labels`` by language, texts in one language."""

    iri: str
    id: str
    labels: dict[str, str]
    kinds: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    briefing: str = ""
    """The id of the briefing that it is of, if it is of one."""


@dataclass(frozen=True, slots=True)
class Find:
    """A thing that was found, and the text in which."""

    id: str
    iri: str
    kind: str
    label: str
    matched: str
    """Where: ``label``, ``id``, ``printed figure``, ``definition`` or ``note``."""
    text: str
    score: int
    briefing: str = ""
    """The id of the briefing that it is of, if it is of one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one sort: a row is what is counted, and its numbers.

    ``counts`` are the keys of the numbers and ``headers`` their names; a float is a
    share, from 0 to 1.
    """

    key: str
    title: str
    counts: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[Mention, tuple[int | float, ...]], ...]


def kinds_of(view: View, thing: NamedNode) -> tuple[Mention, ...]:
    """Return the classes of a thing, those of this graph's ontology first."""
    classes = [term for term in view.objects(thing, "rdf:type") if isinstance(term, NamedNode)]
    classes.sort(key=lambda kind: not compact(kind.value).startswith("pa:"))
    if classes and compact(classes[0].value).startswith("pa:"):
        classes = [kind for kind in classes if compact(kind.value) not in _TWINS]
    return tuple(Mention(view.label(kind), short(kind)) for kind in classes)
