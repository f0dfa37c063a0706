"""How the lines of a text are set: which go on with a paragraph, which are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from naptrack import dates
from naptrack.passages.bylines import lone_date
from naptrack.passages.lines import SENTENCE_END, Line

_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|for|in|on|at|with|by|a|an|from|as|its|under|resolution|since|than|until|after|before|between|during|this|that|these|those|which|who|whose|has|have|had|was|were|is|are|be|been|not|also|their|all|both|into|over|about|against|within|through|national|action|implementation)|\b(?:on|in|of|to|and|from|until|by|between|since)\s+\d{1,2}(?:\s?[-\u2013])?|\d\s?[-\u2013]|\b(?:in|of|\d{1,2}(?:st|nd|rd|th)?)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))\s*$",
    re.I,
)
_NAMES_ONLY = re.compile(r"\W*[A-Z][^\s,]*(?:,? (?:[A-Z][^\s,]*|de|del|la|of|and|the|d'\w+)){0,7}\s*")
_ENTRY = re.compile(r"\W{0,2}(?:\d|[A-Z][a-z]+ \d)")
_PART = re.compile(
    r"\W{0,3}(?:(?:Part|Event|Meeting|Leg|Stage|Visit) (?:one|two|three|four|five|\d{1,2}|[IVX]{1,4}|[A-E])|(?:First|Second|Third|Fourth) (?:part|event|meeting|leg|stage|visit))\W{1,3}[A-Za-z\d]",
    re.I,
)
_PLACE_AND_COLON = re.compile(r"(?:,| [\u2013\u2014-]) [A-Z][^:.;]{2,60}: ")
_BAR = re.compile(r"(?<=\s)\|(?=\s)|\|")
_TAIL = 24  # characters: longer than any word that a line may break off with
_SHORT = 50  # a line that breaks off here, with blank lines around it, is no wrapped one
_PLACE_AND_DAYS = 80  # characters of a line that says where and when
_WIDEST = 130  # a longer line was not broken to fit a page


class Layout:
    """The lines of one text, the width that they are wrapped to, and the gaps usual between them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the measure of ``lines``."""
        self.lines = lines
        self.width = _width(lines)
        self.usual_gap = _usual_gap(lines)
        self.wrapped = self.width <= _WIDEST
        self.bylines = frozenset(_bylines(lines))
        self.rows = frozenset(_rows(lines))
        self.entries = frozenset(_entries(lines))

    def is_heading(self, number: int) -> bool:
        """Whether the line is short and ends no sentence, with a longer passage behind it."""
        line = self.lines[number]
        if line.start in self.bylines:
            return True
        follower = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if line.kind != "text" or follower is None or follower.text.strip()[:1].islower() or self._goes_on(number):
            return False
        length = len(line.text.strip())
        if line.start in self.entries:
            return False
        if follower.start in self.entries and length < _SHORT:
            return True  # "PAST EVENTS", close above the first of them
        alone = line.gap > self.usual_gap < follower.gap and length < _SHORT
        if not _may_be_heading(line.text.strip(), alone=alone):
            return False
        if follower.gap:
            return length < 0.7 * self.width or length < 70 or not self.wrapped
        return number == 0 or (not self.wrapped and length < 120)

    def _goes_on(self, number: int) -> bool:
        """Whether the line stands close under a full one that ends no sentence."""
        if not number or self.lines[number].gap > 1 or (before := self.lines[number - 1]).kind != "text":
            return False
        length = len(before.text.strip())
        return not SENTENCE_END.search(before.text) and length >= 0.7 * self.width and length > 50

    def joins(self, before: Line, line: Line) -> bool:
        """Whether ``line`` goes on with the paragraph of ``before``."""
        ended = bool(SENTENCE_END.search(before.text))
        apart = line.gap > self.usual_gap and before.gap > self.usual_gap and len(before.text.strip()) < _SHORT
        if _breaks_off(before.text) and line.gap <= 2 and not (apart and line.text.strip()[:1].isupper()):
            return True
        if before.start in self.bylines or line.start in self.bylines or line.start in self.entries:
            return False
        first = line.text.strip().lstrip("\"'\u201c\u2018(*_")[:1]
        if line.gap == 0 and not line.noise:
            return self.wrapped or (not ended and first.islower())
        if first.islower():
            return not ended or line.gap <= self.usual_gap
        if line.gap > self.usual_gap and not line.noise:
            return not ended and first.isdigit()
        if ended:
            return 0 < self.usual_gap >= line.gap
        return len(before.text.rstrip()) >= 0.7 * self.width and self.wrapped


def _rows(lines: Sequence[Line]) -> Iterator[int]:
    """Where the rows of tables begin: lines close together with as many bars between their cells."""
    for line, below in pairwise(lines):
        bars = _BAR.findall(line.text.strip(" |"))
        alike = len(bars) == len(_BAR.findall(below.text.strip(" |"))) > 0 and not below.gap
        if alike and line.kind == below.kind == "text":
            yield line.start
            yield below.start


def _entries(lines: Sequence[Line]) -> Iterator[int]:
    """Where the entries of a calendar begin, of which it has several: "6-8 February 2018, Vientiane: round table on ...".

    Or the parts of an event: "Part one: review of Chile, Santiago, 3-5 May 2016".
    """
    dated = (line for line in lines if line.kind == "text" and _ENTRY.match(line.text) and _begins_dated(line.text))
    parts = (line for line in lines if line.kind == "text" and _PART.match(line.text) and dates.find(line.text))
    for found in ([line.start for line in dated], [line.start for line in parts]):
        yield from found if len(found) > 1 else ()


def _begins_dated(words: str) -> bool:
    first = next(iter(dates.find(words)), None)
    return first is not None and first.start < 3 and _PLACE_AND_COLON.match(words, first.end) is not None


def _breaks_off(words: str) -> bool:
    return _UNFINISHED.search(words[-_TAIL:]) is not None


def _bylines(lines: Sequence[Line]) -> Iterator[int]:
    """Where the lines begin that say when, and those under them that say where, close under a title."""
    for line, below in pairwise([*lines[:6], None]):
        if line is not None and line.kind == "text" and says_when_and_where(line.text):
            yield line.start
        elif line is not None and line.kind == "text" and lone_date(line.text):
            yield line.start
            if below is not None and below.kind == "text" and not below.gap and _NAMES_ONLY.fullmatch(below.text):
                yield below.start


def says_when_and_where(words: str) -> bool:
    """Whether a line is a place and its days, and no more: "Suva, Fiji, 3-5 May 2018"."""
    found = dates.find(words) if len(words) < _PLACE_AND_DAYS else []
    if len(found) != 1 or found[0].kind != "day":
        return False
    rest = words[: found[0].start].rstrip(" ,|-\u2013") or words[found[0].end :].lstrip(" ,|-\u2013")
    return bool(_NAMES_ONLY.fullmatch(rest)) and len(found[0].text) + len(rest) + 4 >= len(words.strip())


def _may_be_heading(words: str, *, alone: bool) -> bool:
    """``alone`` says that the words stand by themselves: "How the plan came about"."""
    if not words or len(words) > 160 or words[0].islower() or (_breaks_off(words) and not alone):
        return False
    return words.endswith(":") or not SENTENCE_END.search(words)


def _width(lines: Sequence[Line]) -> int:
    """The width that the text is wrapped to: the length that nine lines in ten keep within."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.kind in ("text", "bullet", "label"))
    return lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))] if lengths else 80


def _usual_gap(lines: Sequence[Line]) -> int:
    """How many blank lines stand between the lines of one paragraph: 0, or 1 in a text set with blank lines throughout."""
    inner = [
        later.gap for earlier, later in pairwise(lines) if later.kind == "text" and later.text.strip()[:1].islower()
    ]
    if not inner:
        return 0
    return 1 if sum(1 for gap in inner if gap == 1) * 2 > len(inner) else 0
