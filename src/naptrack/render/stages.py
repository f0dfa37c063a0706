"""The words of the record, explained: a page for people, a row a stage or milestone for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from naptrack.glossary import GLOSSARY, unlike, wordings
from naptrack.lifecycle import COLUMNS, name_of
from naptrack.models import Mark, Stage
from naptrack.render.pages import BLANK, Line, Page
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import shown

TITLE = "Stages and milestones"
ORDER = (
    "The stages of one edition of a plan stand in their order; the furthest that occurred is the stage now. "
    "Milestones move no stage. `stages NAME` gives all wordings."
)
MADE_UP = "The quoted texts are made up to show wordings; they tell nothing of the States that they name."
FEW = 3  # wordings shown of each where all stages are listed
FLAT = (
    *("name", "kind", "order", "column", "meaning", "apart", "follows"),
    *("example", "example_iso3", "example_date", "wordings", "unlike"),
)


def stages_page(marks: Sequence[Mark], whole: bool) -> Page:
    """Each of ``marks`` explained; ``whole`` with every wording, and with texts that do not count."""
    page = [Line(TITLE, "title"), *([] if whole else [Line(ORDER, "text")]), Line(MADE_UP, "faint")]
    for mark in marks:
        page += [BLANK, *_entry(mark, whole)]
    return page


def stages_sheet(marks: Sequence[Mark]) -> Sheet:
    """The same as records."""
    return Sheet(
        title=TITLE,
        columns=(Column("Name", "name"), Column("Kind"), Column("Meaning")),
        rows=((mark, _kind(mark), GLOSSARY[mark].meaning) for mark in marks),
        records=map(_record, marks),
        flat=map(_flat, marks),
        fields=FLAT,
    )


def _entry(mark: Mark, whole: bool) -> Iterable[Line]:
    entry, known = GLOSSARY[mark], wordings(mark)
    yield Line(f"{mark}: {_place(mark)}", "heading")
    yield Line(entry.meaning, "text", 2)
    yield Line(entry.apart, "text", 2)
    if entry.follows:
        yield Line(f"What may follow: {entry.follows[0].lower()}{entry.follows[1:]}", "text", 2)
    yield Line(f"Read as {mark} of {name_of(entry.example.iso3)}, {entry.example.date}:", "text", 2)
    yield Line(f'"{entry.example.text}"', "quote", 4)
    if whole or len(known) > 1:
        yield Line("Wordings:" if whole or len(known) <= FEW else "Wordings, among others:", "text", 2)
        yield from (Line(f'"{shown(text)}"', "quote", 4) for text in (known if whole else known[:FEW]))
    if whole:
        yield Line(f"Not read as {mark}:", "text", 2)
        yield from (Line(f'"{shown(text)}"', "quote", 4) for text in unlike(mark))


def _kind(mark: Mark) -> str:
    return "stage" if isinstance(mark, Stage) else "milestone"


def _column(mark: Mark) -> str | None:
    """The column of the status table that shows it, with its letter."""
    return next(
        (
            f"{name.capitalize()} {letters[mark]}".strip()
            for name, letters in COLUMNS.items()
            if isinstance(mark, Stage) and mark in letters
        ),
        None,
    )


def _place(mark: Mark) -> str:
    if not isinstance(mark, Stage):
        return "milestone"
    column = _column(mark)
    return f"stage {mark.order + 1} of {len(Stage)}" + (f", column {column}" if column else "")


def _record(mark: Mark) -> dict[str, Any]:
    entry = GLOSSARY[mark]
    return {
        "name": mark,
        "kind": _kind(mark),
        "order": mark.order + 1 if isinstance(mark, Stage) else None,
        "column": _column(mark),
        "meaning": entry.meaning,
        "apart": entry.apart,
        "follows": entry.follows or None,
        "example": entry.example._asdict(),
        "wordings": list(wordings(mark)),
        "unlike": list(unlike(mark)),
    }


def _flat(mark: Mark) -> dict[str, Any]:
    example = GLOSSARY[mark].example
    return {**_record(mark), "example": example.text, "example_iso3": example.iso3, "example_date": example.date}
