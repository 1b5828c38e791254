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
from .subjects import Subject
from .text import Article, Span
from .times import Mention

__all__ = ["Phrase", "Phrases", "is_deed"]

_LEAD = re.compile(
    r"^(?:[一-鿿]{2,4}(?=全[省市区县])|[、\s“”\"（）()]|其中|同时|此外|另外|目前|截至目前|截至|期间|今年以来|今年|去年|年内|五年来|五年间|近年来|每年|全年|累计|总共|共计|共有|共"
    r"|已经|已|先后|成功|继续|全部|实现了?|新(?=[一-鿿]{3})(?!收|增|建|设|型)|还|均|又|再|并|也|仅|就|以及|各地|各级|全国|全省|全市|全区|全县|我国|我省|我市|我区"
    r"|全国范围内|深入开展|开展|度(?=[一-鿿])|(?:组织|推动|依法)(?=[一-鿿]))+"
)
_TRAIL = re.compile(
    r"(?:分别|达到了|达到|达|已达|(?<!行)为|(?<!只)是|有|共|累计|超过|超|突破|近|约|了|均|都|占比|占|至|到|在|同比|环比|比重|相对|较大|[较比](?![大强重高多快好低小例如])[^，。]{0,12}"
    r"|与[^，。]{0,12}相比|[与同][^，。]{0,12}同期|同[^，。]{0,12}相比|大幅|明显|显著|稳步|持续|连续|继续|下降|上升|增长|提高|提升|减少|增加|降低|下降了|上升了|增长了|合计|保持|维持|稳定|位居|位列|居|数为|(?<=[一-鿿])[里之]?中(?=$)"
    r"|的|、|，|[（(][^）)]*[）)]|[与比較](?=$)|較|[:：])+$"
)
_INSIDE = re.compile(
    "(?<=[一-鿿])(?:累计|共计|总共|(?<!公)共(?=[接受办破查抓侦处出审立起调发新开打排组]))(?=[一-鿿]{2})"
)
_NOUN = re.compile("^(?:的)?([“‘\"'《]?(?:[一-鿿”’\"'》]|[（(][一-鿿]{1,2}[）)]){2,16})")
_JOINT = re.compile("^(?:、|和|及|与|以及|，|或)?$")
_LISTED = re.compile("^([^、，]*)(?:、|以及|[和及与或])")
_VERB = re.compile(
    "^(?:侦破|破获|侦办|立案查处|查处|查获|查扣|抓获|打掉|打击|捣毁|铲除|接报处置|接报|接处|处置|出动|营救|疏散|扑救|批准逮捕|批捕|提起公诉|立(?=公益|刑|案|民|行)|担负|承担|担任|参与|实施|推出|推进|推动|化解|攻克|攻破|查封|扣押|扣缴|端掉|摧毁|遣返|押解|引渡|招收|招录|调处|签订|签署|投放|建设|改造|升级|布设|布建|设置|发现|报告|约谈|处罚|处理|接听|回访|收到|收集|登记|核查|评选|评定|命名|认定|指派|聘请|聘任|培养|征集|编制|印发|废止|清退|追回|退还|兑现|支付|发布|审批|批准|帮助|帮扶|慰问|走访|巡查|巡逻|巡防|检测|抽检|检验|复核|督办|挂牌|通报|曝光|拘留|逮捕|移诉|移交|交办|转办|答复|回复|解决|完成|新增|录入|采集|转移|安置|转运|疏导|劝导|纠治|清除|拆除|关停|关闭|取缔|注销|吊销|暂扣|变更|撤销|驳回|维持|裁决|执行|提起"
    "|决定起诉|起诉|提出|发出|受理|办理|办结|审理|审结|执结|新收|监督|纠正|审查|调解|化解|排查|整改|治理|追缴|返还|挽回|止付|冻结|拦截"
    "|劝阻|预警|缴获|收缴|建成|新建|建立|设立|打造|培育|组织|举办|发放|提供|解答|接受|接待|制发|制定|修订|出台|起草|备案|评查|培训|签发|签注"
    "|查验|检查|安装|移送|救助|服务|减免|宣判|判处|惩处|清理|开展|配备|选派|授予|追授|表彰)"
)
_SIDE_BY_SIDE = re.compile("[、和及与](?:上升|下降|增长|减少|提高|降低|增加|回落)?")
_TOPIC = 16
_TAILS = (
    "案件",
    "警情",
    "事故",
    "犯罪",
    "纠纷",
    "火灾",
    "起数",
    "件数",
    "人数",
    "数量",
    "数",
    "率",
    "损失",
    "资金",
    "人员",
    "人",
    "机构",
    "中心",
    "案",
)
_PARTS_OF = re.compile(
    "^(?:死亡人数|受伤人数|伤亡人数|亡人数|伤人数|死亡|受伤|直接(?:财产|经济)损失|(?:财产|经济)损失|损失)"
)
_BARE = re.compile(
    "^(?:亡|伤|死亡|受伤|办结|审结|完成|完成率|办结率|审结率|成功率|履行率|满意率|占比|占.*|案值|涉及金额|涉案金额|涉案资金|涉及|标的额|标的|"
    "直接(?:财产|经济)损失|收费|减免费用)$"
)


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
            things = _completed([self._bare(thing) for thing in group.things])
            for match, thing in zip(group.figures, things, strict=True):
                self._dealt[match.start] = thing

    def of(self, match: Match, clause: Span) -> Phrase:
        """Return the words that say what is measured. Figures are asked for in their order."""
        found = self._given(match, clause) or self._own(match, clause)
        self._found[match.start] = found
        return found

    def _given(self, match: Match, clause: Span) -> Phrase | None:
        """Return what is dealt out to a figure: by 分别, or by two rows of equal length."""
        if match.start in self._dealt:
            return Phrase(self._dealt[match.start], is_dealt=True)
        row = self._row(match)
        if len(row) < 2 or row[0] is not match:
            return None
        head = self._head(row[0], clause)
        things = _things(self._bare(_TRAIL.sub("", head)))
        if len(things) == len(row):
            dealt = _completed(things)
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
        elif not moved and match.direction is None and "占" not in head:
            moved = self._noun(match, clause)
            if moved and last is not None and last.start in self._found:
                return Phrase(self._found[last.start].text + moved, is_carried=True)
        if not moved and last is None:
            moved = self._topic(match, clause)
        return self._filled(moved, match, last, listed=listed is not None, head=head)

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
        share = "占" in head and match.figure.measures is Kind.PERCENT
        if share and (not own or own.startswith("占")):
            return Phrase(f"{before}{own or '占比'}", base=before, is_carried=True)
        verb = _VERB.match(before)
        if not own or _BARE.match(own):
            whole = (
                own + before[verb.end() :] if verb and _VERB.fullmatch(own) else before + own
            )
            return Phrase(whole, base=before, is_carried=True)
        if listed and verb and not _VERB.match(own) and match.figure.unit:
            return Phrase(verb[0] + own, is_carried=True)
        same = last.figure.unit == match.figure.unit and match.direction is None
        tails = [one for one in _TAILS[:6] if own.endswith(one)]
        if same and verb and tails and before.endswith(tails[0]) and not _VERB.match(own):
            return Phrase(verb[0] + own, is_carried=True)
        return Phrase(own)

    def _last(self, match: Match) -> Match | None:
        """Return the figure before one in the same sentence."""
        start, _ = self._article.sentence(match.start)
        before = [one for one in self._figures if start <= one.start and one.end <= match.start]
        return before[-1] if before else None

    def _noun(self, match: Match, clause: Span) -> str:
        """Return the noun behind a count, as far as nothing else begins."""
        ahead = [one.start for one in self._figures if match.end < one.start]
        edge = clause[1]
        stop = min([edge, *ahead])
        if ahead and stop < edge and match.figure.unit in ("年", "个月", "天"):
            return ""
        behind = self._text[match.end : stop].replace("*", "")
        noun = _NOUN.match(re.split("[、，。；]", behind)[0])
        return re.sub("(?:[和及与或中]|占比|占)$", "", noun[1]) if noun else ""

    def _bare(self, words: str) -> str:
        """Return words without periods, agencies and what leads them in."""
        for time in self._times:
            words = words.replace(self._text[time.start : time.end], "")
        for agency in sorted(self._agencies, key=lambda one: -len(one.called)):
            words = words.replace(self._text[agency.start : agency.end], "")
        words = words.replace("*", "").strip(' “”"、').removeprefix(self._place)
        words = _LEAD.sub("", words)
        return _INSIDE.sub("", words)


def is_deed(phrase: str) -> bool:
    """Tell whether a phrase begins with a verb, so that its subject may be one named before.

    >>> is_deed("破获刑事案件"), is_deed("群众安全感")
    (True, False)
    """
    return _VERB.match(phrase) is not None


def _things(words: str) -> list[str]:
    return [one for one in re.split("、|以及|[和及与]", words) if one.strip(' “”"')]


def _completed(things: list[str]) -> list[str]:
    """Give each of several things the verb, the subject or the noun that they share."""
    things = [_TRAIL.sub("", _LEAD.sub("", one)) for one in things]
    verb = _VERB.match(things[0])
    tail = next((one for one in _TAILS if things[-1].endswith(one)), "")
    subject = re.match("(.+?)(?:起数|事故数|件数|发生数|警情|死亡人数)$", things[0])
    done = []
    for at, thing in enumerate(things):
        if tail and not any(thing.endswith(one) for one in _TAILS) and at < len(things) - 1:
            thing += tail  # noqa: PLW2901
        if at and subject and _PARTS_OF.match(thing):
            thing = subject[1] + thing  # noqa: PLW2901
        elif at and verb and not _VERB.match(thing):
            thing = verb[0] + thing  # noqa: PLW2901
        done.append(thing)
    return done
