"""Where the page of a thing lies, and what a mention of a thing links to."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode, Store

from ..rdf.names import BASE, ONTOLOGY, PREFIXES, expand, relative

__all__ = ["Addresses", "page_of"]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_TAKEN = ("assets", "compare", "en", "zh")
"""Folders that the site has for itself."""
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def page_of(iri: str) -> str | None:
    """Return the path of a thing's page, without its ending; None where it has none.

    Only things of this graph have pages, and only where the IRI is plain.

    >>> page_of("https://w3id.org/pingan-kg/metric/crime-cases-solved")
    'metric/crime-cases-solved'
    >>> page_of("https://w3id.org/pingan-kg/ontology#Claim")
    'ontology/Claim'
    >>> page_of("https://w3id.org/pingan-kg/metric/../../x"), page_of("javascript:x")
    (None, None)
    """
    if iri.startswith(ONTOLOGY):
        local = iri.removeprefix(ONTOLOGY)
        return f"ontology/{local}" if _TERM.fullmatch(local) else None
    path = relative(iri)
    if path is None or path.partition("/")[0] in _TAKEN:
        return None
    return path


class Addresses:
    """The pages that there are, and the links to them."""

    def __init__(self, store: Store) -> None:
        """Find what the store describes, that is, of which it says what it is."""
        self.things: dict[str, NamedNode] = {}
        typed = {quad.subject for quad in store.quads_for_pattern(None, _TYPE, None)}
        found = [node for node in typed if isinstance(node, NamedNode)]
        for node in sorted(found, key=lambda node: str(node.value)):
            path = page_of(node.value)
            if path is not None:
                self.things[path] = node

    def link(self, name: str | None, root: str, lang: str) -> str | None:
        """Return what a short id links to, seen from a page ``root`` below the top.

        Things without a page link to the web where their IRI is an address, else nothing.
        """
        if not name:
            return None
        iri = expand(name) or (name if ":" in name else BASE + name)
        path = page_of(iri)
        if path in self.things:
            return f"{root}{lang}/{path}.html"
        if iri.startswith(BASE) or not _WEB.fullmatch(iri):
            return None
        return iri
