"""Every message that is raised has its Chinese, and keeps what it quotes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pingan_kg
from conftest import Invoke
from pingan_kg import errors
from pingan_kg.messages import translated

PACKAGE = Path(pingan_kg.__file__).parent
TABLE = [
    line.split("\t")
    for line in (PACKAGE / "messages.zh.tsv").read_text(encoding="utf-8").splitlines()
]
RAISED = {name for name in errors.__all__ if name[0].isupper()}
RAISED |= {"UsageError", "BadParameter", "fail"}


def templates(node: ast.expr) -> list[str]:
    """Return the texts that an expression may be, with {} for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return [
            "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        ]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [a + b for a in templates(node.left) for b in templates(node.right)]
    if isinstance(node, ast.IfExp):
        return templates(node.body) + templates(node.orelse)
    return ["{}"]


def raised() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in RAISED:
                    yield from templates(node.args[0])


MESSAGES = sorted({text for text in raised() if re.search("[a-z]{2}", text)})


def test_there_are_messages() -> None:
    assert "no part is called {}{}" in MESSAGES


@pytest.mark.parametrize("english", MESSAGES)
def test_it_has_its_chinese(english: str) -> None:
    hinted = re.sub(r"(?<=[a-zA-Z])\{\}$", "", english)  # a hint, or nothing
    whole = hinted.replace("{}{}", "{}")
    values = [f"Z{at}" for at in range(whole.count("{}"))]
    chinese = translated(whole.format(*values) if values else whole, "zh")
    assert re.search("[\u4e00-\u9fff]", chinese), f"add it to messages.zh.tsv: {whole}"
    assert [value for value in values if value not in chinese] == []


@pytest.mark.parametrize("pair", TABLE, ids=lambda pair: pair[0])
def test_a_line_of_the_table_has_as_many_places_in_both(pair: list[str]) -> None:
    english, chinese = pair
    assert english.count("{}") == len(re.findall(r"\{\d?\}", chinese))
    assert re.search("[\u4e00-\u9fff]|、", chinese)


def test_no_line_stands_twice() -> None:
    assert len({english for english, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("nothing is called 'x'; did you mean a or b?", "没有叫'x'的事物；是不是a或b？"),
        (
            "no kind is called 'x'; did you mean a?; the kinds are: a, b",
            "没有叫'x'的种类；可用的有：a, b；是不是a？",
        ),
        (
            "verify takes no argument 'a' there; did you mean: pingan-kg verify --source a "
            "(try: pingan-kg verify --help)",
            "verify在那里不接受参数'a'；是不是：pingan-kg verify --source a"
            "（可试：pingan-kg verify --help）",
        ),
        ("cannot read the data file x: permission denied", "无法读取数据文件x：没有权限"),
        ("what nobody has said", "what nobody has said"),
    ],
)
def test_hints_and_parts_are_told_too(english: str, chinese: str) -> None:
    assert translated(english, "zh") == chinese
    assert translated(english, "en") == english


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nobody"),
        ("query",),
        ("query", "SELEC"),
        ("query", "-n", "figures-above"),
        ("export", "--format", "x"),
        ("nothing-of-the-kind",),
        ("fmt", "missing.ttl"),
        ("search",),
    ],
    ids=" ".join,
)
def test_errors_are_told_in_the_language_asked_for(
    invoke: Invoke, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    english = invoke(*arguments).stderr
    chinese = invoke(*arguments, "--lang", "zh").stderr
    assert english.startswith("error: ")
    assert chinese.startswith("错误：")
    assert not re.search("[\u4e00-\u9fff]", english)
    assert re.search("[\u4e00-\u9fff]", chinese.splitlines()[0].removeprefix("错误："))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert invoke(*arguments).stderr == chinese
    assert invoke("--lang", "en", *arguments).stderr == english


def test_what_is_named_in_another_order_stays_with_its_word() -> None:
    told = translated("the query ends before the '{' of line 1 is closed", "zh")
    assert told == "查询结束时，第1行的'{'还没有关闭"
