"""``naptrack ingest``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.ingest import Run

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack ingest notes/                 a folder, to its depths
      naptrack ingest note.pdf older.html    some files
      naptrack ingest https://example.org/note.pdf
      naptrack ingest --bundled              the five notes that come with it
      naptrack ingest --force                every note on record, read again
      naptrack ingest --dry-run notes/       what would be done
      naptrack ingest --prune notes/         and forget what is gone from there
      naptrack ingest --strict notes/        and list what gave no event, and why
      naptrack --db un.db ingest notes/      into a database of that name
    """
)
def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="Files, folders, web addresses, or - for standard input.", show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what has not changed; without PATH, all.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Forget notes whose files are gone from PATH.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="List passages on a State and a stage that gave no event; exit 1 if any.")
    ] = False,
    bundled: Annotated[bool, typer.Option("--bundled", help="Read the five bundled notes.")] = False,
) -> None:
    """Read information notes into the record.

    Notes that have not changed are skipped. Exits with 1 where a file could not be read; the rest goes on.
    """
    from naptrack import ingest as feed
    from naptrack.cli.feeding import progress, tell

    session: Session = ctx.obj
    named = [*(paths or ()), *(map(str, feed.bundled()) if bundled else ())]
    if not named:
        _refuse_no_path(session, force=force, prune=prune, strict=strict)
    if strict and "-" in named:
        raise typer.BadParameter("cannot be used with standard input; `naptrack explain -` can.", param_hint="--strict")
    addresses, files = _parted(named)
    _refuse_folders_without_notes(files, emptied=prune and session.path.exists())
    with progress(session, "fetch" if addresses else "read") as step:
        read = partial(_with_addresses(session), addresses=addresses) if addresses else feed.ingest
        run = read(session.path, files, force=force, prune=prune, dry_run=dry_run, now=session.now(), progress=step)
    tell(session, run, dry_run=dry_run)
    silent = strict and _list_silent(files)
    raise typer.Exit(1 if run.count(feed.Outcome.UNREADABLE) or silent else 0)


def _refuse_no_path(session: Session, *, force: bool, prune: bool, strict: bool) -> None:
    """Without a path there is only a record to be read again, by force."""
    from naptrack.store.errors import Missing

    if not force:
        raise typer.BadParameter(
            "name a file or a folder, or use --bundled; --force reads the record again.", param_hint="PATH"
        )
    for option in [*(["--prune"] if prune else []), *(["--strict"] if strict else [])]:
        raise typer.BadParameter("needs a PATH.", param_hint=option)
    if not session.path.exists():
        raise Missing(session.path)


def _with_addresses(session: Session) -> Callable[..., Run]:
    from naptrack.cli.sources import load
    from naptrack.sync.named import ingest

    return partial(ingest, manners=load(session).manners)


def _parted(named: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is an address, in its normal form, and what is a path."""
    if not any("://" in each for each in named):
        return [], list(named)
    from naptrack.sync.addresses import BadAddress, is_address, normal

    try:
        addresses = [normal(each) for each in named if is_address(each)]
    except BadAddress as error:
        raise Refusal(str(error)) from None
    return addresses, [each for each in named if not is_address(each)]


def _refuse_folders_without_notes(paths: Sequence[str], *, emptied: bool) -> None:
    """Before anything is written: a mistyped folder should not leave an empty record behind.

    ``emptied`` where it is no mistake: notes were read from there, and are to be forgotten.
    """
    from naptrack.reading import find

    for path in paths:
        try:
            if Path(path).is_dir() and not emptied:
                _refuse_without_notes(path)
            if path != "-":
                find([path])
        except FileNotFoundError as error:
            raise Refusal(str(error)) from None


def _refuse_without_notes(folder: str) -> None:
    from naptrack.reading import Skipped, Source, find

    closed: Skipped | None = None
    for each in find([folder]):
        if isinstance(each, Source):
            return
        closed = closed or (each if each.failed else None)
    if closed:
        raise Refusal(f"{Path(folder) / closed.path} cannot be read: {closed.reason}", 1)
    raise Refusal(f"no notes in {folder}: it holds no file of a kind that is read")


def _list_silent(paths: Sequence[str]) -> bool:
    """Print a line for each passage that gave no event; True where there is one."""
    from naptrack.ingest.strict import silent_passages
    from naptrack.render.explain import silence_line

    there_is = False
    for path, silence, page in silent_passages(paths):
        print(silence_line(path, silence, page))
        there_is = True
    return there_is
