"""Who and where: the agencies and areas that a text names, known or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from ..briefing.statements import Said, node_of
from ..rdf.names import PREFIXES
from ..scripts import simplified
from .text import Article

__all__ = ["Subject", "Subjects"]

_AREA = "schema:AdministrativeArea"
_GENERIC = [
    "公安机关",
    "公安部门",
    "公安局",
    "公安厅",
    "公安分局",
    "公安交警部门",
    "公安交管部门",
    "交警部门",
    "交管部门",
    "公安交警支队",
    "交警支队",
    "交警总队",
    "交警",
    "派出所",
    "警方",
    "中院",
    "高院",
    "中级人民法院",
    "高级人民法院",
    "检察机关",
    "检察院",
    "人民检察院",
    "法院",
    "人民法院",
    "法院系统",
    "司法行政机关",
    "司法行政系统",
    "司法行政部门",
    "司法局",
    "司法厅",
    "应急管理局",
    "应急管理厅",
    "应急管理部门",
    "应急管理系统",
    "消防救援支队",
    "消防救援总队",
    "消防救援局",
    "消防救援队伍",
    "消防救援机构",
    "消防部门",
    "森林消防队伍",
    "信访部门",
    "信访局",
    "市场监管部门",
    "市场监管局",
    "政法机关",
    "政法委",
    "统计局",
    "卫生健康委",
    "教育局",
    "民政局",
    "移民管理机构",
    "移民管理局",
    "移民管理部门",
    "出入境管理部门",
    "出入境边防检查机关",
    "边检机关",
    "边检总站",
    "海关总署",
    "公安部",
    "司法部",
    "应急管理部",
    "公安部门",
    "海警局",
    "海警机构",
    "税务局",
    "税务部门",
    "行政机关",
    "行政复议机构",
    "人民调解组织",
    "法律援助机构",
    "公证机构",
    "仲裁委员会",
    "仲裁委",
    "生态环境局",
    "交通运输局",
    "住建局",
    "城管局",
    "人社局",
    "医保局",
    "农业农村局",
    "气象局",
    "禁毒委",
    "网信办",
]
_OWN = re.compile(
    "(?:全|我|本)(?:国|省|市|区|县|州|自治区)|各级|(?<![一-鿿])[省市区县](?=公|检|法|司|消|应|交|信|政|统|卫|教|民|人)"
)
_PLACE = (
    "(?:(?:全|我|本)(?:国|省|市|区|县|州|自治区)|最高|国家|中国|各级|各地"
    "|(?!其中|同时|记者|[全我本各])(?![^省市区县州]{0,5}[从由在向据自被])[一-鿿]{2,6}?(?:省|市|区|县|州)"
    "|(?:(?<![一-鿿])|(?<=其中)|(?<=[由和与从据自]))[省市区县])"
)
_PLACED = re.compile(
    f"{_PLACE}?(?:各级|两级|三级|铁路|民航|长航|林业)?(?:"
    + "|".join(sorted(_GENERIC, key=len, reverse=True))
    + "){1,2}|(?:全国|中国|各地|[一-鿿]{2})海关(?!总署|法|监管|特殊|缉私)"
)
_TOLD_BY = ("从", "据", "向", "自", "被", "由于")
"""What stands before an agency that is only the source of the news."""
_SPEAKS = re.compile(
    "(?:[:：]|客户端|[网报社]?[讯电]|消息|网站|(?:[一-鿿]{0,4}(?:平台|热线|APP)))|"
    "(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|今[日天]|昨[日天])?(?:上午|下午)?(?:党(?:委|组)(?:书记|成员)?|办公室|政策法规司|相关|有关|主要|副|高级|新闻|[一-鿿]{0,4}(?:处|局|司))*、?"
    "(?:发言人|局长|厅长|院长|检察长|主任|司长|处长|支队长|总队长|大队长|指挥长|政委|书记|负责人|人员|召开|举行|"
    "(?:例行)?新闻(?:发布会|通气会)|工作报告|通报会|发布会)"
)
_SUFFIX = re.compile("(?:省|市|区|县|州|自治区|特别行政区)$")
_COUNTRY = re.compile(
    "全国(?!首|前|同|最|第|文明|优秀|先进|百|十|性|人大|政协|示范|领先|平均|各地)"
)
_LOCAL = re.compile("[全我本](?:省|市|区|县|州)|[省市区县](?:公安局|公安厅|司法局|政府|委)")


@dataclass(frozen=True, slots=True)
class Subject:
    """An agency as a text names it, at a place; ``name`` is empty where it is not known."""

    start: int
    called: str
    name: str
    is_doer: bool = True
    """False where it only speaks or meets: its spokesman, its press conference."""

    @property
    def end(self) -> int:
        return self.start + len(self.called)


class Subjects:
    """The agencies and areas of a graph, to be found in a text."""

    def __init__(self, store: Store) -> None:
        """Read their names once."""
        self._areas = _called(store, _AREA, "area")
        self._agencies = _called(store, "pa:Agency", "agency")
        self._short = {_SUFFIX.sub("", called) for called in self._areas}
        self._called: dict[str, list[str]] = {}
        for called, name in self._agencies.items():
            self._called.setdefault(name, []).append(called)
        self._country = _country(store)

    def area(self, article: Article) -> tuple[str, str]:
        """Return the area that a text is about, and its short Chinese name, if it is clear.

        It is the one that title and opening name first.
        """
        opening = article.text[: article.paragraphs[min(2, len(article.paragraphs) - 1)][1]]
        opening = simplified(opening)
        found = [
            (at, -len(called), name, called)
            for called, name in self._areas.items()
            if (at := opening.find(called)) >= 0
        ]
        whole = _COUNTRY.search(opening)
        if whole and not _LOCAL.search(simplified(article.text)):
            found += [(whole.start(), 0, self._country, "全国")]
        if not found or not min(found)[2]:
            return "", ""
        _, _, name, called = min(found)
        return name, "全国" if name == self._country else _SUFFIX.sub("", called)

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
            if len(name) <= 4 or name in _GENERIC:
                continue
            for one in re.finditer(re.escape(name), text):
                if not _covered(found, *one.span()):
                    known = self._known((name,), called)
                    found[one.start()] = _subject(text, one.start(), name, known)
        for one in _PLACED.finditer(text):
            if not _covered(found, *one.span()):
                bare = _OWN.sub("", one[0])
                names = (
                    f"{called}{bare}",
                    f"{called}市{bare}",
                    f"{called}省{bare}",
                    one[0],
                    bare,
                )
                known = self._known(names, called) if called else ""
                found[one.start()] = _subject(text, one.start(), one[0], known)
        return [found[at] for at in sorted(found)]

    def _known(self, names: Sequence[str], called: str) -> str:
        """Return the agency that has one of the names, and is one of the area called so.

        A name with a place in it speaks for itself; one without may be that of any city's.
        """
        for name in names:
            agency = self._agencies.get(name)
            if agency is None:
                continue
            own = self._called[agency]
            placed = any(short in text for text in own for short in self._short)
            if not placed or any(short in name for short in self._short):
                return agency
            if called and any(called in text for text in own):
                return agency
        return ""


def _subject(text: str, start: int, called: str, name: str) -> Subject:
    """Return an agency at a place; it does nothing where it is its spokesman who speaks."""
    behind = text[start + len(called) : start + len(called) + 24]
    is_doer = not _SPEAKS.match(behind) and not text[:start].endswith(_TOLD_BY)
    return Subject(start, called, name, is_doer)


def _country(store: Store) -> str:
    """Return the area that all others are in, or nothing."""
    inside = node_of("schema:containedInPlace")
    within = {quad.subject: quad.object for quad in store.quads_for_pattern(None, inside, None)}
    tops = {area.value for area in within.values() if isinstance(area, NamedNode)} - {
        area.value for area in within if isinstance(area, NamedNode)
    }
    return min(tops, default="").removeprefix(PREFIXES["area"])


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
            said = Said(store, quad.subject)
            if "agency-media" in said.codes("org:classification"):
                continue
            for text in said.names():
                if len(text) > 1 and not text.isascii():
                    found.setdefault(simplified(text), name)
    return found
