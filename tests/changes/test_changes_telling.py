"""What has changed is told whole: as facts to people, and as a patch that makes it so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from conftest import CITY, Invoke, one_error
from pingan_kg.changes.facts import Changes, compared, state, stated
from pingan_kg.changes.patch import patch
from pingan_kg.changes.telling import FORMATS, told
from pingan_kg.errors import InputError, UnknownName
from pingan_kg.graph.store import quads
from pingan_kg.rdf.names import BASE, PREFIXES

VALUE = NamedNode(PREFIXES["sdmx-measure"] + "obsValue")
SHIPPED = list(quads(("briefings", "links")))


def applied(triples: frozenset[Triple], text: str) -> frozenset[Triple]:
    """Apply a patch of Delete and Add, strictly: what is deleted must be there."""
    found = set(triples)
    for block in text.split("} .\n"):
        verb, _, body = block.strip().partition(" {")
        said = {quad.triple for quad in parse(body.encode(), format=RdfFormat.TURTLE)}
        if verb == "Delete":
            assert said <= found
            found -= said
        elif verb == "Add":
            assert not said & found
            found |= said
    return frozenset(found)


def edited() -> tuple[Quad, Changes]:
    """Return a figure's value whose last digit is another now, and the changes."""
    quad = next(one for one in SHIPPED if one.predicate == VALUE)
    assert isinstance(quad.object, Literal)
    other = Literal(quad.object.value + "7", datatype=quad.object.datatype)
    new = [one for one in SHIPPED if one != quad]
    new.append(Quad(quad.subject, quad.predicate, other, quad.graph_name))
    return quad, compared(stated(SHIPPED), stated(new))


def test_a_figure_is_told_by_what_it_said_and_says() -> None:
    quad, changes = edited()
    (one,) = changes.changes
    assert isinstance(quad.object, Literal)
    assert (one.how, one.kind, BASE + one.id) == ("changed", "figure", quad.subject.value)  # type: ignore[union-attr]
    (said,) = one.differences
    assert (said.property, said.old, said.new) == (
        "sdmx-measure:obsValue",
        (quad.object.value,),
        (quad.object.value + "7",),
    )
    for lang in ("zh", "en"):
        assert one.before[lang] != one.after[lang]
        for format in ("text", "md"):
            text = told(changes, format, lang)
            assert one.before[lang] in text
            assert one.after[lang] in text
            assert one.id in text


def test_what_comes_and_goes_as_a_whole_is_one_change_each() -> None:
    mapping = next(
        one.subject for one in SHIPPED if one.object == NamedNode(PREFIXES["sssom"] + "Mapping")
    )
    rest = [one for one in SHIPPED if one.subject != mapping]
    for old, new, how in ((SHIPPED, rest, "withdrawn"), (rest, SHIPPED, "added")):
        (one,) = compared(stated(old), stated(new)).changes
        assert (one.how, one.kind, one.differences) == (how, "link", ())


def test_datatypes_and_languages_are_told_apart() -> None:
    subject, name = NamedNode("urn:s"), NamedNode("urn:p")
    integer = NamedNode(PREFIXES["xsd"] + "integer")
    old = stated([Quad(subject, name, Literal("1", datatype=integer))])
    new = stated(
        [Quad(subject, name, Literal("1")), Quad(subject, name, Literal("1", language="en"))]
    )
    (one,) = compared(old, new).changes
    assert one.differences[0].old == ("1^^xsd:integer",)
    assert set(one.differences[0].new) == {"1", "1@en"}


def test_the_graph_that_a_thing_stands_in_is_no_change() -> None:
    moved = [Quad(*one.triple, NamedNode("urn:elsewhere")) for one in SHIPPED]
    assert compared(stated(SHIPPED), stated(moved)).changes == ()


def test_blank_nodes_are_the_same_by_what_is_said_of_them() -> None:
    name = NamedNode("urn:p")

    def graph(label: str, text: str) -> list[Quad]:
        node = BlankNode(label)
        return [Quad(NamedNode("urn:s"), name, node), Quad(node, name, Literal(text))]

    assert compared(stated(graph("a", "x")), stated(graph("b", "x"))).changes == ()
    changes = compared(stated(graph("a", "x")), stated(graph("a", "y")))
    assert changes.changes
    with pytest.raises(InputError, match="blank nodes"):
        patch(changes)


TERMS = st.one_of(
    st.sampled_from(["urn:a", "urn:b"]).map(NamedNode),
    st.text(alphabet='a"\\\n\t}.{ 中é', max_size=5).map(Literal),
    st.sampled_from(["1", "1.0"]).map(
        lambda text: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + "decimal"))
    ),
)
GRAPHS = st.lists(
    st.builds(
        Quad,
        st.sampled_from(["urn:s", "urn:t"]).map(NamedNode),
        st.sampled_from(["urn:p", "urn:q"]).map(NamedNode),
        TERMS,
    ),
    max_size=6,
)


@given(old=GRAPHS, new=GRAPHS)
def test_a_patch_makes_the_new_graph_of_the_old_one(old: list[Quad], new: list[Quad]) -> None:
    before, after = stated(old), stated(new)
    changes = compared(before, after)
    assert applied(before.triples, patch(changes)) == after.triples
    assert bool(changes.changes) == (before.triples != after.triples)


def test_a_patch_of_the_shipped_graph_does_too() -> None:
    _, changes = edited()
    assert applied(stated(SHIPPED).triples, patch(changes)) >= set(changes.added)


def test_a_release_tells_what_has_changed_since_another(
    small: dict[str, bytes], tmp_path: Path, invoke: Invoke
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    figures = small["pingan-kg.nq"].decode().splitlines(keepends=True)
    dropped = next(line for line in figures if str(VALUE) in line)
    (old / "pingan-kg.nq").write_text(
        "".join(one for one in figures if one != dropped), "utf-8"
    )
    arguments = ("release", str(new), "--data", str(CITY), "--only", "--since", str(old))
    assert invoke(*arguments).exit_code == 0
    changes = compared(state(old), state(new))
    assert changes.changes
    for lang in ("zh", "en"):
        written = (new / f"CHANGES.{lang}.md").read_text("utf-8")
        assert written == told(changes, "md", lang)
        command = invoke("diff", str(old), str(new), "--format", "md", "--lang", lang)
        assert (command.exit_code, command.stdout) == (1, written)
    document = json.loads((new / "changes.json").read_text("utf-8"))
    assert len(document["changes"]) == len(changes.changes)
    assert invoke("diff", str(new), str(new)).exit_code == 0
    assert "CHANGES.en.md" in (new / "SHA256SUMS").read_text("utf-8")


def test_what_is_wrong_is_told_in_one_line(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (
        ("diff", "nowhere.ttl", "nothing.ttl"),
        ("diff", str(tmp_path / "empty")),
    ):
        refused = invoke(*arguments)
        assert refused.exit_code == 2
        one_error(refused.stderr)
    with pytest.raises(UnknownName, match="json"):
        told(compared(stated([]), stated([])), "jsn")
    assert set(FORMATS) == {"text", "md", "json", "ldp"}
