"""Links as an SSSOM table: https://mapping-commons.github.io/sssom/ (SSSOM/TSV)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rdf.names import BASE, PREFIXES, compact
from .links import Link, Linkset

__all__ = ["COLUMNS", "table"]

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "confidence",
    "subject_source",
    "object_source",
    "object_source_version",
    "comment",
)
"""The columns, in the order in which SSSOM lists its slots."""

_AUTHOR = "The pingan-kg authors"


def table(links: Sequence[Link], sets: Sequence[Linkset], *, version: str) -> str:
    """Return the links as SSSOM/TSV: metadata as comments, then a row a link.

    IRIs are written as CURIEs; the ``curie_map`` of the metadata has a prefix for each
    namespace that is used, one a target. ``version`` is that of the data set.
    """
    spaces = _Namespaces(links)
    by_name = {one.id: one for one in sets}
    rows = [_row(link, by_name[link.set], spaces) for link in links]
    head = [
        '#sssom_version: "1.0"',
        f"#mapping_set_id: {BASE}dataset/links",
        "#mapping_set_title: Links of pingan-kg to open data elsewhere",
        f'#mapping_set_version: "{version}"',
        "#license: https://creativecommons.org/licenses/by/4.0/",
        "#curie_map:",
        *(f"#  {prefix}: {spaces.used[prefix]}" for prefix in sorted(spaces.used)),
    ]
    lines = ["\t".join(map(_cell, row)) for row in (COLUMNS, *rows)]
    return "\n".join([*head, *lines]) + "\n"


def _row(link: Link, target: Linkset, spaces: _Namespaces) -> tuple[str, ...]:
    return (
        spaces.curie(link.subject),
        link.label,
        spaces.curie(_iri(link.predicate)),
        spaces.curie(link.object, link.set),
        link.object_label,
        spaces.curie(_iri(link.justification)),
        _AUTHOR,
        link.confidence,
        spaces.curie(BASE + "dataset/pingan-kg"),
        spaces.curie(target.target, link.set),
        target.version,
        link.reason,
    )


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


class _Namespaces:
    """The prefixes that a table uses: the project's own, and one a target of links."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.used: dict[str, str] = {}
        self._targets: dict[str, str] = {}
        for name in {link.set for link in links}:
            first, *others = sorted(
                {one.object.rstrip("/") for one in links if one.set == name}
            )
            at = max(first.rfind("/"), first.rfind("#")) + 1
            while not all(iri.startswith(first[:at]) for iri in others):
                at = first.rfind("/", 0, at - 1) + 1
            self._targets[name] = first[:at]

    def curie(self, iri: str, target: str = "") -> str:
        """Shorten an IRI. What neither table has a namespace for is left out."""
        known = compact(iri)
        prefix, namespace = target, self._targets.get(target, "")
        if known != iri:
            prefix = known.partition(":")[0]
            namespace = PREFIXES[prefix]
        if not namespace or not iri.startswith(namespace) or iri == namespace:
            return ""
        self.used[prefix] = namespace
        return f"{prefix}:{iri.removeprefix(namespace)}"


def _cell(text: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", text)
