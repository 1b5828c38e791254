"""The words of a clause that say what a figure measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..evidence.pairing import groups
from ..figures import Kind, Match, Reading
from .subjects import Subject
from .text import Article, Span
from .times import Mention

__all__ = ["Phrases"]

_LEAD = re.compile(
    r"^(?:[、\s“”\"]|其中|同时|此外|另外|目前|截至目前|期间|今年以来|今年|去年|五年来|五年间|近年来|每年|全年|累计|共计|共|已|先后"
    r"|新|还|均|又|再|并|也|仅|就|各地|各级|全国|全省|全市|全区|全县|我国|我省|我市|我区|全国范围内|深入开展|开展|(?:组织|推动|依法)(?=[一-鿿]))+"
)
_TRAIL = re.compile(
    r"(?:分别|达到了|达到|达|已达|(?<!行)为|是|有|共|累计|超过|超|突破|近|约|了|均|都|占比|占|至|到|在|同比|环比|较[^，。]{0,12}|比[^，。]{0,12}"
    r"|与[^，。]{0,12}相比|同[^，。]{0,12}相比|大幅|明显|显著|稳步|持续|连续|下降|上升|增长|提高|提升|减少|增加|降低|下降了|上升了|增长了|合计|保持|稳定)+$"
)
_TAIL_NOUN = re.compile("^(?:的)?([“‘]?[一-鿿”’]{2,14})")


class Phrases:
    """Finds the phrase of each figure of a text; what 分别 deals out has its own."""

    def __init__(
        self,
        article: Article,
        matches: Sequence[Match],
        times: Sequence[Mention],
        agencies: Sequence[Subject],
    ) -> None:
        """Take what was found in the text before."""
        self._text, self._matches = article.text, matches
        self._times, self._agencies = times, agencies
        self._dealt = {
            match.start: thing
            for group in groups(
                article.text, [one for one in matches if one.reading is Reading.FIGURE]
            )
            for match, thing in zip(group.figures, group.things, strict=True)
        }

    def is_dealt(self, match: Match) -> bool:
        """Tell whether 分别 says of which of several things a figure is said."""
        return match.start in self._dealt

    def of(self, match: Match, clause: Span) -> str:
        """Return the words that say what is measured."""
        if match.start in self._dealt:
            head = self._text[clause[0] : match.start]
            return _TRAIL.sub("", _LEAD.sub("", self._dealt[match.start])) or head
        before = self._text[clause[0] : match.start]
        others = [one.end for one in self._matches if clause[0] < one.end <= match.start]
        if others and any(one in before for one in ("、", "和", "及")):
            before = self._text[max(others) : match.start].lstrip("、和及与")
        for time in self._times:
            if clause[0] <= time.start and time.end <= match.start:
                before = before.replace(self._text[time.start : time.end], "")
        for agency in self._agencies:
            if clause[0] <= agency.start < match.start:
                before = before.replace(agency.called, "")
        before = _LEAD.sub("", before.replace("*", "").strip(' “”"、'))
        moved = _TRAIL.sub("", before)
        noun = _TAIL_NOUN.match(self._text[match.end : clause[1]].replace("*", ""))
        if noun and match.figure.measures is not Kind.PERCENT:
            return moved + noun[1]
        return moved
