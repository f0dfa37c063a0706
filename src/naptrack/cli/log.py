"""``naptrack log``."""

from __future__ import annotations

from typing import Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack log                       ingests and judgements, newest first
      naptrack log Mongolia              what analysts did to Mongolia's record
      naptrack log --judgements -n 10    the last ten judgements
      naptrack log -f ndjson | jq .author
    """
)
def log(
    ctx: typer.Context,
    states: States = None,
    judgements: Annotated[bool, typer.Option("--judgements", help="Judgements only.")] = False,
    runs: Annotated[bool, typer.Option("--runs", help="Ingests only.")] = False,
    number: Annotated[
        int | None, typer.Option("-n", metavar="NUMBER", min=1, help="No more than that many.", show_default=False)
    ] = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """What was done to the record, newest first.

    Every ingest, and every judgement of an analyst, undone ones too; with States only
    judgements on them. Times are UTC.
    """
    from naptrack.cli import answers
    from naptrack.render.log import entries, log_sheet
    from naptrack.store import journal, load

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        made, bears = load.judgements(db)
        done = journal.runs(db) if (runs or not judgements) and not asked else []
        scope = answers.Scope(db)
    found = [entry for entry in entries(done, made, bears) if entry.what == "ingest" or judgements or not runs]
    if asked is not None:
        found = [entry for entry in found if not set(entry.states).isdisjoint(asked)]
    answers.tell(
        session,
        form,
        lambda foot, empty: log_sheet(found[:number], foot, empty),
        scope,
        nothing="Nothing yet.",
        fields=fields,
        raw=raw,
    )
