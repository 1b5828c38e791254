"""``pingan-kg why``: where a fact comes from, to the sentence, and how to cite it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from ..cards.citation import STYLES
from ..cards.explanation import Explanation, Print
from ..cards.values import Fact, Mention
from ..messages import dated
from .calls import Called
from .entries import fact_entries, head
from .options import (
    FILE,
    briefing_option,
    chosen_format,
    complete_things,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import emit, one_line, terminal_width, wrapped
from .rows import fact_lines

__all__ = ["command"]

WORDS = {
    "zh": {
        "stated": "图中记作",
        "meaning": "意思是",
        "printed": "印在 {} 处",
        "says": "{}：",
        "at": "第{}–{}字",
        "line": "第{}行",
        "not-found": "（所给文章中找不到此处）",
        "inferred": "推断而非印出",
        "nothing-inferred": "没有推断的内容",
        "unsaid": "原文没有说的",
        "conflicts": "原文自相矛盾之处",
        "conflict": "{about}：{quotation}（{part}）≠ {other}（{other_part}）。{note}",
        "notes": "注意",
        "source": "来源",
        "cite": "引用",
    },
    "en": {
        "stated": "in the graph",
        "meaning": "it means",
        "printed": "Printed at {} places",
        "says": "{}:",
        "at": "characters {}–{}",
        "line": "line {}",
        "not-found": "(this place is not found in the article given)",
        "inferred": "Inferred, not printed",
        "nothing-inferred": "Nothing was inferred",
        "unsaid": "Left unsaid by the source",
        "conflicts": "The source contradicts itself",
        "conflict": "{about}: {quotation} ({part}) ≠ {other} ({other_part}). {note}",
        "notes": "Note",
        "source": "Source",
        "cite": "Cite",
    },
}


@click.command("why", cls=Called)
@click.argument("fact", metavar="FACT", shell_complete=complete_things)
@click.option(
    "--source",
    type=FILE,
    metavar="FILE",
    help="A copy of the article, to print the sentences from (-: standard input).",
)
@click.option(
    "--cite",
    type=click.Choice(STYLES),
    help="Print the citation only, in this style.",
)
@briefing_option("Only what this briefing says.")
@graph_options
@format_option("text", "json", help="Format.  [default: by the suffix of -o, else text]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    fact: str,
    source: str | None,
    cite: str | None,
    briefing: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Say what a fact means, where it is printed, what was inferred, how to cite it.

    FACT is an observation, recognition or program: an id, an IRI or a label. A metric
    stands for its observations, and a figure as printed (2万余起) for whatever prints
    it. With --source the sentences are printed, the figure marked 【so】.

    \b
    pingan-kg why telecom-fraud-cases-solved
    pingan-kg why 2万余起 --source article.txt
    pingan-kg why crime-cases-solved --briefing 2025-12-09-safe-qingdao
    pingan-kg why telecom-fraud-cases-solved --cite bibtex
    """
    if cite is not None and format_ is not None:
        raise click.UsageError("--cite and --format are two different outputs", ctx)
    from ..cards.why import why

    chosen = _format(cite, format_, output)
    store = loaded(ctx, data, only)
    found = why(fact, lang=lang, source=source, briefing=briefing, store=store)
    if chosen in STYLES:
        text = _cited(found, chosen)
    elif chosen == "json":
        text = _json(found)
    else:
        columns = terminal_width() if output is None else None
        text = "\n".join(_text(one, lang, columns) for one in found)
    emit(text, output, force=force)


def _format(cite: str | None, format_: str | None, output: str | None) -> str:
    """Return ``explained``, ``json`` or a style of citation."""
    if cite is not None:
        return cite
    told = chosen_format(format_, output, ("text", "json", "bibtex", "ris"), "text")
    return "explained" if told == "text" else told


def _cited(found: list[Explanation], style: str) -> str:
    citations = [one.citation for one in found if one.citation is not None]
    if style == "csl-json":
        import json

        items = [one.csl() for one in citations]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    between = "\n" if style in ("bibtex", "ris") else ""
    return between.join(one.render(style) for one in citations)


def _json(found: list[Explanation]) -> str:
    import json

    return json.dumps([_entry(one) for one in found], ensure_ascii=False, indent=2) + "\n"


def _entry(one: Explanation) -> dict[str, Any]:
    cited = one.citation
    return {
        **head(one),
        "stated": one.stated,
        "meaning": one.meaning,
        "facts": fact_entries(one.facts),
        "prints": [asdict(place) for place in one.prints],
        "inferences": [asdict(each) for each in one.inferences],
        "unsaid": [asdict(each) for each in one.unsaid],
        "conflicts": [asdict(each) for each in one.conflicts],
        "notes": list(one.notes),
        "source": fact_entries(one.source),
        "citation": cited
        and {
            **{style: cited.render(style).rstrip() for style in STYLES if style != "csl-json"},
            "csl": cited.csl(),
        },
    }


def _text(one: Explanation, lang: str, columns: int | None) -> str:
    words = WORDS[lang]
    names = sorted(one.labels.items(), key=lambda item: item[0] != lang)
    head = [
        line
        for text in (*(name for _, name in names), f"{one.id}  [{one.kind}]")
        for line in wrapped(one_line(text), columns)
    ]
    values = [
        Fact(key, words[key], (Mention(value),))
        for key, value in (("meaning", one.meaning), ("stated", one.stated))
        if value
    ]
    blocks = ["\n".join(head) + "\n", fact_lines([*values, *one.facts], columns, lang)]
    if one.prints:
        blocks.append(_prints(one, lang, columns))
    blocks.append(_inferred(one, lang, columns))
    if one.unsaid:
        lines = [f"{each.what} — {each.meaning}" for each in one.unsaid]
        blocks.append(_block(words["unsaid"], lines, columns))
    if one.conflicts:
        lines = [words["conflict"].format(**asdict(each)) for each in one.conflicts]
        blocks.append(_block(words["conflicts"], lines, columns))
    if one.notes:
        blocks.append(_block(words["notes"], list(one.notes), columns))
    if one.source:
        rows = fact_lines(one.source, _less(columns), lang)
        blocks.append(words["source"] + "\n" + _indented(rows))
    if one.citation is not None:
        blocks.append(_block(words["cite"], [one.citation.line()], columns))
    return "\n".join(blocks)


def _less(columns: int | None) -> int | None:
    return None if columns is None else columns - 2


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _block(title: str, lines: list[str], columns: int | None) -> str:
    """Lay out a heading and lines under it; what is broken keeps its line's indent."""
    text = ""
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        room = None if columns is None else columns - 2 - len(indent)
        text += "".join(f"{indent}{part}\n" for part in wrapped(one_line(line.strip()), room))
    return title + "\n" + _indented(text)


def _prints(one: Explanation, lang: str, columns: int | None) -> str:
    lines: list[str] = []
    sourced = any(place.sentence for place in one.prints)
    for place in one.prints:
        lines.append(_place(place, lang))
        if place.sentence is not None:
            said = place.sentence
            lines.append(f"    {said.before}【{said.figure}】{said.after}")
        else:
            missing = f" {WORDS[lang]['not-found']}" if sourced else ""
            lines.append(f"    {_quoted(place)}{missing}")
    title = WORDS[lang]["printed"].format(len(one.prints))
    return _block(title.removesuffix("s") if lines[2:] == [] else title, lines, columns)


def _place(place: Print, lang: str) -> str:
    words = WORDS[lang]
    where = [place.part, place.speaker, words["at"].format(place.start, place.end)]
    if place.sentence is not None:
        where[-1] = words["line"].format(place.sentence.line)
    return " · ".join([*where, place.claim])


def _quoted(place: Print) -> str:
    """Mark the figure in the quotation; where there is none the whole is marked."""
    before, figure, after = place.quotation.rpartition(place.figure or place.quotation)
    return f"{before}【{figure}】{after}"


def _inferred(one: Explanation, lang: str, columns: int | None) -> str:
    words = WORDS[lang]
    if not one.inferences:
        return words["nothing-inferred"] + "\n"
    joint = "：" if lang == "zh" else ": "
    lines = [
        f"{each.what}{joint}{dated(each.value, lang)} — {each.ground}"
        if each.value
        else f"{each.what} — {each.ground}"
        for each in one.inferences
    ]
    return _block(words["inferred"], lines, columns)
