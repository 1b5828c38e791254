"""The page of one thing: its card, where it is printed, its chart, what can be taken."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..cards.explanation import Explanation, explain
from ..cards.show import describe
from ..cards.values import Card
from ..graph.view import View, short
from ..messages import dated
from ..tables.columns import Table
from .address import page_of
from .drawings import Drawing
from .figures import Figures
from .schema import described, script

__all__ = ["ROWS", "ThingPage", "thing_page"]

ROWS = 300
"""At most so many rows of a table stand on a page; the files to download have all."""

_FACTS = {"observation", "recognition", "program"}
_DRAWN = {"metric", "program", "agency", "theme", "area", "source"}
_STYLES = {"GB/T 7714": "gb7714", "APA": "apa", "BibTeX": "bibtex", "RIS": "ris"}


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What the page of a thing shows."""

    card: Card
    title: str
    explained: Explanation | None
    citations: tuple[tuple[str, str], ...]
    drawing: Drawing | None
    has_figures: bool
    schema: str


def thing_page(view: View, path: str, node: NamedNode, figures: Figures) -> ThingPage:
    """Gather the page of a thing in the view's language."""
    kind = path.partition("/")[0]
    card = describe(node, lang=view.lang, store=view.store)
    title = card.labels.get(view.lang) or next(iter(card.labels.values()), card.id)
    explained = explain(view, node) if kind in _FACTS else None
    cited = explained.citation if explained else None
    citations = [] if cited is None else [("", cited.render("text"))]
    if cited is not None:
        citations += [(name, cited.render(style)) for name, style in _STYLES.items()]
    own = figures.of(path, *([card.briefing] if kind == "source" else []))
    return ThingPage(
        card=card,
        title=dated(title, view.lang),
        explained=explained,
        citations=tuple(citations),
        drawing=_drawing(view, path, title, node, own, figures),
        has_figures=bool(own.rows),
        schema=script(described(view, path, card)),
    )


def _drawing(  # noqa: PLR0913, PLR0917 (what a page has gathered)
    view: View, path: str, title: str, node: NamedNode, own: Table, figures: Figures
) -> Drawing | None:
    """Return the chart of a thing's figures; for one figure that of its metric's."""
    if own.rows and path.partition("/")[0] in _DRAWN:
        return Drawing(path, title, own)
    metric = view.one(node, "pa:metric")
    name = short(metric) if isinstance(metric, NamedNode) else ""
    if not name.startswith("metric/") or page_of(str(metric).strip("<>")) is None:
        return None
    among = figures.of(name)
    return Drawing(name, view.label(metric), among) if among.rows and metric else None
