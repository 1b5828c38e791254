"""The ``pingan-kg`` group: finds the commands, and turns errors into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click

from .. import __version__
from ..display import one_line, shortened
from ..errors import PinganError, QuerySyntaxError
from ..files import reason
from ..messages import translated
from .language import lang_option, spoken
from .manual import Spoken, short_help

__all__ = ["COMMANDS", "root"]

COMMANDS = {
    "query": "Answer a SPARQL query.",
    "queries": "List the shipped queries, or print one.",
    "briefings": "List the briefings there are.",
    "show": "Print a card of one thing.",
    "search": "Find things by label, definition or printed figure.",
    "compare": "Set a metric side by side over areas and periods.",
    "why": "Say where a fact comes from, what it means and how to cite it.",
    "verify": "Check every figure against the words of an article.",
    "view": "Show an article with its figures to click, as a page.",
    "validate": "Check the graph, or files of yours, against the shapes.",
    "export": "Write the graph in an RDF format, or its figures as a table.",
    "chart": "Draw figures as bars, in SVG.",
    "site": "Write the graph as a folder of pages.",
    "stats": "Say what is in the graph.",
    "gaps": "Say what the sources leave unsaid.",
    "draft": "Propose a briefing from an article, figure by figure.",
    "store": "Build a store on disk, for many briefings.",
    "table": "Write the figures as Parquet, or ask them in SQL.",
    "derive": "Write what follows from the figures by arithmetic.",
    "links": "List the links to open data elsewhere, or check them.",
    "diff": "Tell in facts what has changed between two states.",
    "release": "Write what a publisher uploads into a folder.",
    "mcp": "Serve the graph to an assistant, as tools.",
    "fmt": "Bring data files into their canonical form.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Every command: its module's name in this package, and its short help.

A command's module is imported when the command runs, not when it is listed; it
has the click command as ``command``.
"""

BROKEN_PIPE = 141
"""Exit code where the reader of the output went away, as of a process SIGPIPE ends."""


_UNEXPECTED = "this is a fault of pingan-kg"
"""How the line begins that stands for a traceback."""


class _ReaderGone(Exception):
    """The reader of the output went away; click would make exit code 1 of it."""


@contextmanager
def _telling_readers() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise _ReaderGone from None


class _Root(Spoken, click.Group):
    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _telling_readers():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _telling_readers():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"{__package__}.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, short_help(text, ctx)) for name, text in COMMANDS.items()]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from .calls import meant_by

            hint = meant_by(name, list(COMMANDS))
            raise click.UsageError(f"no command is called {name!r}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run and exit: 0 done, 1 a check found something, 2 wrong use or bad input."""
        given = kwargs.get("args") or (args[0] if args else None)
        lang = spoken(sys.argv[1:] if given is None else list(given))
        try:
            code = super().main(
                *args, **{**kwargs, "standalone_mode": False, "default_map": {"lang": lang}}
            )
            if sys.stdout is not None:
                sys.stdout.flush()
        except click.ClickException as error:
            code = _fail(_usage(error), lang=lang)
        except QuerySyntaxError as error:
            code = _fail(*str(error).split("\n"), lang=lang)
        except PinganError as error:
            code = _fail(str(error), lang=lang)
        except (KeyboardInterrupt, click.Abort):
            code = 130
        except (_ReaderGone, BrokenPipeError):
            code = BROKEN_PIPE
        except OSError as error:
            code = _fail(_refused(error), lang=lang)
        except (MemoryError, RecursionError):
            code = _fail("this takes too much memory", lang=lang)
        except Exception as error:  # noqa: BLE001 (the last resort: no traceback)
            code = _fail(_unexpected(error), lang=lang)
        _close_stdout()
        sys.exit(code if isinstance(code, int) else 0)


def _refused(error: OSError) -> str:
    """Say what the system refused: a file that has a name, or else the output."""
    named = isinstance(error.filename, str)
    what = f"open {error.filename}" if named else "write the output"
    return f"cannot {what}: {reason(error)}"


def _unexpected(error: Exception) -> str:
    """Say what nobody thought of, after the traceback where that is asked for."""
    if os.environ.get("PINGAN_KG_TRACEBACK"):
        import traceback

        traceback.print_exc()
    what = f"{type(error).__name__}: {str(error)[:200]}"
    return f"{_UNEXPECTED} ({what}); please report it (PINGAN_KG_TRACEBACK=1 shows where)"


def _usage(error: click.ClickException) -> str:
    text = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    if context is None or not isinstance(error, click.UsageError):
        return text
    return f"{text} (try: {context.command_path} --help)"


def _fail(message: str, *excerpt: str, lang: str) -> int:
    """Print the error, or nothing where standard error takes nothing either."""
    head = {"zh": "错误：", "en": "error: "}[lang]
    lines = [head + one_line(translated(shortened(message), lang))]
    lines += [f"  {one_line(line, keep_spaces=True)}" for line in excerpt]
    with suppress(OSError, ValueError):
        click.echo("\n".join(lines), err=True)
    return 2


def _close_stdout() -> None:
    """Point standard output elsewhere where it takes no more bytes.

    Otherwise the interpreter would try again as it ends, and complain.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (OSError, ValueError):
            return


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the version (click's own option asks for translations, which takes time)."""
    if value:
        click.echo(f"pingan-kg {__version__}")
        ctx.exit()


@click.group(
    cls=_Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@lang_option
@click.pass_context
def root(ctx: click.Context, lang: str) -> None:  # noqa: ARG001
    """The facts of government press briefings as a knowledge graph.

    Every figure of a briefing, the first of which is that on a safe and law-governed
    Qingdao, with who did what, over which period, said by whom and printed where.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
