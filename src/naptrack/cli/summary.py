"""``naptrack summary``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from naptrack.cli.session import Refusal, Session, legible

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.summary import Since, Summary

app = typer.Typer(rich_markup_mode=None, add_completion=False)

NEWS = 4
"""The exit code of --exit-code where something changed."""


@app.command(
    epilog="""\b
    Examples:
      naptrack summary                            what changed since the last one
      naptrack summary --since 7d                 what changed in the last week
      naptrack summary --since 12                 what changed after run 12
      naptrack summary --bookmark anna -f html    for a second reader, as a page
      naptrack summary --heartbeat 30d            a word after 30 days of silence
      naptrack summary --exit-code >news.txt || lpr news.txt
    """
)
def summary(
    ctx: typer.Context,
    since: Annotated[
        str,
        typer.Option("--since", metavar="last|DATE|7d|RUN", help="From when on: the last summary, a day, a run."),
    ] = "last",
    bookmark: Annotated[
        str | None,
        typer.Option("--bookmark", metavar="NAME", help="Whose last summary; each reader has one.", show_default=False),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 4 when there is news.")] = False,
    heartbeat: Annotated[
        str | None,
        typer.Option("--heartbeat", metavar="30d", help="Speak after so long a silence.", show_default=False),
    ] = None,
    upcoming: Annotated[bool, typer.Option("--upcoming", help="Add what is planned.")] = False,
    form: Annotated[
        Literal["plain", "md", "html", "json"], typer.Option("-f", "--format", help="How to write it.")
    ] = "plain",
) -> None:
    """What changed since last time.

    Says nothing at all when nothing changed, so that cron sends no mail. What was
    told is remembered (a bookmark for each reader) once it has been written out whole.
    """
    from naptrack.cli import news
    from naptrack.store.changes import Position, latest

    session: Session = ctx.obj
    silence = _silence(heartbeat)
    if since != "last" and (bookmark is not None or silence is not None):
        raise typer.BadParameter("only with --since last.", param_hint="'--bookmark' and '--heartbeat'")
    name = "last" if bookmark is None else legible(bookmark).strip()
    if not name:
        raise typer.BadParameter("a bookmark needs a name.", param_hint="'--bookmark'")
    with session.record(silent=True) as db:
        begin = news.since(db, since, name, session.day())
        found = news.summary(db, begin, session.day(), upcoming)
        position = latest(db)
    if not found and not _overdue(begin, session.day(), silence):
        return
    _write(_text(found, form))
    if since == "last":
        _move(session, name, Position(position, _now(session)))
    if found and exit_code:
        raise typer.Exit(NEWS)


def _silence(text: str | None) -> int | None:
    from naptrack.cli.news import days

    if text is None:
        return None
    found = days(text)
    if found is None:
        raise typer.BadParameter(f"{text!r}: write 30d or 4w.", param_hint="'--heartbeat'")
    return found


def _overdue(since: Since, today: dt.date, silence: int | None) -> bool:
    """Whether nobody has heard from us for so many days, or ever."""
    if silence is None:
        return False
    return since.at is None or (today - today.fromisoformat(since.at[:10])).days >= silence


def _now(session: Session) -> str:
    import datetime as dt

    return f"{session.now() or dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _text(found: Summary, form: str) -> str:
    if form == "json":
        from naptrack.render.data import dumps
        from naptrack.render.summary_objects import document

        return dumps(document(found)) + "\n"
    from naptrack.render import bulletin
    from naptrack.render.summary import report

    write = {"plain": bulletin.plain, "md": bulletin.markdown, "html": bulletin.html}[form]
    return write(report(found))


def _write(text: str) -> None:
    """Write all of it, and make sure that it has left us; Refusal where it could not be."""
    if sys.__stdout__ is None:  # closed by the caller
        raise Refusal("the summary could not be written: there is no standard output; it will be told again", 1)
    try:
        out = sys.stdout
        rest = memoryview(text.encode(out.encoding, out.errors or "strict"))
        out.flush()
        # Not out.write: where Python runs unbuffered, it loses what a pipe does not take at once.
        while rest:
            rest = rest[out.buffer.write(rest) :]
        out.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise Refusal(f"the summary could not be written: {reason}; it will be told again", 1) from None


def _move(session: Session, name: str, position: object) -> None:
    """Remember what was told. Raises Refusal where the record cannot be written."""
    from naptrack.store import bookmarks
    from naptrack.store.changes import Position
    from naptrack.store.errors import StoreError

    assert isinstance(position, Position)
    try:
        bookmarks.move(session.path, name, position)
    except StoreError as error:
        raise Refusal(
            f"{error}; the bookmark {name!r} was not moved, and the same will be told again"
            " (--since with a date, 7d or a run needs no bookmark)",
            error.exit_code,
        ) from error
