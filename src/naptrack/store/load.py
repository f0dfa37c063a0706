"""Questions to the record, on a connection that only reads.

Light by design: plain sqlite3, and the model classes only where a question
returns them, so that the status of a State is on the screen before they would be imported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.judgements import Judgement, Settled
    from naptrack.models import Event, Finding, Mention, Note, Plan, Record

#: So many values go into a statement one by one; SQLite takes 999 in its oldest setting.
_HOLES = 500


class Next(NamedTuple):
    """A stage that is planned; dates to their precision, None where unknown."""

    stage: str
    start: str | None
    end: str | None


class StatusRow(NamedTuple):
    """A State's status as it was kept when the State was resolved; the fields of ``lifecycle.StatusRow``."""

    iso3: str
    name: str
    stage: str | None
    since: str | None
    last_evidence: str | None
    by: str | None
    next: Next | None
    plan: str | None
    plans: tuple[str, ...]
    edition: str | None
    roundtable: str
    drafting: str
    review: str
    approval: str
    judged_by: tuple[str, ...] = ()
    starred: tuple[str, ...] = ()


class Pending(NamedTuple):
    """What is stored and not yet resolved: codes of States, and how many notes bring their news."""

    states: tuple[str, ...]
    notes: int


class Counts(NamedTuple):
    """The scope of an answer: notes, States with a record, and notes without a date."""

    notes: int
    states: int
    undated: int


class NoteLine(NamedTuple):
    """What stands beside a quote: where its note is from."""

    id: str
    path: str
    url: str | None
    title: str
    date: str | None

    @property
    def cited(self) -> str:
        """Where others find it too: its address, else its path."""
        return self.url or self.path


def status_rows(db: sqlite3.Connection, iso3s: Collection[str] | None = None) -> list[StatusRow]:
    """The kept status of all States, or of ``iso3s``, by name."""
    where, values = _among("statuses.iso3", iso3s)
    found = db.execute(
        f"""SELECT statuses.iso3, name, stage, since, last_evidence, by, next_stage, next_start, next_end,
                   plan, (SELECT group_concat(value, char(10)) FROM json_each(plans)) AS plans, edition,
                   roundtable, drafting, review, approval,
                   (SELECT group_concat(value, char(10)) FROM json_each(judged_by)) AS judged_by,
                   (SELECT group_concat(value, char(10)) FROM json_each(starred)) AS starred
            FROM statuses JOIN states USING (iso3) {where} ORDER BY sort_key""",
        values,
    )
    return [
        StatusRow(
            iso3=row["iso3"],
            name=row["name"],
            stage=row["stage"],
            since=row["since"],
            last_evidence=row["last_evidence"],
            by=row["by"],
            next=Next(row["next_stage"], row["next_start"], row["next_end"]) if row["next_stage"] else None,
            plan=row["plan"],
            plans=tuple(row["plans"].split("\n")) if row["plans"] else (),
            edition=row["edition"],
            roundtable=row["roundtable"],
            drafting=row["drafting"],
            review=row["review"],
            approval=row["approval"],
            judged_by=tuple(row["judged_by"].split("\n")) if row["judged_by"] else (),
            starred=tuple(row["starred"].split("\n")) if row["starred"] else (),
        )
        for row in found
    ]


def pending(db: sqlite3.Connection) -> Pending:
    """What was stored and is not yet resolved."""
    states = tuple(iso3 for (iso3,) in db.execute("SELECT DISTINCT iso3 FROM pending ORDER BY iso3"))
    notes = db.execute("SELECT count(DISTINCT note) FROM pending").fetchone()[0] if states else 0
    return Pending(states, notes)


def counts(db: sqlite3.Connection) -> Counts:
    """How many notes and States the record holds."""
    return Counts(
        *db.execute(
            """SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM statuses),
                      (SELECT count(*) FROM notes WHERE date IS NULL)"""
        ).fetchone()
    )


def note_lines(db: sqlite3.Connection, ids: Collection[str] | None = None) -> dict[str, NoteLine]:
    """Path, address, title and date of notes, by id."""
    where, values = _among("id", ids)
    found = db.execute(f"SELECT id, path, url, title, date FROM notes {where}", values)
    return {row[0]: NoteLine(*row) for row in found}


def mentions(db: sqlite3.Connection, iso3: str, known_by: dt.date | None = None) -> list[Mention]:
    """All mentions of one State, in reading order; with ``known_by`` only those of notes dated by then."""
    from naptrack.store import rows

    until = "AND date <= ?" if known_by else ""
    found = db.execute(
        f"""SELECT mentions.*, date AS note_date FROM mentions JOIN notes ON notes.id = note
            WHERE iso3 = ? {until}""",
        (iso3, known_by.isoformat()) if known_by else (iso3,),
    )
    return sorted(map(rows.mention, found), key=lambda mention: mention.order)


def records(
    db: sqlite3.Connection,
    iso3s: Collection[str] | None = None,
    *,
    mentions: bool = True,
    known_by: dt.date | None = None,
    resolve: Callable[[str, Sequence[Mention]], Record] | None = None,
) -> list[Record]:
    """The records of all States, or of ``iso3s``, by code; States without one are left out.

    Without ``mentions`` the events carry none, which is faster. With ``known_by`` the
    States are resolved anew from the notes dated, and the judgements made, not after that day; notes without a
    date are left out (``counts`` says how many).
    """
    if known_by is not None:
        return list(_known_by(db, iso3s, known_by, resolve))
    from naptrack.models import Record
    from naptrack.store import rows

    quotes = _event_mentions(db, iso3s) if mentions else {}
    events: dict[str, list[Event]] = {}
    where, values = _among("iso3", iso3s)
    for row in db.execute(f"SELECT * FROM events {where} ORDER BY iso3, position", values):
        events.setdefault(row["iso3"], []).append(rows.event(row, quotes.get(row["id"], ())))
    plans: dict[str, list[Plan]] = {}
    for row in db.execute(f"SELECT * FROM plans {where} ORDER BY iso3, position", values):
        plans.setdefault(row["iso3"], []).append(rows.plan(row))
    raised: dict[str, list[Finding]] = {}
    where, values = _among("source", iso3s)
    for source, finding in _findings(db, where or "WHERE source IN (SELECT iso3 FROM states)", values):
        raised.setdefault(source, []).append(finding)
    return [
        Record(iso3, tuple(events.get(iso3, ())), tuple(plans.get(iso3, ())), tuple(raised.get(iso3, ())))
        for iso3 in sorted({*events, *plans, *raised})
    ]


def _known_by(
    db: sqlite3.Connection,
    iso3s: Collection[str] | None,
    day: dt.date,
    resolve: Callable[[str, Sequence[Mention]], Record] | None,
) -> Iterator[Record]:
    if resolve is None:
        from naptrack import resolve as steps

        resolve = steps.resolve
    from naptrack.store import judged

    made = judged.judgements(db, day)
    where, values = _among("iso3", iso3s)
    told = f"""SELECT DISTINCT iso3 FROM (SELECT iso3 FROM mentions UNION SELECT iso3 FROM judgements
               UNION SELECT json_extract(changes, '$.iso3') FROM judgements) {where} ORDER BY iso3"""
    for (iso3,) in db.execute(told, values).fetchall():
        if iso3 is not None:
            record = settled(db, [iso3], made, resolve, day).records[iso3]
            if record.events or record.findings:
                yield record


def settled(
    db: sqlite3.Connection,
    iso3s: Collection[str],
    made: Sequence[Judgement],
    resolve: Callable[[str, Sequence[Mention]], Record],
    known_by: dt.date | None = None,
) -> Settled:
    """The records of ``iso3s``, and of the States tied to them, that mentions come to under the judgements ``made``."""
    from naptrack.judgements import linked, replay

    return replay({iso3: mentions(db, iso3, known_by) for iso3 in linked(made, iso3s)}, made, resolve)


def judgements(
    db: sqlite3.Connection, iso3s: Collection[str] | None = None, known_by: dt.date | None = None
) -> tuple[list[Judgement], dict[str, str | None]]:
    """All judgements, or those on ``iso3s``, made by a day, in the order made; and the event that each bears on.

    The events, by judgement, are those of the day; None where a judgement bears on none, or is undone.
    """
    from naptrack.store import judged

    made = judged.judgements(db, known_by)
    if iso3s is not None:
        made = [j for j in made if j.iso3 in iso3s or j.changes.iso3 in iso3s]
    if known_by and made:
        from naptrack.resolve import resolve

        every = judged.judgements(db, known_by)
        now = settled(db, {j.iso3 for j in made}, every, resolve, known_by).events
    else:
        now = dict(map(tuple, db.execute("SELECT id, event FROM judgements")))
    return made, {j.id: now.get(j.id) for j in made}


def notes(db: sqlite3.Connection, ids: Collection[str] | None = None, *, text: bool = False) -> list[Note]:
    """Notes by date, then id; undated ones last. Without ``text`` their documents' text, lines and pages are empty."""
    from naptrack.models import Document
    from naptrack.store import rows

    where, values = _among("notes.id", ids)
    names: dict[str, dict[str, list[str]]] = {"organizers": {}, "participants": {}}
    for table, known in names.items():
        among, these = _among("note", ids)
        for note, name in db.execute(f"SELECT note, name FROM {table} {among} ORDER BY note, position", these):
            known.setdefault(note, []).append(name)
    columns = "own_title, text, lines, pages" if text else "own_title"
    found = db.execute(
        f"""SELECT notes.*, {columns} FROM notes JOIN documents USING (sha256) {where}
            ORDER BY notes.date IS NULL, notes.date, notes.id""",
        values,
    )
    return [
        rows.note(
            row,
            rows.document(row)
            if text
            else Document(row["path"], row["sha256"], row["media_type"], "", url=row["url"], title=row["own_title"]),
            names["organizers"].get(row["id"], ()),
            names["participants"].get(row["id"], ()),
        )
        for row in found
    ]


def files(db: sqlite3.Connection, note: str) -> list[tuple[str, str, str | None]]:
    """Every file that holds ``note``, as (path, sha256, address), the one that is read first."""
    return [
        tuple(row)
        for row in db.execute(
            """SELECT DISTINCT note_files.path, sha256, note_files.url
               FROM documents JOIN note_files USING (sha256)
               WHERE documents.note = ? ORDER BY documents.id <> documents.note, note_files.path, sha256""",
            (note,),
        )
    ]


def findings(db: sqlite3.Connection, iso3s: Collection[str] | None = None) -> list[Finding]:
    """All findings, or those of ``iso3s``: of States, of notes, and pairs of near-equal files; by State, code, id."""
    where, values = _among("iso3", iso3s)
    found = [finding for _, finding in _findings(db, where, values)]
    if iso3s is None:
        found += near_duplicates(db)
    unique = {finding.id: finding for finding in found}
    return sorted(unique.values(), key=lambda finding: (finding.iso3 or "~", finding.code, finding.id))


def intending(db: sqlite3.Connection, iso3s: Collection[str] | None, before: dt.date) -> list[str]:
    """The States, among ``iso3s`` where given, of which an intention is dated before that day; by code."""
    where, values = _among("iso3", iso3s)
    found = db.execute(
        f"""SELECT DISTINCT iso3 FROM events {where or "WHERE true"}
            AND modality = 'planned' AND precision <> 'none' AND latest < ? ORDER BY iso3""",
        (*values, before.isoformat()),
    )
    return [iso3 for (iso3,) in found]


def passed_meanwhile(db: sqlite3.Connection, since: dt.date, before: dt.date) -> list[str]:
    """The States of which an intention is dated before a day, and had not passed at ``since``; by code."""
    found = db.execute(
        """SELECT DISTINCT iso3 FROM events
           WHERE modality = 'planned' AND precision <> 'none' AND latest < ? AND latest >= ? ORDER BY iso3""",
        (before.isoformat(), since.isoformat()),
    )
    return [iso3 for (iso3,) in found]


def find_event(db: sqlite3.Connection, shown: str) -> list[str]:
    """The ids of events that ``shown``, an id or its beginning, once named or names now; several where it is too short.

    The id of any of an event's mentions leads to it. An id whose passage is read no
    more leads to the event of that State that rests on the same words, if there is one; the id
    of a judgement, or under which an event was judged, to the event that the judgement bears on.
    """
    if not _is_id(shown):
        return []
    span = _beginning(shown)
    exact = db.execute("SELECT id FROM events WHERE id = ?", (shown,)).fetchall()
    found = (
        exact
        or db.execute("SELECT id FROM events WHERE id >= ? AND id < ? ORDER BY id", span).fetchall()
        or db.execute(
            "SELECT DISTINCT event FROM event_mentions WHERE mention >= ? AND mention < ? ORDER BY event", span
        ).fetchall()
        or db.execute(
            """SELECT DISTINCT event FROM retired_mentions AS retired
               JOIN mentions ON (mentions.iso3, mentions.mark, mentions.exact)
                              = (retired.iso3, retired.mark, retired.exact)
               JOIN event_mentions ON event_mentions.mention = mentions.id
               WHERE retired.id >= ? AND retired.id < ? ORDER BY event""",
            span,
        ).fetchall()
        or db.execute(
            """SELECT DISTINCT event FROM judgements JOIN events ON events.id = event
               WHERE (judgements.id >= ? AND judgements.id < ?) OR (shown >= ? AND shown < ?) ORDER BY event""",
            span * 2,
        ).fetchall()
    )
    return [row[0] for row in found]


def find_note(db: sqlite3.Connection, shown: str) -> list[str]:
    """The ids of notes that ``shown`` names: a path or its last name, an address, or the beginning of an id or SHA-256.

    A file that is not the one read leads to its note.
    """
    found = db.execute(
        """SELECT DISTINCT documents.note FROM note_files JOIN documents USING (sha256)
           WHERE path = :it OR note_files.url = :it OR substr(path, -length(:it) - 1) = '/' || :it
           ORDER BY documents.note""",
        {"it": shown},
    ).fetchall()
    if not found and _is_id(shown):
        span = _beginning(shown)
        found = db.execute(
            """SELECT DISTINCT note FROM documents
               WHERE (id >= ? AND id < ?) OR (sha256 >= ? AND sha256 < ?) ORDER BY note""",
            span * 2,
        ).fetchall()
    return [row[0] for row in found]


def _event_mentions(db: sqlite3.Connection, iso3s: Collection[str] | None) -> dict[str, list[Mention]]:
    from naptrack.store import rows

    # By the event's State: an analyst may have moved what a note tells of another.
    where, values = _among("events.iso3", iso3s)
    found: dict[str, list[Mention]] = {}
    for row in db.execute(
        f"""SELECT mentions.*, notes.date AS note_date, event FROM mentions
            JOIN event_mentions ON mention = mentions.id
            JOIN events ON events.id = event
            JOIN notes ON notes.id = mentions.note {where} ORDER BY event, event_mentions.position""",
        values,
    ):
        found.setdefault(row["event"], []).append(rows.mention(row))
    return found


def _findings(db: sqlite3.Connection, where: str, values: Sequence[str]) -> Iterator[tuple[str, Finding]]:
    """(source, finding) pairs, in the order in which they were raised."""
    from naptrack.store import rows

    bodies: dict[int, list[str]] = {}
    for number, body in db.execute(
        f"""SELECT finding, mention FROM finding_mentions
            WHERE finding IN (SELECT number FROM findings {where}) ORDER BY finding, position""",
        values,
    ):
        bodies.setdefault(number, []).append(body)
    for row in db.execute(f"SELECT * FROM findings {where} ORDER BY number", values):
        yield row["source"], rows.finding(row, bodies.get(row["number"], ()))


def near_duplicates(db: sqlite3.Connection, notes: Collection[str] | None = None) -> Iterator[Finding]:
    """A finding for each note, or each of ``notes``, that files of nearly the same text hold."""
    from naptrack.models import Finding, Severity

    where, values = _among("near_duplicates.note", notes)
    pairs: dict[tuple[str, str], list[str]] = {}
    for note, read, other in db.execute(
        f"""SELECT DISTINCT near_duplicates.note, notes.path, note_files.path
           FROM near_duplicates
           JOIN notes ON notes.id = near_duplicates.note
           JOIN documents ON documents.id = near_duplicates.other
           JOIN note_files ON note_files.sha256 = documents.sha256
           {where} ORDER BY near_duplicates.note, note_files.path""",
        values,
    ):
        pairs.setdefault((note, read), []).append(other)
    for (note, read), others in pairs.items():
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        message = f"{read} and {', '.join(others[:3])}{more} are nearly the same text; {read} is read"
        yield Finding("near-duplicate", Severity.NOTICE, None, message, note=note)


def _among(column: str, values: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """A WHERE clause that keeps ``values``, or everything where there are none given."""
    if values is None:
        return "", ()
    kept = tuple(sorted(set(values)))
    if len(kept) <= _HOLES:
        return f"WHERE {column} IN ({', '.join('?' * len(kept))})", kept
    import json

    return f"WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps(kept),)


def _is_id(text: str) -> bool:
    return bool(text) and not text.strip("0123456789abcdef")


def _beginning(text: str) -> tuple[str, str]:
    return text, text + "g"
