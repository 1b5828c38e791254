"""The line to put under a chart, and the same by GB/T 7714, APA, BibTeX and CSL."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..graph.view import Term, View, short
from ..messages import dated
from .sources import makers

__all__ = ["STYLES", "Citation", "citation", "day_of"]

STYLES = ("text", "gb7714", "apa", "bibtex", "csl-json", "ris")

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "&%$#_"},
}
_TYPES = {
    "newspaper-article": ("N", "article", "article-newspaper", "NEWS"),
    "government-page": ("EB/OL", "misc", "webpage", "ELEC"),
    "transcript": ("Z", "misc", "document", "GEN"),
    "agency-report": ("R", "misc", "report", "RPRT"),
    "mirror": ("EB/OL", "misc", "webpage", "ELEC"),
}
"""What GB/T 7714, BibTeX, CSL and RIS call the kinds of sources."""
_OTHER = ("Z", "misc", "document", "GEN")
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
        "report": "Report on: {}",
        "dated": "{}, {}",
        "inferred": "{} (year inferred)",
        "unknown": "The day of publication is not printed",
        "comma": ", ",
        "list": ", ",
        "colon": ": ",
        "stop": ". ",
    },
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a fact is cited by; texts are in ``lang``, but the title is that printed.

    No text holds control characters, line breaks or marks of direction.
    """

    lang: str
    key: str
    iri: str
    label: str
    title: str
    translated: str
    authors: tuple[str, ...]
    papers: tuple[str, ...]
    """Who published the source, in the order printed."""
    event: str
    date: str
    """The day of the briefing as XSD has it, or nothing."""
    year_inferred: bool
    is_figure: bool
    """Whether the fact is a number or a finding, and not an honour or a program."""
    kind: str = "newspaper-article"
    """The kind of source, as its code has it."""

    def render(self, style: str) -> str:
        """Write the citation in one of :data:`STYLES`, ending in a line break."""
        if style == "csl-json":
            return json.dumps([self.csl()], ensure_ascii=False, indent=2) + "\n"
        if style == "bibtex":
            return self._bibtex()
        if style == "ris":
            return self._ris()
        lines = {"gb7714": self._gb7714, "apa": self._apa}
        return lines.get(style, self.line)() + "\n"

    def line(self) -> str:
        """Return the line to put under a chart or a table; what is not known is left out."""
        words = _WORDS[self.lang]
        title = words["title"].format(self.title)
        if self.lang != "zh" and self.translated:
            title += f" [{self.translated}]"
        authors = words["list"].join(self.authors)
        if authors:
            title = f"{authors}{words['colon' if self.lang == 'zh' else 'comma']}{title}"
        source = words["comma"].join(filter(None, [title, words["list"].join(self.papers)]))
        parts = [source, self._report(), self._fact(), self.iri]
        return words["stop"].join(filter(None, parts))

    def note(self) -> str:
        """Return what a reader of the figure must know beside the bare source."""
        words = _WORDS[self.lang]
        parts = [self.label, self._report(), words["unknown"]]
        return words["stop"].join(filter(None, parts)) + words["stop"].strip()

    def csl(self) -> dict[str, object]:
        """Return the item as CSL-JSON has it, its year approximate."""
        parts = [int(part) for part in self.date.split("-")] if self.date else []
        item: dict[str, object] = {
            "id": self.key,
            "type": _TYPES.get(self.kind, _OTHER)[2],
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

    def _gb7714(self) -> str:
        """Write it by GB/T 7714-2015: a year that is not printed stands in brackets."""
        mark = _TYPES.get(self.kind, _OTHER)[0]
        published = [*self.papers, f"[{self.date[:4]}]"] if self.date else list(self.papers)
        parts = [", ".join(self.authors), f"{self.title}[{mark}]", ", ".join(published)]
        return ". ".join([*filter(None, parts), self._fact(), self.iri])

    def _apa(self) -> str:
        """Write it by APA 7: an approximate year, the title's translation in brackets."""
        year = f"(ca. {self.date[:4]})" if self.date else "(n.d.)"
        title = f"{self.title} [{self.translated}]" if self.translated else self.title
        papers = ", ".join(self.papers)
        if self.authors:
            parts = [", ".join(self.authors), year, title, papers]
        else:
            parts = [title, year, papers]
        return ". ".join([*filter(None, parts), self._fact(), self.iri])

    def _fact(self) -> str:
        return f"{_KINDS[self.lang][self.is_figure]}{_WORDS[self.lang]['colon']}{self.label}"

    def _report(self) -> str:
        """Say what briefing was reported on, and when; nothing where that is not known."""
        words = _WORDS[self.lang]
        if not self.event:
            return ""
        day = dated(self.date, self.lang)
        day = words["inferred"].format(day) if self.year_inferred else day
        return words["report"].format(
            words["dated"].format(self.event, day) if day else self.event
        )

    def _ris(self) -> str:
        """Write it as RIS has it: two letters a line, and a line that ends the entry."""
        fields = [
            ("TY", _TYPES.get(self.kind, _OTHER)[3]),
            *(("AU", name) for name in self.authors),
            ("TI", self.title),
            ("TT", self.translated),
            ("T2", " / ".join(self.papers)),
            ("PY", self.date[:4]),
            ("LA", "zh"),
            ("N1", self.note()),
            ("UR", self.iri),
            ("ID", self.key),
        ]
        lines = [f"{tag}  - {value}" for tag, value in fields if value]
        return "\n".join([*lines, "ER  - "]) + "\n"

    def _bibtex(self) -> str:
        kind = _TYPES.get(self.kind, _OTHER)[1]
        fields = {
            "author": " and ".join(f"{{{_escaped(name)}}}" for name in self.authors),
            "title": f"{{{_escaped(self.title)}}}",
            "journal" if kind == "article" else "publisher": _escaped(" / ".join(self.papers)),
            "year": self.date[:4],
            "note": _escaped(self.note()),
            "url": self.iri,
            "language": "chinese",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@{kind}{{{self.key},\n" + ",\n".join(lines) + "\n}\n"


_FILLERS = dict.fromkeys(map(ord, "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"))
"""What counts as a letter or an accent, and is not seen."""


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda mark: _SPECIAL[mark[0]], text)


def _plain(text: str) -> str:
    """Return the text as one line without what moves a cursor, turns text or is not seen."""
    spaced = (" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text)
    unseen = ("Cf", "Cs", "Cn")
    kept = (one for one in spaced if unicodedata.category(one) not in unseen)
    return " ".join("".join(kept).translate(_FILLERS).split())


def citation(view: View, fact: NamedNode, source: NamedNode) -> Citation:
    """Return what a fact is cited by, in the language of the view.

    The title is that of the source in its own language; the day is that of the
    briefing reported on.
    """
    event = view.one(source, "schema:about")
    day = view.one(event, "schema:startDate")
    titles = view.labels(source)
    inferred = view.objects(event, "pa:inferred") if event is not None else []
    kind = view.one(source, "pa:sourceKind")
    return Citation(
        lang=view.lang,
        key="pingan-kg:" + re.sub(r"[^\w.-]+", "-", short(fact).partition("/")[2]),
        iri=fact.value,
        label=_plain(view.label(fact)),
        title=_plain(titles.get("zh", view.label(source))),
        translated=_plain(titles.get("en", "")),
        authors=_names(view, source, "schema:author"),
        papers=_names(view, source, "schema:publisher"),
        event=_plain(view.label(event)) if event is not None else "",
        date=day_of(day),
        is_figure="pa:Observation" in view.kinds(fact),
        year_inferred=any(str(code).endswith("inferred-year>") for code in inferred),
        kind=short(kind).removeprefix("code/source-") if isinstance(kind, NamedNode) else "",
    )


def _names(view: View, source: NamedNode, name: str) -> tuple[str, ...]:
    return tuple(_plain(view.label(agent)) for agent in makers(view, source, name))


def day_of(term: Term | None) -> str:
    """Return the day of a date, or of a time of a day; nothing for what is neither."""
    text = term.value if isinstance(term, Literal) else ""
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text)
    return found[0] if found else ""
