"""What is new in a text: stubs of metrics, agencies and areas, which ask a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .doubts import UNSURE
from .model import Row
from .text import Article

__all__ = ["place_named", "with_stubs"]

_NO_NAME = re.compile("[的比较了]|.{0,1}$")
_OF = {"change": ("flow", "stock"), "difference": ("ratio",)}
_MEASURED = {"CCY_CNY": "money", "人": "person", "名": "person", "人次": "person-time"}
"""What is counted, where the unit or the measure word leaves no doubt."""
_BYLINE = re.compile("(?:[一-鿿]{2,8})?记者[ 　：:]*([一-鿿]{2,4})(?=[ 　\n）)，,]|$)")
_PLACE_NAMED = re.compile("([一-鿿]{2,4}?(?:省|市|自治区|自治州|区|县))")


def place_named(article: Article) -> str:
    """Return the place that a text names first, in its title if it has one, or nothing."""
    found = _PLACE_NAMED.search(article.title or article.text[:200])
    return found[1] if found else ""


def with_stubs(
    rows: tuple[Row, ...],
    source: dict[str, str],
    article: Article,
    counted: Mapping[str, str],
) -> tuple[tuple[Row, ...], tuple[dict[str, str], ...]]:
    """Return the rows with the keys of what is new, and the stubs that ask about it.

    ``counted`` has the names of the things that metrics count, by their Chinese labels.
    """
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
    new: dict[tuple[str, ...], str] = {}
    done = []
    for row in rows:
        if row.named and not row.agency:
            key = new.get(("agency", row.named)) or _key("agency", stubs)
            if ("agency", row.named) not in new:
                new["agency", row.named] = key
                stubs.append(_stub("agency", key, row.named, agency_kind="department"))
            row = replace(row, agency=key)  # noqa: PLW2901
        row = _with_metric(row, stubs, counted, new)  # noqa: PLW2901
        done.append(row)
    return tuple(done), tuple(stubs)


def _with_metric(
    row: Row,
    stubs: list[dict[str, str]],
    counted: Mapping[str, str],
    new: dict[tuple[str, ...], str],
) -> Row:
    """Return a row without a metric with the key of a new one, where its words name one."""
    if row.decision != "open" or row.metric or not row.phrase or not row.unit:
        return row
    kind = row.kind
    if kind in ("change", "difference") and row.unit != "PERCENT":
        return replace(row, why=(*row.why, "a difference in numbers is of no kind of metric"))
    if _NO_NAME.match(row.phrase):
        return replace(row, why=(*row.why, "its words name no metric"))
    named = ("metric", row.phrase, kind, row.unit)
    if (key := new.get(named, "")) == "":
        key = new[named] = _key("metric", stubs)
        of = next((new[one] for one in new if _is_base(one, row)), "")
        stubs.append(_metric_stub(key, row, of, counted))
    why = f"new: {key}, if it is no known one"
    sure = not any(one.startswith(UNSURE) for one in row.why)
    return replace(row, metric=key if sure else "", why=(*row.why, why))


def _is_base(named: tuple[str, ...], row: Row) -> bool:
    """Tell whether a new metric is the one that a row tells the change of."""
    changed = row.kind in ("change", "difference")
    return changed and named[:2] == ("metric", row.phrase) and named[2] in _OF[row.kind]


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


def _metric_stub(key: str, row: Row, of: str, counted: Mapping[str, str]) -> dict[str, str]:
    changed = row.kind in ("change", "difference")
    thing = _MEASURED.get(row.unit) or _MEASURED.get(row.classifier, "")
    if not thing and row.kind in ("flow", "stock"):
        ends = (label for label in counted if row.phrase.endswith(label))
        thing = counted.get(max(ends, key=len, default=""), "")
    thing = thing if thing in counted.values() else ""
    asked = {"of": of} if changed else {"counted": thing}
    return _stub(
        "metric",
        key,
        f"{row.phrase}变化幅度" if changed else row.phrase,
        **asked,
        metric_kind=row.kind,
        unit=row.unit,
        theme="",
        definition_zh="",
        definition_en="",
        better="",
    )
