"""Models to rows and back, one pair of functions for each kind; a row is a dict of its columns."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from naptrack.models import (
    Date,
    Document,
    Event,
    Finding,
    Head,
    Mention,
    Milestone,
    Modality,
    Note,
    Occasion,
    Origin,
    Plan,
    PlanName,
    Precision,
    Severity,
    Stage,
    mark_of,
)

if TYPE_CHECKING:
    from naptrack.lifecycle import StatusRow

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Row = dict[str, Any]
Kept = sqlite3.Row | Mapping[str, Any]


def packed(value: object) -> str:
    """JSON without blanks, letters as they are."""
    return _JSON.encode(value)


def document_row(document: Document) -> Row:
    """What is frozen of a file, less its path, which may be one of several."""
    return {
        "sha256": document.sha256,
        "media_type": document.media_type,
        "own_title": document.title,
        "text": document.text,
        "lines": packed(document.lines),
        "pages": packed(document.pages),
    }


def document(row: Kept) -> Document:
    """A document from its row and the ``path`` and ``url`` that it is known by."""
    return Document(
        path=row["path"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        text=row["text"],
        lines=_pairs(row["lines"]),
        pages=_pairs(row["pages"]),
        url=row["url"],
        title=row["own_title"],
    )


def note_row(note: Note) -> Row:
    """A note without its text, organizers and participants."""
    occasions = note.head.occasions
    dated = [o.date for o in occasions if o.date.known]
    first = min((d for d in dated if d.earliest), key=lambda d: d.earliest or dt.date.max, default=None)
    last = max((d for d in dated if d.latest), key=lambda d: d.latest or dt.date.min, default=None)
    return {
        "id": note.id,
        "sha256": note.document.sha256,
        "path": note.document.path,
        "url": note.document.url,
        "title": note.title or note.document.title or "",
        "date": _iso(note.date),
        "start": first.start if first else None,
        "end": last.end if last else None,
        "place": next((o.place for o in occasions if o.place), None),
        "venue_country": next((o.venue_country for o in occasions if o.venue_country), None),
        "online": int(any(o.online for o in occasions)),
        "media_type": note.document.media_type,
        "posted": _iso(note.head.posted),
        "titles": packed(note.head.titles),
        "occasions": packed([_occasion_row(occasion) for occasion in occasions]),
    }


def note(row: Kept, kept: Document, organizers: Iterable[str], participants: Iterable[str]) -> Note:
    """A note from its row and what is kept apart from it."""
    head = Head(
        titles=tuple(json.loads(row["titles"])),
        organizers=tuple(organizers),
        participants=tuple(participants),
        occasions=tuple(_occasion(each) for each in json.loads(row["occasions"])),
        posted=_day(row["posted"]),
    )
    return Note(row["id"], kept, head)


def mention_row(mention: Mention) -> Row:
    """A mention; its note's date is the note's affair."""
    return {
        "id": mention.id,
        "note": mention.note,
        "iso3": mention.iso3,
        "mark": mention.mark.value,
        "modality": mention.modality.value,
        **_date_row(mention.date),
        "start": mention.start,
        "end": mention.end,
        "exact": mention.exact,
        "prefix": mention.prefix,
        "suffix": mention.suffix,
        "parts": packed(mention.parts) if mention.parts is not None else None,
        "line": mention.line,
        "page": mention.page,
        "rule": mention.rule,
        "occasion": mention.occasion,
        "title": mention.title,
        "place": mention.place,
        "venue_country": mention.venue_country,
        "online": int(mention.online),
        "plan_label": mention.plan.label if mention.plan else None,
        "plan_first": mention.plan.first if mention.plan else None,
        "plan_last": mention.plan.last if mention.plan else None,
        "from_head": int(mention.from_head),
    }


def mention(row: Kept) -> Mention:
    """A mention from its row and its note's date, ``note_date``."""
    return Mention(
        note=row["note"],
        note_date=_day(row["note_date"]),
        iso3=row["iso3"],
        mark=mark_of(row["mark"]),
        modality=Modality(row["modality"]),
        date=_date(row),
        start=row["start"],
        end=row["end"],
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        rule=row["rule"],
        occasion=row["occasion"],
        parts=_pairs(row["parts"]) if row["parts"] is not None else None,
        line=row["line"],
        page=row["page"],
        title=row["title"],
        place=row["place"],
        venue_country=row["venue_country"],
        online=bool(row["online"]),
        plan=PlanName(row["plan_label"], row["plan_first"], row["plan_last"])
        if row["plan_label"] is not None
        else None,
        from_head=bool(row["from_head"]),
    )


def event_row(event: Event, position: int) -> Row:
    """An event without its mentions; ``position`` is its place in the State's record."""
    date = _date_row(event.date)
    return {
        "id": event.id,
        "iso3": event.iso3,
        "position": position,
        "stages": packed([stage.value for stage in event.stages]),
        "milestone": event.milestone.value if event.milestone else None,
        "modality": event.modality.value,
        "start": event.date.start,
        "end": event.date.end,
        **date,
        "title": event.title,
        "place": event.place,
        "venue_country": event.venue_country,
        "online": int(event.online),
        "plan": event.plan,
        "origin": event.origin.value,
        "author": event.author,
        "judged": _iso(event.judged),
        "source": event.source,
    }


def event(row: Kept, mentions: Iterable[Mention]) -> Event:
    """An event from its row and its mentions, in their order."""
    return Event(
        id=row["id"],
        iso3=row["iso3"],
        stages=tuple(Stage(stage) for stage in json.loads(row["stages"])),
        milestone=Milestone(row["milestone"]) if row["milestone"] else None,
        modality=Modality(row["modality"]),
        date=_date(row),
        title=row["title"],
        mentions=tuple(mentions),
        place=row["place"],
        venue_country=row["venue_country"],
        online=bool(row["online"]),
        plan=row["plan"],
        origin=Origin(row["origin"]),
        author=row["author"],
        judged=_day(row["judged"]),
        source=row["source"],
    )


def plan_row(plan: Plan) -> Row:
    """A plan."""
    return {
        "id": plan.id,
        "iso3": plan.iso3,
        "position": plan.order,
        "label": plan.label,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "approved": plan.approved,
        "submitted": plan.submitted,
        "approval": plan.approval,
        "submission": plan.submission,
    }


def plan(row: Kept) -> Plan:
    """A plan from its row."""
    return Plan(
        id=row["id"],
        iso3=row["iso3"],
        order=row["position"],
        label=row["label"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        approved=row["approved"],
        submitted=row["submitted"],
        approval=row["approval"],
        submission=row["submission"],
    )


def status_row(status: StatusRow) -> Row:
    """A State's status, without its name."""
    return {
        "iso3": status.iso3,
        "stage": status.stage.value if status.stage else None,
        "since": status.since,
        "last_evidence": status.last_evidence,
        "by": status.by,
        "next_stage": status.next.stage.value if status.next else None,
        "next_start": status.next.start if status.next else None,
        "next_end": status.next.end if status.next else None,
        "plan": status.plan,
        "edition": status.edition,
        "plans": packed(status.plans),
        "roundtable": status.roundtable,
        "drafting": status.drafting,
        "review": status.review,
        "approval": status.approval,
        "judged_by": packed(status.judged_by),
        "starred": packed(status.starred),
    }


def finding_row(finding: Finding, source: str) -> Row:
    """A finding without its mentions; ``source`` is the note or the State whose reading raised it."""
    return {
        "id": finding.id,
        "source": source,
        "code": finding.code,
        "severity": finding.severity.value,
        "iso3": finding.iso3,
        "note": finding.note,
        "message": finding.message,
    }


def finding_mention_row(mention: Mention) -> Row:
    """A mention that a finding rests on, whole, as it may be no event's."""
    return {
        "note": mention.note,
        "line": mention.line,
        "exact": mention.exact,
        "mention": packed({**mention_row(mention), "note_date": _iso(mention.note_date)}),
    }


def finding(row: Kept, mentions: Iterable[str]) -> Finding:
    """A finding from its row and its mentions as they were packed."""
    return Finding(
        code=row["code"],
        severity=Severity(row["severity"]),
        iso3=row["iso3"],
        message=row["message"],
        mentions=tuple(mention(json.loads(each)) for each in mentions),
        note=row["note"],
    )


def _date_row(date: Date) -> Row:
    return {
        "earliest": _iso(date.earliest),
        "latest": _iso(date.latest),
        "precision": date.precision.value,
        "edtf": date.edtf,
        "date_text": date.text,
    }


def _date(row: Kept) -> Date:
    return Date(_day(row["earliest"]), _day(row["latest"]), Precision(row["precision"]), row["edtf"], row["date_text"])


def _occasion_row(occasion: Occasion) -> Row:
    return {
        "title": occasion.title,
        "states": occasion.states,
        **_date_row(occasion.date),
        "place": occasion.place,
        "venue_country": occasion.venue_country,
        "online": occasion.online,
    }


def _occasion(row: Row) -> Occasion:
    return Occasion(
        title=row["title"],
        states=tuple(row["states"]),
        date=_date(row),
        place=row["place"],
        venue_country=row["venue_country"],
        online=row["online"],
    )


def _plan_name(row: Kept) -> PlanName | None:
    label = row["plan_label"]
    return None if label is None else PlanName(label, row["plan_first"], row["plan_last"])


def _pairs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((first, second) for first, second in json.loads(text))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
