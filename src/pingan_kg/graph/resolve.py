"""From what a person writes to the thing that is meant, and back.

What is named by its id, its label as written or its bare shared name is looked up, at
a cost that does not grow with the graph. Only what is found by none of these makes
all names be read: for labels in another case, and to say what may have been meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store

from ..errors import UnknownName, nearest
from ..languages import LANGUAGES
from ..rdf.names import BASE, PREFIXES, briefing_of, expand, short_id

__all__ = ["briefing_of", "looked_up", "resolve", "short_id", "short_ids"]

_LABELS = tuple(NamedNode(PREFIXES["skos"] + name) for name in ("prefLabel", "altLabel"))
_KINDS = tuple(space for space in PREFIXES.values() if space.startswith(BASE))
_SOURCES = PREFIXES["source"]
_SHOWN = 80
"""At most so many characters of an unknown name are repeated."""
_MOST = 12
"""At most so many ids are listed where a name has several things."""


def short_ids(store: Store) -> list[str]:
    """Return the short ids of all things that have a label, sorted."""
    found = {quad.subject for quad in store.quads_for_pattern(None, _LABELS[0], None)}
    return sorted(
        short_id(node.value)
        for node in found
        if isinstance(node, NamedNode) and node.value.startswith(BASE)
    )


def resolve(store: Store, text: str) -> NamedNode:
    """Return the thing that a text names.

    The text is an IRI (in angle brackets or not), ``kind/name``, ``kind:name``
    or another prefixed name, a label in either language, upper and lower case
    alike, or a bare ``name`` where one kind of thing has it; the bare id of a briefing
    names its source. Raises
    :class:`~pingan_kg.errors.UnknownName` where nothing is called that (with
    near names), or several things are (with their ids).
    """
    wanted = text.strip()
    named, hint = looked_up(store, wanted), ""
    if not named:
        named, hint = _searched(store, wanted)
    if len(named) == 1:
        return named[0]
    if named:
        ids = sorted(short_id(node.value) for node in named)
        more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
        listed = ", ".join(ids[:_MOST]) + more
        raise UnknownName(f"{wanted!r} names several things: {listed}; give one of these ids")
    shown = wanted if len(wanted) <= _SHOWN else wanted[:_SHOWN] + "…"
    raise UnknownName(f"nothing is called {shown!r}{hint}")


def looked_up(store: Store, text: str) -> list[NamedNode]:
    """Return what has the text for its id, label or bare name just as it is written."""
    if not text:
        return []
    for node in _nodes(_identified(text)):
        if _is_known(store, node):
            return [node]
    named = _labelled(store, text) or [
        node for node in _nodes(space + text for space in _KINDS) if _is_known(store, node)
    ]
    return [node for node in named if node.value == _SOURCES + text] or named


def _identified(text: str) -> Iterator[str]:
    if text.startswith("<") and text.endswith(">"):
        yield text[1:-1]
        return
    if "/" in text and ":" not in text:
        yield BASE + text
    if (iri := expand(text)) is not None:
        yield iri
    if ":" in text:
        yield text


def _nodes(iris: Iterable[str]) -> Iterator[NamedNode]:
    for iri in iris:
        try:
            yield NamedNode(iri)
        except ValueError:
            continue


def _is_known(store: Store, node: NamedNode) -> bool:
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.quads_for_pattern(*p), None) is not None for p in patterns)


def _labelled(store: Store, text: str) -> list[NamedNode]:
    """Return the things with just this label, in either language."""
    try:
        written = [Literal(text, language=language) for language in LANGUAGES]
    except (ValueError, UnicodeEncodeError):
        return []
    found = (
        quad.subject
        for predicate in _LABELS
        for literal in written
        for quad in store.quads_for_pattern(None, predicate, literal)
    )
    return list(dict.fromkeys(node for node in found if isinstance(node, NamedNode)))


def _searched(store: Store, text: str) -> tuple[list[NamedNode], str]:
    """Read all names: return what is called so in another case, or what may be meant."""
    named: dict[str, dict[NamedNode, None]] = {}
    for predicate in _LABELS:
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                named.setdefault(quad.object.value.casefold(), {})[quad.subject] = None
    found = named.get(text.casefold())
    ids = short_ids(store)
    ends = [BASE + one for one in ids if text and one.endswith("/" + text)]
    if found or ends:
        return list(found or _nodes(ends)), ""
    asked = text.replace(":", "/", 1)
    folder = asked.rpartition("/")[0]
    beside = [one for one in ids if folder and one.startswith(folder + "/")]
    shared = [one for one in ids if one.count("/") == 1]
    near = nearest(asked, beside or shared) or nearest(
        text, (label for label, nodes in named.items() if any(map(_is_shared, nodes)))
    )
    return [], f"; did you mean {' or '.join(near)}?" if near else ""


def _is_shared(node: NamedNode) -> bool:
    """Tell whether a thing is of no one briefing: its id has no segment between."""
    return short_id(node.value).count("/") == 1
