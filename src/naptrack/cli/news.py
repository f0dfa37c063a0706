"""What changed in the record since some time, and what it rests on."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Collection, Iterable

import typer

from naptrack import lifecycle
from naptrack.cli import answers
from naptrack.cli.session import Refusal
from naptrack.earlier import as_it_was
from naptrack.models import Record
from naptrack.render.scope import count
from naptrack.store import bookmarks, changes, evidence, judged, load, snapshots
from naptrack.summary import (
    Change,
    EventFacts,
    Evidence,
    FindingFacts,
    News,
    Since,
    Snapshot,
    Summary,
    apart,
    changed_keys,
    difference,
    first_of,
    reached,
)

_AGO = re.compile(r"([0-9]{1,5})([dw])")
_MOST = 19  # digits that a number of the database never has
_DAY = re.compile(r"([0-9]{4}-[0-9]{2})(-[0-9]{2})?")


def days(text: str) -> int | None:
    """The days that ``30d`` or ``4w`` says; None where it says none."""
    found = _AGO.fullmatch(text)
    return int(found[1]) * (7 if found[2] == "w" else 1) if found else None


def since(db: sqlite3.Connection, text: str, bookmark: str, today: dt.date) -> Since:
    """From when on changes are told: ``last`` (the bookmark), a day, a month, ``7d``, ``2w`` or the number of a run.

    Raises Refusal or BadParameter where ``text`` says no such time.
    """
    if text == "last":
        mark = bookmarks.bookmark(db, bookmark)
        return Since("bookmark", bookmark, mark.change if mark else 0, mark.made_at if mark else None)
    if text.isascii() and text.isdigit():
        place = changes.after_run(db, int(text)) if len(text) < _MOST else None
        if place is None:
            last = db.execute("SELECT max(id) FROM runs").fetchone()[0]
            raise Refusal(f"there is no run {text}; {f'the last is {last}' if last else 'nothing was ingested yet'}")
        return Since("run", text, place.change, place.made_at)
    day = _first_day(text, today).isoformat()
    return Since("date", day, changes.at_day(db, day), day)


def _first_day(text: str, today: dt.date) -> dt.date:
    try:
        ago = days(text)
        if ago is not None:
            return today - dt.timedelta(days=ago)
        if written := _DAY.fullmatch(text):
            return dt.date.fromisoformat(written[1] + (written[2] or "-01"))
    except (ValueError, OverflowError):
        pass
    raise typer.BadParameter(
        f"{text!r}: write last, a day (2026-01-31), a month (2026-01), 7d, 2w, or the number of a run.",
        param_hint="'--since'",
    )


def summary(db: sqlite3.Connection, since: Since, today: dt.date, upcoming: bool) -> Summary:
    """All that changed since then, with what it rests on; what is planned on ``today`` where it is asked for."""
    if since.change == 0:
        news, rules = difference(Snapshot(), snapshots.whole(db)), News()
        iso3s = load.intending(db, None, today)
        passed = _passed(db, iso3s, Snapshot(), None, today)
    else:
        steps = changes.since(db, since.change)
        now = snapshots.of_keys(db, changed_keys(steps))
        parts = apart(steps, now)
        news, rules = (_difference(db, before, after) for before, after in parts)
        then = dt.date.fromisoformat(since.at[:10]) if since.at else dt.date.min
        before = first_of(steps)
        iso3s = [*_states(before, now), *load.passed_meanwhile(db, then, today)]
        passed = _passed(db, iso3s, before, then, today)
        reread = _states(*parts[1]) - _states(*parts[0])
        rules = _with(rules, [change for change in passed if change.facts.iso3 in reread])
        passed = [change for change in passed if change.facts.iso3 not in reread]
    news = _with(news, passed)
    planned = _upcoming(db, today) if upcoming else None
    known = {key for change in (*news.events, *rules.events) if (key := change.key)} | {key for key, _ in planned or ()}
    stages = evidence.stages(db, [change.key for change in (*news.statuses, *rules.statuses)])
    rests_on = {**reached(rules, stages), **reached(news, stages)}
    findings = (*news.findings, *rules.findings)
    found = Evidence(
        passages=evidence.passages(db, known | set(rests_on.values())),
        reached=rests_on,
        spots={
            **evidence.spots(db, [change.key for change in findings]),
            **evidence.spots_of_passed(db, {change.key: change.facts.mentions for change in findings if change.after}),
        },
        addresses=evidence.addresses(db, [change.key for change in (*news.notes, *rules.notes)]),
        judgements={made.id: made for made in judged.judgements(db)} if news.judgements or rules.judgements else {},
    )
    return Summary(since, news, rules, found, planned, _scope(db))


def _difference(db: sqlite3.Connection, before: Snapshot, after: Snapshot) -> News:
    lost = [
        mention
        for key, facts in before.events.items()
        if facts and not after.events.get(key)
        for mention in facts.mentions
    ]
    return difference(before, after, evidence.events_of(db, lost))


def _with(news: News, findings: list[Change[FindingFacts]]) -> News:
    return News(news.statuses, news.events, news.plans, (*news.findings, *findings), news.judgements, news.notes)


def _states(*snapshots: Snapshot) -> set[str]:
    """The States of which events or editions stand in ``snapshots``."""
    return {
        facts.iso3 for each in snapshots for facts in (*each.events.values(), *each.plans.values()) if facts is not None
    }


def _passed(
    db: sqlite3.Connection, iso3s: Collection[str], before: Snapshot, then: dt.date | None, today: dt.date
) -> list[Change[FindingFacts]]:
    """What changed of planned dates that have passed: findings that nobody keeps, as time alone raises them.

    ``iso3s`` are the States that may differ, ``before`` what stood on the day ``then``; None where nothing did.
    """
    records = load.records(db, iso3s)
    old = _findings(as_it_was(records, before), then) if then else {}
    return list(difference(Snapshot(findings=old), Snapshot(findings=_findings(records, today))).findings)


def _findings(records: Iterable[Record], day: dt.date) -> dict[str, FindingFacts | None]:
    return {
        finding.id: FindingFacts(
            finding.code,
            finding.severity.value,
            finding.iso3,
            finding.note,
            finding.message,
            tuple(mention.id for mention in finding.mentions),
        )
        for record in records
        for finding in lifecycle.passed(record, day)
    }


def _upcoming(db: sqlite3.Connection, today: dt.date) -> tuple[tuple[str, EventFacts], ...]:
    """What is planned and still ahead, by date; undated last."""
    iso3s = [iso3 for (iso3,) in db.execute("SELECT DISTINCT iso3 FROM events WHERE modality = 'planned'")]
    records = load.records(db, iso3s)
    ahead = [event.id for record in records for event in lifecycle.upcoming(record, today)]
    facts = [(key, facts) for key, facts in snapshots.of_events(db, ahead).events.items() if facts]
    return tuple(sorted(facts, key=lambda pair: (pair[1].start or "9999", lifecycle.name_of(pair[1].iso3), pair[0])))


def _scope(db: sqlite3.Connection) -> tuple[str, ...]:
    pending = load.pending(db).notes
    waiting = f"{count(pending, 'note')} not yet in the answers; the next `naptrack ingest` brings them in."
    return (*answers.Scope(db).lines, *([waiting] if pending else []))
