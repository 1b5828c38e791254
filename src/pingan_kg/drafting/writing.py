"""A decided table as the Turtle of a briefing: source, claims, observations, exclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Store, Triple

from .. import __version__
from ..bounds import COMPARATORS, plain
from ..briefing.statements import Said, node_of
from ..briefing.words import value_words
from ..languages import simplified
from ..rdf.names import PREFIXES
from ..rdf.turtle import turtle
from .model import Draft, Row, settled
from .times import Days, day_labels, days_of, every_day, labels_of

__all__ = ["Written", "write"]

_PARTS = {"headline": ("标题", "headline"), "lead": ("导语", "lead"), "body": ("正文", "body")}
_PARTS |= {"caption": ("图片说明", "caption"), "panel": ("版面", "panel")}
_AREA_KIND = "schema:AdministrativeArea"


@dataclass
class Written:
    """The files of a briefing by name, and what is still open, a line each."""

    files: dict[str, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)


def write(draft: Draft, store: Store) -> Written:
    """Write what is settled of a draft: kept rows, and open ones that lack nothing.

    ``store`` is the graph that names are looked up in.
    """
    return _Writer(draft, store).write()


def _node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=node_of(f"xsd:{kind}"))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


Statement = tuple[str, NamedNode | Literal]
"""A property by its prefixed name, and its value."""


class _Writer:
    def __init__(self, draft: Draft, store: Store) -> None:
        self._draft, self._store = draft, store
        self._id = draft.source["id"]
        self._out: dict[str, list[Triple]] = {
            name: [] for name in ("source", "claims", "observations", "exclusions", "reference")
        }
        self._open: list[str] = []
        self._area = ""
        self._names: set[str] = set()
        self._facts: dict[str, Row] = {}
        self._new: set[str] = set()
        self._stubs = {stub.get("key", ""): stub for stub in draft.stubs}
        self._classifiers = _by_notation(store)

    def write(self) -> Written:
        self._stub_things()
        self._area = self._named("area", self._draft.source.get("area", ""))
        self._source()
        facts = settled(self._draft.rows)
        for row in self._draft.rows:
            if row.decision == "exclude":
                self._exclusion(row)
            elif row in facts:
                self._fact(row)
            else:
                self._missing(row, "; ".join(row.why) or "nobody has decided")
        files = {f"{name}.ttl": turtle(said) for name, said in self._out.items() if said}
        return Written(files, self._open)

    def _say(self, file: str, subject: NamedNode, *said: Statement) -> None:
        self._out[file] += [Triple(subject, node_of(name), value) for name, value in said]

    def _labels(self, file: str, subject: NamedNode, zh: str, en: str) -> None:
        for text, lang in ((zh, "zh"), (en, "en")):
            if text:
                self._say(file, subject, ("skos:prefLabel", Literal(text, language=lang)))

    def _missing(self, row: Row, what: str) -> None:
        self._open.append(f"figure {row.number} ({row.printed}): {what}")

    def _is_there(self, kind: str, name: str) -> bool:
        node = _node(f"{kind}:{name}")
        return (
            node.value in self._new
            or next(self._store.quads_for_pattern(node, None, None), None) is not None
        )

    def _named(self, kind: str, name: str) -> str:
        """Return a thing's name, where it is known or its stub is filled in."""
        stub = self._stubs.get(name)
        wanted = stub.get("id", "") if stub else name
        return wanted if wanted and self._is_there(kind, wanted) else ""

    def _stub_things(self) -> None:
        for key, stub in self._stubs.items():
            kind, name = stub.get("kind", ""), stub.get("id", "")
            wanted = [k for k in ("id", "zh", "en") if not stub.get(k)]
            if kind == "metric":
                wanted += [
                    k for k in ("definition_zh", "definition_en", "theme") if not stub.get(k)
                ]
            if wanted:
                self._open.append(f"new {kind} {key}: fill in {', '.join(wanted)}")
                continue
            node = _node(f"{kind}:{name}")
            self._new.add(node.value)
            self._labels("reference", node, stub["zh"], stub["en"])
            getattr(self, f"_new_{kind}", lambda *_: None)(node, stub)

    def _new_area(self, node: NamedNode, stub: dict[str, str]) -> None:
        self._say("reference", node, ("rdf:type", node_of(_AREA_KIND)))
        within = stub.get("within") or "china"
        self._say("reference", node, ("schema:containedInPlace", _node(f"area:{within}")))
        if code := stub.get("gbt2260"):
            notation = Literal(code, datatype=node_of("pa:gbt2260"))
            self._say("reference", node, ("skos:notation", notation))

    def _new_agency(self, node: NamedNode, stub: dict[str, str]) -> None:
        kind = _node(f"code:agency-{stub.get('agency_kind') or 'department'}")
        self._say(
            "reference", node, ("rdf:type", node_of("pa:Agency")), ("org:classification", kind)
        )

    def _new_person(self, node: NamedNode, stub: dict[str, str]) -> None:
        """Describe who wrote it: a reporter of the publisher, by the by-line."""
        publisher = self._named("agency", self._draft.source.get("publisher", ""))
        if not publisher:
            return
        role, agency = _node("code:role-reporter"), _node(f"agency:{publisher}")
        post = _node(f"post:{publisher}-reporter")
        member = _node(f"membership:{stub['id']}-{publisher}-reporter")
        names = Said(self._store, agency).labels()
        own = next((one for one in self._stubs.values() if one.get("id") == publisher), {})
        of = [names.get(lang) or own.get(lang, publisher) for lang in ("zh", "en")]
        self._say("reference", node, ("rdf:type", node_of("foaf:Person")), ("org:holds", post))
        self._labels("reference", post, f"{of[0]}记者", f"Reporter of {of[1]}")
        self._labels(
            "reference",
            member,
            f"{stub['zh']}：{of[0]}记者",
            f"{stub['en']}: Reporter of {of[1]}",
        )
        self._say(
            "reference",
            post,
            ("rdf:type", node_of("org:Post")),
            ("org:postIn", agency),
            ("org:role", role),
        )
        self._say(
            "reference",
            member,
            ("rdf:type", node_of("org:Membership")),
            ("org:member", node),
            ("org:organization", agency),
            ("org:role", role),
        )
        if said := self._draft.source.get("said"):
            self._say("reference", member, ("pa:asOf", _typed(said, "date")))
        if stub.get("quote"):
            claim = self._byline(stub)
            self._say("reference", member, ("prov:wasDerivedFrom", claim))

    def _byline(self, stub: dict[str, str]) -> NamedNode:
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
        name = self._free(f"{row.part}-reporter-name")
        return self._passage(row, "claim", name, "记者署名", "By-line")

    def _new_metric(self, node: NamedNode, stub: dict[str, str]) -> None:
        scheme = _node("code:metrics")
        self._say(
            "reference",
            node,
            ("rdf:type", node_of("pa:Metric")),
            ("rdf:type", node_of("skos:Concept")),
            ("skos:inScheme", scheme),
            ("skos:definition", Literal(stub["definition_zh"], language="zh")),
            ("skos:definition", Literal(stub["definition_en"], language="en")),
            ("pa:metricKind", _node(f"code:kind-{stub.get('metric_kind') or 'flow'}")),
            ("pa:betterDirection", _node(f"code:better-{stub.get('better') or 'neither'}")),
            ("pa:theme", _node(f"theme:{stub['theme']}")),
            ("sdmx-attribute:unitMeasure", _node(f"unit:{stub.get('unit') or 'NUM'}")),
        )
        self._say("reference", scheme, ("skos:hasTopConcept", node))
        if thing := stub.get("counted"):
            self._say("reference", node, ("pa:countedThing", _node(f"code:thing-{thing}")))

    def _source(self) -> None:
        said, source = self._draft.source, _node(f"source:{self._id}")
        data_set = _node(f"dataset:{self._id}")
        whole = said.get("coverage") != "part"
        kind = said.get("kind") or "newspaper-article"
        document = "schema:WebPage" if kind == "government-page" else "schema:NewsArticle"
        for name in ("pa:Source", "prov:Entity", document):
            self._say("source", source, ("rdf:type", node_of(name)))
        self._labels("source", source, said.get("title", ""), said.get("title_en", ""))
        self._say(
            "source",
            source,
            ("pa:sourceKind", _node(f"code:source-{kind}")),
            ("pa:coverage", _node(f"code:coverage-{'whole' if whole else 'part'}")),
            ("schema:inLanguage", Literal("zh")),
        )
        if whole:
            self._say(
                "source",
                source,
                ("schema:sha256", Literal(said.get("sha256", ""))),
                ("schema:encodingFormat", Literal("text/plain;charset=utf-8")),
            )
        if publisher := self._named("agency", said.get("publisher", "")):
            self._say("source", source, ("schema:publisher", _node(f"agency:{publisher}")))
        else:
            self._open.append("source: publisher is no agency that is known")
        if said.get("published"):
            self._say(
                "source", source, ("schema:datePublished", _typed(said["published"], "date"))
            )
        if said.get("url"):
            self._say("source", source, ("schema:url", _typed(said["url"], "anyURI")))
        if not said.get("title_en"):
            self._open.append("source: title_en is empty")
        zh, en = said.get("title", ""), said.get("title_en", "")
        self._say("source", data_set, ("rdf:type", node_of("qb:DataSet")))
        self._labels("source", data_set, f"数据：{zh}", f"Data of: {en}" if en else "")
        self._say(
            "source",
            data_set,
            ("dcterms:isPartOf", _node("dataset:pingan-kg")),
            ("qb:structure", _node("dataset:structure")),
            ("prov:wasDerivedFrom", source),
        )
        self._activities()

    def _activities(self) -> None:
        """Say what a machine proposed and what a person decided, in PROV."""
        drafting, deciding = (self._activity(name) for name in ("drafting", "deciding"))
        self._say("source", drafting, ("rdf:type", node_of("prov:Activity")))
        self._labels(
            "source",
            drafting,
            f"pingan-kg {__version__} 起草",
            f"Drafted by pingan-kg {__version__}",
        )
        self._say("source", drafting, ("dcat:version", Literal(__version__)))
        if any(
            (row.decision != "open" and row.proposed != {}) or row.decision == "keep"
            for row in self._draft.rows
        ):
            self._say("source", deciding, ("rdf:type", node_of("prov:Activity")))
            self._labels("source", deciding, "由人定夺", "Decided by a person")
            self._say("source", deciding, ("prov:wasInformedBy", drafting))

    def _activity(self, name: str) -> NamedNode:
        return _node(f"activity:{self._id}/{name}")

    def _origin(self, file: str, node: NamedNode, row: Row) -> None:
        if not row.proposed:
            self._say(file, node, ("prov:wasGeneratedBy", self._activity("drafting")))
        if row.decision == "keep":
            self._say(file, node, ("prov:wasGeneratedBy", self._activity("deciding")))

    def _passage(self, row: Row, kind: str, name: str, zh: str, en: str) -> NamedNode:
        file = "claims" if kind == "claim" else "exclusions"
        node = _node(f"{kind}:{self._id}/{name}")
        part_zh, part_en = _PARTS.get(row.part, (row.part, row.part))
        self._labels(file, node, f"{zh}（{part_zh}）", f"{en} ({part_en})")
        self._say(
            file,
            node,
            ("rdf:type", node_of("pa:Claim" if kind == "claim" else "pa:Exclusion")),
            ("oa:hasSource", _node(f"source:{self._id}")),
            ("pa:part", _node(f"code:part-{row.part}")),
            ("oa:exact", Literal(row.quote)),
        )
        if row.printed:
            self._say(file, node, ("pa:printedFigure", Literal(_plain_figure(row.printed))))
        if self._draft.source.get("coverage") != "part":
            self._say(
                file,
                node,
                ("oa:start", _typed(str(row.start), "integer")),
                ("oa:end", _typed(str(row.end), "integer")),
            )
        for name_, text in (("oa:prefix", row.prefix), ("oa:suffix", row.suffix)):
            if text.strip("\n"):
                self._say(file, node, (name_, Literal(text.replace("\n", ""))))
        reporter = self._named("person", self._draft.source.get("reporter", ""))
        if kind == "claim" and reporter:
            self._say(file, node, ("pa:speaker", _node(f"person:{reporter}")))
        return node

    def _free(self, name: str) -> str:
        """Return a name that nothing of this briefing has yet."""
        given, number = name, 2
        while name in self._names:
            name = f"{given}-{number}"
            number += 1
        self._names.add(name)
        return name

    def _exclusion(self, row: Row) -> None:
        reason = row.reason or "name"
        name = self._free(f"{row.part}-{reason}-{row.number}")
        node = self._passage(
            row, "exclusion", name, f"不是数值：{row.printed}", f"No value: {row.printed}"
        )
        self._say("exclusions", node, ("pa:exclusionReason", _node(f"code:exclusion-{reason}")))
        self._origin("exclusions", node, row)

    def _fact(self, row: Row) -> None:
        metric, area = self._named("metric", row.metric), self._named("area", row.area)
        days, value = days_of(row.period), _decimal(row.value)
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
        if lacking or days is None or value is None:
            self._missing(row, f"no known {', '.join(lacking)}")
            return
        fact = f"{metric}-{area}-{row.period}"
        before = self._facts.get(fact)
        if before is not None and (before.value, before.comparator) != (
            row.value,
            row.comparator,
        ):
            said = f"figure {before.number} has {before.printed} for the same metric and period"
            self._missing(row, f"{said}; exclude one, or change one")
            return
        self._period(row.period, days)
        name = self._free(f"{row.part}-{metric if area == self._area else f'{metric}-{area}'}")
        zh, en = self._metric_labels(metric)
        claim = self._passage(row, "claim", name, zh, en)
        self._origin("claims", claim, row)
        if before is None:
            self._facts[fact] = row
            self._observation(row, claim, fact, metric, area, days, value)
        else:  # printed at another place, too
            node = _node(f"observation:{self._id}/{fact}")
            self._say("observations", node, ("prov:wasDerivedFrom", claim))

    def _metric_labels(self, metric: str) -> tuple[str, str]:
        stub = next((one for one in self._stubs.values() if one.get("id") == metric), None)
        if stub:
            return stub["zh"], stub["en"]
        labels = Said(self._store, _node(f"metric:{metric}")).labels()
        return labels.get("zh", metric), labels.get("en", metric)

    def _observation(  # noqa: PLR0913, PLR0917 (what an observation rests on)
        self,
        row: Row,
        claim: NamedNode,
        name: str,
        metric: str,
        area: str,
        days: Days,
        value: Decimal,
    ) -> None:
        node = _node(f"observation:{self._id}/{name}")
        kind = self._kind(metric)

        def say(*said: Statement) -> None:
            self._say("observations", node, *said)

        lower, upper = _ends(row, value)
        words = value_words(
            plain(value),
            comparator=row.comparator,
            lang="en",
            other=plain(upper) if row.comparator == "between" and upper is not None else "",
            kind=kind,
            measure=row.classifier if row.unit == "NUM" else row.unit,
        ).partition(";")[0]
        turn = ("下降" if value < 0 else "上升") if kind in ("change", "difference") else ""
        shown = turn + _plain_figure(row.printed)
        zh, en = self._metric_labels(metric)
        places = Said(self._store, _node(f"area:{area}")).labels()
        stub = next((one for one in self._stubs.values() if one.get("id") == area), {})
        when = labels_of(days)
        place = (
            places.get("zh") or stub.get("zh", area),
            places.get("en") or stub.get("en", area),
        )
        self._labels(
            "observations",
            node,
            f"{zh}：{shown}（{place[0]}，{when[0]}）",
            f"{en}: {words} ({place[1]}, {when[1]})",
        )
        for name_ in ("pa:Observation", "qb:Observation"):
            say(("rdf:type", node_of(name_)))
        say(
            ("qb:dataSet", _node(f"dataset:{self._id}")),
            ("pa:metric", _node(f"metric:{metric}")),
            ("sdmx-dimension:refArea", _node(f"area:{area}")),
            ("sdmx-dimension:refPeriod", _node(f"period:{row.period}")),
            ("qb:measureType", node_of("sdmx-measure:obsValue")),
            ("sdmx-measure:obsValue", _typed(plain(value), "decimal")),
            ("pa:comparator", _node(f"code:comparator-{row.comparator}")),
            ("sdmx-attribute:unitMeasure", _node(f"unit:{row.unit}")),
            ("pa:valueBasis", _node(f"code:basis-{row.basis}")),
            ("prov:wasDerivedFrom", claim),
        )
        if lower is not None:
            say(("schema:minValue", _typed(plain(lower), "decimal")))
        if upper is not None:
            say(("schema:maxValue", _typed(plain(upper), "decimal")))
        if (step := self._step(row, kind)) is not None:
            say(("pa:roundingStep", _typed(plain(step), "decimal")))
        if (classifier := self._classifiers.get(simplified(row.classifier))) is not None:
            say(("pa:classifier", classifier))
        elif row.classifier and row.basis == "printed":
            self._missing(
                row, f"measure word {row.classifier} is not in the list of classifiers"
            )
        self._dated(node, row, days)
        self._who(node, row)
        for code in row.inferred:
            say(("pa:inferred", _node(f"code:inferred-{code}")))
        for lang, text in (("zh", row.note_zh), ("en", row.note_en)):
            if text:
                say(("skos:note", Literal(text, language=lang)))
        self._origin("observations", node, row)

    def _kind(self, metric: str) -> str:
        stub = next((one for one in self._stubs.values() if one.get("id") == metric), None)
        if stub:
            return stub.get("metric_kind") or "flow"
        return Said(self._store, _node(f"metric:{metric}")).code("pa:metricKind", "kind-")

    def _step(self, row: Row, kind: str) -> Decimal | None:
        step = _decimal(row.step)
        if row.basis == "worded" or kind == "rank" or step is None:
            return None
        return step if row.unit != "NUM" or step > 1 else None

    def _dated(self, node: NamedNode, row: Row, days: Days) -> None:
        said = self._draft.source.get("said", "")
        try:
            day = min(date.fromisoformat(said), days[1]) if said else None
        except ValueError:
            day = None
        if day is not None:
            self._say("observations", node, ("pa:asOf", _typed(day.isoformat(), "date")))
        if row.baseline:
            base = days_of(row.baseline)
            if base is None:
                self._missing(row, f"baseline {row.baseline!r} is no period")
                return
            self._period(row.baseline, base)
            self._say(
                "observations", node, ("pa:baselinePeriod", _node(f"period:{row.baseline}"))
            )

    def _who(self, node: NamedNode, row: Row) -> None:
        if row.agency:
            if agency := self._named("agency", row.agency):
                self._say(
                    "observations", node, ("pa:responsibleAgency", _node(f"agency:{agency}"))
                )
            else:
                self._missing(row, f"agency {row.agency} is not known")
        if by := self._named("agency", self._draft.source.get("reported_by", "")):
            self._say("observations", node, ("pa:reportedBy", _node(f"agency:{by}")))
        if row.program:
            self._say("observations", node, ("pa:program", _node(f"program:{row.program}")))

    def _period(self, name: str, days: Days) -> None:
        """Describe a period that the graph does not have, with its days."""
        if not self._is_there("period", name):
            node = _node(f"period:{name}")
            self._new.add(node.value)
            self._labels("reference", node, *labels_of(days))
            self._say(
                "reference",
                node,
                ("rdf:type", node_of("time:ProperInterval")),
                ("time:hasBeginning", _node(f"period:{days[0].isoformat()}")),
                ("time:hasEnd", _node(f"period:{days[1].isoformat()}")),
            )
        for day in every_day(days):
            if not self._is_there("period", day.isoformat()):
                node = _node(f"period:{day.isoformat()}")
                self._new.add(node.value)
                self._labels("reference", node, *day_labels(day))
                self._say(
                    "reference",
                    node,
                    ("rdf:type", node_of("time:Instant")),
                    ("time:inXSDDate", _typed(day.isoformat(), "date")),
                )


def _ends(row: Row, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Return the bounds of a row: those given, else those of its comparator."""
    if row.comparator == "between":
        return _decimal(row.lower), _decimal(row.upper)
    if row.comparator == "within-top":
        return Decimal(1), value
    ends = COMPARATORS[row.comparator]
    low, high = (ends.upper, ends.lower) if value < 0 else (ends.lower, ends.upper)
    return (value if low else None), (value if high else None)


def _plain_figure(printed: str) -> str:
    return re.sub(r"[*\s]", "", printed)


def _by_notation(store: Store) -> dict[str, NamedNode]:
    found: dict[str, NamedNode] = {}
    scheme = _node("code:classifiers")
    for quad in store.quads_for_pattern(None, node_of("skos:inScheme"), scheme):
        if isinstance(quad.subject, NamedNode):
            for name in _notations(store, quad.subject):
                found.setdefault(name, quad.subject)
    return found


def _notations(store: Store, node: NamedNode) -> Iterator[str]:
    for quad in store.quads_for_pattern(node, node_of("skos:notation"), None):
        if isinstance(quad.object, Literal):
            yield quad.object.value
