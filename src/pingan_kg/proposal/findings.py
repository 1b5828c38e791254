"""What a text says without a figure: worded findings, honours, firsts, named programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import NamedNode, Store

from ..briefing.statements import Said, node_of
from ..rdf.names import PREFIXES
from ..scripts import simplified
from .days import name_of
from .model import Finding
from .text import Article
from .times import Mention, period_of

__all__ = ["findings"]

_LONGEST = 23
_CONTEXT = 12
_FIRST = re.compile(
    "(?:全国|全省|全市|国内|省内)(?:首个|首部|首家|首创|首批|率先)[“《]?[一-鿿“”《》]{1,16}"
)
_HONOUR = re.compile(
    "(?:获评|荣获|获得|入选|被评为|被确定为|被命名为|被授予|荣膺)(?=.{0,12}(?:全国|全省|国家|省级|“))[“《]?[一-鿿“”《》0-9]{2,30}"
)
_KINDS = {
    "专项行动": "campaign",
    "专项整治": "campaign",
    "攻坚行动": "campaign",
    "三年行动": "campaign",
    "行动": "campaign",
    "战役": "campaign",
    "会战": "campaign",
    "机制": "mechanism",
    "模式": "mechanism",
    "体系": "mechanism",
    "制度": "mechanism",
    "平台": "platform",
    "热线": "hotline",
    "工程": "project",
    "计划": "project",
    "品牌": "brand",
}
"""Kinds of programs by what their names end with."""
_ENDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_PROGRAM = re.compile(
    f"“[一-鿿0-9A-Za-z+·、-]{{2,16}}”(?:{_ENDS})"
    f"|(?<=开展|部署|组织|推进|实施|深化)[一-鿿]{{2,12}}(?:专项行动|专项整治|攻坚行动|三年行动)"
)
_LEVELS = (("national", re.compile("全国|国家")), ("provincial", re.compile("全省|省级")))
_SCOPES = (("nation", re.compile("^(?:全国|国内)")), ("province", re.compile("^(?:全省|省内)")))


def findings(
    article: Article, store: Store, times: Sequence[Mention], area: str
) -> Iterator[Finding]:
    """Yield what is no figure and may be a fact, in the order of the text."""
    known, worded = _programs(store), _worded(store)
    trends = re.compile(
        "|".join(sorted(map(re.escape, worded), key=len, reverse=True)) or "(?!)"
    )
    makers: tuple[tuple[str, re.Pattern[str], Callable[[str], dict[str, object]]], ...] = (
        (
            "worded",
            trends,
            lambda text: {"worded": worded[text], "area": area, "printed": text},
        ),
        ("first", _FIRST, lambda text: {"zh": text, "scope": _first(_SCOPES, text)}),
        ("honour", _HONOUR, lambda text: {"zh": text, "level": _levels(text)}),
        ("program", _PROGRAM, lambda text: _program(text, known)),
    )
    text = simplified(article.text)
    text = text if len(text) == len(article.text) else article.text
    found = sorted(
        (one.start(), -one.end(), kind)
        for kind, pattern, _ in makers
        for one in pattern.finditer(text)
    )
    made = {kind: make for kind, _, make in makers}
    last = -1
    seen: set[str] = set()
    for start, minus, kind in found:
        end = min(-minus, start + _LONGEST)
        words = text[start:end]
        if start < last or (kind == "program" and words in seen):
            continue
        more = made[kind](words)
        if kind == "worded":
            start = _from_subject(text, start, end)  # noqa: PLW2901
        last = end
        seen.add(words)
        yield _finding(article, times, kind, (start, end), more)


def _from_subject(text: str, start: int, end: int) -> int:
    """Return where the clause begins that words such as 稳中向好 end, if it is short."""
    begin = max(text.rfind(mark, 0, start) for mark in "，。；：、！？,;\n") + 1
    return begin if end - begin <= _LONGEST else start


def _finding(
    article: Article,
    times: Sequence[Mention],
    kind: str,
    span: tuple[int, int],
    more: dict[str, object],
) -> Finding:
    start, end = span
    line, edge = article.paragraph(start)
    days, grounds = period_of(article, times, start)
    when = {"period": name_of(days), "inferred": tuple(sorted(grounds))} if days else {}
    return Finding(
        kind,
        start,
        end,
        article.text[start:end],
        article.part(start),
        prefix=article.text[max(line, start - _CONTEXT) : start],
        suffix=article.text[end : min(edge, end + _CONTEXT)],
        **({} if kind == "program" else when),  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def _program(words: str, known: dict[str, str]) -> dict[str, object]:
    bare = words.replace("“", "").replace("”", "")
    kind = next(
        _KINDS[end] for end in sorted(_KINDS, key=len, reverse=True) if bare.endswith(end)
    )
    there = known.get(bare, "")
    return {"id": there, "zh": words, "program_kind": "" if there else kind}


def _first(choices: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
    return next((name for name, pattern in choices if pattern.search(text)), "")


def _levels(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _LEVELS if pattern.search(text))


def _worded(store: Store) -> dict[str, str]:
    """Return the words that say how something stands, with the ends of their codes."""
    found: dict[str, str] = {}
    scheme = node_of("code:worded-values")
    for quad in store.quads_for_pattern(None, node_of("skos:inScheme"), scheme):
        if isinstance(quad.subject, NamedNode):
            said = Said(store, quad.subject)
            name = quad.subject.value.rpartition("worded-")[2]
            for text in (
                said.labels().get("zh", ""),
                *said.names(),
                said.text("skos:notation"),
            ):
                if text and not text.isascii() and len(text) > 2:
                    found.setdefault(simplified(text), name)
    return found


def _programs(store: Store) -> dict[str, str]:
    """Return the programs of a graph by what they are called, without quotation marks."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, node_of("rdf:type"), node_of("pa:Program")):
        if isinstance(quad.subject, NamedNode):
            name = quad.subject.value.removeprefix(PREFIXES["program"])
            for text in Said(store, quad.subject).names():
                found.setdefault(simplified(text).replace("“", "").replace("”", ""), name)
    return found
