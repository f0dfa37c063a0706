"""Working off what is pending: each State resolved once, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable

from naptrack.models import Record
from naptrack.store import load, rows
from naptrack.store.connect import transaction
from naptrack.store.save import Writer


def settle(writer: Writer, progress: Callable[[int, int], None] | None = None) -> tuple[str, ...]:
    """Resolve every pending State; a kill leaves the rest pending.

    Calls ``progress`` with (done, all) after each. Returns the codes of the States, sorted.
    """
    waiting = load.pending(writer.db).states
    for done, iso3 in enumerate(waiting, start=1):
        with transaction(writer.db), writer.ledger.entry():
            _settle(writer, iso3)
        if progress:
            progress(done, len(waiting))
    return waiting


def _settle(writer: Writer, iso3: str) -> None:
    db = writer.db
    writer.ledger.state(iso3)
    told = load.mentions(db, iso3)
    for table in ("events", "plans", "statuses"):
        db.execute(f"DELETE FROM {table} WHERE iso3 = ?", (iso3,))
    db.execute("DELETE FROM findings WHERE source = ?", (iso3,))
    if told:
        _save(writer, writer.engine.resolve(iso3, told))
    db.execute("DELETE FROM pending WHERE iso3 = ?", (iso3,))


def _save(writer: Writer, record: Record) -> None:
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
