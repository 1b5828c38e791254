"""``pingan-kg mcp``: the graph as tools for assistants."""

from __future__ import annotations

import click

from .calls import Called, data_meant
from .options import graph_options, lang_option, loaded

__all__ = ["command"]


@click.command("mcp", cls=Called, meaning=data_meant)
@graph_options
@lang_option
@click.pass_context
def command(ctx: click.Context, data: tuple[str, ...], only: bool, lang: str) -> None:  # noqa: ARG001
    """Serve the graph to an assistant by the Model Context Protocol, over stdin and stdout.

    Its tools find figures, tell what each means with its bounds and its source, compare
    them and answer SPARQL. The program of the assistant starts this; docs/mcp.md says how.
    """
    from ..errors import MissingEngine

    store = loaded(ctx, data, only)
    try:
        import mcp.server
    except ImportError:
        raise MissingEngine("mcp is not installed: pip install 'pingan-kg[mcp]'") from None
    assert mcp.server  # noqa: S101 (imported to see that it is there)
    from ..mcp.server import server

    server(store).run("stdio")
