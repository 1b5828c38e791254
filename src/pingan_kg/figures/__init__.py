"""A grammar of Chinese figures: what a printed figure says, and how it is printed.

``read`` takes one figure, ``read_list`` several side by side, ``scan`` finds all
of a running text, ``write`` prints one. What cannot be read is refused with the
place and the reason; nothing is guessed. Numbers are decimals throughout. The
words and what each is taken to mean are listed in ``docs/figures.md``.

>>> from pingan_kg.figures import read, scan, write
>>> figure = read("**2万**余起")
>>> figure.value, figure.comparator, figure.upper, figure.unit
(Decimal('20000'), <Comparator.MORE_THAN: 'more-than'>, None, '起')
>>> write(figure)
'2万余起'
>>> [found.figure.printed for found in scan("位列前十，办理案件9.8万余件。")]
['前十', '9.8万余件']
"""

from __future__ import annotations

from .lexicon import UNIVERSALS, Comparator, Kind
from .model import Figure, FigureError, Match, Reading
from .prints import Style
from .reader import read, read_list, scan
from .writer import write

__all__ = [
    "UNIVERSALS",
    "Comparator",
    "Figure",
    "FigureError",
    "Kind",
    "Match",
    "Reading",
    "Style",
    "read",
    "read_list",
    "scan",
    "write",
]
