"""Terms of a query that nothing in the graph has, and what may have been meant.

SPARQL answers a misspelt term with no rows and no word. A term is told here where it is
in no statement of the graph, neither as subject nor as predicate nor as object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pyoxigraph import Literal, NamedNode, Store

from ..errors import nearest
from ..languages import LANGUAGES
from ..rdf.names import BASE, PREFIXES, short_id
from ..rdf.terms import Term
from .tokens import Token, tokens

__all__ = ["unknown_terms"]

_TOLD = 10
_GRAPHS = ("FROM", "NAMED", "GRAPH", "SERVICE", "PREFIX", "BASE")


def unknown_terms(
    text: str, store: Store, bindings: Mapping[str, Term] | None = None
) -> dict[str, list[str]]:
    """Return the terms of a query that the graph does not have, each with the nearest.

    The terms are short, in the order of the text, then those of ``bindings``, and at most
    the first ten: who asks for so many unknown ones made no slip of the pen. Names of
    graphs, functions, datatypes and what CONSTRUCT makes are left out.

    >>> from pingan_kg.graph.store import shared
    >>> unknown_terms("SELECT * { ?o pa:metrik ?m }", shared())
    {'pa:metrik': ['pa:metric', 'pa:metricKind']}
    """
    asked = dict.fromkeys(_iris(tokens(text)))
    asked |= dict.fromkeys(
        term.value for term in (bindings or {}).values() if isinstance(term, NamedNode)
    )
    missing = islice((iri for iri in asked if not _is_known(iri, store)), _TOLD)
    found = {_short(iri): _near(iri, store) for iri in missing}
    for term in (bindings or {}).values():
        if isinstance(term, Literal) and (tagged := _tagged(term, store)):
            found[str(term)] = tagged
    return found


def _tagged(text: Literal, store: Store) -> list[str]:
    """Return the labels that a text without a language is, where it is nothing itself."""
    if text.language is not None or _has_value(text, store):
        return []
    named = [Literal(text.value, language=language) for language in LANGUAGES]
    return [str(one) for one in named if _has_value(one, store)]


def _has_value(literal: Literal, store: Store) -> bool:
    return next(store.quads_for_pattern(None, None, literal), None) is not None


def _iris(found: list[Token]) -> Iterator[str]:
    """Yield the IRIs of a query that stand for terms of the graph."""
    declared = _declared(found)
    last = ""
    for at, token in enumerate(found):
        after = found[at + 1].text if at + 1 < len(found) else ""
        before, last = last, token.text.upper()
        if token.kind not in ("iri", "name") or after == "(" or before in (*_GRAPHS, "^^"):
            continue
        if token.kind == "name" and at and found[at - 1].text.upper() == "PREFIX":
            continue
        if at > 1 and found[at - 2].text.upper() == "PREFIX":
            continue
        iri = _iri(token, declared)
        if iri is not None and not _is_made(found, at):
            yield iri


def _declared(found: list[Token]) -> dict[str, str]:
    own = {
        found[at + 1].text[:-1]: found[at + 2].text[1:-1]
        for at, token in enumerate(found[:-2])
        if token.text.upper() == "PREFIX" and found[at + 1].kind == "name"
    }
    return {**PREFIXES, **own}


def _iri(token: Token, declared: Mapping[str, str]) -> str | None:
    if token.kind == "iri":
        iri = token.text[1:-1]
        return iri if ":" in iri else BASE + iri
    prefix, _, local = token.text.partition(":")
    space = declared.get(prefix)
    if space is None or space == PREFIXES["xsd"]:
        return None
    return space + local.replace("\\", "")


def _is_made(found: list[Token], at: int) -> bool:
    """Tell whether a token stands in the template of CONSTRUCT."""
    depth = 0
    for token, before in zip(reversed(found[1:at]), reversed(found[: at - 1]), strict=True):
        if token.text == "}":
            depth += 1
        elif token.text == "{":
            if depth == 0 and before.text.upper() == "CONSTRUCT":
                return True
            depth = max(depth - 1, 0)
    return False


def _is_known(iri: str, store: Store) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return True
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.quads_for_pattern(*one), None) is not None for one in patterns)


def _short(iri: str) -> str:
    """Shorten an IRI as a query writes it: ``metric:x`` rather than ``metric/x``."""
    name = short_id(iri)
    kind, slash, local = name.partition("/")
    return f"{kind}:{local}" if slash and kind in PREFIXES and "/" not in local else name


def _near(iri: str, store: Store) -> list[str]:
    """Return the terms in the namespace of an IRI, or so called elsewhere, nearest to it."""
    used = {
        term.value
        for quad in store
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode)
    }
    space, local = _parted(iri)
    beside = {_parted(one)[1]: one for one in sorted(used) if _parted(one)[0] == space}
    alike = [name for name in beside if name[:1].isupper() == local[:1].isupper()]
    beside = {name: beside[name] for name in alike or beside}
    found = [beside[name] for name in nearest(local, filter(None, beside), limit=2)]
    if not found:
        found = sorted(one for one in used if _parted(one)[1] == local)[:2]
    return list(map(_short, found))


def _parted(iri: str) -> tuple[str, str]:
    at = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:at], iri[at:]
