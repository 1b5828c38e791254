"""What is new in a text: stubs of metrics, agencies and areas, which ask a person."""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Row
from .text import Article

__all__ = ["with_stubs"]

_PLACE_NAMED = re.compile("([一-鿿]{2,4}?(?:省|市|自治区|自治州|区|县))")


def with_stubs(
    rows: tuple[Row, ...], source: dict[str, str], article: Article
) -> tuple[tuple[Row, ...], tuple[dict[str, str], ...]]:
    """Return the rows with the keys of what is new, and the stubs that ask about it."""
    stubs: list[dict[str, str]] = []
    if not source["area"]:
        named = _PLACE_NAMED.search(article.title or article.text[:200])
        stubs.append(_stub("area", "area-1", named[1] if named else "", within="", gbt2260=""))
        source["area"] = "area-1"
        rows = tuple(replace(row, area=row.area or "area-1") for row in rows)
    if not source.get("publisher"):
        stubs.append(_stub("agency", "agency-1", "", agency_kind="media"))
        source["publisher"] = "agency-1"
    new: dict[tuple[str, str], str] = {}
    done = []
    for row in rows:
        if row.named and not row.agency:
            key = new.get(("agency", row.named)) or f"agency-{len(stubs) + 1}"
            if ("agency", row.named) not in new:
                new["agency", row.named] = key
                stubs.append(_stub("agency", key, row.named, agency_kind="department"))
            row = replace(row, agency=key)  # noqa: PLW2901
        if row.decision == "open" and not row.metric and row.phrase and row.unit:
            key = new.get(("metric", row.phrase)) or f"metric-{len(stubs) + 1}"
            if ("metric", row.phrase) not in new:
                new["metric", row.phrase] = key
                stubs.append(_metric_stub(key, row))
            row = replace(row, why=(*row.why, f"new: {key}, if it is no known one"))  # noqa: PLW2901
        done.append(row)
    return tuple(done), tuple(stubs)


def _stub(kind: str, key: str, zh: str, **more: str) -> dict[str, str]:
    return {"key": key, "kind": kind, "id": "", "zh": zh, "en": "", **more}


def _metric_stub(key: str, row: Row) -> dict[str, str]:
    return _stub(
        "metric",
        key,
        row.phrase,
        definition_zh="",
        definition_en="",
        metric_kind=row.kind,
        unit=row.unit,
        theme="",
        counted="",
        better="",
    )
