"""Show what pingan_kg.figures reads, and beside it cn2an, jionlp and Recognizers-Text.

Run it with a Python that has pingan-kg installed::

    python benchmarks/figures.py [--rows] [--recognizers PATH]

Three parts. *The table* of the tests, beside the peers, which are used at their best:
each is given the print as it stands and, where that fails, without its unit word; of
several answers the right one counts. A peer that is not installed is named and left out
(``pip install cn2an jionlp recognizers-text-suite "emoji<2"``). Three verdicts: *all* of
what is printed (value and bounds, or date), the *value* only (bounds or hedge missing, or an
upper bound that is not printed), or *other*, another value than the table's; else it
does not read the figure. *Printed figures* of real pages, from the reference table
beside the project, each between neighbours that say what the table says of it. *The
Chinese specifications of Recognizers-Text*, from a copy of that repository at PATH, so
far as docs/figures.md has them in scope. What is absent is named and left out.

Exits 1 where ours does not read all of a row of which a peer reads at least the value.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import importlib
import io
import json
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from pingan_kg.figures import FigureError, Kind, Match, Reading, read, scan

TABLE = Path(__file__).parent.parent / "tests" / "figures" / "table.tsv"
PRINTED = Path(__file__).parents[2] / "shared" / "reference" / "figures" / "printed.tsv"
Row = dict[str, str]
Reader = Callable[[Row], str]
ALL, VALUE, OTHER, NONE = "all", "value", "other", "-"
RANKING = (ALL, VALUE, OTHER, NONE)
NEIGHBOURS = {
    "blur+": {"more-than", "at-least"},
    "blur-": {"less-than", "at-most", "nearly"},
    "blur": {"about"},
    "accurate": {"exactly"},
}


def texts(row: Row) -> Iterator[str]:
    """Yield the print, and the print without its unit word unless that is part of the value."""
    shown = row["printed"].replace("**", "")
    yield shown
    if row["unit"] and row["unit"] in shown and row["unit"] not in ("成", "‰"):
        yield shown.replace(row["unit"], "", 1)


def close(found: object, expected: str) -> bool:
    """Compare a peer's number with the table's, as far as binary numbers allow."""
    try:
        number = Fraction(str(found))
        return abs(number - Fraction(Decimal(expected))) <= Fraction(1, 10**9)
    except (ValueError, ZeroDivisionError, InvalidOperation):
        return False


def best(verdicts: list[str]) -> str:
    """Return the best of several answers."""
    return min(verdicts, key=RANKING.index, default=NONE)


def ours(row: Row) -> str:
    """Judge pingan_kg.figures."""
    try:
        figure = read(row["printed"])
    except FigureError:
        return NONE
    said = (
        str(figure.kind),
        str(figure.comparator),
        figure.unit,
        figure.date or figure.wording,
    )
    value = "" if figure.value is None else str(figure.value)
    right = said == (row["kind"], row["comparator"], row["unit"], row["says"])
    return ALL if right and value == row["value"] else OTHER


def cn2an_reader(module: ModuleType) -> Reader:
    """Judge cn2an: a number, or a text whose Chinese numerals became digits."""

    def answers(text: str) -> Iterator[str]:
        for mode in ("smart", "normal"):
            with contextlib.suppress(Exception):
                yield str(module.cn2an(text, mode))
        with contextlib.suppress(Exception):
            yield str(module.transform(text, "cn2an"))

    def judge(row: Row) -> str:
        verdicts = []
        warnings.simplefilter("ignore")
        exact = row["comparator"] == "exactly" and row["kind"] not in ("date", "worded")
        for answer in (answer for text in texts(row) for answer in answers(text)):
            number = answer.removesuffix("%")
            if not re.fullmatch(r"-?[0-9.]+(/[0-9]+)?", number) or not row["value"]:
                continue
            right = close(number, row["value"])
            verdicts.append((ALL if exact else VALUE) if right else OTHER)
        return best(verdicts)

    return judge


def _jionlp_money(row: Row, answer: dict[str, Any]) -> str:
    """Judge an amount of money: one number, or the two ends of a span."""
    number, precision = answer["num"], answer["definition"]
    if isinstance(number, list):
        low, _, high = row["interval"].strip("()[]").partition(",")
        if low and high and close(number[0], low) and close(number[1], high):
            return ALL
        return VALUE if row["value"] and close(number[0], row["value"]) else OTHER
    if not row["value"] or not close(number, row["value"]):
        return OTHER
    return ALL if row["comparator"] in NEIGHBOURS.get(precision, ()) else VALUE


def _jionlp_time(row: Row, answer: dict[str, Any]) -> str:
    """Judge a span of time or a date."""
    told = answer["time"]
    exact = row["comparator"] == "exactly"
    if row["kind"] == "duration" and isinstance(told, dict) and row["value"]:
        days = 7 if row["unit"] in ("周", "个星期", "星期") and "day" in told else 1
        expected = str(Decimal(row["value"]) * days)
        right = any(close(number, expected) for number in told.values())
        return (ALL if exact else VALUE) if right else OTHER
    if row["kind"] in ("date", "year") and isinstance(told, list):
        first, last = row["says"] or row["value"], row["says"] or row["value"]
        if row["interval"].startswith("["):
            first, _, last = row["interval"].strip("[]").partition(",")
        first, last = first.partition("/")[0], (last.partition("/")[2] or last)
        if ":" in first:
            first = last = first.removesuffix(":00")
        right = first.strip("-") in told[0] and last.strip("-") in told[1]
        return ALL if right else OTHER
    return NONE


def jionlp_reader(module: ModuleType) -> Reader:
    """Judge jionlp: its parsers of money (also for other counts) and of time."""
    base = {"year": 2025, "month": 12, "day": 9}

    def judge(row: Row) -> str:
        verdicts = []
        for text in texts(row):
            if row["kind"] not in ("duration", "date", "year"):
                with contextlib.suppress(Exception):
                    verdicts.append(_jionlp_money(row, module.parse_money(text)))
            else:
                with contextlib.suppress(Exception):
                    verdicts.append(_jionlp_time(row, module.parse_time(text, time_base=base)))
        return best(verdicts)

    return judge


def recognizers_reader(module: ModuleType) -> Reader:
    """Judge Recognizers-Text: its numbers and percentages in Chinese."""

    def answers(text: str) -> Iterator[str]:
        for name in ("recognize_number", "recognize_percentage"):
            with contextlib.suppress(Exception):
                for found in getattr(module, name)(text, "zh-cn"):
                    yield str(found.resolution["value"])

    def judge(row: Row) -> str:
        exact = row["comparator"] == "exactly" and row["kind"] not in ("date", "worded")
        verdicts = [
            (ALL if exact else VALUE)
            if close(answer.removesuffix("%"), row["value"])
            else OTHER
            for text in texts(row)
            for answer in answers(text)
            if row["value"]
        ]
        return best(verdicts)

    return judge


def peers() -> Iterator[tuple[str, Reader]]:
    """Yield the peers that are installed; say which are not."""
    for name, package, reader in (
        ("cn2an", "cn2an", cn2an_reader),
        ("jionlp", "jionlp", jionlp_reader),
        ("recognizers_number", "recognizers-text-suite 'emoji<2'", recognizers_reader),
    ):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                module = importlib.import_module(name)
        except ImportError as error:
            print(f"{name}: left out, {error} (pip install {package})", file=sys.stderr)
        else:
            yield name, reader(module)


def report(rows: list[Row], verdicts: dict[str, list[str]]) -> None:
    """Print who reads what, by kind and in all."""
    print(
        f"{'kind':<17}{'rows':>5}"
        + "".join(f"{name + ' all/value/other':>27}" for name in verdicts)
    )
    kinds = Counter(row["kind"] for row in rows)
    for kind in [*kinds, ""]:
        line = f"{kind or 'in all':<17}{kinds[kind] if kind else len(rows):>5}"
        for judged in verdicts.values():
            count = Counter(
                verdict
                for row, verdict in zip(rows, judged, strict=True)
                if kind in ("", row["kind"])
            )
            line += f"{count[ALL]:>17}{count[VALUE]:>5}{count[OTHER]:>5}"
        print(line)


def speed(rows: list[Row]) -> None:
    """Time reading and scanning."""
    times = []
    for row in rows:
        start = time.perf_counter_ns()
        for _ in range(100):
            read(row["printed"])
        times.append((time.perf_counter_ns() - start) // 100)
    text = "，".join(row["printed"] for row in rows)
    text = (text * (5000 // len(text) + 1))[:5000]
    start = time.perf_counter_ns()
    found = sum(1 for _ in scan(text))
    spent = (time.perf_counter_ns() - start) // 1000
    print(
        f"read: median {median(times) / 1000:.0f} µs a figure, most {max(times) / 1000:.0f} µs"
    )
    print(f"scan: {spent / 1000:.1f} ms for 5,000 characters with {found} figures")


def neighbours(row: Row) -> tuple[str, str]:
    """Return words around a printed figure that say what the table's other columns say.

    The sentences of the pages are not ours to keep.
    """
    before = "同比" if row["yoy"] else ""
    before += {"-1": "下降", "1": "增长"}.get(row["direction"], "为")
    hedged = {"nearly": "接近全部的", "about": "大约占到全部的"}.get(row["comparator"], "")
    if (
        hedged
        and row["printed"][0] in "0123456789一二三四五六七八九十"
        and row["kind"] != "special"
    ):
        return ("" if row["printed"].endswith("左右") else hedged), "，"
    if row["kind"] == "name":
        return "“", "”"
    if row["kind"] == "rank":
        return "位居", "，"
    if row["kind"] == "count" and not row["unit"] and row["printed"].endswith("日"):
        return "较前", "减少"  # 日 is no unit of it: the page speaks of the day before
    if row["printed"][0] in "百千万":
        return "每", "，"
    return before, "大任务" if len(row["printed"]) == 1 else "，"


def printed_right(row: Row, match: Match) -> bool:
    """Tell whether a figure says all that the table says of it."""
    figure = match.figure
    said = {"value": figure.value, "lower": figure.lower, "upper": figure.upper}
    for column in ("value", "lower", "upper"):
        if column == "value" or (row["value"] == "" and figure.kind is Kind.RANGE):
            wanted = row[column]
            if wanted and said[column] != Decimal(wanted):
                return False
    exact = row["comparator"] == str(figure.comparator) or "/" in row["date"]
    kind = row["kind"] in (str(figure.kind), "half")
    unit = figure.unit == row["unit"] and figure.date == row["date"]
    toward = (match.direction or 0, match.year_on_year) == (
        int(row["direction"] or 0),
        bool(row["yoy"]),
    )
    return kind and unit and toward and (exact or figure.wording != "")


def printed_figures(show: bool) -> None:
    """Score the printed figures of real pages, with their exact spans."""
    if not PRINTED.is_file():
        print(f"printed figures: left out, there is no {PRINTED.name} beside the project")
        return
    with PRINTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    verdicts: Counter[str] = Counter()
    for row in rows:
        before, after = neighbours(row)
        text = before + row["printed"] + after
        start, end = len(before), len(before + row["printed"])
        over = [match for match in scan(text) if match.start < end and start < match.end]
        read_ones = [match for match in over if match.reading is Reading.FIGURE]
        verdict = "refused" if over else "not found"
        if row["kind"] == "name":
            verdict = "wrong" if read_ones else "right"
        elif read_ones:
            whole = [(match.start, match.end) for match in over] == [(start, end)]
            right = whole and (row["kind"] == "special" or printed_right(row, over[0]))
            verdict = "right" if right else "wrong"
        verdicts[verdict] += 1
        if show or verdict != "right":
            print(f"  {verdict}: {text} ({row['kind']}, {row['source']})")
    print(f"printed figures: {len(rows)} rows, {dict(verdicts)}")


OUT_OF_SCOPE = {
    r"[^0-9,.] +[^ ]|[0-9] +[0-9万亿点分之%]|[ ]{2}|, ": "a space within a numeral",
    r"[0-9.]\s*[kKmMｋＫeE]|\^": "a notation of other fields",
    "[兆打折]|[0-9一二三四五六七八九十百千万]+两$|半百|百分位|万万|十几.*多|零几": (
        "a word that is refused"
    ),
    "又|分之[负負]|[负負].*分之|一百分之|五百分之|[0-9一]分之.*百": "an unusual fraction",
    "[壹贰叁肆伍陆柒捌玖拾佰仟貳陸倆].*[一二三四五六七八九十百千]|[一二三四五六七八九十百千].*"
    "[壹贰叁肆伍陆柒捌玖佰仟貳陸]|倆": "formal and plain numerals mixed",
    "第.*第": "a range of places",
    "大概.*(?:[~–-]|多)": "a hedge that leaves no certain bounds, or does not agree",
    "[元块].*[角毛分銭]|美元.*美分": "a compound amount",
    "年.*月|http": "a date or an address",
    "^[百千零]|^\\.|^[-－]\\.": "a numeral without its first digit",
    "千比特|千字节": "a unit that is folded",
    "20万次": "an expected value that is not that of the text",
}
"""By a pattern of the text that is to be found, why docs/figures.md does not cover it."""


def bounds_of(text: str) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of an interval as the specifications write it."""
    low, _, high = text[1:-1].partition(",")
    return (Fraction(low) if low else None), (Fraction(high) if high else None)


def says(model: str, value: str, matches: list[Match]) -> bool:
    """Tell whether figures say the value, or together the interval, that is expected.

    Whether an end of an interval belongs to it is not compared: the specifications have
    conventions of their own. 几十 has an upper bound with us and none there.
    """
    figures = [match.figure for match in matches]
    if model == "NumberRange":
        lows = [Fraction(one.lower) for one in figures if one.lower is not None]
        highs = [Fraction(one.upper) for one in figures if one.upper is not None]
        low, high = bounds_of(value)
        vague = high is None and any(one.kind is Kind.RANGE for one in figures)
        return max(lows, default=None) == low and (vague or min(highs, default=None) == high)
    wanted = Fraction(value.removesuffix("%"))
    for one in figures:
        scale = 100 if value.endswith("%") and one.kind is Kind.FRACTION else 1
        ends = (one.lower, one.upper) if one.value is None else (one.value,)
        found = [Fraction(end) * scale for end in ends if end is not None]
        if any(abs(end - wanted) <= abs(wanted) / 10**9 for end in found):
            return True
    return False


def expected(model: str, case: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is in scope of a case: verdict, text, value."""
    text = case["Input"]
    for result in case.get("Results", []):
        value = (result.get("Resolution") or {}).get("value")
        if value is None:
            continue
        if any(re.search(pattern, result["Text"]) for pattern in OUT_OF_SCOPE):
            continue
        if re.search(
            "年.*月|http|第.*第|大概.*[~–-]|大概.*多|[0-9１], [0-9４２]{3}(?![0-9])", text
        ) or (text.strip() != text):
            continue
        start = result.get("Start", text.find(result["Text"]))
        end = result.get("End", start + len(result["Text"]) - 1) + 1
        found = [match for match in scan(text) if match.start < end and start < match.end]
        over = [match for match in found if match.reading is Reading.FIGURE]
        if not over and text == result["Text"]:
            with contextlib.suppress(FigureError):
                over = [Match(0, len(text), read(text))]
        verdict = "right" if says(model, value, over) else "wrong" if over else "refused"
        yield verdict, text, value


def specifications(folder: Path | None, show: bool) -> None:
    """Score the Chinese specifications of Recognizers-Text that are in scope."""
    paths = sorted((folder or Path()).glob("Specs/Number*/Chinese/*Model.json"))
    if not paths:
        print("Recognizers-Text: left out, say where a copy is with --recognizers")
        return
    for path in paths:
        model = path.stem.removesuffix("Model")
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
        judged = [one for case in cases for one in expected(model, case)]
        for verdict, text, value in judged:
            if show or verdict != "right":
                print(f"  {verdict}: {text} ({value})")
        print(f"Recognizers-Text {model}: {dict(Counter(one[0] for one in judged))}")


def main() -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", action="store_true", help="print each row's verdicts")
    parser.add_argument("--recognizers", type=Path, help="a copy of Recognizers-Text")
    arguments = parser.parse_args()
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    readers: dict[str, Reader] = {"pingan_kg": ours, **dict(peers())}
    verdicts = {name: [judge(row) for row in rows] for name, judge in readers.items()}
    if arguments.rows:
        for number, row in enumerate(rows):
            told = "\t".join(f"{name} {judged[number]}" for name, judged in verdicts.items())
            print(f"{row['printed']}\t{told}")
    report(rows, verdicts)
    printed_figures(arguments.rows)
    specifications(arguments.recognizers, arguments.rows)
    speed(rows)
    missed = [
        row["printed"]
        for number, row in enumerate(rows)
        if verdicts["pingan_kg"][number] != ALL
        and any(judged[number] in (ALL, VALUE) for judged in verdicts.values())
    ]
    print("read by a peer and not by pingan_kg:", "、".join(missed) or "none")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
