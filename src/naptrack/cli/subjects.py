"""What `show` was asked for: a State, an event or a note, and what the record holds of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from naptrack import lifecycle
from naptrack.cli import answers
from naptrack.cli.judging import SHORTEST
from naptrack.cli.session import Refusal, code_of, did_you_mean
from naptrack.judgements import ended, judged_as, linked
from naptrack.lifecycle import StatusRow
from naptrack.models import Record
from naptrack.render import contract, pages
from naptrack.render.judged import Judged
from naptrack.render.scope import clocks, count
from naptrack.store import load

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.judgements import Judgement
    from naptrack.models import Event as Told
    from naptrack.models import Finding
    from naptrack.render.pages import Page


class Clocks(NamedTuple):
    """The two clocks, where they are set, and the day it is."""

    as_of: str | None
    known_by: str | None
    today: dt.date


class Subject(Protocol):
    """What can be shown, as a page and in the shape of the export contract."""

    def page(self) -> Page:
        """For people."""

    def document(self) -> dict[str, Any]:
        """For programs."""


def find(db: sqlite3.Connection, name: str, clocks: Clocks) -> Subject:
    """The State, event or note that ``name`` names. Raises Refusal where it names none, or several."""
    if iso3 := code_of(db, name):
        return State(db, iso3, clocks)
    if ids := load.find_event(db, name.lower()):
        return Event(db, _only(ids, name, "event"), clocks)
    if ids := load.find_note(db, name):
        return Note(db, _only(ids, name, "note"), clocks)
    if ids := _judged_as(db, name.lower()):
        return Event(db, _only(ids, name, "event"), clocks)
    raise Refusal(f"no State, event or note is called {name!r}{did_you_mean(name)}")


class _Asked:
    """A record under the clocks."""

    def __init__(self, db: sqlite3.Connection, clocks: Clocks) -> None:
        self.db, self.clocks = db, clocks

    def _records(self, iso3s: list[str]) -> list[Record]:
        return answers.records(self.db, iso3s, self.clocks.as_of, self.clocks.known_by)

    def _findings(self, iso3s: list[str] | None, found: list[Record] | None = None) -> list[Finding]:
        return answers.findings(self.db, iso3s, *self.clocks, found)

    def _document(self, records: list[Record], notes: set[str], findings: list[Finding]) -> dict[str, Any]:
        today, read = self.clocks.today, load.notes(self.db, notes)
        as_of, known_by = (today.fromisoformat(day) if day else None for day in self.clocks[:2])
        judged = self._judged([record.iso3 for record in records])
        return contract.document(records, [], read, findings, as_of, known_by, judged.made, judged.events)

    def _judged(self, iso3s: list[str]) -> Judged:
        day = self.clocks.known_by
        return Judged(*load.judgements(self.db, iso3s, self.clocks.today.fromisoformat(day) if day else None))

    def _nothing(self, what: str) -> Page:
        words = clocks(self.clocks.as_of, self.clocks.known_by)
        return [pages.Line(" ".join([f"No record of {what}.", *words]), "text")]


class State(_Asked):
    """All that is on record of one State."""

    def __init__(self, db: sqlite3.Connection, iso3: str, clocks: Clocks) -> None:
        """Read its record."""
        super().__init__(db, clocks)
        self.iso3 = iso3
        self.records = self._records([iso3])
        self.rows = answers.rows(db, [iso3], clocks.as_of, clocks.known_by)

    def page(self) -> Page:
        """Where its plan stands, then every event with its quotes."""
        judged = self._judged([self.iso3])
        if not self.rows and not judged.rejected:
            notes = count(load.counts(self.db).notes, "note")
            return self._nothing(f"{lifecycle.name_of(self.iso3)} in {notes}")
        events, findings = lifecycle.timeline(self.records), self._findings([self.iso3], self.records)
        row = next(iter(self.rows), StatusRow(self.iso3, lifecycle.name_of(self.iso3)))
        plans = [plan for record in self.records for plan in record.plans]
        return pages.state_page(row, plans, events, findings, answers.paths(self.db, events, findings), judged)

    def cited(self) -> set[str]:
        """The ids of the notes that its events rest on."""
        return {mention.note for record in self.records for event in record.events for mention in event.mentions}

    def document(self) -> dict[str, Any]:
        """Its part of the export."""
        return answers.document(self.db, [self.iso3], *self.clocks)


class Event(_Asked):
    """One event, with what its State's findings say of it."""

    def __init__(self, db: sqlite3.Connection, event: str, clocks: Clocks) -> None:
        """Read the record that it stands in."""
        super().__init__(db, clocks)
        self.id = event
        made = load.judgements(db)[0]
        row = db.execute("SELECT iso3 FROM events WHERE id = ?", (event,)).fetchone()
        iso3 = row[0] if row else judged_as(made, event)[event]
        # By another clock it may be another State's, or stand where it was rejected since.
        found = self._records(linked(made, [iso3]))
        self.event = self._event(found, made)
        self.iso3 = self.event.iso3 if self.event else iso3
        self.records = [record for record in found if record.iso3 == self.iso3]
        told = {mention.id for mention in self.event.mentions} if self.event else set()
        findings = self._findings([self.iso3], self.records)
        self.findings = [
            finding
            for finding in findings
            if any(mention.id in told for mention in finding.mentions) or (self.event and finding.note == self.event.id)
        ]
        self.plans = [
            plan for record in self.records for plan in record.plans if self.event and plan.id == self.event.plan
        ]

    def _event(self, records: list[Record], made: list[Judgement]) -> Told | None:
        """The event as the clocks have it; one that fewer notes tell of may have another id."""
        known = {id for (id,) in self.db.execute("SELECT mention FROM event_mentions WHERE event = ?", (self.id,))}
        known |= {passage.mention for judgement in made if judgement.event == self.id for passage in judgement.passages}
        events = [event for record in records for event in record.events]
        return next(
            (event for event in events if event.id == self.id),
            next((event for event in events if any(mention.id in known for mention in event.mentions)), None),
        )

    def page(self) -> Page:
        """Every passage that tells of it, in its context."""
        judged = self._judged([self.iso3])
        if not self.event:
            end = ended(judged.made, self.id)
            if end:
                return pages.ended_page(self.id, *end)
            return self._nothing(f"event {self.id} ({lifecycle.name_of(self.iso3)})")
        paths = answers.paths(self.db, [self.event], self.findings)
        return pages.event_page(self.event, next(iter(self.plans), None), self.findings, paths, judged)

    def document(self) -> dict[str, Any]:
        """The event, its edition and its notes."""
        events = [self.event] if self.event else []
        notes = {mention.note for event in events for mention in event.mentions}
        records = [_part(record, events, tuple(self.plans)) for record in self.records or [Record(self.iso3)]]
        return self._document(records, notes, self.findings)


class Note(_Asked):
    """One note, with all that it tells."""

    def __init__(self, db: sqlite3.Connection, note: str, clocks: Clocks) -> None:
        """Read the note, and the records of the States that it tells of."""
        super().__init__(db, clocks)
        (self.note,) = load.notes(db, [note])
        day = self.note.date.isoformat() if self.note.date else ""
        self.known = not clocks.known_by or "" < day <= clocks.known_by
        # An analyst may have moved what it tells of one State to another.
        told = """SELECT iso3 FROM mentions WHERE note = ?1 UNION
                  SELECT events.iso3 FROM mentions JOIN event_mentions ON mention = mentions.id
                  JOIN events ON events.id = event WHERE note = ?1"""
        iso3s = [iso3 for (iso3,) in db.execute(told, (note,))]
        self.records = [
            _part(record, [event for event in record.events if any(m.note == note for m in event.mentions)])
            for record in (self._records(iso3s) if self.known else ())
        ]
        self.findings: list[Finding] = [
            finding
            for finding in (self._findings(None) if self.known else ())
            if finding.note == note or any(mention.note == note for mention in finding.mentions)
        ]

    def page(self) -> Page:
        """Its head, then every passage that tells of an event."""
        if not self.known:
            return self._nothing(f"note {self.note.document.path}")
        events = lifecycle.timeline(self.records)
        return pages.note_page(self.note, events, self.findings, answers.paths(self.db, events, self.findings))

    def document(self) -> dict[str, Any]:
        """The note and the events that it tells of."""
        return self._document(self.records, {self.note.id} if self.known else set(), self.findings)


def _judged_as(db: sqlite3.Connection, name: str) -> list[str]:
    """The ids of events that are no more and were judged, by their beginning; an id once shown still resolves."""
    if len(name) < SHORTEST:
        return []
    return sorted(judged_as(load.judgements(db)[0], name))


def _part(record: Record, events: list[Told], plans: tuple[Any, ...] = ()) -> Record:
    return replace(record, events=tuple(events), plans=plans)


def _only(ids: list[str], name: str, kind: str) -> str:
    if len(ids) > 1:
        raise Refusal(
            f"{name!r} begins {len(ids)} {kind} ids or paths: {', '.join(ids[:5])}" + (" ..." if len(ids) > 5 else "")
        )
    return ids[0]
