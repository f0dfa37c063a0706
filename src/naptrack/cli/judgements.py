"""``naptrack judgements``."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from naptrack.cli.options import Output
from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.judgements import Judgement

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback(
    epilog="""\b
    Examples:
      naptrack judgements export > judgements.toml
      naptrack judgements import judgements.toml
    """
)
def judgements() -> None:
    """Carry judgements from one record to another, as a text file.

    Notes and this file are all it takes to build a desk's record anew on another machine.
    """


@app.command(
    name="export",
    epilog="""\b
    Examples:
      naptrack judgements export > judgements.toml
      naptrack judgements export -o judgements.toml && git commit judgements.toml
    """,
)
def export_(
    ctx: typer.Context,
    out: Output = None,
) -> None:
    """Every judgement as TOML, in the order made; equal judgements give equal bytes."""
    from naptrack.judgements import toml
    from naptrack.store import load

    session: Session = ctx.obj
    with session.record() as db:
        text = toml.write(load.judgements(db)[0])
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refusal(f"{out}: cannot be written: {(error.strerror or str(error)).lower()}") from None


@app.command(
    name="import",
    epilog="""\b
    Examples:
      naptrack judgements import judgements.toml
      naptrack judgements import desk.toml other-desk.toml
    """,
)
def import_(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, or - for standard input.")],
) -> None:
    """Bring in judgements from files; those that are on record are left alone.

    All or none: a file that cannot be read, or says something else under an id that is on record, changes nothing.
    """
    from naptrack.cli import judging
    from naptrack.render.scope import count

    session: Session = ctx.obj
    read = [entry for file in files for entry in _read(file)]
    with judging.hand(session, create=True) as hand:
        new = hand.add([entry.judgement for entry in read])
        _refuse_the_future(session, hand.db, read, new)
        lost = hand.adrift(new)
    words = [f"{count(len(new), 'judgement')} brought in"]
    words += [f"{len(read) - len(new):,} on record already"] if len(new) < len(read) else []
    session.say(f"{', '.join(words)}.")
    if lost:
        where = "no note on record holds their passages; `naptrack check` names them"
        session.say(f"Of these {lost:,} bear on nothing yet, as {where}.")


class _Entry(NamedTuple):
    """A judgement as a file has it: the file, its text, and the number of the entry from 0."""

    judgement: Judgement
    name: str
    text: str
    number: int

    def at(self, key: str) -> str:
        """The file and the line on which it says ``key``."""
        from naptrack.judgements.toml import line_of

        return f"{self.name}:{line_of(self.text, self.number, key)}"


def _refuse_the_future(
    session: Session, db: sqlite3.Connection, read: Sequence[_Entry], new: Sequence[Judgement]
) -> None:
    """Refuse what nobody can have judged yet, of the entries that are ``new``: nothing is kept of any."""
    from naptrack.judgements import standing
    from naptrack.judgements.ahead import act_ahead, made_ahead, told_ahead
    from naptrack.store import load

    fresh = {judgement.id for judgement in new}
    entries = [entry for entry in read if entry.judgement.id in fresh]
    for entry in entries:
        if wrong := made_ahead(entry.judgement, session.latest()):
            raise Refusal(f"{entry.at('made')}: {wrong}")
    made, bears = load.judgements(db)
    counting = {judgement.id for judgement in standing(made)}
    iso3s = {iso3 for each in new for iso3 in (each.iso3, each.changes.iso3) if iso3}
    events = {event.id: event for record in load.records(db, iso3s, mentions=False) for event in record.events}
    for entry in entries:
        judgement = entry.judgement
        if judgement.id in counting:
            event = events.get(bears[judgement.id] or "")
            wrong = told_ahead(judgement, session.day()) or (
                act_ahead(event, judgement, session.day()) if event else ""
            )
            if wrong:
                raise Refusal(f"{entry.at('date')}: {wrong}, and needs planned = true")


def _read(file: str) -> list[_Entry]:
    from naptrack.judgements import toml

    name = "standard input" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8-sig")
        return [_Entry(judgement, name, text, number) for number, judgement in enumerate(toml.read(text))]
    except UnicodeDecodeError:
        raise Refusal(f"{name}: this is no text in UTF-8") from None
    except OSError as error:
        raise Refusal(f"{name}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise Refusal(f"{name}: {error}") from None
