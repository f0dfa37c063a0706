"""``naptrack search``."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw, Stages
from naptrack.cli.session import Refusal, Session, legible

if TYPE_CHECKING:
    from naptrack.store.search import Asked

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack search approved Government        notes that have both words
      naptrack search "point of contact"         these words in a row
      naptrack search 'approv*' --state Tajikistan
      naptrack search draft --stage draft-review -f json
    """
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help="Words, or 'words in a row'; a star ends a beginning.", show_default=False
        ),
    ],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", help="Only notes that tell of it; may be given again."),
    ] = None,
    stage: Stages = None,
    limit: Annotated[int, typer.Option("-n", "--limit", min=0, help="At most so many notes; 0 for all.")] = 20,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """Notes by their words.

    All words must be in a note, in any case, with or without accents. The best
    match stands first, with the sentence that has most of the words.
    """
    from naptrack.cli import answers
    from naptrack.render.scope import count
    from naptrack.render.search import search_sheet
    from naptrack.store import search as store

    session: Session = ctx.obj
    wanted = store.terms([legible(word) for word in words])
    if not wanted:
        raise Refusal("name a word to look for: there is no letter and no digit in what was asked")
    if len(wanted) > store.MOST:
        raise Refusal(f"{len(wanted)} words are too many; look for {store.MOST} at most")
    with session.record() as db:
        asked = store.Asked(wanted, session.states(db, state), stage)
        total = store.count(db, asked)
        hits = store.search(db, asked, limit)
        nothing = "" if hits else _nothing(db, asked)
        scope = answers.Scope(db)
    more = [f"{len(hits):,} of {count(total, 'note')}; -n 0 shows all."] if len(hits) < total else []
    answers.tell(
        session,
        form,
        lambda foot, empty: search_sheet(hits, [*more, *foot], empty),
        scope,
        nothing=nothing,
        fields=fields,
        raw=raw,
    )


def _nothing(db: sqlite3.Connection, asked: Asked) -> str:
    """What to say where nothing was found: how many notes have each of the words by itself."""
    from naptrack.render.scope import count
    from naptrack.store import search as store

    if len(asked.terms) == 1:
        return "No note has these words." if " " in asked.terms[0].words else "No note has this word."
    each = ((term, store.count(db, asked._replace(terms=[term]))) for term in asked.terms)
    words = (f"{term} ({count(notes, 'note') if notes else 'none'})" for term, notes in each)
    return f"No note has all of these words: {', '.join(words)}."
