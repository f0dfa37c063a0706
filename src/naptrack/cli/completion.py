"""``--install-completion`` and ``--show-completion``: the parser's, but for zsh."""

from __future__ import annotations

from typing import Any

import typer

NAMES = ("install_completion", "show_completion")


def ours_for_zsh(command: Any) -> Any:
    """``command`` with its options of completion answered here where the shell is zsh."""
    for option in command.params:
        if option.name in NAMES:
            option.callback = _ours_for_zsh(option.callback)
    return command


def _ours_for_zsh(parsers: Any) -> Any:
    def answer(ctx: Any, option: Any, value: Any) -> Any:
        if not value or ctx.resilient_parsing or _shell(value) != "zsh":
            return parsers(ctx, option, value)
        from naptrack.cli import zsh

        if option.name == "install_completion":
            typer.echo(f"zsh completion installed in {zsh.install()}")
            typer.echo("Completion will take effect once you restart the terminal")
        else:
            typer.echo(zsh.SCRIPT, nl=False)
        raise typer.Exit

    return answer


def _shell(value: Any) -> str | None:
    """The shell that is named, else the one that this was called from."""
    if isinstance(value, str):
        return str(getattr(value, "value", value))
    import shellingham  # type: ignore[import-untyped]  # comes with the parser

    try:
        return str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        return None
