"""What the program says to a person when something is wrong, in Chinese; and days.

Errors are raised in English, as they are read in Python; the command line writes them in
the language asked for. The Chinese stands in ``messages.zh.tsv``, a line a message: the
English as it is raised, with ``{}`` for what differs, a tab, the Chinese with as many.
"""

from __future__ import annotations

import os
import re
from functools import cache

__all__ = ["dated", "translated"]

_MEANT = re.compile(r"; did you mean(?::\s(?P<call>.*?)(?=\s\(try: |$)|\s(?P<names>[^?]*)\?)")
_TRY = re.compile(r"(?P<said>.*) \(try: (?P<call>[^()]*)\)", re.DOTALL)


def translated(text: str, lang: str) -> str:
    """Return a message in a language: as it is in English, or where it has no Chinese.

    What a message quotes is kept; hints at what was meant come last.

    >>> translated("no part is called 'x'; did you mean links or shapes?", "zh")
    "没有叫'x'的部分；是不是links或shapes？"
    """
    if lang != "zh":
        return text
    if ending := _TRY.fullmatch(text):
        return f"{translated(ending['said'], lang)}（可试：{ending['call']}）"
    meant = _MEANT.search(text)
    if meant is None:
        return _said(text)
    said = _said(text[: meant.start()] + text[meant.end() :])
    if meant["call"] is not None:
        return f"{said}；是不是：{meant['call']}"
    return f"{said}；是不是{meant['names'].replace(' or ', '或')}？"


def _said(text: str) -> str:
    """Return the Chinese of a message without hints; of its parts, where they have any."""
    plain = text.rstrip(".") if text.endswith(".") else text
    for pattern, chinese in _messages():
        if found := pattern.fullmatch(plain):
            return chinese.format(
                *(_said(part) if part != plain else part for part in found.groups())
            )
    return text


@cache
def _messages() -> list[tuple[re.Pattern[str], str]]:
    """Read the messages; those with the most words of their own come first."""
    file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "messages.zh.tsv")
    with open(file, encoding="utf-8") as stream:
        pairs = [line.rstrip("\n").split("\t") for line in stream]
    pairs.sort(key=lambda pair: -len(pair[0].replace("{}", "")))
    return [(re.compile(_pattern(english), re.DOTALL), chinese) for english, chinese in pairs]


def _pattern(english: str) -> str:
    return "(.*?)".join(map(re.escape, english.split("{}")))


_DAY = re.compile(r"(?<![\w./-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w/-])")


def dated(text: str, lang: str) -> str:
    """Write the days in a text as the language does; English keeps them as ISO has them.

    What is part of an id is left alone.

    >>> dated("2025-12-09, dataset/2025-12-09-safe-qingdao", "zh")
    '2025年12月9日, dataset/2025-12-09-safe-qingdao'
    """
    if lang != "zh":
        return text
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)
