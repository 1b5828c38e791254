"""What a text says without a figure: worded findings, awards and firsts, named programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Finding
from .text import Article

__all__ = ["findings"]

_LONGEST = 23
_WORDED = re.compile(
    "全部告破|全部侦破|全破|全覆盖|全部达标|全部办结|零发生|双下降|三下降|持续下降|稳步提升|持续提升|稳中向好"
)
_HONOUR = re.compile(
    "(?:获评|荣获|获得|入选|被评为|被确定为|被命名为|被授予|列为|成为)([“《]?[一-鿿“”《》0-9]{2,30})|全国首(?:个|部|家|创)[一-鿿]{1,12}"
)
_PROGRAM = re.compile(
    "“([一-鿿0-9+·、-]{2,16})”(?:专项行动|行动|机制|模式|平台|工程|计划|品牌|战役|制度|体系)"
    "|[一-鿿]{2,14}(?:专项行动|专项整治|攻坚行动|三年行动)"
)


def findings(article: Article) -> Iterator[Finding]:
    """Yield what is no figure and may be a fact, in the order of the text."""
    kinds = (("worded", _WORDED), ("honour", _HONOUR), ("program", _PROGRAM))
    found = [
        (one.start(), one.end(), kind)
        for kind, pattern in kinds
        for one in pattern.finditer(article.text)
    ]
    last = -1
    for start, end, kind in sorted(found):
        if start >= last:
            end_ = min(end, start + _LONGEST)
            quote = article.text[start:end_]
            yield Finding(kind, start, end_, quote, article.part(start))
            last = end
