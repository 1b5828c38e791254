"""How JSON says what a thing is and what is said of it: alike in ``show`` and ``why``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..cards.explanation import Explanation
from ..cards.values import Card, Fact, Mention

__all__ = ["fact_entries", "head", "value_entry"]


def head(one: Card | Explanation) -> dict[str, Any]:
    """Return what begins the entry of a thing: ids, classes, labels by language, briefing."""
    return {
        "id": one.id,
        "iri": one.iri,
        "type": [kind.id for kind in one.kinds],
        "label": one.labels,
        "briefing": one.briefing or None,
    }


def fact_entries(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """Return an entry a property: its name, what it is called, and its values."""
    return [
        {
            "property": fact.key,
            "label": fact.label,
            "values": [value_entry(one) for one in fact.values],
        }
        for fact in facts
    ]


def value_entry(mention: Mention) -> str | dict[str, str]:
    """Return a text, or ``id`` and ``label`` of the thing that it names."""
    if mention.id is None or mention.id == mention.text:
        return mention.text
    return {"id": mention.id, "label": mention.text}
