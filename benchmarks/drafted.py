"""How well drafting reads whole texts: every field of a figure, against a table by hand.

``drafted.tsv`` has the right answer for each figure of texts that are not in the project;
its figures and short phrases were written by hand before the rules were run on them.
Give the folder of the texts. A field is right, open (left empty) or wrong.

- figure: value, comparator and unit
- phrase: the words are usable as they stand; head: what is counted is in them
- period, baseline, agency: as printed or as the sentence before has it; an agency that
  stands in another sentence may be given or left empty
- told: a date, a name, an ordinal or an aside is not taken for a value, nor the reverse
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from pingan_kg.graph.store import shared
from pingan_kg.proposal.model import Row
from pingan_kg.proposal.rows import propose
from pingan_kg.proposal.text import Article, read_article

GOLD = Path(__file__).with_suffix(".tsv")
STATES = ("right", "open", "wrong")
FIELDS = ("figure", "phrase", "head", "period", "baseline", "agency", "told")
LIKE = 0.8
"""A phrase is usable where it shares so much with the one by hand, by pairs of characters."""

Scores = dict[str, Counter[str]]


def placed(article: Article, rows: tuple[Row, ...]) -> list[tuple[int, int, Row]]:
    """Return the rows with where their figures stand."""
    found, at = [], 0
    for row in rows:
        at = article.text.index(row.printed, max(at, row.start))
        found.append((at, at + len(row.printed), row))
        at += len(row.printed)
    return found


def plain(text: str) -> str:
    return re.sub(r"[\s“”\"‘’（）()、，的]", "", text)


def usable(phrase: str, given: str) -> bool:
    """Tell whether a phrase says what one of those by hand says."""
    for one in given.split("|"):
        head, gap, tail = one.partition("…")
        if gap and phrase.startswith(head) and phrase.endswith(tail):
            return True
        pairs = [Counter(pairwise(text)) for text in map(plain, (one, phrase))]
        total = sum(map(Counter.total, pairs))
        if total and 2 * (pairs[0] & pairs[1]).total() / total >= LIKE:
            return True
    return False


def figure(row: Row, gold: dict[str, str]) -> str:
    if not row.value or not row.unit:
        return "open"
    given = (Decimal(row.value), row.comparator, row.unit)
    right = (Decimal(gold["value"]), gold["comparator"], gold["unit"])
    return "right" if given == right else "wrong"


def named(given: str, gold: str) -> str:
    """Return how a period is: ``-`` stands for none, ``any`` for what is not scored."""
    if gold == "any":
        return ""
    if given in gold.split("|") or (not given and gold == "-"):
        return "right"
    return "wrong" if given else "open"


def agency(given: str, gold: str) -> str:
    """Return how an agency is: one with ``?`` may be left empty."""
    wanted = gold.removeprefix("?")
    if gold == "-":
        return "wrong" if given else ""
    if not given:
        return "" if gold.startswith("?") else "open"
    return "right" if given == wanted or wanted.endswith(given) else "wrong"


def scored(row: Row, gold: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield how each field of a figure is."""
    yield "figure", figure(row, gold)
    good = usable(row.phrase, gold["phrase"])
    yield "phrase", "right" if good else "wrong" if row.phrase else "open"
    head = good or all(word in plain(row.phrase) for word in map(plain, gold["head"].split()))
    yield "head", "right" if head else "wrong" if row.phrase else "open"
    yield "period", named(row.period, gold["period"])
    if gold["baseline"] != "-" or row.baseline:
        yield "baseline", named(row.baseline, gold["baseline"])
    yield "agency", agency(row.named, gold["agency"])


def text(path: Path, golds: list[dict[str, str]], scores: Scores, *, show: bool) -> None:
    """Score the figures of one text."""
    article = read_article(path)
    source = {"id": "x", "published": golds[0]["published"]}
    rows = placed(article, propose(article, shared(), source).rows)
    at = 0
    for gold in golds:
        start = article.text.index(gold["printed"], at)
        at = start + len(gold["printed"])
        here = [one for one in rows if one[0] < at and start < one[1]]
        rows = [one for one in rows if one not in here]
        taken = [row for _, _, row in here if row.decision != "exclude"]
        if gold["value"] == "any":
            continue
        scores["told"]["right" if taken else "wrong"] += 1
        found = scored(taken[0], gold) if taken else iter([("figure", "open")])
        for field, state in found:
            if state:
                scores[field][state] += 1
            if show and state not in ("", "right"):
                row = taken[0] if taken else None
                print(f"{path.stem} {gold['printed']} {field} {state}: {said(row, field)}")
    for _, _, row in rows:
        is_told = row.decision == "exclude" or any(why.startswith("unread") for why in row.why)
        scores["told"]["right" if is_told else "wrong"] += 1
        if show and not is_told:
            print(f"{path.stem} {row.printed} is no value")


def said(row: Row | None, field: str) -> str:
    if row is None:
        return "nothing"
    name = {"head": "phrase", "agency": "named"}.get(field, field)
    if field == "figure":
        return f"{row.value} {row.comparator} {row.unit}"
    return str(getattr(row, name, "")) or "nothing"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, help="the folder of the texts, NAME.txt each")
    parser.add_argument("--gold", type=Path, default=GOLD, help="another table by hand")
    parser.add_argument("--show", action="store_true", help="list what is not right")
    options = parser.parse_args()
    golds: dict[str, list[dict[str, str]]] = defaultdict(list)
    with options.gold.open(encoding="utf-8") as file:
        for gold in csv.DictReader(file, delimiter="\t"):
            golds[gold["text"]].append(gold)
    scores: Scores = {field: Counter() for field in FIELDS}
    for name, own in golds.items():
        text(options.texts / f"{name}.txt", own, scores, show=options.show)
    for field, counts in scores.items():
        total = counts.total()
        shares = ", ".join(f"{one} {counts[one]} ({counts[one] / total:.1%})" for one in STATES)
        print(f"{field} of {total}: {shares}")


if __name__ == "__main__":
    main()
