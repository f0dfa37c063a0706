"""``naptrack export``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from naptrack.cli.options import AsOf, KnownBy
from naptrack.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack export > record.json
      naptrack export --as-of 2017-06-01 | jq '.states[] | [.name, .stage]'
    """
)
def export(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Annotated[Literal["json"], typer.Option("-f", "--format", help="How to write it.")] = "json",
) -> None:
    """The whole record for other programs.

    `schema` prints its JSON Schema. Lists are sorted: equal notes give equal bytes. Only the findings on
    planned dates that have passed depend on the day; --today sets it.
    """
    from naptrack.cli import answers
    from naptrack.render.data import dumps

    session: Session = ctx.obj
    with session.record() as db:
        document = answers.document(db, None, as_of, known_by, session.day())
        answers.Scope(db, as_of, known_by).say_undated(session)
    sys.stdout.write(dumps(document) + "\n")
