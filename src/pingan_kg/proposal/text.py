"""The text of an article as offsets count it: paragraphs, sentences, clauses, parts."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from ..errors import InputError
from ..evidence.copies import decoded
from ..evidence.markup import is_page, pieces
from ..files import read_bytes
from ..limits import ARTICLE

__all__ = ["Article", "Span", "read_article"]

Span = tuple[int, int]
"""Code points of the text, 0-based, the end exclusive."""

_SENTENCE = re.compile("[^。！？!?；;\n]*[。！？!?；;]?[”’」』）)]*")
_CLAUSE = re.compile("[^，,、：:。！？!?；;\n]*")
_TITLE_MOST = 60


@dataclass(frozen=True)
class Article:
    """An article's text. Its ``sha256`` is that of the text in UTF-8."""

    text: str
    name: str
    is_converted: bool
    """Whether the text was taken from a page or another encoding: it is then kept as a
    file of its own, as offsets count its characters."""
    paragraphs: tuple[Span, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = [(one.start(), one.end()) for one in re.finditer("[^\n]+", self.text)]
        kept = tuple(span for span in found if self.text[slice(*span)].strip())
        object.__setattr__(self, "paragraphs", kept)

    @property
    def sha256(self) -> str:
        """The hash of the text that the offsets count."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def title(self) -> str:
        """The first paragraph, where it is short and no sentence; else nothing."""
        first = self.text[slice(*self.paragraphs[0])].strip()
        return first if len(first) <= _TITLE_MOST and "。" not in first else ""

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph that a character stands in."""
        at = bisect_right(self.paragraphs, (offset, len(self.text))) - 1
        return self.paragraphs[max(at, 0)]

    def sentences(self, span: Span) -> Iterator[Span]:
        """Yield the sentences of a stretch, each with the marks that end it."""
        at, end = span
        while at < end:
            found = _SENTENCE.match(self.text, at, end)
            stop = found.end() if found and found.end() > at else at + 1
            yield at, stop
            at = stop

    def sentence(self, offset: int) -> Span:
        """Return the sentence that a character stands in."""
        paragraph = self.paragraph(offset)
        return next(
            (one for one in self.sentences(paragraph) if one[0] <= offset < one[1]), paragraph
        )

    def part(self, offset: int) -> str:
        """Return the end of the code of the part that a character stands in."""
        if self.title and offset < self.paragraphs[0][1]:
            return "headline"
        body = [one for one in self.paragraphs[1 if self.title else 0 :] if self._is_prose(one)]
        return "lead" if body and offset < body[0][1] else "body"

    def _is_prose(self, span: Span) -> bool:
        return "。" in self.text[slice(*span)]


def read_article(path: str | os.PathLike[str]) -> Article:
    """Read an article: plain text, a page, or the text taken from a PDF.

    Text in UTF-8 is taken as it is. Of a page the visible text is taken, a line a block.
    Raises :class:`~pingan_kg.errors.InputError` for what cannot be read, is empty, too
    large, or no text.
    """
    name = os.fsdecode(path)
    data = read_bytes(path, "article", most=ARTICLE)
    text = decoded(data, name)
    converted = text.encode() != data
    if is_page(text):
        text = _lines("".join(piece.text for piece in pieces(text)))
        converted = True
    elif converted:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"the article {name} is empty")
    return Article(text, name, converted)


def _lines(text: str) -> str:
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line)
