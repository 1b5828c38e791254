"""Compare two states of a graph, thing by thing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ..briefing.reading import observation
from ..briefing.words import observation_words
from ..graph.export import labelled
from ..graph.parsing import own_quads, parse_file
from ..graph.view import View
from ..rdf.names import BASE, PREFIXES, compact, short_id
from ..rdf.order import natural, predicate_key, term_key
from ..rdf.terms import Term, display

__all__ = ["KINDS", "Change", "Changes", "Difference", "State", "compared", "state", "stated"]

WHOLE = "pingan-kg.nq"
"""The file of a release that holds the graph."""

KINDS = ("figure", "recognition", "claim", "program", "metric", "agency", "link", "other")
"""What can change, in the order in which it is told."""

_KIND = {
    "pa:Observation": "figure",
    "pa:DerivedFigure": "figure",
    "pa:Recognition": "recognition",
    "pa:Milestone": "recognition",
    "pa:Claim": "claim",
    "pa:Exclusion": "claim",
    "pa:Program": "program",
    "pa:Metric": "metric",
    "pa:Agency": "agency",
    "sssom:Mapping": "link",
}
_PLAIN = ("xsd:string", "xsd:decimal", "xsd:date")
"""The datatypes that a value is shown without."""

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_VERSION = NamedNode(PREFIXES["dcat"] + "version")
_DATASET = NamedNode(BASE + "dataset/pingan-kg")


class State(NamedTuple):
    """One state of a graph: its distinct triples, in a store too."""

    triples: frozenset[Triple]
    store: Store

    @property
    def version(self) -> str:
        """The version that the data set says it is of, or nothing."""
        found = [
            quad.object.value
            for quad in self.store.quads_for_pattern(_DATASET, _VERSION, None)
            if isinstance(quad.object, Literal)
        ]
        return min(found, default="")


class Difference(NamedTuple):
    """The values that a property lost and gained; each as it is written in Turtle."""

    property: str
    """Compact, such as ``pa:comparator``."""
    old: tuple[str, ...]
    new: tuple[str, ...]


class Change(NamedTuple):
    """A thing that was added, withdrawn or changed; labels are by language."""

    how: str
    """``added``, ``withdrawn`` or ``changed``."""
    kind: str
    """One of :data:`KINDS`."""
    id: str
    label: dict[str, str]
    before: dict[str, str]
    """What a figure meant, in words, by language; empty for what is no figure."""
    after: dict[str, str]
    differences: tuple[Difference, ...]
    """What changed; nothing for what was added or withdrawn as a whole."""


class Changes(NamedTuple):
    """All that changed, figures first; triples as a whole are what a patch is made of."""

    old_version: str
    new_version: str
    changes: tuple[Change, ...]
    withdrawn: tuple[Triple, ...]
    added: tuple[Triple, ...]


def state(path: str | os.PathLike[str]) -> State:
    """Read a state: the folder of a release, a file of RDF, or a folder of such files.

    Raises :class:`~pingan_kg.errors.InputError`.
    """
    whole = os.path.join(path, WHOLE)
    return stated(parse_file(whole) if os.path.isfile(whole) else own_quads(path))


def stated(quads: Iterable[Quad]) -> State:
    """Return the state that some quads are; blank nodes get their canonical labels."""
    merged = list({Quad(*quad.triple) for quad in quads})
    triples = frozenset(quad.triple for quad in labelled(merged))
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples)
    return State(triples, store)


def compared(old: State, new: State, *, langs: Iterable[str] = ("zh", "en")) -> Changes:
    """Tell what was added, withdrawn and changed from one state to the next.

    A thing is added where the old state says nothing of it, and withdrawn where the new
    one does not. In which named graph a triple stands makes no difference.
    """
    gone, come = old.triples - new.triples, new.triples - old.triples
    differing: dict[NamedNode | BlankNode, None] = {}
    for triple in (*gone, *come):
        assert isinstance(triple.subject, NamedNode | BlankNode)  # noqa: S101
        differing[triple.subject] = None
    langs = tuple(langs)
    found = [_change(subject, old, new, gone, come, langs) for subject in differing]
    found.sort(key=lambda one: (KINDS.index(one.kind), natural(one.id)))
    return Changes(old.version, new.version, tuple(found), _sorted(gone), _sorted(come))


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(
        sorted(
            triples,
            key=lambda one: (
                natural(str(one.subject)),
                predicate_key(one.predicate.value),
                term_key(one.object),
            ),
        )
    )


def _change(  # noqa: PLR0913, PLR0917 (both states, and what differs)
    subject: NamedNode | BlankNode,
    old: State,
    new: State,
    gone: frozenset[Triple],
    come: frozenset[Triple],
    langs: tuple[str, ...],
) -> Change:
    was, is_ = _said(old, subject), _said(new, subject)
    how = "changed" if was and is_ else "added" if is_ else "withdrawn"
    latest = new if is_ else old
    kinds = {compact(one.object.value) for one in was + is_ if _is_type(one)}  # type: ignore[union-attr]
    kind = next((_KIND[name] for name in sorted(kinds) if name in _KIND), "other")
    names = {one.predicate.value for one in was + is_ if one in gone or one in come}
    differences = [
        Difference(
            compact(name),
            tuple(_values(one for one in was if one.predicate.value == name and one in gone)),
            tuple(_values(one for one in is_ if one.predicate.value == name and one in come)),
        )
        for name in sorted(names, key=predicate_key)
    ]
    is_figure = kind == "figure" and isinstance(subject, NamedNode)
    return Change(
        how,
        kind,
        short_id(subject.value) if isinstance(subject, NamedNode) else str(subject),
        {lang: View(latest.store, lang).label(subject) for lang in langs},
        _meaning(old, subject, langs) if is_figure and was else {},
        _meaning(new, subject, langs) if is_figure and is_ else {},
        tuple(differences) if how == "changed" else (),
    )


def _said(state: State, subject: NamedNode | BlankNode) -> list[Triple]:
    return [quad.triple for quad in state.store.quads_for_pattern(subject, None, None)]


def _is_type(triple: Triple) -> bool:
    return triple.predicate == _TYPE and isinstance(triple.object, NamedNode)


def _values(triples: Iterable[Triple]) -> list[str]:
    return [_value(one.object) for one in _sorted(triples)]


def _value(term: Term) -> str:
    """Write a value so that two that differ are told apart."""
    if not isinstance(term, Literal):
        return display(term)
    if term.language is not None:
        return f"{term.value}@{term.language}"
    kind = compact(term.datatype.value)
    return term.value if kind in _PLAIN else f"{term.value}^^{kind}"


def _meaning(
    state: State, subject: NamedNode | BlankNode, langs: tuple[str, ...]
) -> dict[str, str]:
    assert isinstance(subject, NamedNode)  # noqa: S101
    found = {
        lang: observation_words(observation(View(state.store, lang), subject), lang)
        for lang in langs
    }
    return {lang: words for lang, words in found.items() if words}
