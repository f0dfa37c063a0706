"""``naptrack show``."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from naptrack.cli.options import AsOf, KnownBy
from naptrack.cli.session import Session, legible

app = typer.Typer(rich_markup_mode=None, add_completion=False)

PageForm = Literal["table", "plain", "md", "json"]


@app.command(
    epilog="""\b
    Examples:
      naptrack show Mongolia             its record, each fact with its sentences
      naptrack show MNG --known-by 2018  what notes of 2018 or before say of it
      naptrack show 3f0c2a               one event, by the id that timeline gives
      naptrack show 000_60e791e38e1b97a0.txt  one note, by its path or id
    """
)
def show(
    ctx: typer.Context,
    what: Annotated[list[str], typer.Argument(metavar="STATE|EVENT|NOTE", help="What to show.", show_default=False)],
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Annotated[PageForm, typer.Option("-f", "--format", help="How to write it.")] = "table",
) -> None:
    """A State, an event or a note, with its sentences.

    Every fact stands with the words that it rests on, and where they are.
    """
    session: Session = ctx.obj
    from naptrack.cli import answers, subjects
    from naptrack.render import paper
    from naptrack.render.data import dumps
    from naptrack.render.pages import BLANK, Line

    with session.record() as db:
        clocks = subjects.Clocks(as_of, known_by, session.day())
        subject = subjects.find(db, legible(" ".join(what)), clocks)
        scope = answers.Scope(db, as_of, known_by)
        scope.say_undated(session)
        if form == "json":
            sys.stdout.write(dumps(subject.document()) + "\n")
            return
        page = [*subject.page(), BLANK, *(Line(line, "faint") for line in scope.lines)]
    if form == "md":
        paper.write_markdown(page, sys.stdout)
    else:
        paper.write(page, sys.stdout, session.color)
