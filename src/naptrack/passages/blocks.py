"""A text taken apart, line by line, into the fields of its head and the blocks of its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naptrack.passages.fields import Field, belongs, field_of, label_counts, title_alone
from naptrack.passages.layout import Layout, says_when_and_where
from naptrack.passages.lines import SENTENCE_END, Line, lines_of, view_of_lines
from naptrack.passages.tables import column_names, told_tables
from naptrack.passages.view import View

_MASTHEAD = re.compile(
    r"^[\s#*_>]*information\s+note(?:\s+(?:no\.?\s*)?\d{1,3}(?:/\d{2,4})?)?(?:\s+(?:of|by|from)\s+the\s+(?:1540\s+)?(?:committee|group\s+of\s+experts|experts).{0,40}?)?\s*(?:<sup>.*?</sup>|[\u00b9\u00b2\u00b3*\d\]\[^])*[\s*_]*$",
    re.I,
)


_MASTHEAD_ON = re.compile(r"^[\s#*_>]*information\s+note\s*[:\u2013\u2014-]\s*\S", re.I)
_FIRST_LINES = 4
#: "Invitation: letter of 3 May 2015 from the Permanent Mission": no label of the meeting, but something told
_OF_A_LETTER = re.compile(r"^[\s>|*_\u2022-]*(?:invitations?|invited by|letters?(?: of invitation)?)[\s*_]*[:|]", re.I)
_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item: one run of words in one section.

    ``kind`` is heading, paragraph, item or row (of a table); ``section`` is background, highlights, next, comments, or "" where the
    text names none; ``heading`` is the nearest heading that names no section; ``columns`` are the names that the first row
    of a table gives its columns.
    """

    kind: str
    view: View
    section: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """A text taken apart: its labelled head and its body. ``masthead`` says that it calls itself an information note."""

    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    masthead: bool = False


def parse(text: str) -> Passages:
    """Take ``text`` apart. Never raises; what fits nowhere is a paragraph."""
    reading = _Reading(text)
    for number in range(len(reading.lines)):
        reading.take(number)
    reading.end_block()
    fields: list[Field] = []
    for field in reading.fields():
        titled, told = title_alone(field)
        fields.append(titled)
        if told is not None:
            reading.insert(told)
    return Passages(tuple(fields), tuple(reading.blocks), reading.masthead)


def _closer(lines: list[Line]) -> list[Line]:
    """``lines``, with one blank line between those that have two or more throughout."""
    surplus = min((line.gap for line in lines[1:]), default=0) - 1
    if surplus > 0:
        for line in lines[1:]:
            line.gap -= surplus
    return lines


def _as_rows(rows: Iterable[Line]) -> Iterator[Line]:
    """``rows``, which are no labels even where they begin with the word of one: "| Date | Step |"."""
    for row in rows:
        row.kind, row.name, row.value = "text", "", 0
        yield row


class _Reading:
    """What is known of a text on the way through its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _closer(list(lines_of(text)))
        self.tables = frozenset(row.start for row in _as_rows(told_tables(self.lines)))
        self.layout = Layout(self.lines)
        self.head: list[tuple[Line, list[Line]]] = []  # each label with the lines of its value
        self.blocks: list[Block] = []
        self.section = self.heading = ""
        self.in_head = self.masthead = False
        self.columns: tuple[str, ...] = ()  # of the table under reading
        self.run: list[Line] = []  # of the block that is being gathered

    def take(self, number: int) -> None:
        line = self.lines[number]
        if _MASTHEAD.match(line.text):
            self.masthead = True
            return
        self.masthead = self.masthead or self._names_itself(number)
        if self._is_label(number):
            self._open_field(line)
        elif line.kind == "section":
            self.end_block()
            self.in_head, self.section, self.heading = False, line.name, ""
        elif self.in_head and _OF_A_LETTER.match(line.text):
            self.end_block()
            self.in_head = False
            self.run.append(line)
        elif self.in_head and line.start not in self.tables and self._goes_on_in_head(number):
            self.head[-1][1].append(line)
        else:
            self.in_head = False
            self._take_of_body(number)

    def _names_itself(self, number: int) -> bool:
        """Whether the line says that this is an information note, and on what: "INFORMATION NOTE: KYRGYZSTAN"."""
        return number < _FIRST_LINES and _MASTHEAD_ON.match(self.lines[number].text) is not None

    def _is_label(self, number: int) -> bool:
        early = self.section in ("", "background") or not self.blocks
        return self.lines[number].kind == "label" and early and label_counts(self.lines, number)

    def _open_field(self, line: Line) -> None:
        self.end_block()
        self.head.append((line, [line] if line.text[line.value :].strip(" *_|") else []))
        self.in_head = True

    def _goes_on_in_head(self, number: int) -> bool:
        label, taken = self.head[-1]
        if self.lines[number].kind == "heading" and taken:
            return False
        return belongs(label.name, taken, self.lines, number)

    def _take_of_body(self, number: int) -> None:
        line = self.lines[number]
        if line.start in self.layout.rows or line.start in self.tables:
            self.end_block()
            self._put_row(line)
            return
        joins = bool(self.run) and self.layout.joins(self.run[-1], line)
        if line.kind == "heading" or (not joins and self.layout.is_heading(number)):
            self.end_block()
            self._put_heading(line)
            return
        if line.kind == "bullet" or not joins:
            self.end_block()
        self.run.append(line)

    def _put_row(self, line: Line) -> None:
        above = self.blocks[-1] if self.blocks else None
        goes_on = above is not None and above.kind == "row" and not line.gap
        self.columns = self.columns if goes_on else column_names(line)
        view = view_of_lines(self.text, [line])
        self.blocks.append(Block("row", view, self.section, self.heading, self.columns if goes_on else ()))

    def _put_heading(self, line: Line) -> None:
        view = view_of_lines(self.text, [line])
        if view.text:
            # what stands under a heading of its own is no longer the background (001: two meetings, two headings)
            self.section, self.heading = "" if self.section == "background" else self.section, view.text
            self.blocks.append(Block("heading", view, self.section, self.heading))

    def end_block(self) -> None:
        if not self.run:
            return
        listed = self.run[0].kind == "bullet" or self.run[0].start in self.layout.entries
        kind = "item" if listed else "heading" if self._is_title() else "paragraph"
        view = view_of_lines(self.text, self.run)
        if view.text:
            self.blocks.append(Block(kind, view, self.section, self.heading))
        self.run = []

    def _is_title(self) -> bool:
        """Whether the lines gathered are a title of several: the first of the text, short, and ending no sentence.

        Only a line that says when and where may stand above it.
        """
        return (
            all(says_when_and_where(block.view.text) for block in self.blocks)
            and not self.head
            and len(self.run) <= _TITLE_LINES
            and not SENTENCE_END.search(self.run[-1].text)
            and self.run[-1] is not self.lines[-1]
        )

    def insert(self, told: View) -> None:
        """Put a paragraph among the blocks, where it stands in the text."""
        before = sum(block.view.starts[0] < told.starts[0] for block in self.blocks)
        self.blocks.insert(before, Block("paragraph", told))

    def fields(self) -> tuple[Field, ...]:
        return tuple(
            field_of(self.text, label.name, label.text[: label.value].strip(" \t*_#:-|>\u2022"), taken)
            for label, taken in self.head
            if taken
        )
