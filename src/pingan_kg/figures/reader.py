"""Read one figure, or a list of them, and refuse what is none."""

from __future__ import annotations

import re

from .grammar import figure
from .marks import Clean, clean
from .model import Figure, FigureError, as_printed
from .numerals import Fault

__all__ = ["read", "read_list"]

LONGEST = 100
"""A text of more characters than this is no figure."""
MOST = 1000
"""A list of more characters than this is no list of figures."""
_BETWEEN = re.compile("、|和|与|及|以及|或")
_EACH = re.compile("分别(?:达到|达|是|为)?")


def read(text: str) -> Figure:
    """Read a text that is one figure expression from its first character to its last.

    Emphasis marks, full-width digits and one space between a digit and a Chinese
    word are read as if they were not there. Raises FigureError, which says where
    reading stopped and why.

    >>> found = read("1200余万人次")
    >>> found.value, found.lower, found.upper, found.unit
    (Decimal('12000000'), Decimal('12000000'), None, '人次')
    >>> read("5万千")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    pingan_kg.figures.model.FigureError: not a figure: '5万千', at character 2: ...
    """
    if len(text) > LONGEST:
        raise FigureError(text, LONGEST, f"more than {LONGEST} characters")
    seen = clean(text)
    return as_printed(_whole(text, seen, 0, len(seen.text)), seen.shown)


def _whole(text: str, seen: Clean, start: int, end: int) -> Figure:
    """Read the figure that is all of the seen text from ``start`` to ``end``."""
    inner = seen.text[start:end]
    if not inner:
        raise FigureError(text, seen.start(start) if text else 0, "nothing is printed here")
    try:
        found, stop = figure(inner, 0)
    except Fault as fault:
        raise FigureError(text, seen.start(start + fault.offset), fault.reason) from None
    if stop < len(inner):
        reason = f"{inner[stop]!r} does not belong to the figure before it"
        raise FigureError(text, seen.start(start + stop), reason)
    return found


def read_list(text: str, *, things: int | None = None) -> list[Figure]:
    """Read figures set side by side, as in 13%、16.7% or 分别为5起和3起.

    Each is read as it is printed: none lends its unit to another. With ``things``
    there must be as many figures as things they are said of. Raises FigureError.

    >>> [str(found.value) for found in read_list("13%、16.7%", things=2)]
    ['13', '16.7']
    """
    if len(text) > MOST:
        raise FigureError(text, MOST, f"more than {MOST} characters")
    seen = clean(text)
    each = _EACH.match(seen.text)
    start = each.end() if each else 0
    ends = [(found.start(), found.end()) for found in _BETWEEN.finditer(seen.text, start)]
    figures = []
    for stop, following in [*ends, (len(seen.text), len(seen.text))]:
        found = _whole(text, seen, start, stop)
        figures.append(as_printed(found, seen.shown[start:stop]))
        start = following
    if figures[-1].unit and any(not found.unit for found in figures if not found.wording):
        raise FigureError(text, 0, "one unit that may or may not be that of all")
    if things is not None and len(figures) != things:
        raise FigureError(text, 0, f"{len(figures)} figures for {things} things")
    return figures
