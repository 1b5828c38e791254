"""Framed JSON-LD: a document a metric, agency, program or briefing, its facts nested.

A fact is an observation, a recognition or a milestone. It is about a thing that it names
under whichever property; a briefing has all that stand below its IRI.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from ..errors import InputError, UnknownName, did_you_mean
from ..rdf.framing import Framing
from ..rdf.names import PREFIXES, briefing_of, relative
from ..rdf.order import NaturalKey, natural
from ..rdf.schemas import schema
from .export import context, labelled
from .resolve import resolve
from .store import QUERIED, quads

__all__ = ["KINDS", "Frame", "framed", "frames", "json_schema"]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_FACTS = frozenset(
    PREFIXES["pa"] + name for name in ("Observation", "Recognition", "Milestone")
)


class Frame(NamedTuple):
    """A kind of document: the class of its things, and what it is in both languages."""

    type: str
    title: dict[str, str]


KINDS = {
    "metric": Frame(
        PREFIXES["pa"] + "Metric", {"zh": "指标及其数据", "en": "Metrics with their facts"}
    ),
    "agency": Frame(
        PREFIXES["pa"] + "Agency",
        {"zh": "机关及与其有关的事实", "en": "Agencies with the facts that name them"},
    ),
    "program": Frame(
        PREFIXES["pa"] + "Program",
        {"zh": "工作项目及其事实", "en": "Programs with the facts that name them"},
    ),
    "briefing": Frame(
        PREFIXES["qb"] + "DataSet", {"zh": "简报及其事实", "en": "Briefings with their facts"}
    ),
}
"""The kinds of framed documents, by the words of the command line."""


def framed(
    kind: str,
    *,
    parts: Iterable[str] = QUERIED,
    about: str | None = None,
    data: Iterable[str | os.PathLike[str]] = (),
    only: bool = False,
) -> bytes:
    """Return a framed document, as JSON-LD: of one thing (``about``), or of all of a kind.

    ``kind`` is one of :data:`KINDS`. Raises :class:`~pingan_kg.errors.UnknownName` for an
    unknown kind, part or thing, :class:`~pingan_kg.errors.InputError` for a thing of
    another kind.
    """
    _known(kind)
    chosen = labelled(list(quads(dict.fromkeys(parts), data=data, only=only)))
    thing = None
    if about is not None:
        store = Store()
        store.bulk_extend(chosen)
        thing = _thing(store, kind, about)
    return frames(chosen, kind, thing=thing)


def frames(whole: Iterable[Quad], kind: str, *, thing: NamedNode | None = None) -> bytes:
    """Return the framed document of one thing, or of all of a kind, out of a graph."""
    whole = list(whole)
    wanted = NamedNode(_known(kind).type)
    things = {one.subject for one in whole if one.predicate == _TYPE and one.object == wanted}
    own = [one for one in things if isinstance(one, NamedNode)]
    chosen = sorted(own, key=_key) if thing is None else [thing]
    facts = _facts(whole)
    framing = Framing((quad.triple for quad in whole), context())
    found = framing.document([(one, sorted(facts.get(one, ()), key=_key)) for one in chosen])
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def json_schema(kind: str) -> bytes:
    """Return the JSON Schema of the documents of a kind, of one thing or of all."""
    frame = _known(kind)
    written = context()
    class_ = written.classes[frame.type]
    found = schema(kind, frame.title, class_, written)
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _known(kind: str) -> Frame:
    if kind not in KINDS:
        raise UnknownName(f"no frame is called {kind!r}{did_you_mean(kind, KINDS)}")
    return KINDS[kind]


def _thing(store: Store, kind: str, about: str) -> NamedNode:
    if kind == "briefing" and "/" not in about:
        about = f"dataset/{about}"
    thing = resolve(store, about)
    typed = store.quads_for_pattern(thing, _TYPE, NamedNode(KINDS[kind].type))
    if next(iter(typed), None) is None:
        raise InputError(
            f"{relative(thing.value) or thing.value} is no {kind}: choose another --framed"
        )
    return thing


def _facts(whole: list[Quad]) -> dict[NamedNode, set[NamedNode]]:
    """Return the facts about each thing."""
    facts = {
        quad.subject
        for quad in whole
        if quad.predicate == _TYPE
        and isinstance(quad.object, NamedNode)
        and quad.object.value in _FACTS
    }
    found: dict[NamedNode, set[NamedNode]] = {}
    for quad in whole:
        if quad.subject not in facts or not isinstance(quad.subject, NamedNode):
            continue
        if isinstance(quad.object, NamedNode):
            found.setdefault(quad.object, set()).add(quad.subject)
        if briefing := briefing_of(quad.subject.value):
            dataset = NamedNode(f"{PREFIXES['dataset']}{briefing}")
            found.setdefault(dataset, set()).add(quad.subject)
    return found


def _key(thing: NamedNode) -> NaturalKey:
    return natural(thing.value)
