from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time

import pytest

from conftest import Invoke, Process, command_line, one_error
from pingan_kg import __version__, limits
from pingan_kg.cli import main
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


@pytest.mark.parametrize(
    ("arguments", "format_"),
    [
        (("SELECT (?x AS ?y) { BIND('E\\u001b[2J\\u009b\\u202E' AS ?x) }",), format_)
        for format_ in ("csv", "tsv", "json", "jsonl", "md", "table")
    ]
    + [
        (("CONSTRUCT { pa:x pa:x 'E\\u001b[2J\\u009b\\u202E' } {}",), format_)
        for format_ in ("turtle", "nt", "json-ld", "rdfxml")
    ],
)
def test_no_format_lets_a_terminal_act(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], format_: str
) -> None:
    monkeypatch.setattr("pingan_kg.cli.output.is_terminal", lambda: True)
    result = invoke("query", *arguments, "--format", format_)
    assert "E" in result.stdout or result.exit_code == 2
    assert not set(result.stdout) & set("\x1b\x9b\u202e")


def test_a_fault_of_the_program_is_one_line_and_a_traceback_where_it_is_asked_for(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("some\nthing")

    monkeypatch.setattr("pingan_kg.cli.queries.emit", fail)
    result = invoke("queries")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: this is a fault of pingan-kg (KeyError: ")
    assert result.stderr.count("\n") == 1
    assert "PINGAN_KG_TRACEBACK=1" in result.stderr
    monkeypatch.setenv("PINGAN_KG_TRACEBACK", "1")
    result = invoke("queries")
    assert result.exit_code == 2
    assert result.stderr.startswith("Traceback")
    assert "KeyError" in result.stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), ImportError("a\nb")])
def test_what_happens_before_a_command_runs_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    def fail(_: list[str]) -> int:
        raise error

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr("pingan_kg.cli._run", fail)
    monkeypatch.setattr("pingan_kg.cli._leave", leave)
    with pytest.raises(SystemExit) as ended:
        main([])
    told = capsys.readouterr().err
    if isinstance(error, KeyboardInterrupt):
        assert (ended.value.code, told) == (130, "")
    else:
        assert ended.value.code == 2
        assert one_error(told).startswith("error: it cannot start (")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "日"),
        ("query", "-f", "x"),
        ("query", "-n", "x"),
        ("query", "ASK {}", "-p", "x"),
        ("query", "ASK {}", "--data", "x"),
        ("query", "ASK {}", "--format", "x"),
        ("query", "x"),
        ("x",),
    ],
)
def test_a_message_does_not_echo_all_that_was_given(
    invoke: Invoke, arguments: tuple[str, ...]
) -> None:
    result = invoke(*arguments[:-1], arguments[-1] * 15_000)
    assert len(one_error(result.stderr)) < limits.MESSAGE + 20
    assert result.exit_code == 2


def test_a_cut_message_keeps_its_end(invoke: Invoke) -> None:
    said = one_error(invoke("query", "ASK {}", "-p", "x" * 9000).stderr)
    assert said.endswith("(try: pingan-kg query --help)")


def test_a_name_is_told_as_it_was_given_whatever_the_locale(process: Process) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("query", "-f", "无.rq", env=environment)
    assert done.returncode == 2
    assert "the query 无.rq:" in done.stderr.decode()


def test_a_message_is_cut_before_it_is_translated(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []

    def translate(text: str, _: str) -> str:
        taken.append(len(text))  # the time of a translation grows fast with the length
        return text

    monkeypatch.setattr(root_module, "translated", translate)
    invoke("query", "ASK {}", "--data", ": " * 9000, "--lang", "zh")
    assert taken
    assert max(taken) <= limits.MESSAGE + 3


def test_what_the_system_refuses_is_named(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(24, "Too many open files", "claims.ttl")

    monkeypatch.setattr("pingan_kg.cli.queries.emit", fail)
    said = one_error(invoke("queries").stderr)
    assert said == "error: cannot open claims.ttl: too many open files"
