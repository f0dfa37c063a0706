"""Words that stand out of a text: between two signs until a format says how it shows them."""

from __future__ import annotations

from collections.abc import Iterable

OPEN, CLOSE = "⟦", "⟧"

#: The style of a column whose cells hold such words.
STYLE = "found"


def mark(text: str, start: int, words: Iterable[tuple[int, int]]) -> str:
    """``text``, which begins at ``start`` of a longer one, with each of ``words`` between the signs."""
    pieces, at = [], 0
    for first, last in words:
        pieces += [_bare(text[at : first - start]), OPEN, _bare(text[first - start : last - start]), CLOSE]
        at = last - start
    return "".join(pieces) + _bare(text[at:])


def shown_as(text: str, before: str, after: str) -> str:
    """``text`` with ``before`` and ``after`` in the place of the signs."""
    return text.replace(OPEN, before).replace(CLOSE, after)


def _bare(text: str) -> str:
    return shown_as(text, "", "")
