"""The record as it stood before some changes, as far as what was planned needs it. Pure.

Today's record, with what stood before in the place of what came of it: nothing old is kept whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from naptrack.judgements.isodate import read_date
from naptrack.models import Date, Event, Mention, Milestone, Modality, Plan, Record, Stage, to_quote
from naptrack.summary import EventFacts, PlanFacts, Snapshot

_STAGES = frozenset(Stage)


def as_it_was(records: Iterable[Record], before: Snapshot) -> list[Record]:
    """``records`` with the events and editions that ``before`` has, by code; without findings.

    ``before`` has None where there was nothing. Passages that are read no more are left out.
    """
    today = list(records)
    mentions = {m.id: (m, event.plan) for record in today for event in record.events for m in event.mentions}
    events = {event.id: event for record in today for event in record.events}
    for key, was in before.events.items():
        events.pop(key, None)
        if was:
            events[key] = _event(key, was, [mentions[id] for id in was.mentions if id in mentions])
    plans = {plan.id: plan for record in today for plan in record.plans}
    for key, named in before.plans.items():
        plans.pop(key, None)
        if named:
            plans[key] = _plan(key, named)
    iso3s = {record.iso3 for record in today} | {event.iso3 for event in events.values()}
    return [
        Record(
            iso3,
            tuple(event for event in events.values() if event.iso3 == iso3),
            tuple(plan for plan in plans.values() if plan.iso3 == iso3),
        )
        for iso3 in sorted(iso3s)
    ]


def _event(key: str, facts: EventFacts, told: list[tuple[Mention, str | None]]) -> Event:
    modality = Modality(facts.modality)
    return Event(
        id=key,
        iso3=facts.iso3,
        stages=tuple(Stage(mark) for mark in facts.marks if mark in _STAGES),
        milestone=next((Milestone(mark) for mark in facts.marks if mark not in _STAGES), None),
        modality=modality,
        date=_date(facts),
        title=facts.title,
        mentions=to_quote((mention for mention, _ in told), modality),
        # An account that does not say the edition is older than this one.
        plan=facts.plan or next((plan for _, plan in told if plan), None),
    )


def _date(facts: EventFacts) -> Date:
    if facts.start and facts.end:
        return read_date(f"{facts.start}/{facts.end}")
    return Date(latest=dt.date.fromisoformat(facts.latest)) if facts.latest else Date()


def _plan(key: str, facts: PlanFacts) -> Plan:
    return Plan(
        id=key,
        iso3=facts.iso3,
        order=facts.order,
        label=facts.label,
        period_start=facts.period_start,
        period_end=facts.period_end,
        approved=facts.approved,
        submitted=facts.submitted,
    )
