"""How well the rules of drafting read figures of pages that they were not written on.

Every claim of the shipped briefings that were read in part, as far as it is known: what
stands right before the quotation, the quotation, and what stands right behind it. The
graph, which people read and decided, says what is right. A figure is right where value,
comparator and unit are; a metric is right, open (nothing was proposed) or wrong. Whole
pages are not in the project, so that periods and agencies, which stand elsewhere on the
page, are not scored; and the labels of metrics were made by people who had read the same
pages. With --show the wrong ones are listed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from decimal import Decimal

from pingan_kg.briefing.model import Claim, Observation
from pingan_kg.briefing.reading import read
from pingan_kg.graph.store import briefings, shared
from pingan_kg.proposal.model import Row
from pingan_kg.proposal.rows import propose
from pingan_kg.proposal.text import Article

STATES = ("right", "open", "wrong")


def proposed(claim: Claim) -> Row | None:
    """Return the row that is proposed for the figure of a claim."""
    article = Article(claim.prefix + claim.exact + claim.suffix, claim.id, False)
    at = len(claim.prefix) + claim.exact.find(claim.figure)
    rows = propose(article, shared(), {"said": "2025-12-31", "area": "x", "id": "x"}).rows
    found = [row for row in rows if row.printed == claim.figure and row.start <= at < row.end]
    return found[0] if found else None


def scored(row: Row | None, fact: Observation) -> tuple[str, str]:
    """Return how the figure and how the metric is: right, open or wrong."""
    if row is None or not row.value:
        return "open", "open"
    given = (Decimal(row.value), row.comparator, row.unit)
    figure = "right" if given == (fact.value, fact.comparator, fact.measure) else "wrong"
    metric = fact.metric.name if fact.metric else ""
    is_open = not row.metric or re.fullmatch("metric-[0-9]+", row.metric)  # a new one is none
    return figure, "open" if is_open else "right" if row.metric == metric else "wrong"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    show = parser.parse_args().show
    figures: Counter[str] = Counter()
    metrics: Counter[str] = Counter()
    for name in briefings(shared()):
        briefing = read(shared(), name)
        if briefing.source.is_whole:
            continue
        for claim in briefing.claims:
            facts = [one for node in claim.facts if (one := briefing.observation(node))]
            if not claim.figure or len(facts) != 1 or facts[0].value is None:
                continue
            row = proposed(claim)
            figure, metric = scored(row, facts[0])
            figures[figure] += 1
            metrics[metric] += 1
            if show and "wrong" in (figure, metric):
                said = row and (row.value, row.comparator, row.unit, row.metric)
                fact = facts[0]
                print(f"{claim.exact}: {said}; {fact.value} {fact.comparator} {fact.id}")
    for what, counts in (("figures", figures), ("metrics", metrics)):
        total = counts.total()
        said = [f"{one} {counts[one]} ({counts[one] / total:.1%})" for one in STATES]
        print(f"{what} of {total}: {', '.join(said)}")


if __name__ == "__main__":
    main()
