"""Compare who reads what: pingan_kg.figures, cn2an and jionlp on one table of figures.

Run it with a Python that has pingan-kg installed::

    python benchmarks/figures.py [--rows]

The peers are used at their best: each is given the print as it stands and, where
that fails, without its unit word; of several answers the right one counts. A peer
that is not installed is named and left out (``pip install cn2an jionlp``). Three
verdicts: *all* of what is printed (value and bounds, or date), the *value* only
(bounds or hedge missing, or an upper bound that is not printed), or *other*, another
value than the table's; else it does not read the figure. Exits 1 where ours does
not read all of a row of which a peer reads at least the value.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import importlib
import io
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

from pingan_kg.figures import FigureError, read, scan

TABLE = Path(__file__).parent.parent / "tests" / "figures" / "table.tsv"
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


def peers() -> Iterator[tuple[str, Reader]]:
    """Yield the peers that are installed; say which are not."""
    for name, reader in (("cn2an", cn2an_reader), ("jionlp", jionlp_reader)):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                module = importlib.import_module(name)
        except ImportError:
            print(f"{name}: not installed, left out (pip install {name})", file=sys.stderr)
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


def main() -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", action="store_true", help="print each row's verdicts")
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
