"""Editions of plans as a report: how far each has come, and where that is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from naptrack.models import Event, Stage, to_quote
from naptrack.render.findings import spot
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import quote, shown, unmarked, when
from naptrack.standing import Standing

COLUMNS = (
    Column("State", "name"),
    Column("Edition"),
    Column("Period", under="Edition"),
    Column("Furthest stage", "mark"),
    Column("Approved", "date"),
    Column("Submitted", "date"),
    Column("Rests on", "faint", under="Furthest stage"),
)
FLAT = (
    *("id", "iso3", "state", "label", "period_start", "period_end", "stage", "approved", "submitted"),
    *("approval", "submission", "events", "place", "quote"),
)
KEYS = (*FLAT[:-2], "rests_on")


def edition(standing: Standing) -> str:
    """What an edition is called; one that no note names has no name."""
    return standing.plan.label or "unnamed"


def plans_sheet(
    standings: Sequence[Standing], paths: Mapping[str, str], foot: Sequence[str] = (), empty: str = ""
) -> Sheet:
    """One row an edition, in the order given; ``paths`` maps note ids to paths."""
    return Sheet(
        title="Editions of National Implementation Action Plans",
        columns=COLUMNS,
        rows=(_cells(standing, paths) for standing in standings),
        records=(plan_record(standing, paths) for standing in standings),
        flat=(_flat(standing, paths) for standing in standings),
        fields=FLAT,
        keys=KEYS,
        foot=foot,
        empty=empty,
    )


def plan_record(standing: Standing, paths: Mapping[str, str]) -> dict[str, Any]:
    """An edition with what it rests on: the events, and where and in what words the first note tells of each."""
    plan = standing.plan
    return {
        "id": plan.id,
        "iso3": plan.iso3,
        "state": standing.name,
        "label": plan.label,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "stage": standing.stage,
        "approved": plan.approved,
        "submitted": plan.submitted,
        "approval": plan.approval,
        "submission": plan.submission,
        "events": [event.id for event in standing.events],
        "rests_on": [_ground(stage, event, paths) for stage, event in standing.grounds],
    }


def _ground(stage: Stage, event: Event, paths: Mapping[str, str]) -> dict[str, Any]:
    first = next((m for m in to_quote(event.mentions, event.modality) if m.mark is stage), None)
    return {
        "stage": stage,
        "event": event.id,
        "origin": event.origin,
        "author": event.author,
        "note": first.note if first else None,
        "path": paths.get(first.note) if first else None,
        "line": first.line if first else None,
        "page": first.page if first else None,
        "quote": quote(first) if first else None,
    }


def _flat(standing: Standing, paths: Mapping[str, str]) -> dict[str, Any]:
    record = plan_record(standing, paths)
    grounds = record.pop("rests_on")
    return {**record, "place": list(_places(grounds)), "quote": [each["quote"] for each in grounds if each["quote"]]}


def _cells(standing: Standing, paths: Mapping[str, str]) -> tuple[str, ...]:
    plan = standing.plan
    period = f"{plan.period_start}-{plan.period_end}" if plan.period_start and plan.period_end else ""
    grounds = [_ground(stage, event, paths) for stage, event in standing.grounds]
    return (
        standing.name,
        edition(standing),
        period,
        standing.stage or "no stage",
        _day(plan.approved, standing.approval),
        _day(plan.submitted, standing.submission),
        "; ".join(_places(grounds)),
    )


def _day(written: str | None, event: Event | None) -> str:
    """The day of an act; one without a date is shown by its bound."""
    return written or (when(event.date) if event else "")


def _places(grounds: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for each in grounds:
        words = [f"{each['stage']} {each['event']}"]
        if each["path"]:
            words.append(spot(unmarked(each["path"]), each["line"], each["page"]))
        if each["author"]:
            words.append(f"{each['origin']} by {shown(each['author'])}")
        yield ", ".join(words)
