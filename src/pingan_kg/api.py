"""What Python users call.

A thin layer over the rooms below it: terms become Python values, rows get attribute
access, and the graph is handed over as an RDFLib dataset. Every function takes
``data``, files or folders of one's own (RDF) that are read beside the shipped graph,
and ``only``, which leaves the shipped briefings out. Nothing is imported before it is
called for.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from warnings import warn

from .errors import UnknownTermWarning
from .exports import Paths, export, load, observations
from .exports import paths_of as _paths
from .graph.store import QUERIED, opened
from .limits import SECONDS

if TYPE_CHECKING:
    from .cards.briefings import BriefingEntry
    from .cards.compare import Comparison
    from .cards.gaps import Gap
    from .cards.show import Card, Find, Tally
    from .cards.why import Explanation
    from .derivation.figure import DerivedFigure
    from .evidence.verify import Verification
    from .shacl.validate import Report
    from .sparql.catalog import NamedQuery
    from .sparql.rows import Rows

__all__ = [
    "briefings",
    "compare",
    "derive",
    "export",
    "gaps",
    "load",
    "named",
    "observations",
    "queries",
    "query",
    "search",
    "show",
    "stats",
    "validate",
    "verify",
    "why",
]


def query(
    sparql: str,
    /,
    *,
    parts: Iterable[str] = QUERIED,
    data: Paths = (),
    only: bool = False,
    timeout: float = SECONDS,
    **bindings: Any,
) -> Rows:
    """Answer a SPARQL query over the shipped graph and data of one's own.

    A graph (CONSTRUCT, DESCRIBE) comes as rows of ``subject``, ``predicate`` and
    ``object``, the answer of ASK as one row with ``answer``. The project's
    prefixes need no declaration. ``bindings`` gives variables their values: an
    RDF term of RDFLib or pyoxigraph, a number, truth value or date, or a text
    that is read by the rule of :func:`pingan_kg.rdf.terms.parse_term`
    (``"metric:crime-cases-solved"`` is an IRI, ``'"text"@zh'`` a literal).
    ``parts`` are those queried, by default all but the derived figures and the
    shapes; ``timeout`` is in seconds. A term that nothing in the graph has is told by a
    :class:`~pingan_kg.errors.UnknownTermWarning`. Raises as
    :func:`pingan_kg.sparql.run.run` does, and :class:`~pingan_kg.errors.UnknownName` for
    an unknown part.

    >>> rows = query("SELECT ?value { ?o pa:metric ?m ; qb:dataSet ?d ;"
    ...              " sdmx-measure:obsValue ?value }",
    ...              m="metric:telecom-fraud-cases-solved", d="dataset:2025-12-09-safe-qingdao")
    >>> rows[0].value
    Decimal('20000')
    """
    from .rdf.values import to_term
    from .sparql.hints import unknown_terms
    from .sparql.rows import rows_of
    from .sparql.run import run

    terms = {name: to_term(value) for name, value in bindings.items()}
    store = opened(parts, data=_paths(data), only=only)
    rows = rows_of(run(sparql, bindings=terms, store=store, timeout=timeout))
    for term, near in unknown_terms(sparql, store, terms).items():
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        warn(f"nothing in the graph has {term}{hint}", UnknownTermWarning, stacklevel=2)
    return rows


def named(
    name: str,
    /,
    *,
    lang: str = "zh",
    data: Paths = (),
    only: bool = False,
    timeout: float = SECONDS,
    **params: Any,
) -> Rows:
    """Answer a shipped query, with labels in ``lang`` (``zh`` or ``en``).

    Raises :class:`~pingan_kg.errors.UnknownName` for an unknown query or
    parameter, and as :func:`query` does.

    >>> len(named("headline-figures", lang="en")) > 10
    True
    """
    from .sparql.catalog import get
    from .sparql.rows import rows_of
    from .sparql.run import answer

    shipped = get(name)
    paths = _paths(data)
    given = {key: str(value) for key, value in params.items()}
    given = shipped.asked(given, alone=not (paths or only))
    store = opened((*QUERIED, *shipped.parts), data=paths, only=only)
    return rows_of(answer(shipped, given, store, lang, timeout=timeout))


def queries() -> list[NamedQuery]:
    """Return the shipped queries with their questions and parameters.

    >>> [query.name for query in queries() if query.en.startswith("Where is one fact printed")]
    ['provenance']
    """
    from .sparql.catalog import catalog

    return catalog()


def show(name: str, *, lang: str = "zh", data: Paths = (), only: bool = False) -> Card:
    """Return a card of what a name means: its labels, facts, and what hangs on to it.

    Raises :class:`~pingan_kg.errors.UnknownName` where nothing, or several things,
    are called so.

    >>> show("area/qingdao", lang="en").labels["zh"]
    '青岛市'
    """
    from .cards.show import describe, find

    store = opened(data=_paths(data), only=only)
    return describe(find(name, store=store), lang=lang, store=store)


def search(
    text: str,
    *,
    lang: str = "zh",
    of: Collection[str] = (),
    data: Paths = (),
    only: bool = False,
) -> list[Find]:
    """Return the things in which all words of a text are found, the best first.

    ``of`` are kinds of things (``metric``, ``program`` ...), by default all. Raises
    :class:`~pingan_kg.errors.UnknownName` for an unknown kind.
    """
    from .cards.show import search as found

    return found(text, lang=lang, of=of, store=opened(data=_paths(data), only=only))


def stats(*, lang: str = "zh", data: Paths = (), only: bool = False) -> tuple[Tally, ...]:
    """Return what is in the graph, counted."""
    from .cards.show import stats as counted

    return counted(lang=lang, store=opened(data=_paths(data), only=only))


def compare(  # noqa: PLR0913 (options, by keyword only)
    metric: str,
    /,
    *,
    areas: Collection[str] = (),
    periods: Collection[str] = (),
    base: str | None = None,
    related: bool = False,
    every: bool = False,
    lang: str = "zh",
    data: Paths = (),
    only: bool = False,
) -> Comparison:
    """Set the figures of a metric side by side over areas and periods, with a verdict each.

    See :func:`pingan_kg.cards.compare.compare` for the options and what is raised.

    >>> found = compare("criminal-police-reports-change", lang="en")
    >>> found.facts[0].meaning
    'down 10.7%'
    """
    from .cards.compare import compare as compared

    return compared(
        metric,
        areas=areas,
        periods=periods,
        base=base,
        related=related,
        every=every,
        lang=lang,
        store=opened(data=_paths(data), only=only),
    )


def why(  # noqa: PLR0913 (options, by keyword only)
    fact: str,
    *,
    lang: str = "zh",
    source: str | os.PathLike[str] | None = None,
    briefing: str | None = None,
    data: Paths = (),
    only: bool = False,
) -> list[Explanation]:
    """Explain a fact: what it means, where it is printed, what was inferred, how to cite it.

    See :func:`pingan_kg.cards.why.why` for what ``fact`` may name and what is raised.
    """
    from .cards.why import why as explained

    store = opened(data=_paths(data), only=only)
    return explained(fact, lang=lang, source=source, briefing=briefing, store=store)


def verify(
    source: str | os.PathLike[str],
    *,
    briefing: str | None = None,
    data: Paths = (),
    only: bool = False,
) -> Verification:
    """Check a briefing (by default the one whose article it is) against a copy, both ways.

    See :func:`pingan_kg.evidence.verify.verify` for what is raised.
    """
    from .evidence.verify import verify as verified

    store = opened(data=_paths(data), only=only)
    return verified(source, briefing=briefing, store=store)


def gaps(
    *,
    lang: str = "zh",
    of: Collection[str] = (),
    briefing: str | None = None,
    data: Paths = (),
    only: bool = False,
) -> tuple[Gap, ...]:
    """Return what the sources, or that of one briefing, leave unsaid, the gravest first.

    See :func:`pingan_kg.cards.gaps.gaps`.
    """
    from .cards.gaps import gaps as unsaid

    store = opened(data=_paths(data), only=only)
    return unsaid(lang=lang, of=of, briefing=briefing, store=store)


def briefings(*, lang: str = "zh", data: Paths = (), only: bool = False) -> list[BriefingEntry]:
    """Return the briefings there are: title, date, government, figures and what was read.

    >>> "2025-12-09-safe-qingdao" in [one.id for one in briefings()]
    True
    """
    from .cards.briefings import briefings as listed

    return listed(opened(data=_paths(data), only=only), lang)


def derive(
    briefing: str | None = None, *, data: Paths = (), only: bool = False
) -> list[DerivedFigure]:
    """Return what follows from the figures, or those of one briefing, by arithmetic.

    See :func:`pingan_kg.derivation.rules.derive`; ``query`` finds those of the shipped
    briefings in the part ``derived``.
    """
    from .derivation.rules import derive as derived

    return derived(opened(data=_paths(data), only=only), briefing)


def validate(data: Paths = (), *, engine: str = "auto", only: bool = False) -> Report:
    """Check the graph, and data of one's own with it, against the shapes.

    See :func:`pingan_kg.shacl.validate.validate` for what is raised.

    >>> validate().conforms
    True
    """
    from .shacl.validate import validate as checked

    return checked(_paths(data), engine=engine, only=only)
