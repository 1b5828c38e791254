"""``pingan-kg verify``: check the graph against a copy of the article, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..evidence.discrepancies import CHECKS, Discrepancy, Verification
from ..graph.view import View
from ..messages import dated
from .calls import Called, option_meant
from .options import (
    FILE,
    briefing_option,
    chosen_format,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import emit, one_line, table

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..briefing.model import Source

__all__ = ["command"]

_OUTSIDE = 12
"""So many figures around the article are named."""

WORDS = {
    "zh": {
        "article": "文章",
        "file": "文件",
        "same": "与起止位置所依的文本完全相同（SHA-256 一致）",
        "other": "是另一副本：按引文重新定位",
        "checked": "核对项目",
        "total": "总数",
        "good": "相符",
        "place": "第 {} 行第 {} 字",
        "outside": "另有 {} 个数字在文章之外，未核对：{}",
        "agrees": "两方一致，没有发现问题。",
        "many": "发现 {} 处问题：",
    },
    "en": {
        "article": "article",
        "file": "file",
        "same": "the very text that the offsets count (its SHA-256 agrees)",
        "other": "another copy: found again by the quotations",
        "checked": "checked",
        "total": "total",
        "good": "good",
        "place": "line {}, character {}",
        "outside": "{} figures stand outside of the article and were left alone: {}",
        "agrees": "Graph and text agree; nothing was found.",
        "many": "Found ({}):",
    },
}


@click.command("verify", cls=Called, meaning=option_meant("--source"))
@click.option(
    "--source",
    type=FILE,
    metavar="FILE",
    help="The article: its text or a page with it, in whatever copy (-: standard input).",
)
@briefing_option("Check this briefing.  [default: the one whose article it is]")
@graph_options
@format_option("text", "json", help="Format.  [default: by the suffix of -o, else text]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    source: str | None,
    briefing: str | None,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Check every figure against the words of the article, both ways.

    From the graph to the text: each quotation is found again, the figure stands there
    whole, and it says what the observation says: value, bounds, comparator, unit, sign,
    and after 分别 the right thing. From the text to the graph: each figure, in digits
    or in words, is that of a claim or is excluded with a reason.

    The article is copyrighted and not shipped: save a copy of it. Line breaks,
    quotation marks, full-width digits and HTML do not matter. --data adds files of
    yours to the graph, such as the claims of another briefing.

    Exit code 0: all agrees; 1: something was found; 2: wrong use, or a file that is
    not the article.
    """
    chosen = chosen_format(format_, output, ("text", "json"), "text")
    graph = loaded(ctx, data, only)
    if source is None:
        raise click.UsageError(_needed(graph, lang), ctx)
    from ..evidence.verify import verify

    result = verify(source, briefing=briefing, store=graph)
    emit(result.to_json() if chosen == "json" else _text(result, lang), output, force=force)
    if not result.agrees:
        ctx.exit(1)


def _needed(graph: Store, lang: str) -> str:
    """Say in one line what is needed and where it appeared."""
    from ..briefing.reading import source
    from ..graph.store import briefings

    view = View(graph, lang)
    sources = [source(graph, one) for one in briefings(graph)]
    whole = [one for one in sources if one.is_whole] or sources
    named = "; ".join(_appeared(view, one) for one in whole)
    return f"give the article: --source FILE, a text or a saved page ({named})"


def _appeared(view: View, article: Source) -> str:
    from ..cards.sources import makers

    lang = view.lang
    title = " / ".join(article.labels.values() if lang == "en" else [article.label(lang)])
    papers = [view.label(one) for one in makers(view, article.node, "schema:publisher")]
    return f"“{title}”, {', '.join(papers)}, {dated(str(article.day or ''), lang)}"


def _text(result: Verification, lang: str) -> str:
    words = WORDS[lang]
    heads = [words[key] for key in ("checked", "total", "good")]
    rows = [
        [CHECKS[key][lang == "en"], str(total), str(good)]
        for key, (total, good) in result.counts.items()
    ]
    kind = words["same" if result.same_text else "other"]
    lines = [
        one_line(f"{words['article']}  {result.title(lang)}  {result.article}"),
        one_line(f"{words['file']}  {result.file}  ({kind})"),
        "",
        table(heads, rows),
    ]
    if result.outside:
        shown = ", ".join(result.outside[:_OUTSIDE])
        shown += " …" if result.outside[_OUTSIDE:] else ""
        lines += [one_line(words["outside"].format(len(result.outside), shown)), ""]
    if result.agrees:
        lines.append(words["agrees"])
    else:
        lines.append(words["many"].format(len(result.discrepancies)))
        lines += [f"  {one_line(_line(one, lang))}" for one in result.discrepancies]
    return "\n".join(lines) + "\n"


def _line(one: Discrepancy, lang: str) -> str:
    place = ""
    if one.line is not None:
        place = WORDS[lang]["place"].format(one.line, one.column)
    return " · ".join(part for part in (place, one.thing, one.message(lang)) if part)
