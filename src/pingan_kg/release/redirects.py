"""The rules by which w3id.org leads the IRIs of this graph to files (Apache's mod_rewrite).

The file goes into the folder ``pingan-kg`` of https://github.com/perma-id/w3id.org.
"""

from __future__ import annotations

import re

from .about import About

__all__ = ["NOWHERE", "htaccess"]

NOWHERE = "https://example.org/pingan-kg/"
"""Where the rules lead while nobody has said where the files lie: to a reserved name."""

_OF_BRIEFING = "claim|exclusion|observation|recognition"
_SHARED = (
    "activity|agency|area|code|dataset|event|link|membership|metric|period|person|post|program"
    "|theme"
)
_RDF = (
    ("application/trig", "trig"),
    ("application/n-quads", "nq"),
    ("application/ld\\+json", "jsonld"),
)


def htaccess(about: About, site: str = NOWHERE) -> str:
    """Return the rules; ``site`` is the address of the folder that holds each version.

    Who accepts HTML gets the page, unless a format of RDF is named before it; who says
    nothing, or anything else, gets Turtle.
    """
    home = f"{site.rstrip('/')}/{about.version}/"
    versions = re.escape(about.version)
    lines = [
        f"# {about.title['en']}: what each IRI below https://w3id.org/pingan-kg/ leads to.",
        "Options +FollowSymLinks",
        "RewriteEngine on",
        "",
        "# A file of a version, by name",
        f"RewriteRule ^releases/([0-9.]+)/(.+)$ {site.rstrip('/')}/$1/$2 [R=302,L]",
        f"RewriteRule ^releases/([0-9.]+)/?$ {site.rstrip('/')}/$1/index.html [R=302,L]",
        "",
        "# The ontology, and its version",
        *_negotiated(
            f"ontology(?:/{versions})?/?", f"{home}ontology.html", f"{home}ontology.ttl"
        ),
        "",
        "# What is of one briefing: its file",
        *_negotiated(
            f"(?:{_OF_BRIEFING})/([^/]+)/.+", f"{home}index.html", f"{home}briefings/$1.ttl"
        ),
        *_negotiated("source/([^/]+)", f"{home}index.html", f"{home}briefings/$1.ttl"),
        *_negotiated("derived/.+", f"{home}index.html", f"{home}derived.ttl"),
        *_negotiated("vocabulary/.+", f"{home}index.html", f"{home}vocabularies.ttl"),
        "",
        "# What is of all: the whole graph",
        "RewriteCond %{HTTP_ACCEPT} text/turtle [OR]",
        "RewriteCond %{HTTP_ACCEPT} !(text/html|application/xhtml\\+xml)",
        f"RewriteRule ^dataset/(?:pingan-kg|catalogue)$ {home}dataset.ttl [R=303,L]",
        f"RewriteRule ^shape/.+ {home}shapes.ttl [R=303,L]",
        f"RewriteRule ^query/.+ {home}queries.ttl [R=303,L]",
        f"RewriteRule ^annotations?(?:/.+)?$ {home}annotations.jsonld [R=303,L]",
    ]
    for media, suffix in _RDF:
        lines += [
            f"RewriteCond %{{HTTP_ACCEPT}} {media}",
            f"RewriteRule ^(?:(?:{_SHARED}|graph)/.+)?$ {home}pingan-kg.{suffix} [R=303,L]",
        ]
    lines += _negotiated(
        f"(?:(?:{_SHARED}|graph)/.+)?", f"{home}index.html", f"{home}pingan-kg.ttl"
    )
    return "\n".join(lines) + "\n"


def _negotiated(path: str, page: str, turtle: str) -> list[str]:
    return [
        "RewriteCond %{HTTP_ACCEPT} text/html|application/xhtml\\+xml",
        "RewriteCond %{HTTP_ACCEPT} !text/turtle.*text/html",
        f"RewriteRule ^{path}$ {page} [R=303,L]",
        f"RewriteRule ^{path}$ {turtle} [R=303,L]",
    ]
