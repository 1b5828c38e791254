"""Links: each is justified, leads somewhere, and is called there what we say it is."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pyoxigraph import NamedNode, Store

from pingan_kg.errors import UnknownName
from pingan_kg.graph.paths import root
from pingan_kg.graph.store import QUERIED, store
from pingan_kg.publishing.links import Link, flaws, links, linksets
from pingan_kg.publishing.online import ask
from pingan_kg.publishing.sssom import COLUMNS, table
from pingan_kg.rdf.names import PREFIXES, expand

MATCHES = ("sameAs", "exactMatch", "closeMatch", "broadMatch", "relatedMatch")
PARTS = (*QUERIED, "vocabularies")


@pytest.fixture(scope="module")
def graph() -> Store:
    return store(PARTS)


def test_every_target_is_in_an_excerpt_by_the_label_that_was_read(graph: Store) -> None:
    assert flaws(graph) == []


def test_a_target_that_no_excerpt_has_and_a_label_that_differs_are_found() -> None:
    changed = store(PARTS)
    changed.update(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX sssom: <https://w3id.org/sssom/> "
        "DELETE { GRAPH ?g { ?m sssom:object_label ?l } } "
        "INSERT { GRAPH ?g { ?m sssom:object_label 'crime' } } WHERE { GRAPH ?g { "
        "?m owl:annotatedTarget <http://eurovoc.europa.eu/1251> ; sssom:object_label ?l } } ; "
        "DELETE { GRAPH ?g { ?m owl:annotatedTarget ?t } } "
        "INSERT { GRAPH ?g { ?m owl:annotatedTarget <http://eurovoc.europa.eu/0> } } "
        "WHERE { GRAPH ?g { ?m owl:annotatedTarget ?t "
        "FILTER(?t = <http://eurovoc.europa.eu/1708>) } }"
    )
    found = {link.object.rpartition("/")[2]: label for link, label in flaws(changed)}
    assert found == {"1251": "homicide", "0": ""}


def test_every_link_that_is_stated_has_a_mapping(graph: Store) -> None:
    """The shapes see to the other way round: a mapping without its triple."""
    said = {(link.subject, link.predicate, link.object) for link in links(graph)}
    stated = {
        (quad.subject.value, name, quad.object.value)
        for prefix in ("schema", "skos", "owl")
        for match in MATCHES
        for name in [f"{prefix}:{match}"]
        for quad in graph.quads_for_pattern(
            None,
            NamedNode(PREFIXES[prefix] + match),
            None,
            NamedNode(PREFIXES["graph"] + "links"),
        )
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    assert stated
    assert stated <= said


def test_every_linkset_says_what_it_links_to_and_where_that_was_read(graph: Store) -> None:
    sets = linksets(graph, "en")
    assert {one.id for one in sets} == {link.set for link in links(graph)}
    for one in sets:
        assert one.title, one.id
        assert one.see, one.id
        assert one.note, one.id
        assert one.links, one.id


def test_links_are_filtered_by_what_is_known(graph: Store) -> None:
    for link in links(graph, linkset="links-eurovoc", predicate="exactMatch"):
        assert (link.set, link.predicate) == ("eurovoc", "skos:exactMatch")
    with pytest.raises(UnknownName, match="did you mean eurovoc"):
        links(graph, linkset="eurovok")
    with pytest.raises(UnknownName, match="no predicate of links is called 'sameas'"):
        links(graph, predicate="sameas")


def test_candidates_are_no_links(graph: Store) -> None:
    there = {(expand(link.subject) or link.subject, link.object) for link in links(graph)}
    with (root() / "data" / "links" / "candidates.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        thing = expand(row["thing"])
        assert thing, row
        assert next(graph.quads_for_pattern(NamedNode(thing), None, None), None), row
        assert (thing, row["target"]) not in there, row


def test_the_sssom_table_says_what_the_links_say(graph: Store) -> None:
    found = links(graph, "en")
    lines = table(found, linksets(graph, "en"), version="1.2.3").splitlines()
    head = [line for line in lines if line.startswith("#")]
    at = head.index("#curie_map:")
    prefixes = dict(line.removeprefix("#  ").split(": ", 1) for line in head[at + 1 :])
    rows = list(csv.DictReader(lines[len(head) :], delimiter="\t"))
    assert tuple(rows[0]) == COLUMNS

    def full(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return prefixes[prefix] + local

    told = [
        (full(row["subject_id"]), full(row["predicate_id"]), full(row["object_id"]))
        for row in rows
    ]
    assert told == [(link.subject, expand(link.predicate), link.object) for link in found]
    assert {name for name in prefixes if name not in PREFIXES} <= {link.set for link in found}
    for row in rows:
        assert all("\t" not in cell for cell in row.values())
        assert 0 <= float(row["confidence"]) <= 1


@pytest.fixture
def target() -> Iterator[str]:
    """A server on the loopback that knows one thing by its label."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there = self.path.endswith(("/known", "/silent"))
            self.send_response(200 if there else 404)
            self.end_headers()
            self.wfile.write(
                b"<h1>Public\n  SAFETY</h1>" if self.path.endswith("known") else b""
            )

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_targets_are_asked_and_the_answer_is_told(
    target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    link = Link("s", "x", "", "skos:exactMatch", "", "Public safety", "", "1", "")
    places = ("/known", "/silent", "/gone")
    asked = [link._replace(object=target + place) for place in places]
    asked += [link._replace(object="http://127.0.0.1:1/"), link._replace(object="urn:x")]
    states = [answer.state for answer in ask(asked, timeout=5)]
    assert states == ["found", "unlabelled", "missing", "unreachable", "unreachable"]
