"""Write the page: the article as it is, its figures marked, and a card of each."""

from __future__ import annotations

import base64
import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pyoxigraph import NamedNode, Store

from ..briefing.model import Exclusion, Passage
from ..cards.explanation import explain
from ..cards.gaps import gaps
from ..evidence.copies import Copy
from ..evidence.tracing import Trace, trace
from ..evidence.verify import verified
from ..graph.view import View
from ..languages import checked
from ..tables.libraries import library
from .marking import STATES, Mark, found_elsewhere, marks
from .words import WORDS

__all__ = ["page"]

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_TAGS = {"zh": "zh-CN", "en": "en"}


def page(
    source: str | os.PathLike[str],
    *,
    store: Store,
    lang: str = "zh",
    briefing: str | None = None,
) -> str:
    """Return an HTML page that shows a copy of an article with what the graph says of it.

    It loads nothing and works without JavaScript; what comes from the copy or the graph
    is text. Raises as :func:`pingan_kg.verify` does, and
    :class:`~pingan_kg.errors.MissingEngine` where jinja2 is not installed.
    """
    jinja2 = library("jinja2")
    view = View(store, checked(lang))
    traced = trace(source, store, briefing=briefing)
    result = verified(traced, store)
    marked = marks(traced, result)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (_asset(f"view.{kind}") for kind in ("css", "js"))
    text: str = environment.get_template("view.html").render(
        w=WORDS[lang],
        lang=lang,
        tag=_TAGS[lang],
        title=result.title(lang),
        file=result.file,
        same=result.same_text,
        counts=result.counts.get("accounted"),
        many=Counter(one.state for one in marked),
        states=STATES,
        paragraphs=list(_paragraphs(traced, marked)),
        cards=[_card(view, traced, at, one) for at, one in enumerate(marked)],
        unsaid=_unsaid(traced, lang, store),
        elsewhere=[one.message(lang) for one in found_elsewhere(marked, result)],
        agrees=result.agrees,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
    )
    return text


def _asset(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _paragraphs(traced: Trace, marked: list[Mark]) -> Iterator[list[tuple[str, int | None]]]:
    """Yield the paragraphs: texts, each with the number of its mark if it is one."""
    at = 0
    for first, end in traced.copy.paragraphs():
        start = first
        pieces: list[tuple[str, int | None]] = []
        while at < len(marked) and marked[at].start < end:
            one = marked[at]
            pieces.append((_as_given(traced.copy, start, one.start), None))
            pieces.append((_as_given(traced.copy, one.start, min(one.end, end)), at))
            start = min(one.end, end)
            at += 1
        pieces.append((_as_given(traced.copy, start, end), None))
        yield [piece for piece in pieces if piece[0]]


def _as_given(copy: Copy, start: int, end: int) -> str:
    """Return a stretch with the white space within lines; marks of emphasis are none."""
    if copy.page or start >= end:
        return copy.run(start, end)
    text = copy.text[copy.offset(start) : copy.offset(end - 1) + 1]
    behind = copy.text[copy.offset(end - 1) + 1 : copy.offset(end)]
    is_last = copy.paragraph(end - 1)[1] == end
    given = (text if is_last else text + behind).replace("**", "")
    return copy.run(start, end) if set(given) & set("\r\n") else given


def _card(view: View, traced: Trace, at: int, mark: Mark) -> dict[str, Any]:
    facts = dict.fromkeys(fact for one in mark.passages for fact in one.facts)
    excluded = [one for one in mark.passages if isinstance(one, Exclusion)]
    explained = [explain(view, fact) for fact in facts if not _is_only_named(fact, mark)]
    return {
        "number": at,
        "state": mark.state,
        "text": traced.copy.shown(mark.start, mark.end),
        "line": traced.copy.line(mark.start)[0],
        "facts": explained,
        "excluded": [_reason(view, one) for one in excluded],
        "found": [one.message(view.lang) for one in mark.found],
    }


def _is_only_named(fact: NamedNode, mark: Mark) -> bool:
    """Tell whether a thing only bears an excluded number in its name."""
    return all(isinstance(one, Exclusion) for one in mark.passages if fact in one.facts)


def _unsaid(traced: Trace, lang: str, store: Store) -> dict[str, list[str]]:
    """Return what the source leaves unsaid, by the short id of the fact."""
    found: dict[str, list[str]] = {}
    for gap in gaps(lang=lang, briefing=traced.article.id, store=store):
        for case in gap.cases if gap.missing else ():
            found.setdefault(case.id, []).append(gap.label)
    return found


def _reason(view: View, one: Passage) -> tuple[str, str]:
    """Return what a reason is called, and what it says."""
    assert isinstance(one, Exclusion)  # noqa: S101
    code = next(iter(view.objects(one.node, "pa:exclusionReason")), None)
    if not isinstance(code, NamedNode):
        return "", ""
    return view.label(code), "".join(view.texts(code, "skos:definition")[:1])
