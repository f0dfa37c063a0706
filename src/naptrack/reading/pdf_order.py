"""Fragments to lines in reading order: column by column, else as the file draws them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from naptrack.reading.pdf_fragments import GAP, Fragment, beside

#: Fewest lines of a column, and the share of its width that its middle line fills at least.
COLUMN_LINES, FILLED = 5, 0.55
#: Where a gutter may stand, as shares of the width of the text; which share of the lines may run across it.
INNERMOST, OUTERMOST, ACROSS = 0.2, 0.8, 0.3
#: A line this near under the last one, in heights of a letter, goes on from there.
NEXT_LINE = 2.5
#: A page of more fragments is none that a person made, and is read from top to bottom.
MOST = 2_000
#: A distance, in usual ones from line to line, that sets at most this many lines apart from the rest of a page.
APART, APART_LINES = 2.5, 4
#: Columns inside columns.
DEEPEST = 2


def lines(page: list[Fragment]) -> list[Fragment]:
    """The lines of a page in reading order."""
    if len(page) > MOST:
        return _by_place(page)
    head, body, foot = _apart(page)
    return head + _in_columns(body, DEEPEST) + foot


def _in_columns(page: list[Fragment], depth: int) -> list[Fragment]:
    gutter = _gutter(page) if depth else None
    if gutter is None:
        return _rows(page)
    ordered: list[Fragment] = []
    for band in _bands(page, gutter):
        if any(f.left < gutter < f.right for f in band):
            ordered += _rows(band)
        else:
            for column in ([f for f in band if f.left < gutter], [f for f in band if f.left >= gutter]):
                ordered += _in_columns(column, depth - 1)
    return ordered


def _apart(page: list[Fragment]) -> tuple[list[Fragment], list[Fragment], list[Fragment]]:
    """The lines that white space sets apart at the top, all that is between, and those at the bottom."""
    groups, far = levels(page), APART * _step(page)
    first, last = 0, len(groups)
    for place in range(1, min(APART_LINES, len(groups) - 1) + 1):
        if min(f.base for f in groups[place - 1]) - max(f.base for f in groups[place]) > far:
            first = place
        if min(f.base for f in groups[-place - 1]) - max(f.base for f in groups[-place]) > far:
            last = max(first, len(groups) - place)
    outside = {id(f) for group in (*groups[:first], *groups[last:]) for f in group}
    return [*map(_line, groups[:first])], [f for f in page if id(f) not in outside], [*map(_line, groups[last:])]


def _step(page: list[Fragment]) -> float:
    """The usual distance from line to line, in points."""
    steps = [above.base - below.base for above, below in pairwise(page)]
    return median([step for step, f in zip(steps, page, strict=False) if 0.5 * f.size < step < 4 * f.size] or [12.0])


def _gutter(page: list[Fragment]) -> float | None:
    """Where the space between two columns of running text lies; None where there is none.

    Labels beside their values leave a space too, but labels do not fill their column.
    """
    if len(page) < 2 * COLUMN_LINES:
        return None
    left, right = min(f.left for f in page), max(f.right for f in page)
    inside = (f.left for f in page if INNERMOST < (f.left - left) / max(1.0, right - left) < OUTERMOST)
    # The lines of a column begin at one place.
    edges = sorted(edge for edge, lines in Counter(map(round, inside)).items() if lines >= COLUMN_LINES // 2)
    rows = len(_by_place(page))
    best: tuple[int, float] | None = None
    for edge in edges:
        gutter = edge - 1.5
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
    """Fragments as lines in the order in which the file draws them, which keeps the cells of a table whole.

    What is drawn late is put where it belongs: a foot before the text, words in bold after all others.
    """
    rows: list[list[Fragment]] = []
    current: list[Fragment] = []
    for fragment in fragments:
        if not (current and _continues(current[-1], fragment)):
            touched = next((row for row in rows if _touches(row, fragment)), None)
            if touched is None:
                touched = []
                rows.insert(_place(rows, current, fragment), touched)
            current = touched
        current.append(fragment)
    return [_line(sorted(row, key=lambda f: f.left)) for row in rows]


def _continues(last: Fragment, fragment: Fragment) -> bool:
    return beside(last, fragment) and fragment.left >= last.right - 0.5 * last.size


def _touches(row: list[Fragment], fragment: Fragment) -> bool:
    """True where ``fragment`` stands on the line of ``row``, no more than a space away from it."""
    if not beside(row[0], fragment):
        return False
    space = GAP * fragment.size
    return any(-0.5 * f.size < max(fragment.left - f.right, f.left - fragment.right) < space for f in row)


def _place(rows: list[list[Fragment]], current: list[Fragment], fragment: Fragment) -> int:
    """Where a new line goes: under the line drawn last if it goes on there, else before the first line below it."""
    if current and _under(current, fragment) and current[0].base - fragment.base < NEXT_LINE * fragment.size:
        return next(place for place, row in enumerate(rows, start=1) if row is current)
    return next((place for place, row in enumerate(rows) if _under([fragment], row[0])), len(rows))


def _under(row: list[Fragment], below: Fragment) -> bool:
    """True where ``below`` stands under some part of ``row``."""
    return below.base < row[0].base - 0.5 * row[0].size and any(
        f.left < below.right and below.left < f.right for f in row
    )


def _by_place(fragments: list[Fragment]) -> list[Fragment]:
    return [_line(level) for level in levels(fragments)]


def levels(fragments: list[Fragment]) -> list[list[Fragment]]:
    """What stands on one height, from the top of the page to its bottom, each level from left to right."""
    found: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.base):
        if found and beside(found[-1][0], fragment):
            found[-1].append(fragment)
        else:
            found.append([fragment])
    return [sorted(level, key=lambda f: f.left) for level in found]


def _line(level: list[Fragment]) -> Fragment:
    first, *rest = level
    for fragment in rest:
        first = first.joined(fragment)
    return first
