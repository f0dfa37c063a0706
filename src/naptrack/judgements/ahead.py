"""Judgements that cannot be: made on a day to come, or of an act that is still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from naptrack.judgements.isodate import read_date, written
from naptrack.judgements.model import Judgement, Kind
from naptrack.models import Event, Modality

#: Clocks of two machines differ; by more than this one of them is wrong.
TOLERANCE = dt.timedelta(minutes=5)


def made_ahead(judgement: Judgement, now: dt.datetime) -> str:
    """What is wrong with the time at which a judgement says it was made; empty where nothing is."""
    if judgement.made <= now + TOLERANCE:
        return ""
    return f"made {_utc(judgement.made)} lies ahead, it is {_utc(now)}; judgements count in the order made"


def told_ahead(judgement: Judgement, today: dt.date) -> str:
    """What is wrong with an act that a judgement dates, as far as it says itself; empty where nothing is."""
    changes = judgement.changes
    dated = changes.date if judgement.kind is Kind.CORRECT else judgement.date
    says_so = judgement.kind is Kind.RECORD and changes.modality is not Modality.PLANNED
    if not dated or not (says_so or changes.modality is Modality.OCCURRED):
        return ""
    earliest = read_date(dated).earliest
    return _ahead(dated) if earliest and earliest > today else ""


def act_ahead(event: Event, judgement: Judgement, today: dt.date) -> str:
    """What is wrong with the event that came of a judgement on date or modality; empty where nothing is."""
    changed = judgement.kind is Kind.RECORD or judgement.changes.date or judgement.changes.modality
    date = event.date
    if not changed or event.modality is Modality.PLANNED or not (date.known and date.earliest):
        return ""
    return _ahead(written(date)) if date.earliest > today else ""


def last_made(judgements: Iterable[Judgement], event: str, events: dict[str, str | None]) -> Judgement | None:
    """The last judgement that bears on ``event``; ``events`` says on which each bears."""
    own = [judgement for judgement in judgements if events.get(judgement.id) == event]
    return max(own, key=lambda judgement: judgement.order, default=None)


def _ahead(date: str) -> str:
    return f"{date} lies ahead: what is to come is planned"


def _utc(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
