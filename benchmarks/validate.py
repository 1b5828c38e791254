"""Time `pingan-kg validate` as a whole process, against bare pySHACL.

Run it with the Python that has pingan-kg installed::

    python benchmarks/validate.py [--runs 5]

Bare pySHACL is a script that parses the same data and shapes with RDFLib and
calls ``pyshacl.validate`` on them, nothing else.
"""

from __future__ import annotations

import argparse
import os
import sys
import sysconfig
from pathlib import Path

from query import compare

PYSHACL_SCRIPT = """
import sys
import pyshacl
from rdflib import Graph
split = sys.argv.index("--")
data, shapes = Graph(), Graph()
for file in sys.argv[1:split]:
    data.parse(file, format="turtle")
for file in sys.argv[split + 1:]:
    shapes.parse(file, format="turtle")
conforms, _, _ = pyshacl.validate(
    data, shacl_graph=shapes, allow_infos=True, allow_warnings=True
)
sys.exit(0 if conforms else 1)
"""


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    from pingan_kg.graph.paths import part_files
    from pingan_kg.graph.store import QUERIED

    data = [str(file) for part in QUERIED for file in part_files(part)]
    shapes = [str(file) for file in part_files("shapes")]
    command = Path(sysconfig.get_path("scripts")) / "pingan-kg"
    print(
        f"{arguments.runs} rounds, {os.cpu_count()} processors, Python {sys.version.split()[0]}"
    )
    compare(
        {
            "pingan-kg validate": [str(command), "validate"],
            "floor (import click, pyoxigraph)": [
                sys.executable,
                "-c",
                "import click, pyoxigraph",
            ],
            "bare pySHACL": [sys.executable, "-c", PYSHACL_SCRIPT, *data, "--", *shapes],
        },
        arguments.runs,
        "pingan-kg validate",
    )


if __name__ == "__main__":
    main()
