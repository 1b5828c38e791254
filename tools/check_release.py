"""Run the field's own tools over a release: ``python tools/check_release.py DIR``.

They are heavy, so the tests do not; install them in an environment of their own:
``pip install frictionless mlcroissant csvw sssom cffconvert pyshacl``. Each that is there
runs, each that is not is named. With ``--dcat-ap FOLDER`` (the folder ``html/shacl`` of a
release of DCAT-AP, from its public repository) the catalogue is held against its shapes.
Exit code 1: a tool found something.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PROGRAMS = {
    "frictionless": ["-m", "frictionless", "validate", "datapackage.json"],
    "mlcroissant": ["-m", "mlcroissant.scripts.validate", "--jsonld", "croissant.json"],
    "sssom": ["-m", "sssom.cli", "validate", "links.sssom.tsv"],
}


def programs(folder: Path) -> bool:
    """Run each program that is installed; tell whether none found anything."""
    good = True
    for name, arguments in PROGRAMS.items():
        if find_spec(name) is None:
            print(f"{name}: not installed")
            continue
        done = subprocess.run(  # noqa: S603 (of this environment)
            [sys.executable, *arguments],
            check=False,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        print(f"{name}: {'good' if done.returncode == 0 else done.stdout + done.stderr}")
        good = good and done.returncode == 0
    return good


def libraries(folder: Path) -> bool:
    """Run each library that is installed; tell whether none found anything."""
    good = True
    if find_spec("csvw") is None:
        print("csvw: not installed")
    else:
        from csvw import CSVW

        table = CSVW(str(folder / "figures.csv-metadata.json"), validate=True)
        rows = len(list(table.to_json(minimal=True)))
        print(f"csvw: {'good' if table.is_valid else table.warnings}, {rows} rows")
        good = good and table.is_valid
    if find_spec("cffconvert") is None:
        print("cffconvert: not installed")
    else:
        from cffconvert import Citation

        Citation((folder / "CITATION.cff").read_text(encoding="utf-8")).validate()
        print("cffconvert: good")
    return good


def catalogue(folder: Path, shapes: Path) -> bool:
    """Hold the catalogue against shapes; tell whether there is no violation."""
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(folder / "dataset.ttl")
    rules = rdflib.Graph()
    for name in ("shapes.ttl", "range.ttl"):
        rules.parse(shapes / name)
    rules.remove((None, rdflib.OWL.imports, None))
    good, _, text = pyshacl.validate(graph, shacl_graph=rules, allow_warnings=True)
    print(f"DCAT-AP: {'good' if good else text}")
    return bool(good)


def main() -> int:
    """Check a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dcat-ap", type=Path)
    given = parser.parse_args()
    good = [programs(given.folder), libraries(given.folder)]
    if given.dcat_ap is not None:
        good.append(catalogue(given.folder, given.dcat_ap))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
