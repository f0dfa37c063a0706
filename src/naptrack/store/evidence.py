"""What changes rest on: the passages, places and judgements behind them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping

from naptrack.store.snapshots import NEAR
from naptrack.summary import Passage, Spot


def passages(db: sqlite3.Connection, events: Collection[str]) -> dict[str, list[Passage]]:
    """For each event the first passage of each mark, in their order."""
    found: dict[str, list[Passage]] = {}
    for row in db.execute(
        """SELECT event, min(event_mentions.position), mark, exact, mentions.start, parts, path, url, line, page
           FROM event_mentions JOIN mentions ON mentions.id = mention JOIN notes ON notes.id = note
           WHERE event IN (SELECT value FROM json_each(?))
           GROUP BY event, mark ORDER BY event, min(event_mentions.position)""",
        (_json(events),),
    ):
        parts = tuple((first, last) for first, last in json.loads(row["parts"])) if row["parts"] else None
        found.setdefault(row["event"], []).append(
            Passage(row["mark"], row["exact"], row["start"], parts, row["path"], row["url"], row["line"], row["page"])
        )
    return found


def stages(db: sqlite3.Connection, iso3s: Collection[str]) -> list[tuple[str, str, str | None, str]]:
    """(State, stage, plan, event) of what occurred to some States, in the order of their records."""
    found = db.execute(
        """SELECT iso3, value, plan, events.id FROM events, json_each(stages)
           WHERE modality = 'occurred' AND iso3 IN (SELECT value FROM json_each(?)) ORDER BY iso3, position""",
        (_json(iso3s),),
    )
    return [tuple(row) for row in found]


def spots(db: sqlite3.Connection, findings: Collection[str]) -> dict[str, list[Spot]]:
    """Where the passages stand that each finding rests on; for one without passages, its note."""
    found: dict[str, list[Spot]] = {}
    for key, path, line, page in db.execute(
        """SELECT findings.id, coalesce(notes.path, told.note), told.line, json_extract(told.mention, '$.page')
           FROM findings JOIN finding_mentions AS told ON finding = number LEFT JOIN notes ON notes.id = told.note
           WHERE findings.id IN (SELECT value FROM json_each(?)) ORDER BY number, position""",
        (_json(findings),),
    ):
        spot = Spot(path, line, page)
        if spot not in found.setdefault(key, []):
            found[key].append(spot)
    for key, path in db.execute(
        """SELECT findings.id, path FROM findings JOIN notes ON notes.id = findings.note
           WHERE findings.id IN (SELECT value FROM json_each(?1))
           UNION SELECT ?2 || id, path FROM notes WHERE ?2 || id IN (SELECT value FROM json_each(?1))""",
        (_json(findings), NEAR),
    ):
        found.setdefault(key, [Spot(path, None, None)])
    return found


def spots_of_passed(db: sqlite3.Connection, findings: Mapping[str, Collection[str]]) -> dict[str, list[Spot]]:
    """The same for findings that are not kept, from the ids of their passages."""
    ids = [mention for mentions in findings.values() for mention in mentions]
    places = {
        id: Spot(path, line, page)
        for id, path, line, page in db.execute(
            """SELECT mentions.id, path, line, page FROM mentions JOIN notes ON notes.id = note
               WHERE mentions.id IN (SELECT value FROM json_each(?))""",
            (_json(ids),),
        )
    }
    found = {
        key: list(dict.fromkeys(places[mention] for mention in mentions if mention in places))
        for key, mentions in findings.items()
    }
    return {key: spots for key, spots in found.items() if spots}


def addresses(db: sqlite3.Connection, notes: Collection[str]) -> dict[str, str]:
    """Where notes were found on the web, for those that were."""
    found = db.execute(
        "SELECT id, url FROM notes WHERE url IS NOT NULL AND id IN (SELECT value FROM json_each(?))", (_json(notes),)
    )
    return dict(map(tuple, found))


def events_of(db: sqlite3.Connection, mentions: Collection[str]) -> dict[str, str]:
    """The event that each of some mentions tells of today."""
    found = db.execute(
        "SELECT mention, event FROM event_mentions WHERE mention IN (SELECT value FROM json_each(?)) ORDER BY event",
        (_json(mentions),),
    )
    return dict(map(tuple, found))


def _json(values: Collection[str]) -> str:
    return json.dumps(sorted(set(values)))
