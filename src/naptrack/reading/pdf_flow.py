"""Lines to text: where a line only runs on, where a paragraph ends, and where a page cuts a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from naptrack.reading.frozen import Frozen
from naptrack.reading.pdf_fragments import Fragment

#: Distance between lines, as a multiple of the usual one, from which a paragraph ends.
WIDE = 1.3
#: Heights of letters that differ by this factor are a heading and its text.
OTHER_SIZE = 1.15
#: How far above or below a cell of a table, in heights of a letter, the next one to the right may begin.
CELL = 6
#: How many lines above and below tell how wide a column is.
NEAR = 60
#: Lines that make an edge, and how ragged it may be, in heights of a letter.
SEVERAL, RAGGED = 4, 4
#: An indent, in heights of a letter, that begins a paragraph.
INDENT = 0.8

_ENDS = re.compile(r"[.:;?!…][\"'”’)\]¹²³⁰⁴-⁹\d]*$")
_SHORTENED = re.compile(r"\b(?:Nos?|Arts?|paras?|Mr|Mrs|Ms|Dr|Prof|St|Amb|Gen|Col)\.$")
# What begins a line wherever the last one ended: a bullet, or the label of a note's head.
_BEGINS = re.compile(r"[•●○▪■◦‣]\s|(?:[-–—*]\s+)?[A-Z][A-Za-z()/ ]{2,30}:")
# What may, and may as well stand in the middle of a sentence.
_MAY_BEGIN = re.compile(r"[-–—*·]\s|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s")


def flow(pages: Sequence[Sequence[Fragment]]) -> Frozen:
    r"""The text of all pages, and its maps of lines and pages; lines are counted as printed, from the first page on.

    A line that breaks for want of room ends in a space, after a hyphen in ``\n``; one that was ended ends in ``\n``; a
    paragraph in ``\n\n``. So a sentence runs on over a page or a column.
    """
    usual = _usual(pages)
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    printed: list[tuple[int, int]] = []
    length = 0
    last: Fragment | None = None
    right = 0.0
    for number, page in enumerate(pages, start=1):
        edges = _right_edges(page)
        for place, line in enumerate(page):
            if last is not None:
                between = _between(last, line, right, usual, same_page=place > 0)
                parts.append(between)
                length += len(between)
            if not place:
                starts.append((length, number))
            printed.append((length, len(printed) + 1))
            parts.append(line.text)
            length += len(line.text)
            last, right = line, edges[place]
    return Frozen("".join(parts), tuple(printed), tuple(starts))


def _between(last: Fragment, line: Fragment, right: float, usual: float, *, same_page: bool) -> str:
    ends = _ENDS.search(last.text) is not None and _SHORTENED.search(last.text) is None
    runs_on = _runs_on(last, line, right)
    size = max(last.size, line.size)
    if same_page and line.left >= last.right and abs(line.base - last.base) < CELL * size:
        return "\n"
    if size > OTHER_SIZE * min(last.size, line.size) or (last.bold and not line.bold):
        return "\n\n"
    if not same_page or line.base > last.base:
        # A number alone there is a page's, from the paper that the file was made of.
        if ends or last.text.isdecimal() or not (runs_on or line.text[0].islower()):
            return "\n\n"
    elif last.base - line.base > WIDE * usual * size:
        return "\n\n"
    elif _BEGINS.match(line.text) or (_MAY_BEGIN.match(line.text) and (ends or not runs_on)):
        return "\n"
    elif ends and (not runs_on or line.left > last.left + INDENT * size):
        return "\n\n"
    elif not runs_on:
        return "\n"
    return "\n" if last.text.endswith("-") else " "


def _runs_on(last: Fragment, line: Fragment, right: float) -> bool:
    """True where the first word of ``line`` had no room on the line before, so that the break means nothing."""
    word = line.text.split(maxsplit=1)[0]
    letter = (line.right - line.left) / max(1, len(line.text))
    return last.right + letter * (len(word) + 0.5) > right


def _right_edges(page: Sequence[Fragment]) -> list[float]:
    """For each line, how far right the lines above and below it go: several of them, not a running head alone."""
    edges = []
    for place, line in enumerate(page):
        near = page[max(0, place - NEAR) : place + NEAR]
        rights = sorted((f.right for f in near if f.left < line.right and line.left < f.right), reverse=True)
        usual = (right for right in rights if sum(right - RAGGED * line.size <= other for other in rights) >= SEVERAL)
        edges.append(max(line.right, next(usual, max(rights, default=line.right))))
    return edges


def _usual(pages: Sequence[Sequence[Fragment]]) -> float:
    """The usual distance of lines inside a paragraph, in heights of a letter."""
    steps, running = [], []
    for page in pages:
        for (last, line), right in zip(pairwise(page), _right_edges(page), strict=False):
            size = max(last.size, line.size)
            step = (last.base - line.base) / size if size else 0.0
            if 0.5 < step < 4:
                steps.append(step)
                if _runs_on(last, line, right) and not _ENDS.search(last.text):
                    running.append(step)
    if running:
        return median(running)
    return sorted(steps)[len(steps) // 4] if steps else 1.2
