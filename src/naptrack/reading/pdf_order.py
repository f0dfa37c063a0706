"""Fragments to lines in reading order: column by column, else as the file draws them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from naptrack.reading.pdf_fragments import Fragment, beside

#: Fewest lines of a column, and the share of its width that its middle line fills at least.
COLUMN_LINES, FILLED = 5, 0.55
#: Where a gutter may stand, as shares of the width of the text; which share of the lines may run across it.
INNERMOST, OUTERMOST, ACROSS = 0.2, 0.8, 0.3
#: White space, in heights of a letter, that sets at most this many lines apart from the columns.
APART, APART_LINES = 1.5, 4
#: Columns inside columns.
DEEPEST = 2


def lines(page: list[Fragment], depth: int = 0) -> list[Fragment]:
    """The lines of a page, or of one column of it, in reading order."""
    gutter = _gutter(page) if depth < DEEPEST else None
    if gutter is None:
        return _rows(page)
    head, body, foot = _apart(page)
    ordered = head
    for band in _bands(body, gutter):
        if any(f.left < gutter < f.right for f in band):
            ordered += _rows(band)
        else:
            for column in ([f for f in band if f.left < gutter], [f for f in band if f.left >= gutter]):
                ordered += lines(column, depth + 1)
    return ordered + foot


def _apart(page: list[Fragment]) -> tuple[list[Fragment], list[Fragment], list[Fragment]]:
    """The lines that white space sets apart above and below the columns, on their two sides of what is between."""
    rows = _by_place(page)
    first, last = 0, len(rows)
    for place in range(1, min(APART_LINES, len(rows) - 1) + 1):
        if rows[place - 1].base - rows[place].top > APART * rows[place].size:
            first = place
        if rows[-place - 1].base - rows[-place].top > APART * rows[-place].size:
            last = len(rows) - place
    body = [f for f in page if rows[last - 1].base - 1 <= f.base <= rows[first].base + 1]
    return rows[:first], body, rows[last:]


def _gutter(page: list[Fragment]) -> float | None:
    """Where the space between two columns of running text lies; None where there is none.

    Labels beside their values leave a space too, but labels do not fill their column.
    """
    if len(page) < 2 * COLUMN_LINES:
        return None
    left, right = min(f.left for f in page), max(f.right for f in page)
    edges = sorted({round(f.left, 1) for f in page if INNERMOST < (f.left - left) / max(1.0, right - left) < OUTERMOST})
    rows = len(_by_place(page))
    best: tuple[int, float] | None = None
    for edge in edges:
        gutter = edge - 1.0
        before = [f for f in page if f.right <= gutter + 0.5]
        after = [f for f in page if f.left > gutter]
        across = len(_by_place([f for f in page if f.left <= gutter < f.right - 0.5]))
        if across > ACROSS * rows or not (_fills(before, gutter - left) and _fills(after, right - gutter)):
            continue
        if _side_by_side(before, after) and (best is None or across < best[0]):
            best = (across, gutter)
    return best[1] if best else None


def _fills(column: list[Fragment], width: float) -> bool:
    rows = _by_place(column)
    return len(rows) >= COLUMN_LINES and median(row.right - row.left for row in rows) >= FILLED * width


def _side_by_side(one: list[Fragment], other: list[Fragment]) -> bool:
    top = min(max(f.top for f in one), max(f.top for f in other))
    bottom = max(min(f.base for f in one), min(f.base for f in other))
    shorter = min(max(f.top for f in side) - min(f.base for f in side) for side in (one, other))
    return top - bottom >= 0.5 * shorter


def _bands(page: list[Fragment], gutter: float) -> list[list[Fragment]]:
    """The page from top to bottom, cut wherever lines begin or cease to run across the gutter."""
    bands: list[list[Fragment]] = []
    was_across: bool | None = None
    across = [f for f in page if f.left < gutter < f.right]
    for fragment in sorted(page, key=lambda f: -f.base):
        is_across = any(beside(fragment, f) for f in across)
        if is_across is not was_across:
            bands.append([])
        bands[-1].append(fragment)
        was_across = is_across
    return bands


def _rows(fragments: list[Fragment]) -> list[Fragment]:
    """Fragments as lines in the order of the file, unless the file jumps about; then from top to bottom."""
    drawn = _by_drawing(fragments)
    return _by_place(fragments) if _jumps(drawn) else drawn


def _by_drawing(fragments: list[Fragment]) -> list[Fragment]:
    rows: list[Fragment] = []
    for fragment in fragments:
        if rows and beside(rows[-1], fragment) and fragment.left >= rows[-1].right - 0.5 * fragment.size:
            rows[-1] = rows[-1].joined(fragment)
        else:
            rows.append(fragment)
    return rows


def _jumps(rows: list[Fragment]) -> bool:
    """True where a line is drawn above or upon one drawn before it that it would stand over in reading.

    The next cell of a table begins higher than the last one ended, but beside it.
    """
    return any(
        after.base > before.base - 0.5 * before.size and after.left < before.right and before.left < after.right
        for before, after in pairwise(rows)
    )


def _by_place(fragments: list[Fragment]) -> list[Fragment]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.base):
        if rows and beside(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    lines = []
    for row in rows:
        first, *rest = sorted(row, key=lambda f: f.left)
        for fragment in rest:
            first = first.joined(fragment)
        lines.append(first)
    return lines
