"""How many cells a text takes on a terminal, without the tables of a library."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Terminal cells that ``text`` takes: none for a combining mark, two for a wide character."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, cells: int) -> str:
    """``text`` with blanks after it up to ``cells``."""
    return text + " " * (cells - width(text))
