"""What all tests share: the command line, in this process and as a real one."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from pyoxigraph import RdfFormat, Store

from pingan_kg.cli.root import root
from worlds import model

THOROUGH = int(os.environ.get("PINGAN_KG_THOROUGH", "1"))
"""How many times as many generated examples as usual."""


def examples(number: int) -> settings:
    """Return the settings of a test that wants another number of examples than most."""
    return settings(max_examples=number * THOROUGH)


settings.register_profile(
    "here",
    deadline=None,  # each example may fork a worker
    derandomize=bool(os.environ.get("CI")),  # elsewhere new examples at each run
    max_examples=60 * THOROUGH,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("here")

EXAMPLES = Path(__file__).parent.parent / "docs" / "example"
CITY = EXAMPLES / "2025-03-06-yunzhou"
"""An invented briefing to start one's own from, as a folder with its article."""

REPORT = EXAMPLES.parents[1] / "data" / "briefings" / "2025-12-09-safe-qingdao"
"""The first of the shipped briefings, as a folder."""

MINI = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix pa: <https://w3id.org/pingan-kg/ontology#> .
@prefix agency: <https://w3id.org/pingan-kg/agency/> .
@prefix metric: <https://w3id.org/pingan-kg/metric/> .
@prefix program: <https://w3id.org/pingan-kg/program/> .
agency:police a pa:Agency ; skos:prefLabel "公安机关"@zh , "Police"@en .
agency:justice a pa:Agency ; skos:prefLabel "司法局"@zh , "Justice Bureau"@en ;
    skos:altLabel "司法行政机关"@zh .
metric:cases a pa:Metric ; skos:prefLabel "案件"@zh , "Cases"@en ; pa:unknown 2.50 .
program:cases a pa:Program ; skos:prefLabel "专项行动"@zh , "Cases"@en .
"""

Invoke = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the language of labels independent of who runs the tests."""
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def invoke() -> Invoke:
    """Run the command line in this process; nothing but SystemExit may come out."""

    def call(*arguments: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(root, list(arguments), input=stdin, prog_name="pingan-kg")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def process() -> Process:
    """Run the command line as a process of its own."""

    def call(
        *arguments: str, stdin: bytes = b"", timeout: float = 60, **more: object
    ) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1"}
        options: dict[str, object] = {
            "input": stdin,
            "capture_output": True,
            "env": environment,
            **more,
        }
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command_line(*arguments), check=False, timeout=timeout, **options
        )

    return call


def command_line(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pingan_kg", *arguments]


def put_built(line: str, folder: Path) -> None:
    """Put the store and the table that an example reads into a folder."""
    if "my-store" in line and "store build" not in line:
        from pingan_kg.corpus import built

        built(folder / "my-store", data=[CITY], only=True)
    if "table sql" in line:
        from pingan_kg.graph.store import opened
        from pingan_kg.tables.partitions import parted

        parted(opened(data=[CITY], only=True), folder / "my-table")


def one_error(text: str) -> str:
    """Return the message of an error, which must be one line (and a quoted line)."""
    lines = text.rstrip("\n").split("\n")
    assert lines[0].startswith(("error: ", "错误：")), text
    assert all(line.startswith("  ") for line in lines[1:]), text
    assert len(lines) in (1, 3), text
    assert "Traceback" not in text
    assert "fault of pingan-kg" not in text
    return lines[0]


@pytest.fixture(scope="session")
def article() -> str:
    """The report's text, decoded as it is; it is copyrighted and not in the project."""
    file = Path(__file__).parents[2] / "shared" / "source" / "safe-qingdao-briefing.txt"
    if not file.is_file():
        why = "the report's text is not beside the checkout (../shared/source)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return file.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def graph() -> Store:
    """What is shared, and the model briefing; ``shared()`` has all that is shipped."""
    return model()


@pytest.fixture
def mini() -> Store:
    store = Store()
    store.load(MINI, format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session")
def small() -> dict[str, bytes]:
    """Return a release of an invented city, small enough to be read by every parser."""
    from pingan_kg.release.assembly import files

    return files(data=[str(CITY)], only=True, site="https://files.example.net/kg")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of :data:`REPORT`, the shipped briefings otherwise left out."""
    from pingan_kg.graph.store import opened, quads
    from pingan_kg.pages.folder import write_folder
    from pingan_kg.pages.site import files

    folder = tmp_path_factory.mktemp("pages") / "site"
    store = opened(data=[REPORT], only=True)
    write_folder(folder, files(store, quads(data=[REPORT], only=True), alone=False))
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served on this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium as the system has it (Debian: ``apt install chromium``).

    While it runs no other event loop can, so it ends with the module that wanted it.
    """
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium is installed: apt install chromium, or set CHROMIUM")
    with sync.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()
