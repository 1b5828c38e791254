"""Which briefings a graph holds, and what each of them is.

>>> from pingan_kg.graph.store import shared
>>> [one.government for one in briefings(shared(), "en")]
["Qingdao Municipal People's Government"]
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..graph.store import briefings as ids
from ..graph.store import graph_name
from ..graph.view import Term, View
from ..languages import checked
from ..rdf.names import BASE
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
    checked(lang)
    return [_entry(View(store, lang, [graph_name(one)]), one) for one in ids(store)]


def _entry(view: View, briefing: str) -> BriefingEntry:
    source = NamedNode(f"{BASE}source/{briefing}")
    event = view.one(source, "schema:about")
    figures = view.instances("pa:Observation")
    said = [view.one(figure, "pa:asOf") for figure in figures]
    return BriefingEntry(
        id=briefing,
        title=view.label(source),
        date=day_of(view.one(source, "schema:datePublished"))
        or max(map(day_of, [view.one(event, "schema:startDate"), *said])),
        government=_government(view, figures),
        publisher={"zh": "、", "en": ", "}[view.lang].join(
            view.label(agency) for agency in makers(view, source, "schema:publisher")
        ),
        figures=len(figures),
        claims=len(view.instances("pa:Claim")),
        coverage=_label(view, view.one(source, "pa:coverage")),
        kind=_label(view, view.one(source, "pa:sourceKind")),
    )


def _government(view: View, figures: list[NamedNode]) -> str:
    reporting = Counter(
        agency
        for figure in figures
        for agency in view.objects(figure, "pa:reportedBy")
        if _GOVERNMENT in view.objects(agency, "org:classification")
    )
    areas = Counter(
        area for figure in figures for area in view.objects(figure, "sdmx-dimension:refArea")
    )
    most = (reporting or areas).most_common(1)
    return view.label(most[0][0]) if most else ""


def _label(view: View, term: Term | None) -> str:
    return "" if term is None else view.label(term)
