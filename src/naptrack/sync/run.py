"""One sync: every source asked once, then one ingest of all that is new."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from naptrack.ingest import Progress, Run, ingest
from naptrack.store.engine import Engine
from naptrack.store.fetches import Index
from naptrack.sync.addresses import host_of, matches
from naptrack.sync.client import PAGES, Client, Failed, Pace, Unreachable, Unwell, Validators
from naptrack.sync.gate import Gate
from naptrack.sync.gather import Gathering
from naptrack.sync.links import links
from naptrack.sync.lock import alone
from naptrack.sync.manners import Manners
from naptrack.sync.sources import Folder, Page, Sources
from naptrack.sync.unforeseen import told
from naptrack.sync.visits import Fate, Visit

Sleep = Callable[[float], object]

#: After so many failures in a row a source is left alone until the next sync: of the way there, or of any kind.
UNREACHABLE, UNWELL = 3, 10


@dataclass(frozen=True, slots=True)
class Report:
    """What a sync did: each address that was asked, then the ingest (None: there was nothing to read it into).

    ``removed`` counts kept files that made room for others.
    """

    visits: tuple[Visit, ...]
    run: Run | None
    removed: int = 0


def sync(
    db: str | os.PathLike[str],
    sources: Sources,
    names: Sequence[str] = (),
    *,
    force: bool = False,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
    sleep: Sleep = time.sleep,
) -> Report:
    """Bring what is new in the sources of these ``names``, or in all, into the record at ``db``.

    With ``force`` everything is fetched anew. A ``dry_run`` asks the pages of links and
    nothing else, and writes nothing. ``progress`` is called with ("fetch", "read" or
    "resolve", done, all). What fails is told in the report, and the rest goes on.
    Raises SourcesError for a name that is no source's, Busy where another sync of ``db`` is
    at work, and StoreError for a database that cannot be used.
    """
    chosen = sources.named(tuple(names))
    with nullcontext() if dry_run else alone(db):
        return _Sync(db, sources.manners, force, dry_run, now, progress, sleep).run(chosen, engine)


class _Sync:
    """One run; the order of its steps stands in ``run``."""

    def __init__(
        self,
        db: str | os.PathLike[str],
        manners: Manners,
        force: bool,
        dry_run: bool,
        now: dt.datetime | None,
        progress: Progress | None,
        sleep: Sleep,
    ) -> None:
        self.db = db
        self.manners = manners
        self.force = force
        self.dry_run = dry_run
        self.now = now
        self.progress = progress
        self.pace = Pace(sleep)
        self.gathering = Gathering(db, force=force, now=now)
        self.visits: list[Visit] = []
        self.done = self.all = 0

    def run(self, chosen: Sequence[Folder | Page], engine: Engine | None) -> Report:
        folders = [source.folder for source in chosen if isinstance(source, Folder) and self._is_there(source)]
        for source in chosen:
            if isinstance(source, Page):
                self._page(source)
        fetched = self.gathering.fetched()
        if not (folders or fetched.count() or os.path.exists(self.db)):
            return Report(tuple(self.visits), None)
        run = ingest(
            self.db,
            [*folders, *([fetched] if fetched.count() else [])],
            dry_run=self.dry_run,
            now=self.now,
            progress=self.progress,
            engine=engine,
        )
        removed = 0 if self.dry_run else self.gathering.settle(run, self.manners.keep)
        return Report(tuple(self.visits), run, removed)

    def _is_there(self, source: Folder) -> bool:
        if os.path.isdir(source.folder):
            return True
        self.visits.append(Visit(source.name, source.folder, Fate.TROUBLE, "no such folder"))
        return False

    def _page(self, page: Page) -> None:
        gate = Gate(page.address, page.hosts, page.private)
        with Client(gate, self.manners, self.pace, pause=page.pause, obey_robots=page.robots) as client:
            try:
                with told():
                    found = self._links(client, page)
            except Failed as error:
                self.visits.append(Visit(page.name, page.address, Fate.TROUBLE, str(error)))
                return
            self._follow(client, page, [link for link in found if self._is_near(gate, page, link)])

    def _links(self, client: Client, page: Page) -> list[str]:
        """The links of a page that fit its patterns, as they are now."""
        fetches = self.gathering.fetches
        known = None if self.force else fetches.index(page.address)
        said = Validators(known.etag, known.last_modified) if known and (known.etag or known.last_modified) else None
        answer = client.get(page.address, PAGES, said)
        now = self.gathering.clock()
        if answer.data is None and known:
            index = known._replace(asked_at=now)
        else:
            said = answer.validators
            found = links(answer.data or b"", answer.address, answer.charset)
            index = Index(page.address, said.etag, said.last_modified, now, now, found)
        if not self.dry_run:
            fetches.put_index(index)
        fitting = [link for link in index.links if matches(link, page.patterns) and link != page.address]
        if not fitting:
            raise Failed(f"none of its {len(index.links):,} links fits {' or '.join(page.patterns)}")
        return fitting

    def _is_near(self, gate: Gate, page: Page, link: str) -> bool:
        if gate.knows(link):
            return True
        self.visits.append(Visit(page.name, link, Fate.PASSED, f"on another host, {host_of(link)}"))
        return False

    def _follow(self, client: Client, page: Page, found: Sequence[str]) -> None:
        self.all += len(found)
        in_a_row: list[Failed] = []
        known = self.gathering.fetches.known(found) if self.dry_run else {}
        for place, link in enumerate(found):
            if self.dry_run:
                self.visits.append(Visit(page.name, link, Fate.KNOWN if link in known else Fate.NEW))
                continue
            try:
                visit = self.gathering.visit(client, link, page.name)
                in_a_row = []
            except Failed as error:
                visit = Visit(page.name, link, Fate.TROUBLE, str(error))
                in_a_row = [*in_a_row, error] if isinstance(error, Unwell) else []
            self.visits += [visit] if visit else []
            self._step(1)
            if _hopeless(in_a_row) and (left := len(found) - place - 1):
                why = f"{len(in_a_row)} failures in a row; {left:,} links are left for the next sync"
                self.visits.append(Visit(page.name, page.address, Fate.TROUBLE, why))
                self._step(left)
                return

    def _step(self, more: int) -> None:
        self.done += more
        if self.progress:
            self.progress("fetch", self.done, self.all)


def _hopeless(failures: Sequence[Failed]) -> bool:
    last = failures[-UNREACHABLE:]
    return len(failures) >= UNWELL or (
        len(last) == UNREACHABLE and all(isinstance(failure, Unreachable) for failure in last)
    )
