"""The command line: ``pingan-kg``.

This module is what starts first, so it imports next to nothing: ``main`` begins
to load the graph in a thread where the command will query it, and only then
imports click (the slowest import there is on that path).
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # an interrupt can be told only once main runs, so main runs soon
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["main"]

_QUERIES_GRAPH = frozenset(
    {
        *("briefings", "chart", "derive", "gaps", "query"),
        *("search", "show", "stats", "verify", "why"),
    }
)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line with the arguments (default: those of the process) and exit."""
    try:
        _leave(_run(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        _leave(130)
    except (ImportError, MemoryError, OSError, RuntimeError) as error:
        if "PINGAN_KG_TRACEBACK" in os.environ:
            raise
        why = " ".join(str(error).split())[:200] or type(error).__name__
        try:
            sys.stderr.write(f"error: it cannot start ({why}); is there memory left?\n")
        except (OSError, ValueError, AttributeError):
            _leave(2)
        _leave(2)


def _run(given: list[str]) -> int:
    """Run the command line with the arguments and return the exit code."""
    for descriptor, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is None and descriptor != os.open(os.devnull, os.O_RDWR):
            break  # a closed stream's number must not be given to a pipe or a file
    loading = None
    if _will_query(given):
        from ..graph.store import Loading

        loading = Loading(reading=_reading(given))
    from .root import root

    try:
        root.main(given, prog_name="pingan-kg", obj=loading)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0


def _leave(code: int) -> NoReturn:
    """End the process at once: taking the store and the modules apart takes time.

    The output is flushed already, and what could not be is reported.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)


def _reading(arguments: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the briefing that a shipped query asks of unless told otherwise, and its files.

    A wrong guess costs some milliseconds and changes nothing else: the rest is then read
    when the command asks for it.
    """
    if "query" not in arguments or {"--data", "-p", "--param"}.intersection(arguments):
        return None
    at = next((at for at, one in enumerate(arguments[:-1]) if one in ("-n", "--name")), None)
    if at is None:
        return None
    from ..sparql.catalog import reading

    return reading(arguments[at + 1])


def _will_query(arguments: list[str]) -> bool:
    """Tell whether it pays to load the graph before the arguments are parsed.

    A wrong guess costs or saves some milliseconds and changes nothing else.
    """
    if "_PINGAN_KG_COMPLETE" in os.environ or not _QUERIES_GRAPH.intersection(arguments):
        return False
    return not {"--help", "--only", "--store", "--version"}.intersection(arguments)
