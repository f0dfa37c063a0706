"""Sentences, told from abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naptrack.passages.view import Span, View

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sts|No|Nos|Nr|Art|Arts|para|paras|Amb|Gen|Col|Lt|Capt|Maj|Sgt|Rev|Hon|Messrs|Mme|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|cf|vs|vol|Vol|pp|approx|Res|res|Ref|ref|fig|Fig|Rep|Sen|Inc|Ltd|Gov|Govt|U\.S|U\.K|U\.N|H\.E|H\.R\.H)|\b[A-Z]|\bi\.a|\bin(?=\.\s[a-z]))\.$"
)
_NUMBERED = re.compile(r"\b(?:nos?|nr|arts?|paras?|vol|op|fig)\.$")
# "in the U.S. The meeting": a State's abbreviation may end a sentence before an article
_OF_A_STATE = re.compile(r"U\.[SKN]\.$")
_OPENING = re.compile(r"[\"'(]*(?:The|This|These|In|On|At|It|They|He|She)\b")
#: Longer is no sentence but a table or a dump without full stops; rules take time by the square of its length.
_LONGEST = 4000
_BREAK = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u00c0-\u00de])")


def sentences(view: View) -> Iterator[Span]:
    """The spans of the sentences of a view, in its own offsets.

    >>> from naptrack.passages import view_of
    >>> text = "It met Mr. Li on 3 May. By Decree No. 5 it approved the plan."
    >>> [text[a:b] for a, b in sentences(view_of(text, [(0, len(text))]))]
    ['It met Mr. Li on 3 May.', 'By Decree No. 5 it approved the plan.']
    """
    text = view.text
    start = 0
    for match in _BREAK.finditer(text):
        stop = match.start() + 1
        abbreviated = text[match.start()] == "." and _ABBREVIATION.search(text[max(start, stop - 12) : stop])
        if text[match.end()].isdigit() and _NUMBERED.search(text[max(start, stop - 8) : stop]):
            continue  # "Government Decision no. 254"
        if abbreviated and not (_OF_A_STATE.search(text[start:stop]) and _OPENING.match(text, match.end())):
            continue
        end = match.end()
        while end > stop and text[end - 1].isspace():
            end -= 1
        yield from _pieces(text, start, end)
        start = match.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, cut between words where it is too long to be read at once."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    if start < end:
        yield start, end
