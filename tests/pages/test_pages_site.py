"""The site as files: whole, linked, safe, small, and the same each time."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from conftest import CITY, Invoke, one_error
from pingan_kg.graph.store import opened, quads
from pingan_kg.pages.folder import MARK, write_folder
from pingan_kg.pages.schema import script
from pingan_kg.pages.site import files
from pingan_kg.pages.words import WORDS

KINDS = ["index", "facts", "compare", "network", "query", "terms"]
HOSTILE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix pa: <https://w3id.org/pingan-kg/ontology#> .
<https://w3id.org/pingan-kg/agency/hostile> a pa:Agency ;
    skos:prefLabel "</title><script>alert(1)</script>"@zh , "<img src=x onerror=alert(1)>"@en ;
    skos:definition "</script><script>alert(2)</script>"@en , "\\"><b>"@zh ;
    skos:exactMatch <javascript:alert(3)> .
"""


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def test_every_link_leads_somewhere(site: Path) -> None:
    there = {one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file()}
    found = 0
    for path, text in pages(site).items():
        for name in re.findall(r'(?:href|src|srcset)="([^"]*)"', text):
            target = unescape(name).partition("#")[0]
            if not target or target.startswith("https://") or target.startswith("http://"):
                continue
            found += 1
            assert normpath(join(dirname(path), target)) in there, (path, name)
    assert found


def test_every_thing_has_its_pages_and_its_data(site: Path) -> None:
    raw = {one.relative_to(site).with_suffix("").as_posix() for one in site.rglob("*.ttl")}
    assert {"metric/telecom-fraud-cases-solved", "ontology/Claim"} <= raw
    for path in raw:
        assert (site / f"{path}.jsonld").is_file()
        for lang in WORDS:
            assert (site / lang / f"{path}.html").is_file(), path


def test_every_page_is_strict_and_loads_nothing_from_elsewhere(site: Path) -> None:
    for path, text in pages(site).items():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, path
        assert policy[1].startswith("default-src 'none'")
        assert "unsafe-inline" not in policy[1]
        assert ("wasm-unsafe-eval" in policy[1]) == path.endswith("/query.html")
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", text), path
        assert not re.search(r'(?:src|srcset)="(?:https?:)?//', text), path
        for kind, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
            assert not body.strip() or 'type="application/ld+json"' in kind, path


def zipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


@pytest.mark.parametrize("lang", WORDS)
def test_pages_are_small(site: Path, lang: str) -> None:
    css = site / "assets" / "site.css"
    scripts = {
        "facts": [site / lang / "facts-data.js", site / "assets" / "facts.js"],
        "network": [site / "assets" / "network.js"],
    }
    for page in (site / lang).rglob("*.html"):
        more = scripts.get(page.stem, []) if page.parent == site / lang else []
        drawn = re.findall(r'<img src="([^"]*)"', page.read_text(encoding="utf-8"))
        charts = [page.parent / name for name in drawn]
        if page != site / lang / "query.html":
            assert zipped(page, css, *more, *charts) <= 200_000, page
    engine = (site / "assets" / "oxigraph").glob("web*")
    own = [site / "assets" / name for name in ("query.js", "query-worker.js", "site.css")]
    own += [site / lang / "query-data.js", site / lang / "query.html"]
    assert zipped(*own, *engine, site / "data" / "graph.trig") <= 2_000_000


def test_a_bound_is_no_value_for_search_engines(site: Path) -> None:
    folder = site / "en" / "observation" / "2025-12-09-safe-qingdao"
    (page,) = folder.rglob("telecom-fraud-cases-solved-*.html")
    said = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        page.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert said
    known = json.loads(said[1])
    assert known["@type"] == "Observation"
    assert known["minValue"] == 20000
    assert "value" not in known
    assert "maxValue" not in known


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of an invented city and of something hostile, beside its data."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "own.ttl").write_text(HOSTILE, encoding="utf-8")
    data = [folder / "own.ttl", CITY]
    store = opened(data=data, only=True)
    write_folder(folder / "site", files(store, quads(data=data, only=True), alone=False))
    return folder


def test_it_is_the_same_bytes_each_time(own: Path, tmp_path: Path) -> None:
    """Another process has another order of sets."""
    data = ["--data", str(own / "own.ttl"), "--data", str(CITY), "--only"]
    subprocess.run(
        [sys.executable, "-m", "pingan_kg", "site", str(tmp_path / "site"), *data],
        check=True,
        capture_output=True,
    )
    one, other = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (own / "site", tmp_path / "site")
    )
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def test_labels_with_markup_are_text(own: Path) -> None:
    target = own / "site"
    for lang in WORDS:
        text = (target / lang / "agency" / "hostile.html").read_text(encoding="utf-8")
        assert "alert(1)" in text
        assert not re.search(r"<script>|<img src=x|<b>", text)
        assert 'href="javascript' not in text
    assert (target / "zh" / "source" / "2025-03-06-yunzhou.html").is_file()
    for kind in ("source", "observation", "claim"):
        found = target.glob(f"**/{kind}/2025-12-09-safe-qingdao*")
        assert not list(found), "a briefing that was left out has no pages"


def test_json_in_a_script_cannot_end_it() -> None:
    text = "</script><!--&"
    written = script({"name": text})
    assert not re.search("[<>&]", written)
    assert json.loads(written) == {"name": text}


def test_a_folder_that_is_not_ours_is_left_as_it_is(tmp_path: Path, invoke: Invoke) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for more in ((), ("--force",)):
        error = one_error(invoke("site", str(tmp_path), *more).stderr)
        assert "holds other files" in error
    error = one_error(invoke("site", str(tmp_path / "mine.txt"), "--force").stderr)
    assert "is a file" in error
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_site_is_replaced_only_by_force_and_whole(tmp_path: Path) -> None:
    from pingan_kg.errors import OutputError

    target = tmp_path / "site"
    assert write_folder(target, [(MARK, b"1"), ("a/b.html", b"x")]) == 2
    with pytest.raises(OutputError, match="--force"):
        write_folder(target, [(MARK, b"2")])

    def broken() -> object:
        yield MARK, b"3"
        raise OSError("the disk is full")

    with pytest.raises(OutputError, match="the disk is full"):
        write_folder(target, broken(), force=True)  # type: ignore[arg-type]
    assert (target / "a" / "b.html").read_bytes() == b"x"
    assert write_folder(target, [(MARK, b"2")], force=True) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["site"]
    assert (target / MARK).read_bytes() == b"2"


def test_the_words_are_there_in_both_languages() -> None:
    for name, text in WORDS["zh"].items():
        assert text.count("{") == WORDS["en"][name].count("{"), name


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_language_leads_to_the_same_page(site: Path, kind: str, lang: str) -> None:
    text = (site / lang / f"{kind}.html").read_text(encoding="utf-8")
    other = {"zh": "en", "en": "zh"}[lang]
    assert re.search(rf'class="language"[^>]* href="\.\./{other}/{kind}\.html"', text)
