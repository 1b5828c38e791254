"""The graph as somebody reads it who speaks one language."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ..languages import LANGUAGES, word
from ..rdf.names import PREFIXES, compact, expand, short_id

__all__ = ["Term", "View", "short"]

Term = NamedNode | BlankNode | Literal | Triple


class View:
    """Looks up what a store says; properties are given by their compact names."""

    def __init__(self, store: Store, lang: str) -> None:
        self.store = store
        self.lang = lang

    def stated(self, name: str, value: Term | None = None) -> Iterator[Quad]:
        """Yield the statements of a property, or of one of its values."""
        if not isinstance(value, Triple):
            yield from self.store.quads_for_pattern(None, _node(name), value)

    def objects(self, subject: Term, name: str) -> list[Term]:
        """Return the values of a property, sorted."""
        if not isinstance(subject, NamedNode | BlankNode):
            return []
        found = self.store.quads_for_pattern(subject, _node(name), None)
        return sorted({quad.object for quad in found}, key=str)

    def subjects(self, name: str, value: Term, kind: str | None = None) -> list[NamedNode]:
        """Return what has a value of a property, and is of a class, sorted."""
        found = {quad.subject for quad in self.stated(name, value)}
        named = sorted((node for node in found if isinstance(node, NamedNode)), key=str)
        return [node for node in named if kind is None or kind in self.kinds(node)]

    def one(self, subject: Term | None, *path: str) -> Term | None:
        """Follow properties from a subject; return the (first) value at the end."""
        at = subject
        for name in path:
            at = next(iter(self.objects(at, name)), None) if at is not None else None
        return at

    def kinds(self, subject: Term) -> set[str]:
        """Return the compact names of the thing's classes."""
        return {
            compact(term.value)
            for term in self.objects(subject, "rdf:type")
            if isinstance(term, NamedNode)
        }

    def instances(self, kind: str) -> list[NamedNode]:
        """Return the things of a class (compact name), sorted."""
        return self.subjects("rdf:type", _node(kind))

    def texts(self, subject: Term, name: str) -> list[str]:
        """Return the texts of a property: those in the language if there are any, else all."""
        found = [term for term in self.objects(subject, name) if isinstance(term, Literal)]
        own = [term.value for term in found if term.language == self.lang]
        return own or [term.value for term in found]

    def label(self, term: Term) -> str:
        """Return what to call a thing: its label, else its compact name."""
        if isinstance(term, Literal):
            return self._literal(term)
        found = self.texts(term, "skos:prefLabel")
        if found:
            return found[0]
        if not isinstance(term, NamedNode):
            return str(term)
        name = compact(term.value)
        return word(name, self.lang) or name

    def labels(self, subject: Term) -> dict[str, str]:
        """Return the preferred labels by language, ``zh`` first."""
        found = {
            term.language or "": term.value
            for term in self.objects(subject, "skos:prefLabel")
            if isinstance(term, Literal)
        }
        order = [*LANGUAGES, *sorted(set(found) - set(LANGUAGES))]
        return {lang: found[lang] for lang in order if lang in found}

    def property_label(self, name: str) -> str:
        """Return what to call a property: the program's word, else the ontology's label."""
        found = word(name, self.lang) or next(
            iter(self.texts(_node(name), "skos:prefLabel")), ""
        )
        return found or name

    def word(self, key: str) -> str:
        """Return the program's word for a heading."""
        return word(key, self.lang) or key

    def printed(self, thing: Term) -> list[str]:
        """Return the figures as printed in the claims that a thing is derived from."""
        found = [
            text
            for claim in self.objects(thing, "prov:wasDerivedFrom")
            for text in self.texts(claim, "pa:printedFigure")
        ]
        return list(dict.fromkeys(found))

    def _literal(self, literal: Literal) -> str:
        if literal.datatype.value == PREFIXES["xsd"] + "boolean":
            return self.word({"true": "yes", "false": "no"}.get(literal.value, literal.value))
        return literal.value


def short(node: NamedNode) -> str:
    """Return the short id of a thing, see :func:`pingan_kg.rdf.names.short_id`."""
    return short_id(node.value)


def _node(name: str) -> NamedNode:
    return NamedNode(expand(name) or name)
