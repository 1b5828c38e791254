"""Time `pingan-kg query -n NAME` as a whole process, against a floor and a peer.

Run it with the Python that has pingan-kg installed::

    python benchmarks/query.py [--runs 15] [--name headline-figures] [--more 10]

In one run, in turn: (a) the floor, ``python -c "import click, pyoxigraph"``;
(b) the same query by a minimal RDFLib script that parses the same files; our
command; and our command where so many more briefings are shipped. Figures are medians
of wall-clock seconds; what counts is the ratios, taken round by round, as machines drift.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median

RDFLIB_SCRIPT = """
import sys
from rdflib import Graph, Literal
graph = Graph()
for file in sys.argv[2:]:
    graph.parse(file, format="turtle")
text = open(sys.argv[1], encoding="utf-8").read()
rows = graph.query(text, initBindings={"lang": Literal("en")})
sys.stdout.write(rows.serialize(format="csv").decode())
"""


# Installed packages have their bytecode cached; so must what is measured here.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """Run a command to its end, its output read and thrown away; return the seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.PIPE, env=ENVIRONMENT)
    return time.perf_counter() - start


def compare(
    commands: dict[str, list[str]], runs: int, ours: str, floor: str | None = None
) -> None:
    """Time the commands in turn; print medians, ratios to ours and to the floor."""
    for command in commands.values():
        seconds(command)  # warm the page cache and the bytecode
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    width = max(map(len, times))

    def ratio(one: str, other: str) -> str:
        pairs = zip(times[one], times[other], strict=True)
        return f"{median(mine / theirs for mine, theirs in pairs):.2f}"

    for name, values in times.items():
        print(
            f"{name:<{width}}  median {median(values) * 1000:8.1f} ms"
            f"  (min {min(values) * 1000:.1f}, max {max(values) * 1000:.1f})"
            f"  {ours} / this: {ratio(ours, name)}"
            + (f"  this / floor: {ratio(name, floor)}" if floor else "")
        )


def copied(folder: Path, more: int) -> str:
    """Copy the package, with so many more briefings, into a folder; return a program of it."""
    import pingan_kg
    from corpus import made
    from pingan_kg.graph.paths import root
    from pingan_kg.rdf.turtle import turtle

    package = folder / "pingan_kg"
    shutil.copytree(Path(pingan_kg.__file__).parent, package)
    for name in ("ontology", "data", "shapes"):
        place = package / "_resources" / name
        shutil.copytree(Path(root()) / name, place, dirs_exist_ok=True)
    for one in made(more):
        target = package / "_resources" / "data" / "briefings" / one.id
        target.mkdir()
        (target / "briefing.ttl").write_text(turtle(one.triples), encoding="utf-8")
    start = f"import sys; sys.path.insert(0, {str(folder)!r})"
    return f"{start}; from pingan_kg.cli import main; main(sys.argv[1:])"


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--name", default="headline-figures")
    parser.add_argument("--more", type=int, default=10, help="briefings shipped besides")
    arguments = parser.parse_args()
    from pingan_kg.graph.paths import part_files
    from pingan_kg.graph.store import QUERIED
    from pingan_kg.sparql.catalog import query_files

    query = next(file for file in query_files() if file.stem == arguments.name)
    files = [str(file) for part in QUERIED for file in part_files(part)]
    command = Path(sysconfig.get_path("scripts")) / "pingan-kg"
    print(
        f"{arguments.runs} rounds, {os.cpu_count()} processors, Python {sys.version.split()[0]}"
    )
    asked = ["--lang", "en", "query", "-n", arguments.name]
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "pingan-kg": [str(command), *asked],
            "floor": [sys.executable, "-c", "import click, pyoxigraph"],
            "RDFLib script": [sys.executable, "-c", RDFLIB_SCRIPT, str(query), *files],
        }
        if arguments.more:
            name = f"with {arguments.more} more briefings"
            program = copied(Path(folder), arguments.more)
            commands[name] = [sys.executable, "-c", program, *asked]
        compare(commands, arguments.runs, "pingan-kg", "floor")


if __name__ == "__main__":
    main()
