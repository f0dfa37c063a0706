"""Characters on a page to fragments: words that stand on one line with no wide gap between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from naptrack.reading.paper import SUPERSCRIPTS

#: A wider gap than this, in heights of a letter, ends a fragment: it may part two columns.
GAP = 0.8
#: A gap like this between bold words and others is one between cells of a table.
LABEL_GAP = 1.5
#: Letters whose feet differ by less than this share of their height stand on one line.
SAME_LINE = 0.3
#: A footnote mark is at most this high beside its text, and stands this much above the line, at least and at most.
SMALL, RAISED, HIGHEST = 0.9, 0.15, 0.8


class Glyph(NamedTuple):
    """One character as printed: its edges, the foot of its line and its height, in points, upwards from below."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Fragment:
    """Words on one line; ``bold`` where the first and the last letter are."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False

    @property
    def top(self) -> float:
        """About where its letters end above."""
        return self.base + self.size

    def joined(self, other: Fragment) -> Fragment:
        """This fragment and one to its right on the same line, as one; a bold label keeps apart from its value."""
        labels = self.bold and not other.bold and other.left - self.right > LABEL_GAP * self.size
        between = ": " if labels and self.text[-1].isalnum() else " "
        return Fragment(
            self.text + between + other.text,
            self.left,
            max(self.right, other.right),
            self.base,
            max(self.size, other.size),
            self.bold and other.bold,
        )


def beside(one: Fragment, other: Fragment) -> bool:
    """True where the two stand on one line."""
    return abs(one.base - other.base) < SAME_LINE * max(one.size, other.size)


def fragments(glyphs: Iterable[Glyph]) -> list[Fragment]:
    """The fragments of a page, in the order in which the file draws them.

    White space parts words and has no place of its own. Raised small digits become superscripts.
    """
    runs: list[list[Glyph]] = []
    space = False
    for glyph in glyphs:
        if glyph.char.isspace():
            space = True
            continue
        run = runs[-1] if runs else None
        if run and (lowered := _after_mark(run, glyph)):
            run[:] = lowered
        if run and (mark := _as_mark(run, glyph)):
            run.append(mark)
        elif run and _follows(run, glyph):
            if space:
                run.append(glyph._replace(char=" ", right=glyph.left))
            run.append(glyph)
        else:
            runs.append([glyph])
        space = False
    return [_fragment(run) for run in runs]


def _follows(run: list[Glyph], glyph: Glyph) -> bool:
    last, size = run[-1], max(run[-1].size, glyph.size)
    if (glyph.left, glyph.right, glyph.base) == (last.left, last.right, last.base):
        return True  # PDFium spells a ligature out, each letter in the place of the whole
    return abs(glyph.base - last.base) < SAME_LINE * size and -0.5 * size < glyph.left - last.right < GAP * size


def _as_mark(run: list[Glyph], glyph: Glyph) -> Glyph | None:
    """``glyph`` as a superscript on the line of ``run``, if it is a footnote's mark there."""
    last = run[-1]
    if not glyph.char.isdecimal() or not -0.5 * last.size < glyph.left - last.right < GAP * last.size:
        return None
    if glyph.size > SMALL * last.size or not RAISED * last.size < glyph.base - last.base < HIGHEST * last.size:
        return None
    return glyph._replace(char=glyph.char.translate(SUPERSCRIPTS), base=last.base, size=last.size)


def _after_mark(run: list[Glyph], glyph: Glyph) -> list[Glyph] | None:
    """``run`` on the line of ``glyph``, if it is the mark that a footnote's text begins with."""
    last = run[-1]
    if len(run) > 3 or not all(g.char.isdecimal() for g in run) or not 0 <= glyph.left - last.right < GAP * glyph.size:
        return None
    if last.size > SMALL * glyph.size or not RAISED * glyph.size < last.base - glyph.base < HIGHEST * glyph.size:
        return None
    return [g._replace(char=g.char.translate(SUPERSCRIPTS), base=glyph.base, size=glyph.size) for g in run]


def _fragment(run: list[Glyph]) -> Fragment:
    return Fragment(
        "".join(glyph.char for glyph in run),
        run[0].left,
        max(glyph.right for glyph in run),
        run[0].base,
        max(glyph.size for glyph in run),
        run[0].bold and run[-1].bold,
    )
