"""An engine for tests: one fact a line, so that a test's input says what must come out.

``MNG roundtable 2017-05-08 2017-05-10`` is a mention; ``Posted 2017-06-01`` and
``Head MNG 2017-05-08`` make the head; ``Query words`` a finding; all else is prose.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from naptrack import lifecycle
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
    Plan,
    PlanName,
    Precision,
    Reading,
    Record,
    Severity,
    Stage,
    digest,
    mark_of,
)
from naptrack.store.engine import Engine

FACT = re.compile(r"^([A-Z]{3}) ([a-z-]+)(?: (\d{4}-\d\d-\d\d))?(?: (\d{4}-\d\d-\d\d))?( planned)?.*$", re.MULTILINE)
HEAD = re.compile(r"^Head ([A-Z]{3}) (\d{4}-\d\d-\d\d)$", re.MULTILINE)
POSTED = re.compile(r"^Posted (\d{4}-\d\d-\d\d)$", re.MULTILINE)
QUERY = re.compile(r"^Query (.*)$", re.MULTILINE)


def day(first: str | None, last: str | None = None) -> Date:
    if first is None:
        return Date()
    last = last or first
    edtf = first if first == last else f"{first}/{last}"
    return Date(dt.date.fromisoformat(first), dt.date.fromisoformat(last), Precision.DAY, edtf, edtf)


def read(document: Document) -> Reading:
    text = document.text
    head = Head(
        titles=(text.split("\n", 1)[0],),
        organizers=("OSCE", "UNODA"),
        participants=("Ministry of Foreign Affairs",),
        occasions=tuple(Occasion("Meeting", (m[1],), day(m[2]), "Vienna", "AUT", True) for m in HEAD.finditer(text)),
        posted=next((dt.date.fromisoformat(m[1]) for m in POSTED.finditer(text)), None),
    )
    note = Note(digest(document.sha256), document, head)
    mentions = tuple(
        Mention(
            note=note.id,
            note_date=note.date,
            iso3=m[1],
            mark=mark_of(m[2]),
            modality=Modality.PLANNED if m[5] else Modality.OCCURRED,
            date=day(m[3], m[4]),
            start=m.start(),
            end=m.end(),
            exact=m[0],
            prefix=text[max(0, m.start() - 10) : m.start()],
            suffix=text[m.end() : m.end() + 10],
            rule="plain",
            occasion="1",
            parts=((m.start(), m.start() + 3), (m.start() + 4, m.end())),
            line=document.line_at(m.start()),
            page=document.page_at(m.start()),
            title="Meeting",
            place="Vienna",
            plan=PlanName("2017-2021", 2017, 2021),
            from_head=True,
        )
        for m in FACT.finditer(text)
    )
    findings = tuple(
        Finding("year-unknown", Severity.NOTICE, None, m[1], mentions[:1], note.id) for m in QUERY.finditer(text)
    )
    return Reading(note, mentions, findings)


def resolve(iso3: str, mentions: Sequence[Mention]) -> Record:
    """One event for each mark and date; a finding where a mark has two dates; one plan."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.order):
        groups.setdefault((mention.mark.value, mention.date.edtf), []).append(mention)
    plan = Plan(f"{iso3}-1", iso3, 0, "2017-2021", 2017, 2021, approved="2017-01-01")
    events = []
    for (mark, _), told in groups.items():
        first = told[0]
        known = mark_of(mark)
        events.append(
            Event(
                id=first.id,
                iso3=iso3,
                stages=(known,) if isinstance(known, Stage) else (),
                milestone=known if isinstance(known, Milestone) else None,
                modality=first.modality,
                date=first.date,
                title=first.title,
                mentions=tuple(told),
                place=first.place,
                plan=plan.id,
            )
        )
    marks = [event.stages or (event.milestone,) for event in events]
    findings = tuple(
        Finding("dates-differ", Severity.WARNING, iso3, f"{iso3}: two dates", event.mentions)
        for event, mark in zip(events, marks, strict=True)
        if marks.count(mark) > 1
    )
    return Record(iso3, tuple(events), (plan,), findings)


def engine(**changes: object) -> Engine:
    return replace(Engine(read, resolve, lifecycle.status, rules="plain-1", resolution="plain-1"), **changes)


def slow(document: Document) -> Reading:
    time.sleep(0.01)
    return read(document)


if __name__ == "__main__":
    from naptrack.ingest import found, ingest

    found.BATCH = 3
    ingest(sys.argv[1], sys.argv[2:], engine=engine(read=slow))
