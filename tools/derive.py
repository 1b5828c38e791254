"""Write each shipped briefing's derived.ttl: what follows from its facts by arithmetic.

Run by ``make derived``; ``--check`` writes nothing and exits 1 where a file is
not what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pingan_kg.derivation.figure import triples
from pingan_kg.derivation.rules import derive
from pingan_kg.graph.paths import root
from pingan_kg.graph.store import briefings, store
from pingan_kg.rdf.turtle import turtle


def texts() -> dict[Path, str]:
    """Return the text of each briefing's file, empty where nothing follows."""
    graph = store()
    return {
        root() / "data" / "briefings" / briefing / "derived.ttl": (
            turtle(triples(figures)) if (figures := derive(graph, briefing)) else ""
        )
        for briefing in briefings(graph)
    }


def main() -> int:
    """Write the files, or compare them."""
    wrong = [
        (file, text)
        for file, text in texts().items()
        if text != (file.read_text(encoding="utf-8") if file.is_file() else "")
    ]
    for file, text in wrong:
        if "--check" in sys.argv[1:]:
            told = file.relative_to(root())
            print(f"{told} is not up to date: run `make derived`", file=sys.stderr)
        elif text:
            file.write_text(text, encoding="utf-8", newline="")
        else:
            file.unlink()
    return 1 if wrong and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
