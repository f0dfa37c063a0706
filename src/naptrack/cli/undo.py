"""``naptrack undo``."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli import judging
from naptrack.cli.judging import Author, Why
from naptrack.cli.session import Refusal, Session, legible

if TYPE_CHECKING:
    from naptrack.judgements import Judgement

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack undo                 your latest judgement
      naptrack undo 3f0c2a          the one of that id, whoever made it
    """
)
def undo(
    ctx: typer.Context,
    judgement: Annotated[
        str | None,
        typer.Argument(
            metavar="[JUDGEMENT]", help="Its id as `log` gives it, or the id of its event.", show_default=False
        ),
    ] = None,
    why: Why = None,
    author: Author = None,
) -> None:
    """Take back a record, a correction or a rejection.

    Nothing is deleted: the undo is logged beside what it takes back, and can be undone itself. Prints its id.
    """
    from naptrack.judgements import Judgement, Kind, said
    from naptrack.lifecycle import name_of
    from naptrack.render.judged import DEEDS

    session: Session = ctx.obj
    judge = judging.author(author)
    with judging.hand(session) as hand:
        target = _named(hand.db, judgement) if judgement else _latest(hand.db, judge)
        made = Judgement(
            kind=Kind.UNDO,
            iso3=target.iso3,
            author=judge,
            made=judging.moment(session, hand, target),
            reason=why,
            target=target.id,
        )
        hand.add([made])
    deed = f"{DEEDS[target.kind]} by {target.author} on {target.made:%Y-%m-%d}"
    judging.told(session, made, f"Undone: {name_of(target.iso3)}, {said(target)}, {deed} ({target.id}).")


def _latest(db: sqlite3.Connection, author: str) -> Judgement:
    from naptrack.judgements import standing
    from naptrack.store import load

    mine = [judgement for judgement in standing(load.judgements(db)[0]) if judgement.author == author]
    if not mine:
        raise Refusal(f"there is no judgement of {author} to undo; `naptrack log --judgements` lists them all")
    return mine[-1]


def _named(db: sqlite3.Connection, shown: str) -> Judgement:
    from naptrack.judgements import standing, undone
    from naptrack.store import load

    name = legible(shown).lower()
    if len(name) < judging.SHORTEST:
        raise Refusal(f"{shown!r} is too short: give at least {judging.SHORTEST} characters of a judgement's id")
    made, bears = load.judgements(db)
    found = [judgement for judgement in made if judgement.id.startswith(name)]
    # The latest that shaped the event of that id.
    found = found or [judgement for judgement in standing(made) if (bears[judgement.id] or "").startswith(name)][-1:]
    if len(found) > 1:
        raise Refusal(f"{shown!r} begins {len(found)} judgements: {', '.join(j.id for j in found[:5])}")
    if not found:
        near = [judgement.id for judgement in made if judgement.id.startswith(name[: judging.SHORTEST])]
        meant = f"; did you mean {' or '.join(near[:3])}?" if near else "; `naptrack log --judgements` lists them"
        raise Refusal(f"no judgement is called {shown!r}{meant}")
    if by := undone(made).get(found[0].id):
        raise Refusal(f"{by.author} took {found[0].id} back on {by.made:%Y-%m-%d}; `naptrack undo {by.id}` restores it")
    return found[0]
