"""Places of a source as Turtle: claims and exclusions, with what surrounds them."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode, Store

from ..briefing.statements import node_of
from ..proposal.model import Draft, Row
from .terms import node, typed
from .things import Things

__all__ = ["Passages", "plain_figure"]

_PARTS = {"headline": ("标题", "headline"), "lead": ("导语", "lead"), "body": ("正文", "body")}
_PARTS |= {"caption": ("图片说明", "caption"), "panel": ("版面", "panel")}


class Passages(Things):
    """Writes claims and exclusions; no two of a briefing have one name."""

    def __init__(self, draft: Draft, store: Store, version: str) -> None:
        super().__init__(draft, store, version)
        self._names: set[str] = set()

    def origin(self, file: str, thing: NamedNode, row: Row) -> None:
        if not row.proposed:
            self.say(file, thing, ("prov:wasGeneratedBy", self.activity("drafting")))
        if row.decision == "keep" or row.metric in self.stubs:  # who names it, decides
            self.say(file, thing, ("prov:wasGeneratedBy", self.activity("deciding")))

    def passage(self, row: Row, kind: str, name: str, zh: str, en: str) -> NamedNode:
        file = "claims" if kind == "claim" else "exclusions"
        thing = node(f"{kind}:{self.id}/{name}")
        part_zh, part_en = _PARTS.get(row.part, (row.part, row.part))
        self.labels(file, thing, f"{zh}（{part_zh}）", f"{en} ({part_en})")
        self.say(
            file,
            thing,
            ("rdf:type", node_of("pa:Claim" if kind == "claim" else "pa:Exclusion")),
            ("oa:hasSource", node(f"source:{self.id}")),
            ("pa:part", node(f"code:part-{row.part}")),
            ("oa:exact", Literal(row.quote)),
        )
        if row.printed:
            self.say(file, thing, ("pa:printedFigure", Literal(plain_figure(row.printed))))
        if self.draft.source.get("coverage") != "part":
            self.say(
                file,
                thing,
                ("oa:start", typed(str(row.start), "integer")),
                ("oa:end", typed(str(row.end), "integer")),
            )
        for name_, text in (("oa:prefix", row.prefix), ("oa:suffix", row.suffix)):
            if text.strip("\n"):
                self.say(file, thing, (name_, Literal(text.replace("\n", ""))))
        reporter = self.named("person", self.draft.source.get("reporter", ""))
        if kind == "claim" and reporter:
            self.say(file, thing, ("pa:speaker", node(f"person:{reporter}")))
        return thing

    def free(self, name: str) -> str:
        """Return a name that nothing of this briefing has yet."""
        given, number = name, 2
        while name in self._names:
            name = f"{given}-{number}"
            number += 1
        self._names.add(name)
        return name

    def missing(self, row: Row, what: str) -> None:
        self.open.append(f"figure {row.number} ({row.printed}): {what}")


def plain_figure(printed: str) -> str:
    """Return a figure as it is printed, without marks of bold type and spaces."""
    return re.sub(r"[*\s]", "", printed)
