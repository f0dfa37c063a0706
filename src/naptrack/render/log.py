"""What was done to the record, by ingests and by analysts, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from naptrack.judgements import Judgement, said, undone
from naptrack.lifecycle import name_of
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import shown

if TYPE_CHECKING:
    from naptrack.store.journal import RunLine

FIELDS = ("time", "what", "id", "author", "iso3", "text", "source", "reason", "undone_by", "event", "to")
COLUMNS = (
    Column("Time"),
    Column("What", "mark"),
    Column("State", "name"),
    Column("Text", under="What"),
    Column("Why", under="What"),
    Column("By", under="State"),
    Column("Id", "faint", under="Time"),
)
_WORDS = {"reread": "read again", "copies": "copies of known notes", "unreadable": "could not be read"}


class Entry(NamedTuple):
    """One line of the log; ``time`` is UTC."""

    time: str
    what: str
    id: str
    author: str | None
    iso3: str | None
    text: str
    source: str | None
    reason: str | None
    undone_by: str | None
    event: str | None
    to: str | None  # the State that an event was moved to

    @property
    def states(self) -> list[str]:
        """The codes of the States that it touched, where it is known."""
        return [iso3 for iso3 in (self.iso3, self.to) if iso3]


def entries(runs: Iterable[RunLine], judgements: Sequence[Judgement], bears: Mapping[str, str | None]) -> list[Entry]:
    """Runs and judgements in one list, newest first."""
    gone = undone(judgements)
    found = [Entry(run.started, "ingest", str(run.id), None, None, _done(run), *[None] * 5) for run in runs]
    found += [
        Entry(
            f"{j.made:%Y-%m-%dT%H:%M:%SZ}",
            j.kind.value,
            j.id,
            j.author,
            j.iso3,
            said(j),
            j.source,
            j.reason,
            gone[j.id].id if j.id in gone else None,
            bears.get(j.id),
            j.changes.iso3,
        )
        for j in judgements
    ]
    return sorted(found, key=lambda entry: (entry.time, entry.what == "ingest", entry.id.zfill(12)), reverse=True)


def log_sheet(found: Sequence[Entry], foot: Sequence[str] = (), empty: str = "") -> Sheet:
    """One row an entry, in the order given."""
    return Sheet(
        title="What was done to the record",
        columns=COLUMNS,
        rows=map(_cells, found),
        records=(entry._asdict() for entry in found),
        flat=(entry._asdict() for entry in found),
        fields=FIELDS,
        foot=foot,
        empty=empty,
    )


def _done(run: RunLine) -> str:
    counts = [f"{number:,} {_WORDS.get(name, name)}" for name, number in run.counts.items() if number]
    words = ", ".join(counts) or "nothing found"
    paths = ", ".join(run.paths[:3]) + (f" and {len(run.paths) - 3} more" if len(run.paths) > 3 else "")
    return ": ".join(filter(None, (words, paths))) + ("" if run.finished else " (not finished)")


def _cells(entry: Entry) -> tuple[str, ...]:
    what = f"{entry.what}, undone" if entry.undone_by else entry.what
    why = "; ".join(shown(text) for text in (entry.source, entry.reason) if text)
    state = name_of(entry.iso3) if entry.iso3 else ""
    return (entry.time, what, state, shown(entry.text), why, shown(entry.author or ""), entry.id)
