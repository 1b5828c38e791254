"""``pingan-kg completion``: the script that completes commands in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .calls import Called
from .options import lang_option
from .output import emit

__all__ = ["command"]


@click.command("completion", cls=Called)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@lang_option
@click.pass_context
def command(ctx: click.Context, shell: str, lang: str) -> None:  # noqa: ARG001
    """Print the script that completes commands, options, query names and ids.

    \b
    bash: pingan-kg completion bash >> ~/.bashrc
    zsh:  pingan-kg completion zsh >> ~/.zshrc
    fish: pingan-kg completion fish > ~/.config/fish/completions/pingan-kg.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}", ctx)
    script = kind(ctx.find_root().command, {}, "pingan-kg", "_PINGAN_KG_COMPLETE").source()
    emit(script + "\n")
