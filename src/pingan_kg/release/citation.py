"""How the data set is cited: the Citation File Format (https://citation-file-format.github.io)."""

from __future__ import annotations

import json

from ..rdf.names import BASE
from .about import About

__all__ = ["citation_file"]


def citation_file(about: About) -> str:
    """Return the text of ``CITATION.cff``; a string of JSON is one of YAML, too."""
    lines = [
        "cff-version: 1.2.0",
        "message: "
        + _quoted(
            "If you use these figures or this software, please cite it and the briefing that"
            " a figure comes from (pingan-kg why <observation> --cite names it)."
        ),
        f"title: {_quoted(about.title['en'])}",
        "type: dataset",
        "authors:",
        f"  - name: {_quoted(about.creator['en'])}",
        f"version: {about.version}",
        f"date-released: {_quoted(about.issued)}",
        "license: [MIT, CC-BY-4.0]",
        f"url: {_quoted(BASE)}",
        f"abstract: {_quoted(about.description['en'])}",
        "keywords:",
        *(f"  - {_quoted(word)}" for word in about.keywords["en"]),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
