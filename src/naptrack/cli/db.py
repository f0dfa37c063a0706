"""``naptrack db``."""

from __future__ import annotations

import typer

from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def db() -> None:
    """Look after the database file."""


@app.command()
def path(ctx: typer.Context) -> None:
    """Where the database is, or will be."""
    session: Session = ctx.obj
    typer.echo(session.path)
