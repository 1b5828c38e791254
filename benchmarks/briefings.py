"""Time the verbs that are about one briefing, with 1, 10, 100 and 1,000 of them loaded.

    python benchmarks/briefings.py [--sizes 1,10,100,1000] [--runs 5] [--all 100]

The briefings are made by ``corpus.py``. Loading is timed apart. For each verb: the
median of its runs on one briefing, also as a ratio to that with the fewest loaded; and,
up to ``--all`` briefings, the time for all of them one after the other, a briefing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from pyoxigraph import Store

from corpus import Made, made, store_of
from pingan_kg.cards.gaps import gaps
from pingan_kg.cards.show import describe, find
from pingan_kg.cards.why import why
from pingan_kg.derivation.rules import derive
from pingan_kg.evidence.verify import verify

__all__ = ["verbs"]

Verb = Callable[[Store, Made, Path], object]


def verbs() -> dict[str, Verb]:
    """Return the verbs, each asked about one briefing."""

    def fact(one: Made) -> str:
        return next(
            triple.subject.value
            for triple in one.triples
            if "/observation/" in triple.subject.value and "fraud-cases" in triple.subject.value
        )

    def checked(store: Store, _one: Made, article: Path) -> None:
        found = verify(article, store=store)
        if found.discrepancies:
            raise SystemExit(f"{article}: {found.discrepancies[0]}")

    return {
        "why": lambda store, one, _: why(fact(one), lang="en", store=store),
        "verify": checked,
        "gaps": lambda store, one, _: gaps(lang="en", briefing=one.id, store=store),
        "derive": lambda store, one, _: derive(store, one.id),
        "show": lambda store, one, _: describe(
            find(fact(one), store=store), lang="en", store=store
        ),
    }


def seconds(work: Callable[[], object]) -> float:
    """Run a piece of work and return how long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed(size: int, runs: int, most: int, folder: Path) -> Iterator[tuple[str, float, float]]:
    """Yield of each verb its name, the time for one briefing, and a briefing of all."""
    briefings = list(made(size))
    stores: list[Store] = []
    took = seconds(lambda: stores.append(store_of(briefings)))
    (store,) = stores
    yield "loading", took, took / size
    for one in briefings:
        (folder / f"{one.id}.txt").write_text(one.article, encoding="utf-8")
    middle = briefings[size // 2]
    for name, verb in verbs().items():

        def ask(one: Made, verb: Verb = verb) -> object:
            return verb(store, one, folder / f"{one.id}.txt")

        ask(middle)
        alone = median(seconds(lambda: ask(middle)) for _ in range(runs))
        every = seconds(lambda: [ask(one) for one in briefings]) if size <= most else 0.0
        yield name, alone, every / size


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1,10,100,1000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--all", type=int, default=100)
    arguments = parser.parse_args()
    first: dict[str, float] = {}
    print(f"{'briefings':>9}  {'verb':<8}{'one, ms':>10}{'ratio':>8}{'of all, ms each':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, arguments.sizes.split(",")):
            rows = timed(size, arguments.runs, arguments.all, Path(folder))
            for name, alone, each in rows:
                ratio = alone / first.setdefault(name, alone)
                shown = f"{each * 1000:18.1f}" if each else f"{'–':>18}"
                print(
                    f"{size:>9}  {name:<8}{alone * 1000:10.1f}{ratio:8.2f}{shown}", flush=True
                )


if __name__ == "__main__":
    main()
