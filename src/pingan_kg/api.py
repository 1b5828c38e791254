"""What Python users call.

A thin layer over the modules below it: terms become Python values, rows get
attribute access, and the graph is handed over as an RDFLib dataset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from .catalog import NamedQuery, catalog, get
from .errors import InputError, MissingEngine
from .graph import QUERIED, quads, shared
from .namespaces import PREFIXES
from .query import named_bindings, run
from .results import Boolean, Result, Solutions
from .terms import XSD, Term, parse_term

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import rdflib

__all__ = ["Row", "Rows", "load", "named", "python_value", "queries", "query"]


class Row:
    """One row of an answer: Python values, by name, by position or in a loop.

    ``row.label`` and ``row["label"]`` are the same; a variable named as a method
    is reached by the second. :meth:`term` gives the RDF term behind a value.
    """

    __slots__ = ("_names", "_terms")

    def __init__(self, names: tuple[str, ...], terms: Sequence[Term | None]) -> None:
        """Take the variables' names, and as many terms (None where unbound)."""
        self._names = names
        self._terms = tuple(terms)

    def term(self, key: str | int) -> Term | None:
        """Return the RDF term of a column, by name or position."""
        if isinstance(key, int):
            return self._terms[key]
        if key not in self._names:
            raise KeyError(f"no column {key!r}; there are: {', '.join(self._names)}")
        return self._terms[self._names.index(key)]

    def asdict(self) -> dict[str, Any]:
        """Return the row as a dictionary of Python values."""
        return dict(zip(self._names, self, strict=True))

    def __getitem__(self, key: str | int) -> Any:
        return python_value(self.term(key))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._names:
            raise AttributeError(f"no column {name!r}; there are: {', '.join(self._names)}")
        return self[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._names})

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Any]:
        return (python_value(term) for term in self._terms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return (self._names, self._terms) == (other._names, other._terms)

    def __hash__(self) -> int:
        return hash((self._names, self._terms))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={self[name]!r}' for name in self._names)})"


class Rows(Sequence[Row]):
    """The rows of an answer, in order."""

    def __init__(
        self, variables: tuple[str, ...], rows: Iterable[Sequence[Term | None]]
    ) -> None:
        """Take the variables' names, and rows of as many terms."""
        self.variables = variables
        self._rows = [Row(variables, row) for row in rows]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Return one row, or the list of rows of a slice."""
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} of ({', '.join(self.variables)})>"

    def to_pandas(self) -> pandas.DataFrame:
        """Return a data frame, a column a variable.

        Raises :class:`~pingan_kg.errors.MissingEngine` where pandas is not there.
        """
        try:
            import pandas
        except ImportError:
            raise MissingEngine(
                "pandas is not installed: pip install 'pingan-kg[pandas]'"
            ) from None
        return pandas.DataFrame([tuple(row) for row in self], columns=list(self.variables))


def query(
    sparql: str, /, *, parts: Iterable[str] = QUERIED, timeout: float = 30.0, **bindings: Any
) -> Rows:
    """Answer a SPARQL query over the shipped graph.

    A graph (CONSTRUCT, DESCRIBE) comes as rows of ``subject``, ``predicate`` and
    ``object``, the answer of ASK as one row with ``answer``. The project's
    prefixes need no declaration. ``bindings`` gives variables their values: an
    RDF term of RDFLib or pyoxigraph, a number, truth value or date, or a text
    that is read by the rule of :func:`pingan_kg.terms.parse_term`
    (``"metric:crime-cases-solved"`` is an IRI, ``'"text"@zh'`` a literal).
    ``parts`` are those queried, by default all but the derived figures and the
    shapes; ``timeout`` is in seconds. Raises as :func:`pingan_kg.query.run` does, and
    :class:`~pingan_kg.errors.UnknownName` for an unknown part.

    >>> rows = query("SELECT ?value { ?o pa:metric ?m ; sdmx-measure:obsValue ?value }",
    ...              m="metric:telecom-fraud-cases-solved")
    >>> rows[0].value
    Decimal('20000')
    """
    terms = {name: to_term(value) for name, value in bindings.items()}
    return _rows(run(sparql, bindings=terms, store=shared(tuple(parts)), timeout=timeout))


def named(name: str, /, *, lang: str = "zh", timeout: float = 30.0, **params: Any) -> Rows:
    """Answer a shipped query, with labels in ``lang`` (``zh`` or ``en``).

    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown query or
    parameter, and as :func:`query` does.

    >>> len(named("headline-figures", lang="en")) > 10
    True
    """
    if lang not in ("zh", "en"):
        raise InputError(f"lang is zh or en, not {lang!r}")
    shipped = get(name)
    given = {key: str(value) for key, value in params.items()}
    store = shared((*QUERIED, *shipped.parts))
    bindings = named_bindings(shipped, given, store, lang)
    return _rows(run(shipped.text, bindings=bindings, store=store, timeout=timeout))


def queries() -> list[NamedQuery]:
    """Return the shipped queries with their questions and parameters.

    >>> [query.en for query in queries() if query.name == "provenance"]
    ['Where is one fact printed, in which part of the report, and who said it?']
    """
    return catalog()


def load(parts: Iterable[str] = QUERIED) -> rdflib.Dataset:
    """Return the graph as an RDFLib dataset, each part in its named graph.

    ``parts`` are by default all but the derived figures and the shapes. The default
    graph is the union of all; lexical forms are those of the files.
    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown part.

    >>> from rdflib import URIRef
    >>> dataset = load()
    >>> fraud = URIRef("https://w3id.org/pingan-kg/metric/telecom-fraud-cases-solved")
    >>> (fraud, None, None) in dataset
    True
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    graphs: dict[str, rdflib.Graph] = {}

    def converted() -> Iterator[Any]:
        for quad in quads(parts):
            subject, predicate, thing = map(
                to_rdflib, (quad.subject, quad.predicate, quad.object)
            )
            name = _graph_iri(quad)
            if name not in graphs:
                graphs[name] = dataset.graph(rdflib.URIRef(name))
            yield subject, predicate, thing, graphs[name]

    dataset.addN(converted())
    return dataset


def _graph_iri(quad: Quad) -> str:
    assert isinstance(quad.graph_name, NamedNode)  # noqa: S101
    return quad.graph_name.value


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
        return _from_rdflib(value)
    if isinstance(value, str):
        return parse_term(value)
    if isinstance(value, bool | int | float):
        return Literal(value)
    kind = {"Decimal": "decimal", "date": "date"}.get(type(value).__name__)
    if kind is None:
        raise InputError(f"{value!r} is no RDF term; give text, a number, a date or a term")
    text = format(value, "f") if kind == "decimal" else value.isoformat()
    return Literal(text, datatype=NamedNode(XSD + kind))


def _from_rdflib(value: Any) -> Term:
    kind = type(value).__name__
    if kind == "URIRef":
        return parse_term(f"<{value}>")
    if kind != "Literal":
        raise InputError(f"{value!r} cannot be bound; give an IRI or a literal")
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(value.datatype or XSD + "string"))


def _rows(result: Result) -> Rows:
    if isinstance(result, Boolean):
        return Rows(("answer",), [(Literal(result.value),)])
    if isinstance(result, Solutions):
        return Rows(result.variables, result.rows)
    return Rows(("subject", "predicate", "object"), [tuple(t) for t in result.triples])


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
