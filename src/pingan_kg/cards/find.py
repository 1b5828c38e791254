"""Find things by label, other name, printed figure, definition or note.

Full-width and half-width, upper and lower case, quotation marks, hyphens and the
commas of large numbers make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode

from ..graph.view import View, short
from ..rdf.names import BASE, ONTOLOGY, expand
from ..rdf.order import natural
from .values import Find

__all__ = ["find_texts", "folded", "kind_of", "kinds"]

_FIELDS = (
    ("skos:prefLabel", "label", (100, 90, 80)),
    ("skos:altLabel", "label", (95, 85, 75)),
    ("pa:printedFigure", "printed figure", (70, 65, 60)),
    ("skos:notation", "label", (70, 65, 60)),
    ("skos:definition", "definition", (30, 30, 30)),
    ("skos:note", "note", (20, 20, 20)),
    ("skos:scopeNote", "note", (20, 20, 20)),
)
"""Where is looked, and the score of an exact hit, of a beginning, of a part."""

_ID_SCORES = (55, 50, 45)
_SEVERAL_WORDS = 5
"""What a text loses whose words were found apart from one another."""

_KINDS = """
metric program observation recognition agency person area period theme code
ontology source dataset post membership claim exclusion
"""
_RANK = {kind: rank for rank, kind in enumerate(_KINDS.split())}
_SHARE_FIGURE = ("pa:Observation", "pa:Recognition", "pa:Milestone")

_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉«»]")
_JOINTS = re.compile(r"[-‐‑‒–—_/\s]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def folded(text: str) -> str:
    """Return the text without the differences that a search passes over.

    >>> folded("“Ｈｕｗａｎｇ”  Five-Year 76,000")
    'huwang five year 76000'
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _JOINTS.sub(" ", _THOUSANDS.sub("", _QUOTES.sub("", plain))).strip()


def kind_of(node: NamedNode) -> str:
    """Return the kind that a thing's IRI says: ``metric``, ``ontology`` ..., or nothing."""
    if node.value.startswith(ONTOLOGY):
        return "ontology"
    return (
        node.value.removeprefix(BASE).partition("/")[0] if node.value.startswith(BASE) else ""
    )


def kinds() -> list[str]:
    """Return the kinds of things, those first that are most asked for."""
    return list(_RANK)


def find_texts(view: View, text: str, *, of: Collection[str] = ()) -> list[Find]:
    """Return the things in which every word of the text is found, the best first.

    ``of`` are the kinds wanted, by default all. An exact label comes before one that
    begins with the text, then one that contains it; labels before printed figures
    before definitions and notes.
    """
    whole = folded(text)
    words = whole.split()
    if not words:
        return []
    found = []
    for node, texts in _texts(view).items():
        if (not of or kind_of(node) in of) and (hit := _best(whole, words, texts)):
            score, matched, where = hit
            kind = kind_of(node)
            label = view.label(node)
            found.append(Find(short(node), node.value, kind, label, matched, where, score))
    return sorted(
        found,
        key=lambda hit: (-hit.score, _RANK.get(hit.kind, 99), len(hit.label), natural(hit.id)),
    )


_Text = tuple[str, str, str, tuple[int, int, int]]
"""A text folded, the text, the field it is in, and the field's scores."""


def _texts(view: View) -> dict[NamedNode, list[_Text]]:
    texts: dict[NamedNode, list[_Text]] = {}
    for name, field, scores in _FIELDS:
        predicate = NamedNode(expand(name) or name)
        for quad in view.store.quads_for_pattern(None, predicate, None):
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, Literal):
                continue
            entry = (folded(quad.object.value), quad.object.value, field, scores)
            for node in _bearers(view, quad.subject, field):
                texts.setdefault(node, []).append(entry)
    for node, entries in texts.items():
        entries.append((folded(short(node).partition("/")[2]), short(node), "id", _ID_SCORES))
    return {node: entries for node, entries in texts.items() if kind_of(node)}


def _bearers(view: View, node: NamedNode, field: str) -> Iterator[NamedNode]:
    """Yield the thing, and for a printed figure the facts that rest on its claim."""
    yield node
    if field == "printed figure":
        for fact in view.subjects("prov:wasDerivedFrom", node):
            if view.kinds(fact).intersection(_SHARE_FIGURE):
                yield fact


def _best(whole: str, words: list[str], texts: list[_Text]) -> tuple[int, str, str] | None:
    """Return score, field and text of the best hit, or None where a word is in no text."""
    together = max((_score(whole, entry) for entry in texts), key=lambda hit: hit[0])
    if together[0]:
        return together
    each = [
        max((_score(word, entry) for entry in texts), key=lambda hit: hit[0]) for word in words
    ]
    score, field, text = min(each, key=lambda hit: hit[0])
    return (max(score - _SEVERAL_WORDS, 1), field, text) if score else None


def _score(word: str, entry: _Text) -> tuple[int, str, str]:
    inside, text, field, (exact, beginning, part) = entry
    if word not in inside:
        return (0, "", "")
    score = exact if word == inside else beginning if inside.startswith(word) else part
    return (score, field, text)
