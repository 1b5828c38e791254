"""From what a person writes to the thing that is meant, and back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Store

from ..errors import UnknownName, nearest
from ..rdf.names import BASE, PREFIXES, expand, short_id

__all__ = ["label", "labels", "resolve", "short_id", "short_ids"]

_PREF_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
_LANGUAGES = ("zh", "en")
_SHOWN = 80
"""At most so many characters of an unknown name are repeated."""


def short_ids(store: Store) -> list[str]:
    """Return the short ids of all things that have a label, sorted."""
    found = {quad.subject for quad in store.quads_for_pattern(None, _PREF_LABEL, None)}
    return sorted(
        short_id(node.value)
        for node in found
        if isinstance(node, NamedNode) and node.value.startswith(BASE)
    )


def label(store: Store, node: NamedNode, lang: str) -> str | None:
    """Return the thing's preferred label in the language, else in another, else None."""
    found: dict[str | None, str] = {}
    for quad in store.quads_for_pattern(node, _PREF_LABEL, None):
        if isinstance(quad.object, Literal):
            found[quad.object.language] = quad.object.value
    return found.get(lang) or next(iter(found.values()), None)


def labels(store: Store) -> dict[str, list[NamedNode]]:
    """Return every label (preferred and other), case-folded, with the things it names."""
    named: dict[str, list[NamedNode]] = {}
    for predicate in (_PREF_LABEL, _ALT_LABEL):
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                things = named.setdefault(quad.object.value.casefold(), [])
                if quad.subject not in things:
                    things.append(quad.subject)
    return named


def resolve(store: Store, text: str) -> NamedNode:
    """Return the thing that a text names.

    The text is an IRI (in angle brackets or not), ``kind/name``, ``kind:name``
    or another prefixed name, a label in either language, upper and lower case
    alike, or a bare ``name`` where one kind of thing has it. Raises
    :class:`~pingan_kg.errors.UnknownName` where nothing is called that (with
    near names), or several things are (with their ids).
    """
    wanted = text.strip()
    for iri in _candidates(wanted):
        node = _node(iri)
        if node is not None and _known(store, node):
            return node
    named = (
        _exactly(store, wanted)
        or labels(store).get(wanted.casefold(), [])
        or [
            NamedNode(BASE + name)
            for name in short_ids(store)
            if _local(name) == (wanted or None)
        ]
    )
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(sorted(short_id(node.value) for node in named))
        raise UnknownName(f"{wanted!r} names several things: {ids}; give one of these ids")
    shown = wanted if len(wanted) <= _SHOWN else wanted[:_SHOWN] + "…"
    raise UnknownName(f"nothing is called {shown!r}{_hint(store, wanted)}")


def _local(short: str) -> str:
    return short.partition("/")[2]


def _candidates(text: str) -> Iterable[str]:
    if text.startswith("<") and text.endswith(">"):
        yield text[1:-1]
        return
    if "/" in text and ":" not in text:
        yield BASE + text
    if (iri := expand(text)) is not None:
        yield iri
    if ":" in text:
        yield text


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _known(store: Store, node: NamedNode) -> bool:
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.quads_for_pattern(*p), None) is not None for p in patterns)


def _exactly(store: Store, text: str) -> list[NamedNode]:
    """Return the things with just this label, without reading all labels."""
    found: dict[NamedNode, None] = {}
    try:
        written = [Literal(text, language=language) for language in _LANGUAGES]
    except (ValueError, UnicodeEncodeError):
        return []
    for predicate in (_PREF_LABEL, _ALT_LABEL):
        for literal in written:
            for quad in store.quads_for_pattern(None, predicate, literal):
                if isinstance(quad.subject, NamedNode):
                    found[quad.subject] = None
    return list(found)


def _hint(store: Store, text: str) -> str:
    ids = short_ids(store)
    asked = text.replace(":", "/", 1)
    near = nearest(asked, ids) or nearest(text, labels(store))
    return f"; did you mean {' or '.join(near)}?" if near else ""
