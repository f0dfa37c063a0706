"""``naptrack explain``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from naptrack.cli.session import Refusal, Session, legible

if TYPE_CHECKING:
    from naptrack.models import Document

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack explain "Fiji's NAP under resolution 1540 was adopted in May 2019."
      naptrack explain notes/2017/ulaanbaatar.pdf
      pdftotext note.pdf - | naptrack explain -
      naptrack explain note.txt -f json | jq '.passages[].silences[].reason'
    """
)
def explain(
    ctx: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT|FILE|-", help="Words, a file, or - for standard input.", show_default=False),
    ],
    form: Annotated[
        Literal["table", "plain", "json"], typer.Option("-f", "--format", help="How to write it.")
    ] = "table",
) -> None:
    """What is read in a text, and why.

    Each passage that a rule matched, its words marked *like this*, with the State, date
    and stage it gives, or the reason why it gives no event. Nothing is kept; no database is needed.
    """
    from naptrack.explain import explain as explained
    from naptrack.render import explain as render
    from naptrack.render import paper
    from naptrack.render.data import dumps

    session: Session = ctx.obj
    explanation = explained(_document(text))
    if form == "json":
        sys.stdout.write(dumps(render.explanation_object(explanation)) + "\n")
    elif form == "plain":
        sys.stdout.writelines(f"{line}\n" for line in render.explanation_lines(explanation))
    else:
        paper.write(render.explanation_page(explanation), sys.stdout, session.color)


def _document(words: Sequence[str]) -> Document:
    """The file of that name, standard input, or the words themselves. Raises Refusal."""
    from naptrack.reading import Skipped, Source, Unreadable, find, open_document, read

    name = words[0]
    try:
        if len(words) > 1 or not (name == "-" or _is_path(name)):
            return read(legible(" ".join(words)).encode(), path="text")
        if Path(name).is_dir():
            raise Refusal(f"{name} is a folder; explain takes one file")
        met = list(find([name]))
        found = [each for each in met if isinstance(each, Source)]
        if len(found) > 1:
            raise Refusal(f"{name} holds {len(found)} notes; explain takes one: unpack it and name a file")
        if found:
            return open_document(found[0])
        reasons = [each.reason for each in met if isinstance(each, Skipped)]
        raise Refusal(f"{name}: {reasons[0] if reasons else 'holds no note'}", exit_code=1)
    except FileNotFoundError as error:
        raise Refusal(f"{error}; to explain a text of your own put it between quotes") from None
    except Unreadable as error:
        if error.path == "text" and not _is_path(name):
            raise Refusal(f"nothing to explain: {error.reason}") from None
        raise Refusal(str(error), exit_code=1) from None


def _is_path(name: str) -> bool:
    """True for what lies on disk, and for one word that looks as though it should."""
    try:
        if name and Path(name).exists():
            return True
    except (OSError, ValueError):  # longer than any name, or with a zero in it
        return False
    return not any(c.isspace() for c in name) and (os.sep in name or bool(Path(name).suffix))
