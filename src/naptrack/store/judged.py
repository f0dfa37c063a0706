"""Judgements on file: to rows and back."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from naptrack.judgements import Changes, Judgement, Kind, Passage, linked
from naptrack.models import Modality, mark_of
from naptrack.store.rows import Kept, Row, packed


def judgements(db: sqlite3.Connection, by: dt.date | None = None) -> list[Judgement]:
    """All judgements, or those made by a day (UTC), in the order made."""
    return _where(db, "made_at <= ?", f"{by.isoformat()}T23:59:59Z") if by else _where(db, "true")


def bearing_on(db: sqlite3.Connection, iso3: str) -> list[Judgement]:
    """All that may bear on a State: what was judged of it, and of the States that moved events tie to it."""
    tied = linked(_where(db, "json_extract(changes, '$.iso3') IS NOT NULL"), [iso3])
    return _where(db, "iso3 IN (SELECT value FROM json_each(?))", packed(tied))


def _where(db: sqlite3.Connection, condition: str, *values: str) -> list[Judgement]:
    found = db.execute(f"SELECT * FROM judgements WHERE {condition} ORDER BY made_at, id", values)
    return [judgement(row) for row in found]


def judgement_row(judgement: Judgement) -> Row:
    """A judgement; the event that it bears on is found when its State is settled."""
    return {
        "id": judgement.id,
        "kind": judgement.kind.value,
        "iso3": judgement.iso3,
        "marks": packed(judgement.marks),
        "date": judgement.date,
        "changes": packed(judgement.changes.said()),
        "passages": packed(
            [{"mention": p.mention, "mark": p.mark, "quote": p.quote, "note": p.note} for p in judgement.passages]
        ),
        "source": judgement.source,
        "author": judgement.author,
        "reason": judgement.reason,
        "target": judgement.target,
        "shown": judgement.event,
        "made_at": judgement.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def judgement(row: Kept) -> Judgement:
    """A judgement from its row."""
    said = json.loads(row["changes"])
    return Judgement(
        kind=Kind(row["kind"]),
        iso3=row["iso3"],
        author=row["author"],
        made=dt.datetime.fromisoformat(row["made_at"]),
        marks=tuple(map(mark_of, json.loads(row["marks"]))),
        date=row["date"],
        changes=Changes(
            iso3=said.get("iso3"),
            marks=tuple(map(mark_of, said["marks"])) if "marks" in said else None,
            date=said.get("date"),
            modality=Modality(said["modality"]) if "modality" in said else None,
            place=said.get("place"),
            online=said.get("online"),
            plan=said.get("plan"),
            title=said.get("title"),
        ),
        source=row["source"],
        reason=row["reason"],
        passages=tuple(
            Passage(p["mention"], mark_of(p["mark"]), p["quote"], p["note"]) for p in json.loads(row["passages"])
        ),
        target=row["target"],
        event=row["shown"],
        id=row["id"],
    )
