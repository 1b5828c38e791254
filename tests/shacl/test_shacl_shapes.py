"""The shapes: each finds something in a valid world, and each constraint has failed.

``world.ttl`` is a small made-up world that conforms. ``changes/*.ru`` hold SPARQL
updates to it, each under a line that says which constraint it breaks, and why:
the constraint's name, with its component where it is none in SPARQL. What breaks
with it is named behind a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.shacl import engines
from pingan_kg.shacl.rules import asked_at_once, without

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHAPE, SH = PREFIXES["shape"], PREFIXES["sh"]
TARGETS = ("targetClass", "targetSubjectsOf")
DEFINED = PREFIXES["rdfs"] + "isDefinedBy"
RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
CARRIED = {
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("qb", "dataSet"), ("oa", "hasSource"), ("prov", "wasDerivedFrom"))
}
BRIEFING = "2030-06-01-city"
PROLOGUE = f"BASE <{BASE}>\n" + "".join(
    f"PREFIX {prefix}: <{namespace}>\n"
    for prefix, namespace in {
        **PREFIXES,
        "c": f"{BASE}claim/{BRIEFING}/",
        "o": f"{BASE}observation/{BRIEFING}/",
    }.items()
)


class Change(NamedTuple):
    """A change to the world, and what it breaks: first what it is meant to break."""

    file: str
    why: str
    breaks: tuple[str, ...]
    update: str


def changes() -> Iterator[Change]:
    for path in sorted((HERE / "changes").glob("*.ru")):
        for block in re.split(r"\n\n(?=# breaks )", path.read_text(encoding="utf-8").strip()):
            header, _, update = block.partition("\n")
            match = re.fullmatch(r"# breaks ([^:]+): (.+)", header)
            assert match, f"{path.name}: {header}"
            breaks = tuple(match[1].split(", "))
            yield Change(path.stem, match[2], breaks, update)


CHANGES = tuple(changes())


def triples(paths: Iterable[Path]) -> list[Triple]:
    return [
        quad.triple
        for path in sorted(paths)
        for quad in parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    ]


def ntriples(items: Iterable[Triple]) -> bytes:
    return serialize(items, format=RdfFormat.N_TRIPLES)


@cache
def shapes_graph() -> tuple[Triple, ...]:
    return tuple(triples((ROOT / "shapes").glob("*.ttl")))


@cache
def ontology() -> tuple[Triple, ...]:
    return tuple(triples((ROOT / "ontology").glob("*.ttl")))


def background() -> list[Triple]:
    """What the shapes ask of the ontology when they look at data: its terms, its lists."""
    asked = {PREFIXES["rdfs"] + name for name in ("domain", "range", "subClassOf")}
    asked |= {PREFIXES["qb"] + "codeList", PREFIXES["skos"] + "inScheme"}
    defined = [triple for triple in ontology() if triple.predicate.value == DEFINED]
    terms = {term for triple in defined for term in (triple.subject, triple.object)}
    return [t for t in ontology() if t.subject in terms or t.predicate.value in asked]


@cache
def world() -> frozenset[Triple]:
    return frozenset(changed(""))


def changed(update: str) -> set[Triple]:
    """The world after a change to it."""
    store = Store()
    store.load(path=HERE / "world.ttl", format=RdfFormat.TURTLE)
    if update:
        store.update(PROLOGUE + update)
    return {quad.triple for quad in store}


### What the shapes graph says


def values(subject: str, name: str) -> list[str]:
    return [
        str(triple.object.value)
        for triple in shapes_graph()
        if triple.subject == NamedNode(SHAPE + subject)
        and triple.predicate.value == SH + name
        and isinstance(triple.object, NamedNode | Literal)
    ]


@cache
def names() -> frozenset[str]:
    """Of every node shape, property shape and constraint."""
    return frozenset(
        triple.subject.value.removeprefix(SHAPE)
        for triple in shapes_graph()
        if isinstance(triple.subject, NamedNode) and triple.predicate.value != SH + "declare"
    )


def targeted() -> set[str]:
    return {name for name in names() if any(values(name, target) for target in TARGETS)}


def constraints() -> Iterator[str]:
    """Every constraint as changes name it."""
    beside = {*TARGETS, "property", "path", "message", "severity", "prefixes", "declare"}
    for triple in shapes_graph():
        parameter = triple.predicate.value.removeprefix(SH)
        if not isinstance(triple.subject, NamedNode) or parameter == triple.predicate.value:
            continue
        name = triple.subject.value.removeprefix(SHAPE)
        if parameter == "select":
            yield name
        elif parameter not in {*beside, "sparql"}:
            yield f"{name} {parameter[:1].upper()}{parameter[1:]}"


@cache
def templates() -> dict[str, re.Pattern[str]]:
    """The English message of each SPARQL constraint, as what it can turn into."""
    found = {}
    for name in names():
        if values(name, "select"):
            english = next(text for text in values(name, "message") if not text.endswith("。"))
            parts = re.split(r"\{[$?]\w+\}", english)
            found[name] = re.compile(".*".join(map(re.escape, parts)), re.DOTALL)
    return found


def broken(shape: str, component: str, messages: Iterable[str]) -> str:
    """Name what a finding is about; engines do not say which SPARQL constraint it was."""
    if component != "SPARQL":
        return f"{shape} {component}"
    (name,) = {
        name
        for name, template in templates().items()
        if name in values_of(shape, "sparql") and any(map(template.fullmatch, messages))
    }
    return name


@cache
def values_of(shape: str, name: str) -> frozenset[str]:
    return frozenset(value.removeprefix(SHAPE) for value in values(shape, name))


### One change at a time


class Found(NamedTuple):
    """What a finding is about, and the thing in which it was found."""

    broken: str
    focus: str


@cache
def compiled() -> Any:
    shacl = pytest.importorskip("shacl")
    return shacl.Shapes.from_text(ntriples(shapes_graph()).decode(), "ntriples")


def validated(found: Iterable[Triple]) -> set[Found]:
    """Validate with the fast engine."""
    report = compiled().validate_text(ntriples(found).decode(), format="ntriples")
    return {
        Found(
            broken(
                one.source_shape.strip("<>").removeprefix(SHAPE),
                one.component.removesuffix("ConstraintComponent"),
                one.messages,
            ),
            one.focus_node,
        )
        for one in report.results
    }


@cache
def outcome(at: int) -> frozenset[Found]:
    return frozenset(validated([*background(), *changed(CHANGES[at].update)]))


def test_the_world_has_no_result() -> None:
    assert validated([*ontology(), *world()]) == set()


@pytest.mark.parametrize(
    "at", range(len(CHANGES)), ids=[f"{one.file}: {one.why}" for one in CHANGES]
)
def test_change(at: int) -> None:
    assert {one.broken for one in outcome(at)} == set(CHANGES[at].breaks)


def test_a_rule_finds_at_once_what_it_finds_thing_by_thing() -> None:
    """Of all things at once is asked first; what that misses would never be found."""
    shacl = pytest.importorskip("shacl")
    rules = asked_at_once(shapes_graph())
    at_once = [triple for shape in rules.values() for triple in shape]
    asked = shacl.Shapes.from_text(
        ntriples([*without(shapes_graph(), rules), *at_once]).decode(), "ntriples"
    )
    named = {rule.value.removeprefix(SHAPE) for rule in rules}
    assert named == {name for name in names() if values(name, "select")}
    for at, change in enumerate(CHANGES):
        data = ntriples([*background(), *changed(change.update)]).decode()
        found = {
            one.source_shape.strip("<>").removeprefix(SHAPE)
            for one in asked.validate_text(data, format="ntriples").results
        }
        assert {one.broken for one in outcome(at)} & named <= found, change.why


def test_every_constraint_has_failed() -> None:
    assert set(constraints()) - {name for change in CHANGES for name in change.breaks} == set()


def test_every_shape_finds_something_in_the_world() -> None:
    types = {t.object.value for t in world() if t.predicate == RDF_TYPE}
    types |= {t.object.value for t in ontology() if t.subject.value in types}  # subclasses
    bears = {t.predicate.value for t in [*world(), *ontology()]}
    for name in targeted():
        assert {*values(name, TARGETS[0])} & types or {*values(name, TARGETS[1])} & bears, name


def test_every_property_of_the_ontology_is_looked_at() -> None:
    """The terms that it defines as properties, and whatever has a code list."""
    defined = {t.subject for t in ontology() if t.predicate.value == DEFINED}
    kinds = [(t.subject, t.object.value) for t in ontology() if t.predicate == RDF_TYPE]
    ours = {one.value for one, kind in kinds if one in defined and kind.endswith("Property")}
    listed = {t.subject.value for t in ontology() if t.predicate.value.endswith("codeList")}
    assert set(values("bearer", "targetSubjectsOf")) == ours | listed


### Both engines


def copied(at: int) -> list[Triple]:
    """What a change is about, under names of its own, so that many fit in one graph.

    That is the things changed, those in which something was found, those that lead
    from these to those, and what a briefing's things hang on.
    """
    after = changed(CHANGES[at].update)
    about = {triple.subject for triple in after ^ world()}
    described = {triple.subject for triple in after}
    found = {one.focus for one in outcome(at)}
    about |= {triple.subject for triple in after if str(triple.subject) in found}
    referred = {triple.object for triple in after if triple.subject in about}
    about |= {
        triple.subject
        for triple in after
        if triple.object in about and triple.subject in referred
    }
    while more := {
        triple.object
        for triple in after
        if triple.subject in about
        and triple.predicate in CARRIED
        and triple.object not in about
        and triple.object in described
    }:
        about |= more

    def named(term: Any) -> Any:
        if isinstance(term, BlankNode):
            return BlankNode(f"{term.value}x{at}")
        if term not in about:
            return term
        of_a_briefing = re.fullmatch(rf"({BASE}\w+/[\d-]{{11}}[a-z-]+)(/.*)?", term.value)
        name, rest = of_a_briefing.groups("") if of_a_briefing else (term.value, "")
        return NamedNode(f"{name}-x{at}x{rest}")

    return [
        Triple(named(t.subject), t.predicate, named(t.object))
        for t in after
        if t.subject in about
    ]


BATCHES = 2
"""Enough to keep several processes busy: pySHACL takes seconds for the world alone."""


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_engines_agree_on_every_change(batch: int) -> None:
    """Many changes in one graph, as copies of what they touch."""
    pytest.importorskip("pyshacl")
    every = range(batch, len(CHANGES), BATCHES)
    data = ntriples([*background(), *world(), *(t for at in every for t in copied(at))])
    rules = ntriples(shapes_graph())
    fast, reference = (
        set(map(nameless, engines.run(engine, data, rules))) for engine in ("shacl", "pyshacl")
    )
    assert fast ^ reference == set()
    for at in every:
        about = re.compile(rf"-x{at}x\b|_:")
        names = {
            broken(one.shape.removeprefix(SHAPE), component(one.component), one.messages)
            for one in reference
            if about.search(f"{one.focus} {one.value}")
        }
        assert CHANGES[at].breaks[0] in names, CHANGES[at]


def component(iri: str) -> str:
    return iri.removeprefix(SH).removesuffix("ConstraintComponent")


def nameless(one: engines.Finding) -> engines.Finding:
    """Drop blank nodes' labels, which are each engine's own."""

    def without(text: str) -> str:
        return re.sub(r"_:\w+", "_:", text)

    return one._replace(
        focus=without(one.focus),
        value=one.value and without(one.value),
        messages=tuple(map(without, one.messages)),
    )


### The shapes as a text


def test_the_shapes_pass_shacl_shacl() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph

    graph = Graph().parse(data=ntriples(shapes_graph()), format="nt")
    assert pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)[0] is True


def test_the_prefixes_are_those_of_the_project() -> None:
    pairs: dict[object, dict[str, str]] = {}
    for triple in shapes_graph():
        if triple.predicate.value in (SH + "prefix", SH + "namespace"):
            name = triple.predicate.value.removeprefix(SH)
            pairs.setdefault(triple.subject, {})[name] = triple.object.value
    queries = " ".join(text for name in names() for text in values(name, "select"))
    for pair in pairs.values():
        assert PREFIXES[pair["prefix"]] == pair["namespace"]
        assert re.search(rf"\b{pair['prefix']}:", queries), f"{pair['prefix']}: is not used"


def test_every_constraint_has_a_name_of_its_own() -> None:
    for name in names():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name), name
    unnamed = ("path", "in", "or", "alternativePath", "declare")
    for triple in shapes_graph():
        if isinstance(triple.object, BlankNode):
            place = triple.predicate.value
            assert place in {SH + one for one in unnamed} or place.startswith(PREFIXES["rdf"])


def test_a_shape_stands_in_one_file() -> None:
    home: dict[str, Path] = {}
    for path in (ROOT / "shapes").glob("*.ttl"):
        for triple in triples([path]):
            if isinstance(triple.subject, NamedNode):
                assert home.setdefault(triple.subject.value, path) == path, triple.subject


def placeholders(message: str) -> set[str]:
    return set(re.findall(r"\{[$?]\w+\}", message))


def test_every_message_is_in_both_languages_and_names_no_file() -> None:
    said = {
        triple.subject for triple in shapes_graph() if triple.predicate.value == SH + "message"
    }
    for subject in said:
        named = {
            triple.object.language: triple.object.value
            for triple in shapes_graph()
            if triple.subject == subject and triple.predicate.value == SH + "message"
        }
        # How a message ends tells its language apart where an engine drops the tag.
        assert set(named) == {"zh", "en"}, subject
        assert named["zh"].endswith("。"), subject
        assert named["en"].endswith("."), subject
        assert placeholders(named["zh"]) == placeholders(named["en"]), subject
        assert not re.search(r"[.]ttl|ontology/|data/", named["zh"] + named["en"]), subject
    for name in {constraint.split()[0] for constraint in constraints()}:
        assert NamedNode(SHAPE + name) in said, name
