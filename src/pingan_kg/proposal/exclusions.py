"""Numbers that are the value of nothing: dates, periods, ordinals, parts of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..figures import Kind, Match, Reading
from .times import Mention

__all__ = ["no_value"]

_EXCLUDED = {
    Kind.DATE: "date",
    Kind.YEAR: "period",
    Kind.PERIOD: "period",
    Kind.NAME: "name",
    Kind.ORDINAL: "ordinal",
}
_QUOTED = re.compile("[“「『][^“”「」『』，。]*$")
_KINDS = re.compile("(?:主要|严重|现发|可防|常见|重点|突出|[一-鿿]{0,4}(?:案|犯罪|警情))")
_LEADS = re.compile("[达为至共约近超到是有]")
_GRADED = ("一次死亡", "一次性死亡")
"""How a grade of accidents is told: 一次死亡3人以上."""


def no_value(match: Match, text: str, times: Sequence[Mention]) -> str:
    """Return why a number is the value of nothing, the end of a code, or nothing."""
    if match.reading is Reading.NAME:
        return "name"
    if match.reading is Reading.FIGURE and match.figure.kind in _EXCLUDED:
        return _EXCLUDED[match.figure.kind]
    if _is_part_of_name(match, text):
        return "name"
    before, behind = text[: match.start], text[match.end : match.end + 1]
    spoken = before.endswith(("过去", "过去的", "去年", "这")) or behind == "来"
    covered = any(one.start <= match.start and match.end <= one.end for one in times)
    return "period" if covered or (match.figure.unit == "年" and spoken) else ""


def _is_part_of_name(match: Match, text: str) -> bool:
    """Tell whether it counts nothing: in quotation marks, a bare number, a grade, a class."""
    before, behind = text[: match.start], text[match.end : match.end + 2]
    printed = text[match.start : match.end]
    if text.startswith(_GRADED, match.start) or (
        before.endswith("每") and match.figure.unit == "人"
    ):
        return True
    if match.figure.unit == "类" and _KINDS.match(text, match.end):
        return True
    if len(printed) == 1 and not match.figure.unit and _QUOTED.search(before[-12:]):
        return True
    bare = printed.isdigit() and match.direction is None and not _LEADS.search(before[-2:])
    return bare and re.match("[一-鿿]", behind) is not None
