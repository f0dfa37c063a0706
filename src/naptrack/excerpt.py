"""The passage of a text that best shows why the text was found. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from naptrack import passages
from naptrack.passages import Span

#: A passage longer than this is cut down to what stands around the words that were found.
LONGEST = 400


class Excerpt(NamedTuple):
    """A passage, and the words found in it; all spans count in the whole text."""

    start: int
    end: int
    words: tuple[Span, ...]


def best(text: str, words: Sequence[Span], preferred: Sequence[Span] = ()) -> Excerpt:
    """The sentence of ``text`` with the most of ``words``, one that touches a ``preferred`` span before others.

    ``words`` are sorted spans that do not overlap. Without any it is the first sentence.
    Different words count before the same word again, an earlier sentence before a later.
    """

    def worth(sentence: Span) -> tuple[bool, int, int, int]:
        inside = _within(words, sentence)
        return (
            bool(inside) and any(first < sentence[1] and sentence[0] < last for first, last in preferred),
            len({text[first:last].casefold() for first, last in inside}),
            len(inside),
            -sentence[0],
        )

    start, end = max(_sentences(text, words), key=worth, default=(0, len(text)))
    inside = _within(words, (start, end))
    if end - start > LONGEST:
        start, end = _cut(text, start, end, inside)
    return Excerpt(start, end, tuple(_within(inside, (start, end))))


def _sentences(text: str, words: Sequence[Span]) -> list[Span]:
    """All sentences; a word that stands in none, as in a heading, has its line."""
    parsed = passages.parse(text)
    views = [*(field.view for field in parsed.fields), *(block.view for block in parsed.blocks)]
    found = sorted(
        {view.frozen(first, last) for view in views if view.text for first, last in passages.sentences(view)}
    )
    for first, last in words:
        if not any(start <= first and last <= end for start, end in found):
            line = text.rfind("\n", 0, first) + 1, text.find("\n", last)
            found.append((line[0], line[1] if line[1] >= 0 else len(text)))
    return found


def _within(spans: Sequence[Span], whole: Span) -> list[Span]:
    return [(first, last) for first, last in spans if whole[0] <= first and last <= whole[1]]


def _cut(text: str, start: int, end: int, words: Sequence[Span]) -> Span:
    """As many of ``words`` as have room, and what stands around them, from blank to blank."""
    first = max(
        (span[0] for span in words),
        key=lambda first: (sum(first <= span[0] and span[1] <= first + LONGEST // 2 for span in words), -first),
        default=start,
    )
    left = max(start, first - LONGEST // 4)
    right = min(end, left + LONGEST)
    if left > start:
        blank = text.find(" ", left, first)
        left = blank + 1 if blank >= 0 else first
    if right < end:
        blank = text.rfind(" ", left, right)
        right = blank if blank > first else right
    return left, right
