"""``pingan-kg verify``: its report, its exit codes, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import Invoke, Process, command_line, one_error
from invented import ARTICLE, turtle
from pingan_kg.cli.output import width


@pytest.fixture
def invented(tmp_path: Path) -> tuple[str, str]:
    """An article and its graph, as files."""
    article, graph = tmp_path / "article.txt", tmp_path / "graph.ttl"
    article.write_text(ARTICLE, encoding="utf-8", newline="")
    graph.write_text(turtle(), encoding="utf-8")
    return str(article), str(graph)


def test_all_agrees(invoke: Invoke, invented: tuple[str, str]) -> None:
    article, graph = invented
    result = invoke("verify", "--source", article, "--data", graph)
    assert result.exit_code == 0
    assert "A year in Yunzhou  source/invented" in result.stdout
    assert "the very text that the offsets count" in result.stdout
    assert "Graph and text agree; nothing was found." in result.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_lines_up(invoke: Invoke, invented: tuple[str, str], lang: str) -> None:
    article, graph = invented
    lines = invoke("verify", "--source", article, "--data", graph, "--lang", lang).stdout.split(
        "\n"
    )
    assert len({width(line) for line in lines[3:10]}) == 1
    assert lines[4].startswith("---")


def test_what_is_found_is_told_with_its_place(
    invoke: Invoke, invented: tuple[str, str]
) -> None:
    article, graph = invented
    Path(article).write_text(ARTICLE.replace("40项", "41项"), encoding="utf-8")
    result = invoke("verify", "--source", article, "--data", graph)
    assert result.exit_code == 1
    assert "another copy" in result.stdout
    assert "Found (2):" in result.stdout
    assert "line 8, character 28 · '41项' of the text is in no claim" in result.stdout
    result = invoke("verify", "--source", article, "--data", graph, "--lang", "zh")
    assert "第 8 行第 28 字 · 文中的“41项”不属于任何陈述或排除项" in result.stdout


def test_figures_of_a_page_that_are_not_the_article_s_are_counted(
    invoke: Invoke, invented: tuple[str, str]
) -> None:
    article, graph = invented
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n"))
    page = f"<html><body><div>阅读3万次</div>{body}<div>评论5条</div></body></html>"
    Path(article).write_text(page, encoding="utf-8")
    result = invoke("verify", "--source", article, "--data", graph)
    assert result.exit_code == 0
    assert (
        "2 figures stand outside of the article and were left alone: 3万次, 5条"
        in result.stdout
    )


def test_json(invoke: Invoke, invented: tuple[str, str], tmp_path: Path) -> None:
    article, graph = invented
    result = invoke("verify", "--source", article, "--data", graph, "--format", "json")
    assert json.loads(result.stdout)["agrees"] is True
    target = tmp_path / "report.json"
    assert (
        invoke("verify", "--source", article, "--data", graph, "-o", str(target)).exit_code == 0
    )
    assert json.loads(target.read_text(encoding="utf-8"))["same_text"] is True


def test_standard_input(process: Process, invented: tuple[str, str]) -> None:
    done = process("verify", "--source", "-", "--data", invented[1], stdin=ARTICLE.encode())
    assert done.returncode == 0
    assert b"standard input" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_an_article_it_says_where_it_appeared(invoke: Invoke, lang: str) -> None:
    result = invoke("verify", "--lang", lang)
    assert result.exit_code == 2
    message = one_error(result.stderr)
    assert "--source FILE" in message
    assert "让平安成为最大的民生福祉" in message
    assert ("青岛日报" if lang == "zh" else "Qingdao Daily") in message
    assert "2025-12-09" in message


BAD = {
    "empty": (b"", "is empty"),
    "binary": (bytes(range(256)), "NUL byte"),
    "other.txt": ("另一篇文章，有3个数字。".encode(), "is not the article"),
    "control.txt": (b"\x1b[31mred", "no text"),
}


@pytest.mark.parametrize("command", [("verify",), ("why", "2万余起")])
@pytest.mark.parametrize("name", [*BAD, "none.txt", "folder", "/dev/zero", "x" * 300])
def test_what_is_no_article_is_one_line(
    invoke: Invoke, tmp_path: Path, name: str, command: tuple[str, ...]
) -> None:
    file = tmp_path / name
    if name in BAD:
        file.write_bytes(BAD[name][0])
    elif name == "folder":
        file.mkdir()
    result = invoke(*command, "--source", str(file))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "\x1b" not in result.stderr
    message = one_error(result.stderr)
    if name in BAD:
        assert BAD[name][1] in message


def test_a_hundred_megabytes_are_refused_without_reading_them_all(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    memory = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
    program = memory + "from pingan_kg.cli import main; main()"
    done = subprocess.run(
        [command_line()[0], "-c", program, "verify", "--source", str(file)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "larger than 2 MiB" in one_error(done.stderr.decode())


def test_broken_data_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text("<a> oops", encoding="utf-8")
    result = invoke("verify", "--source", "-", "--data", str(file), stdin=b"x")
    assert result.exit_code == 2
    assert "line 1" in one_error(result.stderr)


def test_a_full_disk_and_a_reader_that_leaves(invented: tuple[str, str]) -> None:
    arguments = command_line("verify", "--source", invented[0], "--data", invented[1])
    with open("/dev/full", "wb") as full:
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "no space left on device" in one_error(done.stderr.decode())
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


def test_the_article_agrees(process: Process, article: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(article.encode())
    done = process("verify", "--source", os.fspath(file), "--lang", "en")
    assert done.returncode == 0, done.stdout.decode()
    assert "322   322" in done.stdout.decode()
    assert "173   173" in done.stdout.decode()
