"""What came from the web, on its way into a record: kept under its hash, known by its address, read once."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from importlib.util import find_spec
from pathlib import PurePosixPath

import naptrack
from naptrack.ingest import Fetched, Outcome, Run
from naptrack.reading import Source, Unreadable, read
from naptrack.reading.kinds import SUFFIXES, Kind, kind_of
from naptrack.store.errors import Unwritable
from naptrack.store.fetches import Fetch, Fetches
from naptrack.sync.addresses import shown
from naptrack.sync.client import NOTES, Answer, Client, Validators
from naptrack.sync.kept import Kept
from naptrack.sync.unforeseen import told
from naptrack.sync.visits import Fate, Visit


class Gathering:
    """The notes that one call brings from the web into the record at ``db``."""

    def __init__(self, db: str | os.PathLike[str], *, force: bool, now: dt.datetime | None = None) -> None:
        """Know by what the record holds; with ``force`` everything counts as never seen.

        ``now`` freezes the clock.
        """
        self.db = db
        self.fetches = Fetches(db)
        self.kept = Kept(db)
        self._force = force
        self._now = now
        self._asked: set[str] = set()
        self._found: dict[str, Source] = {}

    def fetched(self) -> Fetched:
        """What is to be read, for an ingest."""
        return Fetched(list(self._found.values()))

    def clock(self) -> str:
        """The day and time it is, UTC."""
        return (self._now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def visit(self, client: Client, address: str, source: str = "") -> Visit | None:
        """Ask for one address and keep what is new; None where it was asked for in this call already.

        Raises Failed where it cannot be had, and StoreError where nothing can be kept.
        """
        if address in self._asked:
            return None
        self._asked.add(address)
        with told():
            known = self.fetches.known([address]).get(address)
            answer = client.get(address, NOTES, self._validators(known))
            return Visit(source, address, *self._weigh(address, answer, known))

    def settle(self, run: Run, keep: int) -> int:
        """Write down what could not be read, and remove kept files beyond ``keep`` bytes; returns how many."""
        unreadable = {file.path: file.reason for file in run.files if file.outcome is Outcome.UNREADABLE}
        self.fetches.unread(
            (address, unreadable.get(source.path), _reader()) for address, source in self._found.items()
        )
        known = self.fetches.known().values()
        awaited = {fetch.sha256 for fetch in known if not (fetch.frozen or fetch.unread)}
        return self.kept.trim(keep, {fetch.sha256 for fetch in known} - awaited, awaited)

    def _validators(self, known: Fetch | None) -> Validators | None:
        """What may be said back to the server: only where its "nothing has changed" would leave nothing to be read."""
        if known is None or self._force or not (known.etag or known.last_modified):
            return None
        if not _done_with(known) and not self.kept.find(known.sha256):
            return None
        return Validators(known.etag, known.last_modified)

    def _weigh(self, address: str, answer: Answer, known: Fetch | None) -> tuple[Fate, str | None]:
        now = self.clock()
        if answer.data is None:
            assert known is not None
            self.fetches.put(known._replace(asked_at=now))
            self._await(known)
            return Fate.UNCHANGED, known.unread
        sha256 = hashlib.sha256(answer.data).hexdigest()
        said = answer.validators
        fetch = Fetch(address, sha256, answer.media_type, said.etag, said.last_modified, now, now)
        if known and not self._force:
            same = known._replace(etag=said.etag, last_modified=said.last_modified, asked_at=now)
            if sha256 == known.sha256 and _done_with(known):
                self.fetches.put(same)
                return Fate.UNCHANGED, known.unread
            if known.stands and self._same_words(answer, known):
                self.fetches.put(same)
                return Fate.UNCHANGED, "other bytes, the same words"
        if reason := _no_note(address, answer):
            self.fetches.put(fetch._replace(unread=reason, unread_by=_reader()))
            return Fate.TROUBLE, reason
        self._keep(fetch, answer.data)
        if known is None:
            return Fate.NEW, None
        return (Fate.UNCHANGED if sha256 == known.sha256 else Fate.CHANGED), None

    def _keep(self, fetch: Fetch, data: bytes) -> None:
        """The file first: a kill between the two leaves a file too many, and not a promise without a file."""
        try:
            self.kept.put(data, fetch.address.partition("?")[0], fetch.media_type)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise Unwritable(self.kept.folder, f"fetched files cannot be kept there: {why}") from error
        self.fetches.put(fetch)
        self._await(fetch)

    def _await(self, fetch: Fetch) -> None:
        """Let the record read a file that it has not read at this address, now or when an earlier call was killed."""
        file = self.kept.find(fetch.sha256)
        if file and (self._force or not _done_with(fetch)):
            self._found[fetch.address] = Source(
                shown(fetch.address), file=file, url=fetch.address, media_type=fetch.media_type
            )

    def _same_words(self, answer: Answer, known: Fetch) -> bool:
        """True where only what surrounds the text differs, as on pages that are made anew for every reader."""
        try:
            document = read(answer.data or b"", path=shown(known.address), media_type=answer.media_type)
        except Unreadable:
            return False
        return (document.title, document.text) == self.fetches.words(known.sha256)


def _done_with(known: Fetch) -> bool:
    """True where the record has read these bytes here, or nothing here can."""
    return known.stands or (known.unread is not None and known.unread_by == _reader())


def _reader() -> str:
    """What reads here: this naptrack, with what is installed beside it."""
    return naptrack.__version__ + ("+docx" if find_spec("docx") else "")


def _no_note(address: str, answer: Answer) -> str | None:
    """Why what came is no note; None where it may be one."""
    name = address.partition("?")[0]
    try:
        kind = kind_of(answer.data or b"", name, answer.media_type)
    except Unreadable as error:
        return "nothing was sent" if not answer.data else error.reason
    suffix = PurePosixPath(name).suffix.lower()
    if kind is Kind.HTML and SUFFIXES.get(suffix, Kind.HTML) is not Kind.HTML:
        return f"a web page came in the place of a {suffix} file"
    return None
