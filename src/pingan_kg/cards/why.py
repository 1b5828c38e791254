"""Why the graph says what it says: the fact's evidence, to its sentences.

>>> found = why("2万余起", lang="en")[0]
>>> found.meaning
'more than 20,000; the upper bound is not stated'
>>> [place.part for place in found.prints]
['lead', 'body', 'summary panel']
"""

from __future__ import annotations

import os
from dataclasses import replace

from pyoxigraph import NamedNode, Store

from ..briefing.reading import source as source_said
from ..errors import UnknownName
from ..evidence.tracing import Trace, trace
from ..graph.resolve import briefing_of, looked_up, resolve
from ..graph.store import shared
from ..graph.view import View, short
from ..languages import checked
from .explanation import Explanation, Print, Sentence, Unsaid, explain
from .find import printing
from .gaps import gaps_of

__all__ = ["Explanation", "why"]

_EVIDENCE = "prov:wasDerivedFrom"
_FACTS = ("pa:Observation", "pa:Recognition", "pa:Milestone", "pa:Program")


def why(
    fact: str,
    *,
    lang: str = "zh",
    source: str | os.PathLike[str] | None = None,
    briefing: str | None = None,
    store: Store | None = None,
) -> list[Explanation]:
    """Explain a fact: what it means, where it is printed, what was inferred, how to cite it.

    ``fact`` names an observation, recognition, milestone or program, or whatever else
    rests on claims, by id, IRI or label; a metric stands for its observations, a claim
    for what rests on it, and a figure (2万余起, 20000) for all that print it or one that
    is equal; ``briefing`` keeps to what that one says. With ``source``, a copy of the
    article, each place comes with its sentence.

    Raises :class:`~pingan_kg.errors.UnknownName` where nothing is called so or it is no
    fact, and :class:`~pingan_kg.errors.InputError` as :func:`pingan_kg.verify` does.
    """
    graph = shared() if store is None else store
    view = View(graph, checked(lang))
    found = [explain(view, node) for node in _facts(view, fact)]
    if briefing is not None:
        found = _of(found, briefing, fact, graph)
    if source is not None:
        asked = {briefing for one in found for briefing in _briefings(one)}
        traced = trace(source, graph, briefing=asked.pop() if len(asked) == 1 else None)
        found = [
            replace(one, prints=tuple(_with_sentence(place, traced) for place in one.prints))
            for one in found
        ]
    return [replace(one, unsaid=_unsaid(view, one)) for one in found]


def _of(found: list[Explanation], briefing: str, fact: str, graph: Store) -> list[Explanation]:
    """Keep what a briefing says, which must be something."""
    source_said(graph, briefing)  # or nothing is called so
    kept = [one for one in found if briefing in _briefings(one)]
    if not kept:
        raise UnknownName(f"the briefing {briefing} says nothing of {fact!r}")
    return kept


def _briefings(one: Explanation) -> list[str]:
    """Return the briefings that a fact is of, by its id or by the claims it rests on."""
    names = (one.id, *(place.claim for place in one.prints))
    return sorted(filter(None, set(map(briefing_of, names))))


def _unsaid(view: View, one: Explanation) -> tuple[Unsaid, ...]:
    """Return what is left unsaid of a fact, each kind once."""
    found = {
        gap.kind: Unsaid(gap.kind, gap.label, gap.ground)
        for briefing in _briefings(one)
        for gap in gaps_of(NamedNode(one.iri), briefing, lang=view.lang, store=view.store)
        if gap.missing
    }
    return tuple(found.values())


def _facts(view: View, name: str) -> list[NamedNode]:
    """Return the facts that a name means; a figure is one only where nothing is called so."""
    if not looked_up(view.store, name.strip()) and (printed := printing(view, name)):
        return printed
    node = resolve(view.store, name)
    kinds = view.kinds(node)
    found: list[NamedNode] = []
    if "pa:Metric" in kinds:
        found = view.subjects("pa:metric", node)
    elif "pa:Claim" in kinds:
        found = view.subjects(_EVIDENCE, node)
    elif kinds.intersection(_FACTS) or view.objects(node, _EVIDENCE):
        found = [node]
    if not found:
        kind = ", ".join(sorted(map(view.property_label, kinds))) or "thing"
        raise UnknownName(
            f"{short(node)} is no fact ({kind}); why explains observations, recognitions, "
            f"milestones and programs (try: pingan-kg show {short(node)})"
        )
    return found


def _with_sentence(place: Print, traced: Trace) -> Print:
    """Add the sentence of the copy in which a place stands, if it is found there."""
    spot = traced.spots.get(place.claim)
    if spot is None:
        return place
    passage = next(one for one in traced.article.passages if one.id == place.claim)
    start, end = traced.figure_spot(passage) or spot
    copy = traced.copy
    first, last = copy.sentence(start, end)
    sentence = Sentence(
        before=copy.shown(first, start),
        figure=copy.shown(start, end),
        after=copy.shown(end, last),
        line=copy.line(start)[0],
    )
    return replace(place, sentence=sentence)
