from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time

import pytest

from conftest import Invoke, Process, command_line, one_error
from pingan_kg import __version__
from pingan_kg.cli import root as root_module
from pingan_kg.cli.language import locale_language
from pingan_kg.cli.root import COMMANDS, root

LONG = "SELECT * { ?s ?p ?o . ?t ?q ?o2 } LIMIT 200000"


def test_help_lists_every_command(invoke: Invoke) -> None:
    for arguments in ((), ("--help",), ("-h",)):
        result = invoke(*arguments)
        assert result.exit_code == 0
        for name, short in COMMANDS.items():
            assert f"  {name} " in result.stdout
            assert short in result.stdout


def test_the_version_is_told(invoke: Invoke) -> None:
    assert invoke("--version").stdout == f"pingan-kg {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_helps(invoke: Invoke, name: str) -> None:
    pytest.importorskip(f"pingan_kg.cli.{name}", reason="not written yet")
    result = invoke(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: pingan-kg {name}")
    command = root.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    for param in command.params:
        if param.param_type_name == "option":
            assert getattr(param, "help", None), f"{name} {param.opts} has no help"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qurey",), "no command is called 'qurey'; did you mean query?"),
        (("zzz",), "'zzz'; did you mean: pingan-kg search zzz (try: pingan-kg --help)"),
        (("--langg", "zh"), "'--langg'"),
        (("--lang", "fr", "queries"), "'fr' is not one of 'zh', 'en'"),
        (("query", "--fromat", "csv", "ASK {}"), "--format"),
        (("query", "--format", "cvs", "ASK {}"), "'cvs' is not one of"),
        (("queries", "headline-figure"), "did you mean headline-figures"),
        (
            ("queries", "a", "b"),
            "no argument 'b' there; did you mean: pingan-kg queries a",
        ),
    ],
)
def test_a_wrong_name_is_one_line_with_a_hint(
    invoke: Invoke, arguments: tuple[str, ...], message: str
) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in one_error(result.stderr)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_locale_says_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == language


@pytest.mark.parametrize(
    ("before", "after", "chinese"),
    [
        ((), (), False),
        (("--lang", "zh"), (), True),
        ((), ("--lang", "zh"), True),
        (("--lang", "en"), ("--lang", "zh"), True),
        (("--lang", "zh"), ("--lang", "en"), False),
    ],
)
def test_the_language_stands_before_or_after_the_command(
    invoke: Invoke, before: tuple[str, ...], after: tuple[str, ...], chinese: bool
) -> None:
    text = invoke(*before, "queries", *after).stdout
    assert ("？" in text) is chinese


def test_queries_lists_all_in_every_format(invoke: Invoke) -> None:
    from pingan_kg.sparql.catalog import names

    for format_ in ("table", "csv", "json", "md"):
        text = invoke("queries", "--format", format_).stdout
        assert all(name in text for name in names())


def test_queries_prints_one(invoke: Invoke) -> None:
    text = invoke("queries", "headline-figures").stdout
    assert text.startswith("# en: ")
    assert "# zh: " in text
    assert "SELECT" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(invoke: Invoke, shell: str) -> None:
    text = invoke("completion", shell).stdout
    assert f"_PINGAN_KG_COMPLETE={shell}_complete" in text


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("pingan-kg qu", "query"),
        ("pingan-kg query -n headline", "headline-figures"),
        ("pingan-kg queries headline", "headline-figures"),
        ("pingan-kg query --for", "--format"),
        ("pingan-kg query --format t", "turtle"),
        ("pingan-kg --lang ", "zh"),
    ],
)
def test_words_are_completed(process: Process, words: str, completed: str) -> None:
    environment = {
        **os.environ,
        "_PINGAN_KG_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    done = process(env=environment)
    assert completed in [line.partition(",")[2] for line in done.stdout.decode().splitlines()]


def test_things_are_completed() -> None:
    from pingan_kg.cli.options import complete_things

    found = complete_things(None, None, "area/qing")  # type: ignore[arg-type]
    assert "area/qingdao" in found


def test_a_reader_that_leaves_is_no_error() -> None:
    for arguments in (("query", LONG), ("query", LONG, "--format", "tsv"), ("queries",)):
        child = subprocess.Popen(
            command_line(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with child:
            assert child.stdout is not None
            assert child.stderr is not None
            if arguments[0] == "query":
                child.stdout.read(10)
            child.stdout.close()
            errors = child.stderr.read()
        assert errors == b""
        assert child.returncode == root_module.BROKEN_PIPE


@pytest.mark.parametrize(
    "arguments",
    [("query", "-n", "headline-figures"), ("queries",), ("--help",), ("query", LONG)],
)
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command_line(*arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert "no space left on device" in one_error(done.stderr.decode())


def test_full_disks_everywhere_still_give_the_exit_code() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command_line("queries"), stdout=full, stderr=full, check=False, timeout=60
        )
    assert done.returncode == 2


@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize(
    "arguments", [("query", "ASK {}"), ("query", "-f", "-"), ("query", "X")]
)
def test_a_closed_stream_breaks_nothing(closed: int, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *command_line(*arguments)],
        input=b"ASK {}",
        capture_output=True,
        check=False,
        timeout=60,
    )
    good = arguments[1] != "X" and closed != 1 and (closed != 0 or arguments[1] != "-f")
    assert done.returncode == (0 if good else 2)
    assert b"Traceback" not in done.stderr
    if good:
        assert done.stdout.strip() == b"true"


def test_an_interrupt_ends_at_once() -> None:
    child = subprocess.Popen(
        command_line("query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1.5)
    os.killpg(child.pid, signal.SIGINT)
    output, errors = child.communicate(timeout=20)
    assert (child.returncode, output, errors.strip()) == (130, b"", b"")


def on_terminal(columns: int, *arguments: str) -> str:
    """Return what the command prints where its output is a terminal."""
    parent, child_end = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns)}
    with subprocess.Popen(
        command_line(*arguments), stdout=child_end, stdin=subprocess.DEVNULL, env=environment
    ):
        os.close(child_end)
        data = b""
        while select.select([parent], [], [], 20)[0]:
            try:
                chunk = os.read(parent, 65536)
            except OSError:  # how the end of a terminal is told
                break
            if not chunk:
                break
            data += chunk
    os.close(parent)
    return data.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_on_a_terminal_it_fits_and_cuts_no_figure(columns: int) -> None:
    from pingan_kg import named
    from pingan_kg.cli.output import width

    text = on_terminal(columns, "query", "-n", "headline-figures", "--lang", "zh")
    assert all(width(line) <= columns for line in text.split("\n"))
    for row in named("headline-figures", lang="zh"):
        assert row.printed in text
        assert f"{row.value:f}" in text


def test_on_a_terminal_control_characters_do_nothing() -> None:
    text = on_terminal(80, "query", 'SELECT ("a\\u001b[31mb" AS ?x) {}')
    assert "\x1b" not in text
    assert "\\x1b[31m" in text
