"""``naptrack plans``."""

from __future__ import annotations

import typer

from naptrack.cli.options import AsOf, Fields, Form, KnownBy, Raw, Stages, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack plans                      every edition of every State's plan
      naptrack plans Tajikistan           one State's
      naptrack plans --stage submission   those submitted to the Committee
      naptrack plans -f csv > plans.csv   for a spreadsheet
    """
)
def plans(
    ctx: typer.Context,
    states: States = None,
    stage: Stages = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """The editions of each State's plan.

    With its period, approval and submission, and what they rest on. `show` gives
    an event's sentences. An edition that no note names is unnamed.
    """
    from naptrack.cli import answers
    from naptrack.render.plans import plans_sheet
    from naptrack.standing import standings

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        records = answers.records(db, asked, as_of, known_by)
        paths = answers.paths(db, [event for record in records for event in record.events], ())
        absent = answers.Absent(db, asked, (record.iso3 for record in records))
        scope = answers.Scope(db, as_of, known_by)
    rows = standings(records)
    if stage:
        rows = [row for row in rows if not set(stage).isdisjoint(row.reached)]
    answers.tell(
        session,
        form,
        lambda foot, empty: plans_sheet(rows, paths, foot, empty),
        scope,
        absent,
        nothing="No edition of a plan on record.",
        fields=fields,
        raw=raw,
    )
