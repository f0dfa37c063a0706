"""The export contract: the record as JSON objects, the same for every reader and every run.

The shape is published as ``schema/export.schema.json``; a change of shape is a new
``schema_version``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naptrack.judgements import Judgement, undone
from naptrack.lifecycle import name_of
from naptrack.models import Event, Finding, Mention, Note, Plan, Record, to_quote
from naptrack.render.status import status_object

if TYPE_CHECKING:
    from naptrack.render.status import Row

SCHEMA_VERSION = 1

JSON = dict[str, Any]


def document(
    records: Iterable[Record],
    rows: Iterable[Row],
    notes: Iterable[Note],
    findings: Iterable[Finding],
    as_of: dt.date | None = None,
    known_by: dt.date | None = None,
    judgements: Sequence[Judgement] = (),
    bears: Mapping[str, str | None] | None = None,
) -> JSON:
    """The whole record; every list is sorted, so equal records give equal bytes.

    ``bears`` says on which event each judgement, by id, bears now.
    """
    records = list(records)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": _iso(as_of),
        "known_by": _iso(known_by),
        "notes": sorted(map(note_object, notes), key=lambda note: (note["date"] or "9999", note["id"])),
        "states": sorted(map(status_object, rows), key=lambda row: row["iso3"]),
        "plans": [
            plan_object(plan)
            for plan in sorted((p for r in records for p in r.plans), key=lambda plan: (plan.iso3, plan.order, plan.id))
        ],
        "events": [event_object(event) for event in sorted((e for r in records for e in r.events), key=_event_place)],
        "findings": [
            finding_object(finding) for finding in sorted(findings, key=lambda f: (f.iso3 or "", f.code, f.id))
        ],
        "judgements": judgement_objects(judgements, bears or {}),
    }


def note_object(note: Note) -> JSON:
    """A note: what it is, and what its head says. Several occasions give their outermost days."""
    occasions = note.head.occasions
    dated = [occasion.date for occasion in occasions if occasion.date.known]
    first = min(dated, key=lambda date: date.earliest or dt.date.max, default=None)
    last = max(dated, key=lambda date: date.latest or dt.date.min, default=None)
    places = dict.fromkeys(occasion.place for occasion in occasions if occasion.place)
    return {
        "id": note.id,
        "path": note.document.path,
        "url": note.document.url,
        "sha256": note.document.sha256,
        "title": note.title or note.document.title or "",
        "date": _iso(note.date),
        "start": first.start if first else None,
        "end": last.end if last else None,
        "place": "; ".join(places) or None,
        "online": any(occasion.online for occasion in occasions),
        "organizers": list(note.head.organizers),
        "participants": list(note.head.participants),
    }


def plan_object(plan: Plan) -> JSON:
    """One edition of a State's plan."""
    return {
        "id": plan.id,
        "iso3": plan.iso3,
        "label": plan.label,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "approved": plan.approved,
        "submitted": plan.submitted,
    }


def event_object(event: Event) -> JSON:
    """One event with all its mentions: in reading order, those of an act before those that announced it."""
    return {
        "id": event.id,
        "iso3": event.iso3,
        "state": name_of(event.iso3),
        "stages": list(event.stages),
        "milestone": event.milestone,
        "modality": event.modality,
        "start": event.date.start,
        "end": event.date.end,
        "precision": event.date.precision,
        "edtf": event.date.edtf,
        "earliest": _iso(event.date.earliest),
        "latest": _iso(event.date.latest),
        "date_text": event.date.text,
        "place": event.place,
        "venue_country": event.venue_country,
        "online": event.online,
        "title": event.title,
        "plan": event.plan,
        "origin": event.origin,
        "author": event.author,
        "judged": _iso(event.judged),
        "source": event.source,
        "mentions": [mention_object(mention) for mention in to_quote(event.mentions, event.modality)],
    }


def mention_object(mention: Mention) -> JSON:
    """One passage, as W3C selectors: ``exact`` is the note's text from ``start`` to ``end``."""
    return {
        "note": mention.note,
        "mark": mention.mark,
        "start": mention.start,
        "end": mention.end,
        "parts": [list(part) for part in mention.parts] if mention.parts else None,
        "exact": mention.exact,
        "prefix": mention.prefix,
        "suffix": mention.suffix,
        "line": mention.line,
        "page": mention.page,
        "rule": mention.rule,
    }


def finding_object(finding: Finding) -> JSON:
    """Something to look at, with the mentions it rests on."""
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity,
        "iso3": finding.iso3,
        "message": finding.message,
        "mentions": [mention_object(mention) for mention in finding.mentions],
    }


def judgement_objects(judgements: Sequence[Judgement], bears: Mapping[str, str | None]) -> list[JSON]:
    """Judgements in the order made, undone ones and undos too; ``event`` is null where one bears on none."""
    gone = undone(judgements)
    return [
        {
            "id": judgement.id,
            "kind": judgement.kind,
            "made": f"{judgement.made:%Y-%m-%dT%H:%M:%SZ}",
            "author": judgement.author,
            "iso3": judgement.iso3,
            "marks": list(judgement.marks),
            "date": judgement.date or None,
            "changes": judgement_changes(judgement),
            "source": judgement.source,
            "reason": judgement.reason,
            "undoes": judgement.target,
            "undone_by": gone[judgement.id].id if judgement.id in gone else None,
            "shown": judgement.event or None,
            "event": bears.get(judgement.id),
            "passages": [
                {"mention": passage.mention, "mark": passage.mark, "note": passage.note, "quote": passage.quote}
                for passage in judgement.passages
            ],
        }
        for judgement in sorted(judgements, key=lambda judgement: judgement.order)
    ]


def judgement_changes(judgement: Judgement) -> JSON:
    """What a judgement sets, and nothing else; a tuple is a list in JSON."""
    said = judgement.changes.said()
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


def _event_place(event: Event) -> tuple[str, str, str, str]:
    return (event.iso3, _iso(event.date.earliest) or "9999", _iso(event.date.latest) or "9999", event.id)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
