"""``pingan-kg links``: the links to open data elsewhere, and whether they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

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
from .output import csv_text, emit, one_line, table, terminal_width, wrapped

if TYPE_CHECKING:
    from pyoxigraph import Store

    from ..publishing.links import Link, Linkset

__all__ = ["command"]

_FORMATS = ("table", "csv", "json", "sssom")
_FIELDS = (
    "set",
    "id",
    "label",
    "predicate",
    "object",
    "object_label",
    "justification",
    "confidence",
    "reason",
)
_CHECK = "check"

_WORDS = {
    "zh": {
        "set": "链接集",
        "target": "终点",
        "links": "链接数",
        "none": "没有这样的链接。",
        "licence": "许可",
        "version": "版本",
        "good": "条链接的终点都在所附词表摘录中，标签相符。",
        "gone": "所附词表摘录中没有这个终点",
        "other": "所附词表摘录中的标签是",
        "found": "在，标签相符",
        "unlabelled": "在，但答复中没有这个标签",
        "missing": "答复说没有这个终点",
        "unreachable": "没有得到答复",
    },
    "en": {
        "set": "set",
        "target": "links to",
        "links": "links",
        "none": "There is no such link.",
        "licence": "licence",
        "version": "version",
        "good": "links lead to a target that the shipped excerpts have, by the same label.",
        "gone": "the shipped excerpts have no such target",
        "other": "the shipped excerpts call it",
        "found": "is there, by the same label",
        "unlabelled": "is there, but the answer has no such label",
        "missing": "says that there is no such thing",
        "unreachable": "gave no answer",
    },
}


def _completer(field: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    def complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
        from ..graph.store import shared
        from ..publishing.links import links

        there = {str(getattr(link, field)) for link in links(shared(("links",)))}
        return sorted(name for name in there if name.startswith(incomplete))

    return complete


@click.command("links", cls=Called)
@click.argument("thing", required=False, shell_complete=complete_things)
@click.option(
    "--linkset",
    metavar="NAME",
    shell_complete=_completer("set"),
    help="Only this set of links, such as eurovoc.",
)
@click.option(
    "--predicate",
    metavar="NAME",
    shell_complete=_completer("predicate"),
    help="Only links by this predicate, such as skos:exactMatch.",
)
@click.option(
    "--online", is_flag=True, help="With check: ask the targets themselves, over the network."
)
@graph_options
@format_option(*_FORMATS, help="Format.  [default: by the suffix of -o, else table]")
@output_options
@lang_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    ctx: click.Context,
    thing: str | None,
    linkset: str | None,
    predicate: str | None,
    online: bool,
    data: tuple[str, ...],
    only: bool,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
) -> None:
    """List the links to open data elsewhere, with how near each is and why.

    Without THING, --linkset or --predicate: the sets, and where their targets were read.
    “links check” compares every link with the excerpts of the vocabularies that ship, and
    with --online asks the targets themselves. Exit code 1: a link does not hold.

    \b
    pingan-kg links theme/public-safety
    pingan-kg links --linkset sdg
    pingan-kg links --format sssom -o links.sssom.tsv
    pingan-kg links check
    """
    from ..errors import InputError
    from ..publishing.links import links, linksets

    if online and thing != _CHECK:
        raise InputError("--online goes with “links check”")
    chosen = chosen_format(format_, output, _FORMATS, "table")
    store = loaded(ctx, data, only, ("vocabularies",))
    subject = _subject(thing, store) if thing not in (None, _CHECK) else None
    found = links(store, lang, subject=subject, linkset=linkset, predicate=predicate)
    if thing == _CHECK:
        _check(found, store, lang, online)
        return
    sets = linksets(store, lang)
    if chosen == "sssom":
        from .. import __version__
        from ..publishing.sssom import table as sssom

        text = sssom(found, sets, version=__version__)
    elif chosen == "json":
        import json

        entries = [_entry(link) for link in found]
        text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    elif chosen == "csv":
        text = csv_text(_FIELDS, [tuple(_entry(link).values()) for link in found])
    else:
        columns = terminal_width() if output is None else None
        asked = any((thing, linkset, predicate))
        text = _told(found, lang, columns) if asked else _summary(sets, lang, columns)
    emit(text, output, force=force)


def _subject(thing: str, store: Store) -> str:
    from ..graph.resolve import resolve
    from ..rdf.names import expand

    iri = expand(thing)  # a unit, which is described elsewhere
    return iri if iri is not None else resolve(store, thing).value


def _entry(link: Link) -> dict[str, Any]:
    return {field: getattr(link, field) for field in _FIELDS}


def _summary(sets: Sequence[Linkset], lang: str, columns: int | None) -> str:
    words = _WORDS[lang]
    rows = [(one.id, one.title, str(one.links)) for one in sets]
    return table([words[key] for key in ("set", "target", "links")], rows, columns=columns)


def _told(found: Sequence[Link], lang: str, columns: int | None) -> str:
    """Tell each link in a few lines: no identifier is cut."""
    words = _WORDS[lang]
    if not found:
        return words["none"] + "\n"
    blocks = []
    for link in found:
        lines = [
            f"{one_line(link.label)}  {link.id}" if link.label else link.id,
            f"  {link.predicate}  {link.object}",
            f"  “{one_line(link.object_label)}” ({link.set}, {link.confidence})",
            f"  {one_line(link.reason)}",
        ]
        blocks.append("\n".join(part for line in lines for part in wrapped(line, columns)))
    return "\n\n".join(blocks) + "\n"


def _check(found: Sequence[Link], store: Store, lang: str, online: bool) -> None:
    from ..publishing.links import flaws

    words = _WORDS[lang]
    wanted = {(link.subject, link.object) for link in found}
    bad = [
        (link, words["other"] + f" “{label}”" if label else words["gone"])
        for link, label in flaws(store)
        if (link.subject, link.object) in wanted
    ]
    for link, why in bad:
        click.echo(f"{link.id} {link.predicate} {link.object} “{link.object_label}”: {why}")
    failed = bool(bad)
    if not bad:
        click.echo(
            f"{len(found)} {words['good']}" if lang == "en" else f"{len(found)}{words['good']}"
        )
    if online:
        from ..publishing.online import ask

        for answer in ask(found):
            failed |= answer.state != "found"
            click.echo(f"{answer.link.object} {words[answer.state]} ({answer.detail})")
    if failed:
        raise click.exceptions.Exit(1)
