"""The one table of formats and suffixes."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from pingan_kg.errors import InputError, UnknownName
from pingan_kg.rdf.formats import FORMATS, SUFFIXES, by_suffix, known, read_format, suffixes


@pytest.mark.parametrize(
    ("file", "formats", "found"),
    [
        ("x.json", ("csv", "json", "json-ld"), "json"),
        ("x.json", FORMATS, "json-ld"),
        ("x.XML", ("xml",), "xml"),
        ("x.xml", FORMATS, "rdfxml"),
        ("x.txt", ("table", "csv"), "table"),
        ("x.html", ("table", "csv"), None),
        ("x", ("table", "csv"), None),
        ("folder.ttl/x", FORMATS, None),
    ],
)
def test_a_suffix_tells_the_format_that_can_be_meant(
    file: str, formats: tuple[str, ...], found: str | None
) -> None:
    assert by_suffix(file, formats) == found


def test_every_format_of_rdf_has_a_suffix() -> None:
    assert len(suffixes(FORMATS)) == len(FORMATS)
    for suffix in suffixes(FORMATS):
        assert read_format("x" + suffix) == FORMATS[SUFFIXES[suffix][-1]]


def test_standard_input_is_turtle_and_an_unknown_suffix_is_told() -> None:
    assert read_format("-") == RdfFormat.TURTLE
    with pytest.raises(InputError, match=r"x\.doc: its format is unknown; .* \.ttl"):
        read_format("x.doc")
    with pytest.raises(UnknownName, match="did you mean turtle"):
        known("turtel")
