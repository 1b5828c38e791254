"""The first page: what the briefings say at a glance, and what they leave open."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..cards.briefings import BriefingEntry, briefings
from ..cards.gaps import Gap, gaps
from ..cards.show import stats
from ..cards.values import Mention, Tally
from ..charts.selection import chosen
from ..errors import PinganError
from ..graph.resolve import briefing_of
from ..graph.view import View, short
from .drawings import Drawing

__all__ = ["Account", "Honour", "Overview", "overview"]

_CHARTS = {"headline": "headline-figures", "changes": "changes"}


@dataclass(frozen=True, slots=True)
class Account:
    """How much of a source the graph accounts for, counted."""

    briefing: BriefingEntry
    evidence: int
    """Passages that print a figure and are evidence of a fact."""
    passages: int
    """Passages without a figure."""
    excluded: int


@dataclass(frozen=True, slots=True)
class Honour:
    """A recognition, or a first."""

    thing: Mention
    level: str
    who: str
    briefing: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows."""

    drawings: dict[str, Drawing]
    accounts: tuple[Account, ...]
    themes: Tally
    contradictions: Tally
    honours: tuple[Honour, ...]
    gaps: tuple[Gap, ...]


def overview(store: Store, lang: str, *, alone: bool) -> Overview:
    """Gather the first page; ``alone`` says that the store is the shipped graph alone."""
    view = View(store, lang)
    tallies = {tally.key: tally for tally in stats(lang=lang, store=store)}
    return Overview(
        drawings=_drawings(store, lang, alone=alone),
        accounts=tuple(_accounts(view)),
        themes=tallies["themes"],
        contradictions=tallies["contradictions"],
        honours=tuple(_honours(view)),
        gaps=gaps(lang=lang, store=store),
    )


def _drawings(store: Store, lang: str, *, alone: bool) -> dict[str, Drawing]:
    found = {}
    for name, query in _CHARTS.items():
        try:
            figures = chosen([query], store, lang, alone=alone)
        except PinganError:  # there is none of that kind
            continue
        found[name] = Drawing(f"chart-{name}", figures.title, figures.table)
    return found


def _accounts(view: View) -> list[Account]:
    counts: dict[str, list[int]] = {}
    for at, kind in enumerate(("pa:Claim", "pa:Exclusion")):
        for node in view.instances(kind):
            own = counts.setdefault(briefing_of(node.value) or "", [0, 0, 0])
            if at:
                own[2] += 1
            else:
                own[0 if view.objects(node, "pa:printedFigure") else 1] += 1
    return [
        Account(one, *counts.get(one.id, (0, 0, 0))) for one in briefings(view.store, view.lang)
    ]


def _honours(view: View) -> list[Honour]:
    nodes = {
        node for kind in ("pa:Recognition", "pa:Milestone") for node in view.instances(kind)
    }
    return [
        Honour(
            Mention(view.label(node), short(node)),
            _label(view, node, "pa:level"),
            _label(view, node, "pa:recipient") or _label(view, node, "pa:responsibleAgency"),
            briefing_of(node.value) or "",
        )
        for node in sorted(nodes, key=lambda node: str(node.value))
    ]


def _label(view: View, node: NamedNode, name: str) -> str:
    return {"zh": "、", "en": ", "}[view.lang].join(map(view.label, view.objects(node, name)))
