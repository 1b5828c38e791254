"""Write data/derived/: what follows from the briefing's facts by arithmetic.

Run by ``make derived``; ``--check`` writes nothing and exits 1 where a file is
not what would be written.
"""

from __future__ import annotations

import sys
from itertools import groupby

from pingan_kg.derivation.rules import derive
from pingan_kg.graph.paths import part_files, root
from pingan_kg.graph.store import store
from pingan_kg.rdf.turtle import turtle

FOLDER = root() / "data" / "derived"


def texts() -> dict[str, str]:
    """Return the text of each file by its name: one for each source."""
    figures = sorted(
        derive(store(["ontology", "data"])), key=lambda figure: (figure.source, figure.name)
    )
    return {
        f"{source}.ttl": turtle(triple for figure in group for triple in figure.triples())
        for source, group in groupby(figures, key=lambda figure: figure.source)
    }


def main() -> int:
    """Write the files, or compare them."""
    wanted = texts()
    there = {file.name: file.read_text(encoding="utf-8") for file in part_files("derived")}
    if "--check" in sys.argv[1:]:
        wrong = sorted(
            name for name in {*wanted, *there} if wanted.get(name) != there.get(name)
        )
        for name in wrong:
            print(f"data/derived/{name} is not up to date: run `make derived`", file=sys.stderr)
        return 1 if wrong else 0
    FOLDER.mkdir(exist_ok=True)
    for name in set(there) - set(wanted):
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
