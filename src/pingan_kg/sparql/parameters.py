"""The parameters of shipped queries: from what a person writes to the term that is meant."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Store

from ..errors import InputError, UnknownName, did_you_mean
from ..graph.resolve import resolve, short_id
from ..graph.store import briefings, shared
from ..rdf.names import BASE, PREFIXES, compact, expand
from ..rdf.terms import XSD, Term, parse_term, typed_term
from .catalog import NamedQuery, Param
from .tokens import tokens, variables

__all__ = ["loose_term", "named_bindings", "possible_values"]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_IN_SCHEME = NamedNode(PREFIXES["skos"] + "inScheme")
_METRIC = NamedNode(PREFIXES["pa"] + "metric")
_DATA_SET = NamedNode(PREFIXES["qb"] + "dataSet")
_SHOWN = 8
"""At most so many figures of a metric are named where one was wanted."""


def named_bindings(
    query: NamedQuery, given: Mapping[str, str], store: Store, lang: str
) -> dict[str, Term]:
    """Read the parameters of a shipped query, by the types its header declares.

    The value of an ``iri`` parameter is anything that names a thing (see
    :func:`pingan_kg.graph.resolve.resolve`), a briefing's also its bare id; where a figure
    is wanted, the metric of just one figure names it. A ``decimal`` may be written as
    figures are (``2万``, ``20,000``). The result is by the variables that are bound,
    ``?lang`` among them where the query has it.

    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown parameter or thing,
    ``InputError`` for a missing parameter or a value of the wrong type or class.
    """
    params = {param.name: param for param in query.params}
    for name in given:
        if name not in params and name != "lang":
            there = ", ".join(params) or "it takes none"
            hint = did_you_mean(name, params) or f"; its parameters: {there}"
            raise UnknownName(f"the query {query.name} has no parameter {name!r}{hint}")
    bindings: dict[str, Term] = {}
    if "lang" in variables(tokens(query.text)):
        bindings["lang"] = Literal(given.get("lang", lang))
    briefing: NamedNode | None = None
    for name, param in params.items():
        if name not in given:
            if param.required:
                said = param.zh if lang == "zh" else param.en
                raise InputError(
                    f"the query {query.name} needs -p {name}=…  ({param.type}: {said})"
                )
        elif "qb:DataSet" in param.classes:
            briefing = _briefing(store, given[name])
            bindings[param.variable] = briefing
    for name, param in params.items():
        if name in given and param.variable not in bindings:
            bindings[param.variable] = _value(store, param, given[name], briefing)
    return bindings


def _value(store: Store, param: Param, text: str, briefing: NamedNode | None) -> Term:
    if param.type == "iri":
        return _thing(store, param, resolve(store, text), briefing)
    try:
        return typed_term(text, param.type)
    except InputError:
        number, is_bare = _number(text) if param.type == "decimal" else (None, False)
        if number is None:
            raise
        if is_bare:
            return Literal(number, datatype=NamedNode(XSD + "decimal"))
        raise InputError(
            f"{text!r} has a unit or a qualifier, which {param.name} cannot heed; "
            f"give the bare number: {number}"
        ) from None


def loose_term(text: str) -> Term:
    """Read the value of a variable of somebody's own query.

    As :func:`pingan_kg.rdf.terms.parse_term` does; and a bare number may be written as
    figures are (``2万``, ``20,000``).
    """
    term = parse_term(text)
    is_plain = isinstance(term, Literal) and term.datatype.value == XSD + "string"
    if is_plain and text[:1] != '"' and any("0" <= one <= "9" for one in text):
        number, is_bare = _number(text)
        if number is not None and is_bare:
            return Literal(number, datatype=NamedNode(XSD + "decimal"))
    return term


def _number(text: str) -> tuple[str | None, bool]:
    """Return the number of a figure as a decimal, and whether it is all there is to it."""
    from ..figures import Comparator, FigureError, read

    try:
        figure = read(text)
    except FigureError:
        return None, False
    is_bare = figure.comparator is Comparator.EXACTLY and not (figure.unit or figure.wording)
    return None if figure.value is None else f"{figure.value:f}", is_bare


def _briefing(store: Store, text: str) -> NamedNode:
    """Return the data set of the briefing that a bare id, or any of its names, means."""
    wanted = text.strip()
    there = briefings(store)
    for kind in ("", "dataset/", "source/", "event/"):
        for prefix in ("", BASE, "<" + BASE):
            known = wanted.removeprefix(prefix + kind).rstrip(">")
            if known in there:
                return NamedNode(PREFIXES["dataset"] + known)
    hint = did_you_mean(wanted, there) or f"; there are: {', '.join(there) or 'none'}"
    raise UnknownName(f"no briefing is called {wanted!r}{hint}")


def _thing(
    store: Store, param: Param, node: NamedNode, briefing: NamedNode | None
) -> NamedNode:
    """Return the thing, or the one figure of the metric that it is, where that is wanted."""
    if not param.classes:
        return node
    kinds = {
        quad.object
        for predicate in (_TYPE, _IN_SCHEME)
        for quad in store.quads_for_pattern(node, predicate, None)
    }
    if any(NamedNode(expand(name) or name) in kinds for name in param.classes):
        return node
    if "pa:Observation" in param.classes and NamedNode(PREFIXES["pa"] + "Metric") in kinds:
        return _only_figure(store, param, node, briefing)
    wanted = " or ".join(param.classes)
    is_one = ", ".join(
        sorted(compact(kind.value) for kind in kinds if isinstance(kind, NamedNode))
    )
    raise InputError(
        f"the parameter {param.name} wants {wanted}; "
        f"{short_id(node.value)} is {is_one or 'nothing of the kind'}"
    )


def _only_figure(
    store: Store, param: Param, metric: NamedNode, briefing: NamedNode | None
) -> NamedNode:
    found = {
        quad.subject
        for quad in store.quads_for_pattern(None, _METRIC, metric)
        if isinstance(quad.subject, NamedNode)
        and (
            briefing is None or any(store.quads_for_pattern(quad.subject, _DATA_SET, briefing))
        )
    }
    if len(found) == 1:
        return found.pop()
    name = short_id(metric.value)
    if not found:
        raise InputError(f"the parameter {param.name} wants a figure; {name} has none")
    ids = sorted(short_id(node.value) for node in found)
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    raise InputError(
        f"the parameter {param.name} wants one figure; {name} has several: "
        f"{', '.join(ids[:_SHOWN])}{more}"
    )


def possible_values(param: Param) -> list[str]:
    """Return what a parameter may be given, as far as that can be listed: short ids, mostly."""
    if param.type == "boolean":
        return ["true", "false"]
    store = shared()
    if "qb:DataSet" in param.classes:
        return briefings(store)
    wanted = [NamedNode(expand(name) or name) for name in param.classes]
    if "pa:Observation" in param.classes:  # its metric stands for it
        wanted.append(NamedNode(PREFIXES["pa"] + "Metric"))
    found = {
        quad.subject
        for kind in wanted
        for predicate in (_TYPE, _IN_SCHEME)
        for quad in store.quads_for_pattern(None, predicate, kind)
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(short_id(node.value) for node in found)
