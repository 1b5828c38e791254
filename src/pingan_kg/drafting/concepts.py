"""New metrics of a draft, and what they count: what a person left empty and is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Store

from ..briefing.statements import Said
from ..proposal.model import Draft
from .terms import node

__all__ = ["asking", "completed", "counted_thing", "slug", "used", "wanted"]

_COUNTED = re.compile("([A-Za-z][A-Za-z0-9 '-]*?) +([一-鿿]+)")
_CHANGES = ("change", "difference")


def slug(text: str) -> str:
    """Return the end of an IRI that an English label makes.

    >>> slug("Fires put out")
    'fires-put-out'
    """
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def counted_thing(text: str) -> tuple[str, str, str]:
    """Return the name, the English and the Chinese of what is counted; labels where it is new.

    >>> counted_thing("forest fire 森林火灾")
    ('forest-fire', 'forest fire', '森林火灾')
    >>> counted_thing("criminal-case")
    ('criminal-case', '', '')
    """
    found = _COUNTED.fullmatch(text.strip())
    return (slug(found[1]), found[1], found[2]) if found else (text.strip(), "", "")


def used(draft: Draft) -> frozenset[str]:
    """Return the keys of what is named by the source, or by what is not excluded."""
    keys = {
        draft.source.get(name, "") for name in ("area", "publisher", "reporter", "reported_by")
    }
    for row in draft.rows:
        if row.decision != "exclude":
            keys |= {row.metric, row.agency, row.area}
    for finding in draft.findings:
        if finding.decision != "exclude":
            keys |= {finding.metric, finding.agency, finding.area, finding.recipient}
    keys |= {stub.get("of", "") for stub in draft.stubs if stub.get("key") in keys}
    return frozenset(keys)


def completed(draft: Draft, store: Store) -> dict[str, dict[str, str]]:
    """Return the stubs by key, with what follows from the rest: a name from the English label,
    the label of a change from what changes, the theme of the source, and definitions that say
    that the source gives none. Those that others point to stand first."""
    stubs = {stub.get("key", ""): dict(stub) for stub in draft.stubs}
    order = sorted(stubs.values(), key=lambda stub: bool(stub.get("of")))
    for stub in order:
        if stub.get("kind") == "metric":
            _complete_metric(stub, stubs, draft.source, store)
        if not stub.get("id"):
            stub["id"] = slug(stub.get("en", ""))
    return {stub.get("key", ""): stub for stub in order}


def _complete_metric(
    stub: dict[str, str],
    stubs: Mapping[str, Mapping[str, str]],
    source: Mapping[str, str],
    store: Store,
) -> None:
    of = stub.get("of", "")
    if of and stub.get("metric_kind") in _CHANGES:
        labels = dict(Said(store, node(f"metric:{of}")).labels())
        base = stubs.get(of, labels)
        en, zh = base.get("en", ""), base.get("zh", "")
        if en and not stub.get("en"):
            stub["en"] = f"Change in {en[0].lower()}{en[1:]}"
        if zh and not stub.get("zh"):
            stub["zh"] = f"{zh}变化幅度"
    stub["theme"] = stub.get("theme") or source.get("theme", "")
    if stub.get("en") and not stub.get("definition_en"):
        stub["definition_en"] = (
            f"What the source calls “{stub.get('zh', '')}”; it gives no definition."
        )
    if stub.get("zh") and not stub.get("definition_zh"):
        stub["definition_zh"] = f"来源所说的“{stub['zh']}”；来源没有给出定义。"


def asking(stub: Mapping[str, str], draft: Draft, asked: Iterable[str]) -> str:
    """Return the line that says what a stub asks for, and which figures wait for it."""
    key = stub.get("key", "")
    rows = [row for row in draft.rows if row.decision != "exclude"]
    waiting = [str(row.number) for row in rows if key in (row.metric, row.agency)]
    word = "figure" if len(waiting) == 1 else "figures"
    figures = f" ({word} {', '.join(waiting)})" if waiting else ""
    called = " ".join(word for word in (stub.get("kind"), key, stub.get("zh")) if word)
    return f"new {called}{figures}: fill in {', '.join(asked)}"


def wanted(stub: Mapping[str, str]) -> Iterator[str]:
    """Yield the fields that a person has still to fill in."""
    yield from (key for key in ("zh", "en") if not stub.get(key))
    if stub.get("en") and not stub.get("id"):
        yield "id"
    if stub.get("kind") != "metric":
        return
    kind, unit = stub.get("metric_kind") or "flow", stub.get("unit") or "NUM"
    if kind in _CHANGES and not stub.get("of"):
        yield "of (the metric that changes)"
    counts = kind in ("flow", "stock") and unit in ("NUM", "CCY_CNY")
    if (counts or kind == "ratio") and not stub.get("counted"):
        yield "counted (a known name, or a new one in both languages: fire 火灾)"
