"""Text made safe to show: nothing in it moves a cursor, turns the text or is not seen."""

from __future__ import annotations

import re

from .limits import MESSAGE

__all__ = ["UNSAFE", "one_line", "shortened", "visible"]

UNSAFE = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
"""The characters that are shown by a code, as what stands between the brackets of a class."""


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _read(match: re.Match[str]) -> str:
    """Read the bytes of a file's name for which the locale had no characters."""
    return match[0].encode("ascii", "surrogateescape").decode("utf-8", "surrogateescape")


def visible(text: str) -> str:
    """Return the text with its lines and tabs, every other unsafe character as an escape.

    >>> print(visible("a\\x1b[2J\\nb"))
    a\\x1b[2J
    b
    """
    return re.sub(f"(?!\\r?\\n|\\t)[{UNSAFE}]", _escape, text)


def one_line(text: str, *, keep_spaces: bool = False) -> str:
    """Return the text as one line that is safe to print on a terminal.

    Line breaks and tabs become one space (each, with ``keep_spaces``), other
    control characters and marks of direction become visible escapes.

    >>> one_line("a\\n\\tb\\u202e")
    'a b\\\\u202e'
    """
    if text.isascii() and text.isprintable():
        return text
    text = re.sub("[\udc80-\udcff]+", _read, text)
    spaced = (
        re.sub(r"[\t\n\r]", " ", text)
        if keep_spaces
        else re.sub(r"[\t\n\r\x0b\x0c]+", " ", text)
    )
    return re.sub(f"[{UNSAFE}]", _escape, spaced)


def shortened(message: str) -> str:
    """Cut a message that is too long in its middle: at its end stands what to do."""
    left = len(message) - MESSAGE
    half = MESSAGE // 2
    return message if left <= 0 else f"{message[:half]} … {message[half + left :]}"
