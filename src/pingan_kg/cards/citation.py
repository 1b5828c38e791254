"""The line to put under a chart, and the same for BibTeX and for CSL."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..graph.view import View, short

__all__ = ["STYLES", "Citation", "citation"]

STYLES = ("text", "bibtex", "csl-json")

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "&%$#_"},
}
_KINDS = {"zh": ("事实", "数据"), "en": ("Fact", "Figure")}
_WORDS = {
    "zh": {
        "title": "《{}》",
        "report": "报道{}",
        "dated": "{}（{}）",
        "inferred": "{}，年份为推断",
        "unknown": "见报日期未印出",
        "comma": "，",
        "list": "、",
        "colon": "：",
        "stop": "。",
    },
    "en": {
        "title": "“{}”",
        "report": "report on: {}",
        "dated": "{}, {}",
        "inferred": "{} (year inferred)",
        "unknown": "the day of publication is not printed",
        "comma": ", ",
        "list": ", ",
        "colon": ": ",
        "stop": ". ",
    },
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a fact is cited by; texts are in ``lang``, but the title is that printed."""

    lang: str
    key: str
    iri: str
    label: str
    title: str
    translated: str
    authors: tuple[str, ...]
    papers: tuple[str, ...]
    event: str
    date: str
    """The day of the briefing as XSD has it, or nothing."""
    year_inferred: bool
    is_figure: bool
    """Whether the fact is a number or a finding, and not an honour or a program."""

    def render(self, style: str) -> str:
        """Write the citation in one of :data:`STYLES`, ending in a line break."""
        if style == "bibtex":
            return self._bibtex()
        if style == "csl-json":
            return json.dumps([self.csl()], ensure_ascii=False, indent=2) + "\n"
        return self.line() + "\n"

    def line(self) -> str:
        """Return the line to put under a chart or a table; what is not known is left out."""
        words = _WORDS[self.lang]
        title = words["title"].format(self.title)
        if self.lang != "zh" and self.translated:
            title += f" [{self.translated}]"
        authors = words["list"].join(self.authors)
        if authors:
            title = f"{authors}{words['colon' if self.lang == 'zh' else 'comma']}{title}"
        parts = [title, words["list"].join(self.papers), self._report()]
        kind = _KINDS[self.lang][self.is_figure]
        source = words["comma"].join(filter(None, parts))
        fact = f"{kind}{words['colon']}{self.label}"
        return words["stop"].join((source, fact, self.iri))

    def note(self) -> str:
        """Return what a reader of the figure must know beside the bare source."""
        words = _WORDS[self.lang]
        parts = [self.label, self._report(), words["unknown"]]
        return words["stop"].join(filter(None, parts)) + words["stop"].strip()

    def _report(self) -> str:
        """Say what briefing was reported on, and when; nothing where that is not known."""
        words = _WORDS[self.lang]
        if not self.event:
            return ""
        day = words["inferred"].format(self.date) if self.year_inferred else self.date
        return words["report"].format(
            words["dated"].format(self.event, day) if day else self.event
        )

    def csl(self) -> dict[str, object]:
        """Return the item as CSL-JSON has it: a newspaper article, its year approximate."""
        parts = [int(part) for part in self.date.split("-")] if self.date else []
        item: dict[str, object] = {
            "id": self.key,
            "type": "article-newspaper",
            "title": self.title,
            "language": "zh",
            "URL": self.iri,
            "note": self.note(),
        }
        if self.papers:
            item["container-title"] = " / ".join(self.papers)
        if self.authors:
            item["author"] = [{"literal": name} for name in self.authors]
        if self.event:
            item["event-title"] = self.event
        if parts:
            item["event-date"] = {"date-parts": [parts]}
            item["issued"] = {"date-parts": [parts[:1]], "circa": True}
        return item

    def _bibtex(self) -> str:
        fields = {
            "author": " and ".join(f"{{{_escaped(name)}}}" for name in self.authors),
            "title": f"{{{_escaped(self.title)}}}",
            "journal": _escaped(" / ".join(self.papers)),
            "year": self.date[:4],
            "note": _escaped(self.note()),
            "url": self.iri,
            "language": "chinese",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@article{{{self.key},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda mark: _SPECIAL[mark[0]], text)


def citation(view: View, fact: NamedNode, article: NamedNode) -> Citation:
    """Return what a fact is cited by, in the language of the view.

    The title is that of the article in its own language; the day is that of the
    briefing reported on.
    """
    event = view.one(article, "schema:about")
    day = view.one(event, "schema:startDate")
    titles = view.labels(article)
    inferred = view.objects(event, "pa:inferred") if event is not None else []
    return Citation(
        lang=view.lang,
        key="pingan-kg:" + short(fact).rpartition("/")[2],
        iri=fact.value,
        label=view.label(fact),
        title=titles.get("zh", view.label(article)),
        translated=titles.get("en", ""),
        authors=tuple(map(view.label, view.objects(article, "schema:author"))),
        papers=tuple(map(view.label, view.objects(article, "schema:publisher"))),
        event=view.label(event) if event is not None else "",
        date=view.label(day) if day is not None else "",
        is_figure="pa:Observation" in view.kinds(fact),
        year_inferred=any(str(code).endswith("inferred-year>") for code in inferred),
    )
