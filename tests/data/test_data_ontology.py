"""The ontology keeps to its own rules: names, labels, definitions, use, code lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from pingan_kg.graph.paths import PARTS, part_files
from pingan_kg.rdf.names import BASE, ONTOLOGY, PREFIXES, compact
from pingan_kg.sparql.catalog import query_files

Node = NamedNode | BlankNode | Literal | Triple

LANGUAGES = {"zh", "en"}
SOURCES = {path.stem: path for part in PARTS for path in part_files(part)} | {
    path.stem: path for path in query_files()
}
FACTS = ("reference", "briefings", "links", "derived")
GRAPH = ("ontology", *FACTS)
KINDS = {"owl:Class", "rdfs:Datatype", "owl:ObjectProperty", "owl:DatatypeProperty"}
BUILT_IN = {"rdf", "rdfs", "owl", "xsd", "unit"}
"""Vocabularies that need no declaration: the languages themselves, and QUDT's units."""


@cache
def _triples(*parts: str) -> tuple[Triple, ...]:
    """Parse the parts, lexical forms and language tags as they stand in the files."""
    return tuple(
        quad.triple
        for part in parts
        for path in part_files(part)
        for quad in parse(path=path, format=RdfFormat.TURTLE)
    )


@cache
def _index() -> dict[tuple[str, str], tuple[Node, ...]]:
    """Index the graph's objects by subject IRI and compacted predicate."""
    index: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for triple in _triples(*GRAPH):
        if isinstance(triple.subject, NamedNode):
            index[triple.subject.value, compact(triple.predicate.value)].append(triple.object)
    return {key: tuple(values) for key, values in index.items()}


def _iris(subject: str, predicate: str) -> list[str]:
    values = _index().get((subject, predicate), ())
    return [value.value for value in values if isinstance(value, NamedNode)]


def _texts(subject: str, predicate: str) -> list[Literal]:
    values = _index().get((subject, predicate), ())
    return [value for value in values if isinstance(value, Literal)]


def _types(subject: str) -> set[str]:
    return {compact(iri) for iri in _iris(subject, "rdf:type")}


def _subjects(parts: tuple[str, ...], *prefixes: str) -> list[str]:
    """List the subjects of the parts that lie under prefixes, each once, sorted."""
    spaces = tuple(PREFIXES[prefix] for prefix in prefixes)
    nodes = {triple.subject for triple in _triples(*parts)}
    iris = {node.value for node in nodes if isinstance(node, NamedNode)}
    return sorted(iri for iri in iris if iri.startswith(spaces))


TERMS = _subjects(("ontology",), "pa")
CODES = _subjects(("ontology", "reference"), "code", "theme")
CONCEPTS = [iri for iri in CODES if "skos:Concept" in _types(iri)]
SCHEMES = [iri for iri in CODES if "skos:ConceptScheme" in _types(iri)]


def _iris_in(*parts: str) -> Iterator[str]:
    for triple in _triples(*parts):
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                yield term.value
            elif isinstance(term, Literal):
                yield term.datatype.value


def _bare(path: Path) -> str:
    """Return a file without comments, which may name a term that is gone."""
    return re.sub(r"(?m)(^|\s)#.*$", "", path.read_text(encoding="utf-8"))


def _mentioned(prefix: str) -> set[str]:
    """Collect the IRIs under a prefix that shapes and queries name, SPARQL included."""
    names = re.compile(rf"(?<![\w-]){prefix}:([\w-]+)")
    files = (*part_files("shapes"), *query_files())
    return {PREFIXES[prefix] + name for path in files for name in names.findall(_bare(path))}


# Defined and used


def test_every_term_that_is_used_is_defined() -> None:
    in_data = {iri for iri in _iris_in(*FACTS) if iri.startswith(ONTOLOGY)}
    # The dataset names the namespace itself, as a vocabulary it uses.
    used = (in_data | _mentioned("pa")) - {ONTOLOGY}
    assert sorted(map(compact, used - set(TERMS))) == []


def test_every_term_that_is_defined_is_used() -> None:
    used = set(_iris_in(*FACTS)) | _mentioned("pa")
    assert sorted(map(compact, set(TERMS) - used)) == []


def test_every_code_that_is_used_is_defined() -> None:
    spaces = (PREFIXES["code"], PREFIXES["theme"])
    in_graph = {iri for iri in _iris_in(*GRAPH) if iri.startswith(spaces)}
    used = in_graph | _mentioned("code") | _mentioned("theme")
    assert sorted(map(compact, used - set(CODES))) == []


def test_every_code_of_an_open_list_is_used() -> None:
    """A closed list stands whole; to an open one a briefing adds what it needs.

    A code counts as used where a narrower one is: it is what their kinds have in common.
    """
    used = set(_iris_in(*FACTS)) | _mentioned("code") | _mentioned("theme")
    for concept in CONCEPTS:
        if concept in used:
            used.update(_broader(concept))
    opened = set(_subjects(("reference",), "code", "theme")) & set(CONCEPTS)
    assert opened
    assert sorted(map(compact, opened - used)) == []


def test_every_reused_term_is_declared() -> None:
    """A class or property of another vocabulary that is not declared is a misspelling."""
    triples = _triples(*GRAPH)
    used = {triple.predicate.value for triple in triples}
    used |= {
        triple.object.value
        for triple in triples
        if isinstance(triple.object, NamedNode)
        and compact(triple.predicate.value) == "rdf:type"
    }
    built_in = tuple(PREFIXES[prefix] for prefix in BUILT_IN)
    foreign = {iri for iri in used if not iri.startswith((BASE, *built_in))}
    assert sorted(iri for iri in foreign if not _types(iri)) == []


def test_every_reused_term_that_is_declared_is_used() -> None:
    """Used by the data, or by an axiom or an alignment of our own terms."""
    declared = {iri for iri in _subjects(("ontology",), *PREFIXES) if not iri.startswith(BASE)}
    used = {triple.predicate.value for triple in _triples(*GRAPH)} | {
        triple.object.value
        for triple in _triples(*GRAPH)
        if isinstance(triple.object, NamedNode)
    }
    assert sorted(map(compact, declared - used)) == []


# Terms


@pytest.mark.parametrize("term", TERMS, ids=compact)
def test_a_term_is_a_class_a_datatype_or_a_property(term: str) -> None:
    kinds = _types(term) & KINDS
    assert len(kinds) == 1
    assert _iris(term, "rdfs:isDefinedBy") == [ONTOLOGY.rstrip("#")]
    ranges = _iris(term, "rdfs:range")
    if kinds == {"owl:DatatypeProperty"}:
        # xsd:date is no datatype of OWL 2: a range of it would keep reasoners from loading.
        assert [iri for iri in ranges if iri.startswith(PREFIXES["xsd"])] == ranges
        assert PREFIXES["xsd"] + "date" not in ranges
    classes = [iri for iri in ranges + _iris(term, "rdfs:domain") if compact(iri)[:3] != "xsd"]
    assert [iri for iri in classes if "owl:Class" not in _types(iri)] == []


@pytest.mark.parametrize("term", TERMS, ids=compact)
def test_a_term_is_named_by_its_kind(term: str) -> None:
    (kind,) = _types(term) & KINDS
    pattern = {"owl:Class": "[A-Z][A-Za-z]*", "rdfs:Datatype": "[a-z]+[0-9-]*"}
    assert re.fullmatch(pattern.get(kind, "[a-z][A-Za-z]*"), term.removeprefix(ONTOLOGY))


@pytest.mark.parametrize("iri", CODES, ids=compact)
def test_a_code_is_named_in_lower_case(iri: str) -> None:
    assert re.fullmatch(r"(code|theme):[a-z0-9]+(-[a-z0-9]+)*", compact(iri))


@pytest.mark.parametrize("iri", TERMS + CODES, ids=compact)
def test_one_label_and_one_definition_in_each_language(iri: str) -> None:
    for predicate in ("skos:prefLabel", "skos:definition"):
        tags = Counter(text.language for text in _texts(iri, predicate))
        assert tags == dict.fromkeys(LANGUAGES, 1), predicate
    notes = Counter(text.language for text in _texts(iri, "skos:scopeNote"))
    assert notes in ({}, dict.fromkeys(LANGUAGES, 1))


@pytest.mark.parametrize("iri", TERMS + CODES, ids=compact)
def test_a_definition_does_not_repeat_the_label(iri: str) -> None:
    labels = {text.language: text.value.casefold() for text in _texts(iri, "skos:prefLabel")}
    for definition in _texts(iri, "skos:definition"):
        text = re.sub(r"^(an?|the|all) ", "", definition.value.casefold())
        assert not text.startswith(labels[definition.language])


def test_labels_tell_the_members_of_a_list_apart() -> None:
    """Two codes of one list, or two terms of one kind, never share a label."""
    lists = Counter(
        (text, *_iris(iri, "skos:inScheme"), *sorted(_types(iri) & {"owl:Class"}))
        for iri in TERMS + CONCEPTS
        for text in _texts(iri, "skos:prefLabel")
    )
    assert [key for key, number in lists.items() if number > 1] == []


def test_no_relation_is_written_in_both_directions() -> None:
    """No inverse pairs: none declared, and no property of ours that mirrors another."""
    assert [
        t for t in _triples("ontology") if compact(t.predicate.value) == "owl:inverseOf"
    ] == []
    ours = [
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for triple in _triples(*FACTS)
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
    ]
    back: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, predicate, value in ours:
        back[value, subject].add(predicate)
    mirrored = {
        (compact(predicate), compact(other))
        for subject, predicate, value in ours
        for other in back.get((subject, value), ())
        if predicate.startswith(ONTOLOGY) and "owl:SymmetricProperty" not in _types(predicate)
    }
    assert mirrored == set()


# Code lists


@pytest.mark.parametrize("concept", CONCEPTS, ids=compact)
def test_a_code_stands_in_one_list(concept: str) -> None:
    schemes = _iris(concept, "skos:inScheme")
    assert len(schemes) == 1
    assert schemes[0] in SCHEMES
    broader = _broader(concept)
    assert concept not in broader
    assert {scheme for iri in broader for scheme in _iris(iri, "skos:inScheme")} <= set(schemes)


@cache
def _broader(concept: str) -> frozenset[str]:
    """Collect everything broader than a concept, itself too where there is a cycle."""
    found: set[str] = set()
    queue = _iris(concept, "skos:broader")
    while queue:
        iri = queue.pop()
        if iri not in found:
            found.add(iri)
            queue.extend(_iris(iri, "skos:broader"))
    return frozenset(found)


@pytest.mark.parametrize("scheme", SCHEMES, ids=compact)
def test_a_list_has_members(scheme: str) -> None:
    subjects = {key[0] for key in _index()}
    assert [iri for iri in subjects if scheme in _iris(iri, "skos:inScheme")] != []


def test_notations_tell_the_members_of_a_list_apart() -> None:
    notations = Counter(
        (text.value, *_iris(concept, "skos:inScheme"))
        for concept in CONCEPTS
        for text in _texts(concept, "skos:notation")
    )
    assert [key for key, number in notations.items() if number > 1] == []


def test_a_coded_property_takes_its_values_from_its_list() -> None:
    coded = {term: _iris(term, "qb:codeList") for term in TERMS}
    strangers = [
        (compact(subject), predicate, compact(iri))
        for subject, predicate in _index()
        for iri in _iris(subject, predicate)
        for scheme in coded.get(PREFIXES["pa"] + predicate.removeprefix("pa:"), [])
        if scheme not in _iris(iri, "skos:inScheme")
    ]
    assert strangers == []


# Files


def test_the_dataset_names_the_vocabularies_it_uses() -> None:
    """Those of its classes and properties, save the languages RDF and OWL themselves."""
    triples = _triples(*FACTS)
    used = {compact(triple.predicate.value).partition(":")[0] for triple in triples} | {
        compact(triple.object.value).partition(":")[0]
        for triple in triples
        if isinstance(triple.object, NamedNode)
        and compact(triple.predicate.value) == "rdf:type"
    }
    named = _iris(PREFIXES["dataset"] + "pingan-kg", "void:vocabulary")
    assert set(named) == {PREFIXES[prefix] for prefix in used - BUILT_IN}


@pytest.mark.parametrize("path", SOURCES.values(), ids=SOURCES)
def test_prefixes_mean_what_the_table_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = re.findall(r"(?im)^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", text)
    assert [pair for pair in declared if PREFIXES.get(pair[0]) != pair[1]] == []
    assert len(dict(declared)) == len(declared)


def test_languages_are_chinese_and_english() -> None:
    """The tags are exactly ``zh`` and ``en``; no file relies on a store to lower-case them."""
    tags = Counter(
        triple.object.language
        for triple in _triples(*PARTS)
        if isinstance(triple.object, Literal) and triple.object.language is not None
    )
    assert set(tags) == LANGUAGES


def test_the_ontology_has_no_blank_nodes() -> None:
    """With blank nodes no two serialisations of the graph would be the same."""
    nodes = [
        term for triple in _triples("ontology") for term in (triple.subject, triple.object)
    ]
    assert [node for node in nodes if isinstance(node, BlankNode)] == []
