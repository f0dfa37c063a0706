"""What may be shown: safe, unbroken text, cut into quotes, and dates to their precision."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from naptrack.models import Date

GAP = " [...] "

# Each pair: what a Markdown or HTML source leaves around words, and what stands for it.
_MARKS = tuple(
    (re.compile(pattern), stands_for)
    for pattern, stands_for in (
        (r"<sup>&(?:amp;)?(?:</sup>)?lt;sup>.*?</sup>", " "),  # a footnote's sign that was escaped once too often
        (r"<sup>.*?</sup>|</?(?:b|i|em|strong|u|sub|sup|span|p|br|div|small)\b[^<>]*>", " "),
        (r"&nbsp;", " "),
        (r"&lt;", "<"),
        (r"&gt;", ">"),
        (r"&amp;", "&"),
        (r"(?m)^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", " "),
        (r"(?m)^\s{0,3}#{1,6}\s+", ""),
        (r"(?m)^\s*[-*+]\s+(?=\S)", ""),
        (r"\*\*|__", ""),
        (r"(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])", ""),
        (r"\\(?=[*_#\[\]()-])", ""),
    )
)


def printable(text: str) -> str:
    """``text`` on one line, its blanks as they are: no control or format character left.

    What a terminal or a page would act on comes in with names of files, titles and sources; every writer
    of text passes what it writes through here, whoever made it.
    """
    if text.isprintable():
        return text
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")


def shown(text: str) -> str:
    """``text`` on one line: white space collapsed, no control or format character left."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(printable(text).split())


def unmarked(text: str) -> str:
    """``text`` as a reader would copy it: on one line, without Markdown or HTML marks.

    >>> unmarked("**Event:** Review of the\\n*draft* plan<sup>1</sup>")
    'Event: Review of the draft plan'
    """
    for pattern, stands_for in _MARKS:
        text = pattern.sub(stands_for, text)
    return re.sub(r" (?=[,;:)]|\.(?!\.))", "", shown(text))


class Words(Protocol):
    """What is quoted: a note's text from ``start`` on, and the parts of it where something cuts it."""

    @property
    def exact(self) -> str:
        """The text, whole."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def parts(self) -> tuple[tuple[int, int], ...] | None:
        """The pieces that belong to it, if not all does."""


def quote(mention: Words) -> str:
    """The words of a mention, with [...] for what a footnote or a page break put between them."""
    if not mention.parts:
        return unmarked(mention.exact)
    pieces = (mention.exact[start - mention.start : end - mention.start] for start, end in mention.parts)
    return GAP.join(filter(None, map(unmarked, pieces)))


def when(date: Date) -> str:
    """A date to its precision: ``2017-05-08/2017-05-10``, ``2016-12``, ``by 2017-09``, ``undated``."""
    if date.start and date.end:
        return date.start if date.start == date.end else f"{date.start}/{date.end}"
    return bound(date.latest)


def bound(latest: dt.date | None) -> str:
    """How an undated event is shown: by the month of its latest bound, where it has one."""
    return f"by {latest.isoformat()[:7]}" if latest else "undated"
