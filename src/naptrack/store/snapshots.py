"""Snapshots of the record: what a summary compares, read for some of its keys or for all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from naptrack.store import load
from naptrack.summary import EventFacts, FindingFacts, NoteFacts, PlanFacts, Snapshot, StatusFacts

#: Before the id of its note, the key of a finding that is not kept but told from files that lie side by side.
NEAR = "near-duplicate:"

_ALL = "1"


def of_states(db: sqlite3.Connection, iso3s: Collection[str]) -> Snapshot:
    """All that is resolved of some States, with the findings on them."""
    chosen = _json(iso3s)
    return Snapshot(
        events=_events(db, "iso3 IN (SELECT value FROM json_each(?))", chosen),
        plans=_plans(db, "iso3 IN (SELECT value FROM json_each(?))", chosen),
        findings=_findings(db, "source IN (SELECT value FROM json_each(?))", chosen),
        statuses=_statuses(db, "iso3 IN (SELECT value FROM json_each(?))", chosen),
    )


def of_notes(db: sqlite3.Connection, ids: Collection[str]) -> Snapshot:
    """Some notes, and the findings on their texts and files."""
    chosen = _json(ids)
    return Snapshot(
        notes=_notes(db, "id IN (SELECT value FROM json_each(?))", chosen),
        findings={
            **_findings(db, "source IN (SELECT value FROM json_each(?))", chosen),
            **_near_duplicates(db, ids),
        },
    )


def of_events(db: sqlite3.Connection, ids: Collection[str]) -> Snapshot:
    """Some events."""
    return Snapshot(events=_events(db, "id IN (SELECT value FROM json_each(?))", _json(ids)))


def of_keys(db: sqlite3.Connection, keys: Mapping[str, Collection[str]]) -> Snapshot:
    """What stands today under ``keys``, by kind."""
    near = [key.removeprefix(NEAR) for key in keys.get("findings", ()) if key.startswith(NEAR)]
    where = "IN (SELECT value FROM json_each(?))"
    return Snapshot(
        notes=_notes(db, f"id {where}", _json(keys.get("notes", ()))),
        events=_events(db, f"id {where}", _json(keys.get("events", ()))),
        plans=_plans(db, f"id {where}", _json(keys.get("plans", ()))),
        findings={**_findings(db, f"id {where}", _json(keys.get("findings", ()))), **_near_duplicates(db, near)},
        statuses=_statuses(db, f"iso3 {where}", _json(keys.get("statuses", ()))),
        judgements=_judgements(db, f"id {where}", _json(keys.get("judgements", ()))),
    )


def whole(db: sqlite3.Connection) -> Snapshot:
    """All of the record."""
    return Snapshot(
        notes=_notes(db, _ALL),
        events=_events(db, _ALL),
        plans=_plans(db, _ALL),
        findings={**_findings(db, _ALL), **_near_duplicates(db, None)},
        statuses=_statuses(db, _ALL),
        judgements=_judgements(db, _ALL),
    )


def pack(snapshot: Snapshot) -> str:
    """A snapshot as JSON: an object of lists, by kind and key; kinds without a key are left out."""
    kinds = {name: getattr(snapshot, name) for name in Snapshot.__slots__}
    found = {kind: facts for kind, facts in kinds.items() if facts}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Snapshot:
    """The snapshot that ``pack`` wrote."""
    found = json.loads(text)
    return Snapshot(
        notes={key: row and NoteFacts(*row) for key, row in found.get("notes", {}).items()},
        events={key: row and EventFacts(*_tuples(row)) for key, row in found.get("events", {}).items()},
        plans={key: row and PlanFacts(*row) for key, row in found.get("plans", {}).items()},
        findings={key: row and FindingFacts(*_tuples(row)) for key, row in found.get("findings", {}).items()},
        statuses={key: row and StatusFacts(*row) for key, row in found.get("statuses", {}).items()},
        judgements=found.get("judgements", {}),
    )


def _tuples(row: Iterable[Any]) -> Iterable[Any]:
    return (tuple(value) if isinstance(value, list) else value for value in row)


def _json(values: Iterable[str]) -> str:
    return json.dumps(sorted(set(values)))


def _notes(db: sqlite3.Connection, where: str, *values: str) -> dict[str, NoteFacts | None]:
    found = db.execute(f"SELECT id, path, title, date FROM notes WHERE {where}", values)
    return {row[0]: NoteFacts(*row[1:]) for row in found}


def _events(db: sqlite3.Connection, where: str, *values: str) -> dict[str, EventFacts | None]:
    found = db.execute(
        f"""SELECT id, iso3, stages, milestone, modality, start, "end", latest, place, title, origin, author,
                   (SELECT json_group_array(mention)
                    FROM (SELECT mention FROM event_mentions WHERE event = events.id ORDER BY position)), plan
            FROM events WHERE {where}""",
        values,
    )
    return {
        row[0]: EventFacts._make(
            [
                row[1],
                (*json.loads(row[2]), *([row[3]] if row[3] else ())),
                *row[4:12],
                tuple(json.loads(row[12])),
                row[13],
            ]
        )
        for row in found
    }


def _plans(db: sqlite3.Connection, where: str, *values: str) -> dict[str, PlanFacts | None]:
    found = db.execute(
        f"""SELECT id, iso3, position, label, period_start, period_end, approved, submitted
            FROM plans WHERE {where}""",
        values,
    )
    return {row[0]: PlanFacts(*row[1:]) for row in found}


def _findings(db: sqlite3.Connection, where: str, *values: str) -> dict[str, FindingFacts | None]:
    found = db.execute(
        f"""SELECT id, code, severity, iso3, note, message,
                   (SELECT json_group_array(json_extract(mention, '$.id'))
                    FROM (SELECT mention FROM finding_mentions WHERE finding = findings.number ORDER BY position))
            FROM findings WHERE {where} ORDER BY number""",
        values,
    )
    return {row[0]: FindingFacts._make([*row[1:6], tuple(json.loads(row[6]))]) for row in found}


def _near_duplicates(db: sqlite3.Connection, notes: Collection[str] | None) -> dict[str, FindingFacts | None]:
    return {
        f"{NEAR}{found.note}": FindingFacts(found.code, found.severity.value, None, found.note, found.message, ())
        for found in load.near_duplicates(db, notes)
    }


def _statuses(db: sqlite3.Connection, where: str, *values: str) -> dict[str, StatusFacts | None]:
    found = db.execute(f"SELECT iso3, stage, plan, edition, since, by FROM statuses WHERE {where}", values)
    return {row[0]: StatusFacts(*row[1:]) for row in found}


def _judgements(db: sqlite3.Connection, where: str, *values: str) -> dict[str, str | None]:
    # An undo is told as what became of the judgement that it took back.
    found = db.execute(
        f"""SELECT id, iif(undone_at IS NULL, 'made', 'undone') FROM judgements
            WHERE kind <> 'undo' AND {where}""",
        values,
    )
    return dict(map(tuple, found))
