"""The program's own options, and its commands: each a module, imported when it is called or listed."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from naptrack.cli.commands import COMMANDS as COMMANDS
from naptrack.cli.completion import ours_for_zsh
from naptrack.cli.session import Session, parse_day


class Commands(TyperGroup):
    """The commands, imported one by one, listed under what they are for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"naptrack.cli.{COMMANDS[cmd_name].module}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One section a panel."""
        for panel in dict.fromkeys(place.panel for place in COMMANDS.values()):
            names = [name for name, place in COMMANDS.items() if place.panel == panel]
            with formatter.section(panel):
                formatter.write_dl([(name, self.get_command(ctx, name).get_short_help_str(70)) for name in names])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As for any group, with suggestions from the table."""
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="naptrack",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from naptrack import __version__

        typer.echo(f"naptrack {__version__}")
        raise typer.Exit


@app.callback(
    epilog="""\b
    Examples:
      naptrack status Mongolia            how far Mongolia's plan has come
      naptrack show Mongolia              the same with the sentences it rests on
      naptrack timeline --stage approval  every approval on record, by date
      naptrack ingest notes/              read a folder of information notes
    """
)
def root(
    ctx: typer.Context,
    db: Annotated[str | None, typer.Option("--db", metavar="PATH", help="The database [env: NAPTRACK_DB].")] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="Take DATE for today.", callback=parse_day)
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No talk on standard error.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="More talk on standard error.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours [env: NO_COLOR].")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The record of National Implementation Action Plans under resolution 1540 (2004).

    Reads the information notes of the 1540 Committee's Group of Experts and tells,
    for each State, how far its plan has come, with the sentence behind every fact.
    """
    ctx.obj = Session(db, today, quiet=quiet, verbose=verbose, color=not (no_color or os.environ.get("NO_COLOR")))


def run() -> int:
    """Parse the arguments and run the command; returns its exit code. Raises what the command raises."""
    code = ours_for_zsh(typer.main.get_command(app)).main(prog_name="naptrack", standalone_mode=False)
    return code if isinstance(code, int) else 0
