"""Which briefings a graph holds, and what each of them is.

>>> from pingan_kg.graph.store import shared
>>> {one.id: one.government for one in briefings(shared(), "en")}["2025-12-09-safe-qingdao"]
"Qingdao Municipal People's Government"
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..graph.store import briefings as ids
from ..graph.store import graph_name
from ..graph.view import Term, View
from ..languages import checked
from ..rdf.names import BASE, PREFIXES
from .citation import day_of
from .sources import makers

__all__ = ["BriefingEntry", "briefings"]

_GOVERNMENT = NamedNode(BASE + "code/agency-government")


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """A briefing in a list of them; texts are in one language."""

    id: str
    title: str
    date: str
    """The day of publication, else the latest on which anything in it was said; or nothing."""
    government: str
    """The government that reported most of its figures; else the area of most of them."""
    publisher: str
    """Who published it, in the order printed."""
    figures: int
    """How many observations it has."""
    claims: int
    """How many passages its facts rest on."""
    coverage: str
    """Whether it was read whole or in part."""
    kind: str
    """What kind of source it is."""


def briefings(store: Store, lang: str) -> list[BriefingEntry]:
    """Return the briefings of a graph, sorted by id, with texts in ``zh`` or ``en``.

    Raises :class:`~pingan_kg.errors.InputError` for another language.
    """
    view = View(store, checked(lang))
    known = {
        name: _by_graph(view, name)
        for name in ("pa:asOf", "pa:reportedBy", "sdmx-dimension:refArea")
    }
    known |= {
        kind: _by_graph(view, "rdf:type", NamedNode(PREFIXES["pa"] + kind))
        for kind in ("Observation", "Claim")
    }
    return [
        _entry(view, one, {name: found[graph_name(one)] for name, found in known.items()})
        for one in ids(store)
    ]


def _by_graph(
    view: View, name: str, value: NamedNode | None = None
) -> defaultdict[object, Counter[Term]]:
    """Count the values of a property in each graph; all briefings in one pass."""
    found: defaultdict[object, Counter[Term]] = defaultdict(Counter)
    for quad in view.stated(name, value):
        found[quad.graph_name][quad.object] += 1
    return found


def _entry(view: View, briefing: str, said: dict[str, Counter[Term]]) -> BriefingEntry:
    source = NamedNode(f"{BASE}source/{briefing}")
    day = view.one(source, "schema:about", "schema:startDate")
    governments = Counter(
        {
            agency: count
            for agency, count in said["pa:reportedBy"].items()
            if _GOVERNMENT in view.objects(agency, "org:classification")
        }
    )
    places = governments or said["sdmx-dimension:refArea"]
    most = max(places, key=lambda place: (places[place], str(place)), default=None)
    return BriefingEntry(
        id=briefing,
        title=view.label(source),
        date=day_of(view.one(source, "schema:datePublished"))
        or max(map(day_of, [day, *said["pa:asOf"]])),
        government=_label(view, most),
        publisher={"zh": "、", "en": ", "}[view.lang].join(
            view.label(agency) for agency in makers(view, source, "schema:publisher")
        ),
        figures=said["Observation"].total(),
        claims=said["Claim"].total(),
        coverage=_label(view, view.one(source, "pa:coverage")),
        kind=_label(view, view.one(source, "pa:sourceKind")),
    )


def _label(view: View, term: Term | None) -> str:
    return "" if term is None else view.label(term)
