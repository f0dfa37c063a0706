"""What several commands ask of the record, under both clocks, and how an answer is told."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from naptrack import render
from naptrack.render.scope import CAVEAT, count, scope
from naptrack.store import load

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.cli.session import Session
    from naptrack.models import Event, Finding, Record
    from naptrack.render.sheet import Sheet
    from naptrack.render.status import Row


#: So many States are named before the rest are counted.
_NAMED = 3


def rows(db: sqlite3.Connection, iso3s: Collection[str] | None, as_of: str | None, known_by: str | None) -> list[Row]:
    """Status rows by name: as kept, or folded anew for a day."""
    if not (as_of or known_by):
        return list(load.status_rows(db, iso3s))
    from naptrack.lifecycle import sort_key, status

    found = (status(record) for record in records(db, iso3s, as_of, known_by))
    return sorted((row for row in found if row), key=lambda row: sort_key(row.name))


def records(
    db: sqlite3.Connection,
    iso3s: Collection[str] | None,
    as_of: str | None,
    known_by: str | None,
    *,
    mentions: bool = True,
) -> list[Record]:
    """Records by code, as they stood and were known on the given days; without ``mentions`` where none are needed."""
    import datetime as dt

    day = dt.date.fromisoformat(known_by) if known_by else None
    found: Iterable[Record] = load.records(db, iso3s, mentions=mentions or as_of is not None, known_by=day)
    if as_of:
        found = _as_of(db, found, iso3s, dt.date.fromisoformat(as_of), day)
    return [record for record in found if record.events]


def _as_of(
    db: sqlite3.Connection,
    found: Iterable[Record],
    iso3s: Collection[str] | None,
    day: dt.date,
    known_by: dt.date | None,
) -> Iterator[Record]:
    from naptrack import lifecycle
    from naptrack.judgements import intentions

    # What an analyst recorded leaves no passage behind that could tell of the intention.
    intended = intentions(*load.judgements(db, iso3s, known_by))
    return (lifecycle.as_of(record, day, intended) for record in found)


def findings(
    db: sqlite3.Connection,
    iso3s: Collection[str] | None,
    as_of: str | None,
    known_by: str | None,
    today: dt.date,
    found: Sequence[Record] | None = None,
) -> list[Finding]:
    """What to look at, by State, code and id, on the day of the clocks or else ``today``.

    That day counts for planned dates that have passed. ``found`` are the States'
    records with their mentions, where they are at hand.
    """
    from naptrack import lifecycle

    kept, day = load.findings(db, iso3s), today
    if as_of or known_by:
        # Findings of States are as the notes of the day raise them; a note's own hold as they are.
        day = today.fromisoformat(as_of or known_by or "")
        found = records(db, iso3s, as_of, known_by) if found is None else found
        known = {id for (id,) in db.execute("SELECT id FROM notes WHERE ? IS NULL OR date <= ?", (known_by, known_by))}
        own = [finding for finding in kept if finding.note in known]
        kept = [*own, *(finding for record in found for finding in record.findings)]
    elif found is None:
        found = load.records(db, load.intending(db, iso3s, day))
    passed = [finding for record in found for finding in lifecycle.passed(record, day)]
    unique = {finding.id: finding for finding in (*kept, *passed)}
    return sorted(unique.values(), key=lambda finding: (finding.iso3 or "~", finding.code, finding.id))


def nobody_at(
    db: sqlite3.Connection,
    stages: Sequence[str],
    iso3s: Collection[str] | None,
    as_of: str | None,
    known_by: str | None,
) -> str:
    """That no State stands at any of ``stages``; where some did, which, and how to see it."""
    from naptrack.lifecycle import name_of, sort_key
    from naptrack.models import Modality

    names = sorted(
        (
            name_of(record.iso3)
            for record in records(db, iso3s, as_of, known_by, mentions=False)
            if any(e.modality is Modality.OCCURRED and not set(e.stages).isdisjoint(stages) for e in record.events)
        ),
        key=sort_key,
    )
    words = f"No State stands at {' or '.join(stages)}{'' if as_of or known_by else ' now'}."
    if not names:
        return words
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    clocks = {"--as-of": as_of, "--known-by": known_by}
    options = [*(f"--stage {stage}" for stage in stages), *(f"{name} {day}" for name, day in clocks.items() if day)]
    had = f"{', '.join(names[:_NAMED])}{rest} had reached it before"
    return f"{words} {had}: `naptrack timeline {' '.join(options)}` shows when."


def document(
    db: sqlite3.Connection, iso3s: Collection[str] | None, as_of: str | None, known_by: str | None, today: dt.date
) -> dict[str, Any]:
    """The record, or that of some States with the notes it rests on, as the export contract has it."""
    from naptrack.render import contract

    found = records(db, iso3s, as_of, known_by)
    notes = load.notes(db)
    if known_by:
        notes = [note for note in notes if note.date and note.date.isoformat() <= known_by]
    if iso3s is not None:
        cited = {mention.note for record in found for event in record.events for mention in event.mentions}
        notes = [note for note in notes if note.id in cited]
    return contract.document(
        found,
        rows(db, iso3s, as_of, known_by),
        notes,
        findings(db, iso3s, as_of, known_by, today, found),
        today.fromisoformat(as_of) if as_of else None,
        today.fromisoformat(known_by) if known_by else None,
        *load.judgements(db, iso3s, today.fromisoformat(known_by) if known_by else None),
    )


def paths(db: sqlite3.Connection, events: Collection[Event], findings: Collection[Finding]) -> dict[str, str]:
    """The address, else the path, of every note that ``events`` and ``findings`` rest on, by its id."""
    cited = {mention.note for event in events for mention in event.mentions}
    cited |= {mention.note for finding in findings for mention in finding.mentions}
    cited |= {finding.note for finding in findings if finding.note}
    return {id: line.cited for id, line in load.note_lines(db, cited).items()}


class Absent:
    """The States that were asked for and have no record."""

    def __init__(self, db: sqlite3.Connection, asked: Sequence[str] | None, found: Iterable[str]) -> None:
        """Compare what was asked for with what was found."""
        missing = set(asked or ()) - set(found)
        self.all = len(missing) == len(asked or ())
        names = dict(map(tuple, db.execute("SELECT iso3, name FROM states"))) if missing else {}
        self.names = sorted(names[iso3] for iso3 in missing)

    def sentence(self, notes: int) -> str:
        """That there is no record of them; empty where there is one of each."""
        return f"No record of {', '.join(self.names)} in {count(notes, 'note')}." if self.names else ""


class Scope:
    """What an answer rests on, read while the record is open."""

    def __init__(self, db: sqlite3.Connection, as_of: str | None = None, known_by: str | None = None) -> None:
        """Count notes and States, those known by then where a day is given."""
        total = load.counts(db)
        self.notes, self.states, self.undated = total.notes, total.states, total.undated if known_by else 0
        if known_by:
            self.notes, self.states = db.execute(
                """SELECT count(DISTINCT notes.id), count(DISTINCT iso3)
                   FROM notes LEFT JOIN mentions ON note = notes.id WHERE date <= ?""",
                (known_by,),
            ).fetchone()
        self.lines = scope(self.notes, self.states, as_of, known_by)

    def say_undated(self, session: Session) -> None:
        """Say how many notes are left out for want of a date."""
        if self.undated:
            session.say(f"{count(self.undated, 'note')} without a date left out.")


def tell(
    session: Session,
    form: str,
    sheet: Callable[[Sequence[str], str], Sheet],
    scope: Scope,
    absent: Absent | None = None,
    nothing: str = "Nothing on record.",
    *,
    fields: str | None = None,
    raw: bool = False,
) -> None:
    """Write the sheet that ``sheet(foot, empty)`` makes; what a data format has no place for goes to standard error.

    ``fields`` and ``raw`` as in ``render.write``.
    """
    missing = absent.sentence(scope.notes) if absent else ""
    scope.say_undated(session)
    if render.FORMATS[form].data:
        if missing:
            session.say(f"{missing} {CAVEAT}")
        render.write(sheet((), ""), form, sys.stdout, fields=fields, raw=raw)
    else:
        apart = missing and absent and not absent.all
        foot = [missing, *scope.lines] if apart else scope.lines
        render.write(
            sheet(foot, nothing if apart else missing or nothing),
            form,
            sys.stdout,
            session.color,
            fields=fields,
            raw=raw,
        )
