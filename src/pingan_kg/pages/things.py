"""The page of one thing: its card, where it is printed, its chart, what can be taken."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..cards.explanation import Explanation, explain
from ..cards.show import describe
from ..cards.values import Card
from ..graph.view import View
from ..messages import dated
from .drawings import Drawing
from .figures import Figures
from .schema import described, script

__all__ = ["ROWS", "ThingPage", "thing_page"]

ROWS = 300
"""At most so many rows of a table stand on a page; the files to download have all."""

_FACTS = {"observation", "recognition", "program"}
_DRAWN = {"metric", "program", "agency", "theme", "area", "observation", "source"}
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
        drawing=Drawing(path, title, own) if own.rows and kind in _DRAWN else None,
        has_figures=bool(own.rows),
        schema=script(described(view, path, card)),
    )
