"""The tables on a card: what hangs on to a thing, by the kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from ..briefing.words import meaning
from ..graph.resolve import briefing_of
from ..graph.view import View, short
from ..rdf.names import compact
from .values import Fact, Mention, Section

__all__ = ["sections"]


class _Table(NamedTuple):
    """A table: things reached by ``name`` (from the thing, or to it), of one class."""

    key: str
    name: str
    columns: str
    kind: str | None = None
    outward: bool = False


_FIGURE = "figure area period printed meaning briefing"
_EVIDENCE = _Table(
    "evidence", "prov:wasDerivedFrom", "part speaker printed quotation id", "pa:Claim", True
)
_HONOUR = "thing kind level id"
_CLAIM = "thing part printed id"

_TABLES: dict[str, tuple[_Table, ...]] = {
    "pa:Program": (
        _Table("figures", "pa:program", _FIGURE, "pa:Observation"),
        _Table("recognitions", "pa:program", _HONOUR, "pa:Recognition"),
        _Table("recognitions", "pa:program", _HONOUR, "pa:Milestone"),
        _Table("recognitions", "pa:recipient", _HONOUR),
        _Table("parts", "dcterms:isPartOf", "thing id"),
        _EVIDENCE,
    ),
    "pa:Agency": (
        _Table("below", "org:subOrganizationOf", "thing id"),
        _Table("in-it", "org:memberOf", "thing id"),
        _Table("people", "org:organization", "person role id", "org:Membership"),
        _Table("programs", "pa:responsibleAgency", "thing program-kind id", "pa:Program"),
        _Table("figures", "pa:responsibleAgency", _FIGURE, "pa:Observation"),
        _Table("reported", "pa:reportedBy", _FIGURE, "pa:Observation"),
        _Table("recognitions", "pa:recipient", _HONOUR),
        _Table("recognitions", "pa:responsibleAgency", _HONOUR, "pa:Recognition"),
        _Table("recognitions", "pa:responsibleAgency", _HONOUR, "pa:Milestone"),
        _Table("competent", "pa:competentAgency", _FIGURE, "pa:Observation"),
        _EVIDENCE,
    ),
    "pa:Metric": (
        _Table(
            "figures", "pa:metric", "area period printed meaning briefing id", "pa:Observation"
        ),
        _Table("changes", "pa:changeOf", "thing id"),
        _Table("changes", "pa:numerator", "thing id"),
    ),
    "foaf:Person": (
        _Table("people", "org:member", "organization role id", "org:Membership"),
        _Table("claims", "pa:speaker", _CLAIM, "pa:Claim"),
    ),
    "pa:Claim": (_Table("proves", "prov:wasDerivedFrom", "thing kind id"),),
    "time:ProperInterval": (
        _Table("figures", "sdmx-dimension:refPeriod", _FIGURE, "pa:Observation"),
        _Table("baseline-of", "pa:baselinePeriod", _FIGURE, "pa:Observation"),
    ),
    "schema:AdministrativeArea": (
        _Table("contained", "schema:containedInPlace", "thing id"),
        _Table("recognitions", "pa:recipient", _HONOUR),
        _Table("figures", "sdmx-dimension:refArea", _FIGURE, "pa:Observation"),
    ),
    "skos:Concept": (
        _Table("narrower", "skos:broader", "thing id"),
        _Table("metrics", "pa:theme", "thing id", "pa:Metric"),
        _Table("programs-of", "pa:theme", "thing program-kind id", "pa:Program"),
        _Table("recognitions", "pa:theme", _HONOUR, "pa:Recognition"),
        _Table("recognitions", "pa:theme", _HONOUR, "pa:Milestone"),
    ),
    "skos:ConceptScheme": (_Table("members", "skos:inScheme", "thing id"),),
    "pa:Source": (_Table("passages", "oa:hasSource", _CLAIM),),
    "org:Post": (_Table("people", "org:holds", "thing id"),),
    "owl:Class": (_Table("members", "rdf:type", "thing id"),),
}
_DEFAULT = (_EVIDENCE,)


def sections(view: View, thing: NamedNode) -> tuple[Section, ...]:
    """Return the tables of a card; at the end whatever else refers to the thing."""
    kinds = view.kinds(thing)
    tables = [table for kind in sorted(kinds) for table in _TABLES.get(kind, ())] or list(
        _DEFAULT
    )
    if _EVIDENCE not in tables:
        tables.append(_EVIDENCE)
    shown: dict[str, tuple[_Table, list[NamedNode]]] = {}
    told: set[tuple[NamedNode, str]] = set()
    for table in tables:
        found = _found(view, thing, table)
        told.update((node, table.name) for node in found if not table.outward)
        listed = shown.setdefault(table.key, (table, []))[1]
        listed += [node for node in found if node not in listed]
    made = [_section(view, table, nodes) for table, nodes in shown.values() if nodes]
    rest = _references(view, thing, told)
    return tuple([*made, rest] if rest else made)


def _found(view: View, thing: NamedNode, table: _Table) -> list[NamedNode]:
    if not table.outward:
        return view.subjects(table.name, thing, table.kind)
    return [
        node
        for node in view.objects(thing, table.name)
        if isinstance(node, NamedNode) and table.kind in view.kinds(node)
    ]


def _section(view: View, table: _Table, nodes: Iterable[NamedNode]) -> Section:
    columns = [
        Fact(
            name, view.property_label(_HEADERS.get(name, name)), tuple(_cell(view, name, nodes))
        )
        for name in table.columns.split()
    ]
    filled = [
        column
        for column in columns
        if any(cell.text for cell in column.values)
        and (column.key != "briefing" or len(set(column.values)) > 1)
    ]
    return Section(table.key, view.word(table.key), tuple(filled))


def _cell(view: View, name: str, nodes: Iterable[NamedNode]) -> list[Mention]:
    return [_CELLS[name](view, node) for node in nodes]


def _references(
    view: View, thing: NamedNode, told: set[tuple[NamedNode, str]]
) -> Section | None:
    found = sorted(
        {
            (quad.subject, compact(quad.predicate.value))
            for quad in view.store.quads_for_pattern(None, None, thing)
            if isinstance(quad.subject, NamedNode)
        }
        - told,
        key=str,
    )
    if not found:
        return None
    columns = (
        Fact("thing", view.word("thing"), tuple(_named(view, node) for node, _ in found)),
        Fact(
            "relation",
            view.word("relation"),
            tuple(Mention(view.property_label(name)) for _, name in found),
        ),
        Fact("id", view.word("id"), tuple(_id(view, node) for node, _ in found)),
    )
    return Section("references", view.word("references"), columns)


def _named(view: View, node: NamedNode) -> Mention:
    return Mention(view.label(node), short(node))


def _id(_view: View, node: NamedNode) -> Mention:
    return Mention(short(node), short(node))


def _of(*path: str) -> Callable[[View, NamedNode], Mention]:
    """Show what a path of properties leads to; several values joined."""

    def cell(view: View, node: NamedNode) -> Mention:
        *before, last = path
        at = view.one(node, *before)
        found = view.objects(at, last) if at is not None else []
        mentions = [Mention(view.label(term), _id_of(term)) for term in found]
        if len(mentions) == 1:
            return mentions[0]
        return Mention(", ".join(one.text for one in mentions))

    return cell


def _id_of(term: object) -> str | None:
    return short(term) if isinstance(term, NamedNode) else None


def _metric(view: View, node: NamedNode) -> Mention:
    metric = view.one(node, "pa:metric")
    return Mention(view.label(metric if metric is not None else node), short(node))


def _printed(view: View, node: NamedNode) -> Mention:
    own = view.texts(node, "pa:printedFigure")
    return Mention(" / ".join(own or view.printed(node)))


def _kind(view: View, node: NamedNode) -> Mention:
    """Show the class of this graph's ontology, where there is one among the classes."""
    kinds = sorted(view.kinds(node), key=lambda name: (not name.startswith("pa:"), name))
    return Mention(view.property_label(kinds[0]) if kinds else "")


_HEADERS = {
    "printed": "printed",
    "area": "sdmx-dimension:refArea",
    "period": "sdmx-dimension:refPeriod",
    "part": "pa:part",
    "speaker": "pa:speaker",
    "level": "pa:level",
    "program-kind": "pa:programKind",
}

_CELLS: dict[str, Callable[[View, NamedNode], Mention]] = {
    "thing": _named,
    "id": _id,
    "figure": _metric,
    "printed": _printed,
    "meaning": lambda view, node: Mention(meaning(view, node)),
    "kind": _kind,
    "area": _of("sdmx-dimension:refArea"),
    "period": _of("sdmx-dimension:refPeriod"),
    "briefing": lambda _view, node: Mention(briefing_of(node.value) or ""),
    "part": _of("pa:part"),
    "speaker": _of("pa:speaker"),
    "quotation": _of("oa:exact"),
    "level": _of("pa:level"),
    "person": _of("org:member"),
    "organization": _of("org:organization"),
    "role": _of("org:role"),
    "program-kind": _of("pa:programKind"),
}
