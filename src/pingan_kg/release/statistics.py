"""How much is in the graph, in the terms of VoID (https://www.w3.org/TR/void/, section 4.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ..rdf.names import BASE, PREFIXES, compact
from .about import DATASET, node

__all__ = ["statistics"]

_TYPE = PREFIXES["rdf"] + "type"
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")


def statistics(triples: Iterable[Triple]) -> list[Triple]:
    """Return the counts of the merged graph, of each class and of each property.

    A triple that stands in several named graphs counts once. Entities are the subjects
    whose IRI begins as those of this graph do (``void:uriSpace``).
    """
    distinct = set(triples)
    subjects = {triple.subject for triple in distinct}
    properties = Counter(triple.predicate.value for triple in distinct)
    classes = Counter(
        triple.object.value
        for triple in distinct
        if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode)
    )
    entities = {
        one for one in subjects if isinstance(one, NamedNode) and one.value.startswith(BASE)
    }
    counts = {
        "void:triples": len(distinct),
        "void:entities": len(entities),
        "void:distinctSubjects": len(subjects),
        "void:distinctObjects": len({triple.object for triple in distinct}),
        "void:properties": len(properties),
        "void:classes": len(classes),
    }
    found = [_count(DATASET, name, number) for name, number in counts.items()]
    for iri, number in sorted(classes.items()):
        found += _partition("class", iri, {"void:entities": number})
    for iri, number in sorted(properties.items()):
        found += _partition("property", iri, {"void:triples": number})
    return found


def _partition(kind: str, iri: str, counts: dict[str, int]) -> Iterator[Triple]:
    name = compact(iri).replace(":", "-", 1).replace("/", "-")
    part = NamedNode(f"{DATASET.value}/{kind}/{name}")
    yield Triple(DATASET, node(f"void:{kind}Partition"), part)
    yield Triple(part, NamedNode(_TYPE), node("void:Dataset"))
    yield Triple(part, node(f"void:{kind}"), NamedNode(iri))
    for said, number in counts.items():
        yield _count(part, said, number)


def _count(subject: NamedNode, name: str, number: int) -> Triple:
    return Triple(subject, node(name), Literal(str(number), datatype=_INTEGER))
