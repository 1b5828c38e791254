"""``pingan-kg verify``: its report, its exit codes, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import CITY, Invoke, Process, command_line, one_error
from pingan_kg.cli.output import width

ARTICLE = CITY / "article.txt"
DATA = ("--data", str(CITY))


@pytest.mark.parametrize("more", [(), ("--only",), ("--briefing", CITY.name)])
def test_all_agrees(invoke: Invoke, more: tuple[str, ...]) -> None:
    result = invoke("verify", "--source", str(ARTICLE), *DATA, *more)
    assert result.exit_code == 0, result.stderr
    assert f"source/{CITY.name}" in result.stdout
    assert "the very text that the offsets count" in result.stdout
    assert "Graph and text agree; nothing was found." in result.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_lines_up(invoke: Invoke, lang: str) -> None:
    text = invoke("verify", "--source", str(ARTICLE), *DATA, "--lang", lang).stdout
    table = text.split("\n\n")[1].splitlines()
    assert len({width(line) for line in table}) == 1
    assert table[1].startswith("---")


def test_what_is_found_is_told_with_its_place(invoke: Invoke, tmp_path: Path) -> None:
    changed = tmp_path / "article.txt"
    lines = ARTICLE.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "120余起" in line)
    column = lines[at].index("120余起") + 1
    lines[at] = lines[at].replace("120余起", "130余起")
    changed.write_text("".join(lines), encoding="utf-8")
    result = invoke("verify", "--source", str(changed), *DATA, "--lang", "en")
    assert result.exit_code == 1
    assert "another copy" in result.stdout
    assert "Found (" in result.stdout
    assert f"line {at + 1}, character {column} · " in result.stdout
    assert "130余起" in result.stdout
    result = invoke("verify", "--source", str(changed), *DATA, "--lang", "zh")
    assert f"第 {at + 1} 行第 {column} 字 · " in result.stdout


def test_figures_of_a_page_that_are_not_the_article_s_are_counted(
    invoke: Invoke, tmp_path: Path
) -> None:
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.read_text("utf-8").split("\n"))
    page = f"<html><body><div>阅读3万次</div>{body}<div>评论5条</div></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    result = invoke("verify", "--source", str(tmp_path / "page.html"), *DATA)
    assert result.exit_code == 0
    assert (
        "2 figures stand outside of the article and were left alone: 3万次, 5条"
        in result.stdout
    )


def test_json(invoke: Invoke, tmp_path: Path) -> None:
    arguments = ("verify", "--source", str(ARTICLE), *DATA)
    told = json.loads(invoke(*arguments, "--format", "json").stdout)
    assert (told["agrees"], told["same_text"]) == (True, True)
    target = tmp_path / "report.json"
    assert invoke(*arguments, "-o", str(target)).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8")) == told


def test_standard_input(process: Process) -> None:
    done = process("verify", "--source", "-", *DATA, stdin=ARTICLE.read_bytes())
    assert done.returncode == 0
    assert b"standard input" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_an_article_it_says_where_it_appeared(invoke: Invoke, lang: str) -> None:
    result = invoke("verify", "--lang", lang)
    assert result.exit_code == 2
    message = one_error(result.stderr)
    assert "--source FILE" in message
    assert "让平安成为最大的民生福祉" in message
    assert ("2025年12月9日" if lang == "zh" else "2025-12-09") in message
    papers = ("青岛日报", "观海新闻") if lang == "zh" else ("Qingdao Daily", "Guanhai News")
    assert message.index(papers[0]) < message.index(papers[1])  # as printed


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


def test_a_full_disk_and_a_reader_that_leaves() -> None:
    arguments = command_line("verify", "--source", str(ARTICLE), *DATA)
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
    done = process("verify", "--source", os.fspath(file), "--format", "json")
    assert done.returncode == 0, done.stdout.decode()
    for count in json.loads(done.stdout)["counts"].values():
        assert count["total"] == count["good"] > 0
