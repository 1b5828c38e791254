from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pingan_kg.display import one_line, visible


@given(st.text())
def test_what_is_shown_has_no_character_that_acts_or_is_not_seen(text: str) -> None:
    for shown in (one_line(text), visible(text).translate(dict.fromkeys(map(ord, "\r\n\t")))):
        acting = {unicodedata.category(character) for character in shown} & {
            "Cc",
            "Zl",
            "Zp",
            "Cs",
        }
        assert not acting
        assert not set(shown) & set("\u00ad\u115f\u200b\u202e\u2066\u3164\U000e0041")


def test_lines_and_tabs_stay_and_a_lone_return_does_not() -> None:
    assert visible("a\tb\r\nc\n") == "a\tb\r\nc\n"
    assert visible("a\rb\x85") == "a\\x0db\\x85"


def test_bytes_that_the_locale_did_not_read_are_read_where_they_are_utf8() -> None:
    name = "无.rq".encode().decode("ascii", "surrogateescape")
    assert one_line(name) == "无.rq"
    assert one_line("\udcff.rq") == "\\udcff.rq"
