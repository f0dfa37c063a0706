"""``naptrack reconcile``."""

from __future__ import annotations

from typing import Annotated

import typer

from naptrack.cli.options import AsOf, Fields, Form, KnownBy, Raw
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack reconcile --plans 48 --states 39    beside the Committee's page
      naptrack reconcile --plans 35 --states 30 --as-of 2020-12-31
      naptrack reconcile -f json | jq '.[] | {account, record}'
    """
)
def reconcile(
    ctx: typer.Context,
    plans: Annotated[
        int | None, typer.Option("--plans", min=0, help="Plans that the Committee says it has.", show_default=False)
    ] = None,
    states: Annotated[
        int | None, typer.Option("--states", min=0, help="States that submitted them, as it says.", show_default=False)
    ] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """The record beside the Committee's totals.

    How many plans were submitted, by how many States; then by name what may account
    for a difference, such as a plan that is approved and not on record as submitted.
    """
    from naptrack.cli import answers
    from naptrack.reconcile import reconcile
    from naptrack.render.reconcile import reconcile_sheet
    from naptrack.standing import standings

    session: Session = ctx.obj
    with session.record() as db:
        records = answers.records(db, None, as_of, known_by)
        scope = answers.Scope(db, as_of, known_by)
    accounts = reconcile(standings(records), plans, states)
    answers.tell(session, form, lambda foot, _: reconcile_sheet(accounts, foot), scope, fields=fields, raw=raw)
