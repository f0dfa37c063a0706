"""``naptrack record``."""

from __future__ import annotations

from typing import Annotated

import typer

from naptrack.cli import judging
from naptrack.cli.judging import Author, End, Place, Plan, Title, Why
from naptrack.cli.session import Refusal, Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack record Mongolia approval 2022-03-01 --source "Note verbale 12/22"
      naptrack record Togo roundtable drafting 2023-05 --place Lomé \\
        --source https://example.org/lome
      naptrack record Ghana approval undated --planned \\
        --source "Statement to the Council, 12 June 2023"
    """
)
def record(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="STATE STAGE... DATE",
            help="Whose event, its stages or its milestone, and 2022-03-01, 2022-03, 2022, a range with / or undated.",
            show_default=False,
        ),
    ],
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="TEXT", help="What it rests on: a document, an address.", callback=judging.parsed_text
        ),
    ],
    end: End = None,
    place: Place = None,
    online: Annotated[bool, typer.Option("--online", help="It was held online.")] = False,
    plan: Plan = None,
    planned: Annotated[bool, typer.Option("--planned", help="An intention, not an act.")] = False,
    title: Title = None,
    why: Why = None,
    author: Author = None,
) -> None:
    """Record an event that no note tells of.

    It is kept apart from what notes say, counts beside it, and is shown as recorded by you. Where a
    note tells of the same event, now or later, the two are one. Prints the judgement's id.
    """
    from naptrack.judgements import Changes, Judgement, Kind
    from naptrack.models import Modality
    from naptrack.render.text import shown

    session: Session = ctx.obj
    state, marks, date = _taken_apart(words)
    date = judging.ranged(date, end)
    if not planned:
        _refuse_the_future(date, session)
    judge = judging.author(author)
    with judging.hand(session, create=True) as hand:
        iso3s = session.states(hand.db, state) or []
        if len(iso3s) != 1:
            raise Refusal(f"an event is of one State, not of {len(iso3s)}: record each by itself")
        judgement = Judgement(
            kind=Kind.RECORD,
            iso3=iso3s[0],
            author=judge,
            made=judging.moment(session, hand),
            marks=judging.marks_of(marks),
            date=date,
            changes=Changes(
                modality=Modality.PLANNED if planned else None,
                place=place,
                online=online or None,
                plan=plan,
                title=title,
            ),
            source=source,
            reason=why,
        )
        judging.refuse_twice(hand.db, judgement)
        hand.add([judgement])
        event = judging.event_of(hand.db, judgement)
    joined = f", of which {len(event.mentions)} passages tell too" if event.mentions else ""
    judging.told(session, judgement, f"Recorded: {shown(judging.described(event))} (event {event.id}){joined}.")


def _taken_apart(words: list[str]) -> tuple[list[str], list[str], str]:
    """The words of the State, those of stages, and the date."""
    from naptrack.models import Milestone, Stage

    known = {mark.value for mark in (*Stage, *Milestone)}
    if len(words) < 3:
        raise Refusal("name a State, a stage and a date: naptrack record Mongolia approval 2022-03-01 --source ...")
    *rest, last = words
    if last.lower() in known:
        raise Refusal(f"the date is missing after {last}: write 2022-03-01, 2022-03, 2022, or undated")
    date = judging.parsed_date(last.lower())
    first = len(rest)
    while first and rest[first - 1].lower() in known:
        first -= 1
    # The word before the date is to be a stage, known or not.
    first = min(first, len(rest) - 1)
    if not first:
        raise Refusal(f"the State is missing before {rest[0]}")
    return rest[:first], rest[first:], date or last


def _refuse_the_future(date: str, session: Session) -> None:
    from naptrack.judgements.isodate import read_date

    earliest = read_date(date).earliest
    if earliest and earliest > session.day():
        raise Refusal(f"{date} lies ahead: what is to come is recorded with --planned")
