"""All files of a release, made from the graph in one go: the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

from pyoxigraph import NamedNode, Quad, Store, Triple

from ..changes.facts import State, compared, state, stated
from ..changes.telling import told
from ..errors import InputError
from ..graph.documents import KINDS, frames, json_schema
from ..graph.export import labelled, serialized
from ..graph.store import QUERIED, briefings, graph_name, quads
from ..languages import LANGUAGES
from ..publishing.links import links, linksets
from ..publishing.sssom import table as sssom
from ..tables.rows import figures
from ..tables.writing import written
from .about import DATASET, About, about, node, texts
from .annotations import collection
from .catalogue import CATALOGUE, catalogue, days
from .citation import citation_file
from .croissant import croissant, schema_org
from .diagram import diagram
from .documentation import index_page, ontology_page
from .executables import executables
from .redirects import NOWHERE, htaccess
from .statistics import statistics
from .tabular import FIGURES, csvw, data_package

__all__ = ["TITLES", "files"]

TITLES = {
    "pingan-kg.ttl": {"zh": "全图（Turtle）", "en": "The graph as Turtle"},
    "pingan-kg.jsonld": {"zh": "全图（JSON-LD）", "en": "The graph as JSON-LD"},
    "pingan-kg.trig": {
        "zh": "全图，每份简报一个命名图（TriG）",
        "en": "The graph as TriG, a named graph a briefing",
    },
    "pingan-kg.nq": {
        "zh": "全图，RDFC-1.0规范形式（N-Quads）",
        "en": "The graph as canonical N-Quads (RDFC-1.0)",
    },
    "ontology.ttl": {"zh": "本体", "en": "The ontology"},
    "shapes.ttl": {"zh": "数据须满足的形状（SHACL）", "en": "What data must have (SHACL)"},
    "derived.ttl": {"zh": "由算术推得的数据", "en": "What follows by arithmetic"},
    "vocabularies.ttl": {
        "zh": "链接终点的词表摘录",
        "en": "Excerpts of the vocabularies that links lead to",
    },
    "queries.ttl": {"zh": "随附的查询", "en": "The shipped questions"},
    FIGURES: {"zh": "数据表，每行一项事实（CSV）", "en": "The figures, a row a fact (CSV)"},
    "figures.parquet": {"zh": "数据表（Parquet）", "en": "The figures as Parquet"},
    "links.sssom.tsv": {"zh": "链接及其理由（SSSOM）", "en": "Links and their reasons (SSSOM)"},
    "annotations.jsonld": {
        "zh": "全部陈述（网页批注）",
        "en": "All claims as Web Annotations",
    },
    "context.jsonld": {"zh": "JSON-LD的上下文", "en": "The context of JSON-LD"},
    **{f"frames/{kind}.jsonld": frame.title for kind, frame in KINDS.items()},
    "ontology.html": {"zh": "本体的说明", "en": "The ontology, term by term"},
    "ontology.svg": {"zh": "本体的图", "en": "A picture of the ontology"},
}
"""The files that people are offered, and what each is."""


def files(
    *,
    data: Iterable[str] = (),
    only: bool = False,
    site: str = NOWHERE,
    parquet: bool = True,
    since: str | None = None,
) -> dict[str, bytes]:
    """Return the files of a release by their names, sorted.

    Of the shipped graph with ``data`` of one's own, or ``only`` that; ``site`` is the
    address of the folder that will hold each version. Without ``parquet`` that one is
    left out. ``since`` is an earlier release: what has changed is told in files of their
    own. Raises :class:`~pingan_kg.errors.InputError` for data that cannot be read,
    :class:`~pingan_kg.errors.MissingEngine` where what writes Parquet is not installed.
    """
    data = tuple(data)
    graph = list(quads(QUERIED, data=data, only=only))
    found = _graph(labelled(graph))
    store = _stored(graph)
    found |= _parts(store, derived=not only)
    itself = about(store)
    found |= _table(store, itself, parquet=parquet)
    found |= _words(store, itself, site)
    found |= _described(store, itself, found, graph)
    if since is not None:
        found |= _changed(state(since), stated(graph))
    found["SHA256SUMS"] = "".join(
        f"{sha256(found[name]).hexdigest()}  {name}\n" for name in sorted(found)
    ).encode()
    return {name: found[name] for name in sorted(found)}


def _stored(graph: Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(graph)
    return store


def _graph(graph: Sequence[Quad]) -> dict[str, bytes]:
    suffixes = {"turtle": "ttl", "json-ld": "jsonld", "trig": "trig", "nq": "nq"}
    found = {
        f"pingan-kg.{suffix}": serialized(graph, format) for format, suffix in suffixes.items()
    }
    by_graph: dict[object, list[Quad]] = {}
    for quad in graph:
        by_graph.setdefault(quad.graph_name, []).append(quad)
    for briefing in briefings(_stored(graph)):
        own = by_graph.get(graph_name(briefing), [])
        found[f"briefings/{briefing}.ttl"] = serialized(own, "turtle")
    for kind in KINDS:
        found[f"frames/{kind}.jsonld"] = frames(graph, kind)
        found[f"frames/{kind}.schema.json"] = json_schema(kind)
    found["pingan-kg.nq.sha256"] = (
        f"{sha256(found['pingan-kg.nq']).hexdigest()}  pingan-kg.nq\n".encode()
    )
    return found


def _parts(store: Store, *, derived: bool) -> dict[str, bytes]:
    parts = ("ontology", "shapes", "vocabularies", *(("derived",) if derived else ()))
    found = {
        f"{part}.ttl": serialized(labelled(list(quads((part,)))), "turtle") for part in parts
    }
    found["queries.ttl"] = _turtle(executables())
    target = store if not derived else _with_vocabularies(store)
    version = about(store).version
    found["links.sssom.tsv"] = sssom(
        links(target, "en"), linksets(target, "en"), version=version
    ).encode()
    return found


def _with_vocabularies(store: Store) -> Store:
    return _stored([*store, *quads(("vocabularies",))])


def _turtle(triples: Iterable[Triple]) -> bytes:
    return serialized([Quad(*triple) for triple in triples], "turtle")


def _table(store: Store, itself: About, *, parquet: bool) -> dict[str, bytes]:
    table = figures(store)
    found = {FIGURES: written(table, "csv")}
    if parquet:
        found["figures.parquet"] = written(table, "parquet")
    found["figures.csv-metadata.json"] = _json(csvw(itself, table.columns))
    found["croissant.json"] = _json(croissant(itself, table.columns, found))
    return found


def _words(store: Store, itself: About, site: str) -> dict[str, bytes]:
    from ..graph.export import context

    picture = diagram(store)
    return {
        "annotations.jsonld": _json(collection(store, itself)),
        "context.jsonld": _json({"@context": context().written()}),
        "ontology.svg": picture.encode(),
        "ontology.html": ontology_page(store, itself, picture).encode(),
        "CITATION.cff": citation_file(itself).encode(),
        ".htaccess": htaccess(itself, site).encode(),
    }


def _described(
    store: Store, itself: About, found: dict[str, bytes], graph: Sequence[Quad]
) -> dict[str, bytes]:
    """Return what describes the other files, by their sizes and checksums."""
    described: dict[str, bytes] = {}
    columns = figures(store).columns
    packed = [name for name in found if name in TITLES and not name.endswith(".parquet")]
    described["datapackage.json"] = _json(
        data_package(itself, columns, {name: found[name] for name in packed})
    )
    search = schema_org(
        itself,
        files={name: found[name] for name in found if name in TITLES},
        areas=_labels(store, "sdmx-dimension:refArea"),
        metrics=_labels(store, "pa:metric"),
        days=days(store) or ("..", ".."),
    )
    described["dataset.jsonld"] = _json(search)
    described["index.html"] = index_page(itself, found, TITLES, search).encode()
    triples = [
        quad.triple
        for subject in (DATASET, CATALOGUE, *_agents(store))
        for quad in store.quads_for_pattern(subject, None, None)
    ]
    triples += catalogue(store, itself, found, TITLES, _stored(quads(("vocabularies",))))
    triples += statistics(quad.triple for quad in graph)
    described["dataset.ttl"] = _turtle(dict.fromkeys(triples))
    return described


def _changed(old: State, new: State) -> dict[str, bytes]:
    """Return what has changed since an earlier release, for people and for programs."""
    changes = compared(old, new)
    found = {
        "CHANGES.zh.md": told(changes, "md", "zh").encode(),
        "CHANGES.en.md": told(changes, "md", "en").encode(),
        "changes.json": told(changes, "json").encode(),
    }
    with suppress(InputError):  # a change of blank nodes is no LD Patch
        found["changes.ldp"] = told(changes, "ldp").encode()
    return found


def _agents(store: Store) -> list[NamedNode]:
    return [
        quad.object
        for name in ("dcterms:publisher", "dcat:contactPoint")
        for quad in store.quads_for_pattern(DATASET, node(name), None)
        if isinstance(quad.object, NamedNode)
    ]


def _labels(store: Store, name: str) -> list[dict[str, str]]:
    """Return the labels of the values of a property, sorted by their IRIs."""
    found = {
        quad.object.value
        for quad in store.quads_for_pattern(None, node(name), None)
        if isinstance(quad.object, NamedNode)
    }
    labels = (texts(store, NamedNode(iri), "skos:prefLabel") for iri in sorted(found))
    return [one for one in labels if set(LANGUAGES) <= set(one)]


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
