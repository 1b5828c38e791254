"""A copy of an article: its text as it was given, and as it is compared.

Copies differ in white space, in the form of quotation marks and digits, in traditional
characters, in marks of emphasis and in markup. So what is compared is a *key*: the
visible characters without white space and asterisks, in the normal form NFKC. Each of
its characters knows its place in the text as given.
"""

from __future__ import annotations

import os
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from unicodedata import category, normalize

from ..errors import InputError
from ..files import read_bytes
from ..limits import ARTICLE
from ..scripts import SIMPLIFIED
from .markup import Piece, is_page, pieces

__all__ = ["Copy", "decoded", "folded", "read_copy"]

_BLANK = re.compile(r"\n[^\S\n]*(?=\n)|(?<=[。！？；：”’」』）!?;])[^\S\n]*\n")
_LIST = re.compile(r"^[^\S\n]*(?:[-+•·>*#—–]+[^\S\n]+)+", re.MULTILINE)
"""What stands at the beginning of a line, a space behind it, in lists and quoted mail."""
_CLOCK = re.compile("[0-9]{1,2}[:：][0-9]")
_ENDS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
"""Other characters that end a line."""
_DIGIT = "0-9０-９"
_GROUPS = re.compile(
    f"(?<![{_DIGIT}.．])[{_DIGIT}]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:[,，][０-９]{{3}})+)(?![{_DIGIT}])"
)
"""A number whose digits are grouped by threes."""
_BROKEN = 24
"""So near the end of a paragraph must quotation marks close that it breaks."""
_KEPT = frozenset("，：；！？（）")
_LONE = re.compile(r"(?<![0-9])[,:]|[,:](?![0-9])|[;!?()]")
_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_ALIKE = {
    **dict.fromkeys("“”„‟〝〞「」『』﹁﹂﹃﹄‘’‚‛'`´", '"'),
    **dict.fromkeys("—–―─‐‑‒−", "-"),
    **dict.fromkeys("•・‧∙⋅", "·"),
    **dict(zip("，：；！？（）", ",:;!?()", strict=True)),
    "著": "着",
}
_FOLD = str.maketrans(_ALIKE)
_OTHER = {
    b"%PDF": "a PDF; get its text with `pdftotext FILE.pdf FILE.txt` and give that",
    b"PK\x03\x04": "a Word or other zipped file; save it as text and give that",
    b"\xd0\xcf\x11\xe0": "a Word file; save it as text and give that",
    b"{\\rtf": "in rich text; save it as plain text and give that",
}
"""How files of other sorts begin, and how to get their text."""


@cache
def _form(character: str) -> str:
    """Return a visible character's normal form, or nothing for what a reader does not see."""
    if character in _KEPT:
        return character
    normal = normalize("NFKC", character)
    if normal in ("*", "_") or character.isspace() or category(character) in ("Cf", "Cc"):
        return ""
    wide = "０" <= character <= "９"
    if not wide and normal != character and any("0" <= one <= "9" for one in normal):
        return character  # ① and ㎡ bear no figure
    return "".join(one for one in normal if not one.isspace())


@lru_cache(4096)
def folded(text: str) -> str:
    """Return a text's key: the same for texts that differ in form only.

    >>> folded("**2万**余起，“净网”") == folded("２万 余起,「净网」")
    True
    """
    return Copy(text, as_is=True).folded


class Copy:
    """A copy of an article.

    ``text`` is the copy as given; ``key`` its visible characters (see above), on
    which figures are read and sentences shown; ``simple`` the same in simplified
    characters, in which words are looked for; ``folded`` with one form of each mark
    and of 着 as well, in which quotations are found. Offsets into the three are called places.
    """

    __slots__ = (
        "_at",
        "_edges",
        "_lines",
        "_seen",
        "folded",
        "key",
        "name",
        "page",
        "simple",
        "text",
    )

    def __init__(self, text: str, *, name: str = "", as_is: bool = False) -> None:
        """Take a text; ``as_is`` says that all its line ends separate paragraphs."""
        self.text = text
        self.name = name
        self.page = not as_is and is_page(text)
        """Whether it is HTML, which holds more than the article."""
        runs = pieces(text) if self.page else iter([Piece(_unwrapped(text, as_is), 0)])
        characters, self._seen, self._at, self._edges = _collected(runs, hard=not self.page)
        self._lines = [found.end() for found in re.finditer("\n", text)]
        self.key = _LONE.sub(lambda mark: mark[0].translate(_WIDE), characters)
        self.simple = self.key.translate(SIMPLIFIED)
        self.folded = self.simple.translate(_FOLD)

    def place(self, offset: int) -> int:
        """Return the place of the first visible character at or after an offset."""
        return bisect_left(self._at, offset)

    def offset(self, place: int) -> int:
        """Return the offset in the text as given at which a place is."""
        return self._at[place] if place < len(self._at) else len(self.text)

    def shown(self, start: int, end: int) -> str:
        """Return what a reader sees between two places, in the characters of the copy."""
        return self.run(start, end).strip()

    def run(self, start: int, end: int) -> str:
        """Return the same with the white space in front, for runs that follow each other."""
        return "".join(self._seen[start:end])

    def line(self, place: int) -> tuple[int, int]:
        """Return line and column, from 1, of a place in the text as given."""
        offset = self.offset(place)
        number = bisect_right(self._lines, offset)
        return number + 1, offset - (self._lines[number - 1] if number else 0) + 1

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Yield the places at which each paragraph starts and ends."""
        ends = [*self._edges, len(self.key)]
        for start, end in zip([0, *self._edges], ends, strict=True):
            if start < end:
                yield start, end

    def paragraph(self, place: int) -> tuple[int, int]:
        """Return where the paragraph around a place starts and ends."""
        at = bisect_right(self._edges, place)
        start = self._edges[at - 1] if at else 0
        return start, self._edges[at] if at < len(self._edges) else len(self.key)

    def sentence(self, place: int, end: int) -> tuple[int, int]:
        """Return the places between which the sentence around a passage stands."""
        start, stop = self._start(place), self._stop(max(place, end - 1))
        opened = self._opened(start, stop)
        if opened > 0 and self.key[stop : stop + 1] in tuple("”’」』）"):
            stop += 1
        elif opened > 0 and "”" in self.key[stop : stop + _BROKEN]:
            stop = self._stop(stop)  # the copy breaks the line within quotation marks
        elif opened < 0 and "“" in self.key[max(0, start - _BROKEN) : start]:
            start = self._start(start - 1)
        return start, stop

    def _start(self, place: int) -> int:
        first = self.paragraph(place)[0]
        return max(first, *(self.key.rfind(mark, first, place) + 1 for mark in "。！？"))

    def _stop(self, place: int) -> int:
        last = self.paragraph(place)[1]
        found = [self.key.find(mark, place, last) + 1 for mark in "。！？"]
        return min([stop for stop in found if stop], default=last)

    def _opened(self, start: int, stop: int) -> int:
        return self.key.count("“", start, stop) - self.key.count("”", start, stop)


def _unwrapped(text: str, as_is: bool) -> str:
    """Leave only the line ends that separate paragraphs: others are a line's width."""
    if as_is:
        return text
    text = text.translate(_ENDS)
    text = text.replace("\r", "\n" if "\n" not in text else " ")
    text = _LIST.sub(lambda mark: " " * len(mark[0]), text)
    kept = {found.start() + found[0].index("\n") for found in _BLANK.finditer(text)}
    return "".join(
        " " if character == "\n" and at not in kept else character
        for at, character in enumerate(text)
    )


def _collected(
    runs: Iterator[Piece], *, hard: bool
) -> tuple[str, list[str], array[int], list[int]]:
    """Return the visible characters in their normal form, and for each of them what was
    printed and its offset; and where paragraphs end.

    White space is no character, but before a time of day a space is, as it keeps that
    apart from the date; between Latin letters it belongs to the next one.
    """
    characters: list[str] = []
    seen: list[str] = []
    at = array("L")
    edges: list[int] = []
    last, gap = "", False
    for text, start, whole in runs:
        broken = hard or text == "\n"
        grouped = {
            found.start() + comma.start()
            for found in _GROUPS.finditer(text)
            for comma in re.finditer("[,，]", found[0])
        }
        for step, character in enumerate(text):
            if character == "\n" and broken:
                if at and (not edges or edges[-1] < len(at)):
                    edges.append(len(at))
                last, gap = "", False
                continue
            form = "" if step in grouped else _form(character)
            if not form:
                gap = gap or character.isspace()
                continue
            spaced = " " if gap and last.isascii() and form.isascii() else ""
            if spaced and last.isdigit() and form.isdigit():
                spaced = " " if _CLOCK.match(text, step) else ""
                form = spaced + form
            last, gap = form[-1], False
            characters.append(form)
            seen += [spaced + character, *[""] * (len(form) - 1)]
            at.extend([start if whole else start + step] * len(form))
    return "".join(characters), seen, at, edges


def read_copy(path: str | os.PathLike[str], hashes: Collection[str]) -> tuple[Copy, str | None]:
    """Read a copy of an article (``-``: standard input); return it and the hash it has.

    Where its SHA-256 is one of ``hashes`` it is the very text that offsets count; else
    None is returned beside it. The encoding of another copy is UTF-8, with or without
    byte-order mark, UTF-16 with one, or GB18030. Raises
    :class:`~pingan_kg.errors.InputError` for a file that cannot be read, is empty, too
    large or no text.
    """
    from hashlib import sha256

    name = _called(path)
    data = read_bytes(path, "article", most=ARTICLE)
    found = sha256(data).hexdigest()
    if found in hashes:
        return Copy(data.decode("utf-8"), name=name, as_is=True), found
    text = decoded(data, name)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"the article {name} is empty")
    return Copy(text, name=name), None


def _called(path: str | os.PathLike[str]) -> str:
    """Return a file's name as a reader knows it, whatever the locale of the process is."""
    if os.fspath(path) == "-":
        return "standard input"
    return os.fsencode(path).decode("utf-8", "replace")


def decoded(data: bytes, name: str) -> str:
    for beginning, sort in _OTHER.items():
        if data.startswith(beginning):
            raise InputError(f"the article {name} is {sort}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codings = ["utf-16"]
    else:
        codings = ["utf-8-sig", "gb18030"]
    if codings[0] != "utf-16" and b"\x00" in data:
        raise InputError(f"the article {name} is no text: it holds a NUL byte")
    for coding in codings:
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if not re.search("[\x00-\x08\x0e-\x1f\ufffe\uffff]", text):
            return text
    raise InputError(f"the article {name} is no text in UTF-8, UTF-16 or GB18030")
