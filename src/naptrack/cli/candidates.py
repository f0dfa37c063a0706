"""What the record has to offer where a State, an event, a note or a judgement may be named."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from naptrack.cli.shells import Candidate
from naptrack.render.fields import MILESTONES, STAGES
from naptrack.render.text import shown

_MOST = 500  # a longer list helps nobody


def states(db: sqlite3.Connection | None, before: Sequence[str], current: str) -> list[Candidate]:
    """States whose name, or code, begins with ``current``; those with a record, if any.

    ``before`` are the words before: after ``North`` they are offered ``Macedonia``.
    """
    if db:
        known = db.execute(
            "SELECT states.name, states.iso3, statuses.iso3 IS NOT NULL FROM states LEFT JOIN statuses USING (iso3)"
            " ORDER BY sort_key"
        ).fetchall()
    else:
        from naptrack.states import states

        known = [(state.name, state.iso3, False) for state in states().values()]
    for size in range(min(len(before), 8), -1, -1):
        words = " ".join((*before[len(before) - size :], current))
        found = [(name[len(words) - len(current) :], recorded) for name, recorded in _named(known, words)]
        if found:
            with_record = [name for name, recorded in found if recorded]
            return [Candidate(name) for name in with_record or [name for name, _ in found]]
    return []


def _named(known: Iterable[Sequence[str]], words: str) -> list[tuple[str, bool]]:
    """Names that begin so, else those that do without their accents, else codes; whether there is a record of each."""
    beginning, plain = words.casefold(), _plain(words)
    kept = [(str(name), str(iso3), bool(recorded)) for name, iso3, recorded in known]
    return (
        [(name, recorded) for name, _, recorded in kept if name.casefold().startswith(beginning)]
        or [(name, recorded) for name, _, recorded in kept if plain and _plain(name).startswith(plain)]
        or [(iso3, recorded) for _, iso3, recorded in kept if iso3.startswith(words.upper())]
    )


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))


def events(db: sqlite3.Connection | None, current: str, *, judged: bool = False) -> list[Candidate]:
    """Events by the beginning of their id, with what each is; if ``judged`` those that rest on an analyst's word."""
    if db is None or not _is_id(current):
        return []
    found = db.execute(
        """SELECT events.id, name, stages, milestone, modality, events.start FROM events JOIN states USING (iso3)
           WHERE events.id >= ?1 AND events.id < ?2 AND (?4 = 0 OR author IS NOT NULL)
           ORDER BY sort_key, earliest IS NULL, earliest, events.id LIMIT ?3""",
        (current, f"{current}g", _MOST, judged),
    )
    return [Candidate(id, _event(*facts)) for id, *facts in found]


def _event(name: str, stages: str, milestone: str | None, modality: str, start: str | None) -> str:
    marks = [*(word for word in stages.strip('[]" ').replace('"', "").split(", ") if word), *filter(None, [milestone])]
    planned = ["planned"] if modality == "planned" else []
    return ", ".join([name, *planned, *marks, start or "undated"])


def notes(db: sqlite3.Connection | None, current: str) -> list[Candidate]:
    """Notes by the beginning of their path."""
    if db is None or not current:
        return []
    found = db.execute(
        "SELECT path, title FROM notes WHERE substr(path, 1, ?1) = ?2 ORDER BY path LIMIT ?3",
        (len(current), current, _MOST),
    )
    return [Candidate(path, shown(title)[:60]) for path, title in found if path.isprintable()]


def judgements(db: sqlite3.Connection | None, current: str) -> list[Candidate]:
    """Judgements by the beginning of their id, the latest first."""
    if db is None or not _is_id(current):
        return []
    found = db.execute(
        "SELECT id, kind, iso3, made_at FROM judgements WHERE id >= ?1 AND id < ?2 ORDER BY made_at DESC, id LIMIT ?3",
        (current, f"{current}g", _MOST),
    )
    return [Candidate(id, f"{kind}, {iso3}, {made[:10]}") for id, kind, iso3, made in found]


def stages(current: str) -> list[Candidate]:
    """Stages that begin so."""
    return _beginning(STAGES, current)


def marks(current: str) -> list[Candidate]:
    """Stages and milestones that begin so."""
    return _beginning(STAGES + MILESTONES, current)


def _beginning(names: Iterable[str], current: str) -> list[Candidate]:
    return [Candidate(name) for name in names if name.startswith(current)]


def _is_id(text: str) -> bool:
    return all(c in "0123456789abcdef" for c in text)


@contextmanager
def record(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The record at ``path``, or None where it cannot be asked; a context for one question."""
    from naptrack.store.connect import open_readonly
    from naptrack.store.errors import StoreError

    try:
        db = open_readonly(path, timeout=0.5)
    except StoreError:
        yield None
        return
    try:
        yield db
    finally:
        db.close()
