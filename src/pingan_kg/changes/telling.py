"""Tell changes to people, as text or Markdown, and to programs, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import UnknownName, did_you_mean
from ..rdf.names import BASE
from .facts import KINDS, Change, Changes
from .patch import patch

__all__ = ["FORMATS", "told"]

FORMATS = ("text", "md", "json", "ldp")
"""The forms in which changes are told."""

_WORDS = {
    "zh": {
        "figure": "数据",
        "recognition": "荣誉与里程碑",
        "claim": "陈述与排除",
        "program": "项目",
        "metric": "指标",
        "agency": "机构",
        "link": "链接",
        "other": "其他",
        "added": "新增",
        "withdrawn": "撤回",
        "changed": "更改",
        "none": "没有变化。",
        "from": "由“{}”改为“{}”",
        "versions": "从{}到{}",
        "between": "：",
        "nothing": "无",
    },
    "en": {
        "figure": "Figures",
        "recognition": "Recognitions and milestones",
        "claim": "Claims and exclusions",
        "program": "Programs",
        "metric": "Metrics",
        "agency": "Agencies",
        "link": "Links",
        "other": "Other",
        "added": "added",
        "withdrawn": "withdrawn",
        "changed": "changed",
        "none": "Nothing has changed.",
        "from": "from “{}” to “{}”",
        "versions": "From {} to {}",
        "between": ": ",
        "nothing": "nothing",
    },
}


def told(changes: Changes, format: str = "text", lang: str = "zh") -> str:
    """Return the changes in one of :data:`FORMATS`.

    Raises :class:`~pingan_kg.errors.UnknownName` for another, and as
    :func:`pingan_kg.changes.patch.patch` does.
    """
    if format == "ldp":
        return patch(changes)
    if format == "json":
        import json

        return json.dumps(_document(changes), ensure_ascii=False, indent=2) + "\n"
    if format in ("text", "md"):
        return "\n".join(_lines(changes, lang, markdown=format == "md")) + "\n"
    hint = did_you_mean(format, FORMATS) or f"; there are: {', '.join(FORMATS)}"
    raise UnknownName(f"no format of changes is called {format!r}{hint}")


def _lines(changes: Changes, lang: str, *, markdown: bool) -> Iterator[str]:
    words = _WORDS[lang]
    if changes.old_version and changes.old_version != changes.new_version:
        title = words["versions"].format(changes.old_version, changes.new_version)
        yield f"# {title}" if markdown else title
        yield ""
    if not changes.changes:
        yield words["none"]
    separate = False
    for kind in KINDS:
        found = [one for one in changes.changes if one.kind == kind]
        if not found:
            continue
        if separate:
            yield ""
        separate = True
        counts = ", ".join(
            f"{number} {words[how]}" if lang == "en" else f"{words[how]}{number}"
            for how in ("changed", "added", "withdrawn")
            if (number := sum(one.how == how for one in found))
        )
        title = f"{words[kind]} ({counts})" if lang == "en" else f"{words[kind]}（{counts}）"
        yield f"## {title}\n" if markdown else title
        for one in found:
            yield from _told(one, lang, markdown=markdown)


def _told(one: Change, lang: str, *, markdown: bool) -> Iterator[str]:
    words = _WORDS[lang]
    label = one.label.get(lang, one.id)
    said = f"{words[one.how]}{words['between']}{label}"
    if one.before.get(lang) != one.after.get(lang) and one.before and one.after:
        said += words["between"] + words["from"].format(
            one.before.get(lang, words["nothing"]), one.after.get(lang, words["nothing"])
        )
    yield f"- {said} (`{one.id}`)" if markdown else f"  {said}  {one.id}"
    for difference in one.differences:
        name = f"`{difference.property}`" if markdown else difference.property
        old = " | ".join(difference.old) or words["nothing"]
        new = " | ".join(difference.new) or words["nothing"]
        yield (
            "  - " if markdown else "      "
        ) + f"{name}: {_one_line(old)} → {_one_line(new)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _document(changes: Changes) -> dict[str, Any]:
    return {
        "old": _state(changes.old_version),
        "new": _state(changes.new_version),
        "changes": [
            {
                "how": one.how,
                "kind": one.kind,
                "id": one.id,
                "label": one.label,
                "before": one.before,
                "after": one.after,
                "differences": [
                    {"property": said.property, "old": list(said.old), "new": list(said.new)}
                    for said in one.differences
                ],
            }
            for one in changes.changes
        ],
    }


def _state(version: str) -> dict[str, str]:
    """Return a version, and the IRI that the catalogue of its release gives it."""
    return {"version": version, "iri": f"{BASE}releases/{version}"} if version else {}
