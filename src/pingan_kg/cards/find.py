"""Find things by label, other name, printed figure, definition or note.

Full-width and half-width, upper and lower case, traditional and simplified characters,
quotation marks, hyphens and the commas of large numbers make no difference; a number is
found as a whole one only, however it is printed. Where a Chinese word is found nowhere
it is taken for a short form: 电诈 stands for 电信诈骗.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode

from ..bounds import plain
from ..figures import Comparator, Figure, FigureError, read
from ..graph.resolve import briefing_of
from ..graph.view import View, short
from ..rdf.names import BASE, ONTOLOGY, expand
from ..rdf.order import natural
from ..rdf.terms import XSD
from ..scripts import simplified
from .values import Find

__all__ = ["find_texts", "folded", "kind_of", "kinds", "printing"]

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
ontology source dataset event post membership claim exclusion
"""
_RANK = {kind: rank for rank, kind in enumerate(_KINDS.split())}
_SHARE_FIGURE = ("pa:Observation", "pa:Recognition", "pa:Milestone")
_FACTS = (*_SHARE_FIGURE, "pa:Program")
_EQUAL = 60
"""The score of a fact whose figure is equal to the text and printed another way."""
_SHORT_FORM = re.compile("[一-鿿]{2,4}")

_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉«»]")
_JOINTS = re.compile(r"[-‐‑‒–—_/\s]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def folded(text: str) -> str:
    """Return the text without the differences that a search passes over.

    >>> folded("“Ｈｕｗａｎｇ”  Five-Year 76,000")
    'huwang five year 76000'
    """
    narrow = simplified(unicodedata.normalize("NFKC", text).casefold())
    return _JOINTS.sub(" ", _THOUSANDS.sub("", _QUOTES.sub("", narrow))).strip()


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
    texts = {
        node: entries for node, entries in _texts(view).items() if not of or kind_of(node) in of
    }
    found = _hits(view, texts, [_pattern(whole), *map(_pattern, words)])
    if not found and all(map(_SHORT_FORM.fullmatch, words)):
        labels = {
            node: [entry for entry in entries if entry[2] == "label"]
            for node, entries in texts.items()
        }
        found = _hits(view, labels, [re.compile("$^"), *map(_abbreviated, words)])
    for node in printing(view, text):
        if not of or kind_of(node) in of:
            found.setdefault(node, _find(view, node, (_EQUAL, "printed figure", text)))
    return sorted(
        found.values(),
        key=lambda hit: (-hit.score, _RANK.get(hit.kind, 99), len(hit.label), natural(hit.id)),
    )


def _hits(
    view: View, texts: dict[NamedNode, list[_Text]], patterns: list[re.Pattern[str]]
) -> dict[NamedNode, Find]:
    return {
        node: _find(view, node, hit)
        for node, entries in texts.items()
        if entries and (hit := _best(patterns, entries))
    }


def _find(view: View, node: NamedNode, hit: tuple[int, str, str]) -> Find:
    score, matched, where = hit
    name = short(node)
    own = briefing_of(name) or ""
    return Find(name, node.value, kind_of(node), view.label(node), matched, where, score, own)


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word; a number at either end of it is a whole one."""
    before = r"(?<![0-9])(?<![0-9]\.)" if word[0].isdigit() else ""
    after = r"(?![0-9]|\.[0-9])" if word[-1].isdigit() else ""
    return re.compile(before + re.escape(word) + after)


def _abbreviated(word: str) -> re.Pattern[str]:
    """Return what finds the characters of a word in their order, a few between them."""
    return re.compile("[一-鿿]{0,3}".join(map(re.escape, word)))


def printing(view: View, figure: str) -> list[NamedNode]:
    """Return the facts that a figure is printed of, however it is printed there.

    A number without a unit stands for every figure with that number. In the order of
    the texts, briefing by briefing.
    """
    found = {
        fact
        for claim in view.subjects("pa:printedFigure", _literal(figure))
        for fact in view.subjects("prov:wasDerivedFrom", claim)
        if view.kinds(fact).intersection(_FACTS)
    }
    wanted = _figure(figure)
    if wanted is not None and wanted.value is not None:
        for value in {wanted.value, -wanted.value}:
            number = Literal(plain(value), datatype=NamedNode(XSD + "decimal"))
            found |= {
                fact
                for fact in view.subjects("sdmx-measure:obsValue", number)
                if _is_bare(wanted) or any(_agree(wanted, one) for one in view.printed(fact))
            }
    return sorted(found, key=lambda fact: (briefing_of(fact.value) or "", _place(view, fact)))


def _literal(text: str) -> Literal:
    return Literal(text.encode("utf-8", "replace").decode())


def _figure(text: str) -> Figure | None:
    try:
        return read(text)
    except FigureError:
        return None


def _is_bare(figure: Figure) -> bool:
    return figure.comparator is Comparator.EXACTLY and not (figure.unit or figure.wording)


def _agree(wanted: Figure, printed: str) -> bool:
    """Tell whether a figure says what is wanted; a unit that is not given may be any."""
    found = _figure(printed)
    if found is None or wanted.unit:
        return found == wanted
    return (found.comparator, found.value) == (wanted.comparator, wanted.value)


def _place(view: View, fact: NamedNode) -> tuple[int, str]:
    starts = [
        int(start.value)
        for claim in view.objects(fact, "prov:wasDerivedFrom")
        if isinstance(start := view.one(claim, "oa:start"), Literal)
        and re.fullmatch("[0-9]{1,12}", start.value)
    ]
    return min(starts, default=10**12), fact.value


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
            for node in _bearers(view, quad.subject, name):
                texts.setdefault(node, []).append(entry)
    for node, entries in texts.items():
        entries.append((folded(short(node).partition("/")[2]), short(node), "id", _ID_SCORES))
    return {node: entries for node, entries in texts.items() if kind_of(node)}


def _bearers(view: View, node: NamedNode, name: str) -> Iterator[NamedNode]:
    """Yield the thing that has a text, and the facts that share it.

    For a printed figure those are what rests on its claim; for another name of a metric,
    its observations.
    """
    yield node
    if name == "pa:printedFigure":
        for fact in view.subjects("prov:wasDerivedFrom", node):
            if view.kinds(fact).intersection(_SHARE_FIGURE):
                yield fact
    elif name == "skos:altLabel" and kind_of(node) == "metric":
        yield from view.subjects("pa:metric", node)


def _best(patterns: list[re.Pattern[str]], texts: list[_Text]) -> tuple[int, str, str] | None:
    """Return score, field and text of the best hit, or None where a word is in no text.

    The first of the patterns is all words together.
    """
    whole, *words = patterns
    together = max((_score(whole, entry) for entry in texts), key=lambda hit: hit[0])
    if together[0]:
        return together
    each = [
        max((_score(word, entry) for entry in texts), key=lambda hit: hit[0]) for word in words
    ]
    score, field, text = min(each, key=lambda hit: hit[0])
    return (max(score - _SEVERAL_WORDS, 1), field, text) if score else None


def _score(word: re.Pattern[str], entry: _Text) -> tuple[int, str, str]:
    inside, text, field, (exact, beginning, part) = entry
    found = word.search(inside)
    if found is None:
        return (0, "", "")
    start, end = found.span()
    score = exact if end - start == len(inside) else part if start else beginning
    return (score, field, text)
