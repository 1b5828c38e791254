"""Ontology and data contradict neither themselves nor each other (OWL 2 RL).

The reasoner is owlrl. It reports what breaks an axiom about classes or
properties, but leaves two of the datatype rules of OWL 2 RL (Profiles, table 8)
undone: that a literal lies outside the datatype it is inferred to have
(dt-not-type), and that two literals inferred to be the same differ (dt-diff).
Those two are checked here, on the closure.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from owlrl import OWLRL_Semantics  # type: ignore[import-untyped]
from rdflib import OWL, RDF, XSD, Graph, Literal, URIRef

from pingan_kg.graph.paths import part_files
from pingan_kg.graph.store import SHARED
from pingan_kg.rdf.names import BASE, PREFIXES

MODEL = "2025-12-09-safe-qingdao"
INTEGERS = {XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger}

# One of each kind of fact, written so that every broken copy below differs
# from it by one mistake.
SOUND = """
agency:police a pa:Agency ; org:classification code:agency-department .
person:reporter a foaf:Person .
period:now a time:ProperInterval .
period:before a time:ProperInterval .
area:city a schema:AdministrativeArea .
program:campaign a pa:Program ; pa:responsibleAgency agency:police .
metric:cases a pa:Metric ; pa:metricKind code:kind-flow .
metric:change a pa:Metric ; pa:metricKind code:kind-change ; pa:changeOf metric:cases .
claim:lead a pa:Claim ; oa:hasSource source:report ; oa:start 1 ; oa:end 5 ; oa:exact "20" ;
    pa:part code:part-lead ; pa:speaker person:reporter ; pa:printedFigure "20" .
claim:body a pa:Claim ; pa:conflictsWith claim:lead .
exclusion:hotline a pa:Exclusion ; pa:exclusionReason code:exclusion-hotline .
source:report a pa:Source .
observation:cases a pa:Observation ; pa:metric metric:cases ; sdmx-dimension:refArea area:city ;
    sdmx-dimension:refPeriod period:now ; sdmx-measure:obsValue 20.0 ;
    pa:comparator code:comparator-exactly ; pa:asOf "2025-12-09"^^xsd:date ;
    pa:heldThroughout true ; pa:reportedBy agency:police ; pa:program program:campaign ;
    prov:wasDerivedFrom claim:lead .
derived:mean a pa:DerivedFigure ; pa:derivationKind code:derivation-mean ;
    sdmx-dimension:refArea area:city ; sdmx-dimension:refPeriod period:now ;
    schema:minValue 4.0 ; pa:comparator code:comparator-more-than ;
    pa:formula "20 / 5 = 4" ; prov:wasDerivedFrom observation:cases .
"""

# By the axiom that is broken, as the message names it: mistakes, and the mistake.
BROKEN = {
    "Disjoint classes": {
        "a claim is an agency": "claim:lead a pa:Agency .",
        "a claim is an exclusion": "exclusion:hotline pa:speaker person:reporter .",
        "a passage is its article": "claim:lead a pa:Source .",
        "an agency is a program": "observation:cases pa:program agency:police .",
        "a program is a metric": "observation:cases pa:metric program:campaign .",
        "a person reports as an agency": "observation:cases pa:reportedBy person:reporter .",
        "a city acts as its government": "program:campaign pa:responsibleAgency area:city .",
        "a claim is a comparator": "observation:cases pa:comparator claim:lead .",
        "a code list is a code": "observation:cases pa:comparator code:comparators .",
        "a derived figure is in a data set": "derived:mean qb:dataSet dataset:figures .",
        "a derived figure has a metric": "derived:mean pa:metric metric:cases .",
        "a derived figure has a value basis": "derived:mean pa:valueBasis code:basis-printed .",
        "an observation has a formula": 'observation:cases pa:formula "20 = 20" .',
        "a derived figure is printed": "derived:mean a pa:Claim .",
        "an instant is a baseline": "period:day a time:Instant ."
        " observation:cases pa:baselinePeriod period:day .",
        "a dimension is a measure": "dataset:component-broken qb:measure pa:metric .",
    },
    "'sameAs' and 'differentFrom'": {
        "two comparators": "observation:cases pa:comparator code:comparator-more-than .",
        "two derivation kinds": "derived:mean pa:derivationKind code:derivation-whole .",
        "two parts": "claim:lead pa:part code:part-body .",
    },
    "is not": {
        "two dates": 'observation:cases pa:asOf "2025-12-10"^^xsd:date .',
        "two printed figures": 'claim:lead pa:printedFigure "20余" .',
    },
    "Irreflexive property": {
        "a claim conflicts with itself": "claim:body pa:conflictsWith claim:body .",
        "a metric is the change of itself": "metric:change pa:changeOf metric:change .",
    },
    "asymmetric property": {
        "two metrics are changes of each other": "metric:cases pa:changeOf metric:change .",
    },
    "is no": {
        "a date that is a string": 'observation:cases pa:asOf "2025-12-09" .',
        "a truth value that is a word": 'observation:cases pa:heldThroughout "yes"@en .',
        "a figure that is a number": "claim:body pa:printedFigure 20 .",
        "a place before the text": "claim:body oa:start -1 .",
    },
    "Lexical value": {
        "a date that is no date": 'observation:cases pa:asOf "2025-12-32"^^xsd:date .',
    },
}
MISTAKES = [
    pytest.param(axiom, turtle, id=name)
    for axiom, mistakes in BROKEN.items()
    for name, turtle in mistakes.items()
]


def _closed(graph: Graph) -> tuple[Graph, list[str]]:
    """Close the graph under OWL 2 RL; return it with what the reasoner reports."""
    reasoner = OWLRL_Semantics(graph, axioms=False, daxioms=False)
    reasoner.closure()
    return graph, [str(message) for message in reasoner.error_messages]


def _value_kind(literal: Literal) -> URIRef:
    """Return the primitive datatype in whose value space a literal lies."""
    if literal.language:
        return RDF.langString
    if literal.datatype in INTEGERS:
        return XSD.decimal
    return literal.datatype or XSD.string


def _outside(literal: Literal, datatype: URIRef) -> bool:
    """Say whether a literal is no value of a datatype (rule dt-not-type)."""
    kind = XSD.decimal if datatype in INTEGERS else datatype
    if literal.ill_typed or _value_kind(literal) != kind:
        return True
    return datatype == XSD.nonNegativeInteger and literal.value < 0


def _literal_contradictions(closure: Graph) -> list[str]:
    outside = [
        f"{literal!r} is no {datatype}"
        for literal, _, datatype in closure.triples((None, RDF.type, None))
        if isinstance(literal, Literal)
        and isinstance(datatype, URIRef)
        and _outside(literal, datatype)
    ]
    different = [
        f"{one!r} is not {other!r}"
        for one, _, other in closure.triples((None, OWL.sameAs, None))
        if isinstance(one, Literal) and isinstance(other, Literal)
        if (_value_kind(one), one.value) != (_value_kind(other), other.value)
    ]
    return outside + different


def contradictions(graph: Graph) -> list[str]:
    """Close the graph under OWL 2 RL, in place, and list what contradicts what."""
    closure, messages = _closed(graph)
    return messages + _literal_contradictions(closure)


def _theory(paths: list[Path]) -> Graph:
    """Parse files, without what is said in a language.

    Labels, definitions and notes are annotations: no axiom bears on them, and
    they are a good part of the graph.
    """
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    for triple in list(graph):
        if isinstance(triple[2], Literal) and triple[2].language:
            graph.remove(triple)
    return graph


def _add(graph: Graph, turtle: str) -> Graph:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return graph.parse(data=prefixes + turtle, format="turtle")


@pytest.fixture(scope="module")
def everything() -> tuple[Graph, list[str]]:
    """The closure of ontology and data, and what contradicts what in it.

    Of the briefings every tenth, the model one among them: they are alike, and to close
    them all takes minutes.
    """
    paths = [path for part in SHARED for path in part_files(part)]
    told = [path for part in ("briefings", "derived") for path in part_files(part)]
    ids = sorted({path.parent.name for path in told})
    chosen = {MODEL, *ids[::10]}
    graph = _theory(paths + [path for path in told if path.parent.name in chosen])
    found = contradictions(graph)
    return graph, found


@pytest.fixture(scope="module")
def closed_ontology() -> tuple[Graph, list[str]]:
    """The closure of the ontology alone, and what contradicts what in it.

    Rules only ever add triples, so to close a closed graph with a few triples
    more is to close the whole.
    """
    graph = _theory(list(part_files("ontology")))
    found = contradictions(graph)
    return graph, found


def _copy(graph: Graph) -> Graph:
    copy = Graph()
    for triple in graph:
        copy.add(triple)
    return copy


def test_ontology_and_data_are_consistent(everything: tuple[Graph, list[str]]) -> None:
    assert everything[1] == []


def test_the_reasoner_had_the_data(everything: tuple[Graph, list[str]]) -> None:
    """A closure without the inferences hoped for would find no fault either."""
    closure = everything[0]
    observations = set(closure.subjects(RDF.type, URIRef(PREFIXES["pa"] + "Observation")))
    entities = set(closure.subjects(RDF.type, URIRef(PREFIXES["prov"] + "Entity")))
    assert observations
    assert observations <= entities


def test_one_name_for_one_thing(everything: tuple[Graph, list[str]]) -> None:
    """No two names of the project turn out to mean the same thing."""
    merged = [
        (one, other)
        for one, _, other in everything[0].triples((None, OWL.sameAs, None))
        if one != other and str(one).startswith(BASE) and str(other).startswith(BASE)
    ]
    assert merged == []


def test_the_ontology_alone_is_consistent(closed_ontology: tuple[Graph, list[str]]) -> None:
    assert closed_ontology[1] == []


def test_the_sound_sample_is_consistent(closed_ontology: tuple[Graph, list[str]]) -> None:
    assert contradictions(_add(_copy(closed_ontology[0]), SOUND)) == []


@pytest.mark.parametrize(("axiom", "mistake"), MISTAKES)
def test_a_broken_sample_is_found_out(
    axiom: str, mistake: str, closed_ontology: tuple[Graph, list[str]]
) -> None:
    found = contradictions(_add(_copy(closed_ontology[0]), SOUND + mistake))
    assert any(axiom in message for message in found), found


def test_a_broken_copy_of_everything_is_found_out(
    everything: tuple[Graph, list[str]],
) -> None:
    copy = _add(_copy(everything[0]), "area:qingdao a pa:Agency .")
    assert contradictions(copy) != []
