"""On which event a judgement bears, when notes were revised or rules changed since it was made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from naptrack.judgements.isodate import UNDATED, written
from naptrack.judgements.model import Judgement, Passage
from naptrack.models import Event, Mark

#: Quotes are one passage, revised, where so much of their words agree.
ALIKE = 0.8
#: A quote of fewer words is not looked for inside another.
SHORTEST = 4

_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage that an event rests on now: its key, what it was read as, its words as they stand."""

    key: str
    mark: Mark
    quote: str


@dataclass(frozen=True, slots=True)
class Scene:
    """An event and its passages."""

    event: Event
    pieces: tuple[Piece, ...]


@lru_cache(maxsize=4096)
def words_of(quote: str) -> Words:
    """The words of a quote, whatever their case, width and marks.

    >>> words_of("**Event:** Round-table, in  Ulaanbaatar")
    ('event', 'round', 'table', 'in', 'ulaanbaatar')
    """
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", quote).replace("\u00ad", "").casefold()))


def anchor(judgement: Judgement, scenes: Sequence[Scene]) -> Scene | None:
    """The one event that ``judgement`` bears on; None where there is none, or no telling which.

    The event that holds one of its passages, or the same words read as the same, the passage
    that it was made on first; else the event that rests on the same words; else on nearly the same.
    """
    for ways in ((_same_passage, _same_words_and_mark), (_same_words,), (_nearly_same,)):
        for passage in judgement.passages:
            for same in ways:
                found = [scene for scene in scenes if any(same(passage, piece) for piece in scene.pieces)]
                if len(found) > 1:
                    found = [scene for scene in found if _as_judged(judgement, scene.event)]
                if len(found) == 1:
                    return found[0]
    return None


def holding(judgement: Judgement, scenes: Sequence[Scene]) -> Scene | None:
    """The event that holds one of the very passages of ``judgement``; None where none does."""
    keys = {passage.mention for passage in judgement.passages}
    return next((scene for scene in scenes if any(piece.key in keys for piece in scene.pieces)), None)


def seen(judgement: Judgement, piece: Piece, date: str) -> bool:
    """True where a passage that tells ``date`` is one that the judgement was made on, as it was then or cut anew.

    Nearly the same words with another date are news.
    """
    old = date in (judgement.date, UNDATED)
    return any(
        passage.mention == piece.key or _same_words(passage, piece) or (old and _nearly_same(passage, piece))
        for passage in judgement.passages
    )


Same = Callable[[Passage, Piece], bool]


def _same_passage(passage: Passage, piece: Piece) -> bool:
    return passage.mention == piece.key


def _same_words_and_mark(passage: Passage, piece: Piece) -> bool:
    return passage.mark == piece.mark and _same_words(passage, piece)


def _same_words(passage: Passage, piece: Piece) -> bool:
    words = words_of(piece.quote)
    return bool(words) and words_of(passage.quote) == words


def _nearly_same(passage: Passage, piece: Piece) -> bool:
    if passage.mark != piece.mark:
        return False
    mine, theirs = words_of(passage.quote), words_of(piece.quote)
    if _holds(mine, theirs) or _holds(theirs, mine):
        return True
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _holds(whole: Words, part: Words) -> bool:
    size = len(part)
    return size >= SHORTEST and any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _as_judged(judgement: Judgement, event: Event) -> bool:
    marks = {*event.stages, *([event.milestone] if event.milestone else [])}
    return not marks.isdisjoint(judgement.marks) and written(event.date) == judgement.date
