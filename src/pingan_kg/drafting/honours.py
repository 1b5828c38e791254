"""What is no figure, as Turtle: worded facts, honours, firsts, named programs.

Written once a person keeps it and has filled in what is asked for.
"""

from __future__ import annotations

from datetime import date

from pyoxigraph import NamedNode

from ..briefing.statements import Said, node_of
from ..proposal.days import days_of, labels_of
from ..proposal.model import Finding, Row
from .passages import Passages
from .terms import node, typed
from .things import Statement

__all__ = ["Findings"]

_ASKED = {
    "worded": ("metric", "worded", "area", "period"),
    "honour": ("id", "zh", "en", "theme", "period", "level", "recipient"),
    "first": ("id", "zh", "en", "theme", "period", "scope", "recipient"),
    "program": ("id", "zh", "en", "theme", "program_kind"),
}
"""What each kind of finding has to have before it is written."""


class Findings(Passages):
    """Writes what a person keeps of the findings of a text."""

    def finding(self, found: Finding) -> None:
        """Write a finding, or note what it still lacks."""
        is_known = found.kind == "program" and self.is_there("program", found.id)
        asked = () if is_known else _ASKED.get(found.kind, ())
        lacking = [name for name in asked if not getattr(found, name)]
        if found.kind not in _ASKED:
            lacking = [f"a kind that there is, not {found.kind}"]
        wrong = [*lacking, *self._unknown(found)]
        if wrong:
            self.open.append(f"finding {found.quote}: fill in {', '.join(wrong)}")
            return
        if is_known:
            return
        name = found.metric if found.kind == "worded" else found.id
        claim = self.passage(
            self._row(found), "claim", self.free(f"{found.part}-{name}"), *self._labels(found)
        )
        self.say("claims", claim, ("prov:wasGeneratedBy", self.activity("deciding")))
        {"program": self._new_program, "worded": self._worded}.get(found.kind, self._honour)(
            found, claim
        )

    def _unknown(self, found: Finding) -> list[str]:
        """Return what names a thing that is not known, or a period that is none."""
        names = [("agency", found.agency), ("area", found.area), ("metric", found.metric)]
        names += [("theme", found.theme), ("program", found.program)]
        if found.recipient:
            names.append(_split(found.recipient))
        unknown = [
            f"a {kind} that is known, not {name}"
            for kind, name in names
            if name and not self.named(kind, name)
        ]
        codes = [
            ("worded", found.worded),
            ("scope", found.scope),
            ("program", found.program_kind),
        ]
        codes += [("status", found.status), *(("level", level) for level in found.level)]
        unknown += [
            f"a {kind} that there is, not {name}"
            for kind, name in codes
            if name and not self.is_there("code", f"{kind}-{name}")
        ]
        if found.period and days_of(found.period) is None:
            unknown.append(f"a period, not {found.period}")
        return unknown

    def _labels(self, found: Finding) -> tuple[str, str]:
        if found.kind != "worded":
            return found.zh, found.en
        labels = Said(self.store, node(f"metric:{self.named('metric', found.metric)}")).labels()
        return labels.get("zh", found.quote), labels.get("en", found.metric)

    def _row(self, found: Finding) -> Row:
        return Row(
            number=0,
            start=found.start,
            end=found.end,
            quote=found.quote,
            prefix=found.prefix,
            suffix=found.suffix,
            part=found.part,
            printed=found.printed,
        )

    def _new_program(self, found: Finding, claim: NamedNode) -> None:
        thing = node(f"program:{found.id}")
        self.is_new(thing)
        self.labels("reference", thing, found.zh, found.en)
        self.say(
            "reference",
            thing,
            ("rdf:type", node_of("pa:Program")),
            ("pa:programKind", node(f"code:program-{found.program_kind}")),
            ("pa:programStatus", node(f"code:status-{found.status or 'under-way'}")),
            ("pa:theme", node(f"theme:{found.theme}")),
            ("prov:wasDerivedFrom", claim),
        )
        if found.agency:
            agency = node(f"agency:{self.named('agency', found.agency)}")
            self.say("reference", thing, ("pa:responsibleAgency", agency))

    def _honour(self, found: Finding, claim: NamedNode) -> None:
        thing = node(f"recognition:{self.id}/{found.id}")
        kind, name = _split(found.recipient)
        self.labels("recognitions", thing, found.zh, found.en)
        said: list[Statement] = [
            ("pa:recipient", node(f"{kind}:{self.named(kind, name)}")),
            ("pa:theme", node(f"theme:{found.theme}")),
        ]
        if found.kind == "honour":
            said += [("rdf:type", node_of("pa:Recognition"))]
            said += [("pa:level", node(f"code:level-{level}")) for level in found.level]
        else:
            said += [
                ("rdf:type", node_of("pa:Milestone")),
                ("pa:milestoneKind", node("code:milestone-first")),
                ("pa:scope", node(f"code:scope-{found.scope}")),
            ]
        self.say("recognitions", thing, *said)
        self._shared("recognitions", thing, found, claim)

    def _worded(self, found: Finding, claim: NamedNode) -> None:
        metric, area = self.named("metric", found.metric), self.named("area", found.area)
        thing = node(f"observation:{self.id}/{self.free(f'{metric}-{area}-{found.period}')}")
        days = days_of(found.period)
        when = labels_of(days) if days else ("", "")
        where = self.area_labels(area)
        says = Said(self.store, node(f"code:worded-{found.worded}")).labels()
        zh, en = self._labels(found)
        self.labels(
            "observations",
            thing,
            f"{zh}：{says.get('zh', found.quote)}（{where[0]}，{when[0]}）",
            f"{en}: {says.get('en', found.worded)} ({where[1]}, {when[1]})",
        )
        self.say(
            "observations",
            thing,
            ("rdf:type", node_of("pa:Observation")),
            ("rdf:type", node_of("qb:Observation")),
            ("qb:dataSet", node(f"dataset:{self.id}")),
            ("pa:metric", node(f"metric:{metric}")),
            ("sdmx-dimension:refArea", node(f"area:{area}")),
            ("qb:measureType", node_of("pa:wordedValue")),
            ("pa:wordedValue", node(f"code:worded-{found.worded}")),
            ("pa:valueBasis", node("code:basis-worded")),
        )
        self._shared("observations", thing, found, claim)

    def _shared(self, file: str, thing: NamedNode, found: Finding, claim: NamedNode) -> None:
        """Say what facts of each kind have: when, who, by which program, from which place."""
        days = days_of(found.period)
        if days is not None:
            self.period(found.period, days)
            said = self.draft.source.get("said", "")
            day = min(date.fromisoformat(said), days[1]) if said else None
            if day is not None:
                self.say(file, thing, ("pa:asOf", typed(day.isoformat(), "date")))
        self.say(file, thing, ("sdmx-dimension:refPeriod", node(f"period:{found.period}")))
        self.say(
            file,
            thing,
            *(("pa:inferred", node(f"code:inferred-{code}")) for code in found.inferred),
        )
        for name, agency in (
            ("pa:responsibleAgency", found.agency),
            ("pa:reportedBy", self.draft.source.get("reported_by", "")),
        ):
            if known := self.named("agency", agency):
                self.say(file, thing, (name, node(f"agency:{known}")))
        if found.program:
            self.say(file, thing, ("pa:program", node(f"program:{found.program}")))
        self.say(file, thing, ("prov:wasDerivedFrom", claim))
        self.say(file, thing, ("prov:wasGeneratedBy", self.activity("deciding")))


def _split(recipient: str) -> tuple[str, str]:
    """Return the kind and name of a recipient: an agency where no kind is said."""
    kind, colon, name = recipient.partition(":")
    return (kind, name) if colon else ("agency", kind)
