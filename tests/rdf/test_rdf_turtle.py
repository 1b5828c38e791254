from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

import graphs
from pingan_kg.errors import InputError
from pingan_kg.rdf.turtle import canonical, trig, turtle
from pingan_kg.worker import Write, run

HEAD = """
@prefix pa: <https://w3id.org/pingan-kg/ontology#> .
@prefix metric: <https://w3id.org/pingan-kg/metric/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix period: <https://w3id.org/pingan-kg/period/> .
"""


def _written(found: list[Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in found)


@given(graphs.graphs)
def test_canonical_text_says_the_same_and_stays_as_it_is(found: list[Triple]) -> None:
    text = canonical(_written(found), where="a graph")
    assert graphs.read(text, "turtle") == graphs.canonical(found)
    assert canonical(text, where="its canonical form") == text


@given(graphs.graphs, st.randoms())
def test_the_order_of_statements_makes_no_difference(
    found: list[Triple], random: object
) -> None:
    shuffled = [*found, *found[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert turtle(shuffled) == turtle(found)


@given(graphs.blank_graphs)
def test_blank_nodes_come_back(found: list[Triple]) -> None:
    assert graphs.read(turtle(found), "turtle") == graphs.canonical(found)


def test_a_block_is_written_as_documented() -> None:
    text = (
        HEAD
        + """
    metric:b-10 a pa:Metric . metric:b-9 a pa:Metric .
    metric:a skos:note "n" ; pa:theme pa:y , pa:x ; skos:definition "d"@en , "定"@zh ;
      skos:altLabel "x"@fr , "x"@en , "x"@zh ; skos:prefLabel "A"@en , "甲"@zh ;
      a skos:Concept , pa:Metric ; pa:n 10 , 9 , 2.50 , true , "2"^^xsd:decimal .
    """
    )
    assert canonical(text, where="here") == (
        "@prefix metric: <https://w3id.org/pingan-kg/metric/> .\n"
        "@prefix pa: <https://w3id.org/pingan-kg/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "metric:a a pa:Metric , skos:Concept ;\n"
        '    skos:prefLabel "甲"@zh ,\n        "A"@en ;\n'
        '    skos:altLabel "x"@zh ,\n        "x"@en ,\n        "x"@fr ;\n'
        '    skos:definition "定"@zh ,\n        "d"@en ;\n'
        "    pa:theme pa:x ,\n        pa:y ;\n"
        '    pa:n "2"^^xsd:decimal ,\n        2.50 ,\n        9 ,\n'
        "        10 ,\n        true ;\n"
        '    skos:note "n" .\n'
        "\n"
        "metric:b-9 a pa:Metric .\n"
        "\n"
        "metric:b-10 a pa:Metric .\n"
    )


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        (
            "metric:x pa:p <https://w3id.org/pingan-kg/metric/a%20b>",
            "<https://w3id.org/pingan-kg/metric/a%20b>",
        ),
        (
            "metric:x pa:p <https://w3id.org/pingan-kg/metric/a.>",
            "<metric/a.>",
        ),
        (
            "metric:x pa:p <https://w3id.org/pingan-kg/claim/2025-12-09-a/x>",
            "<claim/2025-12-09-a/x>",
        ),
        (
            "metric:x pa:p <https://w3id.org/pingan-kg/metric/>",
            "<https://w3id.org/pingan-kg/metric/>",
        ),
        ("metric:x pa:p period:2021-01-01", "period:2021-01-01"),
        (r'metric:x pa:p "a\"\\b\nc\td\u0007\u202e"', r'"a\"\\b\nc\td\u0007\u202E"'),
        ('metric:x pa:p """a\n"b\'"""', r'''"a\n\"b'"'''),
        ("metric:x pa:p +007", "+007"),
        ('metric:x pa:p "true"^^xsd:boolean', "true"),
        ('metric:x pa:p "1"^^xsd:boolean', '"1"^^xsd:boolean'),
        ("metric:x pa:p 1E3", '"1E3"^^xsd:double'),
        ('metric:x pa:p "2."^^xsd:decimal', '"2."^^xsd:decimal'),
        ('metric:x pa:p "x"^^xsd:string', '"x"'),
        (r"metric:x pa:p metric:a\#b", "<https://w3id.org/pingan-kg/metric/a#b>"),
    ],
)
def test_terms_keep_their_form(given_: str, written: str) -> None:
    last = canonical(HEAD + given_ + " .", where="here").splitlines()[-1]
    assert last.removeprefix("    pa:p ") == written + " ."


def test_a_prefix_with_another_meaning_is_undone() -> None:
    text = '@prefix pa: <https://example.org/> . pa:x pa:y "z" .'
    assert canonical(text, where="here") == (
        '<https://example.org/x>\n    <https://example.org/y> "z" .\n'
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("metric:x pa:p [] .", "line 7: a blank node"),
        ("metric:x pa:p\n _:a .", "line 8: a blank node"),
        ("metric:x pa:p (1 2) .", "line 7: a blank node"),
        ("metric:x pa:p '#[(_:' . # why", "line 7: a comment"),
        ("metric:x pa:p <<( pa:a pa:b pa:c )>> .", "line 7: a triple term"),
        ('metric:x pa:p "x"@ar--ltr .', "base direction"),
        ("metric:x pa:p 1", "line 7"),
        ('metric:x pa:p "never ends [ ( _:', "line 7"),
        ("metric:x nope:p 1 .", "line 7, column 10"),
        ("<x> pa:p 1 .", "line 7"),
        ("", "holds no statement"),
        ("metric:x pa:p \ud800 .", "surrogate"),
    ],
)
def test_what_has_no_canonical_form_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(InputError, match="here") as caught:
        canonical(HEAD + text, where="here")
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(InputError, match=r"here is not UTF-8 text \(line 2\)"):
        canonical(b"# a\n\xff", where="here")


@given(st.one_of(st.binary(), st.text()))
def test_any_input_is_written_or_refused(data: str | bytes) -> None:
    try:
        text = canonical(data, where="here")
    except InputError:
        return
    assert canonical(text, where="here") == text


def test_deep_nesting_does_no_harm() -> None:
    for opening in ("[ <a:a> ", "( ", "<<( <a:a> <a:b> ", "{ "):
        with pytest.raises(InputError):
            canonical("<a:a> <a:b> " + opening * 100_000, where="here")


def test_what_the_parser_of_turtle_takes_and_no_other_is_refused() -> None:
    """U+E0001 is a character of prefixed names, and of no IRI."""
    with pytest.raises(InputError, match="here cannot be written in canonical form"):
        canonical(HEAD + "metric:\U000e0001 pa:p 1 .", where="here")


def test_trig_keeps_graphs_apart() -> None:
    lines = b"""<a:a> <a:b> "1" <a:h> .
<a:a> <a:b> "2" <a:g> .
<a:a> <a:b> "3" .
<a:a> <a:b> "4" _:g .
"""
    found = list(graphs.read(lines, "nq"))
    named: dict[object, list[Triple]] = {}
    for quad in found:
        named.setdefault(quad.graph_name, []).append(quad.triple)
    text = trig(named)  # type: ignore[arg-type]
    assert text.index("<a:g> {") < text.index("<a:h> {")
    assert graphs.read(text, "trig") == graphs.canonical(found)


def test_a_long_text_takes_memory_in_proportion() -> None:
    text = f'<a:b> <a:c> "{"x" * 4_000_000}" .'.encode()

    def work(write: Write) -> None:
        write(canonical(text, where="here").encode())

    assert len(run(work, seconds=30, memory=200 << 20, opens=True)) > len(text)


def test_what_is_not_seen_is_escaped_and_comes_back() -> None:
    written = turtle([Triple(NamedNode("a:b"), NamedNode("a:c"), Literal("\u00ad\U000e0041"))])
    assert '"\\u00AD\\U000E0041"' in written
    assert canonical(written, where="here") == written


OWN = """@prefix dbo: <http://dbpedia.org/ontology/> .
@prefix ex: <http://example.org/> .
@prefix q: <http://example.org/entity/Q> .
@prefix schema: <https://schema.org/> .

ex:a a dbo:City ;
    schema:about <http://example.org/entity/P1> ,
        q:1 .
"""


def test_own_prefixes_of_other_namespaces_are_kept() -> None:
    unused = "@prefix unused: <http://example.org/unused#> .\n"
    assert canonical(unused + OWN, where="here") == OWN


def test_a_prefix_of_the_table_keeps_its_meaning() -> None:
    text = "@prefix pa: <http://example.org/> . @prefix s: <https://schema.org/> . pa:a s:b 1 ."
    assert canonical(text, where="here") == (
        "@prefix schema: <https://schema.org/> .\n\n<http://example.org/a>\n    schema:b 1 .\n"
    )
