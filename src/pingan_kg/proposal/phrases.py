"""The words of a clause that say what a figure measures.

The words before a figure, without who and when; the noun behind a count; what stands
side by side is dealt out, and what a clause leaves out is taken from the figure before
it in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..evidence.pairing import groups
from ..figures import Kind, Match, Reading
from ..scripts import simplified
from .coordination import TAILS, VERB, completed, items
from .subjects import Subject
from .text import Article, Span
from .times import Mention

__all__ = ["Phrase", "Phrases"]

_LEAD = re.compile(
    r"^(?:[一-鿿]{2,4}(?=全[省市区县])|[、\s“”\"（）()]|其中|同时|此外|本周|上周|本月|当前|另外|目前|截至目前|截至|期间|今年以来|今年|去年|年内|五年来|五年间|近年来|每年|全年|累计|总共|共计|共有|共"
    r"|已经|已|先后|成功|继续|全部|实现了?|新(?=[一-鿿]{3})(?!收|增|建|设|型)|还|均|又|再|并|也|仅|就|以及|各地|各级|全国|全省|全市|全区|全县|我国|中国|我省|我市|我区"
    r"|全国范围内|深入开展|开展|度(?=[一-鿿])|(?:组织|推动|依法)(?=[一-鿿]))+"
)
_TRAIL = re.compile(
    r"(?:分别|达到了|达到|达|已达|(?<!行)为|(?<!只)是|有|共|累计|超过|超|突破|近|约|了|均|都|占比|占|至|到|在|同比|环比|比重|相对|较大|[较比](?![大强重高多快好低小例如])[^，。]{0,12}"
    r"|与[^，。]{0,12}相比|[与同][^，。]{0,12}同期|同[^，。]{0,12}相比|大幅|明显|显著|稳步|持续|连续|继续|下降|上升|增长|提高|提升|减少|增加|降低|下降了|上升了|增长了|合计|保持|维持|稳定|位居|位列|居|数为|(?<=[一-鿿])[里之]?中(?=$)"
    r"|的|、|，|[（(][^）)]*[）)]|[与比較降升增减](?=$)|已?[从由][^，。]*?[降升增减](?=$)|較|[:：])+$"
)
_INSIDE = re.compile(
    "(?<=[一-鿿])(?:累计|共计|总共|(?<!公)共(?=[接受办破查抓侦处出审立起调发新开打排组]))(?=[一-鿿]{2})"
)
_NOUN = re.compile("^(?:的)?((?:[一-鿿“‘《”’\"'》]|[（(][一-鿿]{1,2}[）)]){2,16})")
_JOINT = re.compile("^(?:、|和|及|与|以及|，|或)?$")
_LISTED = re.compile("^([^、，]*)(?:、|以及|[和及与或])")
_SIDE_BY_SIDE = re.compile("[、和及与](?:上升|下降|增长|减少|提高|降低|增加|回落)?")
_TOPIC = 16
_BARE = re.compile(
    "^(?:亡|伤|死亡|受伤|办结|审结|完成|完成率|办结率|审结率|成功率|履行率|占比|占.*|案值|涉及金额|涉案金额|涉案资金|涉及|标的额|标的|"
    "直接(?:财产|经济)损失|收费|减免费用)$"
)
_OF_EVENTS = re.compile("^(?:案值|直接|涉案|涉及|标的|收费)")
_EVENTS = ("案件", "事故", "火灾", "灾害", "案", "警情", "事项", "纠纷")
_AMONG = re.compile("^.*(?:集中在|分别是|分别为|包括|主要是|主要有)")
_MOVES = re.compile("^(?:同比|环比|较|比|下降|上升|增长|减少|增加|占)")
_TURNS = re.compile("^(?:同比|环比|下降|上升|增长|保持|实现)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words for what a figure measures, and how they were come by."""

    text: str
    base: str = ""
    """The words that a dependent one, such as 死亡, is said of."""
    is_carried: bool = False
    """Whether words of the figure before it stand in it."""
    is_dealt: bool = False
    """Whether it is one of several things that several figures are dealt out to."""


class Phrases:
    """Finds the phrase of each figure of a text."""

    def __init__(
        self,
        article: Article,
        matches: Sequence[Match],
        times: Sequence[Mention],
        agencies: Sequence[Subject],
        place: str = "",
    ) -> None:
        """Take what was found in the text before, and the place that it is about."""
        self._place = place
        folded = simplified(article.text)
        self._article = article
        self._text = folded if len(folded) == len(article.text) else article.text
        self._times, self._agencies = times, agencies
        self._figures = [
            one
            for one in matches
            if one.reading is Reading.FIGURE
            and one.figure.kind not in (Kind.DATE, Kind.YEAR, Kind.PERIOD, Kind.ORDINAL)
            and not any(time.start <= one.start and one.end <= time.end for time in times)
        ]
        self._dealt: dict[int, str] = {}
        self._found: dict[int, Phrase] = {}
        for group in groups(article.text, self._figures):
            things = completed([_TRAIL.sub("", self._bare(thing)) for thing in group.things])
            for match, thing in zip(group.figures, things, strict=True):
                self._dealt[match.start] = thing

    def of(self, match: Match, clause: Span) -> Phrase:
        """Return the words that say what is measured. Figures are asked for in their order."""
        found = self._given(match, clause) or self._own(match, clause)
        self._found[match.start] = found
        return found

    def before(self, match: Match) -> str:
        """Return the words of the figure before one in its sentence, or nothing."""
        last = self._last(match)
        found = self._found.get(last.start) if last else None
        return found.text if found else ""

    def _given(self, match: Match, clause: Span) -> Phrase | None:
        """Return what is dealt out to a figure: by 分别, or by two rows of equal length."""
        if match.start in self._dealt:
            return Phrase(self._dealt[match.start], is_dealt=True)
        row = self._row(match)
        if len(row) < 2 or row[0].start != match.start:
            return None
        head = self._head(row[0], clause)
        things = [
            _TRAIL.sub("", one) for one in items(self._bare(_TRAIL.sub("", head)), len(row))
        ]
        if len(things) == len(row):
            dealt = completed(things)
        elif not self._bare(_TRAIL.sub("", head)):
            dealt = self._before(row)
        else:
            dealt = []
        for one, thing in zip(row, dealt, strict=False):
            self._dealt[one.start] = thing
        return Phrase(dealt[0], is_dealt=True) if dealt else None

    def _row(self, match: Match) -> list[Match]:
        """Return the figures from one on that nothing but joints stands between."""
        row: list[Match] = []
        for one in self._figures:
            if one.start < match.start:
                continue
            if row and not _SIDE_BY_SIDE.fullmatch(self._text[row[-1].end : one.start]):
                break
            row.append(one)
        return row

    def _before(self, row: Sequence[Match]) -> list[str]:
        """Return the things of as many figures right before, if the sentence has no others."""
        start, _ = self._article.sentence(row[0].start)
        first = row[0].start
        own = [one for one in self._figures if start <= one.start < first]
        own = own[-len(row) - 1 :]
        taken = [one for one in own if one.direction is None]
        extra = len(own) > len(row) and own[0].direction is None
        joined = extra and re.fullmatch(
            "[、和及与]?[^，。；]*", self._text[own[0].end : own[1].start]
        )
        if len(taken[-len(row) :]) < len(row) or joined:
            return []
        return [
            self._found[one.start].text
            for one in taken[-len(row) :]
            if one.start in self._found
        ]

    def _head(self, match: Match, clause: Span) -> str:
        """Return the words from the last figure of the clause, or its begin, to a figure."""
        before = [
            one for one in self._figures if clause[0] <= one.start and one.end <= match.start
        ]
        return self._text[before[-1].end if before else clause[0] : match.start]

    def _own(self, match: Match, clause: Span) -> Phrase:
        if (inside := self._bracketed(match)) is not None:
            return Phrase(inside)
        head = self._head(match, clause)
        at = match.start - len(head)
        last = self._last(match)
        follows = last is not None and last.end == at
        listed = _LISTED.match(head) if follows else None
        if listed:
            head = head[listed.end() :]
        moved = _TRAIL.sub("", self._bare(head))
        if match.figure.measures is not Kind.PERCENT:
            moved += self._noun(match, clause)
        elif (
            not moved
            and match.direction is None
            and "占" not in head
            and not self._text.startswith("的", match.end)
        ):
            moved = self._noun(match, clause)
            if moved and last is not None and last.start in self._found:
                return Phrase(self._found[last.start].text + moved, is_carried=True)
        if not moved and last is None:
            moved = self._topic(match, clause)
        return self._filled(moved, match, last, listed=listed is not None, head=head)

    def _bracketed(self, match: Match) -> str | None:
        """Return what stands before a bracket that has but the figure: 经济综合(686件)."""
        around = (
            self._text[match.start - 1 : match.start],
            self._text[match.end : match.end + 1],
        )
        if around not in (("(", ")"), ("（", "）")):
            return None
        start, _ = self._article.sentence(match.start)
        words = re.split("[、，,：:；;)）和]", self._text[start : match.start - 1])[-1]
        return _AMONG.sub("", self._bare(words))

    def _topic(self, match: Match, clause: Span) -> str:
        """Return the words of the clause before, where that has no figure and is short."""
        start, _ = self._article.sentence(match.start)
        before = re.split("[，,：:]", self._text[start : clause[0]].rstrip("，,：: "))[-1]
        words = _TRAIL.sub("", self._bare(before))
        return words if len(words) <= _TOPIC else ""

    def _filled(
        self, own: str, match: Match, last: Match | None, *, listed: bool, head: str
    ) -> Phrase:
        """Return the words, with what is left out taken from the figure before."""
        if last is None or last.start not in self._found:
            return Phrase(own)
        found = self._found[last.start]
        before = found.base or found.text
        apart = bool(_OF_EVENTS.match(own)) and not before.endswith(_EVENTS)
        share = "占" in head and match.figure.measures is Kind.PERCENT
        if share and (not own or own.startswith("占")):
            return Phrase(f"{before}{own or '占比'}", base=before, is_carried=True)
        verb = VERB.match(before)
        if not apart and (not own or _BARE.match(own) or _TURNS.match(own)):
            own = own.removeprefix("同比").removeprefix("环比")
            whole = own + before[verb.end() :] if verb and VERB.fullmatch(own) else before + own
            return Phrase(whole, base=before, is_carried=True)
        if listed and verb and not VERB.match(own) and match.figure.unit:
            return Phrase(verb[0] + own, is_carried=True)
        same = last.figure.unit == match.figure.unit and match.direction is None
        tails = [one for one in TAILS[:6] if own.endswith(one)]
        if same and verb and tails and before.endswith(tails[0]) and not VERB.match(own):
            return Phrase(verb[0] + own, is_carried=True)
        return Phrase(own)

    def _last(self, match: Match) -> Match | None:
        """Return the figure before one in the same sentence."""
        start, _ = self._article.sentence(match.start)
        before = [one for one in self._figures if start <= one.start and one.end <= match.start]
        outside = [one for one in before if not self._is_aside(one, match)]
        return outside[-1] if outside else None

    def _is_aside(self, one: Match, match: Match) -> bool:
        """Tell whether a figure stands in a bracket that is closed before another one."""
        between = self._text[one.end : match.start]
        return re.match("[^(（)）]*[)）]", between) is not None

    def _noun(self, match: Match, clause: Span) -> str:
        """Return the noun behind a count, as far as nothing else begins."""
        ahead = [one.start for one in self._figures if match.end < one.start]
        edge = clause[1]
        stop = min([edge, *ahead])
        if ahead and stop < edge and match.figure.unit in ("年", "个月", "天"):
            return ""
        behind = self._text[match.end : stop].replace("*", "")
        if match.figure.unit not in ("年", "个月", "天") and _MOVES.match(behind):
            return ""
        noun = _NOUN.match(re.split("[、，。；]", behind)[0])
        return re.sub("(?:[和及与或中]|占比|占)$", "", noun[1]) if noun else ""

    def _bare(self, words: str) -> str:
        """Return words without periods, agencies and what leads them in."""
        for time in self._times:
            if not self._text.startswith("现", time.start):
                words = words.replace(self._text[time.start : time.end], "")
        words = words.replace("*", "").strip(' “”"、').removeprefix(self._place)
        names = sorted({self._text[one.start : one.end] for one in self._agencies}, key=len)
        for _ in range(3):
            for name in reversed(names):
                words = words.removeprefix(name)
            words = _LEAD.sub("", words)
        return _INSIDE.sub("", words)
