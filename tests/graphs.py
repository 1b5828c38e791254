"""Generated graphs, and how two are compared: lexical forms and tags included."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from pingan_kg.rdf.names import BASE, PREFIXES

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "json-ld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
}

_NAMESPACES = [
    *PREFIXES.values(),
    BASE,
    BASE + "unheard/",
    "https://example.org/a?b#",
    "urn:x:",
]
_LOCALS = st.one_of(
    st.sampled_from(
        ["a", "a-1", "a-10", "a-9", "x.", ".x", "-x", "a.b", "a/b", "a%20b", "é", "名"]
    ),
    st.from_regex(r"[A-Za-z0-9_.~/-]{1,8}", fullmatch=True),
)


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


iris = (
    st.builds(str.__add__, st.sampled_from(_NAMESPACES), _LOCALS).filter(_is_iri).map(NamedNode)
)
predicates = st.one_of(
    st.sampled_from(
        [
            NamedNode(PREFIXES[prefix] + local)
            for prefix, local in (
                ("rdf", "type"),
                ("skos", "prefLabel"),
                ("skos", "note"),
                ("pa", "metric"),
                ("pa", "description"),
                ("schema", "description"),
                ("sdmx-measure", "obsValue"),
                ("prov", "wasDerivedFrom"),
                ("oa", "start"),
            )
        ]
    ),
    st.from_regex(r"[a-z]{1,4}", fullmatch=True).map(
        lambda name: NamedNode(PREFIXES["pa"] + name)
    ),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_typed = st.builds(
    lambda text, kind: Literal(text, datatype=NamedNode(PREFIXES["xsd"] + kind)),
    st.sampled_from(
        ["7", "007", "+5", "-0", "2.50", ".5", "2.", "-16.7", "1E3", "NaN", "true", "1"],
    )
    | st.sampled_from(["2025-12-09", "9" * 30, "", " 7 ", "x"]),
    st.sampled_from(["integer", "decimal", "double", "boolean", "date", "int", "string"]),
)
literals = st.one_of(
    texts.map(Literal),
    st.builds(
        lambda text, tag: Literal(text, language=tag),
        texts,
        st.sampled_from(["zh", "en", "fr"]),
    ),
    _typed,
)
blanks = st.sampled_from([BlankNode(name) for name in "abcd"])

triples = st.builds(Triple, iris, predicates, st.one_of(iris, literals))
graphs = st.lists(triples, min_size=1, max_size=12)
"""Graphs without blank nodes."""

blank_graphs = st.lists(
    st.builds(Triple, st.one_of(iris, blanks), predicates, st.one_of(iris, literals, blanks)),
    min_size=1,
    max_size=10,
)


def canonical(found: Iterable[Quad | Triple]) -> Dataset:
    """Return the statements as a set, blank nodes with canonical labels."""
    dataset = Dataset(
        one if isinstance(one, Quad) else Quad(one.subject, one.predicate, one.object)
        for one in found
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def merged(found: Iterable[Quad]) -> Dataset:
    """Return the statements as :func:`canonical` does, without their graphs."""
    return canonical(quad.triple for quad in found)


def read(text: str | bytes, format_: str) -> Dataset:
    """Parse a document and return its statements as :func:`canonical` does."""
    data = text.encode() if isinstance(text, str) else text
    return canonical(parse(data, format=FORMATS[format_]))
