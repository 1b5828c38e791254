"""The site: every file of it, one after another, the same bytes each time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, Store

from ..graph.export import Excerpts, labelled, serialized
from ..graph.view import View
from ..languages import LANGUAGES
from ..tables.delimited import csv_bytes
from ..tables.rows import figures as read_figures
from . import comparisons, figures, network, overview, questions, terms, things
from .address import Addresses
from .folder import MARK
from .rendering import Renderer
from .words import WORDS

__all__ = ["files"]

_ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
_TOLD = ("loading", "working", "rows", "rows-first", "timeout", "stopped")
_TOLD_THEN = ("no-engine", "copied", "true", "false")


def files(
    store: Store, statements: Iterable[Quad], *, alone: bool
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every file of a site.

    ``store`` is what the pages are read from, ``statements`` the same graph as it is
    written, for the files of RDF; ``alone`` says that it is the shipped graph alone.
    Raises :class:`~pingan_kg.errors.MissingEngine` where jinja2 is not installed.
    """
    addresses = Addresses(store)
    table = figures.Figures(read_figures(store))
    renderers = {lang: Renderer(lang, addresses) for lang in LANGUAGES}
    yield MARK, b"A site that pingan-kg wrote; it may be replaced by another.\n"
    yield from _assets()
    yield "index.html", renderers["zh"].page("index", "choose")[1]
    quads = labelled(list(statements))
    yield "data/graph.trig", serialized(quads, "trig")
    yield "data/figures.csv", csv_bytes(table.table)
    yield from _raw(quads, addresses, table)
    for lang, renderer in renderers.items():
        yield from _pages(store, renderer, table, lang, alone=alone)
        yield from _things(View(store, lang), renderer, addresses, table)


def _assets() -> Iterator[tuple[str, bytes]]:
    for folder, _, names in sorted(os.walk(_ASSETS)):
        for name in sorted(names):
            place = os.path.join(folder, name)
            path = os.path.relpath(place, _ASSETS).replace(os.sep, "/")
            with open(place, "rb") as stream:
                yield f"assets/{path}", stream.read()


def _raw(
    quads: list[Quad], addresses: Addresses, table: figures.Figures
) -> Iterator[tuple[str, bytes]]:
    excerpts = Excerpts(quads)
    for path, node in addresses.things.items():
        said = excerpts.of(node)
        yield f"{path}.ttl", serialized(said, "turtle")
        yield f"{path}.jsonld", serialized(said, "json-ld")
        own = table.of(*_names(path))
        if own.rows:
            yield f"{path}.csv", csv_bytes(own)


def _names(path: str) -> list[str]:
    """Return the ids by which the figures of a page are found: a briefing's has two."""
    kind, _, name = path.partition("/")
    return [path, name] if kind in ("source", "dataset") else [path]


def _things(
    view: View, renderer: Renderer, addresses: Addresses, table: figures.Figures
) -> Iterator[tuple[str, bytes]]:
    for path, node in addresses.things.items():
        page = things.thing_page(view, path, node, table)
        if page.drawing is not None and page.drawing.path == path:
            yield from page.drawing.files(view.lang)
        yield renderer.page(path, "thing", page=page, most=things.ROWS, raw=path)


def _pages(
    store: Store, renderer: Renderer, table: figures.Figures, lang: str, *, alone: bool
) -> Iterator[tuple[str, bytes]]:
    view, words = View(store, lang), WORDS[lang]
    first = overview.overview(store, lang, alone=alone)
    for drawing in first.drawings.values():
        yield from drawing.files(lang)
    yield renderer.page("index", "overview", page=first, most=things.ROWS)
    yield from _facts(renderer, table, lang)
    compared = list(comparisons.comparisons(store, table, lang))
    yield renderer.page("compare", "compare", compared=compared)
    for one in compared:
        yield from one.drawing.files(lang)
        yield renderer.page(one.path, "comparison", page=one)
    drawn = network.network(view, words["ties"], words["nobody"])
    yield renderer.page("network", "network", page=drawn)
    asked = questions.questions(store, lang, alone=alone)
    told = {name: words[name] for name in (*_TOLD, *_TOLD_THEN)}
    yield f"{lang}/query-data.js", questions.packed(asked, terms.insertable(view), told)
    yield renderer.page("query", "query", questions=asked)
    yield renderer.page("terms", "terms", groups=terms.terms(view, words))


def _facts(
    renderer: Renderer, table: figures.Figures, lang: str
) -> Iterator[tuple[str, bytes]]:
    lines = table.lines(lang)
    yield f"{lang}/facts-data.js", figures.packed(lines)
    pages = max(1, -(-len(lines) // figures.LISTED))
    names = ["facts", *(f"facts-{number}" for number in range(2, pages + 1))]
    for at, name in enumerate(names):
        shown = lines[at * figures.LISTED : (at + 1) * figures.LISTED]
        yield renderer.page(
            name,
            "facts",
            lines=shown,
            total=len(lines),
            number=at + 1,
            pages=pages,
            filters=figures.FILTERS,
            before=names[at - 1] if at else None,
            after=names[at + 1] if at + 1 < pages else None,
        )
