"""Who and where: the agencies and areas that a text names, known or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..briefing.statements import Said, node_of
from ..languages import simplified
from ..rdf.names import PREFIXES
from .text import Article

__all__ = ["Subject", "Subjects"]

_GENERIC = [
    "公安机关",
    "公安部门",
    "公安局",
    "公安厅",
    "交警部门",
    "交管部门",
    "公安交管部门",
    "交警",
    "派出所",
    "检察机关",
    "检察院",
    "法院",
    "司法行政机关",
    "司法局",
    "司法厅",
    "应急管理局",
    "应急管理厅",
    "应急管理部门",
    "消防救援支队",
    "消防救援总队",
    "消防部门",
    "信访部门",
    "市场监管部门",
    "政法机关",
    "政法委",
    "统计局",
    "卫生健康委",
    "教育局",
    "民政局",
    "移民管理机构",
    "移民管理局",
    "出入境管理部门",
    "行政机关",
    "人民调解组织",
]
_PLACED = re.compile(
    "(?:(?:全|我|本)(?:国|省|市|区|县|州|自治区)|各级|[一-鿿]{2,6}?(?:省|市|区|县|州))?(?:各级)?(?:"
    + "|".join(sorted(_GENERIC, key=len, reverse=True))
    + ")"
)
_OWN = re.compile("(?:全|我|本)(?:国|省|市|区|县|州|自治区)|各级")
_SUFFIX = re.compile("(?:省|市|区|县|州|自治区|特别行政区)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """An agency as a text names it, at a place; ``name`` is empty where it is not known."""

    start: int
    called: str
    name: str


class Subjects:
    """The agencies and areas of a graph, to be found in a text."""

    def __init__(self, store: Store) -> None:
        """Read their names once."""
        self._areas = _called(store, "schema:AdministrativeArea", "area")
        self._agencies = _called(store, "pa:Agency", "agency")

    def area(self, article: Article) -> tuple[str, str]:
        """Return the area that a text is about, and its short Chinese name, if it is clear.

        It is the one that title and opening name first.
        """
        opening = article.text[: article.paragraphs[min(2, len(article.paragraphs) - 1)][1]]
        found = [
            (at, -len(called), name, called)
            for called, name in self._areas.items()
            if (at := simplified(opening).find(called)) >= 0
        ]
        if not found:
            return "", ""
        _, _, name, called = min(found)
        return name, _SUFFIX.sub("", called)

    def areas_in(self, text: str) -> list[tuple[int, str]]:
        """Return the areas that a text names, each once, with where."""
        plain = simplified(text)
        found: dict[str, int] = {}
        for called in sorted(self._areas, key=len, reverse=True):
            at = plain.find(called)
            if at >= 0:
                found.setdefault(self._areas[called], at)
        return sorted((at, name) for name, at in found.items())

    def agencies(self, article: Article, called: str) -> list[Subject]:
        """Return the agencies that a text names, in order.

        A general name, such as 公安机关, is an agency of the text's own area: known only
        where the graph has one of that name and area.
        """
        text = simplified(article.text)
        found: dict[int, Subject] = {}
        for name in sorted(self._agencies, key=len, reverse=True):
            for one in re.finditer(re.escape(name), text):
                if not _covered(found, one.start(), one.end()) and len(name) > 4:
                    found[one.start()] = Subject(one.start(), name, self._agencies[name])
        for one in _PLACED.finditer(text):
            if _covered(found, one.start(), one.end()):
                continue
            bare = _OWN.sub("", one[0])
            names = [f"{called}{bare}", f"{called}市{bare}", f"{called}省{bare}", one[0]]
            known = [
                self._agencies[name] for name in names if called and name in self._agencies
            ]
            found[one.start()] = Subject(one.start(), one[0], next(iter(known), ""))
        return [found[at] for at in sorted(found)]


def _covered(found: dict[int, Subject], start: int, end: int) -> bool:
    return any(
        one.start < end and start < one.start + len(one.called) for one in found.values()
    )


def _called(store: Store, kind: str, folder: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, node_of("rdf:type"), node_of(kind)):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(
            PREFIXES[folder]
        ):
            name = quad.subject.value.removeprefix(PREFIXES[folder])
            for text in Said(store, quad.subject).names():
                if len(text) > 1 and not text.isascii():
                    found.setdefault(simplified(text), name)
    return found
