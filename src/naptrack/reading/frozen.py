"""What every format's reader hands over: a text that never changes again, and the way back to the file."""

from __future__ import annotations

from typing import NamedTuple

Index = tuple[tuple[int, int], ...]


class Frozen(NamedTuple):
    """A text with its maps of sorted (offset, number) pairs, as in models.Document."""

    text: str
    lines: Index
    pages: Index = ()
    title: str | None = None


def line_starts(text: str) -> Index:
    r"""Offset and number of each line that ends in ``\n``; the first is line 1.

    >>> line_starts("one\n\nthree")
    ((0, 1), (4, 2), (5, 3))
    """
    starts, offset = [(0, 1)], text.find("\n") + 1
    while offset:
        starts.append((offset, len(starts) + 1))
        offset = text.find("\n", offset) + 1
    return tuple(starts)
