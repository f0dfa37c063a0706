"""``naptrack export``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from naptrack.cli.options import AsOf, KnownBy, Raw, or_stdout
from naptrack.cli.session import Refusal, Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)

ExportForm = Literal["json", "ndjson", "csv", "ics"]


@app.command(
    epilog="""\b
    Examples:
      naptrack export > record.json
      naptrack export --as-of 2017-06-01 | jq '.states[] | [.name, .stage]'
      naptrack export -f ndjson | jq -r 'select(.stages) | .title'
      naptrack export -f csv -o record/      a folder of tables
      naptrack export -f ics -o plans.ics    for a calendar
    """
)
def export(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    form: Annotated[ExportForm, typer.Option("-f", "--format", help="How to write it.")] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="Write it there; a folder for csv. - is standard output.",
            callback=or_stdout,
            show_default=False,
        ),
    ] = None,
    raw: Raw = False,
) -> None:
    """The whole record for other programs.

    json: all of it; `schema` prints its JSON Schema. ndjson: the events, one a
    line. csv: a folder of tables with datapackage.json. ics: the dated events as
    a calendar, planned ones tentative. Lists are sorted: equal notes give equal
    bytes. Only the findings on planned dates that have passed depend on the
    day; --today sets it.
    """
    from naptrack.cli import answers

    session: Session = ctx.obj
    if raw and form != "csv":
        raise Refusal(f"--raw is for -f csv, not for {form}")
    if form == "csv" and output is None:
        raise Refusal("-f csv writes a folder of tables; name it with -o FOLDER")
    if form == "ics":
        _need_icalendar()
    with session.record() as db:
        document = answers.document(db, None, as_of, known_by, session.day())
        answers.Scope(db, as_of, known_by).say_undated(session)
    if form == "csv" and output is not None:
        _write_folder(output, document, raw)
        session.say(f"Written to {output}.")
        return
    text = _text(session, form, document)
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text)
        session.say(f"Written to {output}.")


def _text(session: Session, form: str, document: dict[str, Any]) -> str:
    from naptrack.render.data import dumps

    if form == "json":
        return dumps(document) + "\n"
    if form == "ndjson":
        return "".join(dumps(event, indent=None) + "\n" for event in document["events"])
    from naptrack.render.calendar import calendar
    from naptrack.render.scope import count

    text, undated = calendar(document)
    if undated:
        session.say(f"{count(undated, 'event')} without a date left out.")
    return text


def _need_icalendar() -> None:
    from importlib.util import find_spec

    if find_spec("icalendar") is None:
        raise Refusal("-f ics needs the calendar extra: python3 -m pip install 'naptrack[calendar]'")


def _write_folder(folder: Path, document: Mapping[str, Any], raw: bool) -> None:
    from naptrack.render.package import files

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Refusal(f"{folder} is a file; -f csv writes a folder") from None
    except OSError as error:
        raise _unwritable(folder, error) from None
    for name, text in files(document, raw=raw).items():
        _write(folder / name, text)


def _write(path: Path, text: str) -> None:
    """All of ``text`` or what was there before. Raises Refusal."""
    target = path.resolve()  # through a link, to what it leads to
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe, a folder
            path.write_text(text, encoding="utf-8", newline="")
            return
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> Refusal:
    return Refusal(f"{path} cannot be written: {(error.strerror or str(error)).lower()}")
