"""``pingan-kg gaps``: what the source leaves unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from .calls import Called, data_meant
from .columns import first_rows, table_with_ids
from .options import (
    briefing_option,
    chosen_format,
    format_option,
    graph_options,
    kinds_option,
    lang_option,
    loaded,
    output_options,
)
from .output import csv_text, emit, one_line, table, terminal_width, wrapped

if TYPE_CHECKING:
    from ..cards.gaps import Gap, GapCase

__all__ = ["command"]

_FORMATS = ("table", "json", "csv")
_FIELDS = ("kind", "gap", "missing", "name", "printed", "supplied", "ground", "id", "briefing")

_WORDS = {
    "zh": {
        "title": "原文未说明的",
        "count": "处数",
        "kind": "代码",
        "total": "合计",
        "missing": "缺失",
        "filled": "已补足",
        "supplied": "补足为",
        "state": "状态",
        "name": "名称",
        "printed": "原文",
        "id": "标识",
    },
    "en": {
        "title": "What the source leaves unsaid",
        "count": "count",
        "kind": "kind",
        "total": "total",
        "missing": "missing",
        "filled": "supplied",
        "supplied": "supplied",
        "state": "state",
        "name": "figure or name",
        "printed": "printed",
        "id": "id",
    },
}


def _complete() -> list[str]:
    from ..cards.gaps import gaps

    return [gap.kind for gap in gaps()]


def gaps_meant(given: Sequence[str]) -> str:
    """Tell what was meant by an argument: kinds of gaps, a briefing, or a file."""
    from ..graph.store import briefings, shared

    words = list(given)
    if set(words) <= set(_complete()):
        return f"--kind {','.join(words)}"
    if len(words) == 1 and words[0] in briefings(shared()):
        return f"--briefing {words[0]}"
    return data_meant(words)


@click.command("gaps", cls=Called, meaning=gaps_meant)
@kinds_option("Kinds of gaps to list, as the summary names them.", complete=_complete)
@briefing_option("List what this one briefing leaves unsaid.")
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else table]")
@click.option("--all", "everything", is_flag=True, help="List tables whole, however long.")
@graph_options
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    of: list[str],
    briefing: str | None,
    format_: str | None,
    everything: bool,
    data: tuple[str, ...],
    only: bool,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """Say what the sources leave unsaid, fact by fact.

    First what is missing altogether, such as a change without the period it is measured
    against; then what was supplied, and on what ground. pingan-kg show ID tells more of
    a fact. JSON and CSV have all facts. Gaps are no defects: the exit code is 0.
    """
    from ..cards.gaps import gaps

    chosen = chosen_format(format_, output, _FORMATS, "table")
    store = loaded(ctx, data, only)
    found = gaps(lang=lang, of=of, briefing=briefing, store=store)
    if chosen == "json":
        import json

        text = json.dumps([_entry(gap) for gap in found], ensure_ascii=False, indent=2) + "\n"
    elif chosen == "csv":
        text = csv_text(_FIELDS, [row for gap in found for row in _rows(gap)])
    else:
        columns = terminal_width() if output is None else None
        blocks = [_summary(found, lang, columns)]
        blocks += [_block(gap, lang, columns, everything) for gap in found]
        text = "\n".join(blocks)
    emit(text, output, force=force)


def _entry(gap: Gap) -> dict[str, Any]:
    facts = [
        {
            "id": case.id,
            "name": case.name,
            "printed": case.printed or None,
            "supplied": case.supplied or None,
            "briefing": case.briefing or None,
        }
        for case in gap.cases
    ]
    return {
        "kind": gap.kind,
        "gap": gap.label,
        "missing": gap.missing,
        "ground": gap.ground,
        "facts": facts,
    }


def _rows(gap: Gap) -> list[tuple[str, ...]]:
    head = (gap.kind, gap.label, str(gap.missing).lower())
    return [
        (*head, case.name, case.printed, case.supplied, gap.ground, case.id, case.briefing)
        for case in gap.cases
    ]


def _summary(found: Sequence[Gap], lang: str, columns: int | None) -> str:
    words = _WORDS[lang]
    rows = [
        (
            gap.label,
            words["missing" if gap.missing else "filled"],
            str(len(gap.cases)),
            gap.kind,
        )
        for gap in found
    ]
    rows.append((words["total"], "", str(sum(len(gap.cases) for gap in found)), ""))
    headers = [words[key] for key in ("title", "state", "count", "kind")]
    return table_with_ids(headers, rows, len(headers) - 1, columns=columns)


def _block(gap: Gap, lang: str, columns: int | None, everything: bool) -> str:
    """Head a table of facts with the gap they have and the ground."""
    words = _WORDS[lang]
    head = "".join(
        f"{line}\n"
        for text in (f"{gap.label} ({len(gap.cases)})", gap.ground)
        for line in wrapped(one_line(text), columns)
    )
    cases, more = first_rows(gap.cases, lang, everything=everything)
    kept = [key for key in _COLUMNS if any(_cells(case)[key] for case in cases)]
    rows = [[_cells(case)[key] for key in kept] for case in cases]
    return head + table([words[key] for key in kept], rows, columns=columns) + more


_COLUMNS = ("name", "printed", "supplied", "id")


def _cells(case: GapCase) -> dict[str, str]:
    return {key: getattr(case, key) for key in _COLUMNS}
