"""``naptrack sync``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.session import Refusal, Session
from naptrack.cli.sources import SourcesFile, load

if TYPE_CHECKING:
    from naptrack.sync.run import Report

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack sync                    what is new in all sources
      naptrack sync committee          in one of them
      naptrack sync --dry-run          what would be fetched
      naptrack -q sync                 for cron: silent unless something is wrong
    """
)
def sync(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Sources; all if none.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be fetched.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Fetch again what is known.")] = False,
    file: SourcesFile = None,
) -> None:
    """Fetch what is new in the sources, and read it into the record.

    Folders are read; pages of links are followed one level. Exits with 1 where something could not be had; the
    rest goes on. `naptrack sources` names the sources.
    """
    from naptrack.cli.feeding import progress, tell
    from naptrack.ingest import Outcome
    from naptrack.sync.run import sync as run_sync
    from naptrack.sync.visits import Fate

    session: Session = ctx.obj
    sources = load(session, file)
    if not sources.sources:
        raise Refusal(f"no sources in {sources.path}; `naptrack sources add NAME FOLDER|ADDRESS` makes one")
    with progress(session, "fetch") as step:
        report = run_sync(
            session.path,
            sources,
            names or (),
            force=force,
            dry_run=dry_run,
            now=session.now(),
            progress=step,
        )
    _tell_visits(session, report)
    if report.run and (report.run.files or report.run.states):
        tell(session, report.run, dry_run=dry_run)
    if report.removed:
        session.say(f"{report.removed:,} of the oldest kept files made room; their text is in the record.")
    trouble = any(visit.fate is Fate.TROUBLE for visit in report.visits)
    unreadable = report.run is not None and report.run.count(Outcome.UNREADABLE)
    raise typer.Exit(1 if trouble or unreadable else 0)


def _tell_visits(session: Session, report: Report) -> None:
    """One line a source in numbers; what went wrong; with -v, or in a dry run, what else there is to each address."""
    from naptrack.cli.feeding import LISTED
    from naptrack.render.text import shown
    from naptrack.sync.visits import Fate

    words = {Fate.NEW: "new", Fate.KNOWN: "known, to be asked for again if changed"}
    for name in dict.fromkeys(visit.source for visit in report.visits):
        visits = [visit for visit in report.visits if visit.source == name]
        counts = {fate: sum(visit.fate is fate for visit in visits) for fate in Fate if fate is not Fate.TROUBLE}
        if any(counts.values()):
            session.say(f"{name}: {', '.join(f'{n:,} {words.get(fate, fate)}' for fate, n in counts.items() if n)}.")
        for visit in visits:
            if visit.fate is Fate.TROUBLE:
                session.complain(f"{name}: {shown(visit.address)}: {shown(visit.reason or 'cannot be had')}")
        told = [
            visit for visit in visits if visit.fate is Fate.NEW or (session.verbose and visit.fate is not Fate.TROUBLE)
        ]
        for visit in told if session.verbose else told[:LISTED]:
            reason = f" ({shown(visit.reason)})" if visit.reason else ""
            session.say(f"  {visit.fate}: {shown(visit.address)}{reason}")
        if not session.verbose and len(told) > LISTED:
            session.say(f"  and {len(told) - LISTED:,} more; naptrack -v names them")
