"""Single notes from the web, each named by its address beside files and folders."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import naptrack.ingest as feed
from naptrack.ingest import Fetched, FileOutcome, Outcome, Progress, Run
from naptrack.store.engine import Engine
from naptrack.store.fetches import Fetches
from naptrack.sync.addresses import shown
from naptrack.sync.client import Client, Failed, Pace
from naptrack.sync.gate import Gate
from naptrack.sync.gather import Gathering
from naptrack.sync.manners import Manners
from naptrack.sync.visits import Fate, Visit


def ingest(
    db: str | os.PathLike[str],
    paths: Sequence[str | os.PathLike[str]],
    *,
    addresses: Sequence[str],
    manners: Manners,
    force: bool = False,
    prune: bool = False,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> Run:
    """As ``naptrack.ingest.ingest``, with the notes at ``addresses`` (in their normal form), fetched first.

    What cannot be fetched is told in the run as unreadable, and the rest goes on; a ``dry_run`` fetches nothing.
    Who names an address asks for it as with a browser: robots.txt, which is for programs that follow links, has
    no say.
    """
    told: list[FileOutcome] = []
    gathering = Gathering(db, force=force, now=now)
    if dry_run:
        known = Fetches(db).known(addresses)
        told = [FileOutcome(each, Outcome.SKIPPED, _foretold(each in known)) for each in addresses]
    else:
        pace = Pace(sleep)
        for number, address in enumerate(addresses, start=1):
            visit = _visit(gathering, address, manners, pace)
            told += [_outcome(visit)] if visit and visit.fate in (Fate.UNCHANGED, Fate.TROUBLE) else []
            if progress:
                progress("fetch", number, len(addresses))
    fetched = gathering.fetched()
    feeds: list[str | os.PathLike[str] | Fetched] = [*paths, *([fetched] if fetched.count() else [])]
    if not feeds and not os.path.exists(db):
        return Run(None, now or dt.datetime.now(dt.UTC), tuple(told))
    run = feed.ingest(db, feeds, force=force, prune=prune, dry_run=dry_run, now=now, progress=progress, engine=engine)
    if not dry_run:
        gathering.settle(run, manners.keep)
    read = {file.path for file in run.files}
    return replace(run, files=(*run.files, *(file for file in told if file.path not in read)))


def _visit(gathering: Gathering, address: str, manners: Manners, pace: Pace) -> Visit | None:
    with Client(Gate(address), manners, pace, obey_robots=False) as client:
        try:
            return gathering.visit(client, address)
        except Failed as error:
            return Visit("", address, Fate.TROUBLE, str(error))


def _outcome(visit: Visit) -> FileOutcome:
    if visit.fate is Fate.TROUBLE:
        return FileOutcome(visit.address, Outcome.UNREADABLE, visit.reason)
    return FileOutcome(shown(visit.address), Outcome.UNCHANGED)


def _foretold(known: bool) -> str:
    return "would be asked for again, if it has changed" if known else "would be fetched"
