"""Write the table of 1, 100 … briefings, and ask it and the store the same question.

    python benchmarks/table.py [--sizes 1,100,1000] [--runs 5]

The briefings are made by ``corpus.py`` from the real model with a seed, and read from a
store that was built. Of each size: how long the table takes, a briefing, its memory at the
most and its size on disk; and the question ``kinds-of-figures``, which counts all figures,
as a whole process, in SQL over the table and in SPARQL over the store.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from statistics import median

from query import seconds
from store import size_of

HERE = Path(__file__).parent
KINDS = "SELECT unit, kind, sum(figures) FROM kinds_of_figures() GROUP BY ALL"


def measured(call: list[str]) -> tuple[float, float]:
    """Run a command once; return its seconds, and its memory at the most in MB."""
    program = f"import subprocess, resource; subprocess.run({call!r}, check=True); "
    program += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return os.times().elapsed - before.elapsed, int(done.stdout.split()[-1]) * unit / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1,100,1000")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    command = os.path.join(sysconfig.get_path("scripts"), "pingan-kg")
    print(
        f"{'briefings':>9}{'figures':>10}{'table, s':>10}{'ms each':>9}{'MB most':>9}"
        f"{'MB disk':>9}{'SQL, ms':>9}{'SPARQL, ms':>12}"
    )
    for size in map(int, arguments.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            data, store, table = (Path(folder) / name for name in ("data", "store", "table"))
            made = [sys.executable, str(HERE / "corpus.py"), str(data), "--count", str(size)]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
            build = [command, "store", "build", str(store), "--data", str(data), "--only"]
            subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
            write = [command, "table", "build", str(table), "--store", str(store)]
            took, memory = measured(write)
            count = [command, "table", "sql", str(table), "SELECT count(*) FROM figures"]
            told = subprocess.run(count, check=True, capture_output=True, text=True).stdout
            asked = {
                "sql": [command, "table", "sql", str(table), KINDS],
                "sparql": [command, "query", "-n", "kinds-of-figures", "--store", str(store)],
            }
            asked["sparql"] += ["--timeout", "600"]
            times = {
                name: median([seconds(call) for _ in range(arguments.runs + 1)][1:])
                for name, call in asked.items()
            }
            print(
                f"{size:>9}{told.split()[-1]:>10}{took:>10.1f}{took / size * 1000:>9.1f}"
                f"{memory:>9.0f}{size_of(table) / 1e6:>9.1f}{times['sql'] * 1000:>9.0f}"
                f"{times['sparql'] * 1000:>12.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
