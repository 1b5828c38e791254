"""``pingan-kg release``: what a publisher uploads, in one go."""

from __future__ import annotations

from importlib.util import find_spec

import click

from ..errors import InputError
from .calls import Called
from .options import FILE, data_options, lang_option

__all__ = ["command"]

_WORDS = {
    "zh": {
        "done": "已写出{}个文件，共{}字节：{}",
        "parquet": "没有写Parquet：须装pyarrow（pip install pyarrow）",
        "site": "没有给--site：.htaccess指向保留的域名{}",
    },
    "en": {
        "done": "{} files, {} bytes in all: {}",
        "parquet": "no Parquet was written: it needs pyarrow (pip install pyarrow)",
        "site": "--site was not given: .htaccess leads to {}, a reserved name",
    },
}


@click.command("release", cls=Called)
@click.argument("folder", type=FILE, metavar="DIR")
@click.option(
    "--site",
    metavar="URL",
    help="Address of the folder that will hold each version, for .htaccess.",
)
@click.option(
    "--since",
    type=FILE,
    metavar="OLD",
    help="Tell in CHANGES files what has changed since this earlier release.",
)
@click.option("--force", is_flag=True, help="Replace an earlier release in DIR.")
@data_options
@lang_option
def command(  # noqa: PLR0913, PLR0917 (click passes one argument an option)
    folder: str,
    site: str | None,
    since: str | None,
    force: bool,
    data: tuple[str, ...],
    only: bool,
    lang: str,
) -> None:
    """Write what a publisher uploads into a folder, whole or not at all.

    The graph as Turtle, JSON-LD, TriG and canonical N-Quads, a file a briefing, the
    shapes and the ontology with its page; the figures as CSV (with CSV-W and a Data
    Package) and Parquet; links as SSSOM; Croissant, schema.org and DCAT; Web Annotations;
    the rules for w3id.org; and checksums. It is the same bytes each time.

    \b
    pingan-kg release dist/0.1.0 --site https://data.example.org/pingan-kg
    """
    from ..release.assembly import files
    from ..release.folder import checked, write_folder
    from ..release.redirects import NOWHERE

    if site is not None and not site.startswith(("http://", "https://")):
        raise InputError(f"--site {site[:80]}: give an address that begins with https://")
    if only and not data:
        raise InputError("--only leaves the shipped briefings out: add yours with --data")
    checked(folder, force=force)  # before the work is done
    words = _WORDS[lang]
    parquet = find_spec("pyarrow") is not None
    found = files(data=data, only=only, site=site or NOWHERE, parquet=parquet, since=since)
    write_folder(folder, found, force=force)
    size = sum(map(len, found.values()))
    click.echo(words["done"].format(len(found), size, folder))
    if not parquet:
        click.echo(words["parquet"], err=True)
    if site is None:
        click.echo(words["site"].format(NOWHERE), err=True)
