"""The frozen text taken apart: head fields, sections, paragraphs, sentences; each with its offsets.

Matching never runs on the raw text. Each block carries a *view*: the same words
without line breaks, mark-up, footnote signs, soft hyphens or typographic
variants, together with the way back to the frozen text for every character.
"""

from naptrack.passages.blocks import Block, Passages, parse
from naptrack.passages.bylines import lone_date
from naptrack.passages.fields import Field
from naptrack.passages.lines import LABELS
from naptrack.passages.sentence import sentences
from naptrack.passages.tables import cells_of_row, column_of_dates, is_ahead
from naptrack.passages.view import Span, View, view_of

__all__ = [
    "LABELS",
    "Block",
    "Field",
    "Passages",
    "Span",
    "View",
    "cells_of_row",
    "column_of_dates",
    "is_ahead",
    "lone_date",
    "parse",
    "sentences",
    "view_of",
]
