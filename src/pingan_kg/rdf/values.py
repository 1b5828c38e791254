"""Terms as Python values and as RDFLib's terms, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..errors import InputError
from .terms import XSD, Term, parse_term

if TYPE_CHECKING:
    import rdflib

__all__ = ["from_rdflib", "python_value", "to_rdflib", "to_term"]


def to_rdflib(term: Term) -> rdflib.term.Identifier:
    """Return RDFLib's form of a term, its lexical form kept."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise InputError(f"RDFLib cannot hold the triple term {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = None if term.datatype.value == XSD + "string" else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


def to_term(value: Any) -> Term:
    """Return the term that a Python value or a term of RDFLib stands for.

    Raises :class:`~pingan_kg.errors.InputError` for a value of another type.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if type(value).__module__.startswith("rdflib."):
        return from_rdflib(value)
    if isinstance(value, str):
        return parse_term(value)
    if isinstance(value, bool | int | float):
        return Literal(value)
    kind = {"Decimal": "decimal", "date": "date"}.get(type(value).__name__)
    if kind is None:
        raise InputError(f"{value!r} is no RDF term; give text, a number, a date or a term")
    text = format(value, "f") if kind == "decimal" else value.isoformat()
    return Literal(text, datatype=NamedNode(XSD + kind))


def from_rdflib(value: Any) -> Term:
    """Return the term that a term of RDFLib stands for, its lexical form kept.

    Raises :class:`~pingan_kg.errors.InputError` for what RDF has no form for.
    """
    kind = type(value).__name__
    if kind == "BNode":
        return BlankNode(str(value))
    if kind == "URIRef":
        return parse_term(f"<{value}>")
    if kind != "Literal":
        raise InputError(f"{value!r} is no term of RDF; give an IRI or a literal")
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(value.datatype or XSD + "string"))


def python_value(term: Term | None) -> Any:
    """Return a term as a Python value.

    Numbers become ``int``, ``Decimal`` or ``float``, truth values ``bool``,
    dates ``date``; an IRI and any other literal its text; nothing ``None``. A
    literal whose text is not of its type stays text.
    """
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    kind = term.datatype.value
    if not kind.startswith(XSD):
        return term.value
    try:
        return _from_lexical(term.value, kind.removeprefix(XSD))
    except (ValueError, ArithmeticError):
        return term.value


def _from_lexical(text: str, kind: str) -> Any:
    if kind == "integer":
        return int(text)
    if kind == "decimal":
        from decimal import Decimal

        return Decimal(text)
    if kind in ("double", "float"):
        return float(text)
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if kind == "date":
        from datetime import date

        return date.fromisoformat(text)
    return text
