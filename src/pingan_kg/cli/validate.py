"""``pingan-kg validate``: check the graph, or a user's files, against the shapes."""

from __future__ import annotations

import click

from ..rdf.names import shortened
from ..shacl.engines import ENGINES
from ..shacl.engines import chosen as chosen_engine
from ..shacl.report import SEVERITIES, Report, Result
from .calls import Called
from .notes import say
from .options import (
    FILE,
    chosen_format,
    data_options,
    format_option,
    lang_option,
    output_options,
)
from .output import emit, one_line

__all__ = ["command"]

_SLOW = (
    "checking with pySHACL, which takes most of a minute; "
    "with “pip install shacl” it takes a second"
)

FORMATS = ("text", "json", "turtle")

WORDS = {
    "zh": {
        "Violation": "缺陷",
        "Warning": "可疑",
        "line": "第 {} 行",
        "nowhere": "没有描述它的文件",
    },
    "en": {
        "Violation": "defect",
        "Warning": "doubtful",
        "line": "line {}",
        "nowhere": "described in no file",
    },
}


@click.command("validate", cls=Called)
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE]...")
@data_options
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    help="shacl is fast, pyshacl the reference; auto is shacl where it is installed.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@format_option(*FORMATS, help="Format of the report. [default: text; turtle is SHACL's own]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    files: tuple[str, ...],
    data: tuple[str, ...],
    only: bool,
    engine: str,
    strict: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Check the shipped graph, or FILEs of yours together with it.

    Each FILE, as with --data, is Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML by
    its suffix, or a folder of such files; - is Turtle from standard input. Exit code 0:
    no defect; 1: defects (with --strict also warnings); 2: wrong use or a file that
    cannot be read.

    \b
    pingan-kg validate
    pingan-kg validate my-city.ttl --format json
    """
    own = (*files, *data)
    if own.count("-") > 1:
        raise click.UsageError("standard input (-) can be given once only", ctx)
    from ..shacl.validate import validate

    chosen = chosen_format(format_, output, FORMATS, "text")
    if chosen_engine(engine) == "pyshacl":
        say(_SLOW, lang)
    report = validate(own, engine=engine, only=only)
    emit(_rendered(report, chosen, lang), output, force=force)
    if not report.conforms or (strict and report.of("Warning")):
        ctx.exit(1)


def _rendered(report: Report, format_: str, lang: str) -> str:
    if format_ == "json":
        return report.to_json()
    if format_ == "turtle":
        return report.to_turtle()
    lines = [*_defects(report, lang), _count(report, lang)]
    return "".join(f"{line}\n" for line in lines)


def _defects(report: Report, lang: str) -> list[str]:
    """List defects and doubts, by file and by the thing they are in."""
    words = WORDS[lang]
    files: dict[str | None, dict[str, list[Result]]] = {}
    for result in report.results:
        files.setdefault(result.file, {}).setdefault(result.focus, []).append(result)
    lines: list[str] = []
    for file, things in files.items():
        lines.append(one_line(file or words["nowhere"]))
        for about in things.values():
            lines.append(f"  {_named(about[0], lang)}")
            lines += [
                f"    {words.get(result.severity, words['Violation'])}: "
                f"{one_line(result.message(lang))} [{one_line(shortened(result.shape))}]"
                for result in about
            ]
        lines.append("")
    return lines


def _named(result: Result, lang: str) -> str:
    place = f" ({WORDS[lang]['line'].format(result.line)})" if result.line else ""
    label = result.label(lang)
    name = f"{label} " if label else ""
    return one_line(f"{name}<{result.thing.strip('<>')}>{place}")


def _count(report: Report, lang: str) -> str:
    defects, doubts = (len(report.of(severity)) for severity in SEVERITIES)
    if lang == "zh":
        return (
            f"缺陷 {defects}，可疑 {doubts}；"
            f"共核对 {report.triples} 条陈述（引擎 {report.engine}）。"
        )
    return (
        f"{_many(defects, 'defect')}, {_many(doubts, 'warning')}; "
        f"{_many(report.triples, 'statement')} checked by {report.engine}."
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
