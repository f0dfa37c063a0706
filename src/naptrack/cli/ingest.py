"""``naptrack ingest``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.ingest import Progress, Run

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_LISTED = 10  # files named before the rest are only counted
_WORDS = {"copy": "copies of known notes", "reread": "read again", "unreadable": "could not be read"}


@app.command(
    epilog="""\b
    Examples:
      naptrack ingest notes/                 a folder, to its depths
      naptrack ingest note.pdf older.html    some files
      naptrack ingest --bundled              the five notes that come with naptrack
      naptrack --db un.db ingest notes/      into a database of that name
    """
)
def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what has not changed.")] = False,
    bundled: Annotated[bool, typer.Option("--bundled", help="Read the five bundled notes.")] = False,
) -> None:
    """Read information notes into the record.

    Notes that have not changed are skipped. Exits with 1 where a file could not be read; the rest goes on.
    """
    from naptrack import ingest as feed

    session: Session = ctx.obj
    named = [*(paths or ()), *(map(str, feed.bundled()) if bundled else ())]
    if not named:
        raise typer.BadParameter("name a file or a folder, or use --bundled.", param_hint="PATH")
    _refuse_folders_without_notes(named)
    with _progress(session) as progress:
        run = feed.ingest(session.path, named, force=force, now=session.now(), progress=progress)
    _tell(session, run)
    raise typer.Exit(1 if run.count(feed.Outcome.UNREADABLE) else 0)


def _refuse_folders_without_notes(paths: Sequence[str]) -> None:
    """Before anything is written: a mistyped folder should not leave an empty record behind."""
    from naptrack.reading import Source, find

    for path in paths:
        try:
            if Path(path).is_dir() and not any(isinstance(each, Source) for each in find([path])):
                raise Refusal(f"no notes in {path}: it holds no file of a kind that is read")
            if path != "-":
                find([path])
        except FileNotFoundError as error:
            raise Refusal(str(error)) from None


def _tell(session: Session, run: Run) -> None:
    from naptrack.ingest import Outcome
    from naptrack.render.scope import count
    from naptrack.render.text import shown

    counts = [f"{run.count(o):,} {_WORDS.get(o, o)}" for o in Outcome if run.count(o)]
    session.say(f"{', '.join(counts)}; {count(len(run.states), 'State')} brought up to date.")
    trouble = [file for file in run.files if file.outcome is Outcome.UNREADABLE]
    for file in trouble:
        session.complain(f"{shown(file.path)}: {shown(file.reason or 'cannot be read')}")
    told = [file for file in run.files if file not in trouble and (session.verbose or file.outcome is Outcome.SKIPPED)]
    listed = told if session.verbose else told[:_LISTED]
    for file in listed:
        session.say(f"  {file.outcome}: {shown(file.path)}" + (f" ({shown(file.reason)})" if file.reason else ""))
    if len(listed) < len(told):
        session.say(f"  and {len(told) - len(listed):,} more; -v names them")


@contextmanager
def _progress(session: Session) -> Iterator[Progress | None]:
    """A bar on a terminal, else nothing."""
    if session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=sys.stderr, no_color=not session.color)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    words = {"read": "Reading notes", "resolve": "Bringing States up to date"}
    with Progress(*columns, console=console, transient=True) as bar:
        tasks = {step: bar.add_task(text, total=None, visible=step == "read") for step, text in words.items()}
        yield lambda step, done, total: bar.update(tasks[step], completed=done, total=total, visible=True)
