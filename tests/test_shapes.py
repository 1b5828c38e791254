"""The shapes: every one has examples, and every constraint in them has failed on one.

``tests/shapes/<shape>/valid*.ttl`` conform; each ``invalid-*.ttl`` breaks one thing
and says in its first lines which shape and constraint notice. An example stands in
``tests/shapes/world.ttl``, a small made-up world, together with ``ontology/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from pingan_kg.graph.paths import part_files
from pingan_kg.rdf.names import BASE, PREFIXES
from pingan_kg.shacl import engines
from pingan_kg.shacl.engines import Finding

SHAPE = PREFIXES["shape"]
SH = PREFIXES["sh"]
HERE = Path(__file__).parent / "shapes"
EXAMPLES = sorted(HERE.glob("*/*.ttl"))
BREAKS = re.compile(r"^# (?:breaks|and so) shape:(\S+) (\w+)$", re.MULTILINE)
TARGETS = ("targetClass", "targetSubjectsOf")
BATCHES = 8
NOT_A_CONSTRAINT = {*TARGETS, "property", "path", "message", "severity"}

Fired = set[tuple[str, str]]


def example_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def triples(path: Path) -> list[Triple]:
    quads = parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return [quad.triple for quad in quads]


def ntriples(items: list[Triple]) -> bytes:
    return serialize(items, format=RdfFormat.N_TRIPLES)


@cache
def shapes_graph() -> tuple[Triple, ...]:
    return tuple(triple for path in part_files("shapes") for triple in triples(path))


@cache
def world() -> tuple[Triple, ...]:
    paths = (*part_files("ontology"), HERE / "world.ttl")
    return tuple(triple for path in paths for triple in triples(path))


def expected(path: Path) -> Fired:
    return set(BREAKS.findall(path.read_text(encoding="utf-8")))


def fired(findings: list[Finding]) -> Fired:
    return {(one.shape.removeprefix(SHAPE), component(one.component)) for one in findings}


def component(iri: str) -> str:
    return iri.removeprefix(SH).removesuffix("ConstraintComponent")


@pytest.fixture(scope="module")
def fast():
    """Validate with the fast engine, the shapes compiled once."""
    shacl = pytest.importorskip("shacl")
    compiled = shacl.Shapes.from_text(ntriples(list(shapes_graph())).decode(), "ntriples")
    base = ntriples(list(world())).decode()

    def run(extra: list[Triple]) -> Fired:
        report = compiled.validate_text(base + ntriples(extra).decode(), format="ntriples")
        return {
            (one.source_shape.strip("<>").removeprefix(SHAPE), component(SH + one.component))
            for one in report.results
        }

    return run


def test_the_world_has_no_result(fast) -> None:
    assert fast([]) == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=example_name)
def test_example(path: Path, fast) -> None:
    breaks = expected(path)
    assert fast(triples(path)) == breaks
    assert bool(breaks) == path.stem.startswith("invalid-"), "it should say what it breaks"
    meant = re.search(r"^# breaks shape:(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    if meant:
        assert meant[1] in {path.parent.name, *parts_of(path.parent.name)}


def values(subject: str, name: str) -> list[str]:
    return [
        str(triple.object.value)
        for triple in shapes_graph()
        if isinstance(triple.subject, NamedNode)
        and triple.subject.value == SHAPE + subject
        and triple.predicate.value == SH + name
        and isinstance(triple.object, NamedNode | Literal)
    ]


def parts_of(shape: str) -> set[str]:
    """The property shapes of a node shape."""
    return {value.removeprefix(SHAPE) for value in values(shape, "property")}


@cache
def shapes() -> dict[str, str]:
    """Every shape's name, with its class."""
    kinds = {SH + "NodeShape": "NodeShape", SH + "PropertyShape": "PropertyShape"}
    return {
        triple.subject.value.removeprefix(SHAPE): kinds[triple.object.value]
        for triple in shapes_graph()
        if isinstance(triple.object, NamedNode) and triple.object.value in kinds
    }


def targeted() -> set[str]:
    """The shapes with a target; the others say what a value may be (sh:node, sh:or)."""
    return {name for name in shapes() if any(values(name, target) for target in TARGETS)}


def test_every_shape_has_a_folder_with_both_kinds_of_example() -> None:
    for name in targeted():
        stems = [path.stem for path in EXAMPLES if path.parent.name == name]
        assert "valid" in stems, f"tests/shapes/{name}/valid.ttl is missing"
        assert any(stem.startswith("invalid-") for stem in stems), f"{name}: no invalid-*.ttl"
    assert {path.parent.name for path in EXAMPLES} == targeted()


def constraints() -> Iterator[tuple[str, str]]:
    """Every constraint that the shapes declare, as the shape and the component it gives."""
    used = targeted() | {part for name in targeted() for part in parts_of(name)}
    for triple in shapes_graph():
        name = triple.subject.value.removeprefix(SHAPE)
        parameter = triple.predicate.value.removeprefix(SH)
        foreign = not triple.predicate.value.startswith(SH)
        if name not in used or foreign or parameter in NOT_A_CONSTRAINT:
            continue
        short = "SPARQL" if parameter == "sparql" else parameter[:1].upper() + parameter[1:]
        yield name, short


def test_every_constraint_has_failed_on_an_example() -> None:
    broken = {pair for path in EXAMPLES for pair in expected(path)}
    assert set(constraints()) - broken == set()


def renamed(path: Path, mark: str) -> list[Triple]:
    """An example whose things, city and source have names of its own: all fit in one graph."""
    known = {triple.subject for triple in world()}
    shared = {NamedNode(BASE + "area/city"), NamedNode(BASE + "source/report")}
    here = triples(path)
    own = {triple.subject for triple in here} - known | shared

    def new(term):
        local = isinstance(term, NamedNode) and term in own and term.value.startswith(BASE)
        return NamedNode(term.value + mark) if local else term

    copies = [triple for triple in world() if triple.subject in shared]
    return [Triple(new(t.subject), t.predicate, new(t.object)) for t in [*here, *copies]]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_engines_agree_on_every_example(batch: int) -> None:
    """Some examples at a time in one graph: pySHACL takes a second for the world alone."""
    pytest.importorskip("shacl")
    mine = list(enumerate(EXAMPLES))[batch::BATCHES]
    data = ntriples([*world(), *(t for at, path in mine for t in renamed(path, f"-x{at}x"))])
    rules = ntriples(list(shapes_graph()))
    fast, reference = (
        set(map(nameless, engines.run(engine, data, rules))) for engine in ("shacl", "pyshacl")
    )
    assert fast ^ reference == set()
    for at, path in mine:
        mark = re.compile(rf"-x{at}x\b")
        about = [one for one in reference if mark.search(f"{one.focus} {one.value}")]
        blank = path.stem == "invalid-blank-node"
        assert blank or expected(path) - fired([*about, *in_common(reference)]) == set(), path


def nameless(one: Finding) -> Finding:
    """Drop blank nodes' labels, which are each engine's own."""
    focus, value = (
        "_:" if term and term.startswith("_:") else term for term in (one.focus, one.value)
    )
    return one._replace(focus=focus or "", value=value)


def in_common(findings: set[Finding]) -> list[Finding]:
    """What is about things of the world, which examples share."""
    return [one for one in findings if not re.search(r"-x\d+x\b", one.focus)]


def test_the_shapes_pass_shacl_shacl() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph

    graph = Graph().parse(data=ntriples(list(shapes_graph())), format="nt")
    assert pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)[0] is True


def test_the_prefixes_are_those_of_the_project() -> None:
    pairs: dict[str, dict[str, str]] = {}
    for triple in shapes_graph():
        if triple.predicate.value in (SH + "prefix", SH + "namespace"):
            name = triple.predicate.value.removeprefix(SH)
            pairs.setdefault(triple.subject.value, {})[name] = triple.object.value
    assert {pair["prefix"]: pair["namespace"] for pair in pairs.values()} == PREFIXES
    assert set(values("prefixes", "declare")) == set(pairs)


def test_everything_in_the_shapes_has_a_name_of_its_own() -> None:
    for name in shapes():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name), name
    allowed = {SH + "path", SH + "in", SH + "or", SH + "languageIn", SH + "alternativePath"}
    lists = PREFIXES["rdf"]
    for triple in shapes_graph():
        if isinstance(triple.object, BlankNode):
            place = triple.predicate.value
            assert place in allowed or place.startswith(lists), f"{triple} has no name"


def test_a_shape_stands_in_one_file() -> None:
    home: dict[str, Path] = {}
    for path in part_files("shapes"):
        for triple in triples(path):
            if isinstance(triple.subject, NamedNode):
                assert home.setdefault(triple.subject.value, path) == path, triple.subject


def placeholders(message: str) -> set[str]:
    return set(re.findall(r"\{[$?]\w+\}", message))


def test_every_message_is_in_both_languages() -> None:
    said = {triple[0] for triple in shapes_graph() if triple[1].value == SH + "message"}
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
    for name, _ in constraints():
        queries = values(name, "sparql")
        assert NamedNode(queries[0] if queries else SHAPE + name) in said, name
