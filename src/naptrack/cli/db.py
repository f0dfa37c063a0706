"""``naptrack db``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw
from naptrack.cli.session import Refusal, Session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback(
    epilog="""\b
    Examples:
      naptrack db info                      what the record holds
      naptrack db verify && echo "whole"    every quote against its note
      naptrack db backup /mnt/backups/      a copy named after the day
      naptrack db restore record.bak.db     put a copy back
    """
)
def db() -> None:
    """Look after the database file."""


@app.command(
    epilog="""\b
    Examples:
      naptrack db path
      sqlite3 -readonly "$(naptrack db path)" 'select * from status'
    """
)
def path(ctx: typer.Context) -> None:
    """Where the database is, or will be."""
    from naptrack.render.text import printable

    session: Session = ctx.obj
    # A script takes it as it is; a terminal would act on what is in it.
    typer.echo(printable(str(session.path)) if sys.stdout.isatty() else session.path)


@app.command(
    epilog="""\b
    Examples:
      naptrack db info
      naptrack db info -f csv --fields notes,states,events
    """
)
def info(ctx: typer.Context, form: Form = "table", fields: Fields = None, raw: Raw = False) -> None:
    """What the record holds, in numbers."""
    from naptrack import render
    from naptrack.render.keeping import info_sheet
    from naptrack.store.info import info

    session: Session = ctx.obj
    with session.record() as record:
        facts = info(record)
    render.write(info_sheet(facts), form, sys.stdout, session.color, fields=fields, raw=raw)


@app.command(
    epilog="""\b
    Examples:
      naptrack db verify
      naptrack db verify && naptrack db backup /mnt/backups/
    """
)
def verify(ctx: typer.Context, form: Form = "table", fields: Fields = None, raw: Raw = False) -> None:
    """Whether the record holds together.

    Looks through the file, its references, every quote against the text of its
    note, and the ids. Exits with 1 if anything differs.
    """
    from naptrack import render
    from naptrack.render.keeping import verify_sheet
    from naptrack.store.connect import reading
    from naptrack.store.verify import verify

    session: Session = ctx.obj
    with reading(session.path) as record:
        checks = verify(record)
    render.write(verify_sheet(checks), form, sys.stdout, session.color, fields=fields, raw=raw)
    raise typer.Exit(1 if any(check.differs for check in checks) else 0)


@app.command(
    epilog="""\b
    Examples:
      naptrack db backup record.bak.db
      naptrack db backup /mnt/backups/    named after the day
    """
)
def backup(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or a folder for one named after the day.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Copy the record, whole, while others may use it."""
    from naptrack.store.copies import backup

    session: Session = ctx.obj
    target = Path(path)
    if target.is_dir():
        target /= f"{session.path.stem}-{session.day().isoformat()}.db"
    if not target.parent.is_dir():
        raise Refusal(f"no such folder: {target.parent}")
    if target.exists() and (not force or target.samefile(session.path)):
        raise Refusal(f"{target} is there already" + ("" if force else "; --force replaces it"))
    backup(session.path, target)
    session.say(f"Copied to {target}.")


@app.command(
    epilog="""\b
    Examples:
      naptrack db restore record.bak.db
    """
)
def restore(
    ctx: typer.Context, path: Annotated[str, typer.Argument(metavar="PATH", help="A copy that `db backup` made.")]
) -> None:
    """Put a copy in the record's place.

    An older copy is brought up to date. What was there is kept beside it.
    """
    import datetime as dt

    from naptrack.store.copies import restore

    session: Session = ctx.obj
    if not Path(path).exists():
        raise Refusal(f"no such file: {path}")
    if session.path.exists() and session.path.samefile(path):
        raise Refusal(f"{path} is the record itself")
    kept = restore(session.path, path, session.now() or dt.datetime.now(dt.UTC))
    session.say(f"Restored from {path}." + (f" What was there stands in {kept}." if kept else ""))


@app.command(
    epilog="""\b
    Examples:
      naptrack db migrate
      naptrack --db desk.db db migrate
    """
)
def migrate(ctx: typer.Context) -> None:
    """Bring an older naptrack's record up to date.

    A copy of it is kept beside it.
    """
    from naptrack.store.migrations import migrate_file
    from naptrack.store.schema import VERSION

    session: Session = ctx.obj
    found, copy = migrate_file(session.path)
    if copy:
        session.say(f"Brought from version {found} to {VERSION}. What was there stands in {copy}.")
    else:
        session.say(f"Up to date: version {found}.")
