"""``naptrack correct``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli import judging
from naptrack.cli.judging import Author, End, Place, Plan, Title, Why
from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.models import Event

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack correct 49db --date 2017-05-09/2017-05-10 --why "So the agenda"
      naptrack correct 49db --stage draft-review
      naptrack correct 49db --state Mauritania --why "The note mixes up the two"
      naptrack correct 49db --planned
    """
)
def correct(
    ctx: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or four or more characters of it.")],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="2017-05-08, 2017-05, 2017, a range with /, or undated.",
            callback=judging.parsed_date,
            show_default=False,
        ),
    ] = None,
    end: End = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            "--stage", metavar="STAGE", help="Stage or milestone; again for several stages.", show_default=False
        ),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="Whose event it is.", show_default=False)
    ] = None,
    place: Place = None,
    online: Annotated[
        bool | None, typer.Option("--online/--in-person", help="How it was held.", show_default=False)
    ] = None,
    plan: Plan = None,
    planned: Annotated[
        bool | None, typer.Option("--planned/--occurred", help="An intention, or an act.", show_default=False)
    ] = None,
    title: Title = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="TEXT", help="What it rests on.", callback=judging.parsed_text, show_default=False
        ),
    ] = None,
    why: Why = None,
    author: Author = None,
) -> None:
    """Correct an event that was misread.

    The notes' passages stay with it; what you set holds until it is undone, whatever is read
    later. Where later notes say otherwise, `check` tells. Prints the judgement's id.
    """
    from naptrack.judgements import Changes, Judgement, Kind
    from naptrack.judgements.isodate import written
    from naptrack.models import Modality
    from naptrack.render.timeline import what

    session: Session = ctx.obj
    marks = judging.marks_of(stage) if stage else None
    judge = judging.author(author)
    with judging.hand(session) as hand:
        wrong = judging.event_named(hand.db, event)
        iso3s = session.states(hand.db, [state]) if state else None
        changes = Changes(
            iso3=iso3s[0] if iso3s else None,
            marks=marks,
            date=_date(wrong, date, end),
            modality=None if planned is None else Modality.PLANNED if planned else Modality.OCCURRED,
            place=place,
            online=online,
            plan=plan,
            title=title,
        )
        if not changes.said():
            raise Refusal("nothing to correct: give --date, --stage, --state, --place, --plan, --planned or --title")
        judgement = Judgement(
            kind=Kind.CORRECT,
            iso3=wrong.iso3,
            author=judge,
            made=judging.moment(session, hand, judging.last_on(hand.db, wrong)),
            marks=judging.marks_of([*wrong.stages, *([wrong.milestone] if wrong.milestone else [])]),
            date=written(wrong.date),
            changes=changes,
            source=source,
            reason=why,
            passages=judging.passages(hand.db, wrong),
            event=wrong.id,
        )
        hand.add([judgement])
        right = judging.event_of(hand.db, judgement)
        judging.refuse_the_future(session, right, judgement)
    before, after = judging.described(wrong), judging.described(right)
    change = f"{before}, is now {after}" if before != after else f"{after}, {what(right)}"
    judging.told(session, judgement, f"Corrected: {change if before != after else after} (event {right.id}).")


def _date(event: Event, date: str | None, end: str | None) -> str | None:
    """The date that is set; an end alone keeps the first day, month or year."""
    if end is None:
        return date
    if date is None and event.date.start is None:
        raise Refusal("the event is undated: give --date with --end")
    return judging.ranged(date or event.date.start or "", end)
