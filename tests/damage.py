"""Damage to the graph or to the article's text, one change at a time.

Each function takes a random source, the article and the graph's quads, and makes one
change that alters what is said, with what a check may name: the things that it
touches, and the offsets of the text that it touches.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad, Store

from pingan_kg.figures import scan
from pingan_kg.rdf.names import BASE, expand

ID = "2025-12-09-safe-qingdao"


@dataclass(frozen=True)
class Damage:
    """One change: to the text, or to the graph."""

    what: str
    text: str | None = None
    removed: tuple[Quad, ...] = ()
    added: tuple[Quad, ...] = ()
    things: frozenset[str] = field(default_factory=frozenset)
    """What may be named, by short id: whatever is touched, and what rests on it."""
    span: tuple[int, int] | None = None
    """Where the text was touched; a figure named as left over must stand here."""


class World:
    """The graph, with what the damages need to know of it."""

    def __init__(self, store: Store, article: str) -> None:
        self.store = store
        self.article = article
        self.claims = self._of("pa:Claim")
        self.exclusions = self._of("pa:Exclusion")
        self.observations = self._of("pa:Observation")
        self.numeric = [o for o in self.observations if self.has(o, "sdmx-measure:obsValue")]

    def _of(self, kind: str) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(None, node("rdf:type"), node(kind))
        return sorted((q.subject for q in quads), key=str)

    def has(self, subject: NamedNode, name: str) -> bool:
        return bool(self.quads(subject, name))

    def quads(self, subject: NamedNode | None, name: str | None, value=None) -> list[Quad]:
        found = self.store.quads_for_pattern(subject, node(name) if name else None, value)
        return sorted(found, key=str)

    def one(self, subject: NamedNode, name: str) -> Quad:
        return self.quads(subject, name)[0]

    def text(self, subject: NamedNode, name: str) -> str:
        found = self.quads(subject, name)
        return found[0].object.value if found else ""

    def span(self, passage: NamedNode) -> tuple[int, int]:
        return int(self.text(passage, "oa:start")), int(self.text(passage, "oa:end"))

    def touching(self, start: int, end: int) -> frozenset[str]:
        """The passages that see a stretch of the text, their likes, and the facts on them."""
        over = [
            passage
            for passage in (*self.claims, *self.exclusions)
            if self.seen(passage)[0] < end and start < self.seen(passage)[1]
        ]
        return self.around(*over, *self.likes(over))

    def likes(self, passages: list[NamedNode]) -> list[NamedNode]:
        """Passages elsewhere that quote the same words: which of them is meant is open."""
        words = {self.words(one) for one in passages}
        return [one for one in (*self.claims, *self.exclusions) if self.words(one) in words]

    def words(self, passage: NamedNode) -> str:
        return re.sub(r"[*\s]", "", self.text(passage, "oa:exact"))

    def seen(self, passage: NamedNode) -> tuple[int, int]:
        """The stretch that is quoted, with what is quoted beside it."""
        start, end = self.span(passage)
        before, after = (self.text(passage, f"oa:{side}") for side in ("prefix", "suffix"))
        return start - len(before), end + len(after)

    def around(self, *nodes: NamedNode) -> frozenset[str]:
        """The nodes, what rests on them and what they rest on."""
        found = set(nodes)
        for one in nodes:
            found |= {q.subject for q in self.quads(None, "prov:wasDerivedFrom", one)}
            found |= {q.object for q in self.quads(one, "prov:wasDerivedFrom")}
            found |= {q.subject for q in self.quads(None, "pa:conflictsWith", one)}
        return frozenset(short(one) for one in found)


def node(name: str) -> NamedNode:
    return NamedNode(expand(name) or name)


def short(thing: NamedNode) -> str:
    return thing.value.removeprefix(BASE)


def put(quad: Quad, value) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def like(quad: Quad, text: str) -> Literal:
    old = quad.object
    return (
        Literal(text, language=old.language)
        if old.language
        else Literal(text, datatype=old.datatype)
    )


def retext(world: World, what: str, start: int, end: int, new: str) -> Damage:
    old = world.article
    text = old[:start] + new + old[end:]
    assert text != old
    things = world.touching(start - (start == end), max(end, start + 1))
    span = (start, start + max(len(new), 1))
    return Damage(f"{what} {old[start:end]!r}>{new!r} at {start}", text, (), (), things, span)


def redo(world: World, what: str, pairs: Iterable[tuple[Quad, Quad]]) -> Damage:
    pairs = list(pairs)
    subjects = {old.subject for old, _ in pairs}
    told = ", ".join(f"{short(old.subject)} {old.object}>{new.object}" for old, new in pairs)
    return Damage(
        f"{what}: {told}",
        None,
        tuple(old for old, _ in pairs),
        tuple(new for _, new in pairs),
        world.around(*subjects),
    )


def other_digit(chance: random.Random, digit: str) -> str:
    return chance.choice([one for one in "0123456789" if one != digit])


def digit_in_text(chance: random.Random, world: World) -> Damage:
    at = chance.choice([m.start() for m in re.finditer("[0-9]", world.article)])
    new = other_digit(chance, world.article[at])
    return retext(world, "digit", at, at + 1, new)


def digit_in_graph(chance: random.Random, world: World) -> Damage:
    subject, names = chance.choice(
        [
            *((one, ("oa:exact", "pa:printedFigure")) for one in world.claims),
            *((one, ("oa:exact", "pa:printedFigure")) for one in world.exclusions),
            *[
                (one, ("sdmx-measure:obsValue", "schema:minValue", "schema:maxValue"))
                for one in world.numeric
            ]
            * 3,
        ]
    )
    said = [q for name in names for q in world.quads(subject, name)]
    quads = [q for q in said if re.search("[0-9]", q.object.value)]
    if not quads:
        return digit_in_graph(chance, world)
    quad = chance.choice(quads)
    text = quad.object.value
    at = chance.choice([m.start() for m in re.finditer("[0-9]", text)])
    new = text[:at] + other_digit(chance, text[at]) + text[at + 1 :]
    return redo(world, "digit", [(quad, put(quad, like(quad, new)))])


def digit_in_label(chance: random.Random, world: World) -> Damage:
    """A digit of the value in an observation's label."""
    while True:
        quad = chance.choice(world.quads(chance.choice(world.numeric), "skos:prefLabel"))
        text = quad.object.value
        colon, bracket = ("：", "（") if quad.object.language == "zh" else (": ", " (")
        begin, end = text.rindex(colon), text.rindex(bracket)
        digits = [m.start() for m in re.finditer("[0-9]", text) if begin < m.start() < end]
        if digits:
            at = chance.choice(digits)
            new = text[:at] + other_digit(chance, text[at]) + text[at + 1 :]
            return redo(world, "label", [(quad, put(quad, like(quad, new)))])


def yu_in_text(chance: random.Random, world: World) -> Damage:
    at = chance.choice([m.start() for m in re.finditer(r"(?<=[0-9万亿*])余", world.article)])
    return retext(world, "余", at, at + 1, "")


def yu_in_graph(chance: random.Random, world: World) -> Damage:
    quads = [
        q
        for claim in world.claims
        for name in ("oa:exact", "pa:printedFigure")
        for q in world.quads(claim, name)
        if re.search("[0-9万亿*]余", q.object.value)
    ]
    quad = chance.choice(quads)
    new = re.sub("(?<=[0-9万亿*])余", "", quad.object.value, count=1)
    return redo(world, "余", [(quad, put(quad, like(quad, new)))])


def comparator_in_graph(chance: random.Random, world: World) -> Damage:
    """more-than becomes exactly, bounds and all; or exactly becomes more-than."""
    one = chance.choice(world.numeric)
    old = world.one(one, "pa:comparator")
    if old.object == node("code:comparator-more-than"):
        value = world.one(one, "sdmx-measure:obsValue")
        bound = Quad(one, node("schema:maxValue"), value.object, value.graph_name)
        new = put(old, node("code:comparator-exactly"))
        return Damage("exactly", None, (old,), (new, bound), world.around(one))
    upper = tuple(world.quads(one, "schema:maxValue"))
    new = put(old, node("code:comparator-more-than"))
    return Damage("more than", None, (old, *upper), (new,), world.around(one))


def myriad_in_text(chance: random.Random, world: World) -> Damage:
    at = chance.choice([m.start() for m in re.finditer(r"(?<=[0-9余])[万亿]", world.article)])
    new = "亿" if world.article[at] == "万" else "万"
    return retext(world, "万亿", at, at + 1, new)


def myriad_in_graph(chance: random.Random, world: World) -> Damage:
    if chance.random() < 0.5:
        one = chance.choice(world.numeric)
        names = ("sdmx-measure:obsValue", "schema:minValue", "schema:maxValue")
        quads = [q for name in names for q in world.quads(one, name)]
        pairs = [(q, put(q, like(q, str(Decimal(q.object.value) * 10000)))) for q in quads]
        return redo(world, "times 10,000", pairs)
    quads = [
        q
        for claim in world.claims
        for name in ("oa:exact", "pa:printedFigure")
        for q in world.quads(claim, name)
        if re.search("[0-9余][万亿]", q.object.value)
    ]
    quad = chance.choice(quads)
    swap = {"万": "亿", "亿": "万"}
    new = re.sub("(?<=[0-9余])[万亿]", lambda m: swap[m[0]], quad.object.value, count=1)
    return redo(world, "万亿", [(quad, put(quad, like(quad, new)))])


def offsets_shifted(chance: random.Random, world: World) -> Damage:
    one = chance.choice([*world.claims, *world.exclusions])
    step = chance.choice((-1, 1))
    names = chance.choice((("oa:start", "oa:end"), ("oa:start",), ("oa:end",)))
    quads = [world.one(one, name) for name in names]
    pairs = [(q, put(q, like(q, str(int(q.object.value) + step)))) for q in quads]
    return redo(world, "offset", pairs)


PAIR = tuple(
    NamedNode(f"{BASE}observation/{ID}/road-traffic-{what}-change-qingdao-14th-five-year-plan")
    for what in ("accidents", "deaths")
)


def respectively_swapped(chance: random.Random, world: World) -> Damage:
    """The two figures after 分别 change places: in the text, or in the graph in many ways."""
    if chance.random() < 0.4:
        found = chance.choice(list(re.finditer(r"13%、16\.7%", world.article)))
        return retext(world, "swap", *found.span(), "16.7%、13%")
    values = ("sdmx-measure:obsValue", "schema:minValue", "schema:maxValue")
    names: tuple[str, ...] = chance.choice(
        (values, ("prov:wasDerivedFrom",), ("pa:metric",), (*values, "prov:wasDerivedFrom"))
    )
    return swapped(world, *PAIR, names)


def swapped(world: World, one: NamedNode, other: NamedNode, names: Iterable[str]) -> Damage:
    removed: list[Quad] = []
    added: list[Quad] = []
    for name in names:
        for mine, yours in ((one, other), (other, one)):
            removed += world.quads(mine, name)
            for q in world.quads(yours, name):
                added.append(Quad(mine, q.predicate, q.object, q.graph_name))
    things = world.around(one, other)
    return Damage(f"swap of {', '.join(names)}", None, tuple(removed), tuple(added), things)


def claim_removed(chance: random.Random, world: World) -> Damage:
    """A claim goes; what is derived from it still says so, or no longer does."""
    one = chance.choice(world.claims)
    own = tuple(world.store.quads_for_pattern(one, None, None))
    things = world.around(one)
    told = f"claim removed: {short(one)}"
    # A trend in words, or a name, is no figure: without its claim nothing is left over.
    figure = world.text(one, "pa:printedFigure") if world.has(one, "pa:printedFigure") else ""
    if chance.random() < 0.5 or not any(found.figure.value for found in scan(figure)):
        return Damage(told, None, own, (), things, world.span(one))
    used = tuple(world.store.quads_for_pattern(None, None, one))
    return Damage(told + " with its uses", None, (*own, *used), (), things, world.span(one))


def exclusion_removed(chance: random.Random, world: World) -> Damage:
    one = chance.choice([e for e in world.exclusions if _lone(world, e)])
    own = tuple(world.store.quads_for_pattern(one, None, None))
    told = f"exclusion removed: {short(one)}"
    return Damage(told, None, own, (), world.around(one), world.span(one))


def _lone(world: World, exclusion: NamedNode) -> bool:
    """Tell whether its figure is one that the grammar finds (单轨 and 走在前 are none)."""
    return world.text(exclusion, "pa:printedFigure") not in ("单轨", "前")


def claim_duplicated(chance: random.Random, world: World) -> Damage:
    one = chance.choice([*world.claims, *world.exclusions])
    copy = NamedNode(one.value + "-copy")
    quads = world.store.quads_for_pattern(one, None, None)
    added = [Quad(copy, q.predicate, q.object, q.graph_name) for q in quads]
    if one in world.claims and chance.random() < 0.7:
        uses = world.quads(None, "prov:wasDerivedFrom", one)
        added += [put(q, copy) for q in uses]
    things = world.around(one) | {short(copy)}
    return Damage(f"duplicated: {short(one)}", None, (), tuple(added), things)


def unit_changed(chance: random.Random, world: World) -> Damage:
    one = chance.choice(world.numeric)
    name = "sdmx-attribute:unitMeasure"
    if chance.random() < 0.5 and world.has(one, "pa:classifier"):
        name = "pa:classifier"
    old = world.one(one, name)
    others = {q.object for o in world.numeric for q in world.quads(o, name)} - {old.object}
    return redo(world, "unit", [(old, put(old, chance.choice(sorted(others, key=str))))])


def sign_flipped(chance: random.Random, world: World) -> Damage:
    change = re.compile(r"(下降|减少|提升)(?=\**[0-9.]+%)")
    if chance.random() < 0.4:
        turned = {"下降": "上升", "减少": "增加", "提升": "降低"}
        found = chance.choice(list(change.finditer(world.article)))
        return retext(world, "verb", *found.span(), turned[found[0]])
    one = chance.choice([o for o in world.numeric if "change" in o.value])
    names = ("sdmx-measure:obsValue", "schema:minValue", "schema:maxValue")
    quads = [q for name in names for q in world.quads(one, name)]
    pairs = [(q, put(q, like(q, str(-Decimal(q.object.value))))) for q in quads]
    return redo(world, "sign", pairs)


def figure_shortened(chance: random.Random, world: World) -> Damage:
    """The printed figure loses what stands at its end or beginning."""
    said = [q for claim in world.claims for q in world.quads(claim, "pa:printedFigure")]
    quad = chance.choice([q for q in said if len(q.object.value) > 2])
    text = quad.object.value
    new = chance.choice((text[1:], text[:-1]))
    return redo(world, "shorter", [(quad, put(quad, like(quad, new)))])


def link_moved(chance: random.Random, world: World) -> Damage:
    """An observation rests on the claim of another one."""
    one = chance.choice(world.numeric)
    quad = chance.choice(world.quads(one, "prov:wasDerivedFrom"))
    figure = world.text(quad.object, "pa:printedFigure")
    others = [c for c in world.claims if world.text(c, "pa:printedFigure") not in ("", figure)]
    other = chance.choice(others)
    damage = redo(world, "link", [(quad, put(quad, other))])
    return Damage(
        damage.what, None, damage.removed, damage.added, damage.things | world.around(other)
    )


def metrics_swapped(chance: random.Random, world: World) -> Damage:
    """Two observations change metrics, areas or periods."""
    name = chance.choice(("pa:metric", "sdmx-dimension:refArea", "sdmx-dimension:refPeriod"))
    while True:
        one, other = chance.sample(world.observations, 2)
        if world.one(one, name).object != world.one(other, name).object:
            return swapped(world, one, other, (name,))


def value_doubled(chance: random.Random, world: World) -> Damage:
    """A property that has one value gets another beside it."""
    names = ("sdmx-measure:obsValue", "schema:minValue", "schema:maxValue", "pa:comparator")
    name = chance.choice(names)
    one, other = chance.sample([o for o in world.numeric if world.has(o, name)], 2)
    mine, yours = world.one(one, name), world.one(other, name)
    if mine.object == yours.object:
        return value_doubled(chance, world)
    told = f"a second {name}: {short(one)}"
    return Damage(told, None, (), (put(mine, yours.object),), world.around(one))


def class_removed(chance: random.Random, world: World) -> Damage:
    one = chance.choice([*world.claims, *world.exclusions, *world.numeric])
    own = tuple(world.quads(one, "rdf:type"))
    span = None if one in world.numeric else world.span(one)
    return Damage(f"class removed: {short(one)}", None, own, (), world.around(one), span)


def figure_added(chance: random.Random, world: World) -> Damage:
    """A clause with a new figure is put into the text, behind a clause of it."""
    at = chance.choice([m.end() for m in re.finditer("[，；。]", world.article)])
    new = chance.choice(("新增7项，", "建成九个站，", "增长5.5%，", "培训3万余人次，"))
    return retext(world, "added", at, at, new)


# Text and graph changed together: every quotation agrees, and the graph is false


def figures_of(world: World) -> list[tuple[NamedNode, int, int]]:
    """Claims that print a number of an observation, and where in the text it stands."""
    found = []
    for one in world.numeric:
        for quad in world.quads(one, "prov:wasDerivedFrom"):
            start, end = world.span(quad.object)
            figure = world.text(quad.object, "pa:printedFigure")
            at = world.article.find(figure, start, end)
            if at >= 0 and figure[:1].isdigit():
                found.append((quad.object, at, at + len(figure)))
    return found


def requoted(world: World, what: str, claim: NamedNode, at: int, new: str) -> Damage:
    """Put words into the text, and quote all of the text anew: the facts stay as they are."""
    text = world.article[:at] + new + world.article[at:]
    removed: list[Quad] = []
    added: list[Quad] = []
    for one in (*world.claims, *world.exclusions):
        start, end = world.span(one)
        if end + 12 < at:
            continue
        start += len(new) if start >= at else 0
        end += len(new) if end > at else 0
        said = {
            "oa:start": str(start),
            "oa:end": str(end),
            "oa:exact": text[start:end],
            "oa:prefix": text[max(0, start - 12) : start].rpartition("\n")[2],
            "oa:suffix": text[end : end + 12].partition("\n")[0],
        }
        for name, value in said.items():
            removed += world.quads(one, name)
            added += [put(quad, like(quad, value)) for quad in world.quads(one, name)]
    (hashed,) = world.quads(NamedNode(f"{BASE}source/{ID}"), "schema:sha256")
    removed.append(hashed)
    added.append(put(hashed, like(hashed, sha256(text.encode()).hexdigest())))
    things = world.touching(at, at + 1) | world.around(claim)
    told = f"{what}: {world.article[at - 9 : at]}[{new}]{world.article[at : at + 9]}"
    return Damage(told, text, tuple(removed), tuple(added), things, (at, at + len(new)))


HEDGES = (
    *("超过", "超过了", "突破", "突破了", "逾", "近", "约", "大约", "约合", "约占", "将近"),
    *(
        "至少",
        "至少有",
        "不少于",
        "不低于",
        "不足",
        "不到",
        "最多",
        "最多为",
        "不超过",
        "≥",
        "≤",
    ),
    *("＞", "＜", ">", "<", "大于等于", "少于", "低于", "接近"),
)
HEDGES_BEHIND = (
    "以上",
    "及以上",
    "（含）以上",
    "或以上",
    "之上",
    "左右",
    "上下",
    "以内",
    "以下",
)


def hedged_before(chance: random.Random, world: World) -> Damage:
    claim, at, _ = chance.choice(figures_of(world))
    return requoted(world, "hedge before", claim, at, chance.choice(HEDGES))


def hedged_behind(chance: random.Random, world: World) -> Damage:
    claim, _, end = chance.choice(figures_of(world))
    return requoted(world, "hedge behind", claim, end, chance.choice(HEDGES_BEHIND))


def sign_before(chance: random.Random, world: World) -> Damage:
    claim, at, _ = chance.choice(figures_of(world))
    return requoted(world, "sign", claim, at, chance.choice(("零下", "负", "-", "−", "－")))


def unit_continued(chance: random.Random, world: World) -> Damage:
    """What is counted is counted per day or head, or is another unit altogether."""
    claim, _, end = chance.choice(figures_of(world))
    return requoted(world, "unit", claim, end, chance.choice(("/日", "/人", "/年", "/户")))


# The text changed alone


def hedge_in_text(chance: random.Random, world: World) -> Damage:
    """A hedge is put before or behind a figure, up to four characters away."""
    _, start, end = chance.choice(figures_of(world))
    far = chance.randint(0, 4)
    at = start - far if chance.random() < 0.5 else end + far
    return retext(world, "hedge", at, at, chance.choice(HEDGES))


def sentences(world: World) -> list[tuple[int, int]]:
    """Sentences of the body that quotations stand within."""
    found = [match.span() for match in re.finditer("[^。\n]{12,}。", world.article)]
    spans = [world.span(one) for one in world.claims]
    return [
        (a, b) for a, b in found if sum(a <= start and end <= b for start, end in spans) > 2
    ]


def sentence_moved(chance: random.Random, world: World) -> Damage:
    start, end = chance.choice(sentences(world))
    ends = [match.end() for match in re.finditer("。", world.article)]
    to = chance.choice([at for at in ends if not start - 1 <= at <= end + 1])
    return carried(world, "moved", start, end, to, keep=False)


def lookalike_added(chance: random.Random, world: World) -> Damage:
    """A sentence is said once more, in another paragraph."""
    start, end = chance.choice(sentences(world))
    ends = [match.end() for match in re.finditer("。(?=\n)", world.article)]
    to = chance.choice([at for at in ends if not start - 1 <= at <= end + 1])
    return carried(world, "added", start, end, to, keep=True)


def carried(world: World, what: str, start: int, end: int, to: int, *, keep: bool) -> Damage:
    text, sentence = world.article, world.article[start:end]
    rest = sentence if keep else ""
    new = (
        text[:start] + rest + text[end:to] + sentence + text[to:]
        if to >= end
        else text[:to] + sentence + text[to:start] + rest + text[end:]
    )
    things = world.touching(start - 1, end + 1) | world.touching(to - 1, to + 1)
    leapt = world.touching(min(end, to), max(start, to))
    if not keep and len(leapt) < 2 * len(things):
        things |= leapt  # that these were moved the other way is as true
    at = to if to < start or keep else to - (end - start)
    return Damage(f"{what}: {sentence}", new, (), (), things, (at, at + len(sentence)))


def place_swapped(chance: random.Random, world: World) -> Damage:
    """A sentence says of another city what a claim says of this one."""
    here = chance.choice(sentences(world))
    names = [
        m for m in re.finditer("青岛|岛城|全市|前海", world.article) if here[0] <= m.start()
    ]
    found = [m for m in names if m.end() <= here[1]]
    if not found:
        return place_swapped(chance, world)
    match = chance.choice(found)
    others = [one for one in ("烟台", "济南", "鲁城", "全省", "潍坊") if one != match[0]]
    return retext(world, "place", *match.span(), chance.choice(others))


DAMAGES: dict[str, Callable[[random.Random, World], Damage]] = {
    one.__name__: one  # type: ignore[attr-defined]
    for one in (
        digit_in_text,
        digit_in_graph,
        digit_in_label,
        yu_in_text,
        yu_in_graph,
        comparator_in_graph,
        myriad_in_text,
        myriad_in_graph,
        offsets_shifted,
        respectively_swapped,
        claim_removed,
        exclusion_removed,
        claim_duplicated,
        unit_changed,
        sign_flipped,
        figure_shortened,
        link_moved,
        metrics_swapped,
        value_doubled,
        class_removed,
        figure_added,
        hedged_before,
        hedged_behind,
        sign_before,
        unit_continued,
        hedge_in_text,
        sentence_moved,
        lookalike_added,
        place_swapped,
    )
}
