"""Notes that were found, each with the passage that shows why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naptrack import excerpt
from naptrack.render.findings import spot
from naptrack.render.marked import STYLE, mark, shown_as
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import unmarked

if TYPE_CHECKING:
    from naptrack.store.search import Hit

COLUMNS = (
    Column("Date"),
    Column("Note", "name"),
    Column("Passage", STYLE, under="Note"),
    Column("Where", "faint", under="Note"),
)
FLAT = (
    *("note", "path", "url", "date", "title", "states", "line", "page"),
    *("start", "end", "exact", "quote", "words", "score"),
)


def search_sheet(hits: Sequence[Hit], foot: Sequence[str] = (), empty: str = "") -> Sheet:
    """One row a note, in the order given."""
    found = [(hit, excerpt.best(hit.document.text, hit.words, hit.told)) for hit in hits]
    records = [_record(hit, passage) for hit, passage in found]
    return Sheet(
        title="Found in notes",
        columns=COLUMNS,
        rows=(_cells(hit, passage) for hit, passage in found),
        records=records,
        flat=records,
        fields=FLAT,
        foot=foot,
        empty=empty,
    )


def _cells(hit: Hit, passage: excerpt.Excerpt) -> tuple[str, ...]:
    document = hit.document
    where = spot(
        unmarked(document.url or document.path), document.line_at(passage.start), document.page_at(passage.start)
    )
    return (hit.date or "undated", unmarked(hit.title), _quote(document.text, passage), where)


def _quote(text: str, passage: excerpt.Excerpt) -> str:
    """The passage as a reader would copy it, with the words marked."""
    return unmarked(mark(text[passage.start : passage.end], passage.start, passage.words))


def _record(hit: Hit, passage: excerpt.Excerpt) -> dict[str, Any]:
    document = hit.document
    return {
        "note": hit.id,
        "path": document.path,
        "url": document.url,
        "date": hit.date,
        "title": unmarked(hit.title),
        "states": list(hit.states),
        "line": document.line_at(passage.start),
        "page": document.page_at(passage.start),
        "start": passage.start,
        "end": passage.end,
        "exact": document.text[passage.start : passage.end],
        "quote": shown_as(_quote(document.text, passage), "", ""),
        "words": list(dict.fromkeys(document.text[first:last] for first, last in passage.words)),
        "score": round(hit.score, 6),
    }
