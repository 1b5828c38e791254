"""``pingan-kg draft``: from an article to a proposed briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .. import __version__
from .manual import Spoken
from .options import FILE, data_options, lang_option, loaded

if TYPE_CHECKING:
    from ..drafting.folder import Outcome

__all__ = ["command"]

_WORDS = {
    "zh": {
        "written": "已写入{folder}：{figures}个数字，{facts}个为事实，{excluded}个不是数值。",
        "open": "还有{number}处待定：",
        "next": "编辑{folder}/draft.toml，然后：pingan-kg draft --resume {folder}",
        "done": "没有待定之处。接着：pingan-kg validate {folder}",
    },
    "en": {
        "written": (
            "Wrote {folder}: {figures} figures, {facts} of them facts, {excluded} no values."
        ),
        "open": "{number} things are open:",
        "next": "Edit {folder}/draft.toml, then: pingan-kg draft --resume {folder}",
        "done": "Nothing is open. Next: pingan-kg validate {folder}",
    },
}
_SHOWN = 12


@click.command("draft", cls=Spoken)
@click.argument("article", required=False, type=FILE)
@click.option("-o", "--output", type=FILE, metavar="FOLDER", help="The folder to write.")
@click.option("--resume", type=FILE, metavar="FOLDER", help="Take up a draft that was edited.")
@click.option(
    "--id", "id_", metavar="ID", help="The briefing's id, such as 2025-12-09-safe-city."
)
@click.option("--published", metavar="DATE", help="The day on which it was published.")
@click.option(
    "--said", metavar="DATE", help="The day on which it was said, if the text has none."
)
@click.option("--area", metavar="AREA", help="The area that it is about, such as qingdao.")
@click.option("--publisher", metavar="AGENCY", help="Who published it, such as qingdao-daily.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option(
    "--kind",
    type=click.Choice(
        ("newspaper-article", "government-page", "transcript", "agency-report", "mirror")
    ),
    help="What kind of source it is.",
)
@click.option("--part", is_flag=True, help="Only a part of the source could be read.")
@click.option("--all", "everything", is_flag=True, help="List all that is open.")
@click.option("--force", is_flag=True, help="Replace a folder that exists.")
@data_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    article: str | None,
    output: str | None,
    resume: str | None,
    id_: str | None,
    published: str | None,
    said: str | None,
    area: str | None,
    publisher: str | None,
    url: str | None,
    kind: str | None,
    part: bool,
    everything: bool,
    force: bool,
    data: tuple[str, ...],
    only: bool,
    lang: str,
) -> None:
    """Propose a briefing from an article: every figure with what is sure of it.

    It writes a folder: the Turtle of the briefing, and draft.toml, a table with a figure a
    block, to be decided by a person. --resume reads that back, writes the Turtle again, and
    says what is still open. Rules only, the same each time, without a network.

    \b
    pingan-kg draft article.txt --id 2025-03-06-my-city -o drafts/2025-03-06-my-city
    """
    from ..drafting import folder as drafting

    if (article is None) == (resume is None):
        raise click.UsageError("give an article, or --resume FOLDER", ctx)
    store = loaded(ctx, data, only)
    if resume is not None:
        found = drafting.resume(resume, store, version=__version__)
    else:
        known = {
            "id": id_,
            "published": published,
            "said": said,
            "area": area,
            "publisher": publisher,
            "url": url,
            "kind": kind,
            "coverage": "part" if part else "whole",
        }
        source = {name: value for name, value in known.items() if value}
        for name in ("published", "said"):
            _check_day(source.get(name), name, ctx)
        target = output or id_
        if target is None:
            raise click.UsageError("give the folder to write: -o FOLDER", ctx)
        found = drafting.draft(
            article or "", target, store, source=source, version=__version__, force=force
        )
    _tell(found, lang, everything=everything)


def _tell(found: Outcome, lang: str, *, everything: bool) -> None:
    """Say what was written, and what is open."""
    words = _WORDS[lang]
    rows = found.draft.rows
    click.echo(
        words["written"].format(
            folder=found.folder,
            figures=len(rows),
            facts=found.facts,
            excluded=sum(row.decision == "exclude" for row in rows),
        )
    )
    if not found.open:
        click.echo(words["done"].format(folder=found.folder))
        return
    click.echo(words["open"].format(number=len(found.open)))
    shown = found.open if everything else found.open[:_SHOWN]
    for line in shown:
        click.echo(f"  {line}")
    if len(shown) < len(found.open):
        click.echo(f"  … {len(found.open) - len(shown)} (--all)")
    click.echo(words["next"].format(folder=found.folder))


def _check_day(text: str | None, name: str, ctx: click.Context) -> None:
    from datetime import date

    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError:
        raise click.UsageError(
            f"--{name} is a day like 2025-12-09, not {text!r}", ctx
        ) from None
