"""A decided table as the Turtle of a briefing: source, claims, observations, exclusions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Store

from ..bounds import COMPARATORS, plain
from ..briefing.statements import Said, node_of
from ..briefing.words import value_words
from ..proposal.days import Days, days_of, labels_of
from ..proposal.measures import decimal, ends
from ..proposal.model import Draft, Row, settled
from ..rdf.turtle import turtle
from ..scripts import simplified
from .honours import Findings
from .passages import plain_figure
from .terms import classifiers, node, typed
from .things import Statement

__all__ = ["Written", "write"]

_AREA_KIND = "schema:AdministrativeArea"


@dataclass
class Written:
    """The files of a briefing by name, and what is still open, a line each."""

    files: dict[str, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    facts: int = 0
    """How many figures were written as facts."""


def write(draft: Draft, store: Store, *, version: str) -> Written:
    """Write what is settled of a draft: kept rows, and open ones that lack nothing.

    ``store`` is the graph that names are looked up in, ``version`` the tool's.
    """
    return _Writer(draft, store, version).write()


@dataclass(frozen=True)
class _Fact:
    """What identifies an observation, and its value."""

    name: str
    metric: str
    area: str
    days: Days
    value: Decimal


class _Writer(Findings):
    def __init__(self, draft: Draft, store: Store, version: str) -> None:
        super().__init__(draft, store, version)
        self._area = ""
        self._facts: dict[str, Row] = {}
        self._written = 0
        self._classifiers = classifiers(store)

    def write(self) -> Written:
        self.stub_things()
        self._area = self.named("area", self.draft.source.get("area", ""))
        self.source()
        kept = [one for one in self.draft.findings if one.decision == "keep"]
        for finding in sorted(kept, key=lambda one: one.kind != "program"):
            self.finding(finding)  # programs first: others may name them
        facts = settled(self.draft.rows)
        for row in self.draft.rows:
            if row.decision == "exclude" and not self.is_there(
                "code", f"exclusion-{row.reason}"
            ):
                self.missing(row, f"excluded: say why in reason: {self._reasons()}")
            elif row.decision == "exclude":
                self._exclusion(row)
            elif row in facts:
                self._fact(row)
            else:
                self.missing(row, "; ".join(row.why) or "nobody has decided")
        files = {f"{name}.ttl": turtle(said) for name, said in self.out.items() if said}
        return Written(files, self.open, self._written)

    def byline(self, stub: dict[str, str]) -> NamedNode:
        """Write the claim that a by-line is, and return it."""
        row = Row(
            number=0,
            start=int(stub["start"]),
            end=int(stub["end"]),
            quote=stub["quote"],
            prefix=stub.get("prefix", ""),
            suffix=stub.get("suffix", ""),
            part=stub["part"],
            printed="",
        )
        name = self.free(f"{row.part}-reporter-name")
        return self.passage(row, "claim", name, "记者署名", "By-line")

    def _reasons(self) -> str:
        """Return the codes that say why a number is no value."""
        scheme, start = node("code:exclusion-reasons"), node("code:exclusion-").value
        found = self.store.quads_for_pattern(None, node_of("skos:inScheme"), scheme)
        names = (str(getattr(quad.subject, "value", "")) for quad in found)
        return ", ".join(sorted(name.removeprefix(start) for name in names))

    def _exclusion(self, row: Row) -> None:
        reason = row.reason
        name = self.free(f"{row.part}-{reason}-{row.number}")
        thing = self.passage(
            row, "exclusion", name, f"不是数值：{row.printed}", f"No value: {row.printed}"
        )
        self.say("exclusions", thing, ("pa:exclusionReason", node(f"code:exclusion-{reason}")))
        self.origin("exclusions", thing, row)

    def _fact(self, row: Row) -> None:
        metric, area = self.named("metric", row.metric), self.named("area", row.area)
        days, value = days_of(row.period), decimal(row.value)
        lacking = [
            name
            for name, found in (
                ("metric", metric),
                ("area", area),
                ("period", days),
                ("value", value is not None),
                ("comparator", row.comparator in COMPARATORS),
                ("unit", row.unit),
            )
            if not found
        ]
        if lacking == ["metric"] and row.metric in self.stubs:
            return  # the new metric is listed as open, with its figures
        if lacking or days is None or value is None:
            self.missing(row, f"no known {', '.join(lacking)}")
            return
        fact = f"{metric}-{area}-{row.period}"
        before = self._facts.get(fact)
        if before is not None and (before.value, before.comparator) != (
            row.value,
            row.comparator,
        ):
            said = f"figure {before.number} has {before.printed} for the same metric and period"
            self.missing(row, f"{said}; exclude one, or change one")
            return
        self._written += 1
        self.period(row.period, days)
        name = self.free(f"{row.part}-{metric if area == self._area else f'{metric}-{area}'}")
        zh, en = self._metric_labels(metric)
        claim = self.passage(row, "claim", name, zh, en)
        self.origin("claims", claim, row)
        if before is None:
            self._facts[fact] = row
            self._observation(row, claim, _Fact(fact, metric, area, days, value))
        else:  # printed at another place, too
            thing = node(f"observation:{self.id}/{fact}")
            self.say("observations", thing, ("prov:wasDerivedFrom", claim))

    def _metric_labels(self, metric: str) -> tuple[str, str]:
        stub = next((one for one in self.stubs.values() if one.get("id") == metric), None)
        if stub:
            return stub["zh"], stub["en"]
        labels = Said(self.store, node(f"metric:{metric}")).labels()
        return labels.get("zh", metric), labels.get("en", metric)

    def _observation(self, row: Row, claim: NamedNode, fact: _Fact) -> None:
        thing = node(f"observation:{self.id}/{fact.name}")
        kind = self._kind(fact.metric)
        said: list[Statement] = [
            ("rdf:type", node_of("pa:Observation")),
            ("rdf:type", node_of("qb:Observation")),
            ("qb:dataSet", node(f"dataset:{self.id}")),
            ("pa:metric", node(f"metric:{fact.metric}")),
            ("sdmx-dimension:refArea", node(f"area:{fact.area}")),
            ("sdmx-dimension:refPeriod", node(f"period:{row.period}")),
            ("qb:measureType", node_of("sdmx-measure:obsValue")),
            ("sdmx-measure:obsValue", typed(plain(fact.value), "decimal")),
            ("pa:comparator", node(f"code:comparator-{row.comparator}")),
            ("sdmx-attribute:unitMeasure", node(f"unit:{row.unit}")),
            ("pa:valueBasis", node(f"code:basis-{row.basis}")),
            ("prov:wasDerivedFrom", claim),
        ]
        numbers = (*ends(row, fact.value), self._step(row, kind))
        names = ("schema:minValue", "schema:maxValue", "pa:roundingStep")
        said += [
            (name, typed(plain(number), "decimal"))
            for name, number in zip(names, numbers, strict=True)
            if number is not None
        ]
        if (classifier := self._classifiers.get(simplified(row.classifier))) is not None:
            said.append(("pa:classifier", classifier))
        elif row.classifier and row.basis == "printed":
            self.missing(row, f"measure word {row.classifier} is in no list of classifiers")
        said += [("pa:inferred", node(f"code:inferred-{code}")) for code in row.inferred]
        notes = (("zh", row.note_zh), ("en", row.note_en))
        said += [("skos:note", Literal(text, language=lang)) for lang, text in notes if text]
        self.say("observations", thing, *said)
        self._called(thing, row, fact, kind)
        self._dated(thing, row, fact.days)
        self._who(thing, row)
        self.origin("observations", thing, row)

    def _called(self, thing: NamedNode, row: Row, fact: _Fact, kind: str) -> None:
        """Give an observation its labels: in Chinese as printed, in English in words."""
        _, upper = ends(row, fact.value)
        words = value_words(
            plain(fact.value),
            comparator=row.comparator,
            lang="en",
            other=plain(upper) if row.comparator == "between" and upper is not None else "",
            kind=kind,
            measure=row.classifier if row.unit == "NUM" else row.unit,
        ).partition(";")[0]
        if row.comparator == "between":
            words = "between " + words.replace(" to ", " and ")
        turn = (
            ("下降" if fact.value < 0 else "上升") if kind in ("change", "difference") else ""
        )
        zh, en = self._metric_labels(fact.metric)
        where, when = self.area_labels(fact.area), labels_of(fact.days)
        shown = turn + plain_figure(row.printed)
        self.labels(
            "observations",
            thing,
            f"{zh}：{shown}（{where[0]}，{when[0]}）",
            f"{en}: {words} ({where[1]}, {when[1]})",
        )

    def _kind(self, metric: str) -> str:
        stub = next((one for one in self.stubs.values() if one.get("id") == metric), None)
        if stub:
            return stub.get("metric_kind") or "flow"
        return Said(self.store, node(f"metric:{metric}")).code("pa:metricKind", "kind-")

    def _step(self, row: Row, kind: str) -> Decimal | None:
        step = decimal(row.step)
        if row.basis == "worded" or kind == "rank" or step is None:
            return None
        return step if row.unit != "NUM" or step > 1 else None

    def _dated(self, thing: NamedNode, row: Row, days: Days) -> None:
        said = self.draft.source.get("said", "")
        try:
            day = min(date.fromisoformat(said), days[1]) if said else None
        except ValueError:
            day = None
        if day is not None:
            self.say("observations", thing, ("pa:asOf", typed(day.isoformat(), "date")))
        if row.baseline:
            base = days_of(row.baseline)
            if base is None:
                self.missing(row, f"baseline {row.baseline!r} is no period")
                return
            self.period(row.baseline, base)
            self.say(
                "observations", thing, ("pa:baselinePeriod", node(f"period:{row.baseline}"))
            )

    def _who(self, thing: NamedNode, row: Row) -> None:
        if row.agency:
            if agency := self.named("agency", row.agency):
                self.say(
                    "observations", thing, ("pa:responsibleAgency", node(f"agency:{agency}"))
                )
            elif row.agency not in self.stubs:
                self.missing(row, f"agency {row.agency} is not known")
        if by := self.named("agency", self.draft.source.get("reported_by", "")):
            self.say("observations", thing, ("pa:reportedBy", node(f"agency:{by}")))
        if row.program:
            self.say("observations", thing, ("pa:program", node(f"program:{row.program}")))
