"""What `show` was asked for: a State, an event or a note, and what the record holds of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Protocol

from naptrack import lifecycle
from naptrack.cli import answers
from naptrack.cli.session import Refusal, code_of, did_you_mean
from naptrack.render import contract, pages
from naptrack.render.scope import count
from naptrack.store import load

if TYPE_CHECKING:
    from naptrack.models import Finding, Record
    from naptrack.render.pages import Page


class Subject(Protocol):
    """What can be shown, as a page and in the shape of the export contract."""

    def page(self) -> Page:
        """For people."""

    def document(self) -> dict[str, Any]:
        """For programs."""


def find(db: sqlite3.Connection, name: str) -> Subject:
    """The State, event or note that ``name`` names. Raises Refusal where it names none, or several."""
    if iso3 := code_of(db, name):
        return State(db, iso3)
    if ids := load.find_event(db, name.lower()):
        return Event(db, _only(ids, name, "event"))
    if ids := load.find_note(db, name):
        return Note(db, _only(ids, name, "note"))
    raise Refusal(f"no State, event or note is called {name!r}{did_you_mean(name)}")


class State:
    """All that is on record of one State."""

    def __init__(self, db: sqlite3.Connection, iso3: str) -> None:
        """Read its record."""
        self.db, self.iso3 = db, iso3
        self.rows = load.status_rows(db, [iso3])

    def page(self) -> Page:
        """Where its plan stands, then every event with its quotes."""
        if not self.rows:
            notes = count(load.counts(self.db).notes, "note")
            return [pages.Line(f"No record of {lifecycle.name_of(self.iso3)} in {notes}.", "text")]
        (record,) = load.records(self.db, [self.iso3])
        events, findings = lifecycle.timeline([record]), load.findings(self.db, [self.iso3])
        return pages.state_page(self.rows[0], record.plans, events, findings, answers.paths(self.db, events, findings))

    def document(self) -> dict[str, Any]:
        """Its part of the export."""
        return answers.document(self.db, [self.iso3], None, None)


class Event:
    """One event, with what its State's findings say of it."""

    def __init__(self, db: sqlite3.Connection, event: str) -> None:
        """Read the record that it stands in."""
        (iso3,) = db.execute("SELECT iso3 FROM events WHERE id = ?", (event,)).fetchone()
        (self.record,) = load.records(db, [iso3])
        self.event = next(one for one in self.record.events if one.id == event)
        self.db = db
        told = {mention.id for mention in self.event.mentions}
        self.findings = [f for f in load.findings(db, [iso3]) if any(mention.id in told for mention in f.mentions)]
        self.plan = next((plan for plan in self.record.plans if plan.id == self.event.plan), None)

    def page(self) -> Page:
        """Every passage that tells of it, in its context."""
        paths = answers.paths(self.db, [self.event], self.findings)
        return pages.event_page(self.event, self.plan, self.findings, paths)

    def document(self) -> dict[str, Any]:
        """The event, its edition and its notes."""
        plans = (self.plan,) if self.plan else ()
        notes = load.notes(self.db, {mention.note for mention in self.event.mentions})
        return contract.document([_part(self.record, [self.event.id], plans)], [], notes, self.findings)


class Note:
    """One note, with all that it tells."""

    def __init__(self, db: sqlite3.Connection, note: str) -> None:
        """Read the note, and the records of the States that it tells of."""
        self.db = db
        (self.note,) = load.notes(db, [note])
        iso3s = [iso3 for (iso3,) in db.execute("SELECT DISTINCT iso3 FROM mentions WHERE note = ?", (note,))]
        records = [
            (r, [e.id for e in r.events if any(m.note == note for m in e.mentions)]) for r in load.records(db, iso3s)
        ]
        self.records = [_part(record, ids) for record, ids in records]
        self.findings: list[Finding] = [
            f for f in load.findings(db) if f.note == note or any(m.note == note for m in f.mentions)
        ]

    def page(self) -> Page:
        """Its head, then every passage that tells of an event."""
        events = lifecycle.timeline(self.records)
        return pages.note_page(self.note, events, self.findings, answers.paths(self.db, events, self.findings))

    def document(self) -> dict[str, Any]:
        """The note and the events that it tells of."""
        return contract.document(self.records, [], [self.note], self.findings)


def _part(record: Record, events: list[str], plans: tuple[Any, ...] = ()) -> Record:
    from dataclasses import replace

    return replace(record, events=tuple(event for event in record.events if event.id in events), plans=plans)


def _only(ids: list[str], name: str, kind: str) -> str:
    if len(ids) > 1:
        raise Refusal(
            f"{name!r} begins {len(ids)} {kind} ids or paths: {', '.join(ids[:5])}" + (" ..." if len(ids) > 5 else "")
        )
    return ids[0]
