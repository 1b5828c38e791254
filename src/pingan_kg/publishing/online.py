"""Ask the targets of links themselves whether they are there, over the network."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .links import Link

__all__ = ["Answer", "ask"]

_ACCEPT = "text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.9, text/html;q=0.5"
_AGENT = "pingan-kg (checks its links)"
_MOST = 8 * 2**20  # bytes of an answer that are read


class Answer(NamedTuple):
    """What a target answered."""

    link: Link
    state: str
    """``found``: it answers, and has the label. ``unlabelled``: it answers, without the
    label. ``missing``: it says that there is no such thing. ``unreachable``: no answer."""
    detail: str
    """The HTTP status, or the reason why there is none."""


def ask(links: Iterable[Link], *, timeout: float = 10.0) -> Iterator[Answer]:
    """Ask for each target once, in the order of the links; ``timeout`` in seconds each.

    The proxy of the environment is used. What is not an ``http`` or ``https`` IRI is
    unreachable.
    """
    known: dict[tuple[str, str], Answer] = {}
    for link in links:
        key = (link.object, link.object_label)
        if key not in known:
            known[key] = _answer(link, timeout)
        yield known[key]._replace(link=link)


def _answer(link: Link, timeout: float) -> Answer:
    if not link.object.startswith(("http://", "https://")):
        return Answer(link, "unreachable", "no address of the web")
    request = urllib.request.Request(  # noqa: S310 (the scheme is checked above)
        link.object, headers={"Accept": _ACCEPT, "User-Agent": _AGENT}
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
            body = response.read(_MOST).decode("utf-8", "replace")
            status = str(response.status)
    except urllib.error.HTTPError as error:
        state = "missing" if error.code in (404, 410) else "unreachable"
        return Answer(link, state, str(error.code))
    except (OSError, ValueError) as error:
        return Answer(link, "unreachable", str(getattr(error, "reason", error)))
    return Answer(
        link, "found" if _plain(link.object_label) in _plain(body) else "unlabelled", status
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()
