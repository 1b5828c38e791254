"""The changes as an LD Patch (https://www.w3.org/TR/ldpatch/), for graphs that follow."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Triple

from ..errors import InputError
from .facts import Changes

__all__ = ["patch"]


def patch(changes: Changes) -> str:
    """Return the patch that makes the new state of the old one; both without named graphs.

    Raises :class:`~pingan_kg.errors.InputError` where a blank node is in what changed: it
    has no name by which the patch could find it.
    """
    for triple in (*changes.withdrawn, *changes.added):
        if any(isinstance(term, BlankNode) for term in triple):
            raise InputError(
                "an LD Patch cannot name the blank nodes that changed; choose another format"
            )
    parts = [_block("Delete", changes.withdrawn), _block("Add", changes.added)]
    return "\n".join(part for part in parts if part)


def _block(verb: str, triples: Iterable[Triple]) -> str:
    lines = [f"  {triple} ." for triple in triples]
    return "\n".join([f"{verb} {{", *lines, "} .", ""]) if lines else ""
