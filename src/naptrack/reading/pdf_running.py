"""Running heads and feet and page numbers: what a page carries because it is a page."""

from __future__ import annotations

import re
from collections import Counter

from naptrack.reading.pdf_fragments import Fragment
from naptrack.reading.pdf_order import levels

#: Share of a page's height, above and below, in which heads and feet stand.
MARGIN = 0.15
#: Points by which one may move from page to page, and the share of pages that carry it at least.
MOVES, SHARE = 4.0, 1 / 3

# Four digits are a year or a resolution more often than a page.
_NUMBER = re.compile(
    r"[-–—\[ ]*(?:page|p\.)?\s*(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:/|of|\|)\s*(?:\d{1,3}|page))?[-–—\]. ]*", re.I
)
# What a browser prints above and below a page: the day of printing, which is no date of the note, and the address.
_PRINTED = re.compile(
    r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b.*|(?:https?|file):\S+(?: \d+/\d+)?", re.I
)
_DIGITS = re.compile(r"\d+")

Height = tuple[float, float]
Key = tuple[str, int]


def without_running(pages: list[list[Fragment]], heights: list[Height]) -> list[list[Fragment]]:
    """The pages without heads, feet and numbers; ``heights`` are the lower and upper edges of each page."""
    rows = [_margins(page, height) for page, height in zip(pages, heights, strict=True)]
    counts: Counter[Key] = Counter()
    for page_rows in rows:
        # Half-step neighbours let a foot move by a few points and still be the same.
        counts.update({key for row in page_rows for key in _keys(row)})
    needed = max(2.0, SHARE * len(pages))
    kept = []
    for page, page_rows in zip(pages, rows, strict=True):
        gone = {
            id(f)
            for row in page_rows
            if _of_the_page(row) or any(counts[key] >= needed for key in _keys(row))
            for f in row
        }
        kept.append([f for f in page if id(f) not in gone])
    return kept


def _margins(page: list[Fragment], height: Height) -> list[list[Fragment]]:
    bottom, top = height
    depth = MARGIN * (top - bottom)
    return levels([f for f in page if not bottom + depth < f.base < top - depth])


def _said(row: list[Fragment]) -> str:
    return " ".join(f.text for f in row)


def _keys(row: list[Fragment]) -> set[Key]:
    said = _DIGITS.sub("#", _said(row)).lower()
    step = row[0].base / MOVES
    return {(said, int(step)), (said, int(step + 0.5) + 100_000)}


def _of_the_page(row: list[Fragment]) -> bool:
    said = _said(row)
    return _NUMBER.fullmatch(said) is not None or _PRINTED.fullmatch(said) is not None
