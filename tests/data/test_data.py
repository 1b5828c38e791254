"""What the data files keep to, and that no sentence of the source stands in the project."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from pingan_kg.graph.paths import part_files
from pingan_kg.graph.store import file_quads
from pingan_kg.rdf.names import PREFIXES
from pingan_kg.rdf.turtle import canonical

ROOT = Path(__file__).parents[2]
DATA = [
    file for part in ("reference", "briefings", "links", "derived") for file in part_files(part)
]
HANDWRITTEN = [file for part in ("ontology", "shapes") for file in part_files(part)]
LONGEST_RUN = 23
XSD = PREFIXES["xsd"]

_PREFIX = re.compile(r"^@prefix ([\w-]*): <([^>]*)> \.$", re.MULTILINE)


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _literals(file: Path) -> list[Literal]:
    found = [quad.object for quad in file_quads(file, "reference")]
    return [term for term in found if isinstance(term, Literal)]


@pytest.fixture(params=DATA, ids=_name)
def file(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_a_file_equals_its_canonical_form(file: Path) -> None:
    text = file.read_bytes().decode()
    same = text == canonical(text, where=_name(file))
    assert same, f"mend with: pingan-kg fmt {_name(file)}"


def test_there_is_no_blank_node(file: Path) -> None:
    for quad in file_quads(file, "reference"):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)


def test_numbers_are_decimals_or_integers_and_dates_are_whole(file: Path) -> None:
    for literal in _literals(file):
        kind = literal.datatype.value.removeprefix(XSD)
        assert kind not in ("double", "float"), literal
        if kind == "decimal":
            assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", literal.value), literal
        if kind.startswith("date"):
            assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*", literal.value), literal


def test_languages_are_zh_and_en(file: Path) -> None:
    assert {literal.language for literal in _literals(file)} <= {None, "zh", "en"}


def test_every_subject_stands_in_one_file_only() -> None:
    """Links are about things that stand elsewhere, so their files are left out."""
    places = Counter(
        subject
        for part in ("reference", "briefings", "derived")
        for file in part_files(part)
        for subject in {quad.subject for quad in file_quads(file, part)}
    )
    assert [subject for subject, count in places.items() if count > 1] == []


@pytest.mark.parametrize("file", HANDWRITTEN + DATA, ids=_name)
def test_prefixes_mean_what_the_table_says_and_are_used(file: Path) -> None:
    text = file.read_bytes().decode()
    found = _PREFIX.findall(text)
    assert found == sorted(found), "prefixes are not in alphabetical order"
    body = _PREFIX.sub("", text)
    for prefix, iri in found:
        assert PREFIXES.get(prefix) == iri
        assert re.search(rf"(?<![\w-]){prefix}:", body), f"{prefix}: is not used"


def _squeezed(text: str) -> str:
    """Return the text without white space (as written in Turtle, too) and asterisks."""
    return re.sub(r"\\n|[\s*]", "", text)


def _runs(text: str) -> set[str]:
    size = LONGEST_RUN + 1
    return {text[at : at + size] for at in range(len(text) - size + 1)}


def _files() -> list[Path]:
    """Return every file of the project that git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_sentence_of_the_source_stands_in_any_file(article: str) -> None:
    forbidden = _runs(_squeezed(article))
    found = {
        str(file.relative_to(ROOT)): f"{len(hits)} runs, one begins {min(hits)[:6]}…"
        for file in _files()
        if (hits := forbidden & _runs(_squeezed(file.read_bytes().decode("utf-8", "replace"))))
    }
    assert found == {}
