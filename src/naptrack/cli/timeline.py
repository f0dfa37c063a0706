"""``naptrack timeline``."""

from __future__ import annotations

import typer

from naptrack.cli.options import AsOf, Fields, Form, KnownBy, Raw, Stages, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack timeline                         everything on record, by date
      naptrack timeline Tajikistan Uzbekistan   two States side by side
      naptrack timeline --stage approval        approvals only
      naptrack timeline -f ndjson | jq .title   for scripts
    """
)
def timeline(
    ctx: typer.Context,
    states: States = None,
    stage: Stages = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """What happened and what is planned, by date.

    Undated events stand last. The last column is for `show`, which gives an event's sentences.
    """
    from naptrack import lifecycle
    from naptrack.cli import answers
    from naptrack.models import Stage
    from naptrack.render import FORMATS
    from naptrack.render.timeline import timeline_sheet

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        records = answers.records(db, asked, as_of, known_by, mentions=FORMATS[form].data)
        absent = answers.Absent(db, asked, (record.iso3 for record in records))
        scope = answers.Scope(db, as_of, known_by)
    events = lifecycle.timeline(records, [Stage(name) for name in stage] if stage else None)
    answers.tell(
        session, form, lambda foot, empty: timeline_sheet(events, foot, empty), scope, absent, fields=fields, raw=raw
    )
