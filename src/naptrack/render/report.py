"""The whole record, or some States, as one document to print or to keep: what it rests on, where each
plan stands, what happened in each State with the sentences that tell of it, and the notes that were cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TextIO

from naptrack.models import Note
from naptrack.render import html, markdown, paper
from naptrack.render.pages import Line, Page
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import unmarked

TITLE = "National Implementation Action Plans under resolution 1540 (2004)"
ABOUT = (
    "How far the voluntary National Implementation Action Plan (NAP) of each State has come, as told by information "
    "notes. Every event stands with the sentences it rests on, and with the place in the note where they are."
)


class Section(NamedTuple):
    """One State: its code, and its page."""

    iso3: str
    page: Page


class Report(NamedTuple):
    """A report: what stands under its title, the status table, a section a State, the notes that are cited."""

    scope: Sequence[str]
    status: Sheet
    sections: Sequence[Section]
    sources: Sheet


def sources_sheet(notes: Sequence[Note]) -> Sheet:
    """One row a note, in the order given; addresses where there are any."""
    columns = [Column("Note"), Column("Date", "date"), Column("Title")]
    columns += [Column("Address", html.ADDRESS)] if any(note.document.url for note in notes) else []
    columns.append(Column("SHA-256", "faint"))
    rows = [dict(zip(("Note", "Date", "Title", "Address", "SHA-256"), _source(note), strict=True)) for note in notes]
    return Sheet(
        title="Notes cited",
        columns=columns,
        rows=([row[column.heading] for column in columns] for row in rows),
        records=(),
        flat=(),
        fields=(),
    )


def write_html(report: Report, out: TextIO) -> None:
    """One self-contained page."""
    html.begin(TITLE, out)
    html.lines([Line(ABOUT, "text"), *(Line(line) for line in report.scope)], out)
    out.write(f"<h2>{report.status.title}</h2>\n")
    html.table(report.status, out, [section.iso3 for section in report.sections])
    for section in report.sections:
        out.write(f'<section id="{section.iso3}">\n')
        html.lines(section.page, out, 2)
        out.write("</section>\n")
    if report.sections:
        out.write(f"<h2>{report.sources.title}</h2>\n")
        html.table(report.sources, out)
    html.end(out)


def write_markdown(report: Report, out: TextIO) -> None:
    """The same as Markdown."""
    out.write(f"# {markdown.escape(TITLE)}\n\n")
    out.writelines(f"{markdown.escape(line)}\n\n" for line in (ABOUT, *report.scope))
    markdown.write(report.status, out)
    out.write("\n")
    for section in report.sections:
        paper.write_markdown(section.page, out)
    if report.sections:
        markdown.write(report.sources, out)


def _source(note: Note) -> tuple[str, ...]:
    document = note.document
    date = note.date.isoformat() if note.date else "undated"
    return (document.path, date, unmarked(note.title), document.url or "", document.sha256[:12])
