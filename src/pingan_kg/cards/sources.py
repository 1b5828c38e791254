"""The sources that facts rest on: which one it is, and who made it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from ..briefing.model import Source
from ..briefing.reading import claim, source
from ..errors import UnknownName
from ..graph.resolve import briefing_of
from ..graph.view import Term, View

__all__ = ["makers", "source_of"]


def source_of(view: View, claims: Iterable[NamedNode]) -> Source | None:
    """Return the source of the first of some claims that has one."""
    for node in claims:
        found = claim(view, node).source
        briefing = briefing_of(found.value) if found is not None else None
        if briefing is not None:
            try:
                return source(view.store, briefing)
            except UnknownName:
                continue
    return None


def makers(view: View, node: NamedNode, name: str) -> list[Term]:
    """Return the values of a source's property, in the order in which it prints them."""

    def place(agent: Term) -> int:
        claims = (
            claim(view, one)
            for one in view.objects(agent, "prov:wasDerivedFrom")
            if isinstance(one, NamedNode)
        )
        starts = [one.start for one in claims if one.source == node and one.start is not None]
        return min(starts, default=10**12)

    return sorted(view.objects(node, name), key=place)
