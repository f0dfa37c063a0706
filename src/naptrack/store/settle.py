"""Working off what is pending: each State resolved once, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable

from naptrack.judgements import linked
from naptrack.models import Record
from naptrack.store import judged, load, rows
from naptrack.store.connect import transaction
from naptrack.store.save import Writer


def settle(writer: Writer, progress: Callable[[int, int], None] | None = None) -> tuple[str, ...]:
    """Resolve every pending State; a kill leaves the rest pending.

    Calls ``progress`` with (done, all) after each. Returns the codes of the States, sorted.
    """
    _spread(writer)
    waiting = load.pending(writer.db).states
    for done, iso3 in enumerate(waiting, start=1):
        with transaction(writer.db), writer.ledger.entry():
            settle_state(writer, iso3)
        if progress:
            progress(done, len(waiting))
    return waiting


def _spread(writer: Writer) -> None:
    """Mark the States that an analyst tied to pending ones: an event that was moved is told by another's notes."""
    with transaction(writer.db):
        made = judged.judgements(writer.db)
        for iso3 in load.pending(writer.db).states:
            writer.db.executemany(
                "INSERT OR IGNORE INTO pending SELECT ?, note FROM pending WHERE iso3 = ?",
                [(other, iso3) for other in linked(made, [iso3])],
            )


def settle_state(writer: Writer, iso3: str) -> None:
    """Replace all that is derived of one State, inside a transaction that is open."""
    db = writer.db
    writer.ledger.state(iso3)
    for table in ("events", "plans", "statuses"):
        db.execute(f"DELETE FROM {table} WHERE iso3 = ?", (iso3,))
    db.execute("DELETE FROM findings WHERE source = ?", (iso3,))
    settled = load.settled(db, [iso3], judged.bearing_on(db, iso3), writer.engine.resolve)
    _save(writer, settled.records[iso3])
    db.execute("UPDATE judgements SET event = NULL WHERE iso3 = ?", (iso3,))
    db.executemany(
        "UPDATE judgements SET event = ? WHERE id = ?", [(event, made) for made, event in settled.events.items()]
    )
    db.execute("DELETE FROM pending WHERE iso3 = ?", (iso3,))


def _save(writer: Writer, record: Record) -> None:
    _let_go(writer, record)
    writer.insert("events", [rows.event_row(event, position) for position, event in enumerate(record.events)])
    writer.insert(
        "event_mentions",
        [
            {"event": event.id, "position": position, "mention": mention.id}
            for event in record.events
            for position, mention in enumerate(event.mentions)
        ],
    )
    writer.insert("plans", [rows.plan_row(plan) for plan in record.plans])
    writer.add_findings(record.findings, record.iso3)
    status = writer.engine.status(record)
    writer.insert("statuses", [rows.status_row(status)] if status else [])


def _let_go(writer: Writer, record: Record) -> None:
    """Take events that were moved here from where they were: an event keeps its id."""
    moved = {
        event
        for (event,) in writer.db.execute(
            "SELECT id FROM events WHERE iso3 <> ? AND id IN (SELECT value FROM json_each(?))",
            (record.iso3, rows.packed([event.id for event in record.events])),
        )
    }
    writer.ledger.events(moved)
    writer.db.executemany("DELETE FROM events WHERE id = ?", [(event,) for event in moved])
