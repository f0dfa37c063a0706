"""The dated events as an iCalendar file (RFC 5545); needs the extra ``calendar``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from icalendar import Calendar, Event

from naptrack.render.findings import spot
from naptrack.render.text import GAP, shown, unmarked

JSON = Mapping[str, Any]

_PRODUCT = "-//naptrack//National Implementation Action Plans//EN"
_NAME = "National Implementation Action Plans (resolution 1540)"


class Made(NamedTuple):
    """A calendar, its lines ended by CR and LF, and how many events have no date to stand in it."""

    text: str
    undated: int


def calendar(document: JSON) -> Made:
    """All events of ``document`` (the export contract's) that have a date, in its order.

    An event spans whole days, those of its month or year where the notes say no more than that. Planned
    ones are TENTATIVE. A UID is the event's id, a DTSTAMP the day of the latest note or judgement that tells
    of it: equal documents give equal bytes.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", _NAME)
    notes = {note["id"]: note for note in document["notes"]}
    dated = [event for event in document["events"] if event["start"] and event["earliest"] and event["latest"]]
    for event in dated:
        made.add_component(_entry(event, notes))
    return Made(made.to_ical().decode(), len(document["events"]) - len(dated))


def _entry(event: JSON, notes: Mapping[str, JSON]) -> Event:
    first, last = (dt.date.fromisoformat(event[name]) for name in ("earliest", "latest"))
    marks = [*event["stages"], *([event["milestone"]] if event["milestone"] else [])]
    told = [notes[mention["note"]] for mention in event["mentions"] if mention["note"] in notes]
    entry = Event()
    entry.add("uid", f"{event['id']}@naptrack")
    entry.add("dtstamp", _stamp(event, told, last))
    entry.add("dtstart", first)
    if last < dt.date.max:
        entry.add("dtend", last + dt.timedelta(days=1))  # the day after the last
    entry.add("summary", _summary(event, marks))
    entry.add("description", "\n".join(_lines(event, notes)))
    entry.add("categories", marks)
    entry.add("status", "TENTATIVE" if event["modality"] == "planned" else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")  # it takes nobody's time
    if where := ", ".join([*([unmarked(event["place"])] if event["place"] else []), *(["online"] * event["online"])]):
        entry.add("location", where)
    if url := next((note["url"] for note in told if note["url"]), None):
        entry.add("url", shown(url))
    return entry


def _stamp(event: JSON, told: Sequence[JSON], last: dt.date) -> dt.datetime:
    days = [note["date"] for note in told if note["date"]] + ([event["judged"]] if event["judged"] else [])
    day = dt.date.fromisoformat(max(days)) if days else last
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _summary(event: JSON, marks: Sequence[str]) -> str:
    """``Mongolia: roundtable, drafting``; a vague date is said, as a calendar shows a range of days."""
    words = f"{event['state']}: {', '.join(marks)}"
    remarks = ["planned"] if event["modality"] == "planned" else []
    if event["precision"] != "day":
        start, end = event["start"], event["end"]
        remarks.append(f"in {start}" if start == end else f"in {start} to {end}")
    return f"{words} ({', '.join(remarks)})" if remarks else words


def _lines(event: JSON, notes: Mapping[str, JSON]) -> list[str]:
    """What it was, whose word it rests on, the passage to quote, and the way back."""
    lines = [unmarked(event["title"])] if event["title"] else []
    if event["precision"] != "day":
        lines.append("The notes do not say the day.")
    if event["author"]:
        lines.append(f"{event['origin'].capitalize()} by {shown(event['author'])}.")
    if event["mentions"]:
        first = event["mentions"][0]
        lines.append(f'"{_quote(first)}"')
        note = notes.get(first["note"])
        if note:
            lines.append(spot(unmarked(note["url"] or note["path"]), first["line"], first["page"]))
    return [*lines, f"naptrack show {event['id']}"]


def _quote(mention: JSON) -> str:
    pieces = [
        mention["exact"][start - mention["start"] : end - mention["start"]] for start, end in mention["parts"] or ()
    ]
    return GAP.join(filter(None, map(unmarked, pieces or [mention["exact"]])))
