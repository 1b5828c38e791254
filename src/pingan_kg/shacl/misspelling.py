"""Names in somebody's files that nothing is called by, and what may have been meant.

A misspelt metric or area breaks several rules at once, most of which only follow from it.
So misspelt names are mended on trial: what is found no more once they are right was but
the misspelling, which is told instead, once, with the name that was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple, TypeGuard

from pyoxigraph import NamedNode, Quad

from ..errors import nearest
from ..rdf.names import BASE, ONTOLOGY, PREFIXES, shortened
from .engines import Finding

__all__ = ["Misspelling", "misspellings", "without_followers"]


class Misspelling(NamedTuple):
    """A name of a statement that nothing has, and the nearest that something has."""

    quad: Quad
    wrong: NamedNode
    meant: NamedNode

    def mended(self) -> Quad:
        """Return the statement as it may have been meant."""
        subject, predicate, value, graph = self.quad
        if value == self.wrong:
            return Quad(subject, predicate, self.meant, graph)
        return Quad(subject, self.meant, value, graph)


def misspellings(given: Iterable[Quad], whole: Sequence[Quad]) -> list[Misspelling]:
    """Return the names in a user's statements that nothing is called by, and are near one.

    ``whole`` is the graph with the user's statements. Looked at are values that name
    things of this graph, and properties of the vocabularies that it uses.
    """
    own = list(given)
    mine = set(own)
    things = {quad.subject for quad in whole if isinstance(quad.subject, NamedNode)}
    used = {quad.predicate for quad in whole if quad not in mine}
    spaces = tuple(PREFIXES.values())
    found = []
    for quad in own:
        value, predicate = quad.object, quad.predicate
        if _is_missing(value, things) and (meant := _near(value, things)):
            found.append(Misspelling(quad, value, meant))
        is_unused = predicate not in used and predicate not in things
        if is_unused and predicate.value.startswith(spaces):
            choices = things if predicate.value.startswith(ONTOLOGY) else used
            if meant := _near(predicate, choices):
                found.append(Misspelling(quad, predicate, meant))
    return found


def _is_missing(value: object, things: Collection[NamedNode]) -> TypeGuard[NamedNode]:
    """Tell whether a value names a thing of this graph that nothing describes."""
    named = isinstance(value, NamedNode) and value.value.startswith(BASE)
    return named and value not in things


def _near(wrong: NamedNode, choices: Iterable[NamedNode]) -> NamedNode | None:
    space, local = _parted(wrong)
    is_class = local[:1].isupper()
    beside = {
        name: node
        for node in choices
        for there, name in [_parted(node)]
        if there == space and name[:1].isupper() == is_class
    }
    names = nearest(local, sorted(filter(None, beside)), limit=1)
    return beside[names[0]] if names else None


def _parted(node: NamedNode) -> tuple[str, str]:
    at = max(node.value.rfind("#"), node.value.rfind("/")) + 1
    return node.value[:at], node.value[at:]


def without_followers(
    found: list[Finding],
    given: Iterable[Quad],
    whole: Sequence[Quad],
    check: Callable[[Iterable[Quad]], list[Finding]],
) -> list[Finding]:
    """Return the findings with those that follow from misspelt names told as such.

    ``check`` validates statements. It is called once more where there are findings and
    misspelt names; a finding that stays, stays as it is.
    """
    wrong = misspellings(given, whole) if found else []
    if not wrong:
        return found
    mended = {one.quad: one.mended() for one in wrong}
    left = set(check(mended.get(quad, quad) for quad in whole))
    gone = [one for one in found if one not in left]
    if not gone:
        return found
    told = dict.fromkeys(_told(one, gone) for one in wrong)
    return [*told, *(one for one in found if one in left)]


def _told(one: Misspelling, gone: Sequence[Finding]) -> Finding:
    """Return the finding of a misspelling; its rule is one that it breaks."""
    focus = str(one.quad.subject)
    broken = next((finding for finding in gone if finding.focus == focus), gone[0])
    thing, wrong, meant = (shortened(str(t)) for t in (one.quad.subject, one.wrong, one.meant))
    path = shortened(str(one.quad.predicate))
    is_value = one.quad.object == one.wrong
    if is_value:
        zh = f"{thing} 的 {path} 是 {wrong}，而没有这个名字的事物；是不是 {meant}？"
        en = f"The {path} of {thing} is {wrong}, which nothing is called; did you mean {meant}?"
    else:
        zh = f"{thing} 用了 {wrong}，而没有这个属性；是不是 {meant}？"
        en = f"{thing} has {wrong}, which is no property; did you mean {meant}?"
    return Finding(
        focus=focus,
        path=str(one.quad.predicate),
        value=str(one.wrong) if is_value else None,
        shape=broken.shape,
        component=broken.component,
        severity="Violation",
        messages=(f"{zh}请改正，或先加以定义。", f"{en} Correct it, or define it first."),
    )
