"""Time `pingan-kg verify` and `why` as whole processes, against their own start-up.

Run it with the Python that has pingan-kg installed, and a copy of the article::

    python benchmarks/verify.py --source FILE [--runs 15]

Start-up is the same interpreter with the same graph loaded, asked a shipped query for
a short answer. What verify takes beyond it is the checking itself.
"""

from __future__ import annotations

import argparse
import os
import sys
import sysconfig
from pathlib import Path
from statistics import median

from query import compare, seconds


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", required=True, help="a copy of the article")
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    command = str(Path(sysconfig.get_path("scripts")) / "pingan-kg")
    start = [command, "query", "-n", "about-the-report"]
    verify = [command, "verify", "--source", arguments.source]
    why = [command, "why", "2万余起", "--source", arguments.source]
    print(
        f"{arguments.runs} rounds, {os.cpu_count()} processors, Python {sys.version.split()[0]}"
    )
    commands = {
        "verify": verify,
        "why, with sentences": why,
        "start-up (query)": start,
        "floor (import click, pyoxigraph)": [
            sys.executable,
            "-c",
            "import click, pyoxigraph",
        ],
    }
    compare(commands, arguments.runs, "verify")
    beyond = [seconds(verify) - seconds(start) for _ in range(arguments.runs)]
    print(f"verify takes {median(beyond) * 1000:.0f} ms beyond start-up (median)")


if __name__ == "__main__":
    main()
