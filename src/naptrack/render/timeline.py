"""Events as a report, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naptrack.lifecycle import name_of
from naptrack.models import Event, Modality, Origin, to_quote
from naptrack.render.contract import event_object
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import quote, shown, unmarked, when

COLUMNS = (
    Column("Date"),
    Column("State", "name"),
    Column("What", "mark"),
    Column("Where", under="What"),
    Column("Title", under="What"),
    Column("Event", "faint", under="Date"),
)
# What the contract holds but a spreadsheet cannot: lists of objects.
_NESTED = ("mentions",)
_FLAT = (
    *("id", "iso3", "state", "stages", "milestone", "modality", "start", "end", "precision", "edtf"),
    *(
        "earliest",
        "latest",
        "date_text",
        "place",
        "venue_country",
        "online",
        "title",
        "plan",
        "origin",
        "author",
        "judged",
        "source",
    ),
    *("quote", "note", "line", "page"),
)
_KEYS = (*_FLAT[:-4], *_NESTED)


def what(event: Event) -> str:
    """The marks of an event: ``roundtable, drafting``, ``planned: approval``, ``letter``."""
    words = ", ".join([*event.stages, *([event.milestone] if event.milestone else [])])
    return f"planned: {words}" if event.modality is Modality.PLANNED else words


def where(event: Event) -> str:
    """Where an event was held; empty where the notes do not say."""
    return ", ".join(filter(None, (unmarked(event.place or ""), "online" if event.online else "")))


def told(event: Event) -> str:
    """The title of an event, with who judged it where an analyst did."""
    by = judged(event)
    return f"{unmarked(event.title)} ({by})".lstrip() if by else unmarked(event.title)


def judged(event: Event) -> str:
    """Whose word an event rests on: ``recorded by Ana Ruiz``; empty where notes alone tell of it."""
    if event.origin is Origin.DERIVED:
        return ""
    return f"{event.origin} by {shown(event.author)}" if event.author else event.origin.value


def timeline_sheet(events: Sequence[Event], foot: Sequence[str] = (), empty: str = "") -> Sheet:
    """One row an event, in the order given; mentions are needed for records and CSV only."""
    return Sheet(
        title="Timeline of National Implementation Action Plans",
        columns=COLUMNS,
        rows=map(_cells, events),
        records=map(event_object, events),
        flat=map(_flat, events),
        fields=_FLAT,
        keys=_KEYS,
        foot=foot,
        empty=empty,
    )


def _cells(event: Event) -> tuple[str, ...]:
    return (when(event.date), name_of(event.iso3), what(event), where(event), told(event), event.id)


def _flat(event: Event) -> dict[str, Any]:
    first = next(iter(to_quote(event.mentions, event.modality)), None)
    evidence = {
        "quote": quote(first) if first else None,
        "note": first.note if first else None,
        "line": first.line if first else None,
        "page": first.page if first else None,
    }
    return {**{k: v for k, v in event_object(event).items() if k not in _NESTED}, **evidence}
