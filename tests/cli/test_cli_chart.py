from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Invoke, one_error
from pingan_kg.charts.drawing import chart
from pingan_kg.charts.selection import chosen
from pingan_kg.graph.store import shared


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chart_goes_to_a_file_or_to_standard_output(
    lang: str, invoke: Invoke, tmp_path: Path
) -> None:
    found = chosen(["changes"], shared(), lang)
    wanted = chart(found.table, lang=lang, title=found.title)
    result = invoke("chart", "changes", "--lang", lang)
    assert (result.exit_code, result.stdout) == (0, wanted)
    target = tmp_path / "x.svg"
    assert invoke("chart", "changes", "--lang", lang, "-o", str(target)).exit_code == 0
    assert target.read_text(encoding="utf-8") == wanted


def test_options_reach_the_drawing(invoke: Invoke) -> None:
    asked = ("figures-by-theme", "-p", "theme=theme/fighting-crime", "--lang", "en")
    options = ("--title", "Mine", "--width", "500", "--longest-first", "--appearance", "auto")
    given = {"theme": "theme/fighting-crime"}
    found = chosen(["figures-by-theme"], shared(), "en", params=given).table
    wanted = chart(
        found, lang="en", title="Mine", width=500, longest_first=True, appearance="auto"
    )
    assert invoke("chart", *asked, *options).stdout == wanted


def test_own_briefings_can_be_drawn_alone(invoke: Invoke) -> None:
    example = str(Path(__file__).parents[2] / "docs" / "example" / "2025-03-06-yunzhou")
    result = invoke("chart", "lower-bounds", "--data", example, "--only", "--lang", "en")
    assert result.exit_code == 0
    assert "Yunzhou" in result.stdout
    assert "Qingdao" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "Missing argument"),
        (("headline-figure",), "did you mean headline-figures"),
        (("changes", "-o", "x.png"), "no format has that suffix"),
        (("changes", "--width", "3"), "320 to 2000"),
        (("changes", "--appearance", "pink"), "pink"),
        (("changes", "-p", "x"), "write -p name=value"),
        (("changes", "--area", "area/qingdoa"), "did you mean area/qingdao"),
        (("theme/fighting-crime", "-p", "a=b"), "-p is for a shipped query"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: tuple[str, ...],
    why: str,
    invoke: Invoke,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("chart", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in one_error(result.stderr)
    assert list(tmp_path.iterdir()) == []
