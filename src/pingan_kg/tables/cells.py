"""Bring things, codes, periods and bounds into cells, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from ..bounds import COMPARATORS, Interval, bounds_of
from ..briefing.model import Observation, Period, Thing
from ..briefing.statements import Said, node_of
from ..graph.view import short
from ..languages import LANGUAGES, word
from .columns import SEVERAL, Cell

__all__ = ["Cells", "bounds", "code", "ends", "joined", "notation", "notes", "period", "thing"]
__all__ += ["local", "things", "truth"]

Cells = dict[str, Cell]

_LISTS = ("kind-", "comparator-", "basis-", "derivation-")
"""What the codes of some lists begin with; in a cell they stand without it."""


def joined(texts: Iterable[str]) -> str | None:
    """Return texts as one cell, each once, or None where there are none."""
    return SEVERAL.join(dict.fromkeys(filter(None, texts))) or None


def thing(name: str, one: Thing | None) -> Cells:
    """Return the id and the names of a thing."""
    if one is None:
        return {}
    return {
        f"{name}_id": one.id,
        **{f"{name}_{lang}": one.labels.get(lang) for lang in LANGUAGES},
    }


def things(name: str, several: Iterable[Thing], *, codes: bool = False) -> Cells:
    """Return the ids (``codes``: the bare ones) and the names of things, in one order.

    Where one has no name in a language its id stands in its place.
    """
    found = list(several)
    ids = [local(one.node) if codes else one.id for one in found]
    names = {
        f"{name}_{lang}": SEVERAL.join(one.labels.get(lang) or one.id for one in found) or None
        for lang in LANGUAGES
    }
    return {f"{name}_{'codes' if codes else 'ids'}": SEVERAL.join(ids) or None, **names}


def code(name: str, one: Thing | None) -> Cells:
    """Return a code as it stands in cells, and its names; a unit's are the program's."""
    if one is None:
        return {}
    bare = local(one.node)
    unit = short(one.node)
    return {
        f"{name}_code": bare,
        **{f"{name}_{lang}": one.labels.get(lang) or word(unit, lang) for lang in LANGUAGES},
    }


def local(node: NamedNode) -> str:
    """Return the last part of a code's IRI, without what its whole list begins with."""
    end = node.value.rpartition("/")[2]
    return next((end.removeprefix(one) for one in _LISTS if end.startswith(one)), end)


def period(name: str, one: Period | None) -> Cells:
    """Return the id, the names and both days of a period."""
    if one is None:
        return {}
    return {**thing(name, one), f"{name}_start": one.first, f"{name}_end": one.last}


def bounds(one: Observation) -> Cells:
    """Return the bounds of an observation, by the one table of comparators, as printed."""
    found = bounds_of(one.comparator, one.value, lower=one.lower, upper=one.upper)
    return {} if found is None else _ends(found)


def _ends(found: Interval) -> Cells:
    lower, upper = found.bounds()
    return {
        "min": lower,
        "min_inclusive": None if lower is None else not found.lower_open,
        "max": upper,
        "max_inclusive": None if upper is None else not found.upper_open,
    }


def ends(said: Said) -> Cells:
    """Return the bounds of a derived figure, which has them and no value."""
    comparator = COMPARATORS.get(said.code("pa:comparator", "comparator-"))
    lower, upper = said.number("schema:minValue"), said.number("schema:maxValue")
    closed = None if comparator is None else not comparator.is_open
    return {
        "min": lower,
        "min_inclusive": None if lower is None else closed,
        "max": upper,
        "max_inclusive": None if upper is None else closed,
    }


def notation(said: Said, datatype: str) -> str | None:
    """Return the notation of a thing in one system of codes."""
    wanted = node_of(datatype)
    return joined(
        term.value
        for term in said.values("skos:notation")
        if isinstance(term, Literal) and term.datatype == wanted
    )


_SEVERAL = {"zh": "图中有几个值，取其一：{} {}", "en": "Several values, one is taken: {} {}"}


def notes(said: Said, one: Observation | None = None) -> Cells:
    """Return the notes on a figure; of values that contradict each other one says so."""
    doubled = one.doubled if one is not None else ()
    return {
        f"note_{lang}": " ".join(
            [
                *(
                    term.value
                    for term in said.values("skos:note")
                    if isinstance(term, Literal) and term.language == lang
                ),
                *(_SEVERAL[lang].format(*several) for several in doubled),
            ]
        )
        or None
        for lang in LANGUAGES
    }


def truth(text: str) -> bool | None:
    """Read a truth value of XML Schema; None for anything else."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text)
