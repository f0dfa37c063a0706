"""What the commands that read notes say while they work, and when they are done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naptrack.cli.session import Session
    from naptrack.ingest import Progress, Run

LISTED = 10  # files named before the rest are only counted
_NAMED = ("skipped", "removed")  # what is named without being asked for, as nobody may expect it
_WORDS = {"copy": "copies of known notes", "reread": "read again", "unreadable": "could not be read"}


def tell(session: Session, run: Run, *, dry_run: bool = False) -> None:
    """Say what an ingest did, or would do: in numbers, then what went wrong or was not to be expected."""
    from naptrack.ingest import Outcome
    from naptrack.render.scope import count
    from naptrack.render.text import shown

    counts = ", ".join(f"{run.count(o):,} {_WORDS.get(o, o)}" for o in Outcome if run.count(o)) or "no files"
    if dry_run:
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
        and (session.verbose or file.outcome in _NAMED or (dry_run and file.outcome is not Outcome.UNCHANGED))
    ]
    listed = told if session.verbose else told[:LISTED]
    for file in listed:
        session.say(f"  {file.outcome}: {shown(file.path)}" + (f" ({shown(file.reason)})" if file.reason else ""))
    if len(listed) < len(told):
        session.say(f"  and {len(told) - len(listed):,} more; naptrack -v names them")


@contextmanager
def progress(session: Session, first: str = "read") -> Iterator[Progress | None]:
    """A bar on a terminal, else nothing; that of the step ``first`` is there before anything is done."""
    if session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=sys.stderr, no_color=not session.color)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    words = {"fetch": "Fetching notes", "read": "Reading notes", "resolve": "Bringing States up to date"}
    with Progress(*columns, console=console, transient=True) as bar:
        tasks = {step: bar.add_task(text, total=None, visible=step == first) for step, text in words.items()}
        yield lambda step, done, total: bar.update(tasks[step], completed=done, total=total, visible=True)
