"""Hedges before and after a number, and what several of them say together."""

from __future__ import annotations

from .lexicon import AFTER, BEFORE, Comparator, Kind
from .numerals import Fault
from .quantity import blocked

__all__ = ["after", "before", "together"]

_LONGEST_BEFORE = max(map(len, BEFORE))
_LONGEST_AFTER = max(map(len, AFTER))
_STOPS = {
    "内": "容部外地陆设置在涵",
    "上下": "班联游级",
    "整": "改治合个体顿理",
    "左右": "手",
    "以上": "海",
}
"""A word after the unit followed by one of these belongs to what comes next."""
_ENDS = "的来前后间以时，。；、！？）)”’】》：: "
"""What may follow 五年多; anything else may be what 多 belongs to (三年多次获评)."""
_SPANS = (Kind.DURATION, Kind.MEASURE)
_MANY = (Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.MULTIPLE)


def before(text: str, start: int) -> tuple[list[str], int]:
    """Read at most two hedge words; return them and where the number should begin."""
    found: list[str] = []
    while len(found) < 2:
        for length in range(_LONGEST_BEFORE, 0, -1):
            word = text[start : start + length]
            if len(word) == length and word in BEFORE and _fits(text, start, word):
                found.append(word)
                start += length
                break
        else:
            break
    return found, start


def _fits(text: str, start: int, word: str) -> bool:
    if blocked(text, start):
        return False
    after = text[start + len(word) : start + len(word) + 1]
    if word == "上":
        return after in tuple("百千万亿")
    return word != "过" or after in tuple("百千万亿半")


def after(text: str, start: int, kind: Kind, *, counted: bool) -> tuple[list[Comparator], int]:
    """Read the hedge words after the unit; ``counted`` says a 余 or 多 was read before it."""
    found: list[Comparator] = []
    while True:
        word = _suffix(text, start, kind, counted=counted)
        if not word:
            return found, start
        found.append(AFTER[word])
        start += len(word)


def _suffix(text: str, start: int, kind: Kind, *, counted: bool) -> str:
    for length in range(_LONGEST_AFTER, 0, -1):
        word = text[start : start + length]
        if len(word) < length or word not in AFTER:
            continue
        follows = text[start + length : start + length + 1]
        if follows and follows in _STOPS.get(word, ""):
            continue
        if word == "内" and kind not in _SPANS:
            continue
        if word in ("余", "多") and (
            counted or kind not in _MANY or (follows and follows not in _ENDS)
        ):
            continue
        return word
    return ""


def together(start: int, hedges: list[Comparator]) -> Comparator:
    """Return what hedges say together; those on one side sharpen each other.

    >>> together(0, [Comparator.AT_LEAST, Comparator.MORE_THAN])
    <Comparator.MORE_THAN: 'more-than'>
    """
    said = set(hedges) - {Comparator.EXACTLY}
    for strict, loose in (
        (Comparator.MORE_THAN, Comparator.AT_LEAST),
        (Comparator.LESS_THAN, Comparator.AT_MOST),
    ):
        if said and said <= {strict, loose}:
            return strict if strict in said else loose
    if len(said) > 1:
        raise Fault(start, "hedges that do not agree: " + ", ".join(sorted(said)))
    return said.pop() if said else Comparator.EXACTLY
