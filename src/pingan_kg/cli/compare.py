"""``pingan-kg compare``: a metric side by side over areas and periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .calls import Called
from .options import (
    chosen_format,
    complete_things,
    format_option,
    graph_options,
    lang_option,
    loaded,
    output_options,
)
from .output import csv_text, emit, one_line, terminal_width, wrapped

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..cards.compare import ComparedFact, Comparison, Pair

__all__ = ["command"]

_FORMATS = ("text", "json", "csv", "svg")
_RELATIVE = ("PERCENT", "PERCENTAGE_POINT", "PERMILLE")
"""Units of which a bar does not grow with the span or the place that is counted over."""
_WORDS = {
    "zh": {
        "with": "与之相比：",
        "computed": "推算（无人印出）",
        "none": "没有别的数据可比。",
        "undrawn": "另有{}个数据与第一个不可直接比较，没有画出；不用--chart可看理由",
        "because": "；",
        "colon": "：",
        "comma": "，",
        "printed": "（{}）",
    },
    "en": {
        "with": "compared with:",
        "computed": "Worked out (printed by nobody)",
        "none": "There is no other figure to compare with.",
        "undrawn": "{} figures that cannot be set beside the first are not drawn; "
        "without --chart the reasons are told",
        "because": "; ",
        "colon": ": ",
        "comma": ", ",
        "printed": " ({})",
    },
}


@click.command("compare", cls=Called)
@click.argument("metric", shell_complete=complete_things)
@click.option(
    "--with",
    "areas",
    multiple=True,
    metavar="AREA",
    shell_complete=complete_things,
    help="Only the figures of this area beside the first; repeatable.",
)
@click.option(
    "--period",
    "periods",
    multiple=True,
    metavar="PERIOD",
    shell_complete=complete_things,
    help="Only the figures of this period beside the first; repeatable.",
)
@click.option(
    "--base",
    metavar="FACT",
    shell_complete=complete_things,
    help="The figure, or the area, that the others are compared with.",
)
@click.option("--related", is_flag=True, help="All figures of its parts and wholes, too.")
@click.option("--every-pair", is_flag=True, help="Compare each figure with each.")
@click.option("--chart", "drawn", is_flag=True, help="Draw what can be compared, as SVG.")
@graph_options
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else text]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    metric: str,
    areas: tuple[str, ...],
    periods: tuple[str, ...],
    base: str | None,
    related: bool,
    every_pair: bool,
    drawn: bool,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Set the figures of a metric side by side, and say what of them can be compared.

    Each has a verdict: comparable, comparable per head only, in part, or not, with the
    reasons. Metrics that it is a part of, or that are part of it, are marked. Shares,
    figures per head and sums of years are worked out with the bounds that follow.

    \b
    pingan-kg compare criminal-police-reports-change
    pingan-kg compare crime-cases-solved --with shandong
    pingan-kg compare criminal-police-reports-change --chart -o falls.svg
    """
    from ..cards.compare import compare

    chosen = _format(drawn, format_, output, ctx)
    store = loaded(ctx, data, only)
    found = compare(
        metric,
        areas=areas,
        periods=periods,
        base=base,
        related=related,
        every=every_pair,
        lang=lang,
        store=store,
    )
    if chosen == "svg":
        emit(_drawn(found, store, lang), output, force=force)
        return
    emit(_rendered(found, chosen, lang, output), output, force=force)


def _format(drawn: bool, format_: str | None, output: str | None, ctx: click.Context) -> str:
    """Return the format, which is SVG where a drawing is asked for."""
    if drawn and format_ not in (None, "svg"):
        raise click.UsageError("--chart is SVG, and --format asks for something else", ctx)
    found = chosen_format("svg" if drawn and not output else format_, output, _FORMATS, "text")
    if drawn and found != "svg":
        raise click.UsageError("--chart is SVG: give -o a name that ends in .svg", ctx)
    return found


def _is_drawn(pair: Pair, other: ComparedFact) -> bool:
    """Tell whether two bars beside each other do not mislead."""
    same = pair.level == "in-part" and not other.relation and other.unit in _RELATIVE
    return pair.level == "comparable" or same


def _drawn(found: Comparison, store: Store, lang: str) -> str:
    """Draw the first figure, and those of the others that can be set beside it."""
    from ..charts.drawing import chart
    from ..charts.selection import chosen

    facts = {one.id: one for one in found.facts}
    beside = [pair for pair in found.pairs if pair.one == found.base]
    kept = [pair.other for pair in beside if _is_drawn(pair, facts[pair.other])]
    if len(kept) < len(beside):
        click.echo(_WORDS[lang]["undrawn"].format(len(beside) - len(kept)), err=True)
    picked = chosen([found.base, *kept], store, lang, alone=False)
    return chart(picked.table, lang=lang, title=found.metric)


def _rendered(found: Comparison, format_: str, lang: str, output: str | None) -> str:
    if format_ == "json":
        import json
        from dataclasses import asdict

        return json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str) + "\n"
    if format_ == "csv":
        return _csv(found)
    columns = terminal_width() if output is None else None
    lines = (part for line in _lines(found, lang) for part in wrapped(line, columns))
    return "".join(f"{line}\n" for line in lines)


_FACT = (
    "id",
    "metric_id",
    "relation",
    "area",
    "area_id",
    "period",
    "printed",
    "meaning",
    "min",
    "max",
    "unit",
    "briefing",
)


def _csv(found: Comparison) -> str:
    """A row a fact, with the verdict on it and the first."""
    facts = {one.id: one for one in found.facts}
    rows = [_row(facts[found.base], None)]
    rows += [_row(facts[pair.other], pair) for pair in found.pairs]
    return csv_text((*_FACT, "compared_with", "level", "order", "reasons"), rows)


def _row(fact: ComparedFact, pair: Pair | None) -> tuple[str, ...]:
    values = (
        "" if value is None else str(value) for value in (getattr(fact, k) for k in _FACT)
    )
    if pair is None:
        return (*values, "", "", "", "")
    return (*values, pair.one, pair.level, pair.order, " | ".join(pair.reasons))


def _lines(found: Comparison, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    facts = {one.id: one for one in found.facts}
    yield f"{one_line(found.metric)}  {found.id}"
    if found.definition:
        yield one_line(found.definition)
    yield ""
    yield words["with"]
    yield f"  {_told(facts[found.base], lang)}"
    yield f"  {found.base}"
    yield from (f"  {one_line(note)}" for note in facts[found.base].notes)
    if not found.pairs:
        yield ""
        yield words["none"]
    for pair in found.pairs:
        yield ""
        if pair.one != found.base:
            yield _told(facts[pair.one], lang)
            yield pair.one
        yield _told(facts[pair.other], lang)
        yield f"  {_judged(pair, lang)}"
        yield from (f"  {one_line(note)}" for note in facts[pair.other].notes)
        yield f"  {pair.other}"
    if found.computed:
        yield ""
        yield words["computed"]
        yield from (f"  {one_line(one.text)}" for one in found.computed)


def _judged(pair: Pair, lang: str) -> str:
    """Say the verdict and its reasons; the notes stand beside the facts that bear them."""
    words = _WORDS[lang]
    said = [pair.verdict, *([pair.ordered] if pair.ordered else [])]
    coded = zip(pair.codes, pair.reasons, strict=True)
    why = words["because"].join(one_line(reason) for code, reason in coded if code != "note")
    return words["comma"].join(said) + (words["colon"] + why if why else "")


def _told(fact: ComparedFact, lang: str) -> str:
    metric = [_WORDS[lang]["comma"].join((fact.metric, fact.relation))] if fact.relation else []
    printed = _WORDS[lang]["printed"].format(fact.printed) if fact.printed else ""
    return one_line(" · ".join([*metric, fact.area, fact.period, fact.meaning + printed]))
