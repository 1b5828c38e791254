"""Make many briefings from the shipped one, with other figures, by a seed.

    python benchmarks/corpus.py FOLDER [--count 10] [--seed 1]

Each has a folder of its own with Turtle and the article that its claims quote. The
amounts printed in digits are others (as many digits, drawn by the seed), and value,
bounds, labels and quotations follow from the new print; names and words stay. The
articles hold nothing but the quoted phrases, at the offsets that the claims give.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from pingan_kg.figures import FigureError, read
from pingan_kg.graph.paths import pieces
from pingan_kg.graph.store import SHARED, file_quads, graph_name, store
from pingan_kg.rdf.names import BASE, expand
from pingan_kg.rdf.turtle import turtle
from pingan_kg.sparql.catalog import reading

__all__ = ["Made", "made", "store_of"]

CONTEXT = 12
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
Objects = dict[NamedNode, dict[str, list[str]]]
"""What is said of a subject, by the predicate's prefixed name, as texts."""

_NAMES = """
oa:exact pa:printedFigure oa:start oa:end oa:prefix oa:suffix schema:sha256
prov:wasDerivedFrom sdmx-measure:obsValue schema:minValue schema:maxValue
skos:prefLabel rdf:type
"""
NAMES = {expand(name): name for name in _NAMES.split()}
VALUES = {"sdmx-measure:obsValue", "schema:minValue", "schema:maxValue"}
QUOTED = {"oa:exact", "oa:prefix", "oa:suffix"}


class Made(NamedTuple):
    """A briefing that was made: its id, its statements and its article."""

    id: str
    triples: list[Triple]
    article: str


class _Print(NamedTuple):
    """A figure as it was printed, and as it is printed now, at so many places."""

    before: str
    after: str
    places: tuple[int, ...]


def made(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield so many briefings; the same seed always gives the same."""
    model = reading("headline-figures")
    assert model is not None
    (shipped,) = (one for one in pieces("briefings") if one.graph == model[0])
    triples = [
        quad.triple for file in shipped.files for quad in file_quads(file, shipped.graph)
    ]
    rng = random.Random(seed)
    for number in range(count):
        new = f"{shipped.graph}-{number}"
        yield _made([_renamed(triple, shipped.graph, new) for triple in triples], new, rng)


def store_of(briefings: list[Made]) -> Store:
    """Return a store of what all share and these briefings, each in its graph."""
    found = store(SHARED)
    for one in briefings:
        name = graph_name(one.id)
        found.extend(Quad(t.subject, t.predicate, t.object, name) for t in one.triples)
    return found


def _made(triples: list[Triple], briefing: str, rng: random.Random) -> Made:
    said = _said(triples)
    used = {claim for about in said.values() for claim in about["prov:wasDerivedFrom"]}
    dropped = {
        node
        for node, about in said.items()
        if any(kind.endswith("#Claim") for kind in about["rdf:type"]) and node.value not in used
    }
    kept = [triple for triple in triples if triple.subject not in dropped]
    said = _said(kept)
    prints = _prints(said, rng)
    text = _text(said, prints.values())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Made(briefing, [_new(one, said, prints, text, digest) for one in kept], text)


def _renamed(triple: Triple, old: str, new: str) -> Triple:
    def renamed(node: NamedNode) -> NamedNode:
        if not node.value.startswith(BASE):
            return node
        return NamedNode(re.sub(rf"/{re.escape(old)}(?=/|$)", f"/{new}", node.value))

    subject, value = triple.subject, triple.object
    assert isinstance(subject, NamedNode)
    return Triple(
        renamed(subject),
        triple.predicate,
        renamed(value) if isinstance(value, NamedNode) else value,
    )


def _said(triples: list[Triple]) -> Objects:
    said: Objects = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        name = NAMES.get(triple.predicate.value)
        if name is not None and isinstance(triple.object, NamedNode | Literal):
            said[triple.subject][name].append(triple.object.value)
    return said


def _prints(said: Objects, rng: random.Random) -> dict[NamedNode, _Print]:
    """Draw a new print for each observation whose places print one figure in digits."""
    found = {}
    for fact, about in list(said.items()):
        claims = [NamedNode(claim) for claim in about["prov:wasDerivedFrom"]]
        prints = {text for claim in claims for text in said[claim]["pa:printedFigure"]}
        if not about["sdmx-measure:obsValue"] or len(prints) != 1:
            continue
        (before,) = prints
        after = DIGITS.sub(lambda match: _drawn(match[0], rng), before, count=1)
        if not before.endswith("%") and _value(after) is not None:  # shares fit their parts
            places = (_place(said[claim], before) for claim in claims)
            found[fact] = _Print(before, after, tuple(at for at in places if at is not None))
    return found


def _drawn(digits: str, rng: random.Random) -> str:
    return "".join(str(rng.randint(1, 9)) if sign != "." else sign for sign in digits)


def _value(printed: str) -> str | None:
    try:
        value = read(printed).value
    except FigureError:
        return None
    return None if value is None else format(value.normalize(), "f")


def _place(claim: dict[str, list[str]], figure: str) -> int | None:
    """Return where the first digits of a claim's figure stand, marks of emphasis or not."""
    digits = DIGITS.search(figure)
    pattern = r"[*\s]*".join(map(re.escape, figure))
    found = re.search(pattern, claim["oa:exact"][0])
    if digits is None or found is None:
        return None
    return int(claim["oa:start"][0]) + claim["oa:exact"][0].index(digits[0], found.start())


def _text(said: Objects, prints: Iterator[_Print]) -> str:
    """Write the article: every quotation at its place, and the new prints over the old."""
    signs: dict[int, str] = {}
    for about in said.values():
        for start, exact in zip(about["oa:start"], about["oa:exact"], strict=True):
            signs.update(enumerate(exact, int(start)))
    for print_ in prints:
        for at in print_.places:
            signs.update(enumerate(DIGITS.findall(print_.after)[0], at))
    return "".join(
        signs.get(at, "\n" if at + 1 in signs else "，") for at in range(max(signs) + 1)
    )


def _new(
    triple: Triple,
    said: Objects,
    prints: dict[NamedNode, _Print],
    text: str,
    digest: str,
) -> Triple:
    """Return a statement as it is of the new prints and the new article."""
    subject, term = triple.subject, triple.object
    name = NAMES.get(triple.predicate.value)
    if not isinstance(term, Literal) or name is None:
        return triple
    new = term.value
    if name == "schema:sha256":
        new = digest
    elif name in QUOTED:
        start, end = (int(said[subject][key][0]) for key in ("oa:start", "oa:end"))
        new = {
            "oa:exact": text[start:end],
            "oa:prefix": text[max(0, start - CONTEXT) : start].rpartition("\n")[2],
            "oa:suffix": text[end : end + CONTEXT].partition("\n")[0],
        }[name]
    elif name == "pa:printedFigure" and (place := _place(said[subject], new)) is not None:
        new = DIGITS.sub(lambda old: text[place : place + len(old[0])], new, count=1)
    elif subject in prints and name in VALUES and new not in ("1",):
        new = ("-" if new.startswith("-") else "") + (_value(prints[subject].after) or new)
    elif subject in prints and name == "skos:prefLabel":
        new = _label(new, prints[subject])
    return Triple(subject, triple.predicate, _like(term, new))


def _label(label: str, printed: _Print) -> str:
    mark = "：" if "：" in label else ": "
    metric, _, rest = label.rpartition(mark)
    before, after = (f"{float(_value(one) or 0):,.10g}" for one in printed[:2])
    old, new = (before, after) if mark == ": " else (printed.before, printed.after)
    return f"{metric}{mark}{rest.replace(old, new, 1)}"


def _like(term: Literal, text: str) -> Literal:
    if term.language:
        return Literal(text, language=term.language)
    return Literal(text, datatype=term.datatype)


def main() -> None:
    """Write the briefings into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for one in made(arguments.count, arguments.seed):
        folder = arguments.folder / one.id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "briefing.ttl").write_text(turtle(one.triples), encoding="utf-8")
        (folder / "article.txt").write_text(one.article, encoding="utf-8")


if __name__ == "__main__":
    main()
