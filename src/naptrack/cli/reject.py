"""``naptrack reject``."""

from __future__ import annotations

from typing import Annotated

import typer

from naptrack.cli import judging
from naptrack.cli.judging import Author
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack reject 49db --why "A roundtable on the resolution, not on a plan"
    """
)
def reject(
    ctx: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or four or more characters of it.")],
    why: Annotated[
        str, typer.Option("--why", "--note", metavar="TEXT", help="The reason.", callback=judging.parsed_text)
    ],
    author: Author = None,
) -> None:
    """Reject an event that is none.

    It no longer counts, whatever is read later; `show STATE` still tells of it, and `check` of notes
    that tell of it anew. Prints the judgement's id.
    """
    from naptrack.judgements import Judgement, Kind
    from naptrack.judgements.isodate import written

    session: Session = ctx.obj
    judge = judging.author(author)
    with judging.hand(session) as hand:
        wrong = judging.event_named(hand.db, event)
        judgement = Judgement(
            kind=Kind.REJECT,
            iso3=wrong.iso3,
            author=judge,
            made=judging.moment(session, hand, judging.last_on(hand.db, wrong)),
            marks=judging.marks_of([*wrong.stages, *([wrong.milestone] if wrong.milestone else [])]),
            date=written(wrong.date),
            reason=why,
            passages=judging.passages(hand.db, wrong),
            event=wrong.id,
        )
        hand.add([judgement])
    judging.told(session, judgement, f"Rejected: {judging.described(wrong)} (event {wrong.id}).")
