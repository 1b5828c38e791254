"""The shipped questions as the query page asks them: bound, so that they run as they are."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..errors import PinganError
from ..graph.store import briefing_graphs
from ..rdf.names import BASE, PREFIXES
from ..sparql.catalog import NamedQuery, catalog
from ..sparql.parameters import named_bindings
from ..sparql.run import written
from ..sparql.tokens import names_graphs, tokens

__all__ = ["Question", "packed", "questions"]


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query with its parameters filled in, and the graphs that it asks."""

    name: str
    question: str
    text: str
    graphs: tuple[str, ...]


def questions(store: Store, lang: str, *, alone: bool) -> list[Question]:
    """Return the shipped queries that need no parameter, or whose defaults will do.

    What a query asks besides of parts that a site does not carry (the derived figures)
    is left out, too.
    """
    found = (_question(query, store, lang, alone=alone) for query in catalog())
    return [one for one in found if one is not None]


def _question(query: NamedQuery, store: Store, lang: str, *, alone: bool) -> Question | None:
    if query.parts:
        return None
    given = query.asked({}, alone=alone)
    try:
        text = written(query, given, store, lang)
    except PinganError:  # a parameter is required
        return None
    graphs: tuple[str, ...] = ()
    data_set = named_bindings(query, given, store, lang).get("briefing")
    if isinstance(data_set, NamedNode) and not names_graphs(tokens(query.text)):
        briefing = data_set.value.removeprefix(PREFIXES["dataset"])
        graphs = tuple(sorted(str(name.value) for name in briefing_graphs(store, briefing)))
    return Question(query.name, query.question(lang), text, graphs)


def packed(asked: list[Question], terms: list[tuple[str, str]], texts: dict[str, str]) -> bytes:
    """Return the script that hands the questions, the prefixes and the terms to the page."""
    said = {
        "base": BASE,
        "prefixes": dict(PREFIXES),
        "questions": {
            one.name: {"question": one.question, "text": one.text, "graphs": list(one.graphs)}
            for one in asked
        },
        "terms": terms,
        "words": texts,
    }
    packed_ = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"window.pinganQuery={packed_};\n".encode()
