"""Pages for people: the ontology term by term, and what a release holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from pyoxigraph import NamedNode, Store

from ..languages import LANGUAGES
from ..rdf.names import BASE, ONTOLOGY, compact
from .about import About, node, texts, values

__all__ = ["index_page", "ontology_page"]

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
code{font-size:.9em}table{border-collapse:collapse}
td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}
svg{max-width:100%;height:auto}section{border-top:1px solid #ccc}
""".strip()

_KINDS = (
    ("owl:Class", "类 Classes"),
    ("owl:ObjectProperty", "对象属性 Object properties"),
    ("owl:DatatypeProperty", "数据属性 Datatype properties"),
    ("owl:AnnotationProperty", "注释属性 Annotation properties"),
    ("rdfs:Datatype", "数据类型 Datatypes"),
    ("owl:NamedIndividual", "个体 Individuals"),
)

_SAID = (
    ("rdfs:subClassOf", "上位类 subclass of"),
    ("rdfs:subPropertyOf", "上位属性 subproperty of"),
    ("rdfs:domain", "定义域 domain"),
    ("rdfs:range", "值域 range"),
    ("owl:disjointWith", "不相交 disjoint with"),
    ("owl:equivalentClass", "等价 equivalent to"),
    ("skos:closeMatch", "近似 close match"),
    ("dcterms:isReplacedBy", "被取代 replaced by"),
)


def ontology_page(store: Store, about: About, picture: str) -> str:
    """Return the page of the ontology: the picture, then each term in both languages."""
    parts = [
        f"<p>IRI: <code>{BASE}ontology</code>, {escape(about.version)}; "
        f"<code>pa:</code> = <code>{ONTOLOGY}</code>. "
        '<a href="ontology.ttl">Turtle</a>, <a href="shapes.ttl">SHACL</a>, '
        '<a href="context.jsonld">JSON-LD</a></p>',
        picture.strip(),
    ]
    for kind, title in _KINDS:
        terms = _terms(store, kind)
        if terms:
            parts.append(f"<h2>{escape(title)}</h2>")
            parts += [_term(store, term) for term in terms]
    return _page("平安青岛知识图谱本体 · The pingan-kg ontology", parts)


def _terms(store: Store, kind: str) -> list[NamedNode]:
    found = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, node("rdf:type"), node(kind))
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ONTOLOGY)
    }
    return [NamedNode(iri) for iri in sorted(found)]


def _term(store: Store, term: NamedNode) -> str:
    name = term.value.removeprefix(ONTOLOGY)
    labels = texts(store, term, "skos:prefLabel")
    told = [
        f'<section id="{escape(name)}"><h3><code>pa:{escape(name)}</code> '
        + " · ".join(_in(lang, labels[lang]) for lang in LANGUAGES if lang in labels)
        + "</h3>"
    ]
    for said in ("skos:definition", "skos:note", "skos:example"):
        found = texts(store, term, said)
        told += [f"<p>{_in(lang, found[lang])}</p>" for lang in LANGUAGES if lang in found]
    rows = [
        f"<tr><th>{escape(title)}</th><td>{', '.join(map(_linked, shown))}</td></tr>"
        for said, title in _SAID
        if (shown := values(store, term, said))
    ]
    if rows:
        told.append(f"<table>{''.join(rows)}</table>")
    return "".join([*told, "</section>"])


def _linked(term: NamedNode) -> str:
    target = term.value
    if target.startswith(ONTOLOGY):
        target = "#" + target.removeprefix(ONTOLOGY)
    return f'<a href="{escape(target)}"><code>{escape(compact(term.value))}</code></a>'


def _in(lang: str, text: str) -> str:
    return f'<span lang="{lang}">{escape(text)}</span>'


def index_page(
    about: About, files: Mapping[str, bytes], titles: Mapping[str, Mapping[str, str]], data: Any
) -> str:
    """Return the page that a release opens with.

    It lists the files that ``titles`` names; ``data`` is what search engines read, as
    schema.org has it.
    """
    embedded = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    rows = [
        f'<tr><td><a href="{escape(name)}">{escape(name)}</a></td>'
        f"<td>{_in('zh', titles[name]['zh'])}<br>{_in('en', titles[name]['en'])}</td>"
        f"<td>{len(files[name])}</td></tr>"
        for name in sorted(files)
        if name in titles
    ]
    parts = [
        *(f"<p>{_in(lang, about.description[lang])}</p>" for lang in LANGUAGES),
        f"<p>{escape(about.version)}, {escape(about.modified)}, "
        f'<a rel="license" href="{escape(about.license)}">{escape(about.license)}</a></p>',
        "<table><tr><th>文件 File</th><th>内容 Content</th><th>字节 Bytes</th></tr>",
        *rows,
        "</table>",
        "<p><code>briefings/</code>: 每份简报一个Turtle文件 one Turtle file a briefing; "
        "<code>SHA256SUMS</code></p>",
        f'<script type="application/ld+json">{embedded}</script>',
    ]
    return _page(" · ".join(about.title[lang] for lang in LANGUAGES), parts)


def _page(title: str, parts: list[str]) -> str:
    head = (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
    )
    return "\n".join([head, f"<h1>{escape(title)}</h1>", *parts, "</body></html>"]) + "\n"
