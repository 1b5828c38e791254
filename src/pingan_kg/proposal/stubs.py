"""What is new in a text: stubs of metrics, agencies and areas, which ask a person."""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Row
from .text import Article

__all__ = ["place_named", "with_stubs"]

_BYLINE = re.compile("(?:[一-鿿]{2,8})?记者[ 　：:]*([一-鿿]{2,4})(?=[ 　\n）)，,]|$)")
_PLACE_NAMED = re.compile("([一-鿿]{2,4}?(?:省|市|自治区|自治州|区|县))")


def place_named(article: Article) -> str:
    """Return the place that a text names first, in its title if it has one, or nothing."""
    found = _PLACE_NAMED.search(article.title or article.text[:200])
    return found[1] if found else ""


def with_stubs(
    rows: tuple[Row, ...], source: dict[str, str], article: Article
) -> tuple[tuple[Row, ...], tuple[dict[str, str], ...]]:
    """Return the rows with the keys of what is new, and the stubs that ask about it."""
    stubs: list[dict[str, str]] = []
    if not source["area"]:
        stubs.append(_stub("area", "area-1", place_named(article), within="", gbt2260=""))
        source["area"] = "area-1"
        rows = tuple(replace(row, area=row.area or "area-1") for row in rows)
    if not source.get("publisher"):
        stubs.append(_stub("agency", "agency-1", "", agency_kind="media"))
        source["publisher"] = "agency-1"
    if not source.get("reporter"):
        stubs.append(_reporter(article))
        source["reporter"] = "person-1"
    new: dict[tuple[str, str], str] = {}
    done = []
    for row in rows:
        if row.named and not row.agency:
            key = new.get(("agency", row.named)) or _key("agency", stubs)
            if ("agency", row.named) not in new:
                new["agency", row.named] = key
                stubs.append(_stub("agency", key, row.named, agency_kind="department"))
            row = replace(row, agency=key)  # noqa: PLW2901
        if row.decision == "open" and not row.metric and row.phrase and row.unit:
            key = new.get(("metric", row.phrase)) or _key("metric", stubs)
            if ("metric", row.phrase) not in new:
                new["metric", row.phrase] = key
                stubs.append(_metric_stub(key, row))
            row = replace(row, why=(*row.why, f"new: {key}, if it is no known one"))  # noqa: PLW2901
        done.append(row)
    return tuple(done), tuple(stubs)


def _key(kind: str, stubs: list[dict[str, str]]) -> str:
    return f"{kind}-{sum(stub['kind'] == kind for stub in stubs) + 1}"


def _reporter(article: Article) -> dict[str, str]:
    """Return the stub of who wrote it, with the place of the by-line where there is one."""
    found = _BYLINE.search(article.text)
    if found is None:
        return _stub("person", "person-1", "")
    start, end = found.span()
    line, edge = article.paragraph(start)
    return _stub(
        "person",
        "person-1",
        found[1],
        start=str(start),
        end=str(end),
        quote=found[0],
        prefix=article.text[max(line, start - 12) : start],
        suffix=article.text[end : min(edge, end + 12)],
        part=article.part(start),
    )


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
