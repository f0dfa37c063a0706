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
_NAMED = ("skipped", "removed")  # what is named without being asked for, as nobody may expect it
_WORDS = {"copy": "copies of known notes", "reread": "read again", "unreadable": "could not be read"}


@app.command(
    epilog="""\b
    Examples:
      naptrack ingest notes/                 a folder, to its depths
      naptrack ingest note.pdf older.html    some files
      naptrack ingest --bundled              the five notes that come with naptrack
      naptrack ingest --dry-run notes/       what would be done
      naptrack ingest --prune notes/         and forget what is gone from there
      naptrack ingest --strict notes/        and list what gave no event, and why
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Forget notes whose files are gone from PATH.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="List passages on a State and a stage that gave no event; exit 1 if any.")
    ] = False,
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
    if strict and "-" in named:
        raise typer.BadParameter("cannot be used with standard input; `naptrack explain -` can.", param_hint="--strict")
    _refuse_folders_without_notes(named, emptied=prune and session.path.exists())
    with _progress(session) as progress:
        run = feed.ingest(
            session.path, named, force=force, prune=prune, dry_run=dry_run, now=session.now(), progress=progress
        )
    _tell(session, run)
    silent = strict and _list_silent(named)
    raise typer.Exit(1 if run.count(feed.Outcome.UNREADABLE) or silent else 0)


def _refuse_folders_without_notes(paths: Sequence[str], *, emptied: bool) -> None:
    """Before anything is written: a mistyped folder should not leave an empty record behind.

    ``emptied`` where it is no mistake: notes were read from there, and are to be forgotten.
    """
    from naptrack.reading import Source, find

    for path in paths:
        try:
            if Path(path).is_dir() and not emptied and not any(isinstance(each, Source) for each in find([path])):
                raise Refusal(f"no notes in {path}: it holds no file of a kind that is read")
            if path != "-":
                find([path])
        except FileNotFoundError as error:
            raise Refusal(str(error)) from None


def _tell(session: Session, run: Run) -> None:
    from naptrack.ingest import Outcome
    from naptrack.render.scope import count
    from naptrack.render.text import shown

    counts = ", ".join(f"{run.count(o):,} {_WORDS.get(o, o)}" for o in Outcome if run.count(o)) or "no files"
    if run.id is None:
        session.say(f"Dry run, nothing is written: {counts}.")
    else:
        session.say(f"{counts}; {count(len(run.states), 'State')} brought up to date.")
    trouble = [file for file in run.files if file.outcome is Outcome.UNREADABLE]
    for file in trouble:
        session.complain(f"{shown(file.path)}: {shown(file.reason or 'cannot be read')}")
    told = [
        file
        for file in run.files
        if file.outcome is not Outcome.UNREADABLE
        and (session.verbose or file.outcome in _NAMED or (run.id is None and file.outcome is not Outcome.UNCHANGED))
    ]
    listed = told if session.verbose else told[:_LISTED]
    for file in listed:
        session.say(f"  {file.outcome}: {shown(file.path)}" + (f" ({shown(file.reason)})" if file.reason else ""))
    if len(listed) < len(told):
        session.say(f"  and {len(told) - len(listed):,} more; -v names them")


def _list_silent(paths: Sequence[str]) -> bool:
    """Print a line for each passage that gave no event; True where there is one."""
    from naptrack.ingest.strict import silent_passages
    from naptrack.render.explain import silence_line

    there_is = False
    for path, silence, page in silent_passages(paths):
        print(silence_line(path, silence, page))
        there_is = True
    return there_is


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
