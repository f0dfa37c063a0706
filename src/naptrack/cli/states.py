"""``naptrack states``."""

from __future__ import annotations

from typing import Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw, States
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack states --with-record      the States of which notes tell
      naptrack states macedonia turkey   what a name is understood as
      naptrack states -f csv             all 195, with codes and former names
    """
)
def states(
    ctx: typer.Context,
    states: States = None,
    with_record: Annotated[bool, typer.Option("--with-record", help="Only States with a record.")] = False,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """The States: names, codes, former names.

    The Members of the United Nations and its two observer States, under its short
    names. The stage now stands beside those that have a record. JSON and CSV have
    the formal names and abbreviations too.
    """
    from naptrack.cli import answers
    from naptrack.lifecycle import sort_key
    from naptrack.render.scope import count
    from naptrack.render.states import states_sheet
    from naptrack.states import states as known
    from naptrack.store import load

    session: Session = ctx.obj
    with session.record() as db:
        asked = session.states(db, states)
        stages = {row.iso3: row.stage for row in load.status_rows(db, asked)}
        scope = answers.Scope(db)
    chosen = [
        state
        for state in known().values()
        if (asked is None or state.iso3 in asked) and (not with_record or state.iso3 in stages)
    ]
    chosen.sort(key=lambda state: sort_key(state.name))
    observers = sum(not state.member for state in chosen)
    kinds = [count(len(chosen) - observers, "Member"), *([count(observers, "observer State")] if observers else [])]
    listed = [f"{' and '.join(kinds)}, {len(stages)} with a record."]
    answers.tell(
        session,
        form,
        lambda foot, empty: states_sheet(chosen, stages, [*(listed if chosen else ()), *foot], empty),
        scope,
        nothing="No such State has a record.",
        fields=fields,
        raw=raw,
    )
