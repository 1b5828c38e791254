"""Charts say what the figures say: bounds open, nothing cut, nothing but text from data."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from pingan_kg.bounds import COMPARATORS
from pingan_kg.charts.bars import bars, rows_of
from pingan_kg.charts.drawing import APPEARANCES, chart
from pingan_kg.charts.lettering import lines, width
from pingan_kg.charts.scale import Extent, scale, ticks
from pingan_kg.errors import InputError
from pingan_kg.tables.columns import Cell, Table
from pingan_kg.tables.rows import figures
from worlds import model

pytest_plugins = ["examples"]

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def table(several: Store) -> Table:
    return figures(several)


def _one(table: Table, name: str, **cells: Cell) -> Table:
    """Return the table of the one figure whose id holds a name, with other cells."""
    names = [column.name for column in table.columns]
    (row,) = [row for row in table.rows if name in str(row[0])]
    told = {**dict(zip(names, row, strict=True)), **cells}
    return Table(table.columns, (tuple(told[one] for one in names),))


def _parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def _texts(svg: str) -> list[str]:
    return [element.text or "" for element in _parsed(svg).iter(f"{SVG}text")]


def _rects(svg: str, kind: str) -> list[dict[str, float]]:
    """Return the boxes of a class that are not in a pattern."""
    found = [one for one in _parsed(svg).findall(f"{SVG}rect") if one.get("class") == kind]
    keys = ("x", "y", "width", "height")
    return [{key: float(one.get(key, "0").rstrip("%")) for key in keys} for one in found]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [320, 720, 1400])
def test_every_figure_is_drawn_or_told_within_the_picture(
    lang: str, size: int, table: Table
) -> None:
    svg = chart(table, lang=lang, width=size)
    drawn, told = bars(rows_of(table), lang)
    assert len(drawn) + len(told) == len(table.rows)
    said = "".join(_texts(svg)).replace(" ", "")
    for one in (*drawn, *told):
        assert one.label.replace(" ", "") in said
        assert one.text.replace(" ", "") in said
    _check_room(svg, size)


def _check_room(svg: str, size: int) -> None:
    for text in _parsed(svg).iter(f"{SVG}text"):
        wide = width(text.text or "", float(text.get("font-size", 0)))
        x, kind = float(text.get("x", 0)), (text.get("class") or "").split()
        start = x - wide if "e" in kind else x - wide / 2 if "m" in kind else x
        assert -0.5 <= start <= start + wide <= size + 0.5, text.text
    for kind in ("b", "o"):
        for rect in _rects(svg, kind):
            assert -0.5 <= rect["x"] <= rect["x"] + rect["width"] <= size + 0.5


def test_bars_are_as_long_as_their_values_are_large(table: Table) -> None:
    names = ("road-traffic-deaths-change", "road-traffic-accidents-change")
    rows = [row for row in table.rows if any(name in str(row[0]) for name in names)]
    picked = Table(table.columns, tuple(rows))
    wide = [rect["width"] for rect in _rects(chart(picked, lang="en"), "b")]
    values = [abs(float(str(value))) for value in picked.column("value")]
    assert len(wide) == len(values) == 2
    assert wide[0] / wide[1] == pytest.approx(values[0] / values[1], abs=0.01)


@pytest.mark.parametrize(
    ("comparator", "mark", "legend"),
    [
        ("exactly", "", ""),
        ("more-than", 'class="a"', "Open end"),
        ("at-least", 'class="a"', "Open end"),
        ("nearly", "-hatch)", "Hatched"),
        ("less-than", "-hatch)", "Hatched"),
        ("at-most", "-hatch)", "Hatched"),
        ("about", "-dots)", "Dotted"),
    ],
)
def test_a_comparator_has_its_mark_and_its_legend(
    comparator: str, mark: str, legend: str, table: Table
) -> None:
    svg = chart(_one(table, "drug-cases-solved-yunzhou", comparator_code=comparator), lang="en")
    assert mark in svg
    legends = [text for text in _texts(svg) if re.match("Open end|Hatched|Dotted|Empty", text)]
    assert [text.startswith(legend) for text in legends] == ([True] if legend else [])


def test_a_range_goes_to_its_far_end_and_a_share_to_all(table: Table) -> None:
    ranged = chart(_one(table, "congestion-points-treated-yunzhou"), lang="en")
    share = chart(_one(table, "dispute-resolution-rate-yunzhou"), lang="en")
    for svg, rest in ((ranged, 5 / 35), (share, 5 / 100)):
        (beyond,) = [box for box in _rects(svg, "o") if box["y"] < _legend(svg)]
        (sure,) = [box for box in _rects(svg, "b") if box["y"] == beyond["y"]]
        whole = sure["width"] + beyond["width"]
        assert beyond["width"] / whole == pytest.approx(rest, abs=0.002)


def _legend(svg: str) -> float:
    """Return where the explanation of the marks begins."""
    texts = _parsed(svg).iter(f"{SVG}text")
    return next(float(one.get("y", 0)) for one in texts if "Empty box" in str(one.text)) - 20


def test_falls_go_left_of_zero_and_rises_right(table: Table) -> None:
    fall = _one(table, "road-traffic-deaths-change")
    rise = _one(table, "key-road-traffic-efficiency-change")
    both = Table(table.columns, fall.rows + rise.rows)
    left, right = _rects(chart(both, lang="zh"), "b")
    assert left["x"] + left["width"] == pytest.approx(right["x"], abs=0.2)
    assert "下降" in "".join(_texts(chart(fall, lang="zh")))
    assert "上升" in "".join(_texts(chart(rise, lang="zh")))


def test_what_no_bar_can_show_is_told_in_words_with_its_scope(table: Table) -> None:
    rank = _one(table, "visas-issued-rank")
    svg = chart(rank, lang="en")
    assert not _rects(svg, "b")
    (line,) = [text for text in _texts(svg) if "rank 1" in text]
    assert str(rank.column("scope_en")[0]) in line


def test_what_is_common_stands_once_and_what_differs_under_each(table: Table) -> None:
    drugs = [row for row in table.rows if "/drug-cases-solved-" in str(row[0])]
    one, both = Table(table.columns, tuple(drugs[:1])), Table(table.columns, tuple(drugs))
    areas = [str(area) for area in both.column("area_en")]
    assert len(set(areas)) == 2
    alone = _texts(chart(one, lang="en"))
    assert sum(text.startswith(f"{areas[0]}, ") for text in alone) == 1
    assert not any("compare with care" in text for text in alone)
    texts = _texts(chart(both, lang="en"))
    assert any("compare with care" in text for text in texts)
    assert all(sum(text.startswith(area) for text in texts) == 1 for area in areas)


def test_the_sources_stand_beneath_and_the_year_says_that_it_is_inferred(table: Table) -> None:
    text = " ".join(_texts(chart(table, lang="en")))
    assert text.count("Source:") == len(set(table.column("source_ids")))
    assert "9 December 2025 (year inferred)" in text
    assert "6 March 2025 (year" not in text


def test_what_contradicts_is_marked(table: Table) -> None:
    name = "drug-cases-solved-yunzhou"
    plain = chart(_one(table, name), lang="en")
    marked = chart(_one(table, name, conflicting_claim_ids="claim/x/y"), lang="en")
    assert "†" not in plain
    assert sum("†" in text for text in _texts(marked)) == 2


def test_a_screen_reader_is_told_everything(table: Table) -> None:
    svg = _parsed(chart(table, lang="en", title="All there is"))
    assert svg.get("role") == "img"
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None and desc is not None  # noqa: PT018
    assert f"{title.get('id')} {desc.get('id')}" == svg.get("aria-labelledby")
    assert title.text == "All there is"
    for one in bars(rows_of(table), "en")[0]:
        assert one.text in str(desc.text)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"/><image href="http://x.example"/>', "a\u202eb\x00c&d"],
)
def test_no_text_of_the_data_is_markup(text: str, table: Table) -> None:
    name = "drug-cases-solved-yunzhou"
    changed = _one(table, name, metric_en=text, printed=text, source_zh=text, area_en=text)
    svg = chart(changed, lang="en", title=text)
    plain = chart(_one(table, name), lang="en")
    tags, wanted = ({one.tag for one in _parsed(told).iter()} for told in (svg, plain))
    assert tags == wanted
    assert not set("\u202e\x00") & set(svg)


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_nothing_is_fetched_and_nothing_leaks_into_a_page(
    appearance: str, table: Table
) -> None:
    svg = chart(table, lang="zh", appearance=appearance)
    assert re.findall(r"https?://[^\"<]*", svg) == ["http://www.w3.org/2000/svg"]
    assert "href" not in svg
    name = _parsed(svg).get("id")
    assert set(re.findall(r"url\(([^)]*)\)", svg)) <= {f"#{name}-hatch", f"#{name}-dots"}
    (style,) = [element.text or "" for element in _parsed(svg).iter(f"{SVG}style")]
    rules = re.sub(r"@media[^{]*\{(.*)\}", r"\1", style)
    for selectors in re.findall(r"([^{}]+)\{", rules):
        assert all(one.startswith(f"#{name} ") for one in selectors.split(","))
    assert ("prefers-color-scheme" in style) == (appearance == "auto")


def test_colours_have_contrast_enough() -> None:
    from pingan_kg.charts import drawing

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colours in (drawing._LIGHT, drawing._DARK):
        for name, least in (("ink", 7.0), ("soft", 4.5), ("bar", 3.0)):
            low, high = sorted((light(colours[name]), light(colours["paper"])))
            assert (high + 0.05) / (low + 0.05) >= least


def test_a_chart_is_the_same_text_in_another_process() -> None:
    program = (
        "import sys; from pingan_kg.charts.drawing import chart; "
        "from pingan_kg.tables.writing import table; "
        "sys.stdout.buffer.write(chart(table(), lang='zh').encode())"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    from pingan_kg.tables.writing import table as shipped

    assert done.stdout.decode() == chart(shipped(), lang="zh")


@pytest.mark.parametrize(
    ("options", "said"),
    [({"width": 3}, "320 to 2000"), ({"appearance": "pink"}, "light, dark")],
)
def test_wrong_options_are_told(options: dict[str, object], said: str, table: Table) -> None:
    with pytest.raises(InputError, match=said):
        chart(table, lang="en", **options)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no figure to draw"):
        chart(Table(table.columns, ()), lang="en")


def test_the_longest_comes_first_on_request(table: Table) -> None:
    drawn = bars(rows_of(table), "en")[0]
    counted = [one for one in drawn if one.group[1:] == ("NUM", "起")]
    texts = _texts(chart(table, lang="en", longest_first=True))
    order = [text for text in texts if text in {one.text for one in counted}]
    assert order == [one.text for one in sorted(counted, key=lambda bar: -bar.far)]


@pytest.mark.parametrize(
    ("low", "high", "whole"),
    [("0", "12", True), ("-17", "12", False), ("0", "0.03", False), ("0", "2e9", True)],
)
def test_ticks_are_round_and_within(low: str, high: str, whole: bool) -> None:
    found = ticks(Decimal(low), Decimal(high), whole=whole)
    assert 3 <= len(found) <= 11
    assert Decimal(0) in found
    assert Decimal(low) <= min(found) <= max(found) <= Decimal(high)
    assert len({right - left for left, right in pairwise(found)}) == 1
    if whole:
        assert all(one == one.to_integral_value() for one in found)


def test_a_scale_has_room_for_what_lies_beyond_both_ends() -> None:
    found = scale([Extent(Decimal(-50), 100), Extent(Decimal(10), 30)], 0, 500)
    assert found.at(Decimal(-50)) - 100 == pytest.approx(0, abs=0.01)
    assert found.at(Decimal(10)) + 30 == pytest.approx(500, abs=0.01)


@pytest.mark.parametrize(
    "text", ["破获刑事案件数，全部" * 9, "Telecom-fraud cases " * 9, "x" * 99]
)
def test_lines_lose_nothing_and_fit(text: str) -> None:
    found = lines(text, 14, 200)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 14) <= 200 for line in found)
    assert not any(line[0] in "，、。" for line in found)


@cache
def _shipped() -> Table:
    return figures(model())


_VALUES = st.one_of(
    st.decimals(-100, 100, places=2),
    st.decimals(-(10**12), 10**12, places=0),
    st.sampled_from([Decimal("1e59"), Decimal("-1e-30"), Decimal(0)]),
)
_CHANGES = st.fixed_dictionaries(
    {
        "value": _VALUES,
        "min": st.none() | _VALUES,
        "max": st.none() | _VALUES,
        "comparator_code": st.sampled_from([*COMPARATORS, "unheard-of"]),
        "metric_kind_code": st.sampled_from(["flow", "ratio", "change", "rank", None]),
        "unit_code": st.sampled_from(["NUM", "PERCENT", "CCY_CNY"]),
        "printed": st.sampled_from([None, "2万余起", "x" * 60]),
    }
)


@given(st.lists(_CHANGES, min_size=1, max_size=4), st.sampled_from([320, 720]))
def test_any_values_are_drawn_within_the_picture(
    changes: list[dict[str, Cell]], size: int
) -> None:
    table = _shipped()
    rows = [_one(table, "drug-cases-solved", **cells).rows[0] for cells in changes]
    svg = chart(Table(table.columns, tuple(rows)), lang="en", width=size)
    _check_room(svg, size)


def test_two_charts_on_a_page_do_not_share_ids(table: Table) -> None:
    drawn = [
        chart(table, lang="zh"),
        chart(table, lang="en"),
        chart(table, lang="en", appearance="dark"),
        chart(table, lang="en", title="Another"),
        chart(table, lang="en", longest_first=True),
        chart(_one(table, "drug-cases-solved-yunzhou"), lang="en"),
    ]
    assert len({_parsed(svg).get("id") for svg in drawn}) == len(drawn)
