"""The shipped questions as ``sh:SPARQLExecutable``, which query editors offer as examples.

https://www.w3.org/TR/shacl/#sparql-constraints-prefixes and the vocabulary of SHACL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ..languages import LANGUAGES
from ..rdf.names import BASE
from ..sparql.catalog import catalog
from .about import DATASET, node

__all__ = ["executables"]

_FORMS = {"SELECT": "sh:select", "ASK": "sh:ask", "CONSTRUCT": "sh:construct"}
_CLASSES = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct"}
_FORM = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT)\b", re.MULTILINE)


def executables() -> Iterator[Triple]:
    """Yield what there is to say of each shipped query: its form, its text, its question."""
    a = node("rdf:type")
    for query in catalog():
        one = NamedNode(f"{BASE}query/{query.name}")
        found = _FORM.search(query.text)
        form = found[1] if found else "SELECT"
        yield Triple(one, a, node("sh:SPARQLExecutable"))
        yield Triple(one, a, node(f"sh:SPARQL{_CLASSES[form]}Executable"))
        yield Triple(one, node(_FORMS[form]), Literal(query.text))
        yield Triple(one, node("schema:target"), DATASET)
        for lang in LANGUAGES:
            question = Literal(query.question(lang), language=lang)
            yield Triple(one, node("rdfs:comment"), question)
            yield Triple(one, node("rdfs:label"), question)
