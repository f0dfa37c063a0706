"""What the commands of an analyst share: who judges, which event is meant, and how what was done is told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.session import Refusal, Session, code_of, legible

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.judgements import Judgement, Passage
    from naptrack.models import Event, Mark
    from naptrack.store.judge import Hand

#: Fewer characters of an id name no event: they might name another tomorrow.
SHORTEST = 4


def parsed_date(text: str | None) -> str | None:
    """An ISO date or range as it is kept; the callback of options that take one."""
    from naptrack.judgements.isodate import read_date, written

    return _parsed(text, lambda given: written(read_date(given)))


def parsed_plan(text: str | None) -> str | None:
    """A plan's period or year; the callback of options that take one."""
    from naptrack.judgements.model import plan_name

    return _parsed(text, lambda given: plan_name(given).label)


def parsed_text(text: str | None) -> str | None:
    """Words for the record; none may be empty."""
    if text is None:
        return None
    words = " ".join(legible(text).split())
    if not words:
        raise typer.BadParameter("it is empty.")
    return words


def _parsed(text: str | None, parse: Callable[[str], str]) -> str | None:
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Author = Annotated[
    str | None,
    typer.Option(
        "--author", metavar="NAME", help="Who judges [env: NAPTRACK_AUTHOR; else git's user.name].", show_default=False
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        *("--why", "--note"),
        metavar="TEXT",
        help="A reason or remark, kept with it.",
        callback=parsed_text,
        show_default=False,
    ),
]
End = Annotated[
    str | None,
    typer.Option(
        "--end", metavar="DATE", help="The last day, month or year.", callback=parsed_date, show_default=False
    ),
]
Place = Annotated[
    str | None, typer.Option("--place", metavar="TEXT", help="Where.", callback=parsed_text, show_default=False)
]
Plan = Annotated[
    str | None,
    typer.Option(
        "--plan",
        metavar="PERIOD",
        help="The edition, by its period or year: 2017-2021.",
        callback=parsed_plan,
        show_default=False,
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Its title.", callback=parsed_text, show_default=False)
]


def ranged(start: str, end: str | None) -> str:
    """``start`` to ``end`` as one date. Raises Refusal where they make no range."""
    if end is None:
        return start
    from naptrack.judgements.isodate import UNDATED, read_date, written

    if "/" in start or start == UNDATED:
        raise Refusal(f"--end {end} goes with a first day, month or year, not with {start}")
    try:
        return written(read_date(f"{start}/{end}"))
    except ValueError as error:
        raise Refusal(str(error)) from None


def marks_of(words: Sequence[str]) -> tuple[Mark, ...]:
    """The stages, in their order, or the milestone that ``words`` name. Raises Refusal."""
    from naptrack.models import Milestone, Stage

    known = {mark.value: mark for mark in (*Stage, *Milestone)}
    for word in words:
        if word.lower() not in known:
            raise Refusal(f"{word!r} is no stage or milestone{_nearest(word, known)}; one of {', '.join(known)}")
    found = {known[word.lower()] for word in words}
    stages = sorted((mark for mark in found if isinstance(mark, Stage)), key=lambda stage: stage.order)
    milestones = [mark for mark in found if isinstance(mark, Milestone)]
    if milestones and len(found) > 1:
        raise Refusal(f"an event has stages or one milestone, not {' and '.join(sorted(found))}")
    return (*stages, *milestones)


def author(named: str | None) -> str:
    """Who judges: as named, else as the environment or git has it. Raises Refusal where none does."""
    for name in (named, os.environ.get("NAPTRACK_AUTHOR"), _git_user()):
        if name and (words := " ".join(legible(name).split())):
            return words
    raise Refusal(
        "a judgement needs its author: give --author NAME, set NAPTRACK_AUTHOR, or `git config user.name NAME`"
    )


@contextmanager
def hand(session: Session, *, create: bool = False) -> Iterator[Hand]:
    """The record, open to be judged; nothing is kept of what a refusal broke off."""
    from naptrack.store.judge import Conflict, judging

    new = create and not session.path.exists()
    try:
        with judging(session.path, create=create) as open_hand:
            yield open_hand
    except Conflict as error:
        raise Refusal(str(error)) from None
    if new:
        session.say(f"A new record was begun at {session.path}; `naptrack ingest` reads notes into it.")


def moment(session: Session, to: Hand, after: Judgement | None = None) -> dt.datetime:
    """The time of a judgement that is made now, and after the one that it bears on; says so where those differ."""
    from naptrack.judgements.ahead import made_ahead
    from naptrack.render.text import shown

    made = to.moment(session.clock(), after)
    if after and made_ahead(after, session.latest()):
        who = f"{shown(after.author)} judged it on a machine whose clock was ahead"
        session.say(f"Dated {made:%Y-%m-%dT%H:%M:%SZ}, just after {after.id}: {who}.")
    return made


def last_on(db: sqlite3.Connection, event: Event) -> Judgement | None:
    """The last judgement that bears on ``event``, which a new one is to follow."""
    from naptrack.judgements.ahead import last_made
    from naptrack.store import load

    made, bears = load.judgements(db)
    return last_made(made, event.id, bears)


def refuse_the_future(session: Session, event: Event, judgement: Judgement) -> None:
    """Refuse an act that is still to come; what was written down of it goes with the refusal."""
    from naptrack.judgements.ahead import act_ahead

    if wrong := act_ahead(event, judgement, session.day()):
        raise Refusal(f"{wrong}; give --planned, or the day on which it came to pass with --date")


def event_named(db: sqlite3.Connection, shown: str) -> Event:
    """The event that an id, or its beginning, names. Raises Refusal where it names none, or several."""
    from naptrack.store import load

    name = legible(shown).lower()
    if len(name) < SHORTEST:
        raise Refusal(f"{shown!r} is too short: give at least {SHORTEST} characters of an event's id")
    ids = load.find_event(db, name)
    if len(ids) > 1:
        raise Refusal(f"{shown!r} begins {len(ids)} events: {'; '.join(_described(db, ids[:5]))}")
    if not ids:
        raise Refusal(f"no event is called {shown!r}{_instead(db, shown)}")
    (iso3,) = db.execute("SELECT iso3 FROM events WHERE id = ?", ids).fetchone()
    return next(event for record in load.records(db, [iso3]) for event in record.events if event.id == ids[0])


def passages(db: sqlite3.Connection, event: Event) -> tuple[Passage, ...]:
    """What a judgement on ``event`` is made on: its passages, and the record of it where an analyst made one."""
    from naptrack.judgements import Kind, Passage, standing
    from naptrack.judgements.model import passages_of
    from naptrack.render.findings import spot
    from naptrack.store import load

    lines = load.note_lines(db, {mention.note for mention in event.mentions})
    places = {m.id: spot(lines[m.note].cited, m.line, m.page) for m in event.mentions if m.note in lines}
    made, bears = load.judgements(db)
    recorded = [j for j in standing(made) if j.kind is Kind.RECORD and bears[j.id] == event.id]
    return (
        *passages_of(event.mentions, places),
        *(Passage(j.id, mark, j.source or j.author) for j in recorded for mark in j.marks),
    )


def event_of(db: sqlite3.Connection, judgement: Judgement) -> Event:
    """The event that a judgement just written bears on, as it is now."""
    (event,) = db.execute("SELECT event FROM judgements WHERE id = ?", (judgement.id,)).fetchone()
    return event_named(db, event)


def refuse_twice(db: sqlite3.Connection, judgement: Judgement) -> None:
    """Refuse what stands on record already, word for word."""
    from dataclasses import replace

    from naptrack.judgements import standing
    from naptrack.store import load

    for other in standing(load.judgements(db)[0]):
        if replace(other, author=judgement.author, made=judgement.made, reason=judgement.reason, id="") == replace(
            judgement, id=""
        ):
            raise Refusal(f"{other.author} recorded that on {other.made:%Y-%m-%d} ({other.id})")


def rejected(db: sqlite3.Connection, name: str) -> str:
    """Who rejected the event whose id begins with ``name``; empty where nobody did."""
    from naptrack.judgements import Kind, standing
    from naptrack.lifecycle import name_of
    from naptrack.store import load

    made, bears = load.judgements(db)
    for judgement in standing(made):
        if judgement.kind is Kind.REJECT and (bears[judgement.id] or "").startswith(name):
            event = f"{name_of(judgement.iso3)}, {', '.join(judgement.marks)} {judgement.date}"
            who = f"{judgement.author} rejected {event} on {judgement.made:%Y-%m-%d}"
            return f"{who}; `naptrack undo {judgement.id}` brings it back"
    return ""


def described(event: Event) -> str:
    """``Mongolia, roundtable 2017-05-08``."""
    from naptrack.lifecycle import name_of
    from naptrack.render.text import when
    from naptrack.render.timeline import what

    return f"{name_of(event.iso3)}, {what(event)} {when(event.date)}"


def told(session: Session, judgement: Judgement, sentence: str) -> None:
    """Say what was done, and print the judgement's id for scripts."""
    from naptrack.render.text import shown

    session.say(f"{shown(sentence)} By {shown(judgement.author)}; `naptrack undo {judgement.id}` takes it back.")
    typer.echo(judgement.id)


def _described(db: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    from naptrack.store import load

    iso3s = {iso3 for id in ids for (iso3,) in db.execute("SELECT iso3 FROM events WHERE id = ?", (id,))}
    events = {event.id: event for record in load.records(db, iso3s, mentions=False) for event in record.events}
    return [f"{id} ({described(events[id])})" for id in ids]


def _instead(db: sqlite3.Connection, shown: str) -> str:
    """What may have been meant: a State's events, an event that was rejected, one with an id like it."""
    from difflib import get_close_matches

    if iso3 := code_of(db, legible(shown)):
        return f": that is a State; `naptrack timeline {iso3}` gives the ids of its events"
    name = legible(shown).lower()
    if said := rejected(db, name):
        return f": {said}"
    ids = [id for (id,) in db.execute("SELECT id FROM events ORDER BY id")]
    alike = [id for id in ids if id.startswith(name[:SHORTEST])]
    near = {id[: len(name)]: id for id in reversed(ids)}
    alike = alike or [near[found] for found in get_close_matches(name, near, 3, 0.7)]
    return f"; did you mean {' or '.join(_described(db, alike[:3]))}?" if alike else ""


def _nearest(word: str, known: Sequence[str] | dict[str, Mark]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""


def _git_user() -> str | None:
    import subprocess

    try:
        found = subprocess.run(["git", "config", "user.name"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found.stdout.decode(errors="replace") if found.returncode == 0 else None
