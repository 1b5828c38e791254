"""The things of a briefing that are no figures: its source, periods, and what is new."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store, Triple

from ..briefing.statements import Said, node_of
from ..languages import day_words
from ..proposal.days import Days, every_day, labels_of
from ..proposal.model import Draft
from .concepts import asking, completed, counted_thing, used, wanted
from .terms import node, typed

__all__ = ["FILES", "Statement", "Things"]

FILES = ("source", "claims", "observations", "recognitions", "exclusions", "reference")
"""The files of a briefing, of which those are written that have something to say."""

_AREA_KIND = "schema:AdministrativeArea"


Statement = tuple[str, NamedNode | Literal]
"""A property by its prefixed name, and its value."""


class Things:
    """Collects what is said of a briefing, file by file."""

    def __init__(self, draft: Draft, store: Store, version: str) -> None:
        """Take a draft, the graph that names are looked up in, the version of the tool."""
        self.version = version
        self.draft, self.store = draft, store
        self.id = draft.source["id"]
        self.out: dict[str, list[Triple]] = {name: [] for name in FILES}
        self.open: list[str] = []
        self._new: set[str] = set()
        self.stubs = completed(draft, store)

    def say(self, file: str, subject: NamedNode, *said: Statement) -> None:
        self.out[file] += [Triple(subject, node_of(name), value) for name, value in said]

    def labels(self, file: str, subject: NamedNode, zh: str, en: str) -> None:
        for text, lang in ((zh, "zh"), (en, "en")):
            if text:
                self.say(file, subject, ("skos:prefLabel", Literal(text, language=lang)))

    def is_there(self, kind: str, name: str) -> bool:
        thing = node(f"{kind}:{name}")
        return (
            thing.value in self._new
            or next(self.store.quads_for_pattern(thing, None, None), None) is not None
        )

    def is_new(self, thing: NamedNode) -> None:
        """Note that a thing is described in this briefing."""
        self._new.add(thing.value)

    def named(self, kind: str, name: str) -> str:
        """Return a thing's name, where it is known or its stub is filled in."""
        stub = self.stubs.get(name)
        wanted = stub.get("id", "") if stub else name
        return wanted if wanted and self.is_there(kind, wanted) else ""

    def area_labels(self, area: str) -> tuple[str, str]:
        """Return what an area is called, known or new, in Chinese and English."""
        labels = Said(self.store, node(f"area:{area}")).labels()
        stub = next((one for one in self.stubs.values() if one.get("id") == area), {})
        zh, en = (labels.get(lang) or stub.get(lang, area) for lang in ("zh", "en"))
        return zh, en

    def stub_things(self) -> None:
        """Describe what is new and is named somewhere, and say what it still asks for."""
        needed = used(self.draft)
        if any(
            stub.get("kind") == "metric" and not stub["theme"]
            for key, stub in self.stubs.items()
            if key in needed
        ):
            self.open.append("source: theme is empty; new metrics take it: fill it in once")
        for key, stub in self.stubs.items():
            kind, name = stub.get("kind", ""), stub.get("id", "")
            if key not in needed and not stub.get("en"):
                continue
            asked = list(wanted(stub)) or list(self._misnamed(stub))
            if asked == ["en"] and stub.get("of") in self.stubs:
                continue  # it follows from what changes
            if asked:
                self.open.append(asking(stub, self.draft, asked))
                continue
            if kind == "metric" and not stub["theme"]:
                continue  # asked once, of the source
            thing = node(f"{kind}:{name}")
            self._new.add(thing.value)
            self.labels("reference", thing, stub["zh"], stub["en"])
            getattr(self, f"_new_{kind}", lambda *_: None)(thing, stub)

    def _misnamed(self, stub: dict[str, str]) -> Iterator[str]:
        """Yield what a stub names that there is not, or that is another thing's."""
        kind, name = stub.get("kind", ""), stub.get("id", "")
        labels = Said(self.store, node(f"{kind}:{name}")).labels()
        if node(f"{kind}:{name}").value in self._new or (
            labels and (labels.get("zh"), labels.get("en")) != (stub["zh"], stub["en"])
        ):
            yield f"{name} is another {kind} already: give another id, or name that one"
        if kind != "metric":
            return
        if stub["theme"] and not self.is_there("theme", stub["theme"]):
            yield f"theme {stub['theme']} is none: see data/reference/themes.ttl"
        if (of := stub.get("of")) and not self.named("metric", of):
            yield f"of: {of} is no known metric yet"
        counted, _, zh = counted_thing(stub.get("counted", ""))
        if counted and not zh and not self.is_there("code", f"thing-{counted}"):
            yield f"counted: {counted} is not known; write a new one as: fire 火灾"

    def _new_area(self, thing: NamedNode, stub: dict[str, str]) -> None:
        self.say("reference", thing, ("rdf:type", node_of(_AREA_KIND)))
        within = stub.get("within") or "china"
        self.say("reference", thing, ("schema:containedInPlace", node(f"area:{within}")))
        if code := stub.get("gbt2260"):
            notation = Literal(code, datatype=node_of("pa:gbt2260"))
            self.say("reference", thing, ("skos:notation", notation))

    def _new_agency(self, thing: NamedNode, stub: dict[str, str]) -> None:
        kind = node(f"code:agency-{stub.get('agency_kind') or 'department'}")
        self.say(
            "reference", thing, ("rdf:type", node_of("pa:Agency")), ("org:classification", kind)
        )

    def _new_person(self, thing: NamedNode, stub: dict[str, str]) -> None:
        """Describe who wrote it: a reporter of the publisher, by the by-line."""
        publisher = self.named("agency", self.draft.source.get("publisher", ""))
        if not publisher:
            return
        role, agency = node("code:role-reporter"), node(f"agency:{publisher}")
        post = node(f"post:{publisher}-reporter")
        member = node(f"membership:{stub['id']}-{publisher}-reporter")
        names = Said(self.store, agency).labels()
        own = next((one for one in self.stubs.values() if one.get("id") == publisher), {})
        of = [names.get(lang) or own.get(lang, publisher) for lang in ("zh", "en")]
        self.say("reference", thing, ("rdf:type", node_of("foaf:Person")), ("org:holds", post))
        self.labels("reference", post, f"{of[0]}记者", f"Reporter of {of[1]}")
        self.labels(
            "reference",
            member,
            f"{stub['zh']}：{of[0]}记者",
            f"{stub['en']}: Reporter of {of[1]}",
        )
        self.say(
            "reference",
            post,
            ("rdf:type", node_of("org:Post")),
            ("org:postIn", agency),
            ("org:role", role),
        )
        self.say(
            "reference",
            member,
            ("rdf:type", node_of("org:Membership")),
            ("org:member", thing),
            ("org:organization", agency),
            ("org:role", role),
        )
        if said := self.draft.source.get("said"):
            self.say("reference", member, ("pa:asOf", typed(said, "date")))
        if stub.get("quote"):
            claim = self.byline(stub)
            self.say("reference", member, ("prov:wasDerivedFrom", claim))

    def byline(self, stub: dict[str, str]) -> NamedNode:
        """Write the claim that a by-line is, and return it."""
        raise NotImplementedError

    def _new_metric(self, thing: NamedNode, stub: dict[str, str]) -> None:
        scheme = node("code:metrics")
        self.say(
            "reference",
            thing,
            ("rdf:type", node_of("pa:Metric")),
            ("rdf:type", node_of("skos:Concept")),
            ("skos:inScheme", scheme),
            ("skos:definition", Literal(stub["definition_zh"], language="zh")),
            ("skos:definition", Literal(stub["definition_en"], language="en")),
            ("pa:metricKind", node(f"code:kind-{stub.get('metric_kind') or 'flow'}")),
            ("pa:betterDirection", node(f"code:better-{stub.get('better') or 'neither'}")),
            ("pa:theme", node(f"theme:{stub['theme']}")),
            ("sdmx-attribute:unitMeasure", node(f"unit:{stub.get('unit') or 'NUM'}")),
        )
        self.say("reference", scheme, ("skos:hasTopConcept", thing))
        if of := self.named("metric", stub.get("of", "")):
            self.say("reference", thing, ("pa:changeOf", node(f"metric:{of}")))
        if counted := self._counted(stub.get("counted", "")):
            name = "pa:shareOf" if stub.get("metric_kind") == "ratio" else "pa:countedThing"
            self.say("reference", thing, (name, counted))

    def _counted(self, text: str) -> NamedNode | None:
        """Return what a metric counts, described where it is new."""
        name, en, zh = counted_thing(text)
        if not name:
            return None
        thing, scheme = node(f"code:thing-{name}"), node("code:counted-things")
        if not self.is_there("code", f"thing-{name}"):
            self._new.add(thing.value)
            self.labels("reference", thing, zh, en)
            self.say("reference", thing, ("rdf:type", node_of("skos:Concept")))
            for said, lang in (
                (f"来源所计的“{zh}”；来源没有给出定义。", "zh"),
                (f"What the source counts as “{zh}”; it gives no definition.", "en"),
            ):
                definition = Literal(said, language=lang)
                self.say("reference", thing, ("skos:definition", definition))
            self.say("reference", thing, ("skos:inScheme", scheme))
            self.say("reference", scheme, ("skos:hasTopConcept", thing))
        return thing

    def source(self) -> None:
        said, source = self.draft.source, node(f"source:{self.id}")
        whole = said.get("coverage") != "part"
        kind = said.get("kind") or "newspaper-article"
        document = "schema:WebPage" if kind == "government-page" else "schema:NewsArticle"
        for name in ("pa:Source", "prov:Entity", document):
            self.say("source", source, ("rdf:type", node_of(name)))
        self.labels("source", source, said.get("title", ""), said.get("title_en", ""))
        self.say(
            "source",
            source,
            ("pa:sourceKind", node(f"code:source-{kind}")),
            ("pa:coverage", node(f"code:coverage-{'whole' if whole else 'part'}")),
            ("schema:inLanguage", Literal("zh")),
        )
        if whole:
            self.say(
                "source",
                source,
                ("schema:sha256", Literal(said.get("sha256", ""))),
                ("schema:encodingFormat", Literal("text/plain;charset=utf-8")),
            )
        if publisher := self.named("agency", said.get("publisher", "")):
            self.say("source", source, ("schema:publisher", node(f"agency:{publisher}")))
        else:
            self.open.append("source: publisher is no agency that is known")
        if said.get("published"):
            self.say(
                "source", source, ("schema:datePublished", typed(said["published"], "date"))
            )
        if said.get("url"):
            self.say("source", source, ("schema:url", typed(said["url"], "anyURI")))
        if not said.get("title_en"):
            self.open.append("source: title_en is empty")
        if not self.named("agency", said.get("reported_by", "")):
            self.open.append("source: reported_by is to be the agency whose speaker said it")
        self._data_set(source)
        self._activities()

    def _data_set(self, source: NamedNode) -> None:
        said, data_set = self.draft.source, node(f"dataset:{self.id}")
        zh, en = said.get("title", ""), said.get("title_en", "")
        self.say("source", data_set, ("rdf:type", node_of("qb:DataSet")))
        self.labels("source", data_set, f"数据：{zh}", f"Data of: {en}" if en else "")
        self.say(
            "source",
            data_set,
            ("dcterms:isPartOf", node("dataset:pingan-kg")),
            ("qb:structure", node("dataset:structure")),
            ("prov:wasDerivedFrom", source),
        )

    def _activities(self) -> None:
        """Say what a machine proposed and what a person decided, in PROV."""
        drafting, deciding = (self.activity(name) for name in ("drafting", "deciding"))
        self.say("source", drafting, ("rdf:type", node_of("prov:Activity")))
        self.labels(
            "source",
            drafting,
            f"pingan-kg {self.version} 起草",
            f"Drafted by pingan-kg {self.version}",
        )
        self.say("source", drafting, ("dcat:version", Literal(self.version)))
        if any(
            (row.decision != "open" and row.proposed != {})
            or row.decision == "keep"
            or (row.decision == "open" and self.named("metric", row.metric) != row.metric)
            for row in self.draft.rows
        ) or any(one.decision == "keep" for one in self.draft.findings):
            self.say("source", deciding, ("rdf:type", node_of("prov:Activity")))
            self.labels("source", deciding, "由人定夺", "Decided by a person")
            self.say("source", deciding, ("prov:wasInformedBy", drafting))

    def activity(self, name: str) -> NamedNode:
        return node(f"activity:{self.id}/{name}")

    def period(self, name: str, days: Days) -> None:
        """Describe a period that the graph does not have, with its days."""
        if not self.is_there("period", name):
            thing = node(f"period:{name}")
            self._new.add(thing.value)
            self.labels("reference", thing, *labels_of(days))
            self.say(
                "reference",
                thing,
                ("rdf:type", node_of("time:ProperInterval")),
                ("time:hasBeginning", node(f"period:{days[0].isoformat()}")),
                ("time:hasEnd", node(f"period:{days[1].isoformat()}")),
            )
        for day in every_day(days):
            if not self.is_there("period", day.isoformat()):
                thing = node(f"period:{day.isoformat()}")
                self._new.add(thing.value)
                self.labels("reference", thing, *day_words(day))
                self.say(
                    "reference",
                    thing,
                    ("rdf:type", node_of("time:Instant")),
                    ("time:inXSDDate", typed(day.isoformat(), "date")),
                )
