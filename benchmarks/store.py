"""Build a store of 1, 10, 100 … briefings, and ask one of them from it.

    python benchmarks/store.py [--sizes 1,10,100,1000] [--runs 9]

The briefings are made by ``corpus.py`` from the real model with a seed. Of each size: how
long the build takes, a briefing; what it takes on disk; and the shipped question
``headline-figures`` about one briefing, as a whole process, also as a ratio to the same
question asked of the shipped files and to the floor of ``query.py``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median

from query import seconds

HERE = Path(__file__).parent
MODEL = "2025-12-09-safe-qingdao"


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1,10,100,1000")
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    command = os.path.join(sysconfig.get_path("scripts"), "pingan-kg")
    asked = [command, "query", "-n", "headline-figures", "--lang", "en"]
    floor = [sys.executable, "-c", "import click, pyoxigraph"]
    print(
        f"{'briefings':>9}{'build, s':>10}{'ms each':>9}{'MB':>7}{'one, ms':>9}"
        f"{'of files':>10}{'of floor':>10}"
    )
    for size in map(int, arguments.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            data, store = Path(folder) / "data", Path(folder) / "store"
            made = [sys.executable, str(HERE / "corpus.py"), str(data), "--count", str(size)]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
            begun = time.perf_counter()
            build = [command, "store", "build", str(store), "--data", str(data)]
            subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
            took = time.perf_counter() - begun
            one = [*asked, "--store", str(store), "-p", f"briefing={MODEL}"]
            times: dict[str, list[float]] = {"store": [], "files": [], "floor": []}
            for run in range(arguments.runs + 1):
                for name, what in (("store", one), ("files", asked), ("floor", floor)):
                    spent = seconds(what)
                    if run:  # the first one warms the caches
                        times[name].append(spent)
            alone, files, least = (median(found) for found in times.values())
            print(
                f"{size:>9}{took:>10.1f}{took / size * 1000:>9.0f}"
                f"{size_of(store) / 1e6:>7.0f}{alone * 1000:>9.0f}"
                f"{alone / files:>10.2f}{alone / least:>10.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
