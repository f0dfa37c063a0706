"""``naptrack report``."""

from __future__ import annotations

import io
import sqlite3
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from naptrack.cli.options import AsOf, KnownBy, Output, States
from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.cli.subjects import Clocks
    from naptrack.render.report import Report

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack report -o record.html              one page, to read or to print
      naptrack report Mongolia Tajikistan > two.md
      naptrack report --as-of 2017 -f html > 2017.html
    """
)
def report(
    ctx: typer.Context,
    states: States = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Annotated[
        Literal["md", "html"] | None,
        typer.Option("-f", "--format", help="How to write it [default: as FILE ends, else md].", show_default=False),
    ] = None,
    output: Output = None,
) -> None:
    """The record as a document.

    What it rests on, where each plan stands, each State's timeline with its
    sentences, and the notes that are cited. The HTML page needs nothing but itself.
    """
    from naptrack.cli.subjects import Clocks
    from naptrack.render.report import write_html, write_markdown

    session: Session = ctx.obj
    with session.record() as db:
        made = _report(session, db, session.states(db, states), Clocks(as_of, known_by, session.day()))
    ending = output.suffix.lower() if output else ""
    write = write_html if (form or ("html" if ending in (".html", ".htm") else "md")) == "html" else write_markdown
    if output is None:
        write(made, sys.stdout)
        return
    text = io.StringIO()
    write(made, text)
    try:
        output.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refusal(f"{output} cannot be written: {(error.strerror or str(error)).lower()}") from None
    session.say(f"Written to {output}.")


def _report(session: Session, db: sqlite3.Connection, asked: list[str] | None, clocks: Clocks) -> Report:
    from naptrack.cli import answers
    from naptrack.cli.subjects import State
    from naptrack.render import report
    from naptrack.render.status import status_sheet
    from naptrack.store import load

    rows = answers.rows(db, asked, clocks.as_of, clocks.known_by)
    told = [State(db, row.iso3, clocks) for row in rows]
    scope = answers.Scope(db, clocks.as_of, clocks.known_by)
    scope.say_undated(session)
    missing = answers.Absent(db, asked, (row.iso3 for row in rows)).sentence(scope.notes)
    cited = {note for state in told for note in state.cited()}
    return report.Report(
        [*scope.lines, *([missing] if missing else [])],
        status_sheet(rows, empty="Nothing on record."),
        [report.Section(state.iso3, state.page()) for state in told],
        report.sources_sheet(load.notes(db, cited)),
    )
