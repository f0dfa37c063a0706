"""``naptrack status``."""

from __future__ import annotations

import typer

from naptrack.cli.options import AsOf, Fields, Form, KnownBy, Raw, StageNow, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack status                               all States
      naptrack status Mongolia "North Macedonia"    two of them
      naptrack status --stage approval              which stand at approval now
      naptrack status --as-of 2017-06-01            where things stood then
      naptrack status -f csv > status.csv           for a spreadsheet
      naptrack status -f json --fields name,stage   two fields of each
    """
)
def status(
    ctx: typer.Context,
    states: States = None,
    stage: StageNow = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """How far each State's plan has come.

    The stage is the furthest one that occurred in the latest edition of the plan;
    what is only planned stands under Next. `show STATE` gives the sentences.
    """
    from naptrack.cli import answers
    from naptrack.render.status import status_sheet

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        rows = answers.rows(db, asked, as_of, known_by)
        absent = answers.Absent(db, asked, (row.iso3 for row in rows))
        scope = answers.Scope(db, as_of, known_by)
        nothing = "Nothing on record."
        if stage and rows:
            rows = [row for row in rows if row.stage in stage]
            nothing = "" if rows else answers.nobody_at(db, stage, asked, as_of, known_by)
    answers.tell(
        session,
        form,
        lambda foot, empty: status_sheet(rows, foot, empty),
        scope,
        absent,
        nothing,
        fields=fields,
        raw=raw,
    )
