"""``pingan-kg completion``: the script that completes commands in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .calls import Called
from .options import lang_option
from .output import emit

__all__ = ["command"]

_BASH = """\
_pingan_kg_completion() {
    local IFS=$' \\t\\n' line=${COMP_LINE:0:COMP_POINT} kind value
    local -a words=($line)
    local at=${#words[@]} last=
    if [[ $line == *[[:space:]] ]]; then :; else at=$((at - 1)); last=${words[at]}; fi
    COMPREPLY=()
    while IFS=, read -r kind value; do
        if [[ $kind == dir ]]; then
            compopt -o dirnames
        elif [[ $kind == file ]]; then
            compopt -o default
        elif [[ $kind == plain ]]; then
            [[ $value == *= ]] && compopt -o nospace
            [[ $last == *=* ]] && value=${value#"${last%%=*}="}
            COMPREPLY+=("$value")
        fi
    done < <(COMP_WORDS=$line COMP_CWORD=$at _PINGAN_KG_COMPLETE=bash_complete "$1")
}

complete -o nosort -F _pingan_kg_completion pingan-kg
"""
"""Bash breaks words at =, as other shells do not; so the line is read as it stands."""


@click.command("completion", cls=Called)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@lang_option
@click.pass_context
def command(ctx: click.Context, shell: str, lang: str) -> None:  # noqa: ARG001
    """Print the script that completes commands, options, query names, ids and files.

    \b
    bash: pingan-kg completion bash >> ~/.bashrc
    zsh:  pingan-kg completion zsh >> ~/.zshrc
    fish: pingan-kg completion fish > ~/.config/fish/completions/pingan-kg.fish
    """
    if shell == "bash":
        emit(_BASH)
        return
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}", ctx)
    script = kind(ctx.find_root().command, {}, "pingan-kg", "_PINGAN_KG_COMPLETE").source()
    emit(script + "\n")
