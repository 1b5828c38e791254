from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from pingan_kg.cli.output import fit, markdown, one_line, pad, table, width

TEXT = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(
    "青岛a é\t\n、，", max_size=20
)


@given(TEXT)
def test_a_safe_line_is_one_line_without_control_characters(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)
    assert one_line(line) == line
    assert wcswidth(line) >= 0


def test_marks_that_turn_the_text_are_shown() -> None:
    assert one_line("a\u202eb\x1b[31m\ud800") == "a\\u202eb\\x1b[31m\\ud800"
    assert one_line("a\r\n\tb") == "a b"
    assert one_line("a  \tb", keep_spaces=True) == "a   b"


@given(TEXT, st.integers(1, 30))
def test_a_cut_line_fits(text: str, columns: int) -> None:
    line = one_line(text)
    cut = fit(line, columns)
    assert width(cut) <= columns
    assert cut == line or cut.endswith("…")
    assert width(pad(cut, columns)) == width(pad(cut, columns, right=True)) == columns


TABLES = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        st.lists(TEXT, min_size=n, max_size=n),
        st.lists(st.lists(TEXT, min_size=n, max_size=n), max_size=5),
    )
)


@given(TABLES)
def test_every_line_of_a_table_is_equally_wide(
    content: tuple[list[str], list[list[str]]],
) -> None:
    headers, rows = content
    lines = table(headers, rows).split("\n")[:-1]
    assert len(lines) == len(rows) + 2
    assert len({width(line) for line in lines}) == 1


@given(
    st.lists(st.integers(-(10**15), 10**15), min_size=2, max_size=5),
    st.text("青岛平安 abc", min_size=1, max_size=60),
    st.integers(40, 120),
)
def test_words_are_cut_and_figures_never(numbers: list[int], words: str, columns: int) -> None:
    rows = [
        [words + str(at), f"{number}余起", f"{number}"] for at, number in enumerate(numbers)
    ]
    text = table(["words", "printed", "value"], rows, columns=columns)
    assert all(width(line) <= columns for line in text.split("\n"))
    assert all(cell in text for row in rows for cell in row[1:])


def test_chinese_lines_up_and_numbers_stand_right() -> None:
    text = table(["名称", "n"], [["青岛", "20000"], ["Qingdao", "-16.7"]])
    assert text == "名称         n\n-------  -----\n青岛     20000\nQingdao  -16.7\n"


@given(st.lists(st.text("青岛平安，、“”、é…abc 123", max_size=30), min_size=1, max_size=6))
def test_the_widths_are_those_of_terminals(cells: list[str]) -> None:
    rows = [[f"{at}{cell}", str(at)] for at, cell in enumerate([*cells, ""])]
    lines = table(["名称", "n"], rows).split("\n")[:-1]
    assert len({wcswidth(line) for line in lines}) == 1


def test_nothing_is_cut_without_a_terminal() -> None:
    assert "x" * 500 in table(["a"], [["x" * 500]])
    assert "…" in table(["a", "b"], [["x" * 500, "short"]], columns=40)
    assert "short" in table(["a", "b"], [["x" * 500, "short"]], columns=40)


def test_a_table_without_columns_is_empty() -> None:
    assert table([], [[]]) == ""


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("a|b", r"a\|b"),
        ("**2万**", r"\*\*2万\*\*"),
        ("<b>", r"\<b>"),
        ("a\nb", "a b"),
        ("\\|", r"\\\|"),
    ],
)
def test_markup_in_markdown_cells_is_escaped(cell: str, shown: str) -> None:
    assert markdown(["h"], [[cell]]) == f"| h |\n| --- |\n| {shown} |\n"
