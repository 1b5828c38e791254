"""Mistakes in calling are answered with the call that was meant, and it is one."""

from __future__ import annotations

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from conftest import CITY, Invoke, one_error, put_built
from pingan_kg.cli.root import COMMANDS


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (("query", "money"), "query -n money"),
        (("query", "mony"), "query -n money"),
        (
            ("query", "headline-figures", "area=x"),
            "query -n headline-figures -p area=x",
        ),
        (("query", "select", "*", "where"), "query 'select … { … }'"),
        (("SELECT * { ?s ?p ?o }",), "query 'SELECT * { ?s ?p ?o }'"),
        (("money",), "query -n money"),
        (("find", "x"), "search"),
        (("verify", "article.txt"), "verify --source article.txt"),
        (("export", "area/qingdao"), "export --about area/qingdao"),
        (("show", "two", "words"), "show 'two words'"),
        (("why", "two", "words"), "why 'two words'"),
        (("queries", "money", "cases"), "queries money"),
        (("stats", "my city"), "stats --data 'my city'"),
        (("briefings", "a", "b"), "briefings --data a --data b"),
        (("derive", "my-city"), "derive --data my-city"),
        (("gaps", "inferred-year"), "gaps --kind inferred-year"),
        (("gaps", "2025-12-09-safe-qingdao"), "gaps --briefing 2025-12-09-safe-qingdao"),
        (("gaps", "my-city"), "gaps --data my-city"),
    ],
    ids=" ".join,
)
def test_the_call_that_was_meant_is_told(
    invoke: Invoke, given: tuple[str, ...], meant: str
) -> None:
    result = invoke(*given)
    assert result.exit_code == 2
    assert f"did you mean: pingan-kg {meant}" in one_error(result.stderr)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("search", "x", "--json"), "did you mean: --format json"),
        (("query", "ASK {}", "--csv"), "did you mean: --format csv"),
        (("validate", "--source", "x"), "these have: why, verify"),
        (("fmt", "--chek"), "did you mean --check?"),
    ],
    ids=" ".join,
)
def test_an_option_of_another_name_is_told(
    invoke: Invoke, given: tuple[str, ...], told: str
) -> None:
    result = invoke(*given)
    assert result.exit_code == 2
    assert told in one_error(result.stderr)


def _examples(name: str) -> list[str]:
    """Return the calls that a command's help shows."""
    help_ = import_module(f"pingan_kg.cli.{name}").command.help or ""
    blocks = re.findall(r"\x08\n((?:.+\n?)+)", help_)
    return re.findall(r"(?m)^\s*(pingan-kg .*)$", "".join(blocks))


EXAMPLES = {name: _examples(name) for name in COMMANDS}
BUILDERS = {"site", "release"}
LINES = [line for lines in EXAMPLES.values() for line in lines if ">" not in line]


@pytest.mark.parametrize("name", ["query", "why", "validate", "briefings", "derive"])
def test_the_help_shows_calls(name: str) -> None:
    assert EXAMPLES[name]


@pytest.mark.parametrize("line", LINES)
def test_every_example_of_the_help_answers(
    invoke: Invoke,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    shutil.copytree(CITY, tmp_path / "my-city")
    files = sorted(path.read_text(encoding="utf-8") for path in CITY.glob("*.ttl"))
    for name in ("my-city.ttl", "my-copy.ttl"):
        (tmp_path / name).write_text("\n".join(files), encoding="utf-8")
    if "article.txt" in line:
        article = request.getfixturevalue("article")
        (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    for version in re.findall(r"releases/[0-9.]+", line):
        small = request.getfixturevalue("small")
        (tmp_path / version).mkdir(parents=True)
        for name in ("pingan-kg.nq",):
            if name in small:
                (tmp_path / version / name).write_bytes(small[name])
    put_built(line, tmp_path)
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line)[1:]
    if words[0] in BUILDERS:  # of all that ships they take long
        words += ["--data", "my-city", "--only"]
    result = invoke(*words)
    assert result.exit_code in ((0, 1) if words[0] == "diff" else (0,))
    assert re.fullmatch(r"(\S+: [0-9]+ files\n)?", result.stderr)
    written = [tmp_path / word for at, word in enumerate(words) if words[at - 1] == "-o"]
    told = result.stdout_bytes or b"".join(path.read_bytes() for path in written)
    assert told.count(b"\n") >= (2 if words[0] == "query" else 1)
