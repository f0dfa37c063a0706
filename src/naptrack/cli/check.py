"""``naptrack check``."""

from __future__ import annotations

import typer

from naptrack.cli.options import Fields, Form, Raw, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack check                what a careful reader would query
      naptrack check Tajikistan
      naptrack check -q && echo "nothing to look at"
    """
)
def check(
    ctx: typer.Context, states: States = None, form: Form = "table", fields: Fields = None, raw: Raw = False
) -> None:
    """What a careful reader would query.

    Dates that differ, years unknown, steps out of order, steps of which no State
    can be told, planned dates that have passed. docs/findings.md explains each
    code. Nothing is resolved silently and nothing is left out for it. Exits
    with 1 if there is anything.
    """
    from naptrack.cli import answers
    from naptrack.render.findings import findings_sheet

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        findings = answers.findings(db, asked, None, None, session.day())
        paths = answers.paths(db, (), findings)
        scope = answers.Scope(db)
    answers.tell(
        session,
        form,
        lambda foot, empty: findings_sheet(findings, paths, foot, empty),
        scope,
        nothing="Nothing to look at.",
        fields=fields,
        raw=raw,
    )
    raise typer.Exit(1 if findings else 0)
