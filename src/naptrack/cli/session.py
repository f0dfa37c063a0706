"""What one call knows: which database, which day it is, how much to say, and how to fail."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from naptrack.cli.place import default_path

if TYPE_CHECKING:
    import datetime as dt


class Refusal(Exception):
    """The call cannot be answered; the text says why and what to do."""

    def __init__(self, text: str, exit_code: int = 2) -> None:
        """Say why, and with which exit code to end."""
        super().__init__(text)
        self.exit_code = exit_code


def parse_day(text: str | None) -> str | None:
    """An ISO date as a day; a month or a year stands for its last day. The callback of every DATE option."""
    if text is None:
        return None
    import calendar
    import datetime as dt

    try:
        parts = [int(part) for part in text.split("-")]
        if [len(part) for part in text.split("-")] != [4, 2, 2][: len(parts)]:
            raise ValueError
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return dt.date(year, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        raise typer.BadParameter(f"{text!r} is no date; write 2017-05-31, 2017-05 or 2017.") from None


class Session:
    """The global options, and the one way to the record."""

    def __init__(self, db: str | None, today: str | None, *, quiet: bool, verbose: bool, color: bool) -> None:
        """Keep the options; nothing is opened yet."""
        named = db or os.environ.get("NAPTRACK_DB")
        self.named = bool(named)
        self.path = Path(named) if named else default_path()
        self.today = today
        self.quiet = quiet
        self.verbose = verbose
        self.color = color

    def now(self) -> dt.datetime | None:
        """Midnight of the day that --today sets, UTC; None where the clock runs."""
        import datetime as dt

        return dt.datetime.fromisoformat(f"{self.today}T00:00:00+00:00") if self.today else None

    def clock(self) -> dt.datetime:
        """The time, as --today or the clock (UTC) has it."""
        import datetime as dt

        return self.now() or dt.datetime.now(dt.UTC)

    def latest(self) -> dt.datetime:
        """The latest time that it may be: the day that --today sets stands for all its hours."""
        import datetime as dt

        return self.clock() + dt.timedelta(hours=24) if self.today else self.clock()

    def day(self) -> dt.date:
        """Today, as --today or the clock (UTC) has it."""
        return self.clock().date()

    def say(self, text: str) -> None:
        """A line of talk, on standard error."""
        if not self.quiet:
            _talk(text)

    def complain(self, text: str) -> None:
        """A line on what went wrong, on standard error whatever the options."""
        _talk(f"naptrack: {text}")

    @contextmanager
    def record(self, silent: bool = False) -> Iterator[sqlite3.Connection]:
        """The record, open for questions; a first question builds the default one from the bundled notes.

        With ``silent`` it is not said that notes are pending.
        Raises StoreError where the file cannot be used.
        """
        from naptrack.store.connect import reading

        if not self.named and not self.path.exists():
            with self._first() as db:
                yield db
            return
        with reading(self.path) as db:
            if not silent:
                self._mention_pending(db)
            yield db

    @contextmanager
    def _first(self) -> Iterator[sqlite3.Connection]:
        from naptrack.ingest import bundled, ensure_default
        from naptrack.store.connect import reading

        db = ensure_default(self.path)
        where = f"in memory only, as {self.path.parent} cannot be written" if db else str(self.path)
        self.say(f"First question: the record was built from the {len(bundled())} bundled notes ({where}).")
        if db is None:
            with reading(self.path) as db:
                yield db
        else:
            with closing(db):
                yield db

    def _mention_pending(self, db: sqlite3.Connection) -> None:
        from naptrack.store.load import pending

        if notes := pending(db).notes:
            stored = "note is stored" if notes == 1 else "notes are stored"
            self.say(f"{notes} {stored} and not yet in the answers; the next `naptrack ingest` brings them in.")

    def states(self, db: sqlite3.Connection, words: Sequence[str] | None) -> list[str] | None:
        """The States that ``words`` name, as alpha-3 codes; None where no words are given.

        Words that are no State by themselves are tried together: ``North Macedonia``
        needs no quotes. Raises Refusal for a name that is nobody's.
        """
        if not words:
            return None
        codes: list[str] = []
        rest = [legible(word) for word in words]
        while rest:
            for size in range(len(rest), 0, -1):
                if code := code_of(db, " ".join(rest[:size])):
                    codes.append(code)
                    del rest[:size]
                    break
            else:
                raise Refusal(f"unknown State {rest[0]!r}{did_you_mean(rest[0])}")
        return list(dict.fromkeys(codes))


def _talk(text: str) -> None:
    from naptrack.render.text import printable

    print(printable(text), file=sys.stderr)


def legible(text: str) -> str:
    """``text`` as it was typed, less the bytes that are no UTF-8: no database takes those."""
    return text.encode("utf-8", "replace").decode()


def did_you_mean(name: str) -> str:
    """``; did you mean Mongolia?``: all suggestions that begin alike, else the nearest; empty where there is none."""
    from naptrack.states import suggest

    near = suggest(name)
    alike = [each for each in near if name[:4].casefold() in each.casefold()] or near[:1]
    return f"; did you mean {' or '.join(alike)}?" if alike else ""


def code_of(db: sqlite3.Connection, name: str) -> str | None:
    """The alpha-3 code of the State that ``name`` names, or None."""
    # Most names are typed as the record has them; reading the whole gazetteer takes a fifth of a start.
    row = db.execute("SELECT iso3 FROM states WHERE name = ?1 COLLATE NOCASE OR iso3 = upper(?1)", (name,)).fetchone()
    if row:
        return str(row[0])
    from naptrack.states import lookup

    state = lookup(name)
    return state.iso3 if state else None
