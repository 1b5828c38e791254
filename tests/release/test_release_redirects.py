"""The rules for w3id.org: read as Apache reads them, they lead every IRI to a file with it."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from pingan_kg.rdf.names import BASE, PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")
SITE = "https://files.example.net/kg"


def led(rules: str, path: str, accept: str) -> str | None:
    """Return where the first rule that holds leads a path to."""
    held, alternative = True, False  # so far; whether the next condition is another way
    for line in rules.splitlines():
        word, _, rest = line.partition(" ")
        if word == "RewriteCond":
            pattern = rest.removeprefix("%{HTTP_ACCEPT} ").removesuffix(" [OR]")
            found = re.search(pattern.removeprefix("!"), accept) is not None
            met = found != pattern.startswith("!")
            held = held or met if alternative else held and met
            alternative = rest.endswith(" [OR]")
        elif word == "RewriteRule":
            pattern, target, _ = rest.rsplit(" ", 2)
            match = re.search(pattern, path)
            if match and held:
                for number, group in enumerate(match.groups(), start=1):
                    target = target.replace(f"${number}", group)
                return target
            held, alternative = True, False
    return None


def test_every_thing_leads_to_a_file_that_describes_it(small: dict[str, bytes]) -> None:
    rules = small[".htaccess"].decode()
    described: dict[str, set[str]] = {}
    for name, data in small.items():
        if name.endswith(".ttl"):
            described[name] = {
                quad.subject.value
                for quad in parse(data, format=RdfFormat.TURTLE)
                if isinstance(quad.subject, NamedNode) and quad.predicate == TYPE
            }
    mine = {iri for iris in described.values() for iri in iris if iri.startswith(BASE)}
    mine = {
        iri for iri in mine if iri != BASE and not re.search(r"/releases/|dataset/[^/]+/", iri)
    }
    assert mine
    lost = []
    for iri in sorted(mine):
        path = iri.removeprefix(BASE).partition("#")[0]
        target = led(rules, path, "text/turtle")
        name = (target or "").removeprefix(f"{SITE}/").partition("/")[2]
        if iri not in described.get(name, set()):
            lost.append((iri, target))
    assert lost == []


@pytest.mark.parametrize(
    ("path", "accept", "file"),
    [
        ("", "text/html", "index.html"),
        ("", "*/*", "pingan-kg.ttl"),
        ("ontology", "text/html,application/xhtml+xml", "ontology.html"),
        ("ontology", "application/rdf+xml;q=0.5", "ontology.ttl"),
        ("metric/x", "application/ld+json", "pingan-kg.jsonld"),
        ("metric/x", "application/n-quads", "pingan-kg.nq"),
        ("claim/2020-01-01-x/y", "text/turtle, text/html;q=0.1", "briefings/2020-01-01-x.ttl"),
        ("releases/0.0.9/figures.csv", "*/*", "figures.csv"),
    ],
)
def test_who_asks_gets_what_they_can_read(
    small: dict[str, bytes], path: str, accept: str, file: str
) -> None:
    target = led(small[".htaccess"].decode(), path, accept)
    assert target is not None
    assert target.startswith(f"{SITE}/")
    assert target.endswith(f"/{file}")
